"""Where every case stands, what is to be done next and until when: /status, and the message at the top of the chat."""

from __future__ import annotations

from collections.abc import Sequence

from bot.screens.buttons import Button, Rows, anywhere, in_rows
from bot.screens.presenter import Presenter, to_step, where
from bot.screens.screen import Screen
from bot.texts import Html
from conversations.case import Case
from conversations.deadlines import Deadline, next_deadline, pressing
from conversations.followup import is_closed

MOST_CASES = 12
"""Cases on one screen: those with the nearest dates. Our choice, so that it stays readable."""


def status_screen(presenter: Presenter, all_cases: Sequence[Case], current: int | None) -> Screen:
    """Say of each case where it stands, what to do next and until when; the most pressing one first."""
    shown = sorted(all_cases, key=lambda case: pressing(case, presenter.zone, presenter.now))[:MOST_CASES]
    lines = [case_lines(presenter, case) for case in shown]
    if len(all_cases) > MOST_CASES:
        lines.append(presenter.texts.html("status_more", count=len(all_cases) - MOST_CASES))
    buttons = [
        Button(
            presenter.texts.plain("button_open_case", name=presenter.name(case)),
            anywhere(0, "switch", str(case.number)),
        )
        for case in shown
        if case.number != current
    ]
    more = Button(presenter.texts.plain("button_cases"), anywhere(current or 0, "cases"))
    text = "\n\n".join([presenter.texts.html("status"), *lines])
    return Screen(
        text, (*in_rows(buttons), *_dates(presenter, current), (more,), *to_step(presenter, all_cases, current))
    )


def _dates(presenter: Presenter, current: int | None) -> Rows:
    dates = [Button(presenter.texts.plain("button_dates"), anywhere(current, "dates"))] if current is not None else []
    picture_ = Button(presenter.texts.plain("button_picture"), anywhere(0, "picture"))
    calendar_ = Button(presenter.texts.plain("button_calendar"), anywhere(0, "calendar"))
    return in_rows([*dates, picture_, calendar_])


def case_lines(presenter: Presenter, case: Case) -> str:
    """Say in a few lines which case it is, where it stands, what comes next and until when."""
    key = "status_put_away" if case.cancelled_at else "status_case"
    lines = [presenter.texts.html(key, name=presenter.name(case), where=where(presenter, case))]
    one = next_deadline(case, presenter.zone, presenter.now)
    if one:
        lines.append(_next(presenter, one))
    elif not case.cancelled_at and not is_closed(case):
        lines.append(presenter.texts.html("due_none"))
    return "\n".join(lines)


def _next(presenter: Presenter, one: Deadline) -> str:
    return presenter.texts.html(
        "status_next",
        todo=presenter.texts.plain(f"due_{one.kind}", "late" if one.is_late(presenter.now) else "todo"),
        when=presenter.texts.when(one.due, presenter.zone),
        left=Html(presenter.texts.left(one.due - presenter.now)),
    )


def pinned_text(presenter: Presenter, all_cases: Sequence[Case]) -> str:
    """Say what to do next in each case; without the time left, which would not stay true."""
    shown = sorted(all_cases, key=lambda case: pressing(case, presenter.zone, presenter.now))[:MOST_CASES]
    lines = []
    for case in shown:
        one = next_deadline(case, presenter.zone, presenter.now)
        if one and not case.cancelled_at:
            when, todo = presenter.texts.when(one.due, presenter.zone), presenter.texts.plain(f"due_{one.kind}", "todo")
            lines.append(presenter.texts.html("status_pinned_case", name=presenter.name(case), todo=todo, when=when))
    return "\n\n".join([presenter.texts.html("status_pinned"), *(lines or [presenter.texts.html("due_none")])])
