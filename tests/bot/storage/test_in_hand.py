"""What is in hand when a process ends counts as tried at the next start, once; nothing else does."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from multiprocessing import get_context

import pytest

from bot.storage.interface import Storage
from bot.storage.postgresql.storage import NOTED_WITHIN
from bot.storage.values import Changes
from tests.bot.storage.databases import Database, opened
from tests.bot.storage.given import ANN, BOB, CID, NOW, arrives, taken

ENDED = "it ended"


def lives(database: Database, life: Callable[[Storage], Awaitable[None]]) -> None:
    """Let a process do this and end at once, as by kill -9."""

    async def live() -> None:
        await life(await database.open())
        os._exit(0)

    process = get_context("fork").Process(target=lambda: asyncio.run(live()))
    process.start()
    process.join(20)
    assert process.exitcode == 0


async def takes_all(storage: Storage) -> None:
    for chat in (ANN, BOB, CID):
        storage.take((await arrives(storage, chat, chat)).seq)


async def begins(database: Database) -> tuple[list[int], list[int]]:
    """Start anew; give the chats of what was tried before, and how often each chat's update was."""
    async with opened(database) as storage:
        suspects = await storage.abandoned(ENDED)
        waiting = [await storage.next_waiting(chat) for chat in (ANN, BOB, CID)]
        return suspects, [one.attempts if one else -1 for one in waiting]


def test_it_counts_once_however_often_the_bot_starts_and_the_most_tried_comes_first(database: Database) -> None:
    async def takes_one(storage: Storage) -> None:
        await storage.abandoned(ENDED)
        await storage.take_surely((await taken(storage, BOB)).seq)

    lives(database, takes_all)
    assert asyncio.run(begins(database)) == ([ANN, BOB, CID], [1, 1, 1])
    assert asyncio.run(begins(database)) == ([ANN, BOB, CID], [1, 1, 1]), "nobody took them again"
    lives(database, takes_one)
    assert asyncio.run(begins(database)) == ([BOB, ANN, CID], [1, 2, 1])


def test_what_was_put_down_handled_or_set_aside_does_not_count(database: Database) -> None:
    async def is_done_with_all(storage: Storage) -> None:
        await takes_all(storage)
        seqs = [(await taken(storage, chat)).seq for chat in (ANN, BOB, CID)]
        storage.put_down(seqs[0])
        storage.put_down(seqs[0])
        await storage.commit(Changes(seqs[1], BOB), NOW)
        await storage.set_aside(seqs[2], [], NOW)

    lives(database, is_done_with_all)
    assert asyncio.run(begins(database)) == ([], [0, -1, -1])


def test_an_orderly_end_leaves_nothing_in_hand(database: Database) -> None:
    async def closes(storage: Storage) -> None:
        await takes_all(storage)
        await storage.close()

    lives(database, closes)
    assert asyncio.run(begins(database)) == ([], [0, 0, 0])


def test_an_update_that_fails_to_be_committed_is_in_hand_no_more(database: Database) -> None:
    async def fails(storage: Storage) -> None:
        seq = (await arrives(storage, 1)).seq
        with pytest.raises(AttributeError):
            await storage.commit(Changes(seq, ANN, deliveries=(None,)), NOW)  # type: ignore[arg-type]  # a mistake
        await asyncio.sleep(5 * NOTED_WITHIN)

    lives(database, fails)
    assert asyncio.run(begins(database))[1][0] == 0
