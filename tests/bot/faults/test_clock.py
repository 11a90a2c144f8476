"""The clock is set back or forward, or the hour changes: nothing is said twice, nothing falsely, nothing left out."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.texts import texts
from conversations.names import S
from tests.bot.given import Clock, message, read, restart, start
from tests.bot.test_journeys import SHOE
from tests.buyer import Buyer, visible
from tests.conftest import World

AWAY = visible(texts("en").html("was_away"))
JUMPS = {
    "an hour back": timedelta(hours=-1),
    "three days back": timedelta(days=-3),
    "an hour ahead": timedelta(hours=1),
    "four days ahead": timedelta(days=4),
}


@pytest.fixture
async def clock(world: World) -> Clock:
    """The clock of the bot, which runs on it from now on."""
    clock = Clock()
    await restart(world, clock=clock)
    return clock


async def goes_on(world: World, clock: Clock, ann: Buyer, by: timedelta, *, stopped: bool) -> None:
    """Set the clock, with the bot running or stopped meanwhile; let it hear of Telegram at the new time."""
    if stopped:
        await world.stop_bot()
    clock.jump(by)
    if stopped:
        await start(world, clock=clock)
        ann._storage = world.storage
    await ann.says("a word")
    await world.settled()


@pytest.mark.parametrize("stopped", [False, True], ids=["while it runs", "while it is stopped"])
@pytest.mark.parametrize("jump", JUMPS)
async def test_a_clock_that_is_set_makes_nothing_come_twice_and_leaves_nothing_out(
    world: World, clock: Clock, jump: str, stopped: bool
) -> None:
    ann = await world.buyer("Ann")
    await ann.says("Blue shoes")
    await goes_on(world, clock, ann, JUMPS[jump], stopped=stopped)
    await ann.picks("unknown")
    said = await read(ann)
    await goes_on(world, clock, ann, -JUMPS[jump], stopped=stopped)
    await ann.is_at(S.OPENING)
    case = await ann.case()
    assert [aside.text for aside in case.asides] == ["a word", "a word"]
    assert len(await read(ann)) == len(said) + 1
    assert sum(AWAY in text for text in await read(ann)) == 0  # who writes at that moment is answered anyway


@pytest.mark.parametrize("jump", JUMPS)
@pytest.mark.parametrize("stopped", [False, True], ids=["while it runs", "while it is stopped"])
async def test_a_buyer_who_waits_is_told_of_no_outage_by_a_clock_that_is_set(
    world: World, clock: Clock, jump: str, stopped: bool
) -> None:
    ann, bob = await world.buyer("Ann"), await world.buyer("Bob")
    before = await read(bob)
    await goes_on(world, clock, ann, JUMPS[jump], stopped=stopped)
    bob._storage = world.storage
    for _time in range(3):
        clock.turn(minutes=2)
        await ann.says("a word")
    await world.settled()
    assert await read(bob) == before
    await bob.says("Red lamp")
    await bob.is_at(S.PROTECTION)


@pytest.mark.parametrize("jump", JUMPS)
async def test_an_update_that_telegram_sends_again_counts_once_though_the_clock_was_set_in_between(
    world: World, clock: Clock, jump: str
) -> None:
    ann = await world.buyer("Ann")
    await ann.picks("skip", "unknown")
    update = {"message": message(ann, text="a thought")}
    update_id = world.standin.push(update)
    await world.settled()
    said = await read(ann)
    await goes_on(world, clock, ann, JUMPS[jump], stopped=True)
    world.standin.push({"update_id": update_id, **update})
    await world.settled()
    assert [aside.text for aside in (await ann.case()).asides] == ["a thought", "a word"]
    assert len(await read(ann)) == len(said) + 1


@pytest.mark.parametrize("jump", JUMPS)
async def test_a_file_that_waits_to_be_checked_is_checked_once_and_at_most_half_a_day_late(
    world: World, clock: Clock, jump: str
) -> None:
    ann = await world.buyer("Ann")
    await ann.picks("skip", "unknown")
    await world.fault(method="getFile", status=500, times=2)
    await ann.sends(SHOE)
    await look_again(world)
    said = await read(ann)
    clock.jump(JUMPS[jump])
    for _hour in range(14):
        clock.turn(hours=1)
        await look_again(world)
    assert [item.verdict for item in (await ann.case()).evidence] == ["accepted"]
    assert len(await read(ann)) == len(said) + 1


async def look_again(world: World) -> None:
    """Let the bot look after its files, as it does every minute."""
    world.bot.lanes.wake_all(await world.storage.queue_checks(world.bot.time()))
    await world.storage.prune(world.bot.time() - timedelta(hours=48))
    await world.settled()


CHANGES = {
    "in spring": datetime(2026, 3, 29, 0, 59, tzinfo=UTC),
    "in autumn": datetime(2026, 10, 25, 0, 59, tzinfo=UTC),
}


@pytest.fixture
async def in_prague(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """The machine's clock shows the time of Prague."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Prague")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_prague")
@pytest.mark.parametrize("season", CHANGES)
async def test_the_hour_changes_and_nobody_notices(world: World, season: str) -> None:
    clock = Clock(CHANGES[season])
    await restart(world, clock=clock)
    ann, bob = await world.buyer("Ann"), await world.buyer("Bob")
    await ann.says("Blue shoes")
    await bob.says("Red lamp")
    before = await read(bob)
    await ann.says("in 12 days")
    for _minute in range(3):
        clock.turn(minutes=1)
        await ann.says("a word")
    case = await ann.case()
    assert [aside.text for aside in case.asides] == ["a word"] * 3
    assert await read(bob) == before
    await bob.says("in 12 days")
    assert (await bob.case()).value(S.PROTECTION) == case.value(S.PROTECTION)
