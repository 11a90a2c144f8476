"""The facts of the letter: which question of how many is open, and all of them to be looked at and changed."""

from __future__ import annotations

from datetime import timedelta

from bot.screens.buttons import Button, Tap, in_rows
from bot.screens.presenter import Presenter, back_to_case
from bot.screens.screen import Screen, shortened
from conversations import route
from conversations.case import Case
from conversations.complaint.facts import QUESTIONS, SKIP, on_the_way
from conversations.complaint.forms import past_day
from conversations.names import S
from conversations.steps import Wanted


def place(case: Case) -> tuple[int, int]:
    """Give the number of the open question among those on the way to the same step, and how many these are."""
    step = route.open_step(case)
    asked = list(on_the_way(QUESTIONS[step].before, route.on_route(case), case))
    return asked.index(step) + 1, len(asked)


MOST_DAYS = 4
"""Days that are offered as buttons, today first. Our choice, for a phone; any other is typed."""


def days_to_tell(presenter: Presenter, step: S) -> tuple[str, ...]:
    """Give the last days (ISO) where a question asks for one that has passed."""
    fact = QUESTIONS.get(step)
    if fact is None or fact.wants is not Wanted.DATE or fact.rule is not past_day:
        return ()
    return tuple((presenter.pacific_today - timedelta(days=ago)).isoformat() for ago in range(MOST_DAYS))


def enough_button(presenter: Presenter, case: Case) -> Button:
    """Make the button that asks nothing more before the step that the questions lead to."""
    return Button(presenter.texts.plain("button_enough"), Tap(case.number, case.revision, "enough"))


def fact_lines(presenter: Presenter, case: Case) -> list[str]:
    """List the facts that were told, one a line."""
    found = route.on_route(case)
    told = [step for step in found.answers if step in QUESTIONS and found.answers[step].value != SKIP]
    return [
        presenter.texts.html("review_line", title=presenter.title(step), value=presenter.answer(found, step))
        for step in told
    ]


def facts_screen(presenter: Presenter, case: Case) -> Screen:
    """List what the letter knows; each can be changed, and what it does not know can be told."""
    found = route.on_route(case)
    buttons = [_button(presenter, case, step, _is_told(found, step)) for step in route.told(case)]
    lines = "\n".join(fact_lines(presenter, case)) or presenter.texts.html("facts_none")
    text = "\n\n".join([presenter.texts.html("facts_heading"), lines])
    return Screen(text, (*in_rows(buttons), back_to_case(presenter, case)))


def _is_told(found: Case, step: S) -> bool:
    return found.value(step) not in (None, SKIP)


def _button(presenter: Presenter, case: Case, step: S, is_told: bool) -> Button:
    label = presenter.texts.plain("change_item" if is_told else "add_item", title=presenter.title(step))
    return Button(shortened(label, 30), Tap(case.number, case.revision, "open", step))
