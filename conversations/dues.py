"""What a buyer says of a deadline: the date that AliExpress shows, that it is done, or to be left in peace with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from conversations.case import Case, Due
from conversations.days import PACIFIC, end_of_day
from conversations.deadlines import RULES, reckoned, said_of
from conversations.quotas import MOST_DUES
from conversations.reading.dates import read_countdown, read_date


def typed(case: Case, kind: str, text: str, zone: ZoneInfo, now: datetime) -> Case:
    """Take the date or countdown that the page shows. Raises `Rejected` as `dates.read_date` does.

    A countdown counts to the second, a date to the end of that day, by the clock of the deadline (`Rule.clock`; `zone`
    is the buyer's). Raises `KeyError` where the case has no such deadline.
    """
    day = read_date(text, now)
    left = read_countdown(text)
    clock = zone if RULES[kind].clock == "buyer" else PACIFIC
    due = end_of_day(day, clock) if left is None else (now + left).astimezone(UTC)
    return _changed(case, kind, now, lambda said: replace(said, due=due))


def done(case: Case, kind: str, now: datetime) -> Case:
    """Note that the buyer has done it. Raises `KeyError` where the case has no such deadline."""
    return _changed(case, kind, now, lambda said: replace(said, done_at=now))


def undone(case: Case, kind: str, now: datetime) -> Case:
    """Take that back. Raises `KeyError` where the case has no such deadline."""
    return _changed(case, kind, now, lambda said: replace(said, done_at=None))


def snoozed(case: Case, kind: str, until: datetime, now: datetime) -> Case:
    """Keep reminders of it back until then; the date stays. Raises `KeyError` where the case has no such deadline."""
    return _changed(case, kind, now, lambda said: replace(said, snoozed_until=until))


def stopped(case: Case, kind: str, now: datetime, *, is_stopped: bool = True) -> Case:
    """Send no more reminders of it, or send them again. Raises `KeyError` where the case has no such deadline."""
    at = now if is_stopped else None
    return _changed(case, kind, now, lambda said: replace(said, stopped_at=at))


def _changed(case: Case, kind: str, now: datetime, change: Callable[[Due], Due]) -> Case:
    one = reckoned(case, kind, PACIFIC)  # the day from which it is reckoned is the same in every zone
    if one is None:
        raise KeyError(kind)
    newest = replace(change(said_of(case, kind, one.since)), at=now)
    others = tuple(due for due in case.dues if (due.kind, due.since) != (kind, one.since))
    return replace(case, dues=(*others, newest)[-MOST_DUES:], revision=case.revision + 1)
