from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.days import end_of_day_utc, pacific_day
from conversations.reading.dates import FURTHEST, read_date
from conversations.rejected import Rejected

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def day(text: str, now: datetime = NOW) -> date:
    return read_date(text, now)


def of(listed: str) -> list[str]:
    return listed.split(" | ")


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        *(
            (text, timedelta(days=12))
            for text in of("in 12 days | 12 days | 12 days left | 12 days remaining | 12d | 12 d")
        ),
        *(
            (text, timedelta(days=12))
            for text in of("ends in 12 days | within 12 days | 12 days to go | 12 days from now")
        ),
        *((text, timedelta(days=12)) for text in of("za 12 dní | 12 dní | zbývá 12 dní | za 12 dni | zostało 12 dni")),
        *((text, timedelta(days=12)) for text in of("через 12 дней | осталось 12 дней | 12 дн. | dentro de 12 días")),
        *((text, timedelta(days=12)) for text in of("en 12 días | quedan 12 días | in 12 Tagen | noch 12 Tage")),
        *(
            (text, timedelta(days=12, hours=4))
            for text in of("12 days 4 hours | 12d 4h | 12 days, 4 hours | 12d4h left")
        ),
        *(
            (text, timedelta(days=12, hours=4))
            for text in of("12 days and 4 hours | 12 dní a 4 hodiny | 12 дней и 4 часа")
        ),
        *(
            (text, timedelta(days=12, hours=4))
            for text in of("12 dni i 4 godziny | 12 días y 4 horas | 12 Tage und 4 Std")
        ),
        *(
            (text, timedelta(days=12, hours=4, minutes=33, seconds=12))
            for text in of("12 days 04:33:12 | 12:04:33:12 | 12d 4h 33m 12s | in 12 days 4:33:12")
        ),
        ("12 days 04:33", timedelta(days=12, hours=4, minutes=33)),
        *((text, timedelta(hours=4)) for text in of("0 days 4 hours | 0d 04:00:00 | 0 weeks 0 days 4 hours")),
        ("04:33:12 left", timedelta(hours=4, minutes=33, seconds=12)),
        ("20 hours", timedelta(hours=20)),
        ("2 weeks", timedelta(weeks=2)),
        ("in 2 weeks 3 days", timedelta(weeks=2, days=3)),
        *((text, timedelta(weeks=1)) for text in of("in a week | one week | za týden | через неделю | in einer Woche")),
        *(
            (text, timedelta(days=-3))
            for text in of("3 days ago | před 3 dny | 3 дня назад | 3 dni temu | hace 3 días")
        ),
        ("vor 3 Tagen", timedelta(days=-3)),
        ("a week ago", timedelta(weeks=-1)),
        ("неделю назад", timedelta(weeks=-1)),
        ("30 hours ago", timedelta(hours=-30)),
    ],
)
def test_a_countdown_is_added_to_the_very_moment(text: str, ahead: timedelta) -> None:
    moments = [NOW.replace(hour=hour) for hour in range(0, 24, 3)]
    assert [(now, day(text, now)) for now in moments] == [(now, pacific_day(now + ahead)) for now in moments]


@pytest.mark.parametrize(
    ("now", "text", "expected"),
    [
        (datetime(2026, 11, 20, 23, 59, tzinfo=UTC), "8 hours", date(2026, 11, 20)),
        (datetime(2026, 11, 21, 0, 0, tzinfo=UTC), "8 hours", date(2026, 11, 21)),
        (datetime(2026, 10, 31, 6, 59, tzinfo=UTC), "in 1 day", date(2026, 10, 31)),
        (datetime(2026, 10, 31, 7, 0, tzinfo=UTC), "in 1 day", date(2026, 11, 1)),
        (datetime(2026, 11, 1, 7, 30, tzinfo=UTC), "in 1 day", date(2026, 11, 1)),
        (datetime(2026, 11, 1, 8, 0, tzinfo=UTC), "in 1 day", date(2026, 11, 2)),
        (datetime(2026, 3, 8, 7, 30, tzinfo=UTC), "in 1 day", date(2026, 3, 9)),
        (datetime(2026, 3, 8, 6, 59, tzinfo=UTC), "in 1 day", date(2026, 3, 8)),
    ],
)
def test_a_countdown_ends_on_the_pacific_day_also_when_the_clock_changes(
    now: datetime, text: str, expected: date
) -> None:
    assert day(text, now) == expected


@given(st.dates(TODAY, TODAY + FURTHEST))
def test_what_the_order_page_counts_down_to_the_end_of_a_day_leads_to_that_day(expected: date) -> None:
    left = end_of_day_utc(expected) - NOW
    hours, seconds = divmod(left.seconds, 3600)
    assert day(f"{left.days}d {hours:02}:{seconds // 60:02}:{seconds % 60:02} left") == expected


@pytest.mark.parametrize(
    "text", ["in 401 days", "401 days ago", "9999 weeks 9999 days ago", "9999 weeks 9999 days 9999 hours"]
)
def test_a_countdown_is_believed_within_four_hundred_days(text: str) -> None:
    assert day("in 400 days") == TODAY + timedelta(days=400)
    assert day("400 days ago") == TODAY - timedelta(days=400)
    with pytest.raises(Rejected) as caught:
        day(text)
    assert caught.value.key == "date_far"


@pytest.mark.parametrize(
    "text",
    of(
        "in 2 months | 2 months | a year ago | in days | days | day | week | 12 m | 1 m 5 d | 12 days 12 days"
        " | 4 hours 12 days | 12 hours 04:33:12 | 12:24:00:00 | 12:04:60:00 | 04:33:12 | 04:33 left"
        " | 1.5 days | 1,5 days | -3 days"
        " | in 3 days ago | 12 days before | 5 days a | 5 days 4 | 99999 days | 12 | in 12"
    ),
)
def test_a_span_that_is_not_clear_to_the_day_is_not_counted(text: str) -> None:
    with pytest.raises(Rejected) as caught:
        day(text)
    assert caught.value.key == "date_unreadable"
