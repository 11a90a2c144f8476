"""After an outage those are shown their step who may have pressed a button in vain, and nobody else."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from bot.__main__ import STANDIN_TOKEN
from bot.application import Bot
from bot.intake.intake import MOST_BYTES, NOTED, TOO_LARGE, incoming
from bot.intake.polling import MOST
from bot.storage.sqlite.storage import SqliteStorage
from bot.texts import texts
from bot.wire.codec import dumps
from conversations.names import S
from tests.bot.given import Clock, message, read, restart, until
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


def stored(world: World, condition: str) -> int:
    """Count rows of the inbox, with a connection of its own."""
    with closing(sqlite3.connect(world.folder / "bot.db")) as connection:
        (count,) = connection.execute(f"SELECT count(*) FROM inbox WHERE {condition}").fetchone()  # noqa: S608 - ours
    return int(count)


async def test_three_times_as_many_updates_as_were_asked_for_are_all_taken(world: World, ann: Buyer) -> None:
    many = 3 * MOST
    updates = [{"update_id": number, "of_another_kind": {}} for number in range(-many, 0)]
    await world.fault(method="getUpdates", status=200, body={"ok": True, "result": updates})
    ann.waits = False
    await ann.says("Blue shoes")
    await until(lambda: stored(world, "update_id < 0") == many)
    await world.settled()
    assert stored(world, "update_id < 0 AND handled_at IS NULL") == 0
    await ann.is_at(S.PROTECTION)


async def test_an_update_that_is_too_large_is_set_aside_and_its_chat_goes_on(
    world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.intake.MOST_BYTES", 100_000)
    world.expected += ["it is set aside", "is set aside", "tries"]
    huge = {"update_id": -1, "message": message(ann, text="x" * 100_000)}
    await world.fault(method="getUpdates", status=200, body={"ok": True, "result": [huge]})
    ann.waits = False
    await ann.says("Blue shoes")
    await until(lambda: stored(world, "update_id = -1 AND set_aside_at IS NOT NULL") == 1)
    await world.settled()
    await ann.says("in 12 days")
    await world.settled()
    await ann.is_at(S.OPENING)
    assert stored(world, "length(body) > 1000 AND update_id = -1") == 0


@pytest.mark.parametrize(("more", "kept"), [(0, True), (1, False)])
def test_an_update_is_kept_as_it_is_up_to_a_megabyte(more: int, kept: bool) -> None:
    frame = len(dumps({"update_id": 7, "message": {"chat": {"id": 5}, "text": ""}}))
    update = {"update_id": 7, "message": {"chat": {"id": 5}, "text": "x" * (MOST_BYTES - frame + more)}}
    row = incoming(update)
    assert row
    assert (row.update_id, row.chat_id) == (7, 5)
    assert row.body == (dumps(update) if kept else TOO_LARGE)


async def test_an_answer_that_is_too_large_is_asked_for_in_parts(
    world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.wire.errors.FIRST_WAIT", 0.01)
    monkeypatch.setattr("bot.wire.errors.LONGEST_WAIT", 0.02)
    await ann.picks("skip", "unknown")
    await world.stop_bot()
    thoughts = [f"thought {number}" for number in range(12)]
    ann.waits = False
    for text in thoughts:
        await ann.says(text)
    asked = len(world.calls)
    world._storage = await SqliteStorage.open(world.folder / "bot.db")
    world._bot = Bot(world.storage, STANDIN_TOKEN, world.standin.url)
    monkeypatch.setattr(world.bot._request, "_most", 1500)
    await world.bot.start()
    ann._storage = world.storage
    await world.settled()
    assert [aside.text for aside in (await ann.case()).asides] == thoughts
    limits = {str(call.parameters["limit"]) for call in world.calls[asked:] if call.method == "getUpdates"}
    assert {"100", "25", "6", "1"} >= limits >= {"100", "25", "6"}
    assert "an answer of more than 1500 bytes" in caplog.text
