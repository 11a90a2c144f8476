"""Case and now -> reminders: which the bot sends by itself before a deadline, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from conversations.case import Case
from conversations.days import end_of_day_utc
from conversations.deadlines import RULES, Deadline, deadlines
from conversations.rhythm import Rhythm, awake, before_sleep

LATE = "late"
SAME = "same"
RUNGS: Mapping[str, timedelta] = {
    "m2": timedelta(days=-60),
    "m1": timedelta(days=-30),
    "w1": timedelta(days=-7),
    "d4": timedelta(days=-4),
    "d3": timedelta(days=-3),
    "d2": timedelta(days=-2),
    "d1": timedelta(days=-1),
    "h12": timedelta(hours=-12),
    "h6": timedelta(hours=-6),
    LATE: timedelta(hours=8),
}
"""Rung -> how long before the deadline, or after. Which kind has which is in `deadlines.RULES`."""
IN_THE_EVENING = timedelta(hours=-6)
"""When "same" comes: so long before the end of the Pacific day on which the time began to run. Our choice."""
SNOOZED = "snoozed:"
"""What the rung begins with that comes when a snooze ends."""


@dataclass(frozen=True)
class Reminder:
    """A message before a deadline. `kind`, `since` and `due` are the deadline's, `rung` says which of its ladder.

    Of one case, kind, `due` and rung there is at most one, ever. `at` is when it goes out: UTC, never in quiet hours.
    """

    case: int
    kind: str
    since: date
    due: datetime
    rung: str
    at: datetime


def reminders(case: Case, rhythm: Rhythm, now: datetime) -> tuple[Reminder, ...]:
    """List what is still to go out after `now`, the soonest first, of two at the same moment for one thing the later.

    None for what is done, stopped or put away. While a deadline is snoozed none; then one as soon as that ends, and
    the rest of the ladder. Nothing before a deadline moves past it. What was snoozed past its deadline comes back
    once, if it would have come "late".
    """
    found = [
        reminder
        for one in deadlines(case, rhythm.zone)
        if not one.is_stopped
        for reminder in _ladder(case, one, rhythm)
    ]
    return tuple(sorted((one for one in found if one.at > now), key=lambda one: one.at))


def _ladder(case: Case, one: Deadline, rhythm: Rhythm) -> Iterator[Reminder]:
    moments = {at: rung for rung, at in _moments(one, rhythm) if one.snoozed_until is None or at >= one.snoozed_until}
    for at, rung in moments.items():
        yield Reminder(case.number, one.kind, one.since, one.due, rung, at)


def _moments(one: Deadline, rhythm: Rhythm) -> Iterator[tuple[str, datetime]]:
    """Give each rung with its moment, moved out of the quiet hours; none where there is no room left for it."""
    for rung in RULES[one.kind].ladder.split():
        if (at := _awake(_moment(one, rung), one, rung, rhythm)) is not None:
            yield rung, at
    if one.snoozed_until:
        at = awake(one.snoozed_until, rhythm)
        if at <= one.due or (_says_late(one) and at > one.due + RUNGS[LATE]):
            yield f"{SNOOZED}{one.snoozed_until.isoformat(timespec='minutes')}", at


def _says_late(one: Deadline) -> bool:
    return LATE in RULES[one.kind].ladder.split()


def _moment(one: Deadline, rung: str) -> datetime:
    return end_of_day_utc(one.since) + IN_THE_EVENING if rung == SAME else one.due + RUNGS[rung]


def _awake(at: datetime, one: Deadline, rung: str, rhythm: Rhythm) -> datetime | None:
    """Move it to the end of the quiet hours, or, where the deadline does not last until then, before they begin."""
    later = awake(at, rhythm)
    if rung == LATE or later <= one.due:
        return later
    return before_sleep(at, rhythm) if at <= one.due else None


def is_timely(reminder: Reminder, case: Case, zone: ZoneInfo, now: datetime) -> bool:
    """Say whether a stored reminder is still worth sending: its deadline is as it was, not done, stopped or snoozed.

    What should have come before a deadline that has passed is not: "late" says it.
    """
    for one in deadlines(case, zone):
        if (one.kind, one.due) == (reminder.kind, reminder.due):
            waits = one.is_stopped or (one.snoozed_until is not None and one.snoozed_until > now)
            comes_after = reminder.rung == LATE or (reminder.rung.startswith(SNOOZED) and reminder.at > one.due)
            return not waits and (comes_after or not one.is_over(now))
    return False
