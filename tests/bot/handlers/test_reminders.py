"""What the bot says by itself before a date passes: once, with the case it is about, never when it is moot."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from typing import Any

import pytest

from bot.storage.values import Incoming
from conversations import deadlines
from conversations.days import PACIFIC, end_of_day_utc
from conversations.followup import E
from tests.bot.handlers.test_followup import tells, to_opened
from tests.buyer import Buyer
from tests.conftest import World

ROUND = 0.05


@pytest.fixture
async def watched(world: World) -> World:
    """A bot that looks for what is due all the time."""
    world.check_every = ROUND
    await world.stop_bot()
    await world.start_bot()
    return world


async def shoes(world: World, *, days: int = 12) -> Buyer:
    """A buyer whose protection ends in some days, and who is never asleep."""
    ann = await world.buyer("Ann")
    await ann.says("Blue shoes")
    await ann.says(f"in {days} days")
    await ann.says("/settings")
    await ann.taps("ask_quiet")
    await ann.taps("quiet", "0.0")
    await ann.taps("show")
    return ann


async def later(world: World, **span: float) -> None:
    """Let time pass for the bot."""
    world.ahead += timedelta(**span)
    # The bot's own round may come first: then there is nothing left for this one.
    world.bot.lanes.wake_all(await world.storage.queue_reminders(world.clock()))
    await world.settled()


async def reminders(ann: Buyer) -> list[str]:
    """Read what the bot said by itself about the protection, the last chance or an offer."""
    said = [str(m["text"]) for m in await ann.messages()]
    return [text for text in said if re.match("Blue shoes\n(?!\n)(To be safe|Last|Answer|By)|I was out|2 dates", text)]


async def test_a_date_that_comes_near_is_told_once_with_a_way_to_the_case(watched: World) -> None:
    ann = await shoes(watched)
    assert await reminders(ann) == []
    due = end_of_day_utc((await protection(ann)).day)
    await until(watched, due - timedelta(days=7) - timedelta(minutes=5))
    assert await reminders(ann) == []
    await later(watched, minutes=10)
    (said,) = await reminders(ann)
    assert "To be safe, open the dispute by" in said
    await later(watched, minutes=30)
    assert len(await reminders(ann)) == 1
    await ann.taps("switch", "1")
    assert (await ann.case()).number == 1


async def protection(ann: Buyer) -> deadlines.Deadline:
    """The date that every reminder here is about."""
    (case,) = ann._storage.reader().cases(ann.id)
    found = deadlines.reckoned(case, "protection_end", PACIFIC)
    assert found
    return found


async def until(world: World, moment: Any) -> None:
    """Let time pass until a moment."""
    await later(world, seconds=(moment - world.clock()).total_seconds())


async def test_what_was_done_is_not_reminded_of(watched: World) -> None:
    ann = await shoes(watched)
    await ann.says("/help")
    await ann.taps("dates")
    await ann.taps("due", "protection_end")
    await ann.taps("done")
    await until(watched, (await protection(ann)).due - timedelta(hours=1))
    assert await reminders(ann) == []
    await ann.taps("undone", "protection_end")
    await until(watched, (await protection(ann)).due + timedelta(hours=1))


async def test_a_snooze_brings_it_back_and_a_mute_ends_it(watched: World) -> None:
    ann = await shoes(watched)
    await until(watched, (await protection(ann)).due - timedelta(days=7) + timedelta(minutes=5))
    await ann.taps("snooze", "1.protection_end.3")
    await ann.sees("after_snoozed", hours=3)
    before = (await protection(ann)).due
    await later(watched, hours=2.9)
    count = len(await reminders(ann))
    await later(watched, hours=0.2)
    assert len(await reminders(ann)) == count + 1
    assert (await protection(ann)).due == before
    await ann.taps("mute", "1.protection_end")  # changes that very message
    await until(watched, before - timedelta(hours=1))
    assert await reminders(ann) == []


async def test_several_that_fall_together_are_one_message(watched: World) -> None:
    ann = await shoes(watched, days=12)
    await ann.says("/new")
    await ann.says("Red lamp")
    await ann.says("in 12 days")
    (_one, two) = watched.storage.reader().cases(ann.id)
    due = deadlines.reckoned(two, "protection_end", PACIFIC)
    assert due
    await until(watched, due.due - timedelta(days=7) + timedelta(minutes=5))
    said = [m["text"] for m in await ann.messages() if "dates come near" in m["text"]]
    assert len(said) == 1
    assert "Blue shoes" in said[0]
    assert "Red lamp" in said[0]
    assert {tap.verb for tap, _button in await ann.buttons()} == {"switch", "status"}


async def test_nothing_comes_at_night_but_in_the_morning(watched: World) -> None:
    ann = await watched.buyer("Ann", language="de")  # whose language is not spoken here, so it is English
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    due = (await protection(ann)).due  # 8:59 in the morning in Berlin
    assert due.hour in (6, 7)
    await until(watched, due - timedelta(days=7, hours=3))  # 5:59
    assert await reminders(ann) == []
    await until(watched, due - timedelta(days=7) + timedelta(minutes=5))
    assert len(await reminders(ann)) == 1


async def test_after_a_week_out_of_reach_one_message_says_so(watched: World) -> None:
    ann = await shoes(watched)
    due = (await protection(ann)).due
    await watched.stop_bot()
    watched.ahead += due - timedelta(hours=30) - watched.clock()
    await watched.start_bot()
    ann._storage = watched.storage
    await asyncio.sleep(4 * ROUND)
    await watched.settled()
    (said,) = await reminders(ann)
    assert "I was out of reach" in said


async def test_whoever_blocked_the_bot_gets_nothing_and_afterwards_what_is_still_true(watched: World) -> None:
    ann = await shoes(watched)
    await ann.blocks()
    due = (await protection(ann)).due
    calls = len(watched.calls)
    await until(watched, due - timedelta(days=2) + timedelta(minutes=5))
    assert not [call for call in watched.calls[calls:] if call.method == "sendMessage"]
    await ann.blocks(False)
    await later(watched, minutes=1)
    (said,) = await reminders(ann)
    assert "Buyer Protection ends" in said


async def test_who_turned_reminders_off_gets_none_and_gets_them_again(watched: World) -> None:
    ann = await shoes(watched)
    await ann.says("/settings")
    await ann.taps("set", "reminders.off")
    due = (await protection(ann)).due
    await until(watched, due - timedelta(days=2) + timedelta(minutes=5))
    assert await reminders(ann) == []
    await ann.says("/settings")
    await ann.taps("set", "reminders.on")
    await until(watched, due - timedelta(days=1) + timedelta(minutes=5))
    assert len(await reminders(ann)) == 1


async def test_a_missed_date_is_told_once(watched: World) -> None:
    ann = await shoes(watched, days=1)
    await to_opened(ann)
    await tells(ann, E.OFFERED_LESS)
    (_shoes, case) = watched.storage.reader().cases(ann.id)
    offer = deadlines.reckoned(case, "buyer_reply", PACIFIC)
    assert offer
    await until(watched, offer.due + timedelta(hours=9))
    said = [m["text"] for m in await ann.messages() if "You may have missed the time" in m["text"]]
    assert len(said) == 1
    await later(watched, days=2)
    said = [m["text"] for m in await ann.messages() if "You may have missed the time" in m["text"]]
    assert len(said) == 1


async def test_a_note_that_comes_twice_says_nothing_twice(watched: World) -> None:
    ann = await shoes(watched)
    due = (await protection(ann)).due
    await until(watched, due - timedelta(days=7) + timedelta(minutes=5))
    await watched.storage.store([Incoming(None, ann.id, b'{"remind": {}}')], watched.clock())
    watched.bot.lanes.wake(ann.id)
    await watched.settled()
    assert len(await reminders(ann)) == 1


async def test_cases_of_an_older_release_get_their_reminders(watched: World) -> None:
    ann = await shoes(watched)
    await watched.storage.store([Incoming(None, ann.id, b'{"plan": {}}')], watched.clock())
    watched.bot.lanes.wake(ann.id)
    await watched.settled()
    await until(watched, (await protection(ann)).due - timedelta(days=7) + timedelta(minutes=5))
    assert len(await reminders(ann)) == 1
