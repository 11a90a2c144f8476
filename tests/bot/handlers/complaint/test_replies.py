"""The texts for every moment in the chat: they know what was told, and how much was offered."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from bot.screens.buttons import Tap
from bot.screens.presenter import Presenter
from bot.screens.replies import reply_text
from bot.texts import languages, texts
from conversations import amounts
from conversations.complaint.replies import REPLIES
from conversations.followup import E
from conversations.reading.money import Money
from tests.bot.handlers.test_followup import tells
from tests.bot.test_journeys import to_the_review
from tests.buyer import Buyer
from tests.conftest import World
from tests.conversations.complaint.moments import moments


async def to_the_dispute(ann: Buyer) -> None:
    """Half of $8.12 for shoes that are too small."""
    await to_the_review(ann)
    await ann.picks("submit", "pressed", "worked")


async def offered(ann: Buyer) -> Money | None:
    return amounts.told(await ann.case(), E.OFFERED_LESS)


async def test_what_the_seller_offers_is_asked_kept_changed_and_stands_in_the_counter_offer(ann: Buyer) -> None:
    await to_the_dispute(ann)
    await tells(ann, E.OFFERED_LESS)
    await ann.sees("amount_offered_less")
    await ann.says("all of it")
    await ann.sees("money_unreadable")
    await ann.says("9 USD")
    await ann.sees("amount_too_large", most=Money(812, "USD"))
    await ann.says("4.06")
    await ann.sees("offer_not_less", most=Money(406, "USD"))
    first = await ann.says("1")
    assert "the seller offered less than you asked for: $1.00" in await ann.text()
    await ann.edits(first, "1.50 $")
    assert await offered(ann) == Money(150, "USD")
    await ann.taps("ask_amount", "1")
    await ann.says("2,00")
    assert await offered(ann) == Money(200, "USD")
    await ann.taps("replies")
    await ann.taps("reply", "counter")
    said = await ann.text()
    assert "Thank you for your offer of $2.00." in said
    assert "I ask for a refund of $4.06. That is $2.06 more than you offer." in said
    await ann.taps("reply_file", "counter")
    assert b"offer of $2.00" in await ann.newest_file()
    await ann.taps("so_far")
    assert ": $2.00" in await ann.text()
    assert (await ann.case()).events[-1].day == (await ann.case()).events[0].day, "the amount is no day"


async def test_who_does_not_tell_the_amount_goes_on_and_labels_and_long_texts_are_no_amounts(ann: Buyer) -> None:
    await to_the_dispute(ann)
    await tells(ann, E.OFFERED_LESS)
    await ann.says("The seller writes that he can give me 2 USD and I should accept, what now?")
    assert "I found in it" in await ann.text()
    await ann.says("I rejected it")
    case = await ann.case()
    assert [event.kind for event in case.events] == [E.OFFERED_LESS, E.REJECTED]
    assert case.asked == ""
    await ann.says("2 USD")
    assert await offered(ann) is None
    await ann.taps("show")
    await tells(ann, E.MODIFIED)
    await ann.taps("amount", f"{len((await ann.case()).events)}=4.06 USD")
    assert "you changed your request: $4.06" in await ann.text()


async def test_whose_parcel_is_only_said_to_be_delivered_asks_the_post_in_both_languages(world: World) -> None:
    bob = await world.buyer("Bob")
    await bob.says("/language")
    await bob.taps("language", "cs")
    await bob.taps("show")
    await bob.picks("skip", "unknown", "found", "refund", "no", "delivered")
    await bob.taps("reply", "post")
    said = await bob.text()
    assert "Žádám o písemné vyjádření k zásilce, která mi měla přijít." in said
    assert "I ask for a written statement about a parcel" in said
    assert "Tohle neposílejte" not in said
    await bob.taps("reply_file", "post")
    assert "Dobrý den.".encode() in await bob.newest_file()


FORGED = (
    ("replies", ""), ("reply", "x"), ("reply", "trap_cancel"), ("reply_file", "x"), ("ask_amount", "1"),
    ("ask_amount", "x"), ("amount", "1=2"), ("amount", "x"), ("day", "amount:1=2026-11-20"),
)  # fmt: skip


async def test_a_forged_button_changes_nothing_and_brings_the_case_back(ann: Buyer) -> None:
    await to_the_dispute(ann)
    before, screen = await ann.case(), await ann.screen()
    for verb, argument in FORGED:
        data = Tap(before.number, before.revision, verb, argument).data
        assert await ann.taps_data(screen["message_id"], data, forged=True), (verb, argument)
        screen = await ann.screen()
    assert await ann.case() == before
    await ann.sees("stage_seller")


def test_what_others_read_is_the_same_whatever_the_language_of_the_chat_but_for_post_and_bank() -> None:
    now = datetime(2026, 11, 26, 20, tzinfo=UTC)
    said = {name: {reply_text(Presenter(texts(one), now), case, name) for one in languages()}
            for name, _about, case in moments()}  # fmt: skip
    assert {name for name, written in said.items() if len(written) > 1} == {"post", "bank"}
    assert {name for name, one in REPLIES.items() if one.is_own} == {"post", "bank"}
    assert not re.search(r"[^\x00-\x7f]", "".join("".join(written) for written in said.values() if len(written) == 1))
