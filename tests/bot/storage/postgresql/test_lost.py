"""The connection is lost, the server restarts, an answer never comes: nothing is lost, and nothing is done twice."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from bot.storage.interface import StorageError, Unavailable
from bot.storage.postgresql import transactions
from bot.storage.postgresql.refusals import RefusedStatementError
from bot.storage.postgresql.session import PostgresSession
from bot.storage.postgresql.storage import PostgresStorage
from bot.storage.sql.session import Session
from bot.storage.values import Buyer, Changes
from tests.bot.storage.databases import ENDED, Postgres, opened
from tests.bot.storage.given import ANN, NOW, arrives, case, delivers_all, handles, taken, text, update
from tests.postgres import GIVEN, server

PATIENCE = 10
"""Seconds after which a test says that somebody waits for ever."""


@pytest.fixture
async def storage(database: Postgres) -> AsyncIterator[PostgresStorage]:
    async with opened(database) as storage:
        assert isinstance(storage, PostgresStorage)
        yield storage


def end_all(database: Postgres) -> None:
    server().execute(ENDED.format(database.name))


async def test_a_connection_that_was_lost_while_nothing_was_asked_is_not_even_noticed(
    database: Postgres, storage: PostgresStorage
) -> None:
    await handles(storage, 1, text("one"))
    end_all(database)
    await handles(storage, 2, text("two"))
    end_all(database)
    assert storage.reader().cases(ANN) == []
    assert await delivers_all(storage) == ["one", "two"]


async def test_what_waits_when_the_connection_is_lost_is_done_nevertheless(
    database: Postgres, storage: PostgresStorage
) -> None:
    async with database.locked():
        tasks = [asyncio.create_task(storage.store([update(chat, chat)], NOW)) for chat in range(1, 201)]
        await asyncio.sleep(0.1)
        server().execute(f"{ENDED.format(database.name)} AND wait_event_type = 'Lock'")
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*tasks)
    assert await storage.waiting_chats() == list(range(1, 201))


@pytest.mark.parametrize("mode", ["fast", "immediate"])
@pytest.mark.skipif(GIVEN in os.environ, reason="the server is not ours to be stopped")
async def test_the_server_restarts_in_the_middle_of_a_transaction(storage: PostgresStorage, mode: str) -> None:
    changes = Changes((await arrives(storage, 1)).seq, ANN, Buyer(ANN, current=1), (case(),), (text("Saved"),))

    def slowly(session: Session) -> None:
        session.execute("SELECT pg_sleep(10)")

    async with asyncio.timeout(PATIENCE):
        slow = asyncio.create_task(storage._connection.write(slowly))
        committed = asyncio.create_task(storage.commit(changes, NOW))
        await asyncio.sleep(0.1)
        await asyncio.to_thread(server().stop, mode)
        for task in (slow, committed):
            with pytest.raises(Unavailable, match="DATABASE_URL"):
                await task
        await asyncio.to_thread(server().start)
    assert (await taken(storage)).seq == changes.seq
    await storage.commit(changes, NOW)
    assert storage.reader().cases(ANN) == [case()]
    assert await delivers_all(storage) == ["Saved"]


async def test_where_the_answer_to_a_commit_is_lost_it_is_said_and_asked_again_it_counts_once(
    database: Postgres, storage: PostgresStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = Changes((await arrives(storage, 1)).seq, ANN, Buyer(ANN, current=1), (case(),), (text("Saved"),))
    commit = transactions._commit

    def lost(session: PostgresSession) -> None:
        session.tell("COMMIT")
        end_all(database)
        commit(session)

    monkeypatch.setattr(transactions, "_commit", lost)
    with pytest.raises(StorageError, match="not known") as told:
        await storage.commit(changes, NOW)
    assert not isinstance(told.value, Unavailable), "which says that nothing was changed"
    monkeypatch.undo()
    assert (await storage.commit(changes, NOW)).waiting == 0
    assert storage.reader().cases(ANN) == [case()]
    assert await delivers_all(storage) == ["Saved"]


async def test_a_server_that_stands_still_is_given_up_and_later_it_works(
    storage: PostgresStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.postgresql.connection.ANSWERS_WITHIN", 0.2)
    with pytest.raises(Unavailable, match="does not answer"):
        await storage._connection.read(sleeps)
    await storage.store([update(1)], NOW)
    assert await storage.waiting_chats() == [ANN]


def sleeps(session: Session) -> None:
    session.execute("SELECT pg_sleep(30)")


async def test_who_is_in_a_hurry_waits_for_no_lock(database: Postgres, storage: PostgresStorage) -> None:
    storage.hurry()
    async with database.locked():
        async with asyncio.timeout(2):
            with pytest.raises(Unavailable):
                await storage.store([update(1)], NOW)
    await storage.store([update(1)], NOW)


async def test_when_what_carries_out_is_cancelled_all_that_wait_are_told_and_later_it_works(
    storage: PostgresStorage,
) -> None:
    tasks = [asyncio.create_task(storage.store([update(chat, chat)], NOW)) for chat in range(1, 201)]
    await asyncio.sleep(0)
    (task,) = (task for task in asyncio.all_tasks() if task.get_name() == "database")
    task.cancel()
    async with asyncio.timeout(PATIENCE):
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(isinstance(outcome, StorageError) for outcome in outcomes)
        await asyncio.gather(*(storage.store([update(chat, chat)], NOW) for chat in range(1, 201)))
    assert await storage.waiting_chats() == list(range(1, 201))


def a_sign(session: Session) -> None:
    session.execute("INSERT INTO meta (name, value) VALUES ('a', ?)", ("my photo\0",))


def twice(session: Session) -> None:
    session.execute("INSERT INTO meta (name, value) VALUES (?, 'x'), (?, 'x')", ("my photo", "my photo"))


def no_number(session: Session) -> None:
    session.execute("SELECT 1 FROM inbox WHERE chat_id = ?", ("my photo",))


@pytest.mark.parametrize("work", [a_sign, twice, no_number])
async def test_what_a_statement_is_refused_for_quotes_nothing_that_is_in_a_row(
    storage: PostgresStorage, work: Callable[[Session], Any], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(RefusedStatementError) as refused:
        await storage._connection.write(work)
    logging.getLogger("bot").error("An update", exc_info=refused.value)
    said = "".join(line for line in caplog.text.splitlines() if "session.execute(" not in line)
    assert "RefusedStatementError" in said
    assert "photo" not in said
    await storage.store([update(1)], NOW)
