"""The summary of a case: every text of it is needed, whole in every language, and tells days in their order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.texts import SUMMARY, languages, messages, texts
from conversations import followup
from conversations.case import with_aside
from conversations.complaint.summary import OF_ORDER, sellers_words, story, told_facts
from conversations.followup import HOME, ORDER, STAGES, E
from conversations.names import S
from conversations.reading.money import Money
from conversations.route import on_route
from tests.conversations.complaint.moments import DECIDED, NOW, of_reason, told

ENGLISH = texts(f"{SUMMARY}en")
HAPPENS = {kind for events in STAGES.values() for kind in events} | {*OF_ORDER, E.DISPUTE_OPENED}
UNTOLD = {*ORDER, *HOME} - HAPPENS
"""What only helps to reckon dates, or to find ways."""


@pytest.mark.parametrize("language", languages())
def test_each_language_has_the_same_texts_with_the_same_places_and_none_of_the_letter(language: str) -> None:
    keys = messages("summary/en")
    assert messages(f"summary/{language}") == keys
    assert not set(keys) & set(messages(f"letter/{language}"))
    here = texts(SUMMARY + language)
    assert [key for key in keys if here.places(key) != ENGLISH.places(key)] == []


def test_everything_that_can_happen_is_told() -> None:
    assert set(E) == HAPPENS | UNTOLD
    assert {key for key in messages("summary/en") if key.startswith("told_")} == {f"told_{kind}" for kind in HAPPENS}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("amount", ["none", Money(350, "EUR")])
def test_what_is_told_is_whole_and_speaks_of_nobodys_gender(language: str, amount: object) -> None:
    said = texts(SUMMARY + language)
    for kind in HAPPENS:
        key = f"told_{kind}"
        text = said.plain(key, **({"amount": amount} if said.places(key) else {}))
        assert text == text.strip()
        assert text.endswith(".")
        assert "  " not in text
        assert "(" not in text


def test_what_happened_is_told_by_its_days() -> None:
    case = told(of_reason("size"), DECIDED)
    days = [day for day, _sentence in story(case)]
    assert days == sorted(days)
    assert [sentence.key for _day, sentence in story(case)][-3:] == [
        "told_offered_less", "told_stepped_in", "told_decided_less",
    ]  # fmt: skip
    assert dict(story(case))[date(2026, 11, 18)].values == {"amount": Money(150, "USD")}


def test_a_dispute_that_was_opened_anew_was_opened_before() -> None:
    case = told(of_reason("size"), ((E.WITHDRAWN, "2026-11-20", ""), (E.REOPENED, "2026-11-21", "")))
    keys = [sentence.key for _day, sentence in story(case)]
    assert keys[-2:] == ["told_withdrawn", "told_reopened"]
    assert followup.stage(case)


def test_what_speaks_only_against_the_buyer_or_is_a_day_of_the_story_is_no_fact() -> None:
    facts = told_facts(on_route(of_reason("goods")))
    assert S.DEFECT in facts
    assert S.ARRIVED_ON not in facts
    answered = told(of_reason("size"), DECIDED)
    assert S.SELLER_SAID in told_facts(on_route(of_reason("size")))
    assert S.SELLER_SAID not in told_facts(on_route(answered)), "what was answered in the dispute tells more"


def test_of_what_was_kept_only_what_looks_like_the_seller_s_is_shown() -> None:
    offer = "Dear friend, please cancel the dispute and I will refund you $3 by PayPal."
    kept = ("My card is 4111 1111 1111 1111", offer, "thanks!", offer * 30)
    case = of_reason("size")
    for number, text in enumerate(kept):
        case = with_aside(case, text, 900 + 2 * number, NOW)
    assert [aside.text for aside in sellers_words(case)] == [kept[1], kept[3]]
    rest = replace(case, asides=(replace(case.asides[1], part=1),))
    assert sellers_words(rest) == (), "the rest of a text is shown with its beginning"
