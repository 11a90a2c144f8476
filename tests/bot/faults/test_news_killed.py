"""The bot is killed while it sends news and Telegram says 429: nobody gets it twice, and nobody is forgotten."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from bot.outbox.announcer import BATCH
from bot.storage.values import Announcement
from standin import chats
from tests.bot.faults.stage import LOOK, Stage, stage

LONGEST = 500
"""Seconds that a run may take."""


def subscribed(made: Stage, people: int) -> list[int]:
    """Let so many people be there who have asked for news."""
    world = made.standin._running()
    with world.store.transaction():
        crowd = [chats.new_person(world, f"Buyer {number}", None) for number in range(people)]
    with closing(sqlite3.connect(made.folder / "bot.db")) as database, database:
        row = "INSERT INTO buyers (chat_id, language, told, preferences) VALUES (?, 'en', '[]', '{\"has_news\":true}')"
        database.executemany(row, [(chat_id,) for chat_id in crowd])
    return crowd


def got(made: Stage, crowd: list[int]) -> Counter[int]:
    """Count what each of them has from the bot."""
    rows = made.standin._running().store.rows("SELECT chat_id, count(*) AS n FROM message WHERE by_bot GROUP BY 1")
    found = {row["chat_id"]: row["n"] for row in rows}
    return Counter({chat_id: found[chat_id] for chat_id in crowd if chat_id in found})


async def killed(made: Stage, crowd: list[int], kills: int, chance: random.Random) -> None:
    """Kill it each time some more have got theirs, and let a few calls after that meet 429."""
    step = len(crowd) // (kills + 1)
    for kill in range(kills):
        wanted = step * kill + chance.randrange(1, step)
        while len(got(made, crowd)) < wanted:  # noqa: ASYNC110 - the one that works is another process
            await asyncio.sleep(LOOK)
        await asyncio.sleep(chance.uniform(0, 0.02))
        await made.lives.kill()
        await made.fault(method="sendMessage", status=429, retry_after=1, times=chance.randrange(1, 8))
        await made.live()


async def ended(made: Stage) -> Announcement:
    """Wait until the run is over."""
    while True:
        async with made.storage() as storage:
            (run,) = await storage.announcements(9)
        if run.ended_at:
            return run
        await asyncio.sleep(0.1)


async def announce_while_it_dies(tmp_path: Path, people: int, kills: int, per_second: float, seed: int) -> str:
    """Let everybody be told while the bot dies again and again; say what came of it."""
    async with stage(tmp_path / "news") as made, asyncio.timeout(LONGEST):
        boss = await made.buyer("Boss", made.settled)
        crowd = subscribed(made, people)
        environment = {"ADMIN_IDS": str(boss.id), "SELF_SENT_PER_SECOND": "1000"}
        made.lives.change(environment=environment, news_per_second=per_second)
        await made.live()
        await boss.says("/announce The form is new")
        await boss.taps("announce_send")
        await killed(made, crowd, kills, random.Random(seed))
        run = await ended(made)
        await made.settled()
        told, refused = got(made, crowd), sum(call.status == 429 for call in made.calls)
        assert not made.failures()
        words = str((await boss.messages())[-1]["text"])
    counts = {"sent": run.counts["sent"], "unknown": run.counts.get("unknown", 0)}
    assert set(told.values()) == {1}, f"somebody got it twice, seed {seed}"
    assert counts["sent"] <= len(told), f"seed {seed}"
    assert sum(counts.values()) == sum(run.counts.values()) == people, f"seed {seed}"
    assert counts["unknown"] <= kills * BATCH, f"seed {seed}"
    assert refused >= kills
    assert f"Sent: {counts['sent']:,}." in words
    return f"{people} subscribers, {kills} kills, {refused} times 429, seed {seed}: {counts}, {len(told)} got it"


async def test_killed_while_it_sends_news_nobody_gets_them_twice_and_nobody_is_forgotten(tmp_path: Path) -> None:
    await announce_while_it_dies(tmp_path, 300, 4, per_second=400, seed=61)


@pytest.mark.soak
@pytest.mark.timeout(600)
async def test_killed_while_it_sends_news_to_ten_thousand_nobody_gets_them_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = await announce_while_it_dies(tmp_path, 10_000, 25, per_second=600, seed=random.randrange(10**6))
    with capsys.disabled():
        print(f"\n{done}")  # noqa: T201 - what the long run is for
