"""The days that are counted, and the moments at which they end.

A day is a calendar day in Pacific time, the clock of the order page (facts.md 1.1, no. 4, certainty high), but where
the law, PayPal, a bank or the post count.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PACIFIC = ZoneInfo("America/Los_Angeles")
"""The clock of AliExpress's order pages. Source: facts.md 1.1, no. 4, certainty high."""

FIRST_DAY_TO_OPEN = 11
"""Days after the day of shipping on which a dispute about goods that have not come can be opened: shipped on the 15th,
the 26th. Source: facts.md 11.1, C3 and C4, certainty high."""

DAYS_TO_OPEN = 15
"""Days in which a dispute can still be opened: after confirming receipt (facts.md 11.1, C1 and C2, certainty high); by
the guide also after the end of protection (article 61), of which AliExpress's newest page says nothing: medium."""

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


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """Give the last microsecond of a day there or in Pacific time, whichever is the earlier one, in UTC.

    So end the days of the law, of PayPal, a bank and the post (facts.md 11.1, C7, certainty high).
    """
    midnight = datetime.combine(day + timedelta(days=1), time(), zone)
    return min(midnight.astimezone(UTC) - _MOMENT, end_of_day_utc(day))


def last_day_to_open(protection_end: date) -> date:
    """Give the last day, included, on which a dispute can be opened (source: `DAYS_TO_OPEN`)."""
    return protection_end + timedelta(days=DAYS_TO_OPEN)


def working_days(start: date, count: int) -> date:
    """Give the day that is so many working days, Monday to Friday, after the start; holidays are not known."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day
