"""The screens beside the guide: the cases, the files, the versions, where things stand. Each leads back to the step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.buttons import ANY_REVISION, Button, Rows, Tap, anywhere, in_rows
from bot.file_lines import MOST_FILES, file_lines, listed
from bot.followup import open_screen
from bot.layout import Screen, shortened
from bot.screens import Teller
from conversations import evidence, route
from conversations.case import Case
from conversations.evidence import Evidence
from conversations.followup import is_submitted, stage
from conversations.steps import S

MOST_CASES = 20
"""Cases on one screen: the newest ones. Our choice, so that the screen stays readable."""
MOST_VERSIONS = 12
"""Versions on one screen, the newest ones; the older ones are reached page by page."""
PREVIEW = 60


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


def where(teller: Teller, case: Case) -> str:
    """Name where a case stands: its stage, before Submit its step."""
    if is_submitted(case):
        return teller.texts.plain(f"stage_{stage(case)}", "title")
    return teller.title(route.open_step(case))


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


def files(teller: Teller, case: Case, notice: str = "") -> Screen:
    """List the files, below a notice (HTML); each can be looked at, removed, or taken in place of a removed one."""
    items = listed(case)[:MOST_FILES]
    rows = tuple(_file_buttons(teller, case, place, item) for place, item in enumerate(items, 1))
    heading = teller.texts.html("files_manage" if items else "files_none", most=evidence.MOST_PHOTOS)
    above = [notice, ""] if notice else []
    return Screen("\n".join([*above, heading, *file_lines(teller.texts, case)]), (*rows, (_step_button(teller, case),)))


def _file_buttons(teller: Teller, case: Case, place: int, item: Evidence) -> tuple[Button, ...]:
    number = str(item.number)
    verbs = [("button_view", "view")]
    if is_changeable(case):
        verbs += {
            "surplus": [("button_take", "take")],
            "unchecked": [("button_check", "check"), ("button_remove", "remove")],
        }.get(item.verdict, [("button_remove", "remove")])
    return tuple(
        Button(teller.texts.plain(key, place=place), anywhere(case.number, verb, number)) for key, verb in verbs
    )


def is_changeable(case: Case) -> bool:
    """Say whether files can still be taken out: after Submit the record stays as it was sent."""
    return S.RESULT not in route.route(case)


def drafts(teller: Teller, case: Case, page: int = 0) -> Screen:
    """List the versions of the complaint, newest first; each can be read and taken back."""
    newest_first = case.drafts[::-1]
    start = max(0, min(page, (len(newest_first) - 1) // MOST_VERSIONS)) * MOST_VERSIONS
    shown = newest_first[start : start + MOST_VERSIONS]
    lines = [
        teller.texts.html(
            "version_line", version=draft.version, preview=shortened(" ".join(draft.text.split()), PREVIEW)
        )
        for draft in shown
    ]
    read = [
        Button(
            teller.texts.plain("button_read", version=draft.version),
            anywhere(case.number, "read", str(draft.version)),
        )
        for draft in shown
    ]
    heading = teller.texts.html("versions" if case.drafts else "versions_none", count=len(case.drafts))
    pages = _pages(teller, case, start, len(newest_first))
    return Screen("\n\n".join([heading, *lines]), (*in_rows(read), *pages, (_step_button(teller, case),)))


def _pages(teller: Teller, case: Case, start: int, count: int) -> tuple[tuple[Button, ...], ...]:
    page = start // MOST_VERSIONS
    buttons = []
    if start:
        newer = anywhere(case.number, "drafts", str(page - 1))
        buttons.append(Button(teller.texts.plain("button_newer"), newer))
    if start + MOST_VERSIONS < count:
        older = anywhere(case.number, "drafts", str(page + 1))
        buttons.append(Button(teller.texts.plain("button_older"), older))
    return (tuple(buttons),) if buttons else ()


def version(teller: Teller, case: Case, number: int) -> Screen:
    """Show one version whole. Raises `KeyError` for an unknown one."""
    text = {draft.version: draft.text for draft in case.drafts}[number]
    restore = Button(
        teller.texts.plain("button_restore", version=number), anywhere(case.number, "restore", str(number))
    )
    more = Button(teller.texts.plain("button_versions"), anywhere(case.number, "drafts"))
    rows = ((restore,), *_comparisons(teller, case, number), (more,), (_step_button(teller, case),))
    return teller.with_text(teller.texts.html("version_shown", version=number), text, rows)


def _comparisons(teller: Teller, case: Case, number: int) -> Rows:
    """Offer to compare a version with the one before it, and with the newest."""
    others = dict.fromkeys(other for other in (number - 1, len(case.drafts)) if other not in (0, number))
    return in_rows(
        [
            Button(
                teller.texts.plain("button_compare", version=other),
                anywhere(case.number, "compare", f"{min(number, other)}.{max(number, other)}"),
            )
            for other in others
        ]
    )


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


def aside(teller: Teller, case: Case, message_id: int, notice: str) -> Screen:
    """Show the open step again with the offer to keep a text that came unasked as a draft."""
    label = teller.texts.plain("button_keep_text")
    offer = Button(label, anywhere(case.number, "keep_text", str(message_id)))
    step = open_screen(teller, case, (notice,), whole=False)
    return replace(step, rows=((offer,), *step.rows))


def to_step(teller: Teller, all_cases: Sequence[Case], current: int | None) -> tuple[tuple[Button, ...], ...]:
    """Give the way back to the open step of the open case."""
    opened = [case for case in all_cases if case.number == current]
    return tuple((_step_button(teller, case),) for case in opened)


def _step_button(teller: Teller, case: Case) -> Button:
    return Button(teller.texts.plain("button_step"), anywhere(case.number, "show"))
