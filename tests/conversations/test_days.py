from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.days import (
    ALIEXPRESS_DAYS,
    DAYS_TO_OPEN,
    FIRST_DAY_TO_OPEN,
    PACIFIC,
    SELLER_DAYS,
    end_of_day_utc,
    last_day_to_open,
    pacific_day,
)

SPRING = date(2026, 3, 8)
AUTUMN = date(2026, 11, 1)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
MOMENT = timedelta(microseconds=1)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc] # year, month, day and so on, as they come


def test_the_rules_are_those_of_the_guide_and_of_the_facts() -> None:
    assert (FIRST_DAY_TO_OPEN, DAYS_TO_OPEN, SELLER_DAYS, ALIEXPRESS_DAYS) == (11, 15, 5, 7)


@pytest.mark.parametrize(
    ("end", "last"),
    [
        (date(2026, 11, 20), date(2026, 12, 5)),
        (date(2026, 12, 17), date(2027, 1, 1)),
        (date(2028, 2, 14), date(2028, 2, 29)),
        (date(2027, 2, 14), date(2027, 3, 1)),
    ],
)
def test_a_dispute_can_be_opened_until_the_fifteenth_day_after_the_end_and_not_after_it(end: date, last: date) -> None:
    assert last_day_to_open(end) == last


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (utc(2026, 11, 20, 7, 59, 59, 999999), date(2026, 11, 19)),
        (utc(2026, 11, 20, 8), date(2026, 11, 20)),
        (utc(2026, 7, 20, 6, 59, 59, 999999), date(2026, 7, 19)),
        (utc(2026, 7, 20, 7), date(2026, 7, 20)),
        (utc(2026, 3, 8, 7, 59), date(2026, 3, 7)),
        (utc(2026, 3, 8, 8), date(2026, 3, 8)),
        (utc(2026, 3, 9, 6, 59), date(2026, 3, 8)),
        (utc(2026, 3, 9, 7), date(2026, 3, 9)),
        (utc(2026, 11, 1, 6, 59), date(2026, 10, 31)),
        (utc(2026, 11, 1, 7), date(2026, 11, 1)),
        (utc(2026, 11, 2, 7, 59), date(2026, 11, 1)),
        (utc(2026, 11, 2, 8), date(2026, 11, 2)),
        (datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=2))), date(2026, 11, 19)),
    ],
)
def test_a_day_begins_at_midnight_on_the_pacific_coast_in_summer_and_in_winter(moment: datetime, day: date) -> None:
    assert pacific_day(moment) == day


def test_a_moment_without_a_time_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="time zone"):
        pacific_day(datetime(2026, 11, 20, 12))  # noqa: DTZ001 - this is what must not pass


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 11, 20), utc(2026, 11, 21, 8)),
        (date(2026, 7, 20), utc(2026, 7, 21, 7)),
        (SPRING - timedelta(days=1), utc(2026, 3, 8, 8)),
        (SPRING, utc(2026, 3, 9, 7)),
        (AUTUMN - timedelta(days=1), utc(2026, 11, 1, 7)),
        (AUTUMN, utc(2026, 11, 2, 8)),
    ],
)
def test_a_day_ends_right_before_the_next_midnight_also_when_the_clock_changes(day: date, end: datetime) -> None:
    assert end_of_day_utc(day) == end - MOMENT


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25), (date(2026, 11, 20), 24)])
def test_the_days_on_which_the_clock_changes_are_shorter_and_longer(day: date, hours: int) -> None:
    assert end_of_day_utc(day) - end_of_day_utc(day - timedelta(days=1)) == timedelta(hours=hours)


@given(DAYS)
def test_the_end_of_a_day_is_the_last_moment_that_belongs_to_it(day: date) -> None:
    end = end_of_day_utc(day)
    assert end.utcoffset() == timedelta()
    assert pacific_day(end) == day
    assert pacific_day(end + MOMENT) == day + timedelta(days=1)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), st.booleans())  # noqa: DTZ001 - gets its zone below
def test_an_hour_that_comes_twice_belongs_to_the_day_that_the_clock_shows(local: datetime, second: bool) -> None:
    moment = local.replace(tzinfo=PACIFIC, fold=int(second)).astimezone(UTC)
    assert pacific_day(moment) == local.date()
