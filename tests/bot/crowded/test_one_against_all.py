"""One does the worst of each kind: everybody else is answered, as soon as ever, and neither memory nor disk fill up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.crowded.town import Figures, town
from tests.bot.crowded.worst import WORST

MOST_MEMORY = 50
"""MiB that the worst may add to what the bot's process takes without it."""
MOST_STORED = 20
"""MiB that a minute of the worst may add to the database and its log."""
MOST_SLOWER = 2.0
"""Times the wait, which 99 % of the updates of the others do not exceed."""


def stays_within_bounds(first: Figures, calm: Figures, figures: Figures) -> None:
    """Hold what the worst one adds against the bounds; the others take room as well, as much as ever."""
    assert figures.memory - first.memory < MOST_MEMORY, figures
    assert figures.grown - calm.grown * figures.updates / calm.updates < MOST_STORED, figures


@pytest.mark.timeout(300)
async def test_one_does_the_worst_of_each_kind_for_a_moment_and_everybody_is_answered(tmp_path: Path) -> None:
    async with town(tmp_path, people=10, think=0.2) as made:
        calm = await made.window(0.7)
        for kind in WORST:
            stays_within_bounds(calm, calm, await made.window(0.7, kind, is_patient=False))


@pytest.mark.soak
@pytest.mark.timeout(1200)
async def test_one_does_the_worst_of_each_kind_for_a_minute_and_a_hundred_others_hardly_notice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slow = []
    async with town(tmp_path, people=100, think=1.0) as made:
        first = calm = await made.window(30.0)
        for kind in WORST:
            before, figures = calm, await made.window(60.0, kind)
            calm = await made.window(30.0)
            with capsys.disabled():
                print(f"\n{before}\n{figures}\n{calm}")  # noqa: T201 - what the long run is for
            stays_within_bounds(first, before, figures)
            if figures.worst > MOST_SLOWER * max(before.worst, calm.worst):
                slow.append(figures)
    assert slow == []
