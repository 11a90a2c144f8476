"""The texts of every moment: whole, short and true for every case, needed somewhere, worded in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.screens.screen import LONGEST_COPY
from bot.texts import FOLDER, languages, messages, replies
from conversations import amounts, followup, reasons, route
from conversations.advice.traps import TRAPS
from conversations.advice.ways import WAYS
from conversations.case import Case
from conversations.complaint.letter import LONGEST
from conversations.complaint.replies import REPLIES, TO_TRAP, compose, needed, write
from conversations.days import pacific_day
from conversations.deadlines import RULES
from conversations.followup import ORDER, E, Stage
from conversations.names import S
from conversations.reading.money import Money
from conversations.rejected import Rejected
from tests.conversations.complaint.moments import KEPT, NOW, TODAY, moments, of_reason, page, submitted, told
from tests.conversations.complaint.test_letter import asked as reasons_asked
from tests.conversations.complaint.test_letter import complaints, numbers, said_numbers, unquoted
from tests.conversations.submitted import at_stage, came_for_the_appeal
from tests.conversations.walks import begun, go

MARKS = ("[", "]", "{", "}", "None", "none", '""', "„“", "  ", " .", " ,", "..", ".,", ",.", ":.")
"""What a gap, an empty place or a doubled sign looks like."""
ISO = re.compile(r"\d{4}-\d\d-\d\d")
USUALLY = 500
OPEN_ALREADY = (("pick", "skip"), ("pick", "unknown"), ("pick", "no_button"), ("pick", "already_open"))
NOWHERE = (("type", "present for Mum"), ("pick", "unknown"), ("pick", "no_button"), ("pick", "none"))


def walked(answers: tuple[tuple[str, str], ...]) -> Case:
    case = begun()
    for answer in answers:
        case = go(case, *answer)
    return case


@cache
def bare() -> tuple[Case, ...]:
    """Cases of which next to nothing is known, before and after Submit."""
    opened = go(walked(OPEN_ALREADY), "pick", "what_now")
    return begun(), walked(NOWHERE), opened, came_for_the_appeal()


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case of any reason with any of its facts, or a bare one; with any of what can happen, priced or not."""
    case = draw(st.one_of(complaints(), complaints().map(submitted), st.sampled_from(bare())))
    for kind in draw(st.lists(st.sampled_from(ORDER), max_size=4, unique=True)):
        case = followup.happened(case, kind, draw(days()), NOW)
    for _turn in range(draw(st.integers(0, 6))):
        possible = followup.can_happen(case)
        if possible:
            case = followup.happened(case, draw(st.sampled_from(possible)), draw(days()), NOW)
            case = priced(case, draw(st.sampled_from(["", "0", "0.55", "1", "3.21"])))
    return case


def days() -> st.SearchStrategy[date]:
    return st.integers(0, 60).map(lambda ago: TODAY - timedelta(days=ago))


def priced(case: Case, amount: str) -> Case:
    """Tell the amount of what happened last, where it has one and this can be it."""
    try:
        return amounts.priced(case, len(case.events), amount) if amount else case
    except (KeyError, Rejected):
        return case


@settings(max_examples=200, deadline=None)
@given(cases())
def test_every_text_of_every_case_is_whole_and_short_and_says_nothing_that_was_not_said(case: Case) -> None:
    found = route.on_route(case)
    for name, one in REPLIES.items():
        for language in languages():
            text = write(case, name, replies(language).plain, TODAY)
            own = unquoted(text, found, language)
            assert not [mark for mark in MARKS if mark in own], text
            assert all(line and line == line.strip() for line in text.split("\n")), text
            assert len(text) <= LONGEST
            assert not (one.is_own and "(" in own), "what is sent speaks of nobody's gender"
        english = unquoted(write(case, name, replies("en").plain, TODAY), found, "en")
        assert numbers(english) <= said_numbers(found) | told_numbers(case), english


def told_numbers(case: Case) -> set[str]:
    """Every number that was told after Submit, or of the order, or follows from those: differences and days since."""
    answers = route.on_route(case).answers
    told_days = [*(event.day for event in case.events), TODAY]
    told_days += [pacific_day(answers[S.SUBMIT].at)] if S.SUBMIT in answers else []
    told_days += [date.fromisoformat(one.value) for one in answers.values() if ISO.fullmatch(one.value)]
    known = [event.amount for event in case.events if event.amount]
    known += [answers[step].value for step in (S.PAID, S.REFUND) if step in answers]
    sums = [Money.from_stored(one) for one in known]
    sums += [less for one, other in permutations(sums, 2) if (less := amounts.less(one, other))]
    found = {number for one in sums for number in numbers(str(replies("en").written(one)))}
    found |= {str(one.day) for one in told_days} | {str((TODAY - one).days) for one in told_days}
    return found | {"2026"}


def test_with_usual_answers_a_text_is_short_and_an_answer_to_a_trick_can_be_copied_with_one_tap() -> None:
    lengths = {(name, about): len(write(case, name, replies("en").plain, TODAY)) for name, about, case in moments()}
    long = {name for (name, _about), length in lengths.items() if length > USUALLY}
    assert long <= {"bank", "paypal", "appeal"}, "these are forms, and the one that needs all the facts"
    tricks = [length for (name, _about), length in lengths.items() if name.startswith("trap_")]
    assert 0 < max(tricks) <= LONGEST_COPY


@pytest.mark.parametrize("language", languages())
def test_the_kept_texts_are_those_that_are_written(language: str) -> None:
    kept = (KEPT / f"{language}.txt").read_text("utf-8")
    assert page(language) == kept, "read what has changed: python -m tests.conversations.complaint.moments"


# The table


def test_every_text_is_needed_somewhere_and_every_trick_has_one() -> None:
    tricks = [name for name in REPLIES if name.startswith("trap_")]
    assert tricks == [reply for name, reply in TO_TRAP.items() if reply == f"trap_{name}"]
    assert set(TO_TRAP) == set(TRAPS)
    assert set(TO_TRAP.values()) <= set(REPLIES)
    nowhere = {name for name, one in REPLIES.items() if not (one.stages or one.steps or one.ways or one.dues)}
    assert nowhere == {name for name in REPLIES if name.startswith("trap_")}, "they stand beside their warnings"
    assert {way for one in REPLIES.values() for way in one.ways} <= set(WAYS)
    assert {due for one in REPLIES.values() for due in one.dues} <= set(RULES)
    assert [name for name, one in REPLIES.items() if not one.source.startswith("facts.md ")] == []


@pytest.mark.parametrize(
    ("stage", "first"),
    [
        (Stage.OFFER, "counter"), (Stage.REFUSED, "refusal"), (Stage.RETURN_OFFER, "back"), (Stage.LOOKING, "proof"),
        (Stage.DECIDED, "appeal"), (Stage.REFUND, "refund"), (Stage.RETURN, "back"), (Stage.SENT_BACK, "support"),
    ],
)  # fmt: skip
def test_what_the_moment_asks_for_comes_first(stage: Stage, first: str) -> None:
    assert needed(at_stage(stage))[0] == first


@pytest.mark.parametrize("stage", [Stage.SELLER, Stage.WON, Stage.LOST, Stage.WITHDRAWN, Stage.GIVEN_UP])
def test_where_nothing_is_to_be_written_no_text_is_offered(stage: Stage) -> None:
    assert needed(at_stage(stage)) == ()


def test_the_post_is_written_to_where_it_says_that_it_brought_the_parcel() -> None:
    asked = {reason for reason, case in reasons_asked() if "post" in needed(submitted_of(reason))}
    assert asked == {"delivered", "wrong_address"}


@cache
def submitted_of(reason: str) -> Case:
    return of_reason(reason)


def test_more_time_is_asked_for_only_while_the_parcel_has_not_come() -> None:
    waits = walked((("pick", "skip"), ("type", "2026-12-05"), ("pick", "no_button"), ("pick", "in_transit")))
    assert needed(waits) == ("extend",)
    assert needed(followup.happened(waits, E.ORDER_ARRIVED, TODAY, NOW)) == ()
    late = write(waits, "extend", replies("en").plain, date(2026, 12, 9))
    assert "The Buyer Protection ended on 5 December 2026." in late
    assert "extend" not in late
    came = write(submitted_of("size"), "extend", replies("en").plain, TODAY)
    assert "not arrived" not in came, "a seller may ask whose goods have come to wait, too"
    assert "The size of the item is not as described.\nThe Buyer Protection ends on" in came


# What a text knows


def english(case: Case, name: str) -> str:
    return write(case, name, replies("en").plain, TODAY)


def test_the_counter_offer_says_by_how_much_it_is_more_and_after_a_change_only_what_is_known() -> None:
    case = told(of_reason("size"), ((E.OFFERED_LESS, "2026-11-18", "2.50"),))
    assert "I ask for a refund of $10.00. That is $7.50 more than you offer." in english(case, "counter")
    changed = told(case, ((E.MODIFIED, "2026-11-19", ""), (E.OFFERED_LESS, "2026-11-20", "3")))
    assert "I ask for the amount in my request.\n" in english(changed, "counter")
    cheaper = told(case, ((E.MODIFIED, "2026-11-19", "8"), (E.OFFERED_LESS, "2026-11-20", "3")))
    said = english(cheaper, "counter")
    assert "I ask for a refund of $8.00. That is $5.00 more than you offer.\n" in said
    assert "Why this amount" not in said, "the reason was told for another amount"


def test_an_offer_of_nothing_is_thanked_for_as_such() -> None:
    case = told(of_reason("size"), ((E.OFFERED_LESS, "2026-11-18", "0"),))
    assert "Thank you for your offer of $0.00." in english(case, "trap_accept")


def test_what_came_already_is_not_asked_for_again() -> None:
    case = told(of_reason("size"), ((E.REFUND_COMING, "2026-11-18", ""), (E.MONEY_LESS, "2026-11-20", "4")))
    assert "Please refund $6.00 " in english(case, "coupon")
    unknown = told(of_reason("size"), ((E.REFUND_COMING, "2026-11-18", ""), (E.MONEY_LESS, "2026-11-20", "")))
    assert "Please refund the money " in english(unknown, "coupon")


def test_a_refund_is_as_high_as_was_agreed_or_decided_last() -> None:
    offered = ((E.OFFERED_LESS, "2026-11-18", "4"), (E.ACCEPTED, "2026-11-19", ""))
    assert "The refund of $4.00 has not arrived" in english(told(of_reason("size"), offered), "refund")
    appealed = (*offered[:1], (E.DECIDED_LESS, "2026-11-20", "5"), (E.APPEALED, "2026-11-20", ""),
                (E.APPEAL_WON, "2026-11-22", ""))  # fmt: skip
    assert "The refund has not arrived" in english(told(of_reason("size"), appealed), "refund")


def test_what_the_buyer_calls_the_order_stands_in_no_text() -> None:
    case = replace(of_reason("size"), answers={})
    named = route.answer(case, S.ORDER, "present for Mum", NOW)
    assert [name for name in REPLIES if "Mum" in english(named, name) or "order 8" in english(named, name)] == []


# The amounts


def test_an_amount_is_less_than_what_was_asked_for_and_in_its_currency() -> None:
    case = told(of_reason("size"), ((E.OFFERED_LESS, "2026-11-18", ""),))
    number = len(case.events)
    for text, key in (
        ("10", "offer_not_less"), ("12.50", "offer_not_less"), ("25", "amount_too_large"),
        ("3 EUR", "currency_differs"), ("much", "money_unreadable"), ("-1", "money_negative"),
    ):  # fmt: skip
        with pytest.raises(Rejected) as rejected:
            amounts.priced(case, number, text)
        assert rejected.value.key == key
    assert amounts.told(amounts.priced(case, number, "9,99 $"), E.OFFERED_LESS) == Money(999, "USD")
    with pytest.raises(KeyError):
        amounts.priced(case, number + 1, "1")


def test_only_the_seller_may_offer_nothing() -> None:
    case = told(of_reason("size"), ((E.STEPPED_IN, "2026-11-18", ""), (E.DECIDED_LESS, "2026-11-18", "")))
    with pytest.raises(Rejected):
        amounts.priced(case, len(case.events), "0")


def test_without_what_was_paid_any_amount_is_taken() -> None:
    case = followup.happened(bare()[2], E.OFFERED_LESS, TODAY, NOW)
    assert amounts.told(amounts.priced(case, 1, "300 Kč"), E.OFFERED_LESS) == Money(30000, "CZK")
    assert "Thank you for your offer of CZK 300.00." in english(amounts.priced(case, 1, "300 Kč"), "counter")


# The texts


@pytest.mark.parametrize("language", languages())
def test_each_language_has_the_same_texts_with_the_same_places_and_none_of_the_letter(language: str) -> None:
    keys = messages("replies/en")
    assert messages(f"replies/{language}") == keys
    assert not set(keys) & set(messages(f"letter/{language}"))
    different = [key for key in keys if replies(language).places(key) != replies("en").places(key)]
    assert different == []
    assert language != "en" or (FOLDER / "replies/en.ftl").read_text("utf-8").isascii()


def test_every_text_is_said_in_some_case_and_none_is_asked_for_that_is_not_there() -> None:
    used = {one.key for case in many() for name in REPLIES for line in compose(case, name, TODAY) for one in line}
    assert set(messages("replies/en")) - used == set()


def many() -> Iterator[Case]:
    """Cases at every stage, with every news, with and without files."""
    yield from bare()
    for stage in Stage:
        yield at_stage(stage)
        yield replace(at_stage(stage), evidence=())
        for reason in ("delivered", "quality"):
            yield at_stage(stage, TODAY, of_reason(reason))
    yield from (case for _name, _about, case in moments())
    case = told(of_reason("size"), ((E.STEPPED_IN, "2026-11-18", ""), (E.PROOF_WANTED, "2026-11-18", "")))
    yield replace(case, evidence=tuple(replace(one, at=NOW + timedelta(hours=1)) for one in case.evidence))
    yield walked((("pick", "skip"), ("type", "2026-11-20"), ("pick", "no_button"), ("pick", "in_transit")))


def test_a_text_that_counts_has_the_plurals_of_its_language() -> None:
    for language in languages():
        for key in ("new_photos", "new_videos"):
            text = replies(language).plain(key, count=1, numbers="3")
            assert text.endswith("3.")
    assert (
        replies("cs").plain("refund_not_here", amount="none", by="card", today=TODAY, days=1).endswith("ani po 1 dni.")
    )


def test_every_reason_has_its_first_sentence_in_what_needs_it() -> None:
    for reason, _case in reasons_asked():
        case = submitted_of(reason)
        keys = {one.key for line in compose(case, "appeal", TODAY) for one in line}
        assert f"problem_{reason}" in keys
        assert reasons.reason(route.on_route(case)) is not None
