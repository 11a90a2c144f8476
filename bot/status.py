"""What is to be done next in each case, and until when: one message."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

from bot import calendar_file, timeline
from bot.buttons import ANY_REVISION, Button, Rows, Tap, anywhere, in_rows
from bot.hours import ask_once
from bot.layout import Screen
from bot.lists import to_step, where
from bot.screens import Teller
from bot.storage.values import Buyer
from bot.texts import Html
from bot.turn import Turn
from conversations.case import Case
from conversations.deadlines import Deadline, next_deadline, pressing
from conversations.followup import is_closed

MOST_CASES = 12
"""Cases on one screen: those with the nearest dates. Our choice, so that it stays readable."""


PICTURE = "dates.png"
PIN = "pinned"
"""The kind and the tag of the status message at the top of a chat."""


async def status(turn: Turn, _argument: str = "") -> None:
    """Show where every case stands; the first time ask whether the time zone is right."""
    asked, rows = ask_once(turn)
    screen = status_screen(turn.teller, await turn.all_cases(), turn.buyer.current)
    turn.show(Screen("\n\n".join(filter(None, [screen.text, asked])), (*rows, *screen.rows)))


def status_screen(teller: Teller, all_cases: Sequence[Case], current: int | None) -> Screen:
    """Say of each case where it stands, what to do next and until when; the most pressing one first."""
    shown = sorted(all_cases, key=lambda case: pressing(case, teller.now))[:MOST_CASES]
    lines = [case_lines(teller, case) for case in shown]
    if len(all_cases) > MOST_CASES:
        lines.append(teller.texts.html("status_more", count=len(all_cases) - MOST_CASES))
    buttons = [
        Button(teller.texts.plain("button_open_case", name=teller.name(case)), anywhere(0, "switch", str(case.number)))
        for case in shown
        if case.number != current
    ]
    more = Button(teller.texts.plain("button_cases"), Tap(current or 0, ANY_REVISION, "cases"))
    text = "\n\n".join([teller.texts.html("status"), *lines])
    return Screen(text, (*in_rows(buttons), *_dates(teller, current), (more,), *to_step(teller, all_cases, current)))


def _dates(teller: Teller, current: int | None) -> Rows:
    dates = [Button(teller.texts.plain("button_dates"), anywhere(current, "dates"))] if current is not None else []
    picture_ = Button(teller.texts.plain("button_picture"), anywhere(0, "picture"))
    calendar_ = Button(teller.texts.plain("button_calendar"), anywhere(0, "calendar"))
    return in_rows([*dates, picture_, calendar_])


def case_lines(teller: Teller, case: Case) -> str:
    """Say in a few lines which case it is, where it stands, what comes next and until when."""
    key = "status_put_away" if case.cancelled_at else "status_case"
    lines = [teller.texts.html(key, name=teller.name(case), where=where(teller, case))]
    one = next_deadline(case, teller.now)
    if one:
        lines.append(_next(teller, one))
    elif not case.cancelled_at and not is_closed(case):
        lines.append(teller.texts.html("due_none"))
    return "\n".join(lines)


def _next(teller: Teller, one: Deadline) -> str:
    return teller.texts.html(
        "status_next",
        todo=teller.texts.plain(f"due_{one.kind}", "late" if one.is_late(teller.now) else "todo"),
        when=teller.texts.when(one.due, teller.zone),
        left=Html(teller.texts.left(one.due - teller.now)),
    )


async def calendar(turn: Turn, number: str) -> None:
    """Send the dates of all cases, or of one, as a file for the buyer's calendar, and the status below it.

    Raises `ValueError` for what is no number, `KeyError` for a case that the buyer does not have.
    """
    all_cases = {case.number: case for case in await turn.all_cases()}
    wanted = [all_cases[int(number)]] if number else all_cases.values()
    cases = [(turn.teller.name(case), case) for case in wanted]
    content = calendar_file.calendar(cases, turn.texts, turn.now, f"https://t.me/{turn.bot.username}?start=")
    upload(turn, "document", calendar_file.NAME, content, turn.texts.html("ics_caption"))
    turn.tapped = None  # the status comes below the file
    await status(turn)


async def picture(turn: Turn, _argument: str) -> None:
    """Send the dates of all cases as a picture, and the status below it, which says the same in words."""
    cases = await turn.all_cases()
    async with turn.apart():
        content = await timeline.picture(turn.teller, cases)
    upload(turn, "photo", PICTURE, content, timeline.caption(turn.teller))
    turn.tapped = None
    await status(turn)


def upload(turn: Turn, sent_as: str, name: str, content: bytes, caption: str) -> None:
    """Send a file of our own."""
    packed = b64encode(content).decode()
    turn.deliver("upload", {"sent_as": sent_as, "name": name, "content": packed, "caption": caption})


async def refresh_pinned(turn: Turn) -> None:
    """Bring the status message at the top of the chat up to date where a date has changed, or take it down."""
    wishes, before = turn.buyer.preferences, turn.waiting.buyer
    if before and before.preferences.is_pinned and not wishes.is_pinned and not turn.is_erased:
        turn.deliver(PIN, {"text": ""}, PIN)
    is_new = before is None or _spoken_to(before) != _spoken_to(turn.buyer)
    if wishes.is_pinned and (is_new or turn.settled or turn.gone or turn.changes().reminders):
        turn.deliver(PIN, {"text": pinned_text(turn.teller, await turn.all_cases())}, PIN)


def _spoken_to(buyer: Buyer) -> tuple[object, ...]:
    """Give what the status depends on beside the cases."""
    return buyer.language, buyer.preferences, buyer.current


def pinned_text(teller: Teller, all_cases: Sequence[Case]) -> str:
    """Say what to do next in each case; without the time left, which would not stay true."""
    shown = sorted(all_cases, key=lambda case: pressing(case, teller.now))[:MOST_CASES]
    lines = []
    for case in shown:
        one = next_deadline(case, teller.now)
        if one and not case.cancelled_at:
            when, todo = teller.texts.when(one.due, teller.zone), teller.texts.plain(f"due_{one.kind}", "todo")
            lines.append(teller.texts.html("status_pinned_case", name=teller.name(case), todo=todo, when=when))
    return "\n\n".join([teller.texts.html("status_pinned"), *(lines or [teller.texts.html("due_none")])])
