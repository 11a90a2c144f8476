"""What is asked beside the step or the stage: the words, and an answer in one tap."""

from __future__ import annotations

from bot.screens.buttons import Button, Rows, anywhere, in_rows
from bot.screens.dates import date_line, day_buttons
from bot.screens.followup import due_text
from bot.screens.presenter import Presenter, case_button
from conversations import route
from conversations.advice.questions import QUESTIONS, question, waits_for
from conversations.case import Case
from conversations.deadlines import deadlines, next_deadline
from conversations.followup import AHEAD, E
from conversations.names import S

MOST_DATES = 2
"""Dates on the screen that only watches them. Our choice, for a phone; the others are behind a button."""


def asked(presenter: Presenter, case: Case) -> tuple[list[str], Rows]:
    """Give the paragraphs and the rows; none where nothing is to be asked."""
    name = question(case)
    if name is None:
        return [], ()
    text = presenter.texts.html(f"ask_{name}")
    answers = QUESTIONS[name].answers if name in QUESTIONS else ()
    if answers:
        row = [
            Button(presenter.texts.plain(f"ask_{name}", kind), anywhere(case.number, "ask_day", f"order:{kind}"))
            for kind in answers
        ]
        return [text], (tuple(row),)
    about = f"order:{name}"
    buttons = [] if E(name) in AHEAD else day_buttons(presenter, case, about)
    return [text], in_rows(buttons)


def waiting(presenter: Presenter, case: Case) -> tuple[list[str], Rows]:
    """Give what is known of the days at a step where the case rests, and what can be done about them."""
    if route.open_step(case) is S.WATCHING:
        found = deadlines(case, presenter.zone)
        ahead = [one for one in found if not one.is_over(presenter.now)] or found
        lines = [date_line(presenter, one) for one in ahead[:MOST_DATES]] or [presenter.texts.html("due_none")]
        dates = case_button(presenter, case, "button_dates", "dates")
        return lines, ((dates, case_button(presenter, case, "button_order_dates", "order_dates")),)
    day = waits_for(case)
    if day is None or question(case) == day:
        return [], ()
    one = next_deadline(case, presenter.zone, presenter.now)
    other = case_button(presenter, case, "button_other_day", "ask_day", f"order:{day}")
    return ([_at_a_glance(due_text(presenter, one))] if one else []), ((other,),)


def _at_a_glance(said: str) -> str:
    """Leave the first line, which names the date, and fold the rest away: the step says much of it itself."""
    first, _break, rest = said.partition("\n")
    return f"{first}\n<blockquote expandable>{rest}</blockquote>" if rest else first
