"""Buyers who lost, were refused or are too late: what proof to bring, which ways are left, and what counts at home."""

from __future__ import annotations

import pytest

from bot.texts import texts
from conversations import deadlines, followup
from conversations.days import PACIFIC
from conversations.followup import E, Stage
from conversations.names import S
from tests.bot.handlers.test_followup import is_at_stage, tells, to_opened
from tests.bot.test_journeys import SHOE, TEXT, to_the_review
from tests.buyer import Buyer, visible
from tests.conftest import World
from tests.conversations.submitted import WAYS_TO

SAID = texts("en")


async def submits(ann: Buyer, received: str, *reason: str) -> None:
    await ann.stands("skip", "unknown", "found", "refund", received, *reason)
    await ann.says("8.12 USD")
    await ann.picks("half" if received == "yes" else "full_postage")
    await ann.sends(SHOE, as_="photo")
    await ann.picks("done")
    await ann.says(TEXT)
    await ann.picks("done", "submit", "pressed", "worked")


async def goes_to(ann: Buyer, stage: Stage) -> None:
    for kind in WAYS_TO[stage]:
        await tells(ann, kind)
    await is_at_stage(ann, stage)


async def offered(ann: Buyer) -> list[str]:
    """The ways that can be looked at."""
    return [tap.argument for tap, _button in await ann.buttons() if tap.verb == "way"]


@pytest.mark.parametrize("stage", [Stage.REFUSED, Stage.OFFER, Stage.RETURN_OFFER, Stage.LOOKING, Stage.DECIDED])
async def test_whoever_is_refused_offered_or_judged_reads_the_proof_for_just_this_reason(
    ann: Buyer, stage: Stage
) -> None:
    await to_the_review(ann)
    await ann.picks("submit", "pressed", "worked")
    await goes_to(ann, stage)
    await ann.sees("proof_size")
    assert visible(SAID.html("proof_missing")) not in await ann.text()


async def test_a_parcel_that_never_came_is_proved_otherwise_than_shoes_that_are_too_small(world: World) -> None:
    bob = await world.buyer("Bob")
    await submits(bob, "no", "delivered", "go_on")
    await goes_to(bob, Stage.REFUSED)
    await bob.sees("proof_delivered")
    await tells(bob, E.STEPPED_IN)
    await tells(bob, E.DECIDED_NOTHING)
    await bob.taps("ways")
    await bob.taps("way", "appeal")
    await bob.sees("proof_delivered")


async def test_whoever_lost_is_asked_where_he_lives_and_gets_the_ways_of_there_with_one_tap(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.picks("submit", "pressed", "worked")
    await goes_to(ann, Stage.LOST)
    assert "• PayPal" in await ann.text()
    await ann.taps("ways")
    assert "Where do you live?" in await ann.text()
    assert not [way for way in await offered(ann) if way.startswith(("eu_", "czech"))]
    await ann.taps("live", E.LIVES_IN_EU)
    assert {"eu_guarantee", "eu_withdrawal", "chargeback"} <= set(await offered(ann))
    assert "guess" not in await ann.text()
    await ann.taps("live", E.LIVES_IN_CZECHIA)
    assert {"czech_adr", "chargeback_czech", "eu_guarantee"} <= set(await offered(ann))
    await ann.taps("live", E.LIVES_ELSEWHERE)
    assert not [way for way in await offered(ann) if way.startswith(("eu_", "czech"))]
    await ann.taps("show")
    await is_at_stage(ann, Stage.LOST)
    assert followup.home(await ann.case()) is E.LIVES_ELSEWHERE


async def test_a_czech_buyer_sees_czech_ways_and_that_they_rest_on_a_guess_which_he_can_correct(world: World) -> None:
    eva = await world.buyer("Eva", language="cs")
    await submits(eva, "yes", "counterfeit")
    for kind in WAYS_TO[Stage.GIVEN_UP]:
        await tells(eva, kind)
    await eva.taps("ways")
    text = await eva.text()
    assert "Česko" in text
    assert "Odhaduji" in text
    assert {"chargeback_czech", "czech_adr", "report"} <= set(await offered(eva))
    await eva.taps("way", "czech_adr")
    assert "adr.coi.cz" in await eva.text()
    await eva.taps("ways")
    await eva.taps("live", E.LIVES_IN_EU)
    assert "Odhaduji" not in await eva.text()
    assert "czech_adr" not in await offered(eva)


async def test_the_bank_asks_whether_the_seller_was_asked_so_the_bot_asks_when_that_was(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.picks("submit", "pressed", "worked")
    await goes_to(ann, Stage.LOST)
    await ann.taps("ways")
    await ann.taps("way", "chargeback")
    await ann.sees("after_wrote_seller_when")
    await ann.taps("ask_day", f"order:{E.WROTE_SELLER}")
    await ann.says("when it rained")
    await ann.sees("date_unreadable")
    await ann.says("3 days ago")
    day = followup.of_order(await ann.case(), E.WROTE_SELLER)
    assert day
    await ann.taps("way", "paypal")
    await ann.sees("after_wrote_seller", date=day)


async def test_whoever_is_too_late_finds_the_ways_there_before_any_dispute(ann: Buyer) -> None:
    await ann.picks("skip")
    await ann.says("40 days ago")
    await ann.is_at(S.LATE)
    await ann.taps("ways")
    assert (await offered(ann))[:2] == ["seller", "support"]
    await ann.taps("live", E.LIVES_IN_EU)
    assert "eu_guarantee" in await offered(ann)
    await ann.taps("way", "eu_guarantee")
    await ann.sees("situation_eu_warehouse")
    await ann.taps("show")
    await ann.is_at(S.LATE)
    await ann.picks("button_there")
    await ann.is_at(S.SOLUTION)


async def test_a_day_that_is_known_stands_beside_its_way(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.picks("submit", "pressed", "worked")
    await ann.taps("dates")
    await ann.taps("order_dates")
    await ann.taps("ask_day", f"order:{E.PAID_PAYPAL}")
    await ann.says("10 days ago")
    await ann.taps("show")
    await goes_to(ann, Stage.LOST)
    one = deadlines.reckoned(await ann.case(), "paypal", PACIFIC)
    assert one
    shown = await ann.text()
    (line,) = [line for line in shown.split("\n") if line.startswith("• PayPal")]
    assert ", by " in line


async def test_a_fake_is_not_posted_back_and_shoes_that_are_too_small_may_be(world: World, ann: Buyer) -> None:
    await submits(ann, "yes", "counterfeit")
    await goes_to(ann, Stage.RETURN_OFFER)
    await ann.sees("situation_fake")
    bob = await world.buyer("Bob")
    await submits(bob, "yes", "not_as_described", "size")
    await goes_to(bob, Stage.RETURN_OFFER)
    assert visible(SAID.html("situation_fake")) not in await bob.text()


async def test_what_may_be_dangerous_is_not_used_any_more(ann: Buyer) -> None:
    await submits(ann, "yes", "not_working")
    await is_at_stage(ann, Stage.SELLER)
    await ann.sees("situation_unsafe")
    await ann.sees("situation_keep")


async def test_who_rejects_an_offer_hears_that_only_a_change_gives_new_days_and_can_tell_of_one(ann: Buyer) -> None:
    await to_opened(ann)
    await tells(ann, E.OFFERED_LESS)
    await tells(ann, E.REJECTED)
    await ann.sees("after_rejected")
    assert deadlines.reckoned(await ann.case(), "seller_reply", PACIFIC) is None
    await tells(ann, E.MODIFIED)
    assert deadlines.reckoned(await ann.case(), "seller_reply", PACIFIC)
