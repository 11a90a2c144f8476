"""What comes next in a case, and until when: its answers read as deadlines."""

from __future__ import annotations

from datetime import datetime, timedelta

from conversations import deadlines, route, rules
from conversations.case import Case
from conversations.deadlines import Deadline
from conversations.steps import S

SUBMITTED = (S.OPENED, S.ABOUT_REFUNDS, S.ABOUT_APPEAL)


def next_deadline(case: Case, now: datetime) -> Deadline | None:
    """Give the next date of a case; None where none is known. A cancelled case has none."""
    if case.cancelled_at:
        return None
    on_route = route.on_route(case)
    submitted = on_route.answers.get(S.SUBMIT)
    if submitted and route.open_step(case) in SUBMITTED:
        return _after(submitted.at, now)
    return _to_open(on_route, now)


def _to_open(case: Case, now: datetime) -> Deadline | None:
    protected = rules.protection_day(case)
    if protected is None:
        return None
    over = deadlines.window_is_over(protected, deadlines.pacific_day(now))
    kind = "window_over" if over else "open_latest"
    return Deadline(kind, deadlines.last_day_to_open(protected), "article 61; facts.md 1.1 #3", "high")


def _after(submitted: datetime, now: datetime) -> Deadline:
    """Say whose turn it is after Submit, as long as the buyer tells nothing else."""
    day, today = deadlines.pacific_day(submitted), deadlines.pacific_day(now)
    seller = day + timedelta(days=deadlines.SELLER_DAYS)
    platform = day + timedelta(days=deadlines.ALIEXPRESS_DAYS)
    if today <= seller:
        return Deadline("seller_reply", seller, "facts.md 1.1 #7", "high")
    kind = "platform_in" if today <= platform else "platform_late"
    return Deadline(kind, platform, "facts.md 1.1 #9", "medium")
