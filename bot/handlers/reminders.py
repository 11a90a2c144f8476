"""What the bot says by itself when a deadline comes near: one message for all that falls together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.handlers.beside import of_all
from bot.handlers.turn import Turn
from bot.screens.buttons import Button, anywhere
from bot.screens.followup import due_text
from bot.screens.presenter import Presenter
from bot.screens.screen import Screen
from conversations.case import Case
from conversations.deadlines import Deadline, reckoned
from conversations.reminders import Reminder, is_timely, reminders
from conversations.rhythm import Rhythm, awake

TOGETHER = timedelta(hours=1)
"""What is due within this time goes out at once with what is due now, in one message. Our choice."""
AWAY = timedelta(hours=3)
"""After so long a reminder is late because the bot was out of reach, and says so. Our choice."""
MOST = 10
"""Deadlines in one message; the rest is on the status screen. Our choice."""
SNOOZES = (3, 24)
"""Hours that are offered beside a reminder. Our choice."""


async def plan(turn: Turn) -> None:
    """Work the reminders of all cases out anew: the release before did not, or reckoned otherwise."""
    turn.is_planned_anew = True
    rhythm = turn.rhythm if turn.buyer.preferences.is_reminded else None
    turn.planned = await of_all(turn, partial(_planned, rhythm, turn.now))


def _planned(rhythm: Rhythm | None, now: datetime, cases: Sequence[Case]) -> dict[int, tuple[Reminder, ...]]:
    return {case.number: reminders(case, rhythm, now) if rhythm else () for case in cases}


async def remind(turn: Turn) -> None:
    """Say what is due; nothing where it was done meanwhile. In quiet hours it waits for their end.

    While nobody knows what the time is, all of it is due again as it was.
    """
    due = await turn.storage.due_reminders(turn.chat_id, turn.now + TOGETHER)
    cases = {case.number: case for case in await turn.stored_cases()}
    timely = [one for one in due if one.case in cases and is_timely(one, cases[one.case], turn.rhythm.zone, turn.now)]
    if not turn.buyer.preferences.is_reminded:
        timely = []
    elif not turn.is_time_sure:
        _postpone(turn, [one for one in due if one.case in cases], cases)
        return
    if timely and turn.rhythm.is_quiet(turn.now):
        at = awake(turn.now, turn.rhythm)
        _postpone(turn, [replace(one, at=at) for one in timely], cases)
        turn.settled = tuple(one for one in due if one not in timely)
        return
    turn.settled = tuple(due)
    newest = {(one.case, one.kind): one for one in timely}
    if newest:
        _say(turn, sorted(newest.values(), key=lambda one: one.due), cases)


def _postpone(turn: Turn, later: Sequence[Reminder], cases: Mapping[int, Case]) -> None:
    """Let reminders that were due be due at the time that they have now."""
    turn.postponed = tuple(later)
    for number in {one.case for one in later}:
        turn.others[number] = cases[number]
    turn.is_planned_anew = True


def _say(turn: Turn, due: Sequence[Reminder], cases: Mapping[int, Case]) -> None:
    found = [
        (cases[one.case], one, deadline)
        for one in due
        if (deadline := reckoned(cases[one.case], one.kind, turn.rhythm.zone))
    ]
    shown = found[:MOST]
    was_away = any(turn.now - one.at > AWAY for _case, one, _deadline in found)
    heading = [turn.texts.html("remind_away")] if was_away else []
    if len(found) > 1:
        heading.append(turn.texts.html("remind_several", count=len(found)))
    lines = [reminder_line(turn.presenter, case, deadline) for case, _one, deadline in shown]
    turn.show(Screen("\n\n".join([*heading, *lines]), _rows(turn.presenter, [(case, one) for case, one, _ in shown])))


def reminder_line(presenter: Presenter, case: Case, deadline: Deadline) -> str:
    """Say which case, what, until when and how long that is, and what to do."""
    return presenter.texts.html("remind_case", name=presenter.name(case)) + "\n" + due_text(presenter, deadline)


def _rows(presenter: Presenter, due: Sequence[tuple[Case, Reminder]]) -> tuple[tuple[Button, ...], ...]:
    numbers = dict.fromkeys(case.number for case, _one in due)
    names = {case.number: presenter.name(case) for case, _one in due}
    opens = tuple(
        (
            Button(
                presenter.texts.plain("button_open_case", name=names[number]),
                anywhere(0, "switch", str(number)),
                style="primary",
            ),
        )
        for number in numbers
    )
    if len(due) > 1:
        return (*opens, (Button(presenter.texts.plain("button_status"), anywhere(0, "status")),))
    ((case, one),) = due
    snoozes = tuple(
        Button(
            presenter.texts.plain("button_snooze", hours=hours),
            anywhere(0, "snooze", f"{case.number}.{one.kind}.{hours}"),
        )
        for hours in SNOOZES
    )
    stop = Button(presenter.texts.plain("button_mute"), anywhere(0, "mute", f"{case.number}.{one.kind}"))
    return (*opens, snoozes, (stop,))
