"""A weekday that does not go with its date, and two days that look like a day and its year: never taken, asked back."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from babel.dates import format_date
from hypothesis import assume, given
from hypothesis import strategies as st

from conversations.reading.date_words import LANGUAGES, words
from conversations.reading.dates import ABOUT_HALF_A_YEAR, read_date
from conversations.reading.typed import folded
from conversations.rejected import Rejected

NOW = datetime(2026, 11, 25, 18, tzinfo=UTC)
TODAY = date(2026, 11, 25)


def rejected(text: str) -> Rejected:
    with pytest.raises(Rejected) as caught:
        read_date(text, NOW)
    return caught.value


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Fri, Dec 5", ("2026-12-05", "2026-12-04")),
        ("Dec 5, Fri", ("2026-12-05", "2026-12-04")),
        ("pá 5. 12.", ("2026-12-05", "2026-12-04")),
        ("v pátek 5. prosince", ("2026-12-05", "2026-12-04")),
        ("5. 12. pátek", ("2026-12-05", "2026-12-04")),
        ("Tue Dec 7", ("2026-12-07", "2026-12-08")),
        ("Sat, Nov 29", ("2026-11-29", "2026-11-28")),
        ("Monday, 5 December 2026", ("2026-12-05", "2026-12-07")),
        ("po 5. 12. 2026", ("2026-12-05", "2026-12-07")),
        ("Freitag, 5. Dezember", ("2026-12-05", "2026-12-04")),
        ("пт, 5 декабря", ("2026-12-05", "2026-12-04")),
        ("Protection ends Fri, Dec 5", ("2026-12-05", "2026-12-04")),
        ("Fri 05/12", ("2026-12-05", "2026-12-04", "2027-05-12", "2027-05-14")),
    ],
)
def test_a_weekday_that_does_not_fit_is_asked_back_with_the_date_and_the_day_beside_it(
    typed: str, offered: tuple[str, ...]
) -> None:
    no = rejected(typed)
    assert (no.key, no.suggestions) == ("date_weekday", offered)
    assert no.facts == {"date": date.fromisoformat(offered[0])}
    assert [read_date(one, NOW).isoformat() for one in offered] == list(offered)


@pytest.mark.parametrize("typed", ["Sat, Dec 5", "so 5. 12.", "Dec 5 Sat", "5. 12. (so)", "Sat 05/12", "Sa 5. Dez."])
def test_a_weekday_that_fits_changes_nothing(typed: str) -> None:
    assert read_date(typed, NOW) == date(2026, 12, 5)


@pytest.mark.parametrize("language", LANGUAGES)
@given(ends=st.dates(date(2026, 6, 1), date(2027, 5, 1)), said=st.integers(1, 6), form=st.sampled_from(["EEE", "EEEE"]))
def test_a_wrong_weekday_is_never_taken_in_any_language(language: str, ends: date, said: int, form: str) -> None:
    wrong = format_date(ends + timedelta(days=said), form, locale=language)
    for shown in (f"{ends.day}. {ends.month}.", format_date(ends, "d MMMM", locale=language)):
        for typed in (f"{wrong} {shown}", f"{wrong}, {shown} {ends.year}", f"{shown} {wrong}"):
            with suppress(Rejected):  # taken is only a year in which it fits, about as near as this one
                found = read_date(typed, NOW)
                assert (found.month, found.day) == (ends.month, ends.day), typed
                assert found.weekday() in words().weekdays[folded(wrong).rstrip(".")], typed
                assert abs(found - TODAY) <= ABOUT_HALF_A_YEAR, typed


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Dec 1-25", ("2026-12-01", "2026-12-25")),
        ("Dec 26-27", ("2026-12-26", "2026-12-27")),
        ("Dec 24, 25", ("2026-12-24", "2026-12-25")),
        ("Dec 5 26", ("2026-12-05", "2026-12-26")),
        ("Dec 1st - 25th", ("2026-12-01", "2026-12-25")),
        ("Protection: Dec 1-25", ("2026-12-01", "2026-12-25")),
        ("prosince 1-25", ("2026-12-01", "2026-12-25")),
        ("Feb 5-29", ("2027-02-05",)),
        ("Dec 10-10", ("2026-12-10",)),
        ("24 Dec 25", ("2025-12-24", "2026-12-24")),
        ("24. prosince 25", ("2025-12-24", "2026-12-24")),
    ],
)
def test_two_days_that_look_like_a_day_and_its_year_are_asked_back(typed: str, offered: tuple[str, ...]) -> None:
    no = rejected(typed)
    assert (no.key, no.suggestions) == ("date_ambiguous", offered)


@pytest.mark.parametrize(
    "typed",
    [
        "Dec 5 '26",
        "Dec 5, 2026",
        "Dec 5-2026",
        "5 dec 26",
        "5-Dec-26",
        "5/Dec/26",
        "5. prosince 26",
        "5.12.26",
        "5 Dec ’26",
    ],
)
def test_a_year_that_can_be_nothing_else_is_read(typed: str) -> None:
    assert read_date(typed, NOW) == date(2026, 12, 5)


MONTHS = st.sampled_from(["Dec", "December", "dec", "Jan", "June", "prosince", "ledna"])
BETWEEN = st.sampled_from(["-", " - ", "–", " – ", "/", ", ", " ", " to ", " or ", " až ", " and ", "..", "—"])


@given(MONTHS, st.integers(1, 31), BETWEEN, st.integers(10, 31), st.booleans())
def test_a_range_of_days_is_never_taken_for_a_day(month: str, one: int, by: str, other: int, first: bool) -> None:
    assume(one != other)
    typed = f"{month} {one}{by}{other}" if first else f"{one}{by}{other} {month}"
    with pytest.raises(Rejected):
        read_date(typed, NOW)


@given(MONTHS, st.integers(1, 31), st.sampled_from(["-", " - ", " – ", "–", " to ", " or "]), st.integers(10, 99))
def test_nor_is_one_whose_month_stands_in_the_middle(month: str, one: int, by: str, other: int) -> None:
    with pytest.raises(Rejected):
        read_date(f"{one} {month}{by}{other}", NOW)
