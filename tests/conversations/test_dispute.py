"""Guards over the table: it is whole, it ends, and every step of it can be reached and left."""

from conversations import reasons, route
from conversations.__main__ import diagram
from conversations.complaint.facts import OF_ALL, OF_REASON, QUESTIONS
from conversations.dispute import FIRST, STEPS
from conversations.names import S
from conversations.steps import Menu, Outcome, arrows
from tests.conversations.walks import arrows_walked, to_the_amount


def reachable(start: S) -> set[S]:
    found, waiting = {start}, [start]
    while waiting:
        after = {target for _label, target in arrows(STEPS[waiting.pop()])} - found
        found |= after
        waiting += after
    return found


def test_every_named_step_is_in_the_table_in_the_same_order() -> None:
    assert list(STEPS) == list(S)


def test_every_step_can_be_reached_from_the_first_question() -> None:
    assert reachable(FIRST) == set(S) - set(QUESTIONS)


def test_every_question_about_a_fact_is_asked_of_somebody() -> None:
    asked = {question for questions in OF_REASON.values() for question in questions}
    assert asked | set(OF_ALL) == set(QUESTIONS)
    assert set(OF_REASON) == {reasons.reason(route.on_route(case)).key for _way, case in to_the_amount()}  # type: ignore[union-attr]


def test_no_arrow_leads_back() -> None:
    every = [(step, label, after) for step in S for label, after in arrows(STEPS[step])]
    assert [(step, label, after) for step, label, after in every if step in reachable(after)] == []


def test_only_a_place_to_rest_has_no_way_on() -> None:
    assert [step for step in S if not arrows(STEPS[step]) and not isinstance(STEPS[step], Outcome)] == []


def test_the_open_dispute_can_be_reached_from_everywhere_but_where_the_way_ends() -> None:
    ends = {step for step in S if S.OPENED not in reachable(step)}
    assert ends == {S.OTHER_SITE, S.WITHDRAWAL, S.ABOUT_REFUNDS, S.ABOUT_APPEAL}


def test_what_can_be_changed_from_a_step_lies_before_it() -> None:
    changeable = [(step, earlier) for step in S if isinstance(k := STEPS[step], Menu) for earlier in k.reopens]
    assert changeable
    assert all(step in reachable(earlier) for step, earlier in changeable)


def test_walking_the_table_takes_every_arrow_of_it() -> None:
    walked = {after for _way, case in arrows_walked() for after in case.answers}
    assert walked == {step for step in S if arrows(STEPS[step])}


def test_the_diagram_shows_every_step_and_every_arrow() -> None:
    drawn = diagram()
    assert all(f'    {step} -- "{label}" --> {after}' in drawn or f"    {step} --> {after}" in drawn
               for step in S if step not in QUESTIONS for label, after in arrows(STEPS[step]))  # fmt: skip
    assert all(f'"{step}"' in drawn for step in S if step not in QUESTIONS)
    assert all(f"| {reason} | {', '.join(asked)} |" in drawn for reason, asked in OF_REASON.items())
