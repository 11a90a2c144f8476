"""A step can be green and useless: what is answered has to come back in the review and in the letter, as advice too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

import pytest

from bot.screens.presenter import Presenter
from bot.screens.step import step_screen
from bot.texts import texts
from conversations import reasons, route
from conversations.case import Answer, Case
from conversations.complaint.facts import QUESTIONS
from conversations.complaint.letter import compose
from conversations.complaint.proof import SHOWS
from conversations.complaint.sentences import Points
from conversations.dispute import STEPS
from conversations.names import S
from conversations.rejected import Rejected
from conversations.steps import Ask, Wanted
from tests.buyer import visible
from tests.conversations.complaint.test_letter import files, ways_from
from tests.conversations.walks import NOW, arrows_walked, go, ways_on

NOT_IN_THE_LETTER: Mapping[S, str] = {
    S.PROTECTION: "a date between the buyer and AliExpress, which sees it itself",
    S.ENDED: "the same date, where it is over",
    S.LAST_DAY: "the same date, as some pages name it",
}
"""Typed answers that the letter does without, and why."""
GENERAL_PROOF: Mapping[str, str] = {
    "shipping_method": "the sources say nothing of its proof (facts.md 4.3)",
    "personal": "nothing is wrong with the goods, so that nothing of them is to be proved",
    "other": "nobody knows what the buyer's own menu says",
}
"""Reasons that get the general advice on proof, and why."""

ASKED = [step for step, kind in STEPS.items() if isinstance(kind, Ask) and step not in QUESTIONS]
"""Of the questions about facts tests/conversations/complaint/ knows that the letter tells of each."""
OTHER_WORDS = {
    Wanted.TEXT: ("Green hat", "8123456789012346"),
    Wanted.DATE: ("2026-12-09",),
    Wanted.MONEY: ("9.99 USD", "1.11 USD"),
    Wanted.WORD: ("something else",),
    Wanted.COUNT: ("9", "5"),
    Wanted.QUANTITY: ("31 cm",),
}
"""What else could have been answered."""


def typed_at(step: S) -> Case:
    """Go the shortest way to a step and answer it by typing."""
    return next(case for way, case in arrows_walked() if way[-1][0] == "type" and step in case.answers)


def at_review(case: Case) -> Case:
    """Go on with whatever comes first."""
    while route.open_step(case) is not S.REVIEW:
        case = go(case, *ways_on(case)[0])
    return case


def lines(case: Case) -> Points | None:
    """Compose the letter; None where the answers do not go together."""
    with suppress(Rejected):
        return compose(case, NOW.date())
    return None


def changed(case: Case, step: S) -> Iterator[Case]:
    """Give the case with another answer at one step."""
    kind = STEPS[step]
    assert isinstance(kind, Ask)
    for words in OTHER_WORDS[kind.wants]:
        yield replace(case, answers={**case.answers, step: Answer(words, NOW)})


def is_in_the_letter(step: S) -> bool:
    """Whether the letter of any way from there says something else where another answer was typed."""
    cases = ways_from(replace(typed_at(step), evidence=files(2, 1)))
    return any((said := lines(other)) and said != lines(case) for case in cases for other in changed(case, step))


def test_there_is_something_to_guard() -> None:
    assert len(ASKED) > 4
    assert len(reasons.PROOF) > 20


@pytest.mark.parametrize("step", ASKED)
def test_every_typed_answer_stands_in_the_review_and_can_be_changed_there(step: S) -> None:
    presenter, case = Presenter(texts("en"), NOW), at_review(typed_at(step))
    screen = step_screen(presenter, case)
    written = presenter.texts.written(presenter.answer(case, step))
    assert f"{presenter.title(step)}: {written}" in visible(screen.text), f"add S.{step.name} to CHANGEABLE"
    assert str(step) in [button.tap.argument for row in screen.rows for button in row if button.tap]


@pytest.mark.parametrize("step", ASKED)
def test_every_typed_answer_is_used_by_the_letter_or_excused(step: S) -> None:
    assert is_in_the_letter(step) != (step in NOT_IN_THE_LETTER), f"use S.{step.name} in letter.py, or say why not"


def every_reason() -> set[str]:
    """The names that a case's reason can have."""
    menus = (reasons.ARRIVED, reasons.MISSING, *reasons.DETAILS.values())
    return {name for menu in menus for name in menu}


def test_every_reason_has_its_own_advice_on_proof_or_is_excused() -> None:
    without = every_reason() - set(reasons.PROOF)
    assert without == set(GENERAL_PROOF), "give it a row in PROOF, or say why the general advice is enough"
    assert set(reasons.PROOF) <= every_reason()
    assert "any" not in reasons.PROOF.values(), "no row is needed for the general advice: excuse the reason"


def test_a_file_can_show_something_for_every_advice_on_proof() -> None:
    assert set(SHOWS) == {"any", *reasons.PROOF.values()}
