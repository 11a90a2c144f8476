"""What Telegram will never take is said in plain words, reported without the buyer's, and holds up nothing."""

from __future__ import annotations

import html

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.outbox.outbox import plain
from bot.runtime.logs import Console, Redactor
from bot.screens.screen import LONGEST, length
from bot.storage.deliveries import Delivery
from bot.storage.values import Changes
from bot.texts import texts
from bot.wire.errors import Fate, fate
from conversations.names import S
from tests.bot.given import message, read
from tests.bot.outbox.test_outbox import forget_faults
from tests.buyer import Buyer
from tests.conftest import World

SECRET = "Grandma's <lamp> & more"


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time between tries is short, and so is patience."""
    monkeypatch.setattr("bot.wire.errors.FIRST_WAIT", 0.01)
    monkeypatch.setattr("bot.wire.errors.LONGEST_WAIT", 0.02)


@pytest.mark.parametrize(("status", "refusals"), [(400, 1), (413, 1), (400, 2)])
async def test_a_screen_that_is_refused_comes_as_plain_text_with_its_buttons_unless_these_are_refused_too(
    world: World, ann: Buyer, caplog: pytest.LogCaptureFixture, status: int, refusals: int
) -> None:
    world.expected += ["Made to fail", "made to fail"]
    body = {"ok": False, "error_code": status, "description": f'Bad Request: Made to fail at "{SECRET}"'}
    await world.fault(method="sendMessage", status=status, body=body, chat_id=ann.id, times=refusals)
    update_id = world.standin.push({"message": message(ann, text="Blue shoes")})
    await world.settled()
    last = (await ann.messages())[-1]
    assert "Until when" in last["text"]
    assert "<b>" not in last["text"]
    assert ("/start" in last["text"]) == (refusals > 1)
    assert bool(last.get("keyboard")) == (refusals == 1)
    refused = [record for record in caplog.records if "refuses" in record.getMessage()]
    shown = Console(Redactor()).format(refused[0])
    assert str(update_id) in shown
    assert "Made to fail" in shown
    assert SECRET not in shown
    await ann.says("in 12 days")
    await ann.is_at(S.OPENING)


@pytest.mark.usefixtures("hurried")
async def test_a_refusal_and_then_a_failure_lose_no_screen(world: World, ann: Buyer) -> None:
    world.expected += ["Made to fail", "made to fail"]
    await world.fault(method="sendMessage", status=400, chat_id=ann.id)
    await world.fault(method="sendMessage", status=500, chat_id=ann.id)
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)


@pytest.mark.usefixtures("hurried")
async def test_a_screen_that_fails_again_and_again_is_given_up_while_telegram_is_well(world: World, ann: Buyer) -> None:
    world.expected += ["refuses", "Even the plain text"]
    await world.fault(method="sendMessage", status=500, times=10**6, chat_id=ann.id)
    await ann.says("Blue shoes")
    assert not await world.storage.undelivered_chats()
    await forget_faults(world)
    await ann.says("in 12 days")
    await ann.is_at(S.OPENING)


async def test_a_delivery_of_another_release_is_reported_and_passed_over(world: World, ann: Buyer) -> None:
    world.expected.append("cannot be sent")
    world.standin.push({"message": message(ann, text="Blue shoes")})
    await world.settled()
    await world.bot.lanes.stop(1)
    world.standin.push({"message": message(ann, text="in 12 days")})
    waiting = None
    while waiting is None:
        waiting = await world.storage.next_waiting(ann.id)
    odd = (Delivery("balloon", {}), Delivery("screen", {"nothing": 1}), Delivery("text", {"text": "Still there"}))
    await world.storage.commit(Changes(waiting.seq, ann.id, deliveries=odd), world.bot.clock())
    world.bot.outbox.wake(ann.id)
    await world.settled()
    assert (await read(ann))[-1] == "Still there"


@pytest.mark.parametrize("char", ["a", "<", "\N{GRINNING FACE}", "é"])
@pytest.mark.parametrize("count", [10, 2_000, 4_096])
def test_plain_text_fits_into_one_message_and_says_what_is_missing(char: str, count: int) -> None:
    said = plain(f"<b>{html.escape(char * count)}</b>", texts("en").plain("screen_failed"))
    assert length(html.escape(said)) <= LONGEST
    assert said.startswith(char)
    assert "/start" in said
    assert said.count(char) >= min(count, 1_900)


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (BadRequest("Message is not modified: specified new message content ..."), Fate.DONE),
        (BadRequest("Query is too old and response timeout expired or query id is invalid"), Fate.DONE),
        (BadRequest("Message to edit not found"), Fate.SEND_ANEW),
        (BadRequest("Message can't be edited"), Fate.SEND_ANEW),
        (BadRequest("Can't parse entities: unsupported start tag"), Fate.BROKEN),
        (BadRequest("Message text is empty"), Fate.BROKEN),
        (BadRequest("Chat not found"), Fate.PARK),
        (Forbidden("Forbidden: bot was blocked by the user"), Fate.PARK),
        (Forbidden("Forbidden: user is deactivated"), Fate.PARK),
        (ChatMigrated(-100), Fate.PARK),
        (RetryAfter(3), Fate.HOLD),
        (TimedOut(), Fate.RETRY),
        (NetworkError("Bad Gateway"), Fate.RETRY),
        (InvalidToken("Unauthorized"), Fate.RETRY),
        (Conflict("terminated"), Fate.RETRY),
        (TelegramError("Invalid server response"), Fate.RETRY),
    ],
)
def test_each_error_has_a_meaning(error: TelegramError, meaning: Fate) -> None:
    assert fate(error) is meaning
