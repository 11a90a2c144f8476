"""An admin announces news: a preview first, then each subscriber gets it once, in his language, and can leave."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram.error import TelegramError

from bot.outbox import announcer as announcing
from bot.outbox.sender import Sending
from bot.screens.buttons import ANY_REVISION, Tap, read
from bot.storage.values import Announcement, Changes, Incoming, Preferences
from bot.storage.values import Buyer as Stored
from bot.texts import texts
from bot.wire.errors import NotConnected
from conversations.names import S
from tests.bot.given import restart
from tests.buyer import Buyer, visible
from tests.conftest import World

AWAKE = Preferences(zone="UTC", quiet_from=0, quiet_until=0, has_news=True)
FOOTER = visible(texts("en").html("news_why"))


async def sets(world: World, buyer: Buyer, wishes: Preferences, **more: Any) -> None:
    """Store what a buyer wants."""
    note = Incoming(None, buyer.id, b'{"note": {}}')
    await world.storage.store([note], datetime.now(UTC))
    waiting = await world.storage.next_waiting(buyer.id)
    assert waiting
    known = waiting.buyer or Stored(buyer.id)
    changed = replace(known, preferences=wishes, **more)
    await world.storage.commit(Changes(waiting.seq, buyer.id, changed), datetime.now(UTC))


@pytest.fixture
async def boss(world: World, ann: Buyer) -> Buyer:
    """An admin, and Ann, who has subscribed."""
    boss = await world.buyer("Boss")
    await restart(world, ann, boss, admins=frozenset({boss.id}), news_per_second=900, self_sent_per_second=900)
    await sets(world, ann, AWAKE)
    return boss


async def got(buyer: Buyer) -> list[str]:
    """Give the news that a buyer has in the chat, without what is below them."""
    texts_ = [str(message["text"]) for message in await buyer.messages()]
    return [text.removesuffix(FOOTER).strip() for text in texts_ if text.endswith(FOOTER)]


async def runs(world: World) -> list[Announcement]:
    return await world.storage.announcements(9)


async def ended(world: World) -> Announcement:
    """Wait until the last run is over."""
    async with asyncio.timeout(10):
        while True:
            found = await runs(world)
            if found and found[0].ended_at:
                await world.settled()
                return found[0]
            await asyncio.sleep(0.01)


async def sends(boss: Buyer, text: str) -> None:
    await boss.says(text)
    await boss.taps("announce_send")


async def button_of_news(buyer: Buyer, verb: str) -> tuple[int, str]:
    """Find a button below the last news."""
    news = [m for m in await buyer.messages() if str(m["text"]).endswith(FOOTER)][-1]
    found = [b["data"] for row in news["keyboard"] for b in row if (tap := read(b["data"])) and tap.verb == verb]
    return int(news["message_id"]), str(found[0])


async def test_the_admin_sees_it_first_and_then_the_subscriber_has_it_and_is_where_he_was(
    world: World, ann: Buyer, boss: Buyer
) -> None:
    other = await world.buyer("Other")
    await boss.says("/announce The form is new")
    assert await got(boss) == ["The form is new"]
    assert await got(ann) == []
    await boss.sees("announce_preview", count=1)
    await boss.taps("announce_send")
    await boss.sees("announce_started", count=1)
    run = await ended(world)
    assert await got(ann) == ["The form is new"]
    assert await got(other) == []
    assert run.counts == {"sent": 1}
    said = str((await boss.messages())[-1]["text"])
    assert "Sent: 1. Cannot be reached: 0." in said
    assert "Not known" not in said
    await ann.says("Blue shoes")
    assert (await ann.is_at(S.PROTECTION)).answers[S.ORDER].value == "Blue shoes"


async def test_the_way_back_shows_the_open_step_below_and_the_news_keep_their_buttons(
    world: World, ann: Buyer, boss: Buyer
) -> None:
    await sends(boss, "/announce Hello")
    await ended(world)
    await ann.taps_data(*await button_of_news(ann, "news_step"))
    messages = await ann.messages()
    await ann.is_at(S.ORDER)
    assert str(messages[-2]["text"]).endswith(FOOTER), "the step stands right below the news"
    assert await button_of_news(ann, "news")


async def test_one_tap_below_the_news_ends_them_and_another_brings_them_back(
    world: World, ann: Buyer, boss: Buyer
) -> None:
    await sends(boss, "/announce One")
    await ended(world)
    await ann.taps_data(*await button_of_news(ann, "news"))
    await ann.sees("news_off")
    assert await world.storage.subscribers() == 0
    await boss.says("/announce Two")
    await boss.sees("announce_preview", count=0)
    assert "announce_send" not in {tap.verb for tap, _button in await boss.buttons()}
    await boss.taps("announce_cancel")
    await ann.taps("news", "on")
    await ann.sees("news_on")
    await ann.taps("news_step")
    await ann.is_at(S.ORDER)
    await sends(boss, "/announce Three")
    await ended(world)
    assert await got(ann) == ["One", "Three"]


async def test_what_was_cancelled_goes_to_nobody_and_its_old_button_neither(
    world: World, ann: Buyer, boss: Buyer
) -> None:
    await boss.says("/announce Wrong")
    message, send = await boss.button("announce_send")
    await boss.taps("announce_cancel")
    await boss.sees("announce_cancelled")
    await boss.taps_data(message["message_id"], send["data"], forged=True)
    assert await runs(world) == []
    await sends(boss, "/announce Right")
    await ended(world)
    assert await got(ann) == ["Right"]


async def test_a_newer_preview_takes_the_place_of_the_older(world: World, ann: Buyer, boss: Buyer) -> None:
    await boss.says("/announce Old")
    message, send = await boss.button("announce_send")
    await boss.says("/announce New")
    await boss.taps_data(message["message_id"], send["data"], forged=True)
    assert await runs(world) == []
    await sends(boss, "/announce Newest")
    await ended(world)
    assert await got(ann) == ["Newest"]


async def test_a_double_tap_makes_one_run(world: World, ann: Buyer, boss: Buyer) -> None:
    await boss.says("/announce Once")
    message, send = await boss.button("announce_send")
    boss.waits = False
    await asyncio.gather(*(boss.taps_data(message["message_id"], send["data"], forged=True) for _ in range(5)))
    boss.waits = True
    await world.settled()
    await ended(world)
    assert len(await runs(world)) == 1
    assert await got(ann) == ["Once"]


async def test_the_markup_is_kept_and_what_looks_like_markup_stays_text(world: World, ann: Buyer, boss: Buyer) -> None:
    await sends(boss, "/announce 1 < 2 & <b>no</b> 📦 https://example.org/x")
    await ended(world)
    assert await got(ann) == ["1 < 2 & <b>no</b> 📦 https://example.org/x"]


async def test_each_gets_the_text_of_the_own_language_and_others_the_first(
    world: World, ann: Buyer, boss: Buyer
) -> None:
    await boss.says("/announce\n[cs]\nAhoj\n[en]\nHello\nyou")
    assert await got(boss) == ["Ahoj", "Hello\nyou"]
    assert "cs, en" in await boss.text()
    await boss.taps("announce_send")
    await ended(world)
    assert await got(ann) == ["Hello\nyou"]
    await sends(boss, "/announce Default\n[cs]\nAhoj")
    await ended(world)
    assert await got(ann) == ["Hello\nyou", "Default"]


async def test_too_long_a_text_is_refused_and_a_shorter_one_goes(world: World, ann: Buyer, boss: Buyer) -> None:
    room = 4096 - len(FOOTER) - len("\n\n")
    await boss.says("/announce " + "x" * (room + 1))
    await boss.sees("announce_too_long", over=1)
    assert await got(boss) == []
    await sends(boss, "/announce " + "x" * room)
    await ended(world)
    assert await got(ann) == ["x" * room]


async def test_a_blocked_chat_is_parked_and_counted(world: World, ann: Buyer, boss: Buyer) -> None:
    world.expected.append("blocked")
    cid = await world.buyer("Cid")
    await sets(world, cid, AWAKE)
    await cid.blocks()
    await world.fault(method="sendMessage", status=403, chat_id=ann.id)
    await sends(boss, "/announce Hello")
    run = await ended(world)
    assert run.counts == {"blocked": 2}
    assert "Sent: 0. Cannot be reached: 2." in str((await boss.messages())[-1]["text"])
    await ann.says("Blue shoes")  # parked by the refusal, back by writing
    await ann.is_at(S.PROTECTION)


async def test_who_leaves_before_the_turn_does_not_get_it(world: World, ann: Buyer, boss: Buyer) -> None:
    await sets(world, ann, quiet_now(timedelta(0)))
    await sends(boss, "/announce Hello")
    assert (await runs(world))[0].counts == {"waiting": 1}
    assert await got(ann) == []
    await sets(world, ann, Preferences(has_news=False))
    await restart(world, ann, boss, admins=frozenset({boss.id}), clock=lambda: datetime.now(UTC) + timedelta(days=1))
    assert (await ended(world)).counts == {"left": 1}
    assert await got(ann) == []


def quiet_now(ahead: timedelta) -> Preferences:
    """Wishes with quiet hours that began an hour ago and last for two more."""
    hour = (datetime.now(UTC) + ahead).hour
    return Preferences(zone="UTC", quiet_from=(hour - 1) % 24, quiet_until=(hour + 2) % 24, has_news=True)


async def test_in_quiet_hours_it_waits_for_their_end(world: World, ann: Buyer, boss: Buyer) -> None:
    await sets(world, ann, quiet_now(timedelta(0)))
    await sends(boss, "/announce Good morning")
    await boss.says("/announce")
    assert "Still to come: 1." in await boss.text()
    assert await got(ann) == []
    await restart(world, ann, boss, admins=frozenset({boss.id}), clock=lambda: datetime.now(UTC) + timedelta(hours=4))
    assert (await ended(world)).counts == {"sent": 1}
    assert await got(ann) == ["Good morning"]


async def test_a_run_can_be_stopped(world: World, ann: Buyer, boss: Buyer) -> None:
    await sets(world, ann, quiet_now(timedelta(0)))
    await sends(boss, "/announce Never mind")
    await boss.says("/announce")
    await boss.taps("announce_stop")
    run = await ended(world)
    assert run.stopped_at
    assert run.counts == {"stopped": 1}
    assert "Not sent, because it was stopped: 1." in str((await boss.messages())[-1]["text"])
    await boss.says("/announce")
    assert "announce_stop" not in {tap.verb for tap, _button in await boss.buttons()}


async def test_429_is_waited_for_and_then_it_is_sent_once(world: World, ann: Buyer, boss: Buyer) -> None:
    await boss.says("/announce Patience")
    await world.fault(method="sendMessage", status=429, chat_id=ann.id, retry_after=1)
    await boss.taps("announce_send")
    assert (await ended(world)).counts == {"sent": 1}
    assert await got(ann) == ["Patience"]


@pytest.mark.parametrize("after", [True, False])
async def test_a_line_that_breaks_leaves_it_unknown_and_it_is_never_sent_again(
    world: World, ann: Buyer, boss: Buyer, after: bool
) -> None:
    bob = await world.buyer("Bob")
    await sets(world, bob, AWAKE)
    await boss.says("/announce Maybe")
    await world.fault(method="sendMessage", status=0, chat_id=ann.id, after=after, reset=not after)
    await boss.taps("announce_send")
    assert (await ended(world)).counts == {"sent": 1, "unknown": 1}
    assert await got(ann) == (["Maybe"] if after else [])
    assert await got(bob) == ["Maybe"]
    assert "Not known: 1." in str((await boss.messages())[-1]["text"])


async def test_while_telegram_refuses_connections_nothing_is_given_up(
    world: World, ann: Buyer, boss: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, refusals = Sending._news, iter([NotConnected("ClientConnectorError")])

    async def refusing(self: Sending, item: Any) -> None:
        error: TelegramError | None = next(refusals, None)
        if error and item.chat_id == ann.id:
            raise error
        await sent(self, item)

    await boss.says("/announce Hello")
    monkeypatch.setattr(Sending, "_news", refusing)
    monkeypatch.setattr(announcing, "LOOK", 0.05)
    world.bot.announcer._sending._send["news"] = world.bot.announcer._sending._news
    await boss.taps("announce_send")
    assert (await ended(world)).counts == {"sent": 1}
    assert await got(ann) == ["Hello"]


@pytest.mark.parametrize("verb", ["announce", "announce_send", "announce_cancel", "announce_stop"])
async def test_for_anybody_else_there_is_no_such_command_and_its_buttons_do_nothing(
    world: World, ann: Buyer, boss: Buyer, verb: str
) -> None:
    await ann.says("/announce Buy my shoes")
    await ann.sees("command_unknown")
    await boss.says("/announce True")
    _message, button = await boss.button("announce_send")
    tap = read(button["data"])
    assert tap
    forged = Tap(0, ANY_REVISION, verb, tap.argument).data
    screen = await ann.screen()
    assert await ann.taps_data(screen["message_id"], forged, forged=True)
    assert await runs(world) == []
    assert "What was sent" not in await ann.text()
    await boss.taps("announce_send")
    assert (await ended(world)).counts == {"sent": 1}


@pytest.mark.parametrize("number", ["", "x", "-1", "²", "9" * 30, "99999"])
async def test_a_forged_number_shows_the_runs(world: World, boss: Buyer, number: str) -> None:
    screen = await boss.screen()
    for verb in ("announce_send", "announce_cancel", "announce_stop"):
        await boss.taps_data(screen["message_id"], Tap(0, ANY_REVISION, verb, number).data, forged=True)
        await boss.sees("announce_none")
    assert await runs(world) == []


async def test_another_admin_cannot_send_what_he_did_not_preview(world: World, ann: Buyer, boss: Buyer) -> None:
    second = await world.buyer("Second")
    await restart(world, ann, boss, second, admins=frozenset({boss.id, second.id}))
    await boss.says("/announce Mine")
    _message, button = await boss.button("announce_send")
    screen = await second.screen()
    await second.taps_data(screen["message_id"], button["data"], forged=True)
    assert await runs(world) == []
    await boss.taps("announce_send")
    assert (await ended(world)).counts == {"sent": 1}


async def test_the_bare_command_explains_itself_and_lists_the_runs(world: World, boss: Buyer) -> None:
    await boss.says("/announce")
    await boss.sees("announce_none")
    await sends(boss, "/ANNOUNCE Hello")
    await ended(world)
    await boss.says("/announce@stand_in_bot  \n")
    assert re.search(r"No\. \d+: ended", await boss.text())
    assert "Sent: 1." in await boss.text()
    await boss.taps("show")
    await boss.is_at(S.ORDER)


async def test_news_are_at_most_so_many_a_second(world: World, boss: Buyer) -> None:
    people = [await world.buyer(f"Buyer {number}") for number in range(12)]
    await restart(world, boss, *people, admins=frozenset({boss.id}), news_per_second=20)
    for buyer in people:
        await sets(world, buyer, AWAKE)
    began = asyncio.get_running_loop().time()
    await sends(boss, "/announce Slowly")
    assert (await ended(world)).counts == {"sent": 13}
    assert asyncio.get_running_loop().time() - began >= 12 / 20 - 0.1


async def test_a_bot_that_is_stopped_properly_leaves_nobody_in_doubt(world: World, boss: Buyer) -> None:
    people = [await world.buyer(f"Buyer {number}") for number in range(20)]
    admins = frozenset({boss.id})
    await restart(world, boss, *people, admins=admins, news_per_second=40)
    for buyer in people:
        await sets(world, buyer, AWAKE)
    await sends(boss, "/announce In pieces")
    await restart(world, boss, *people, admins=admins, news_per_second=900, self_sent_per_second=900)
    assert (await runs(world))[0].ended_at is None, "the stop came in the middle"
    assert (await ended(world)).counts == {"sent": 21}
    assert [await got(buyer) for buyer in people] == [["In pieces"]] * 20
