"""Every bot that is measured goes the whole way; one that does not is an error that says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.child import child, finish
from benchmarks.contestants import AIOGRAM_SAVED, BOTS, FLOOR, OURS, PICKLE, Bot
from benchmarks.crowd import Job
from benchmarks.poster import free_port
from benchmarks.run import TALKS, RunFailed, run, spread
from benchmarks.ways import WAYS

SOME = (OURS, PICKLE, AIOGRAM_SAVED)
"""One of each way to go, but for the floor's, which others below go; the rest when there is time."""
CALLS = {"echo": 1.0, "talk": 4 / 3, "guide": 32 / 18}
"""Per update. Who goes through the guide makes as many as this bot where it is busy, so that like is held to like."""
TIDYING = 8 / 18
"""What this bot adds to that at the most, where it has nothing else to do."""


@pytest.mark.parametrize(
    "bot", [pytest.param(bot, marks=() if bot in SOME else pytest.mark.soak, id=bot.module) for bot in BOTS]
)
async def test_a_bot_answers_everything_on_the_way_twice(bot: Bot, tmp_path: Path) -> None:
    if bot == PICKLE:
        await finish(bot.module, "10", folder=tmp_path, seconds=60)
    reading = await run(bot, Job(bot.way, people=1, rounds=2), tmp_path)
    assert reading.updates == 2 * len(WAYS[bot.way].again)
    least, more = CALLS[bot.way], TIDYING if bot == OURS else 0.0
    assert least - 0.01 <= reading.calls <= least + more + 0.1  # a sign of life, where a photo takes long
    assert reading.rate > 0
    assert reading.start > 0
    assert 0 < reading.median.milliseconds <= reading.worst.milliseconds
    assert not reading.worst.at_least
    assert reading.memory.own > 10
    assert bool(reading.memory.children) == (bot == OURS)  # the process that inspects the photo


async def test_updates_can_be_posted_to_a_bot(tmp_path: Path) -> None:
    job = Job(OURS.way, people=2, rounds=2, latency=0.002, listens=(free_port(),))
    reading = await run(OURS, job, tmp_path)
    assert reading.updates > len(WAYS[OURS.way].again)
    assert reading.ridden < reading.calls
    assert not reading.worst.at_least


async def test_people_spread_over_the_way_and_each_call_takes_its_time(tmp_path: Path) -> None:
    reading = await run(FLOOR, Job(FLOOR.way, people=3, latency=0.05, seconds=0.5), tmp_path)
    assert reading.median.milliseconds >= 45  # half of it before each call, half after; timers are rounded
    assert 0 < reading.updates <= 30


async def test_people_who_are_spread_over_the_guide_go_on_where_they_are(tmp_path: Path) -> None:
    steps = len(WAYS[OURS.way].again)
    await spread(OURS, steps + 1, tmp_path)
    talks = json.loads((tmp_path / TALKS).read_bytes())
    assert [talk["steps"] for talk in talks["people"]] == [*range(steps), 0]
    reading = await run(OURS, Job(OURS.way, people=steps, rounds=1, talks=str(tmp_path / TALKS)), tmp_path)
    assert 1 <= reading.updates < 2 * steps  # who was at the last step has the shortest way to the end


async def test_a_screen_without_the_button_of_the_way_ends_the_run_and_is_named(tmp_path: Path) -> None:
    mute = Bot("no buttons", FLOOR.module, "talk")
    wanted = r"no buttons, 1 people: OffTheWay: step 3 taps yes, the screen offers \[\] and says: Blue shoes"
    with pytest.raises(RunFailed, match=wanted):
        await run(mute, Job(mute.way, people=1, rounds=1), tmp_path)


async def test_a_bot_that_ends_is_an_error_that_tells_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(RunFailed, match=r"the bot has ended\n.*No module named benchmarks.bots.none"):
        await run(Bot("none", "benchmarks.bots.none", "echo"), Job("echo", people=1, rounds=1), tmp_path)


async def test_what_was_started_has_ended_even_when_the_run_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        async with child("http.server", "0", folder=tmp_path) as process:
            raise ZeroDivisionError
    assert process.returncode == -9
