"""Killed at any point of an erasure, the bot has erased all or nothing; and once it is up again, all, and says so."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.bot.faults.stage import Stage
from tests.buyer import Buyer

WORDS = "Purple zebra slippers"
COUNTS = "SELECT (SELECT count(*) FROM {table} WHERE chat_id = ?)"
TABLES = ("buyers", "cases", "chats")


async def asked(alive: Stage, name: str) -> Buyer:
    """A buyer with a case, who is asked whether everything is to go."""
    ann = await alive.buyer(name, alive.settled)
    await ann.says("/start")
    await ann.says(WORDS)
    await ann.says("/delete")
    return ann


def stored(alive: Stage, chat: int) -> set[str]:
    """Name those tables that hold something of a chat."""
    with closing(sqlite3.connect(alive.folder / "bot.db")) as look:
        counted = {table: look.execute(COUNTS.format(table=table), (chat,)).fetchone()[0] for table in TABLES}
    return {table for table, count in counted.items() if count}


def words_of(alive: Stage) -> list[str]:
    """Give what is left of the words in the rows of any chat."""
    with closing(sqlite3.connect(alive.folder / "bot.db")) as look:
        rows = look.execute("SELECT CAST(body AS TEXT) FROM inbox UNION ALL SELECT payload FROM outbox")
        return [text for (text,) in rows if "zebra" in text]


async def erases_and_dies(alive: Stage, ann: Buyer, point: int) -> bool:
    """Tap "Erase everything", with a kill at a point of what follows; say whether it came so far."""
    message, button = await ann.button("erase")
    ann.waits = False
    alive.points.arm(point)
    await ann.taps_data(message["message_id"], button["data"])
    died = await alive.dies()
    alive.points.arm(0)
    if died:
        assert stored(alive, ann.id) in (set(TABLES), set()), f"half erased at {alive.points.place}"
        await alive.live()
    await alive.settled()
    return died


@pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.soak)], ids=["some points", "all points"])
async def test_killed_while_it_erases_it_has_erased_all_or_nothing_and_answers_in_the_end(
    alive: Stage, step: int
) -> None:
    point, deaths = 1, 0
    died = True
    while died:
        ann = await asked(alive, f"Ann {point}")
        died = await erases_and_dies(alive, ann, point)
        assert stored(alive, ann.id) == set(), alive.points.place
        assert words_of(alive) == [], alive.points.place
        said = [text for text in alive.screens(ann.id) if "Everything is erased" in text]
        assert 1 <= len(said) <= 2, alive.points.place
        point, deaths = point + step, deaths + died
    assert deaths * step > 20
    assert not alive.failures()
