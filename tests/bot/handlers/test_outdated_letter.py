"""The English text that came from the answers is said to be out of date once they are others; the buyer's own never."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.screens.drafts import drafts, version
from bot.screens.letter import is_outdated, letter_of
from bot.screens.presenter import Presenter
from bot.screens.step import open_screen
from bot.texts import languages, texts
from conversations import route
from conversations.case import Case, with_draft
from conversations.days import pacific_day
from conversations.names import S
from tests.bot.handlers.test_drafts import to_the_explanation, versions
from tests.bot.test_journeys import to_the_review
from tests.buyer import Buyer, File, visible
from tests.files import jpeg

OUTDATED = visible(texts("en").html("text_outdated"))


async def with_the_letter(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.composes()
    await ann.picks("done")
    await ann.is_at(S.REVIEW)
    assert OUTDATED not in await ann.text()


async def asks_for_less(ann: Buyer) -> None:
    await ann.taps("open", S.REFUND)
    await ann.picks("quarter")
    if route.open_step(await ann.case()) is S.WHY_AMOUNT:
        await ann.picks("skip")  # why just this amount
    await ann.is_at(S.REVIEW)


async def test_a_changed_amount_makes_the_letter_out_of_date_wherever_it_is_offered_and_one_tap_brings_the_new_one(
    ann: Buyer,
) -> None:
    await with_the_letter(ann)
    await asks_for_less(ann)
    for way in ((), ("submit",), ("pressed", "error", "not_there")):
        await ann.picks(*way)
        assert OUTDATED in await ann.text()
        await ann.button("starter_anew")
    await ann.is_at(S.RETRY)
    await ann.taps("starter_anew")
    await ann.is_at(S.RETRY)
    text = await ann.text()
    assert OUTDATED not in text
    assert "2.03" in text
    assert [("8.12" in one, "2.03" in one) for one in await versions(ann)] == [(True, False), (False, True)]


async def test_among_the_versions_and_when_it_is_read_the_old_letter_is_marked_and_the_present_one_is_not(
    ann: Buyer,
) -> None:
    await with_the_letter(ann)
    await asks_for_less(ann)
    await ann.taps("drafts")
    assert "⚠️ out of date" in await ann.text()
    await ann.taps("read", "1")
    assert OUTDATED in await ann.text()
    await ann.taps("starter_anew")
    await ann.taps("drafts")
    assert (await ann.text()).count("⚠️ out of date") == 1
    await ann.taps("read", "2")
    assert OUTDATED not in await ann.text()
    await ann.taps("drafts")
    await ann.taps("read", "1")
    assert OUTDATED in await ann.text()
    await ann.taps("restore", "1")
    assert OUTDATED in await ann.text(), "taken back, it is as old as it was"


async def test_another_reason_and_one_more_photo_make_it_out_of_date_and_back_again_it_fits(ann: Buyer) -> None:
    await with_the_letter(ann)
    await ann.taps("open", S.REASON_ARRIVED)
    await ann.picks("quality")
    await ann.is_at(S.DEFECT)
    await ann.taps("enough")
    await ann.is_at(S.REVIEW)
    assert OUTDATED in await ann.text()
    await ann.taps("open", S.REASON_ARRIVED)
    await ann.picks("not_as_described")
    await ann.is_at(S.REVIEW)
    assert OUTDATED not in await ann.text()
    await ann.sends(File("other.jpg", jpeg(320, 240), "image/jpeg"))
    assert OUTDATED in await ann.text()


async def test_a_text_of_the_buyer_s_own_is_never_out_of_date_however_it_came(ann: Buyer) -> None:
    await to_the_review(ann)
    await asks_for_less(ann)
    assert OUTDATED not in await ann.text()
    await ann.taps("open", S.EXPLANATION)
    await ann.composes()
    await ann.picks("done")
    letter = (await versions(ann))[-1]
    await ann.taps("open", S.LETTER)
    message = await ann.says(letter + " Thank you.")
    await ann.picks("done")
    await ann.taps("open", S.REFUND)
    await ann.picks("half")
    assert OUTDATED not in await ann.text()
    assert (await versions(ann))[-1] == letter + " Thank you."
    await ann.edits(message, letter + " Please.")
    assert OUTDATED not in await ann.text()
    assert (await versions(ann))[-1] == letter + " Please."


async def test_the_letter_sent_back_word_for_word_is_the_letter_still(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.composes()
    await ann.picks("done")
    await ann.taps("open", S.LETTER)
    await ann.says((await versions(ann))[-1])
    await ann.picks("done")
    assert OUTDATED not in await ann.text()
    await asks_for_less(ann)
    assert OUTDATED in await ann.text()


async def test_a_button_for_today_s_letter_means_nothing_once_an_answer_has_changed_again(ann: Buyer) -> None:
    await with_the_letter(ann)
    await asks_for_less(ann)
    message, button = await ann.button("starter_anew")
    await ann.taps("open", S.REFUND)
    await ann.taps_data(message["message_id"], button["data"], forged=True)
    assert len(await versions(ann)) == 1
    await ann.is_at(S.REFUND)
    await ann.picks("half")
    await ann.taps("starter_anew")
    assert "4.06" in (await versions(ann))[-1]


async def test_after_submit_a_letter_is_a_record_and_never_out_of_date(ann: Buyer) -> None:
    await with_the_letter(ann)
    await ann.picks("submit", "pressed", "worked")
    await ann.sends(File("other.jpg", jpeg(320, 240), "image/jpeg"))
    case = await ann.case()
    assert letter_of(case, pacific_day(case.created_at)) != case.drafts[-1].text
    assert not is_outdated(case, case.draft)


@pytest.mark.parametrize("language", languages())
async def test_it_is_said_in_each_language(ann: Buyer, language: str) -> None:
    await with_the_letter(ann)
    case = await ann.case()
    old = with_draft(replace(case, drafts=()), "1. The letter of yesterday.", None, case.created_at, is_letter=True)
    presenter = Presenter(texts(language), case.created_at)
    said = texts(language).html("text_outdated")
    assert old.draft
    for screen in (open_screen(presenter, old), version(presenter, old, old.draft)):
        assert screen
        assert said in screen.text
        assert any(b.tap and b.tap.verb == "starter_anew" for row in screen.rows for b in row)
    assert "⚠️" in drafts(presenter, old, old.drafts).text


def test_a_case_without_answers_has_no_letter() -> None:
    assert letter_of(Case(1, datetime(2026, 1, 1, tzinfo=UTC)), date(2026, 1, 1)) is None
