"""The machine's clock is wrong for a while: nothing false is said or done, and afterwards nothing is missing."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from bot.texts import texts
from conversations.days import PACIFIC
from conversations.deadlines import reckoned
from conversations.names import S
from conversations.retention import KEPT, WARNED
from tests.bot.faults.stage import TO_NOON, Stage
from tests.bot.given import Clock, message, read, restart, until
from tests.bot.handlers.test_retention import awake, warnings
from tests.bot.outbox.test_outbox import forget_faults
from tests.buyer import Buyer, visible
from tests.conftest import World

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
AWAY = visible(texts("en").html("was_away"))
WRONG = "The machine's clock cannot be trusted"
RIGHT = "The machine's clock is trusted again"
JUMPS = {
    "a day ahead": DAY,
    "40 days ahead": 40 * DAY,
    "ten years ahead": 3650 * DAY,
    "an hour back": -HOUR,
    "to 1970": datetime(1970, 1, 1, tzinfo=UTC) - Clock().now,
}


@dataclass
class People:
    """Whom a wrong clock could harm."""

    ann: Buyer
    """Her next reminder is due in five minutes."""
    bob: Buyer
    """He has only pressed Start: his case is blank."""
    cid: Buyer
    """He has put his case away."""
    dan: Buyer
    """He writes something now and then."""

    @property
    def all(self) -> tuple[Buyer, ...]:
        return self.ann, self.bob, self.cid, self.dan

    async def read(self) -> list[list[str]]:
        """Read what the first three were told."""
        return [await read(buyer) for buyer in self.all[:3]]


@pytest.fixture
async def clock(world: World) -> Clock:
    """The clock of the bot's machine. The bot looks for what is due when a test says so."""
    clock = Clock()
    await restart(world, clock=clock)
    return clock


@pytest.fixture
async def people(world: World, clock: Clock) -> People:
    cid = await awake(world, "Cid")
    ann = await world.buyer("Ann")
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await ann.says("/settings")
    await ann.taps("ask_quiet")
    await ann.taps("quiet", "0.0")
    await ann.taps("show")
    due = reckoned(await ann.case(), "protection_end", PACIFIC)
    assert due
    clock.turn(seconds=(due.due - 7 * DAY - 5 * MINUTE - clock()).total_seconds())
    dan = await world.buyer("Dan")
    bob = await world.buyer("Bob")
    return People(ann, bob, cid, dan)


async def looks(world: World, people: People, times: int = 3) -> None:
    """Let the bot hear of Telegram and look for what is due, as it does every minute."""
    for _time in range(times):
        await people.dan.says("a word")
        await world.bot.rounds.once()
        await world.settled()


async def notes(world: World, people: People) -> int:
    """Count what the bot has told itself to do."""
    rows = [row for buyer in people.all for row in (world.storage.reader().everything(buyer.id))["inbox"]]
    return len([row for row in rows if row["update_id"] is None])


async def reminded(ann: Buyer) -> int:
    return len([text for text in await read(ann) if "To be safe" in text and text.startswith("Blue shoes\n")])


@pytest.mark.parametrize(
    ("jump", "stopped"),
    [
        pytest.param(
            jump,
            stopped,
            id=f"{jump}, while it {'is stopped' if stopped else 'runs'}",
            marks=() if stopped == number % 2 else pytest.mark.soak,
        )
        for number, jump in enumerate(JUMPS)
        for stopped in (False, True)
    ],
)
async def test_while_it_is_wrong_nobody_is_reminded_and_nothing_erased_and_then_nothing_is_missing(
    world: World, clock: Clock, people: People, jump: str, stopped: bool, caplog: pytest.LogCaptureFixture
) -> None:
    before, told_itself = await people.read(), await notes(world, people)
    clock.jump(JUMPS[jump])
    if stopped:
        await restart(world, *people.all, clock=clock)
    await looks(world, people)
    for _time in range(5):
        clock.turn(minutes=2)  # Telegram is heard of all the time
        await looks(world, people, 1)
    assert await people.read() == before, "what Ann is to be reminded of is due by now"
    assert await notes(world, people) == told_itself
    assert caplog.text.count(WRONG) == 1
    clock.jump(-JUMPS[jump])
    await looks(world, people)
    assert RIGHT in caplog.text
    assert await reminded(people.ann) == 1
    assert (await people.read())[1:] == before[1:]
    assert [len(world.storage.reader().cases(buyer.id)) for buyer in people.all] == [1] * 4
    await people.bob.says("Red lamp")
    await people.bob.is_at(S.PROTECTION)


async def test_what_the_bot_has_told_itself_just_before_waits_until_it_is_right(
    world: World, clock: Clock, people: People
) -> None:
    clock.turn(days=(KEPT - WARNED - 10 * DAY).days)
    await people.bob.says("/new")  # he is there, so his case is none that is over
    clock.turn(days=10)
    before = await people.read()
    queued = await world.storage.queue_reminders(clock()), await world.storage.queue_retention(clock())
    assert queued == ([people.ann.id], [people.cid.id])
    clock.jump(40 * DAY)
    await restart(world, *people.all, clock=clock)
    await looks(world, people)
    assert await world.storage.waiting_chats() == []
    assert await people.read() == before
    clock.jump(-40 * DAY)
    await looks(world, people)
    assert await warnings(people.cid) == 1
    assert await world.storage.queue_reminders(clock() + DAY) == [], "said, or no longer worth it: not before"


async def test_what_was_due_to_be_said_is_said_once_when_the_clock_is_right(
    world: World, clock: Clock, people: People
) -> None:
    clock.turn(minutes=10)
    assert await world.storage.queue_reminders(clock()) == [people.ann.id]
    clock.jump(40 * DAY)
    world.bot.lanes.wake(people.ann.id)
    await looks(world, people)
    assert await reminded(people.ann) == 0
    clock.jump(-40 * DAY)
    await looks(world, people)
    assert await reminded(people.ann) == 1


@pytest.mark.parametrize("jump", ["40 days ahead", "an hour back"])
async def test_an_outage_that_ended_while_it_was_wrong_is_told_when_it_is_right(
    world: World, clock: Clock, people: People, jump: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.wire.errors.FIRST_WAIT", 0.01)
    monkeypatch.setattr("bot.wire.errors.LONGEST_WAIT", 0.02)
    await people.dan.says("a word")
    await world.fault(method="getUpdates", status=502, body="<html>", times=10**6)
    world.standin.push({"message": message(people.dan, text="ends the poll that is under way")})
    await until(lambda: len([call for call in world.calls if call.status == 502]) >= 3)
    clock.turn(minutes=3)
    clock.jump(JUMPS[jump])
    await forget_faults(world)
    await until(lambda: world.bot.intake.contact_age() == 0)
    await looks(world, people)
    assert not any(AWAY in text for text in await read(people.bob))
    clock.jump(-JUMPS[jump])
    await people.ann.says("a word")
    await world.settled()
    assert sum(AWAY in text for text in await read(people.bob)) == 1
    assert not any(AWAY in text for text in await read(people.dan)), "he has written meanwhile"


async def test_killed_while_it_is_wrong_the_bot_knows_that_it_is_none_the_less(alive: Stage, cleo: Buyer) -> None:
    before = await read(cleo)
    for ahead in (40 * 86_400, 3650 * 86_400):
        await alive.lives.kill()
        alive.lives.change(fast=TO_NOON + ahead)
        await alive.live()
        await alive.settled()
        assert f"it jumped {ahead // 86_400} days, 0:00:00 ahead" in alive.lives.log.read_text("utf-8")
        assert await read(cleo) == before, "told of an outage that there was not"
    await alive.lives.kill()
    alive.lives.change(fast=TO_NOON)
    await alive.live()
    await cleo.says("in 12 days")
    assert len(await read(cleo)) == len(before) + 1
    assert alive.lives.log.read_text("utf-8").count(WRONG) == 2


async def test_a_machine_that_starts_in_the_past_is_waited_for(
    world: World, clock: Clock, people: People, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    before = await people.read()
    await world.stop_bot()
    clock.turn(minutes=10)
    clock.reboot()
    clock.jump(-2 * HOUR)
    await restart(world, *people.all, clock=clock)
    await looks(world, people)
    assert await people.read() == before
    assert "is over): set it" in caplog.text
    clock.turn(seconds=30)
    clock.jump(2 * HOUR)
    await looks(world, people)
    assert await reminded(people.ann) == 1
    assert sum(AWAY in text for text in await read(people.bob)) == 1, "ten minutes are an outage"
