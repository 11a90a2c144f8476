"""What a buyer sees at one glance: /status, the calendar file, and the message at the top of the chat."""

from __future__ import annotations

import re
from typing import Any

import icalendar
from telegram import Message

from conversations.followup import E
from tests.bot.handlers.test_followup import tells, to_opened
from tests.buyer import Buyer
from tests.conftest import World


async def file_of(world: World, message: dict[str, Any]) -> bytes:
    """Download what the bot has sent, as the page does."""
    async with world.http.get(f"{world.standin.url}/files/{message['document']['file_unique_id']}") as response:
        assert response.status == 200
        return await response.read()


async def pinned(world: World, ann: Buyer) -> tuple[int, str]:
    """Read what stands at the top of the chat, with the id of its message; 0 and "" where nothing does."""
    message = (await world.bot.application.bot.get_chat(ann.id)).pinned_message
    return (message.message_id, message.text or "") if isinstance(message, Message) else (0, "")


async def test_status_names_the_next_thing_of_each_case_the_most_pressing_first(ann: Buyer) -> None:
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await to_opened(ann)
    await tells(ann, E.OFFERED_LESS)
    await ann.says("/status")
    text = await ann.text()
    assert (
        text.index("Accept, or reject")
        < text.index("Blue shoes")
        < text.index("Ask the seller to extend the protection")
    )
    await ann.taps("switch", "1")
    assert (await ann.case()).number == 1


async def test_status_of_many_cases_fits_and_says_what_it_leaves_out(ann: Buyer) -> None:
    for number in range(20):
        await ann.says(f"Thing {number}")
        await ann.says("in 12 days")
        await ann.says("/new")
    await ann.says("/status")
    await ann.sees("status_more", count=9)


async def test_a_date_is_shown_in_the_readers_own_zone_with_the_buyers_as_a_fallback(world: World) -> None:
    ann = await world.buyer("Ann", language="en")
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await ann.says("/status")
    message = await ann.screen()
    (entity,) = [one for one in message["entities"] if one["type"] == "date_time"]
    assert entity["date_time_format"] == "wDt"
    assert re.search(r"\d\d? \w{3} 20\d\d, .* in New York \(.* UTC\)", message["text"])


async def test_the_calendar_file_comes_and_can_be_read(world: World, ann: Buyer) -> None:
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await ann.says("/status")
    await ann.taps("calendar")
    await ann.sees("status")
    (message,) = [m for m in await ann.messages() if "document" in m]
    content: Any = icalendar.Calendar.from_ical(await file_of(world, message))
    found = content.walk("VEVENT")
    assert {str(event["SUMMARY"]).split(":")[1].strip() for event in found} == {"Blue shoes"}
    link = str(found[0]["URL"])
    assert link == f"https://t.me/{world.bot.application.bot.username}?start=case_1"
    await ann.says("/new")
    await ann.says(f"/start {link.partition('=')[2]}")
    assert (await ann.case()).number == 1


async def test_the_calendar_file_of_one_case_holds_only_its_dates(world: World, ann: Buyer) -> None:
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await ann.says("/new")
    await ann.says("Red lamp")
    await ann.says("in 20 days")
    await ann.says("/help")
    await ann.taps("dates")
    await ann.taps("calendar", "2")
    (message,) = [m for m in await ann.messages() if "document" in m]
    content: Any = icalendar.Calendar.from_ical(await file_of(world, message))
    assert {str(event["SUMMARY"]).split(":")[1].strip() for event in content.walk("VEVENT")} == {"Red lamp"}


async def test_the_picture_of_the_dates_comes_and_the_status_below_it(ann: Buyer) -> None:
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await ann.says("/status")
    await ann.taps("picture")
    await ann.sees("status")
    message = [m for m in await ann.messages() if "photo" in m][-1]
    assert message["photo"]["width"] >= 390
    assert (await ann.screen())["message_id"] > message["message_id"]


async def test_a_picture_that_telegram_refuses_holds_nothing_up(world: World, ann: Buyer) -> None:
    await ann.says("/status")
    world.expected += ["made to fail", "Telegram refuses a upload"]
    await world.fault(method="sendPhoto", status=400)
    await ann.taps("picture")
    await ann.sees("status")
    await ann.taps("picture")
    assert [m for m in await ann.messages() if "photo" in m]


async def test_the_status_at_the_top_follows_each_change_in_place(world: World, ann: Buyer) -> None:
    await ann.says("Blue shoes")
    await ann.says("/settings")
    await ann.taps("set", "pin.on")
    first, text = await pinned(world, ann)
    assert "No date is known yet" in text
    await ann.taps("show")
    await ann.says("in 12 days")
    second, text = await pinned(world, ann)
    assert "Ask the seller to extend the protection" in text
    assert second == first
    await ann.says("/settings")
    await ann.taps("set", "pin.off")
    assert await pinned(world, ann) == (0, "")
    await ann.taps("show")
    await ann.taps("back")
    assert await pinned(world, ann) == (0, "")


async def test_a_pinned_message_that_is_gone_is_sent_anew(world: World, ann: Buyer) -> None:
    await ann.says("Blue shoes")
    await ann.says("/settings")
    await ann.taps("set", "pin.on")
    first, _text = await pinned(world, ann)
    await ann.taps("show")
    world.expected.append("message to edit not found")
    await world.bot.application.bot.delete_message(ann.id, first)
    await ann.says("in 12 days")
    second, text = await pinned(world, ann)
    assert second != first
    assert "Ask the seller to extend the protection" in text
