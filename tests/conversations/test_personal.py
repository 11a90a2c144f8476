"""Who keeps the goods and says that nothing is wrong with them is led to another way, never to such a complaint."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversations import followup, route, rules
from conversations.case import Answer, Case
from conversations.followup import E, Stage
from conversations.names import S
from tests.conversations.complaint.test_letter import ways
from tests.conversations.submitted import TODAY, given
from tests.conversations.walks import NOW, begun, go

BEGUN = (("type", "Blue shoes"), ("type", "2026-12-05"), ("pick", "found"))
KEEPS = (*BEGUN, ("pick", "refund"), ("pick", "yes"), ("pick", "personal"))
SENDS_BACK = (*BEGUN, ("pick", "return"), ("pick", "go_on"), ("pick", "personal"))
ON = (("pick", "go_on"), ("type", "8.12"), ("pick", "full"), ("gather", "done"), ("gather", "done"))


def went(*answers: tuple[str, str], case: Case | None = None) -> Case:
    case = case or begun()
    for answer in answers:
        case = go(case, *answer)
    return case


def of_an_earlier_release(*answers: tuple[S, str]) -> Case:
    """A case that went on to a complaint with `Refund only`, as an earlier release let it."""
    case = went(*SENDS_BACK, *ON)
    changed = {S.SOLUTION: "refund", S.RECEIVED: "yes", **dict(answers)}
    return replace(case, answers={**case.answers, **{step: Answer(value, NOW) for step, value in changed.items()}})


def test_with_refund_only_there_is_no_way_on_to_a_complaint() -> None:
    case = went(*KEEPS)
    assert route.open_step(case) is S.PERSONAL
    assert list(route.offered(case, S.PERSONAL)) == ["in_eu"]
    assert route.reopens(case) == (S.SOLUTION, S.REASON_ARRIVED)
    with pytest.raises(KeyError):
        route.choose(case, S.PERSONAL, "go_on", NOW)


def test_whoever_lives_in_the_eu_is_told_of_withdrawal_and_can_go_back() -> None:
    case = went(*KEEPS, ("pick", "in_eu"))
    assert route.open_step(case) is S.WITHDRAWAL
    assert route.open_step(route.back(case)) is S.PERSONAL


def test_whoever_changes_to_a_return_may_go_on_with_this_reason() -> None:
    case = went(("pick", "return"), ("pick", "go_on"), case=route.reopen(went(*KEEPS), S.SOLUTION))
    assert route.open_step(case) is S.PERSONAL
    assert route.open_step(went(("pick", "go_on"), case=case)) is S.PAID


def test_whoever_had_chosen_refund_at_the_return_can_change_that_answer_too() -> None:
    case = went(*BEGUN, ("pick", "return"), ("pick", "refund_instead"), ("pick", "yes"), ("pick", "personal"))
    assert route.reopens(case) == (S.SOLUTION, S.RETURN, S.REASON_ARRIVED)
    case = went(("pick", "go_on"), case=route.reopen(case, S.RETURN))
    assert "go_on" in route.offered(case, S.PERSONAL)


def test_whoever_changes_the_reason_goes_on_with_that() -> None:
    case = went(("pick", "quality"), case=route.reopen(went(*KEEPS), S.REASON_ARRIVED))
    assert route.open_step(case) is S.PAID


def test_a_return_that_is_changed_to_refund_at_the_review_comes_back_to_the_question() -> None:
    case = went(*SENDS_BACK, *ON)
    assert route.open_step(case) is S.REVIEW
    case = went(("pick", "refund"), ("pick", "yes"), case=route.reopen(case, S.SOLUTION))
    assert route.open_step(case) is S.PERSONAL
    assert "go_on" not in route.offered(case, S.PERSONAL)
    case = went(("pick", "quality"), case=route.reopen(case, S.REASON_ARRIVED))
    assert route.open_step(case) is S.REVIEW, "nothing else has to be answered again"


def test_no_complaint_of_any_way_says_that_nothing_is_wrong_of_goods_that_are_kept() -> None:
    personal = [case for case in ways() if case.value(S.REASON_ARRIVED) == "personal"]
    assert personal
    assert [case for case in personal if not rules.sends_back(case)] == []


# Cases that an earlier release has stored


def test_a_case_that_was_submitted_with_it_stays_submitted_with_its_stage() -> None:
    case = of_an_earlier_release((S.REVIEW, "submit"), (S.SUBMIT, "pressed"), (S.RESULT, "worked"))
    assert not rules.sends_back(route.on_route(case))
    assert route.open_step(case) is S.OPENED
    assert followup.stage(given(case, (E.OFFERED_LESS, TODAY))) is Stage.OFFER


@pytest.mark.parametrize("answers", [(), ((S.REVIEW, "submit"),)])
def test_one_that_was_not_comes_back_to_the_question_and_loses_nothing(answers: tuple[tuple[S, str], ...]) -> None:
    case = of_an_earlier_release(*answers)
    assert route.open_step(case) is S.PERSONAL
    assert case.draft
    assert case.evidence
    case = went(("pick", "not_working"), case=route.reopen(case, S.REASON_ARRIVED))
    assert route.open_step(case) is (S.SUBMIT if answers else S.REVIEW)
