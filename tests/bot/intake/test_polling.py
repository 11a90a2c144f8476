"""After an outage those are shown their step who may have pressed a button in vain, and nobody else."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

import pytest

from bot.intake.intake import NOTED
from bot.texts import texts
from conversations.names import S
from tests.bot.given import Clock, read, restart, until
from tests.bot.outbox.test_outbox import forget_faults
from tests.buyer import Buyer
from tests.conftest import World


def was_shown_again(said: list[str]) -> bool:
    return any(texts("en").plain("was_away") in text for text in said)


async def after(world: World, seconds: float, *, idle: float = 60) -> list[str]:
    """Let Ann be idle, then the bot be away for some seconds; give what she can read then."""
    clock = Clock()
    await restart(world, clock=clock)
    ann = await world.buyer("Ann")
    clock.turn(seconds=idle)
    await world.storage.contact(clock())  # what the poll notes every half minute
    await world.stop_bot()
    clock.turn(seconds=seconds)
    await restart(world, ann, clock=clock)
    await heard(world, clock)
    await world.settled()
    return await read(ann)


async def heard(world: World, clock: Clock) -> None:
    """Wait until the bot has heard of Telegram."""

    async def noted() -> bool:
        last = await world.storage.last_contact()
        return last is not None and clock() - last <= NOTED

    await until(noted)


@pytest.mark.parametrize(("seconds", "shown"), [(150, False), (151, True), (100_000, True)])
async def test_an_outage_longer_than_a_tap_lives_is_told(world: World, seconds: float, shown: bool) -> None:
    assert was_shown_again(await after(world, seconds)) is shown


@pytest.mark.parametrize(("idle", "shown"), [(3_600, True), (3_601, False)])
async def test_who_was_idle_for_an_hour_before_it_is_left_alone(world: World, idle: float, shown: bool) -> None:
    assert was_shown_again(await after(world, 300, idle=idle)) is shown


async def test_who_wrote_meanwhile_is_answered_and_not_told_to_press_again(world: World) -> None:
    clock = Clock()
    await restart(world, clock=clock)
    ann, bob = await world.buyer("Ann"), await world.buyer("Bob")
    await world.stop_bot()
    ann.waits = False
    await ann.says("Blue shoes")
    clock.turn(minutes=5)
    await restart(world, ann, bob, clock=clock)

    async def bob_is_told() -> bool:
        return was_shown_again(await read(bob))

    await until(bob_is_told)
    await world.settled()
    assert not was_shown_again(await read(ann))
    await ann.is_at(S.PROTECTION)


async def test_an_outage_of_the_network_while_the_bot_runs_is_told_as_soon_as_it_ends(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.wire.errors.FIRST_WAIT", 0.01)
    monkeypatch.setattr("bot.wire.errors.LONGEST_WAIT", 0.02)
    clock = Clock()
    await restart(world, clock=clock)
    ann, bob = await world.buyer("Ann"), await world.buyer("Bob")
    await world.fault(method="getUpdates", status=502, body="<html>", times=10**6)
    bob.waits = False
    await bob.says("Red lamp")  # ends the poll that is under way
    await failed(world, 3)
    clock.turn(minutes=10)
    await failed(world, 6)
    await bob.says("in 12 days")
    await forget_faults(world)
    await heard(world, clock)
    await world.settled()
    assert was_shown_again(await read(ann))
    assert not was_shown_again(await read(bob))
    await bob.is_at(S.OPENING)


async def failed(world: World, times: int) -> None:
    await until(lambda: len([call for call in world.calls if call.status == 502]) >= times)


async def test_a_start_without_network_waits_and_goes_on(world: World, ann: Buyer) -> None:
    port = urlsplit(world.standin.url).port or 0
    await world.stop_bot()
    await world.standin.stop()
    starting = asyncio.create_task(restart(world, ann))
    await asyncio.sleep(0.3)
    assert not starting.done()
    await world.standin.start("127.0.0.1", port)
    await starting
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)


async def test_a_start_without_network_can_be_ended(world: World) -> None:
    await world.stop_bot()
    await world.standin.stop()
    starting = asyncio.create_task(world.start_bot())
    await asyncio.sleep(0.1)
    starting.cancel()
    async with asyncio.timeout(2):
        await world.stop_bot()


async def test_another_program_with_the_same_token_is_reported_and_survived(
    world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.wire.errors.FIRST_WAIT", 0.01)
    world.expected.append("same BOT_TOKEN")
    await world.fault(method="getUpdates", status=409, times=2)
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await ann.is_at(S.OPENING)
    assert len([record for record in caplog.records if "same BOT_TOKEN" in record.getMessage()]) == 2
