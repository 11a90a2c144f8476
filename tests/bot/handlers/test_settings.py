"""/settings: the time zone that everybody can name by the clock, the quiet hours, the reminders."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.texts import texts
from tests.buyer import Buyer
from tests.conftest import World


def clock(zone: str) -> str:
    return texts("en").clock(datetime.now(UTC).astimezone(ZoneInfo(zone)))


async def test_the_zone_is_guessed_from_the_language_and_asked_once(world: World) -> None:
    ann = await world.buyer("Ann", language="en")
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await ann.says("/status")
    assert "New York" in await ann.text()
    assert "Is that right?" in await ann.text()
    await ann.says("/status")
    assert "Is that right?" not in await ann.text()
    await ann.taps("show")
    await ann.says("/settings")
    assert "I guessed that" in await ann.text()


@pytest.mark.parametrize("zone", ["Europe/Prague", "Asia/Kolkata", "America/Los_Angeles", "Australia/Sydney"])
async def test_the_zone_is_set_by_the_hour_and_a_place(ann: Buyer, zone: str) -> None:
    await ann.says("/settings")
    await ann.taps("ask_zone")
    await ann.taps("zone_hour", str(datetime.now(UTC).astimezone(ZoneInfo(zone)).hour))
    offered = [tap.argument for tap, _button in await ann.buttons() if tap.verb == "zone"]
    now = datetime.now(UTC)
    alike = [name for name in offered if now.astimezone(ZoneInfo(name)).hour == now.astimezone(ZoneInfo(zone)).hour]
    assert alike == offered
    await ann.taps("zone", offered[0])
    await ann.sees("settings_kept")
    text = await ann.text()
    assert "You told me so" in text
    assert texts("en").city(offered[0]) in text


async def test_quiet_hours_are_set_and_given_up(ann: Buyer) -> None:
    await ann.says("/settings")
    assert re.search("10.PM", await ann.text())
    await ann.taps("ask_quiet")
    await ann.taps("quiet_from", "20")
    await ann.taps("quiet", "20.9")
    text = await ann.text()
    assert re.search("8.PM", text)
    assert re.search("9.AM", text)
    await ann.taps("ask_quiet")
    await ann.taps("quiet", "0.0")
    await ann.sees("settings_quiet_none")
    await ann.taps("show")
    assert (await ann.case()).number == 1


async def test_reminders_can_be_turned_off_and_on(ann: Buyer) -> None:
    await ann.says("/settings")
    await ann.taps("set", "reminders.off")
    assert "off." in await ann.text()
    await ann.taps("set", "reminders.on")
    assert "on." in await ann.text()


async def test_what_is_set_is_there_after_a_restart(world: World, ann: Buyer) -> None:
    await ann.says("/settings")
    await ann.taps("set", "reminders.off")
    await world.stop_bot()
    await world.start_bot()
    ann._storage = world.storage
    await ann.says("/settings")
    assert "off." in await ann.text()
