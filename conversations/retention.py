"""How long a case is kept: until a fixed time after it was over, and never past that without a word to the buyer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from conversations.case import Case
from conversations.followup import counted, is_closed

KEPT = timedelta(days=365)
"""How long a case is kept after it was closed or put away. Our choice: the ways beside the dispute, such as a refund
that comes late or a complaint at the bank, are over within a year; so is the year of "keep it for another year"."""
IDLE = timedelta(days=730)
"""A case in which nothing happened for so long is given up and goes as well. Our choice: twice as long as `KEPT`, as
its buyer never said that it was over."""
WARNED = timedelta(days=14)
"""How long before a case is erased its buyer is told. Our choice: longer than most holidays."""
NEVER = datetime.max.replace(tzinfo=UTC)


def last_change(case: Case) -> datetime:
    """Give when the buyer last did something in a case (UTC)."""
    moments = [case.created_at, *[answer.at for answer in case.answers.values()]]
    moments += [draft.at for draft in case.drafts]
    moments += [aside.at for aside in case.asides]
    moments += [item.at for item in case.evidence]
    moments += [event.at for event in case.events]
    moments += [event.taken_back_at for event in case.events if event.taken_back_at]
    moments += [moment for due in case.dues for moment in (due.at, due.done_at, due.stopped_at) if moment]
    return max(moments)


def over_at(case: Case) -> datetime | None:
    """Give when a case was put away, or closed by what the buyer told last (UTC); None while it is neither."""
    if case.cancelled_at:
        return case.cancelled_at
    if not is_closed(case):
        return None
    events = counted(case)
    return events[-1].at if events else last_change(case)


def ends_at(case: Case) -> datetime:
    """Give when the time for which a case is kept ends (UTC), whether or not its buyer was told."""
    over = over_at(case)
    end = _after(last_change(case), IDLE) if over is None else _after(over, KEPT)
    return max(end, _after(case.kept_at, KEPT)) if case.kept_at else end


def goes_at(case: Case) -> datetime | None:
    """Give when a case is erased (UTC): at its end, but not before the warning is old enough; None before that.

    A warning counts for the end that it was given for: what the buyer has done since may have moved that.
    """
    return _goes_at(case, ends_at(case))


def _goes_at(case: Case, end: datetime) -> datetime | None:
    if case.warned_at is None or case.warned_at < end - WARNED:
        return None
    return max(end, _after(case.warned_at, WARNED))


def look_at(case: Case) -> datetime:
    """Give when it is next to be seen whether a case has to go (UTC): when to warn, then when to erase."""
    end = ends_at(case)
    return _goes_at(case, end) or end - WARNED


def is_to_warn(case: Case, now: datetime) -> bool:
    """Say whether the buyer is to be told now that the case will be erased."""
    return goes_at(case) is None and now >= look_at(case)


def is_to_go(case: Case, now: datetime) -> bool:
    """Say whether the case is to be erased now."""
    end = goes_at(case)
    return end is not None and now >= end


def _after(moment: datetime, span: timedelta) -> datetime:
    return moment + span if moment < NEVER - span else NEVER
