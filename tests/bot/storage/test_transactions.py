"""Operations that wait at the same time share one transaction, and none suffers for another."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.storage.interface import Unavailable
from bot.storage.sqlite.storage import SqliteStorage
from bot.storage.values import Changes
from tests.bot.storage.databases import FAULTS, Database, Sqlite, opened
from tests.bot.storage.given import ANN, NOW, arrives, case, present, text, update

CHATS = range(1, 201)


async def traced(storage: SqliteStorage, seen: Callable[[str], None]) -> None:
    await storage._connection._db.set_trace_callback(seen)


async def test_many_commits_at_once_share_a_few_flushes(tmp_path: Path) -> None:
    storage = await Sqlite(tmp_path).open()
    changes = [Changes((await arrives(storage, chat, chat)).seq, chat, cases=(case(),)) for chat in CHATS]
    seen: list[str] = []
    await traced(storage, seen.append)
    await asyncio.gather(*(storage.commit(change, NOW) for change in changes))
    assert 1 <= seen.count("COMMIT") <= 5
    assert all(storage.reader().cases(chat) == [case()] for chat in CHATS)
    await storage.close()


async def test_one_that_fails_takes_nobody_with_it(database: Database) -> None:
    storage = await database.open()
    changes = [Changes((await arrives(storage, chat, chat)).seq, chat, cases=(case(),)) for chat in CHATS]
    outcomes = await asyncio.gather(
        *(storage.commit(change, NOW) for change in changes[:100]),
        storage.failed(10**6, "there is no such update"),
        *(storage.commit(change, NOW) for change in changes[100:]),
        return_exceptions=True,
    )
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == [outcomes[100]]
    assert isinstance(outcomes[100], KeyError)
    assert all([await storage.case(chat, 1) == present(case()) for chat in CHATS])
    await storage.close()


@pytest.mark.parametrize(("database", "fault"), FAULTS, indirect=["database"])
async def test_while_the_database_cannot_write_what_reads_is_served_and_each_writer_is_told(
    database: Database, fault: str
) -> None:
    async with opened(database) as storage:
        changes = [
            Changes((await arrives(storage, chat, chat)).seq, chat, cases=(case(),), deliveries=(text("x" * 100_000),))
            for chat in CHATS[:8]
        ]
        async with database.faults[fault](storage):
            outcomes = await asyncio.gather(
                *(storage.commit(change, NOW) for change in changes), storage.case(ANN, 1), return_exceptions=True
            )
            assert isinstance(outcomes[-1], Unavailable) if fault in database.unreadable else outcomes[-1] is None
            assert all(isinstance(outcome, Unavailable) for outcome in outcomes[:-1])
        await asyncio.gather(*(storage.commit(change, NOW) for change in changes))
        assert all(storage.reader().cases(change.chat_id) == [case()] for change in changes)


async def test_what_was_asked_for_is_done_though_nobody_waits_for_it_any_more(database: Database) -> None:
    storage = await database.open()
    tasks = [asyncio.create_task(storage.store([update(chat, chat)], NOW)) for chat in CHATS]
    await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert await storage.waiting_chats() == list(CHATS)
    await storage.close()


async def test_closing_waits_for_what_was_asked_for(database: Database) -> None:
    storage = await database.open()
    tasks = [asyncio.create_task(storage.store([update(chat, chat)], NOW)) for chat in CHATS]
    await asyncio.sleep(0)
    await storage.close()
    await asyncio.gather(*tasks)
    storage = await database.open()
    assert await storage.waiting_chats() == list(CHATS)
    await storage.close()
