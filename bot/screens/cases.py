"""The screens beside the guide: the cases, the files, the versions, where things stand. Each leads back to the step."""

from __future__ import annotations

from collections.abc import Sequence

from bot.screens.buttons import ANY_REVISION, Button, Tap, anywhere, in_rows
from bot.screens.screen import Screen
from bot.screens.teller import Teller, _step_button, to_step, where
from conversations.case import Case

MOST_CASES = 20
"""Cases on one screen: the newest ones. Our choice, so that the screen stays readable."""


def cases(teller: Teller, all_cases: Sequence[Case], current: int | None) -> Screen:
    """List the buyer's cases; each can be opened."""
    shown = all_cases[-MOST_CASES:]
    lines = [case_line(teller, case, current) for case in shown]
    buttons = [
        Button(
            teller.texts.plain("button_open_case", name=teller.name(case)),
            anywhere(case.number, "switch", str(case.number)),
        )
        for case in shown
        if case.number != current
    ]
    number = current or 0
    new = Button(teller.texts.plain("button_new"), Tap(number, ANY_REVISION, "new"))
    text = "\n\n".join([teller.texts.html("cases", count=len(all_cases)), *lines])
    return Screen(text, (*in_rows(buttons), (new,), *to_step(teller, all_cases, current)))


def case_line(teller: Teller, case: Case, current: int | None) -> str:
    """Say in two lines which case it is and where it stands."""
    key = "case_cancelled" if case.cancelled_at else "case_current" if case.number == current else "case_line"
    step = where(teller, case)
    return teller.texts.html(key, name=teller.name(case), step=step)


def help_(teller: Teller, case: Case) -> Screen:
    """Say where the buyer stands and what can be done from anywhere."""
    step = where(teller, case)
    text = teller.texts.html("help", name=teller.name(case), step=step)
    return Screen(text, (*in_rows(_shortcuts(teller, case)), (_step_button(teller, case),)))


def _shortcuts(teller: Teller, case: Case) -> list[Button]:
    shortcuts = [("button_cases", "cases"), ("button_status", "status"), ("button_new", "new")]
    shortcuts += [("button_dates", "dates")]
    shortcuts += [("button_versions", "drafts")] if case.drafts else []
    shortcuts += [("button_files", "files")] if case.evidence else []
    return [Button(teller.texts.plain(key), anywhere(case.number, verb)) for key, verb in shortcuts]


def cancel(teller: Teller, case: Case) -> Screen:
    """Ask before a case is put away."""
    yes = Button(teller.texts.plain("button_cancel"), anywhere(case.number, "cancel"), style="danger")
    no = Button(teller.texts.plain("button_not_cancel"), anywhere(case.number, "show"), style="primary")
    return Screen(teller.texts.html("cancel_ask", name=teller.name(case)), ((no,), (yes,)))


def cancelled(teller: Teller, case: Case) -> Screen:
    """Say that the case is put away, with the way back."""
    buttons = [
        Button(teller.texts.plain("button_undo"), anywhere(case.number, "undo"), style="primary"),
        Button(teller.texts.plain("button_new"), anywhere(case.number, "new")),
        Button(teller.texts.plain("button_cases"), anywhere(case.number, "cases")),
    ]
    return Screen(teller.texts.html("cancelled", name=teller.name(case)), in_rows(buttons))
