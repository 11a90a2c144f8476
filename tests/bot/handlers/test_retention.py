"""Old cases: the buyer is told two weeks before they are erased, can keep them or not, and they go by themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.screens.buttons import ANY_REVISION, Tap
from conversations.retention import IDLE, KEPT, WARNED
from tests.buyer import Buyer
from tests.conftest import World

HOUR = timedelta(hours=1)
WORDS = "Purple zebra slippers"


async def awake(world: World, name: str = "Ann") -> Buyer:
    """A buyer who is never asleep, with a case that was put away just now and nothing else."""
    ann = await world.buyer(name)
    await ann.says(WORDS)
    await ann.says("/settings")
    await ann.taps("ask_quiet")
    await ann.taps("quiet", "0.0")
    await puts_away(ann)
    return ann


async def puts_away(ann: Buyer) -> None:
    await ann.says("/cancel")
    await ann.taps("cancel")


async def later(world: World, span: timedelta) -> None:
    """Let time pass for the bot, and let it look after old cases."""
    world.ahead += span
    world.bot.lanes.wake_all(await world.storage.queue_retention(world.clock()))
    await world.settled()


async def warnings(ann: Buyer) -> int:
    return len([m for m in await ann.messages() if "will be erased" in str(m.get("text"))])


async def test_the_buyer_is_told_once_two_weeks_before_and_then_all_goes(world: World) -> None:
    ann = await awake(world)
    await later(world, KEPT - WARNED - HOUR)
    assert await warnings(ann) == 0
    await later(world, 2 * HOUR)
    assert await warnings(ann) == 1
    assert WORDS in await ann.text()
    assert [tap.verb for tap, _button in await ann.buttons()] == ["keep_year", "export", "ask_erase_old", "show"]
    await later(world, WARNED - 2 * HOUR)
    assert await warnings(ann) == 1
    assert world.storage.reader().cases(ann.id)
    await later(world, 3 * HOUR)
    assert world.storage.reader().everything(ann.id) == {}
    await ann.says("/start")
    await ann.sees("welcome")


async def test_a_case_that_nobody_touches_goes_after_two_years(world: World) -> None:
    ann = await awake(world)
    await ann.taps("undo")
    await later(world, IDLE - WARNED - HOUR)
    assert await warnings(ann) == 0
    await later(world, 2 * HOUR)
    assert await warnings(ann) == 1
    await later(world, WARNED + HOUR)
    assert world.storage.reader().everything(ann.id) == {}


async def test_another_year_is_kept_and_told_of_again_at_its_end(world: World) -> None:
    ann = await awake(world)
    await later(world, KEPT - WARNED + HOUR)
    message, button = await ann.button("keep_year")
    await ann.taps("keep_year")
    await ann.sees("retention_kept", count=1)
    await later(world, WARNED + HOUR)
    assert world.storage.reader().cases(ann.id)
    await ann.taps_data(message["message_id"], button["data"], forged=True)  # there is nothing to keep any more
    await later(world, KEPT - 2 * WARNED - 2 * HOUR)
    assert await warnings(ann) == 0, "the first one was changed into the answer"
    await later(world, 2 * HOUR)
    assert await warnings(ann) == 1
    await later(world, WARNED + HOUR)
    assert world.storage.reader().everything(ann.id) == {}


async def test_erasing_now_is_asked_for_and_can_be_left(world: World) -> None:
    ann = await awake(world)
    await later(world, KEPT - WARNED + HOUR)
    await ann.taps("ask_erase_old")
    await ann.sees("retention_ask", count=1)
    await ann.taps("show")
    assert world.storage.reader().cases(ann.id)
    await ann.taps_data((await ann.screen())["message_id"], Tap(0, ANY_REVISION, "ask_erase_old").data, forged=True)
    await ann.taps("erase_old")
    assert world.storage.reader().everything(ann.id) == {}


async def test_only_what_is_old_goes_and_the_newest_case_is_open_then(world: World) -> None:
    ann = await awake(world)
    await later(world, KEPT / 2)
    await ann.says("/new")
    await ann.says("Red lamp")
    await ann.says("/cases")
    await ann.taps("switch", "1")
    await later(world, KEPT / 2 - WARNED + HOUR)
    assert WORDS in await ann.text()
    assert "Red lamp" not in await ann.text()
    await later(world, WARNED + HOUR)
    (left,) = world.storage.reader().cases(ann.id)
    assert left.number == 2
    await ann.says("/help")
    assert (await ann.case()).number == 2
    assert "zebra" not in str(
        {k: v for k, v in (world.storage.reader().everything(ann.id)).items() if k not in ("inbox", "outbox")}
    )


async def test_several_old_cases_are_one_message_and_one_choice(world: World) -> None:
    ann = await awake(world)
    await ann.says("/new")
    await ann.says("Red lamp")
    await puts_away(ann)
    await ann.says("/new")
    await ann.says("Green chair")
    await later(world, KEPT - WARNED + HOUR)
    assert await warnings(ann) == 1
    assert WORDS in await ann.text()
    assert "Red lamp" in await ann.text()
    await ann.taps("ask_erase_old")
    await ann.taps("erase_old")
    await ann.sees("retention_erased", count=2)
    assert [case.number for case in world.storage.reader().cases(ann.id)] == [3]


async def test_in_quiet_hours_it_waits_for_the_morning(world: World) -> None:
    ann = await awake(world)
    now = world.clock()
    await ann.says("/settings")
    await ann.taps("ask_quiet")
    await ann.taps("quiet_from", "22")
    await ann.taps("quiet", "22.8")
    there = (now + KEPT - WARNED).replace(hour=23, minute=30)  # the stand-in's buyers tell no language, so it is UTC
    await later(world, there + timedelta(days=1) - now)
    assert await warnings(ann) == 0
    for _ in range(3):
        await later(world, 6 * HOUR)
    assert await warnings(ann) == 1


async def test_who_cannot_be_reached_loses_it_all_the_same(world: World) -> None:
    world.expected += ["Forbidden"]
    ann = await awake(world)
    await ann.blocks()
    await later(world, KEPT - WARNED + HOUR)
    await later(world, WARNED + HOUR)
    assert world.storage.reader().everything(ann.id) == {}
    await ann.blocks(False)
    await ann.says("/start")
    await ann.sees("welcome")


async def test_of_a_case_without_a_word_nobody_is_told(world: World) -> None:
    ann = await world.buyer()
    await later(world, IDLE - WARNED + HOUR)
    assert await warnings(ann) == 0
    assert world.storage.reader().everything(ann.id) == {}


async def test_a_case_that_was_taken_up_again_stays(world: World) -> None:
    ann = await awake(world)
    await later(world, KEPT - WARNED + HOUR)
    await ann.taps("show")
    await ann.taps("undo")
    await ann.says("2027-12-05")
    await later(world, WARNED + HOUR)
    assert world.storage.reader().cases(ann.id)


@pytest.mark.parametrize("verb", ["keep_year", "ask_erase_old", "erase_old"])
async def test_a_forged_button_about_old_cases_does_nothing(world: World, verb: str) -> None:
    ann = await world.buyer()
    await ann.says(WORDS)
    said = await ann.taps_data((await ann.screen())["message_id"], Tap(0, ANY_REVISION, verb, "1").data, forged=True)
    assert said
    assert len(world.storage.reader().cases(ann.id)) == 1
    await ann.says("2027-12-05")


async def test_the_bot_looks_by_itself(world: World) -> None:
    ann = await awake(world)
    await world.stop_bot()
    world.ahead, world.check_every = KEPT - WARNED + HOUR, 0.05
    await world.start_bot()
    for _ in range(200):
        await world.settled()
        if await warnings(ann):
            break
    assert await warnings(ann) == 1


async def test_at_night_the_open_case_goes_and_of_the_others_the_buyer_is_told_in_the_morning(world: World) -> None:
    ann = await awake(world)
    begun = world.clock()
    await later(world, WARNED)
    await ann.says("/new")
    await ann.says("Red lamp")
    await puts_away(ann)
    await ann.says("/cases")
    await ann.taps("switch", "1")
    await later(world, KEPT - 2 * WARNED + HOUR)
    assert await warnings(ann) == 1
    await ann.says("/settings")
    await ann.taps("ask_quiet")
    await ann.taps("quiet_from", "22")
    await ann.taps("quiet", "22.8")
    at_night = (begun + KEPT + timedelta(days=1)).replace(hour=23, minute=30)
    await later(world, at_night - world.clock())
    assert [case.number for case in world.storage.reader().cases(ann.id)] == [2]
    assert await warnings(ann) == 1
    for _ in range(3):
        await later(world, 6 * HOUR)
    assert await warnings(ann) == 2
    assert "Red lamp" in await ann.text()
    await ann.taps("keep_year")
    await ann.sees("retention_kept", count=1)
