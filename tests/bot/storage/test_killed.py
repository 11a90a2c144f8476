"""The process is killed at random moments: afterwards every update has changed everything it changes, or nothing."""

import asyncio
import itertools
import random
import time
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection

import pytest

from bot.storage.interface import Storage
from bot.storage.values import Buyer, Changes, Waiting
from conversations.case import Answer, Case, with_draft
from conversations.names import S
from tests.bot.storage.databases import Database, Sqlite, opened
from tests.bot.storage.given import NOW, evidence, text, update

CHATS = 3
"""Chats that are served in turn in one round; each round has chats of its own."""


async def serve(database: Database, chats: range, told: Connection) -> None:
    """Handle updates until killed; tell which are stored for good."""
    storage = await database.open()
    for number in itertools.count(1):
        chat = chats[number % CHATS]
        await storage.store([update(chat * 100_000 + number, chat)], NOW)
        waiting = await storage.next_waiting(chat)
        assert waiting
        await storage.commit(effect(waiting, chat, number), NOW)
        told.send(number)


def effect(waiting: Waiting, chat: int, number: int) -> Changes:
    """Change something in every table."""
    case = waiting.case or Case(1, NOW)
    told = waiting.buyer.told if waiting.buyer else frozenset()
    case = replace(
        with_draft(case, f"{number}", number, NOW),
        answers={S.ORDER: Answer(f"{number}", NOW)},
        evidence=(*case.evidence, evidence(len(case.evidence) + 1, name=f"{number}")),
    )
    buyer = Buyer(chat, current=1, told=told | {f"{number}"})
    return Changes(waiting.seq, chat, buyer, (case,), (text(f"{number}"),))


async def look(database: Database, chats: range, acknowledged: int) -> int:
    """Hold every table to the same history; give how many updates were handled."""
    async with opened(database) as storage:
        handled = [number for chat in chats for number in await history(storage, chat, chats)]
    assert set(range(1, acknowledged + 1)) <= set(handled)
    return len(handled)


async def history(storage: Storage, chat: int, chats: range) -> list[int]:
    """Give the numbers of the updates that this chat shows the effects of; every table says the same."""
    (case,) = storage.reader().cases(chat) or [Case(1, NOW)]
    numbers = [int(draft.text) for draft in case.drafts]
    assert numbers == [n for n in range(1, max(numbers, default=0) + 1) if chats[n % CHATS] == chat]
    assert [draft.version for draft in case.drafts] == list(range(1, len(numbers) + 1))
    assert [int(item.name or 0) for item in case.evidence] == numbers
    assert case.value(S.ORDER) == (f"{numbers[-1]}" if numbers else None)
    assert await delivered(storage, chat) == numbers
    await waits(storage, chat, numbers)
    return numbers


async def delivered(storage: Storage, chat: int) -> list[int]:
    found = []
    while some := await storage.undelivered(chat):
        waiting = some[0]
        assert waiting.update_id == chat * 100_000 + int(waiting.delivery.payload["text"])
        found.append(int(waiting.delivery.payload["text"]))
        await storage.delivered([waiting.id], None, NOW)
    return found


async def waits(storage: Storage, chat: int, numbers: list[int]) -> None:
    """What waits, if anything, is the update after the last one that was handled; the buyer is as the case is."""
    if not (waiting := await storage.next_waiting(chat)):
        await storage.store([update(chat * 100_000, chat)], NOW)
        waiting = await storage.next_waiting(chat)
        assert waiting
    else:
        assert waiting.update_id is not None
        assert waiting.update_id - chat * 100_000 - CHATS in {*numbers[-1:], *range(-CHATS, 1)}
    told = waiting.buyer.told if waiting.buyer else frozenset()
    assert sorted(map(int, told)) == numbers


@pytest.mark.parametrize(
    "kills", [21, pytest.param(2000, marks=[pytest.mark.soak, pytest.mark.timeout(900)])], ids=["short", "long"]
)
def test_killed_at_any_moment_an_update_is_applied_as_a_whole_or_not_at_all(database: Database, kills: int) -> None:
    kills = kills if isinstance(database, Sqlite) else kills // 3
    handled = [round_of(database, range(1 + n * CHATS, 1 + (n + 1) * CHATS), random.Random(n)) for n in range(kills)]
    assert sum(handled) > kills


def round_of(database: Database, chats: range, chance: random.Random) -> int:
    """Start a process, kill it in the midst of its work, and look at what it left."""
    told, tells = get_context("fork").Pipe(duplex=False)
    process = get_context("fork").Process(target=lambda: asyncio.run(serve(database, chats, tells)))
    process.start()
    tells.close()
    assert told.poll(20), "the process never handled an update"
    time.sleep(chance.uniform(0, 0.03))
    process.kill()
    process.join()
    return asyncio.run(look(database, chats, last_of(told)))


def last_of(told: Connection) -> int:
    """Give the last number that was told completely."""
    last = 0
    try:
        while told.poll(0):
            last = told.recv()
    except EOFError:
        pass
    told.close()
    return last
