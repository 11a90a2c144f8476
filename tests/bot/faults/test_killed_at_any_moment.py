"""Killed at random moments while many buyers talk, the bot ends up where it would have been anyway."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from pathlib import Path

import pytest

from bot.__main__ import STANDIN_TOKEN
from bot.outbox.outbox import AT_ONCE
from tests.bot.faults.crowd import Crowd
from tests.bot.faults.stage import stage
from tests.bot.faults.talk import Told


async def talk_while_it_dies(
    plain: Told, tmp_path: Path, people: int, kills: int, seed: int, *, is_hooked: bool, is_on_postgres: bool = False
) -> str:
    """Let many talk and hold every case against that of an undisturbed talk; say what was done."""
    async with stage(tmp_path / "crowd", is_on_postgres=is_on_postgres) as made:
        if is_hooked:
            made.hook()
        crowd = Crowd(made, seed)
        came = await crowd.talks(people, kills)
        assert not made.failures()
        assert STANDIN_TOKEN not in made.lives.log.read_text("utf-8")
    assert crowd.kills == kills
    talks = [case for one in came for case in one.cases]
    assert [case for case in talks if case != plain.cases[0]] == [], f"seed {seed}"
    twice = [one.repeated - plain.repeated * len(one.cases) for one in came]
    assert max(twice, default=0) <= kills, f"seed {seed}"
    assert max(max(one.copies.values(), default=0) for one in came) <= 1, f"seed {seed}"
    at_one_kill = max(sum((one.copies for one in came), Counter[int]()).values(), default=0)
    assert at_one_kill <= min(people, AT_ONCE), f"seed {seed}"
    told = f"{kills} kills, seed {seed}, {len(talks)} talks, {sum(twice)} screens twice, nothing lost"
    return f"{told}; {at_one_kill} copies at one kill at the most"


@pytest.mark.xdist_group("undisturbed talk")
@pytest.mark.parametrize(
    ("kills", "is_hooked", "is_on_postgres"),
    [(6, False, False), (4, True, False), (4, False, True)],
    ids=["polling", "webhook", "postgresql"],
)
async def test_killed_at_random_moments_while_some_talk_every_case_is_that_of_an_undisturbed_talk(
    plain: Told, tmp_path: Path, kills: int, *, is_hooked: bool, is_on_postgres: bool
) -> None:
    how = {"is_hooked": is_hooked, "is_on_postgres": is_on_postgres}
    await talk_while_it_dies(plain, tmp_path, 3, kills, seed=28022, **how)


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.parametrize(
    ("kills", "is_hooked", "is_on_postgres"),
    [(1000, False, False), (500, True, False), (200, True, True)],
    ids=["polling", "webhook", "postgresql"],
)
async def test_killed_at_random_moments_while_many_talk_every_case_is_that_of_an_undisturbed_talk(
    plain: Told,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    kills: int,
    *,
    is_hooked: bool,
    is_on_postgres: bool,
) -> None:
    how = {"is_hooked": is_hooked, "is_on_postgres": is_on_postgres}
    done = await talk_while_it_dies(plain, tmp_path, 20, kills, seed=random.randrange(10**6), **how)
    with capsys.disabled():
        print(f"\n{done}")  # noqa: T201 - what the long run is for


async def test_two_hundred_people_press_start_while_the_bot_is_killed_five_times_and_all_are_answered(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path / "crowd") as made:
        crowd = Crowd(made, seed=7)
        people = [await made.buyer(f"Buyer {number}", crowd.answered) for number in range(200)]
        await made.live()
        async with crowd.watched(), asyncio.TaskGroup() as tasks:
            tasks.create_task(crowd.kill(5))
            for buyer in people:
                tasks.create_task(buyer.says("/start"))
        async with made.storage() as storage:
            for buyer in people:
                assert "Which order" in await buyer.text()
                assert len(storage.reader().cases(buyer.id)) == 1
        assert not made.failures()
