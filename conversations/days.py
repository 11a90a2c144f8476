"""The days that AliExpress counts, and the moments at which they end.

A day is a calendar day in Pacific time: that is the clock of the order page (facts.md 1.1, no. 4, certainty high).
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PACIFIC = ZoneInfo("America/Los_Angeles")
"""The clock of AliExpress's order pages. Source: facts.md 1.1, no. 4, certainty high."""

FIRST_DAY_TO_OPEN = 11
"""A dispute can be opened from this day on; the day of shipping is day 1, so ten full days lie before it.
Source: facts.md 1.1, no. 1, and section 6 ("+10 d (opens on day 11)"), certainty high."""

DAYS_TO_OPEN = 15
"""Days after the end of protection in which a dispute can still be opened. Source: article 61, "you can open the
complaint even after the expiration of the protection period, within 15 days"; facts.md 1.1, no. 3, certainty high."""

SELLER_DAYS = 5
"""Days that the seller has to answer, from submitting or modifying. Source: facts.md 1.1, no. 7, certainty high."""

ALIEXPRESS_DAYS = 7
"""AliExpress steps in within this many days of opening. Source: facts.md 1.1, no. 9, certainty medium."""

SATURDAY = 5
"""The number of the first day of the weekend in `date.weekday`."""

_MOMENT = timedelta(microseconds=1)


def pacific_day(now: datetime) -> date:
    """Give the calendar day at AliExpress. Raises `ValueError` for a moment without a time zone."""
    if now.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return now.astimezone(PACIFIC).date()


def end_of_day_utc(day: date) -> datetime:
    """Give the last microsecond of a Pacific day, in UTC; the day may have 23 or 25 hours."""
    midnight = datetime.combine(day + timedelta(days=1), time(), PACIFIC)
    return midnight.astimezone(UTC) - _MOMENT


def last_day_to_open(protection_end: date) -> date:
    """Give the last day, included, on which a dispute can be opened (source: `DAYS_TO_OPEN`)."""
    return protection_end + timedelta(days=DAYS_TO_OPEN)


def window_is_over(protection_end: date, today: date) -> bool:
    """Say whether the last day to open lies behind; on that day itself it does not."""
    return today > last_day_to_open(protection_end)


def working_days(start: date, count: int) -> date:
    """Give the day that is so many working days, Monday to Friday, after the start; holidays are not known."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day
