"""A label that is typed with a slip is offered as a button and not tapped."""

from __future__ import annotations

import pytest

from bot.texts import texts
from conversations.names import S
from tests.bot.handlers.test_drafts import to_the_explanation, versions
from tests.bot.handlers.test_followup import OPENED
from tests.buyer import Buyer, visible
from tests.conftest import World

EN, CS = texts("en"), texts("cs")


@pytest.mark.parametrize("typed", ["Refnd only", "refund onyl", "REFUND  ONLYY", "Réfund only", "refudn onli"])
async def test_at_a_menu_the_button_that_was_probably_meant_is_offered_and_one_tap_takes_it(
    ann: Buyer, typed: str
) -> None:
    await ann.picks("skip", "unknown", "found")
    await ann.says(typed)
    case = await ann.is_at(S.SOLUTION)
    assert S.SOLUTION not in case.answers
    assert [aside.text for aside in case.asides] == [typed]
    await ann.sees("label_near", label=EN.plain("solution", "refund"))
    first = (await ann.buttons())[0][0]
    assert (first.verb, first.argument) == ("pick", "refund")
    await ann.picks("refund")
    await ann.is_at(S.RECEIVED)


async def test_in_czech_a_label_without_its_accents_is_offered(world: World) -> None:
    eva = await world.buyer("Eva", language="cs")
    await eva.picks("skip", "unknown")
    label = CS.plain("opening", "no_button")
    bare = label.translate(str.maketrans("áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ", "acdeeinorstuuyzACDEEINORSTUUYZ"))
    assert bare != label, "choose another one with accents"
    await eva.says(bare.upper())
    assert S.OPENING not in (await eva.case()).answers
    assert visible(CS.html("label_near", label=label)) in await eva.text()
    await eva.picks("no_button")
    assert (await eva.case()).value(S.OPENING) == "no_button"


async def test_what_is_near_to_no_label_is_kept_as_ever(ann: Buyer) -> None:
    await ann.picks("skip", "unknown", "found")
    for words in ("refund", "I want my money", "return"):
        await ann.says(words)
        await ann.sees("text_not_expected")


async def test_where_any_words_are_an_answer_both_are_offered(ann: Buyer) -> None:
    await ann.says("Skpi")
    assert S.ORDER not in (await ann.is_at(S.ORDER)).answers
    await ann.taps("type", "Skpi")
    assert (await ann.is_at(S.PROTECTION)).value(S.ORDER) == "Skpi"


@pytest.mark.parametrize("name", ["Skirt", "Bag", "Black", "Back pack"])
async def test_a_name_that_only_looks_a_little_like_a_label_is_the_answer(ann: Buyer, name: str) -> None:
    await ann.says(name)
    assert (await ann.is_at(S.PROTECTION)).value(S.ORDER) == name


async def test_a_date_is_a_date_and_a_slip_beside_it_is_offered(ann: Buyer) -> None:
    await ann.says("Blue shoes")
    await ann.says("I dont knwo")
    await ann.sees("label_near", label=EN.plain("protection", "unknown"))
    assert S.PROTECTION not in (await ann.is_at(S.PROTECTION)).answers
    await ann.picks("unknown")
    await ann.is_at(S.OPENING)


async def test_a_slip_at_the_complaint_is_no_version_and_can_be_one(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.says("Contineu")
    assert await versions(ann) == []
    await ann.sees("label_near", label=EN.plain("explanation", "done"))
    await ann.taps("keep_text")
    assert await versions(ann) == ["Contineu"]


async def test_what_happened_and_back_are_offered_too(ann: Buyer) -> None:
    await ann.stands(*OPENED)
    label = EN.plain("event_refused", "button")
    before = (await ann.case()).events
    await ann.says(label.replace("e", "", 1))
    assert (await ann.case()).events == before
    await ann.sees("label_near", label=label)
    await ann.taps("tell", "refused")
    assert len((await ann.case()).events) == len(before) + 1


async def test_figures_are_never_a_slip(ann: Buyer) -> None:
    await ann.picks("skip", "unknown", "found", "refund", "yes", "quality")
    await ann.says("8.12 USD")
    labels = [button["text"] for tap, button in await ann.buttons() if tap.argument == "half"]
    await ann.says(labels[0].replace("50", "51"))
    assert S.REFUND not in (await ann.is_at(S.REFUND)).answers
    assert "Did you mean" not in await ann.text()
