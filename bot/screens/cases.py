"""The buyer's cases: the list, help, and putting one away. Each screen leads back to the step."""

from __future__ import annotations

from collections.abc import Sequence

from bot.screens.buttons import Button, anywhere, in_rows
from bot.screens.presenter import Presenter, step_button, to_step, where
from bot.screens.screen import Screen
from conversations.case import Case

MOST_CASES = 20
"""Cases on one screen: the newest ones. Our choice, so that the screen stays readable."""


def cases(presenter: Presenter, all_cases: Sequence[Case], current: int | None) -> Screen:
    """List the buyer's cases; each can be opened."""
    shown = all_cases[-MOST_CASES:]
    lines = [case_line(presenter, case, current) for case in shown]
    buttons = [
        Button(
            presenter.texts.plain("button_open_case", name=presenter.name(case)),
            anywhere(case.number, "switch", str(case.number)),
        )
        for case in shown
        if case.number != current
    ]
    number = current or 0
    new = Button(presenter.texts.plain("button_new"), anywhere(number, "new"))
    text = "\n\n".join([presenter.texts.html("cases", count=len(all_cases)), *lines])
    return Screen(text, (*in_rows(buttons), (new,), *to_step(presenter, all_cases, current)))


def case_line(presenter: Presenter, case: Case, current: int | None) -> str:
    """Say in two lines which case it is and where it stands."""
    key = "case_cancelled" if case.cancelled_at else "case_current" if case.number == current else "case_line"
    step = where(presenter, case)
    return presenter.texts.html(key, name=presenter.name(case), step=step)


def help_(presenter: Presenter, case: Case) -> Screen:
    """Say where the buyer stands and what can be done from anywhere."""
    step = where(presenter, case)
    text = presenter.texts.html("help", name=presenter.name(case), step=step)
    return Screen(text, (*in_rows(_shortcuts(presenter, case)), (step_button(presenter, case),)))


def _shortcuts(presenter: Presenter, case: Case) -> list[Button]:
    shortcuts = [("button_cases", "cases"), ("button_status", "status"), ("button_new", "new")]
    shortcuts += [("button_dates", "dates")]
    shortcuts += [("button_versions", "drafts")] if case.drafts else []
    shortcuts += [("button_files", "files")] if case.evidence else []
    return [Button(presenter.texts.plain(key), anywhere(case.number, verb)) for key, verb in shortcuts]


def cancel(presenter: Presenter, case: Case) -> Screen:
    """Ask before a case is put away."""
    yes = Button(presenter.texts.plain("button_cancel"), anywhere(case.number, "cancel"), style="danger")
    no = Button(presenter.texts.plain("button_not_cancel"), anywhere(case.number, "show"), style="primary")
    return Screen(presenter.texts.html("cancel_ask", name=presenter.name(case)), ((no,), (yes,)))


def cancelled(presenter: Presenter, case: Case) -> Screen:
    """Say that the case is put away, with the way back."""
    buttons = [
        Button(presenter.texts.plain("button_undo"), anywhere(case.number, "undo"), style="primary"),
        Button(presenter.texts.plain("button_new"), anywhere(case.number, "new")),
        Button(presenter.texts.plain("button_cases"), anywhere(case.number, "cases")),
    ]
    return Screen(presenter.texts.html("cancelled", name=presenter.name(case)), in_rows(buttons))
