"""The letter in the chat: a buyer presses and types in Czech, an English complaint comes out, and nothing is lost."""

from __future__ import annotations

import pytest

from bot.screens.buttons import anywhere
from bot.texts import mirror, texts
from conversations import route
from conversations.case import Case
from conversations.complaint.facts import QUESTIONS
from conversations.names import S
from tests.bot.handlers.test_drafts import to_the_explanation, versions
from tests.bot.handlers.test_twice import sent_by
from tests.bot.test_journeys import SHOE
from tests.buyer import Buyer, visible
from tests.conftest import World

CZECH = texts("cs")
MOST_TAPS = 22


async def to_the_amount(eva: Buyer, *reason: str) -> None:
    await eva.says("8123456789012345")
    await eva.says("in 12 days")
    await eva.stands("found", "refund", "yes", *reason)


async def test_a_buyer_who_knows_no_english_gets_a_finished_letter_for_size_in_22_taps(world: World) -> None:
    eva = await world.buyer("Eva", language="cs")
    await eva.says("8123456789012345")
    await eva.says("za 12 dní")
    await eva.picks("found", "refund", "yes", "not_as_described", "size")
    await eva.says("8,12 USD")
    await eva.picks("half")
    await eva.sends(SHOE, as_="photo")
    await eva.taps("shows", "1.item_with_ruler")
    await eva.picks("done", "compose")
    await eva.says("EU 42")
    await eva.says("Délka stélky")  # the label of a button, typed
    await eva.says("27")
    await eva.says("25,4")
    arrived = (await eva.button("type"))[1]
    await eva.taps_data((await eva.screen())["message_id"], arrived["data"])
    await eva.picks("share_of_use", "nothing")
    told = (await eva.button("type"))[1]
    await eva.taps_data((await eva.screen())["message_id"], told["data"])
    did = 1 + 2 + 5 + 2 + 3 + 1 + 4 + 1 + 2 + 1
    assert did <= MOST_TAPS
    case, text = await eva.case(), await eva.text()
    assert route.open_step(case) is S.LETTER
    assert "insole length 27 cm. Measured: 25.4 cm, 1.6 cm less." in text
    assert "The photo shows the item beside a ruler." in text
    assert "délka stélky 27 cm. Naměřeno: 25,4 cm, o 1,6 cm méně." in text
    assert visible(CZECH.html("letter_mirror")) in text
    assert not case.drafts
    await eva.picks("done")
    [letter] = await versions(eva)
    assert letter in text


async def test_what_was_told_is_there_after_a_restart_and_the_next_question_waits(world: World, ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.picks("compose", "xl")
    await world.stop_bot()
    await world.start_bot()
    case = await ann.is_at(S.MEASURED_WHAT)
    assert case.value(S.SIZE_ORDERED) == "xl"
    await ann.taps("back")
    await ann.is_at(S.SIZE_ORDERED)
    await ann.taps("keep")
    await ann.is_at(S.MEASURED_WHAT)
    await ann.taps("enough")
    assert "Size ordered: XL." in await ann.text()


async def test_what_is_no_number_is_refused_kindly_and_then_taken(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.picks("compose", "skip", "waist")
    await ann.says("about thirty")
    await ann.sees("quantity_unreadable", unit="cm")
    await ann.says("30 kg")
    await ann.sees("quantity_other_unit", unit="cm", given="kg")
    await ann.says("30 cm")
    await ann.is_at(S.SIZE_MEASURED)
    await ann.says("11 in")
    case = await ann.case()
    assert (case.value(S.SIZE_LISTED), case.value(S.SIZE_MEASURED)) == ("30 cm", "11 in")


async def test_a_fact_can_be_changed_and_added_at_the_letter_and_at_the_review_and_the_text_follows(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.composes()
    await ann.taps("facts")
    await ann.taps("open", S.SIZE_ORDERED)
    await ann.picks("m")
    await ann.is_at(S.LETTER)
    assert "Size ordered: M." in await ann.text()
    await ann.picks("done")
    await ann.taps("facts")
    await ann.taps("open", S.VARIANT)
    await ann.says("Blue, M")
    await ann.is_at(S.REVIEW)
    await ann.sees("text_outdated")
    await ann.taps("starter_anew")
    assert 'Variant ordered: "Blue, M".' in (await versions(ann))[-1]


async def test_own_words_stand_quoted_can_be_left_out_and_come_back(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.composes()
    await ann.taps("facts")
    await ann.taps("open", S.OWN_WORDS)
    await ann.says("Boty jsou malé.")
    await ann.sees("letter_own_words", words="Boty jsou malé.")
    await ann.taps("unquote")
    assert '"Boty' not in await ann.text()
    await ann.taps("facts")
    await ann.taps("open", S.OWN_WORDS)
    await ann.taps("keep")
    assert 'In my own words: "Boty jsou malé."' in await ann.text()


async def test_a_text_that_is_not_english_is_kept_and_can_be_quoted_or_sent_all_the_same(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.says("Boty jsou moc malé a na levé je díra.")
    await ann.sees("text_not_english")
    await ann.taps("quote")
    await ann.is_at(S.SIZE_ORDERED)
    await ann.taps("enough")
    assert 'In my own words: "Boty jsou moc malé a na levé je díra."' in await ann.text()
    assert await versions(ann) == ["Boty jsou moc malé a na levé je díra."]
    await ann.taps("back")
    while (await ann.case()).value(S.EXPLANATION):
        await ann.taps("back")
    await ann.picks("done")
    await ann.is_at(S.REVIEW)
    assert await versions(ann) == ["Boty jsou moc malé a na levé je díra."]


async def test_an_english_text_is_called_english_by_nobody(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.says("The shoes are too small and the left one has a hole.")
    assert visible(texts("en").html("text_not_english")) not in await ann.text()


async def test_the_longer_form_is_taken_as_a_version_and_stays_the_form(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.composes()
    await ann.taps("form", "long")
    greeting = mirror("en").plain("greeting")
    assert greeting in await ann.text()
    await ann.picks("done")
    await ann.taps("open", S.REFUND)
    await ann.picks("quarter")
    await ann.taps("enough")
    await ann.sees("text_outdated")
    await ann.taps("starter_anew")
    assert (await versions(ann))[-1].startswith(greeting)


async def test_the_letter_comes_as_a_file_too(world: World, ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.composes()
    await ann.taps("letter_file")
    await world.settled()
    assert (await ann.newest_file()).decode().startswith("1. The size of the item is not as described.")


async def test_missing_pieces_make_the_amount(ann: Buyer) -> None:
    await to_the_amount(ann, "quantity", "short")
    await ann.says("20 EUR")
    await ann.says("ten")
    await ann.sees("count_unreadable", least=1)
    await ann.says("10")
    await ann.says("12")
    await ann.sees("pieces_not_missing", ordered=10)
    await ann.says("7")
    await ann.says("0,80")
    await ann.picks("pieces")
    case = await ann.is_at(S.EVIDENCE)
    assert case.value(S.REFUND) == "2.40 EUR"


async def test_a_parcel_number_with_a_slip_is_asked_back_and_may_be_kept(ann: Buyer) -> None:
    await ann.says("8123456789012345")
    await ann.picks("unknown", "found", "refund", "no", "wrong_address", "go_on")
    await ann.says("20 EUR")
    await ann.picks("full_postage")
    await ann.sends(SHOE, as_="photo")
    await ann.picks("done", "compose", "yes", "skip")
    await ann.is_at(S.PARCEL)
    await ann.says("RB473124828CN")
    await ann.sees("parcel_check", number="RB473124828CN", given="8", right="9")
    await ann.taps("type", "RB473124828CN !")
    assert (await ann.case()).value(S.PARCEL) == "RB473124828CN"
    await ann.taps("enough")
    assert "Parcel number: RB473124828CN." in await ann.text()
    assert await ann.pages() == {}
    await ann.taps("facts")
    await ann.taps("open", S.PARCEL)
    await ann.says("rb 473 124 829 cn")
    assert list((await ann.pages()).values()) == ["https://global.cainiao.com/detail.htm?mailNoList=RB473124829CN"]


async def test_what_a_file_shows_can_be_changed_in_the_list_of_files(ann: Buyer) -> None:
    await to_the_amount(ann, "quality")
    await ann.says("8.12 USD")
    await ann.picks("full")
    await ann.sends(SHOE, as_="photo")
    await ann.taps("shows", "1.whole_item")
    await ann.taps("files")
    assert "the whole item" in await ann.text()
    await ann.taps("shows", "1")
    await ann.taps("shows", "1.defect_close_up")
    assert (await ann.case()).evidence[0].shows == "defect_close_up"


@pytest.mark.parametrize("forged", ["1.size_label", "1.<b>", "7.item_label", "x", "1.item_label.x", ""])
async def test_a_forged_word_on_a_file_changes_nothing(ann: Buyer, forged: str) -> None:
    await to_the_amount(ann, "quality")
    await ann.says("8.12 USD")
    await ann.picks("full")
    await ann.sends(SHOE, as_="photo")
    before = await ann.case()
    data = anywhere(before.number, "shows", forged).data
    await ann.taps_data((await ann.screen())["message_id"], data, forged=True)
    assert (await ann.case()).evidence == before.evidence


@pytest.mark.parametrize("verb", ["enough", "form", "unquote", "quote"])
async def test_a_button_of_the_letter_that_is_tapped_many_times_counts_once(
    world: World, ann: Buyer, verb: str
) -> None:
    await to_the_explanation(ann)
    if verb == "quote":
        await ann.says("Boty jsou moc malé a na levé je díra.")
    else:
        await ann.picks("compose")
    if verb == "unquote":
        await ann.says("velikost čtyřicet dva a půl")
    if verb in ("unquote", "form"):
        await ann.taps("enough")
    assert await sent_by(world, ann, verb) <= 1
    case: Case = await ann.case()
    assert len(case.drafts) == (1 if verb in ("form", "quote") else 0)
    assert route.open_step(case) in (S.LETTER, *QUESTIONS)
