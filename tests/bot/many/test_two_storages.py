"""Two processes on one database: each changes only what is its own, and nobody waits for the other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Iterable
from contextlib import suppress

import asyncpg
import pytest

from bot.runtime.clock import monotonic
from bot.storage.deliveries import Alert
from bot.storage.interface import NotOurs
from bot.storage.postgresql.presence import Presence
from bot.storage.postgresql.storage import PostgresStorage
from bot.storage.shares import SHARDS
from bot.storage.values import Changes, Job
from tests.bot.given import until
from tests.bot.many.member import Silent
from tests.bot.storage.given import NOW, arrives, case, handles, screen, taken, text, undelivered, update
from tests.postgres import server, template

QUICKLY = 2.0
"""Seconds; whoever waits for a lock waits 5."""
CHATS = range(7_000_000_000, 7_000_000_000 + SHARDS)
"""One in each shard."""


class Listening(Silent):
    """Notes which chats it was told to look at."""

    def __init__(self) -> None:
        self.looked: set[int] = set()

    def look(self, chat_ids: Iterable[int]) -> None:
        self.looked.update(chat_ids)


class One:
    """One of the two."""

    def __init__(self, storage: PostgresStorage) -> None:
        self.storage = storage
        self.keeper = Listening()
        self.task = asyncio.create_task(storage.shares.run(self.keeper))

    @property
    def chat(self) -> int:
        """A chat of its own."""
        return next(chat for chat in CHATS if self.storage.shares.is_kept(chat))

    def shards(self) -> Collection[int]:
        return self.storage.shares.shards() or ()

    async def close(self) -> None:
        self.task.cancel()
        with suppress(asyncio.CancelledError):
            await self.task
        await self.storage.close()


@pytest.fixture
def url() -> str:
    return server().url(server().create(template()))


@pytest.fixture
async def two(url: str) -> AsyncIterator[tuple[One, One]]:
    first, second = [One(await PostgresStorage.open(url, shared=True)) for _ in range(2)]
    await until(lambda: all(len(one.shards()) == SHARDS // 2 for one in (first, second)))
    yield first, second
    for one in (first, second):
        await one.close()


async def test_what_is_another_s_is_stored_and_told_but_not_handled(two: tuple[One, One]) -> None:
    mine, theirs = two
    waiting = await arrives(mine.storage, 1, theirs.chat)
    mine.storage.shares.tell(theirs.chat)
    await until(lambda: theirs.chat in theirs.keeper.looked)
    with pytest.raises(NotOurs):
        await mine.storage.commit(Changes(waiting.seq, theirs.chat, cases=(case(),)), NOW)
    with pytest.raises(NotOurs):
        await mine.storage.failed(waiting.seq, "ValueError")
    with pytest.raises(NotOurs):
        await mine.storage.set_aside(waiting.seq, [], NOW)
    assert await taken(theirs.storage, theirs.chat) == waiting
    await theirs.storage.commit(Changes(waiting.seq, theirs.chat, cases=(case(),)), NOW)
    assert await mine.storage.next_waiting(theirs.chat) is None
    assert await mine.storage.case(theirs.chat, 1)


async def test_what_is_another_s_is_not_noted_as_delivered(two: tuple[One, One]) -> None:
    mine, theirs = two
    await handles(theirs.storage, 1, screen("What to press"), chat_id=theirs.chat)
    item = await undelivered(mine.storage, theirs.chat)
    with pytest.raises(NotOurs):
        await mine.storage.delivered([item.id], None, NOW)
    await theirs.storage.delivered([item.id], None, NOW)
    assert await mine.storage.undelivered(theirs.chat) == []


async def test_in_one_round_with_what_is_another_s_what_is_our_own_is_changed(two: tuple[One, One]) -> None:
    mine, theirs = two
    ours = await arrives(mine.storage, 1, mine.chat)
    foreign = await arrives(mine.storage, 2, theirs.chat)
    outcomes = await asyncio.gather(
        mine.storage.commit(Changes(foreign.seq, theirs.chat), NOW),
        mine.storage.commit(Changes(ours.seq, mine.chat), NOW),
        return_exceptions=True,
    )
    assert isinstance(outcomes[0], NotOurs)
    assert not isinstance(outcomes[1], BaseException)
    assert await mine.storage.next_waiting(mine.chat) is None
    assert await taken(theirs.storage, theirs.chat) == foreign


async def test_each_works_on_the_files_of_its_own_chats(two: tuple[One, One]) -> None:
    mine, theirs = two
    wanted = (Job(1, "pack", "me"),)
    await handles(theirs.storage, 1, chat_id=theirs.chat, cases=(case(),), wanted=wanted)
    assert await mine.storage.jobs.take("pack", NOW) is None
    job = await theirs.storage.jobs.take("pack", NOW)
    assert job
    assert job.chat_id == theirs.chat
    with pytest.raises(NotOurs):
        await mine.storage.jobs.done(job.number, None, NOW)
    assert await theirs.storage.jobs.done(job.number, None, NOW)


async def test_an_admin_whose_chat_is_another_s_is_told_all_the_same(two: tuple[One, One]) -> None:
    mine, theirs = two
    waiting = await arrives(mine.storage, 1, mine.chat)
    alerts: list[Alert] = [(theirs.chat, text("One more"))]
    await mine.storage.set_aside(waiting.seq, [], NOW, alerts)
    assert (await undelivered(theirs.storage, theirs.chat)).delivery == text("One more")


async def test_whoever_stores_waits_for_no_transaction_of_the_owner(two: tuple[One, One], url: str) -> None:
    mine, theirs = two
    await theirs.storage.store([update(1, theirs.chat)], NOW)
    owner = await asyncpg.connect(url)
    async with owner.transaction():
        await owner.execute("UPDATE chats SET active_at = 'later', parked_at = NULL WHERE chat_id = $1", theirs.chat)
        async with asyncio.timeout(QUICKLY):
            await mine.storage.store([update(2, theirs.chat), update(3, mine.chat)], NOW)
    await owner.close()
    assert set(await mine.storage.waiting_chats()) == {mine.chat, theirs.chat}


async def test_what_a_process_had_in_hand_when_it_ended_counts_as_tried_and_what_others_have_does_not(
    two: tuple[One, One],
) -> None:
    ended, lives = two
    waiting = [await arrives(one.storage, number, one.chat) for number, one in enumerate((ended, lives))]
    chat, other = ended.chat, lives.chat
    for one, item in zip((ended, lives), waiting, strict=True):
        one.storage.take(item.seq)
        await one.storage.contact(NOW)  # whatever is written next brings the note along
    ended.task.cancel()
    await asyncio.gather(ended.task, return_exceptions=True)
    assert await lives.storage.abandoned("ended") == [chat]
    assert (await taken(lives.storage, chat)).attempts == 1
    assert (await taken(lives.storage, other)).attempts == 0
    assert await lives.storage.abandoned("ended") == [chat]
    assert (await taken(lives.storage, chat)).attempts == 1


async def test_one_that_was_taken_for_dead_changes_nothing_and_takes_part_anew(two: tuple[One, One], url: str) -> None:
    frozen, other = two
    chat = frozen.chat
    waiting = await arrives(frozen.storage, 1, chat)
    number = frozen.storage.shares.number  # type: ignore[attr-defined]  # of `Shards`
    connection = await asyncpg.connect(url)
    presence = await Presence.begin(connection, "a third one", None, lambda _chats: None, monotonic)
    await presence.bury(number)
    with pytest.raises(NotOurs):
        await frozen.storage.commit(Changes(waiting.seq, chat), NOW)
    await presence.leave()
    await connection.close()
    await until(lambda: frozen.storage.shares.is_kept(chat) or other.storage.shares.is_kept(chat))
    owner = frozen if frozen.storage.shares.is_kept(chat) else other
    await owner.storage.commit(Changes(waiting.seq, chat), NOW)
    assert await owner.storage.next_waiting(chat) is None
