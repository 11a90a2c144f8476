"""Every reminder that should go out goes out exactly once, none in quiet hours, none after the thing was done."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.storage.sqlite.storage import SqliteStorage
from tests.bot.simulated import HOUR, Year

BEGIN = datetime(2026, 2, 20, 12, tzinfo=UTC)
"""Before summer time begins in America (8 March), Europe (29 March) and ends in Australia (5 April)."""
AWAY = range(24 * 20, 24 * 27)
"""Hours in which the bot was out of reach."""


@pytest.mark.parametrize(
    ("cases", "days"),
    [(40, 60), pytest.param(1000, 365, marks=[pytest.mark.soak, pytest.mark.timeout(3000)])],
    ids=["short", "long"],
)
async def test_every_reminder_goes_out_once_and_none_at_night_or_too_late(
    tmp_path: Path, cases: int, days: int
) -> None:
    storage = await SqliteStorage.open(tmp_path / "year.db")
    year = Year(storage, BEGIN, random.Random(4))
    hours = 24 * days
    beginnings = sorted((year.chance.randrange(hours * 3 // 4), chat) for chat in range(1, cases + 1))
    begun = 0
    for hour in range(hours):
        year.now = BEGIN + hour * HOUR
        while begun < cases and beginnings[begun][0] <= hour:
            await year.begins(beginnings[begun][1])
            begun += 1
        if hour not in AWAY:
            for _busy in range(max(1, begun // 200)):
                if begun and year.chance.random() < 0.5:
                    await year.lives(beginnings[year.chance.randrange(begun)][1])
            await year.round()
    await storage.close()
    twice = [name for name, times in Counter(name for name, _at in year.sent).items() if times > 1]
    assert not twice
    assert not year.disturbed
    assert not year.stale
    assert not year.missing
    assert len(year.sent) > cases
    assert any(at > BEGIN + timedelta(days=27) for _name, at in year.sent)
