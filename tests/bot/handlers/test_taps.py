"""A label that is typed takes the road of its button; and whatever a button is made to say does no harm."""

from __future__ import annotations

import asyncio

import pytest

from bot.handlers.taps import VERBS
from bot.handlers.verbs import About
from bot.screens.buttons import ANY_REVISION, Tap
from bot.texts import texts
from conversations.names import S
from tests.bot.faults.talk import SHOE
from tests.bot.given import message, read
from tests.bot.handlers.test_followup import OPENED
from tests.bot.test_journeys import TEXT, to_the_amount
from tests.buyer import Buyer, Json, visible
from tests.conftest import World

SORRY = visible(texts("en").html("update_failed"))


async def to_the_proof(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("US $8.12")
    await ann.picks("half")
    await ann.is_at(S.EVIDENCE)


@pytest.mark.parametrize("label", ["Continue", "continue!", "  CONTINUE "])
async def test_continue_that_is_typed_too_early_says_what_is_missing_and_later_leads_on(ann: Buyer, label: str) -> None:
    await to_the_proof(ann)
    await ann.says(label)
    await ann.sees("evidence_not_enough")
    await ann.is_at(S.EVIDENCE)
    await ann.sends(SHOE, as_="photo")
    await ann.says(label)
    await ann.is_at(S.EXPLANATION)
    before = (await ann.case()).drafts
    await ann.says(label)
    await ann.sees("explanation_not_enough")
    assert (await ann.case()).drafts == before, "the label is no version of the complaint"
    await ann.says(TEXT)
    await ann.says(label)
    await ann.is_at(S.REVIEW)
    assert SORRY not in await read(ann)


HOSTILE = (
    "",
    "9" * 40,
    "\N{ARABIC-INDIC DIGIT FOUR}",
    "1.seller_reply.3",
    "order:order_shipped=9999-12-31",
    "event:1=x",
)
MORE_HOSTILE = (
    *("-1", "99.99", "news.maybe", "order:order_shipped=0001-01-01", "due:seller_reply=0001-01-01", "../../etc"),
)
"""What somebody may put behind a verb: other verbs' words, numbers out of range, days out of the calendar."""


@pytest.mark.parametrize(
    "arguments", [HOSTILE, pytest.param(MORE_HOSTILE, marks=pytest.mark.soak)], ids=["some", "more"]
)
async def test_whatever_a_forged_button_says_the_bot_goes_on_and_so_can_the_buyer(
    world: World, arguments: tuple[str, ...]
) -> None:
    people = [await world.buyer(f"Buyer {number}") for number in range(len(arguments))]
    await asyncio.gather(*(buyer.stands(*OPENED) for buyer in people))
    # Each on his own, as what one has done must not hide what the next one does.
    await asyncio.gather(*(forges(buyer, argument) for buyer, argument in zip(people, arguments, strict=True)))
    for buyer in people:
        for command in ("/settings", "/status", "/new"):
            await buyer.says(command)
            assert await buyer.buttons()
        assert SORRY not in await read(buyer)


async def forges(buyer: Buyer, argument: str) -> None:
    buyer.waits = False
    screen = await buyer.screen()
    for verb in VERBS:
        data = Tap(1 if VERBS[verb].about is About.CASE else 0, ANY_REVISION, verb, argument).data
        await buyer.taps_data(screen["message_id"], data, forged=True)
    buyer.waits = True


FLOOD = 40
"""Messages that come at one time: twice as many as make a flood."""


async def test_what_was_asked_for_in_a_flood_comes_however_much_is_sent_with_it(world: World, ann: Buyer) -> None:
    await ann.says("Blue shoes")
    await ann.says("/settings")
    await ann.taps("set", "pin.on")
    assert await pinned(world, ann)
    await ann.says("/status")
    status = await ann.screen()
    await world.bot.lanes.stop(1)
    asked: list[Json] = [
        {"message": message(ann, text="/export", entities=[{"type": "bot_command", "offset": 0, "length": 7}])},
        *(tapped(ann, status, verb) for verb in ("calendar", "picture")),
        tapped(ann, status, "set", "pin.off"),
    ]
    for number in range(FLOOD):
        if number < len(asked):
            world.standin.push(asked[number])
        world.standin.push({"message": message(ann, text=f"word {number}", message_id=900_100 + number)})
    await world.stop_bot()
    await world.start_bot()
    ann._storage = world.storage
    await world.settled()
    sent = [m["document"]["file_name"] for m in await ann.messages() if "document" in m]
    assert sorted(sent) == ["aliexpress-dates.ics", "my-disputes.html", "my-disputes.json"]
    assert len([m for m in await ann.messages() if "photo" in m and not m.get("keyboard")]) == 1
    assert not await pinned(world, ann)
    assert visible(texts("en").html("flood")) in await read(ann)


def tapped(ann: Buyer, screen: Json, verb: str, argument: str = "") -> Json:
    """A tap as Telegram delivers it."""
    user = {"id": ann.id, "is_bot": False, "first_name": "Ann"}
    chat = {"id": ann.id, "type": "private", "first_name": "Ann"}
    carried = {"message_id": screen["message_id"], "chat": chat, "date": 1, "text": "x"}
    data = Tap(0, ANY_REVISION, verb, argument).data
    query = {"id": f"77{verb}{argument}", "from": user, "chat_instance": "1", "data": data, "message": carried}
    return {"callback_query": query}


async def pinned(world: World, ann: Buyer) -> bool:
    """Say whether the bot holds a status message at the top of the chat."""
    stored = world.storage.reader().everything(ann.id)
    return any(row["pinned_message_id"] for row in stored["chats"])
