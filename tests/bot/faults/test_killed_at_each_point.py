"""Killed before any statement, after any COMMIT, around any call, the bot ends up where it would have been anyway."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.bot.faults.stage import Stage, stage
from tests.bot.faults.talk import Kill, Plan, Talk, Told, album, same, talk, told, told_on, undisturbed

OF_A_START = 79
"""Points of a start that has an action to catch up with, about; a prime, so that steps of any size reach them all."""


def at(point: int) -> Plan:
    """Kill at this point of every action, and in every third start that follows at some point too."""
    return lambda action: Kill(point, 0 if (point + action) % 3 else (7 * point + 13 * action) % OF_A_START + 1)


def everywhere(plain: Told) -> Plan:
    """Kill once in every action and in every third start that follows, far apart from one to the next."""
    points = [*(act.points for act in plain.acts), 1]  # after the last action the bot gets ready for one more
    return lambda action: Kill(
        (11 * action + 5) % points[action] + 1, 0 if action % 3 else (29 * action) % OF_A_START + 1
    )


def summary(kills: Counter[str], twice: int) -> str:
    """Say what was done."""
    places = ", ".join(f"{place} {count}" for place, count in sorted(kills.items()))
    return f"{kills.total()} kills, {twice} screens twice, nothing lost, nothing applied twice; {places}"


@pytest.mark.xdist_group("undisturbed talk")
async def test_killed_once_in_every_action_nothing_is_lost_and_nothing_counts_twice(
    plain: Told, tmp_path: Path
) -> None:
    killed = await told(tmp_path / "killed", talk, everywhere(plain))
    twice = same(plain, killed)
    assert killed.kills.total() > len(plain.acts), summary(killed.kills, twice)


@pytest.mark.parametrize(
    "step",
    [9, pytest.param(1, marks=[pytest.mark.soak, pytest.mark.timeout(600)])],
    ids=["some points", "all points"],
)
async def test_killed_while_it_makes_its_database_it_starts_all_the_same(tmp_path: Path, step: int) -> None:
    async with stage(tmp_path / "stage") as made:
        point = 1
        while await dies_at_its_first_start(made, point):
            await made.live()
            await made.settled()
            ann = await made.buyer("Ann", made.settled)
            await ann.says("/start")
            assert "Which order" in await ann.text()
            await made.lives.kill()
            point += step
        assert point > 40


async def dies_at_its_first_start(made: Stage, point: int) -> bool:
    """Start the bot without a database and kill it at this point; say whether it came so far."""
    for file in made.folder.glob("bot.db*"):
        file.unlink()
    made.points.arm(point)
    await made.live()
    died = await made.dies()
    made.points.arm(0)
    return died


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.parametrize(("way", "but"), [(talk, 1), (album, 0)], ids=["talk", "album"])
async def test_killed_at_every_point_of_every_action_nothing_is_lost_and_nothing_counts_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], way: Talk, but: int
) -> None:
    """`but` is how many actions have more points than are tried: in the talk the album, which has a run of its own."""
    kills: Counter[str] = Counter()
    twice = wanted = reached = 0
    async with stage(tmp_path / "stage") as made:
        plain = await told_on(made, way, undisturbed)
        points = sorted(act.points for act in plain.acts)
        for point in range(1, points[-1 - but] + 1):
            killed = await told_on(made, way, at(point))
            twice += same(plain, killed)
            wanted += sum(act.points >= point for act in plain.acts)
            reached += sum(act.kills > 0 for act in killed.acts)
            kills += killed.kills
    with capsys.disabled():
        print(f"\n{summary(kills, twice)}")  # noqa: T201 - what the long run is for
    assert reached > 0.9 * wanted, "the last points of an action are not always reached, but the others are"
