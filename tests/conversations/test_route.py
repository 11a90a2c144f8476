"""Going on, going back, changing an answer: nothing that was answered is lost on the way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import route
from conversations.case import Case
from conversations.dispute import STEPS
from conversations.names import S
from conversations.rejected import Rejected
from conversations.steps import DONE
from tests.conversations.walks import NOW, arrows_walked, begun, go, ways_on

TO_REVIEW = [
    ("type", "Blue shoes"), ("type", "2026-12-05"), ("pick", "found"), ("pick", "refund"), ("pick", "yes"),
    ("pick", "not_as_described"), ("pick", "size"), ("type", "8.12"), ("pick", "half"),
    ("gather", DONE), ("gather", DONE),
]  # fmt: skip

Way = tuple[tuple[str, str], ...]


def reviewed() -> Case:
    case = begun()
    for answer in TO_REVIEW:
        case = go(case, *answer)
    assert route.open_step(case) is S.REVIEW
    return case


def all_the_way_back(way: Way, case: Case) -> Case:
    for _answer in way:
        case = route.back(case)
    return case


def test_back_from_anywhere_leads_all_the_way_to_the_first_question_and_offers_every_answer_again() -> None:
    walked = [(way, case, all_the_way_back(way, case)) for way, case in arrows_walked()]
    assert len(walked) > 100
    assert [way for way, _case, first in walked if route.route(first) != (S.ORDER,)] == []
    assert [way for way, case, first in walked if first.former != answered(case)] == []
    assert [way for way, _case, first in walked if route.back(first) != first] == []


def answered(case: Case) -> dict[S, str]:
    return {step: answer.value for step, answer in case.answers.items() if answer.value != DONE}


def back_and_on(way: Way, case: Case) -> Case:
    """Take the last answer back, and confirm it with one tap."""
    earlier = route.back(case)
    step = route.open_step(earlier)
    return route.choose(earlier, step, DONE, NOW) if way[-1][0] == "gather" else route.keep(earlier, step, NOW)


def test_an_answer_that_was_taken_back_can_be_confirmed_with_one_tap() -> None:
    walked = list(arrows_walked())
    assert len(walked) > 100
    assert all(way for way, _case in walked)
    assert [way for way, case in walked if route.route(back_and_on(way, case)) != route.route(case)] == []


def test_a_changed_answer_keeps_every_later_one() -> None:
    case = route.reopen(reviewed(), S.ORDER)
    assert route.open_step(case) is S.ORDER
    case = route.write(case, S.ORDER, "Red shoes", NOW)
    assert route.open_step(case) is S.REVIEW
    assert case.value(S.ORDER) == "Red shoes"


def test_a_lower_price_asks_for_the_refund_again_and_keeps_the_rest() -> None:
    case = route.write(route.reopen(reviewed(), S.PAID), S.PAID, "3.00", NOW)
    assert route.open_step(case) is S.REFUND
    with pytest.raises(Rejected):
        route.write(case, S.REFUND, "4.06", NOW)
    assert route.open_step(route.write(case, S.REFUND, "3.00", NOW)) is S.REVIEW


def test_changing_the_branch_and_back_again_brings_the_old_answers_back() -> None:
    case = route.choose(route.reopen(reviewed(), S.RECEIVED), S.RECEIVED, "no", NOW)
    assert route.open_step(case) is S.REASON_MISSING
    case = route.choose(route.back(case), S.RECEIVED, "yes", NOW)
    assert route.open_step(case) is S.REVIEW
    assert route.on_route(case).value(S.DETAIL_DESCRIPTION) == "size"


def test_the_way_on_needs_a_photo_and_a_text() -> None:
    case = begun()
    for answer in TO_REVIEW[:-2]:
        case = go(case, *answer)
    with pytest.raises(Rejected, match="evidence_not_enough"):
        route.choose(case, S.EVIDENCE, DONE, NOW)
    case = go(case, "gather", DONE)
    with pytest.raises(Rejected, match="explanation_not_enough"):
        route.choose(case, S.EXPLANATION, DONE, NOW)
    assert route.open_step(go(case, "gather", DONE)) is S.REVIEW


def test_trying_submit_again_asks_everything_after_it_again() -> None:
    case = reviewed()
    for choice in ("submit", "pressed", "error", "not_there"):
        case = route.choose(case, route.open_step(case), choice, NOW)
    case = route.again(case)
    assert route.open_step(case) is S.SUBMIT
    case = route.choose(case, S.SUBMIT, "pressed", NOW)
    assert route.open_step(case) is S.RESULT


def test_an_answer_that_a_later_release_no_longer_knows_opens_its_step_again() -> None:
    case = route.answer(reviewed(), S.RECEIVED, "perhaps", NOW)
    assert route.open_step(case) is S.RECEIVED


@pytest.mark.parametrize("choice", ["nonsense", "", "Yes", "done"])
def test_a_forged_choice_changes_nothing(choice: str) -> None:
    case = route.choose(go(go(begun(), "type", "x"), "pick", "unknown"), S.OPENING, "found", NOW)
    with pytest.raises(KeyError):
        route.choose(case, S.SOLUTION, choice, NOW)


def test_progress_counts_up_and_never_past_its_end() -> None:
    case, shown = begun(), []
    for answer in [*TO_REVIEW, ("pick", "submit"), ("pick", "pressed")]:
        shown.append(route.progress(case))
        case = go(case, *answer)
    places = [place for place in shown if place]
    assert [step for step, _steps in places] == list(range(1, len(places) + 1))
    assert all(step <= steps for step, steps in places)
    assert route.progress(case) == (len(places) + 1, len(places) + 1)


def test_where_no_way_leads_on_no_progress_is_shown() -> None:
    case = begun()
    for answer in [("pick", "skip"), ("pick", "unknown"), ("pick", "no_button"), ("pick", "other_site")]:
        case = go(case, *answer)
    assert route.open_step(case) is S.OTHER_SITE
    assert route.progress(case) is None


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_whatever_a_buyer_does_the_route_is_a_way_through_the_table(data: st.DataObject) -> None:
    case = begun()
    for _turn in range(data.draw(st.integers(1, 25))):
        moves = ["back", *(["on"] * 4 if ways_on(case) else []), *(["open"] if route.reopens(case) else [])]
        move = data.draw(st.sampled_from(moves))
        if move == "on":
            case = go(case, *data.draw(st.sampled_from(ways_on(case))))
        elif move == "open":
            case = route.reopen(case, data.draw(st.sampled_from(route.reopens(case))))
        else:
            case = route.back(case)
        steps = route.route(case)
        assert len(set(steps)) == len(steps)
        assert all(step in STEPS for step in steps)


def test_a_wrong_day_on_which_protection_ended_can_be_changed_from_the_review() -> None:
    case = begun()
    for answer in [TO_REVIEW[0], ("pick", "ended"), ("type", "2026-11-20"), *TO_REVIEW[2:]]:
        case = go(case, *answer)
    assert route.open_step(case) is S.REVIEW
    case = route.write(route.reopen(case, S.ENDED), S.ENDED, "2026-11-21", NOW)
    assert route.open_step(case) is S.REVIEW
    assert case.value(S.ENDED) == "2026-11-21"
