"""What buyers come with, from /start to the opened dispute."""

import pytest

from conversations import evidence, route
from conversations.names import S
from tests.buyer import Buyer, File
from tests.conftest import World
from tests.files import jpeg, mp4

SHOE = File("shoe.jpg", jpeg(640, 480), "image/jpeg")
TEXT = "1. I ordered size 42, size 40 came. 2. See photo 1. 3. Please refund half."


async def to_the_amount(ann: Buyer) -> None:
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await ann.stands("found", "refund", "yes", "not_as_described", "size")
    await ann.is_at(S.PAID)


async def to_the_review(ann: Buyer) -> None:
    await to_the_amount(ann)
    await from_the_amount_to_the_review(ann)


async def from_the_amount_to_the_review(ann: Buyer) -> None:
    await ann.says("US $8.12")
    await ann.picks("half")
    await ann.sends(SHOE, as_="photo")
    await ann.picks("done")
    await ann.says(TEXT)
    await ann.picks("done")
    await ann.is_at(S.REVIEW)


async def test_ann_whose_shoes_are_too_small_asks_for_half_her_money(ann: Buyer) -> None:
    await ann.sees("welcome")
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await ann.picks("found", "refund", "yes", "not_as_described", "size")
    await ann.is_at(S.PAID)
    await from_the_amount_to_the_review(ann)
    text = await ann.text()
    assert TEXT in text
    assert "$4.06" in text
    assert "Blue shoes" in text
    await ann.picks("submit", "pressed", "worked")
    case = await ann.is_at(S.OPENED)
    assert case.draft
    assert case.draft.text == TEXT
    await ann.taps("events")
    await ann.taps("how_on")
    await ann.picks("refunds", "appeal")
    await ann.is_at(S.ABOUT_APPEAL)


async def test_bob_whose_parcel_never_came_asks_for_everything_with_the_postage(world: World) -> None:
    bob = await world.buyer("Bob")
    await bob.picks("skip", "unknown", "found", "refund", "no", "delivered")
    await bob.is_at(S.MARKED_DELIVERED)
    await bob.picks("go_on")
    await bob.says("1 234,50 Kč")
    assert await bob.choices() == ["full_postage"]
    await bob.picks("full_postage")
    await bob.sends(File("tracking.mp4", mp4(4, 320, 240), "video/mp4"), as_="document")
    await bob.picks("done")
    await bob.composes()
    await bob.picks("done")
    case = await bob.case()
    assert case.draft
    assert "1,234.50" in case.draft.text
    await bob.picks("submit", "pressed", "worked")
    await bob.is_at(S.OPENED)


async def test_cid_lets_himself_be_helped_and_sends_the_goods_back_free(world: World) -> None:
    cid = await world.buyer("Cid")
    await cid.picks("skip", "unknown", "found", "help", "yes", "give_back", "free")
    await cid.is_at(S.ADVICE_FREE_RETURN)
    await cid.picks("return")
    await cid.is_at(S.RETURN)
    await cid.picks("go_on", "not_working")
    await cid.says("8.12")
    await cid.picks("full")
    await cid.is_at(S.EVIDENCE)


async def test_hal_who_keeps_what_he_only_changed_his_mind_about_is_led_to_other_ways(world: World) -> None:
    hal = await world.buyer("Hal")
    await hal.picks("skip", "unknown", "found", "refund", "yes", "personal")
    await hal.is_at(S.PERSONAL)
    assert await hal.choices() == ["in_eu"]
    await hal.says("Keep this reason")
    await hal.is_at(S.PERSONAL)
    await hal.picks("in_eu")
    await hal.is_at(S.WITHDRAWAL)
    await hal.taps("order_dates")
    await hal.taps("show")
    await hal.taps("back")
    await hal.taps("open", S.SOLUTION)
    await hal.picks("return", "go_on")
    await hal.is_at(S.PERSONAL)
    await hal.picks("go_on")
    await hal.is_at(S.PAID)


async def test_ivy_whose_seller_never_sent_it_hears_of_cancelling_and_of_the_full_refund(world: World) -> None:
    ivy = await world.buyer("Ivy")
    await ivy.picks("skip", "unknown", "no_button", "not_shipped")
    await ivy.is_at(S.NOT_SHIPPED)
    await ivy.picks("button_there", "refund", "no", "no_tracking", "go_on")
    await ivy.says("8.12 USD")
    assert "not even sent: ask for everything, postage included" in await ivy.text()
    await ivy.picks("full_postage")
    await ivy.is_at(S.EVIDENCE)


async def test_dee_gets_the_error_page_and_finds_her_text_again(world: World) -> None:
    dee = await world.buyer("Dee")
    await to_the_review(dee)
    await dee.picks("submit", "pressed", "error")
    await dee.is_at(S.ERROR)
    await dee.picks("not_there")
    await dee.is_at(S.RETRY)
    assert TEXT in await dee.text()
    await dee.taps("again")
    await dee.is_at(S.SUBMIT)
    await dee.picks("pressed", "error", "there")
    await dee.is_at(S.OPENED)


async def test_eve_is_too_late_hears_what_else_there_is_and_can_go_on_if_the_button_is_there(world: World) -> None:
    eve = await world.buyer("Eve")
    await eve.picks("skip")
    await eve.says("40 days ago")
    await eve.is_at(S.LATE)
    await eve.picks("button_there")
    await eve.is_at(S.SOLUTION)


@pytest.mark.parametrize(
    "typed",
    ["5 Dec", "05.12.2026", "2026-12-05", "in 12 days", "12 days 4 hours", "5.12.", "Dec 5, 2026", "13/12/2026"],
)
async def test_the_date_may_be_typed_as_people_type_dates(ann: Buyer, typed: str) -> None:
    await ann.picks("skip")
    await ann.says(typed)
    case = await ann.case()
    assert route.open_step(case) in (S.OPENING, S.LATE)
    assert (case.value(S.PROTECTION) or "").startswith("202")


async def test_a_date_that_can_be_read_two_ways_is_asked_back_with_a_button_for_each(ann: Buyer) -> None:
    await ann.picks("skip")
    await ann.says("05/12")
    await ann.sees("date_ambiguous")
    offered = [tap.argument for tap, _button in await ann.buttons() if tap.verb == "type"]
    assert len(offered) == 2
    december = next(value for value in offered if value.endswith("12-05"))
    await ann.taps("type", december)
    assert (await ann.case()).value(S.PROTECTION) == december


@pytest.mark.parametrize("typed", ["8.12", "US $8,12", "8,12 €", "1 234,50 Kč"])
async def test_the_amount_may_be_typed_as_people_type_amounts(ann: Buyer, typed: str) -> None:
    await to_the_amount(ann)
    await ann.says(typed)
    await ann.is_at(S.REFUND)
    await ann.says("0.01")
    await ann.is_at(S.EVIDENCE)


async def test_more_than_was_paid_is_refused_with_the_most_and_then_the_most_is_taken(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("US $8.12")
    await ann.says("8.13")
    assert "$8.12" in await ann.text()
    assert (await ann.case()).value(S.REFUND) is None
    await ann.says("8.12")
    await ann.is_at(S.EVIDENCE)


async def test_an_answer_changed_at_the_review_keeps_all_the_others(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.taps("open", S.REFUND)
    await ann.is_at(S.REFUND)
    await ann.picks("quarter")
    case = await ann.is_at(S.REVIEW)
    assert "$2.03" in await ann.text()
    assert evidence.counts(case.evidence).photos == 1


async def test_a_change_begun_at_the_review_can_be_left_with_one_tap(ann: Buyer) -> None:
    await to_the_review(ann)
    before = (await ann.case()).value(S.SOLUTION)
    await ann.taps("open", S.SOLUTION)
    await ann.is_at(S.SOLUTION)
    await ann.taps("keep")
    assert (await ann.is_at(S.REVIEW)).value(S.SOLUTION) == before


async def test_ann_goes_back_to_the_very_first_question_and_forward_again_without_typing(ann: Buyer) -> None:
    await to_the_amount(ann)
    while (await ann.case()).answers:
        await ann.taps("back")
    await ann.is_at(S.ORDER)
    while any(tap.verb == "keep" for tap, _button in await ann.buttons()):
        await ann.taps("keep")
    await ann.is_at(S.PAID)


async def test_a_buyer_who_begins_with_a_photo_is_welcomed_and_the_photo_is_kept(world: World) -> None:
    fay = await world.buyer("Fay", started=False)
    await fay.sends(SHOE, as_="photo")
    case = await fay.is_at(S.ORDER)
    assert evidence.counts(case.evidence).photos == 1
    assert "guide you through a dispute" in (await fay.messages())[0]["text"]


async def test_a_buyer_who_begins_by_writing_is_welcomed_and_the_words_are_kept(world: World) -> None:
    gus = await world.buyer("Gus", started=False)
    await gus.says("My shoes are too small and the seller does not answer")
    case = await gus.is_at(S.ORDER)
    assert [aside.text for aside in case.asides] == ["My shoes are too small and the seller does not answer"]
    await gus.sees("welcome")
