"""A text that nobody asked for: what is in it can be taken with a tap, and a seller's trick is named with an answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.screens.buttons import anywhere
from bot.texts import texts
from conversations import rules
from conversations.days import pacific_day
from conversations.names import S
from tests.bot.handlers.test_drafts import to_the_explanation, versions
from tests.bot.handlers.test_followup import to_opened
from tests.bot.test_journeys import to_the_amount
from tests.buyer import Buyer, visible
from tests.conftest import World

ORDER, PARCEL = "8123456789012345", "RB473124829CN"
MESSAGE = (
    f"Dear friend, order {ORDER}, parcel {PARCEL}: please cancel the dispute. We pay 5.50 USD. "
    "See https://www.aliexpress.com/item/1.html"
)

FORGED = (
    *(("take_order", "12"), ("take_order", "' OR 1=1"), ("take_order", f"{ORDER}x"), ("take_order", "")),
    *(("seller", "nothing"), ("why", "77777777"), ("why", "9" * 30), ("why", "-1")),
)


async def forwarded(world: World, ann: Buyer, text: str, message_id: int = 900_001) -> None:
    """Forward what the seller wrote: only the raw update says that it was."""
    who = {"id": ann.id, "is_bot": False, "first_name": "Ann"}
    origin = {"type": "user", "date": 1_700_000_000, "sender_user": {"id": 5, "is_bot": False, "first_name": "Shop"}}
    said: dict[str, Any] = {"message_id": message_id, "date": 1_800_000_000, "text": text, "forward_origin": origin}
    world.standin.push({"message": {**said, "chat": {"id": ann.id, "type": "private"}, "from": who}})
    await world.settled()


def verbs(buttons: list[tuple[Any, Any]]) -> set[str]:
    return {tap.verb for tap, _button in buttons}


async def copied(ann: Buyer) -> list[str]:
    return [button["copy_text"] for row in (await ann.screen())["keyboard"] for button in row if "copy_text" in button]


async def test_what_the_seller_wrote_is_read_and_nothing_is_taken_without_a_tap(ann: Buyer) -> None:
    await ann.picks("skip", "unknown")
    await ann.is_at(S.OPENING)
    await ann.says(MESSAGE)
    await ann.sees("pasted_kept")
    await ann.sees("pasted_order", order=ORDER)
    await ann.sees("pasted_parcels", parcels=PARCEL)
    case = await ann.is_at(S.OPENING)
    assert rules.order_number(case) is None
    assert [aside.text for aside in case.asides] == [MESSAGE]
    await ann.taps("take_order", ORDER)
    await ann.sees("pasted_order_taken", order=ORDER)
    assert rules.order_number(await ann.is_at(S.OPENING)) == ORDER
    assert "take_order" not in verbs(await ann.buttons())


async def test_a_trick_of_the_seller_is_named_with_its_answer_and_its_reasons(ann: Buyer) -> None:
    await to_opened(ann)
    await ann.says("Please CLOSE the dispute <b>first</b>, or I give you a coupon of 3 dollars")
    await ann.sees("pasted_seller")
    await ann.sees("trap_cancel")
    assert any(text.startswith("Thank you, but I keep the dispute open") for text in await copied(ann))
    await ann.taps("seller", "coupon")
    await ann.sees("trap_coupon")
    await ann.taps("show")
    await ann.says("please close this dispute")
    await ann.taps("why")
    await ann.sees("pasted_why")
    assert "close … dispute" in await ann.text()
    await ann.taps("show")
    await ann.is_at(S.OPENED)


async def test_who_begins_with_a_seller_s_message_is_asked_the_first_question_with_what_was_found(world: World) -> None:
    bob = await world.buyer("Bob", started=False)
    await bob.says(MESSAGE)
    await bob.sees("welcome")
    await bob.sees("trap_cancel")
    await bob.taps("take_order", ORDER)
    assert rules.order_number(await bob.is_at(S.PROTECTION)) == ORDER


async def test_a_name_of_the_order_stays_beside_its_number_and_the_text_can_become_the_complaint(ann: Buyer) -> None:
    await ann.says("Blue shoes")
    await ann.picks("unknown")
    await ann.says(f"It is ref {ORDER}")
    await ann.taps("take_order", ORDER)
    assert (await ann.case()).value(S.ORDER) == f"Blue shoes {ORDER}"
    await ann.says(f"It is ref {ORDER}, size 39 came")
    assert "take_order" not in verbs(await ann.buttons())
    await ann.taps("keep_text")
    assert await versions(ann) == [f"It is ref {ORDER}, size 39 came"]


async def test_an_amount_in_a_longer_text_is_offered_where_money_is_asked_for(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("I paid 8.12 USD for the shoes and 3.00 EUR for a hat, on the same day")
    assert [tap.argument for tap, _ in await ann.buttons() if tap.verb == "type"] == ["8.12 USD", "3.00 EUR"]
    await ann.taps("type", "8.12 USD")
    assert (await ann.is_at(S.REFUND)).value(S.PAID) == "8.12 USD"


async def test_a_day_in_a_longer_text_is_offered_where_a_date_is_asked_for(ann: Buyer) -> None:
    ends = pacific_day(datetime.now(UTC)) + timedelta(days=20)
    await ann.picks("skip")
    await ann.says(f"Hello friend, we have moved the date to {ends.isoformat()}, is it ok for you now?")
    await ann.taps("type", ends.isoformat())
    assert (await ann.case()).value(S.PROTECTION) == ends.isoformat()


async def test_where_a_day_of_the_order_is_waited_for_a_trick_is_still_a_trick(ann: Buyer) -> None:
    await ann.picks("skip", "unknown", "no_button", "too_early")
    await ann.says("Please wait a few more days, we extend the protection")
    await ann.sees("trap_wait")
    await ann.is_at(S.WAIT_DAY_11)
    await ann.says("3 days ago")
    assert len((await ann.case()).events) == 1


async def test_what_is_typed_as_the_complaint_is_one_and_what_is_forwarded_there_is_asked_about(
    world: World, ann: Buyer
) -> None:
    await to_the_explanation(ann)
    await ann.says("The seller says: cancel the dispute.")
    assert await versions(ann) == ["The seller says: cancel the dispute."]
    await forwarded(world, ann, "Please cancel the dispute, dear friend.")
    await ann.sees("trap_cancel")
    assert len(await versions(ann)) == 1
    await ann.taps("keep_text")
    assert (await versions(ann))[-1] == "Please cancel the dispute, dear friend."
    await forwarded(world, ann, "My shoes came in size 39.", 900_002)
    assert (await versions(ann))[-1] == "My shoes came in size 39."


async def test_a_forged_button_changes_nothing(ann: Buyer) -> None:
    await ann.picks("skip", "unknown")
    before = await ann.case()
    for verb, argument in FORGED:
        data = anywhere(before.number, verb, argument).data
        await ann.taps_data((await ann.screen())["message_id"], data, forged=True)
        assert await ann.is_at(S.OPENING) == before, (verb, argument)


async def test_a_plain_text_is_offered_as_a_draft_as_before(ann: Buyer) -> None:
    await ann.picks("skip", "unknown")
    await ann.says("My shoes are too small")
    await ann.sees("text_not_expected")
    assert verbs(await ann.buttons()) >= {"keep_text", "pick"}
    assert visible(texts("en").html("pasted_found")) not in await ann.text()
