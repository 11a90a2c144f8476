"""One buyer sends hundreds of messages at once: all are kept, the others are served meanwhile, memory is bounded."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.texts import texts
from tests.bot.faults.crowd import Crowd
from tests.bot.faults.stage import Stage
from tests.bot.given import message, read
from tests.buyer import Buyer, visible

MESSAGES = 250
OTHERS = 8
MOST_MEMORY = 16 << 20
"""Bytes that the flood may add to the most that the process had."""
TOLD = visible(texts("en").html("flood"))


async def test_a_flood_is_kept_in_order_while_the_others_are_served(alive: Stage) -> None:
    crowd = Crowd(alive, seed=1)
    flo, *others = [await alive.buyer(f"Buyer {number}", crowd.answered) for number in range(OTHERS + 1)]
    async with crowd.watched():
        await begins(flo)
        at_first = len(await read(flo))
        memory = most_memory(alive.lives.pid)
        floods(alive, flo)
        await asyncio.gather(*(talks(buyer) for buyer in others))
        assert handled(alive, flo) < MESSAGES / 2  # the others were through first
        await crowd.answered(flo.id)
        said = (await read(flo))[at_first:]
        await flo.picks("found")
        assert "Refund only" in await flo.text()
    async with alive.storage() as storage:
        (case,) = storage.reader().cases(flo.id)
    assert [aside.text for aside in case.asides] == words()
    assert most_memory(alive.lives.pid) - memory < MOST_MEMORY
    assert said.count(TOLD) == 1
    assert len(said) < MESSAGES / 5


def words() -> list[str]:
    return [f"word {number}" for number in range(MESSAGES)]


async def begins(buyer: Buyer) -> None:
    """Reach a menu, where words are kept aside."""
    await buyer.says("/start")
    await buyer.says("Blue shoes")
    await buyer.says("in 12 days")


def floods(made: Stage, buyer: Buyer) -> None:
    """Send everything at once, faster than through the page."""
    for number, word in enumerate(words()):
        made.standin.push({"message": {**message(buyer, text=word), "message_id": 900_000 + number}})


async def talks(buyer: Buyer) -> None:
    await begins(buyer)
    await buyer.picks("found", "refund", "yes", "not_as_described", "size")


def handled(made: Stage, buyer: Buyer) -> int:
    """Count the buyer's updates that were handled."""
    with closing(sqlite3.connect(f"file:{made.folder / 'bot.db'}?mode=ro", uri=True)) as look:
        query = "SELECT count(*) FROM inbox WHERE chat_id = ? AND handled_at IS NOT NULL"
        return int(look.execute(query, (buyer.id,)).fetchone()[0])


def most_memory(pid: int) -> int:
    """Give the most memory in bytes that a process has had."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) << 10
