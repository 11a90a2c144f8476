import time
from datetime import UTC, date, datetime, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from conversations.days import pacific_day
from conversations.reading.date_words import LANGUAGES
from conversations.reading.dates import FURTHEST, read_date
from conversations.rejected import Rejected

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
"""A Friday, four in the morning at AliExpress."""

TODAY = date(2026, 11, 20)
FIFTH = date(2026, 12, 5)
NEAR = st.dates(TODAY - FURTHEST, TODAY + FURTHEST)


def day(text: str, now: datetime = NOW) -> date:
    return read_date(text, now)


def rejected(text: str, now: datetime = NOW) -> Rejected:
    with pytest.raises(Rejected) as caught:
        read_date(text, now)
    return caught.value


def outcome(text: str, now: datetime) -> date | Rejected:
    try:
        return read_date(text, now)
    except Rejected as no:
        return no


def of(listed: str) -> list[str]:
    return listed.split(" | ")


@pytest.mark.parametrize(
    "text",
    of(
        "5 Dec | Dec 5 | 5th of December 2026 | the 5th of December"
        " | December 5th, 2026 | 5 December 2026 | 5-Dec-2026"
        " | 5/Dec/2026 | 5dec | 2026-Dec-05 | 5 dec 26 | Dec. 5 | 05.12.2026 | 5.12."
        " | 5.12 | 05.12 | 5. 12. | 5. 12. 2026"
        " | 5.12.26 | 5.12.2026. | 5.12 2026 | 2026-12-05 | 2026/12/05 | 2026.12.05 | 2026-12-5"
    ),
)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert day(text) == FIFTH


@pytest.mark.parametrize(
    "text",
    of(
        "  5 Dec  | 5\u00a0Dec | 5\u2009dec | 5 DEC | “5 Dec” | until 5 Dec"
        " | Until 5 Dec | by 5.12. | BY DEC 5 | on 5 Dec"
        " | expires on 5 Dec | Sat, Dec 5, 2026 | Sat 5 Dec | Saturday, 5 December"
        " | Sat, 05/12 | so 5. 12. | Sa., 5. Dez."
        " | ５ Dec | ٥ Dec | ۲۰۲۶-۱۲-۰۵ | ２０２６－１２－０５ | \u200e5 Dec\u200e"
    ),
)
def test_spaces_capitals_weekdays_and_small_words_do_not_matter(text: str) -> None:
    assert day(text) == FIFTH


@pytest.mark.parametrize(
    "text",
    of(
        "5 Dec 23:59 | 5 Dec, 11:59 pm | 5 Dec at 6pm | 23:59 5 Dec"
        " | Dec 5, 2026 23:59 PST | 5.12. 10:00 | 5. 12. v 10:00"
        " | 5. Dezember um 10:00 Uhr | 2026-12-05T01:00:00Z"
        " | 2026-12-05 23:59:59 (UTC) | 2026-12-05T23:59:59.999+02:00"
    ),
)
def test_a_time_of_day_beside_a_date_is_ignored(text: str) -> None:
    assert day(text) == FIFTH


@pytest.mark.parametrize(
    "text",
    of(
        "5. prosince | 5 prosince 2026 | do 5. prosince | 5 pro 2026 | 5 декабря | до 5 декабря 2026 года | по 5 дек."
        " | 5 декабря 2026 г. | 5 grudnia | do 5 grudnia 2026 r. | 5 de diciembre | 5 de diciembre de 2026"
        " | hasta el 5 de diciembre | 5 dic | 5. Dezember | bis zum 5. Dezember 2026 | am 5. Dez. | bis 5.12."
    ),
)
def test_months_are_known_in_six_languages(text: str) -> None:
    assert day(text) == FIFTH


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "form", ["EEE d MMM y", "EEEE d MMMM y", "d MMMM y", "d. MMM", "d MMMM", "d.M.y", "long", "full"]
)
def test_every_day_is_read_as_calendars_of_the_six_languages_show_it(language: str, form: str) -> None:
    for ahead in range(-180, 181):
        shown = format_date(expected := TODAY + timedelta(days=ahead), form, locale=language)
        assert day(shown) == expected, shown


@given(NEAR)
def test_a_day_in_the_form_of_computers_is_read_as_it_is(expected: date) -> None:
    assert day(expected.isoformat()) == expected
    assert day(f"{expected:%d.%m.%Y}") == expected
    assert day(f"{expected:%B %d, %Y}") == expected


@pytest.mark.parametrize(
    ("ahead", "texts"),
    [
        (0, "today | Today | dnes | сегодня | dzisiaj | dziś | hoy | heute | until today"),
        (1, "tomorrow | zítra | zitra | завтра | jutro | mañana | morgen | until tomorrow | do zítra | bis morgen"),
        (-1, "yesterday | včera | вчера | wczoraj | ayer | gestern"),
        (
            2,
            "day after tomorrow | the day after tomorrow | pozítří | послезавтра | pojutrze | pasado mañana",
        ),
        (2, "übermorgen"),
        (-2, "day before yesterday | předevčírem | позавчера | przedwczoraj | anteayer | vorgestern"),
    ],
)
def test_tomorrow_counts_from_the_day_at_aliexpress(ahead: int, texts: str) -> None:
    for text in of(texts):
        assert day(text) == TODAY + timedelta(days=ahead), text
        assert day(text, NOW.replace(hour=7)) == TODAY + timedelta(days=ahead - 1), text


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("20 Nov", date(2026, 11, 20), date(2026, 11, 20)),
        ("19.11.", date(2026, 11, 20), date(2026, 11, 19)),
        ("2 Jan", date(2026, 12, 30), date(2027, 1, 2)),
        ("30 Dec", date(2027, 1, 2), date(2026, 12, 30)),
        ("21 May", date(2026, 11, 20), date(2027, 5, 21)),
        ("22 May", date(2026, 11, 20), date(2026, 5, 22)),
        ("1 Sep", date(2027, 3, 2), date(2026, 9, 1)),
        ("1 Sep", date(2027, 3, 3), date(2027, 9, 1)),
        ("31 Aug", date(2028, 2, 29), date(2027, 8, 31)),
        ("29 Feb", date(2027, 3, 1), date(2028, 2, 29)),
        ("29 Feb", date(2028, 12, 1), date(2028, 2, 29)),
        ("29.2.", date(2028, 2, 29), date(2028, 2, 29)),
        ("Tue 5 May", date(2026, 11, 20), date(2026, 5, 5)),
        ("Wed 5 May", date(2026, 11, 20), date(2027, 5, 5)),
    ],
)
def test_a_day_without_its_year_is_the_nearest_one(text: str, today: date, expected: date) -> None:
    assert day(text, datetime(today.year, today.month, today.day, 20, tzinfo=UTC)) == expected


def test_of_two_days_equally_near_the_coming_one_is_taken() -> None:
    halfway = datetime(2028, 1, 1, 20, tzinfo=UTC)
    assert date(2028, 7, 2) - halfway.date() == timedelta(days=183)
    assert halfway.date() - date(2027, 7, 2) == timedelta(days=183)
    assert day("2 July", halfway) == date(2028, 7, 2)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("05/12", ("2026-12-05", "2027-05-12")),
        ("5/12", ("2026-12-05", "2027-05-12")),
        ("05-12", ("2026-12-05", "2027-05-12")),
        ("05/12/2026", ("2026-12-05", "2026-05-12")),
        ("12/05/2026", ("2026-05-12", "2026-12-05")),
        ("05 - 12 - 26", ("2026-12-05", "2026-05-12")),
        ("until 05/12", ("2026-12-05", "2027-05-12")),
        ("05/12 23:59", ("2026-12-05", "2027-05-12")),
        ("05/12/2025", ("2025-12-05",)),
        ("Friday", ("2026-11-20", "2026-11-13")),
        ("saturday", ("2026-11-21", "2026-11-14")),
        ("Thu", ("2026-11-26", "2026-11-19")),
        ("on Monday", ("2026-11-23", "2026-11-16")),
        ("pondělí", ("2026-11-23", "2026-11-16")),
        ("v pátek", ("2026-11-20", "2026-11-13")),
        ("в субботу", ("2026-11-21", "2026-11-14")),
        ("until Friday", ("2026-11-20", "2026-11-27")),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_back_and_each_offer_can_be_taken(
    text: str, offered: tuple[str, ...]
) -> None:
    no = rejected(text)
    assert (no.key, no.suggestions) == ("date_ambiguous", offered)
    assert [day(offer).isoformat() for offer in offered] == list(offered)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13/12", date(2026, 12, 13)),
        ("12/13", date(2026, 12, 13)),
        ("13/12/2026", date(2026, 12, 13)),
        ("12-13-2026", date(2026, 12, 13)),
        ("12/12", date(2026, 12, 12)),
        ("05/05/2027", date(2027, 5, 5)),
        ("8.12", date(2026, 12, 8)),
        ("12.8", date(2026, 8, 12)),
        ("until Saturday", date(2026, 11, 21)),
        ("do soboty", date(2026, 11, 21)),
        ("bis Montag", date(2026, 11, 23)),
        ("hasta el lunes", date(2026, 11, 23)),
    ],
)
def test_what_can_be_read_in_one_way_only_is_not_asked_back(text: str, expected: date) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    "text",
    of(
        "31.2. | 31 Feb | 2026-02-30 | 30.2.2028 | 29 Feb 2027 | 2027-02-29"
        " | 31/02/2026 | 31.4. | 32 dec | Dec 32 | 0.5 | Fri 31.2."
        " | 00.00. | 0000-01-01 | 2026-13-01 | 2026-00-10 | 13/13 | 31/31/2026 | 12.25.2026 | 31. února"
    ),
)
def test_a_day_that_no_calendar_has_is_impossible(text: str) -> None:
    assert rejected(text).key == "date_impossible"


@pytest.mark.parametrize(
    "text",
    of(
        "- | abc | hello world | order 12345 | 12345 | 20261205 | 5 | 12 | 3 | 2026"
        " | 5th | 12. | a | so | do | ne | nie"
        " | mar | dec | December | December 2026 | Dec 2026 | now | soon | next week"
        " | this month | in 2 months | 2 months"
        " | a year ago | in days | days | day | week | 5 Dec or 6 Dec | 5 Dec - 10 Dec | 5 Dec, order 3 | 5-6 Dec"
        " | 8.12 USD | US $8.12 | 8.12 € | 5,12 | 1.2.3 | 192.168.1.1 | 5 Foo | Foo 5"
        " | 5² Dec | 12:30 | 04:33:12 | 24:00"
        " | 5 Dec 99:99 | 12 m | 1 m 5 d | 12 days 12 days | 4 hours 12 days | 12 hours 04:33:12 | 12:24:00:00"
        " | 12:04:60:00 | 1.5 days | 1,5 days | -3 days | in 3 days ago | before 5 Dec | after 5 Dec | 12 days before"
        " | 5 days a | 5 days 4 | 99999 days | not 5 Dec | Friday 12 | 5 Dec? | yes | yesterday or today"
    ),
)
def test_what_is_no_date_or_more_than_a_date_is_not_read(text: str) -> None:
    assert rejected(text) == Rejected("date_unreadable", text=text)


def test_nothing_typed_is_no_date() -> None:
    assert rejected("").key == rejected(" \n ").key == "date_unreadable"


@pytest.mark.parametrize("ahead", [400, -400])
def test_a_date_is_believed_within_four_hundred_days(ahead: int) -> None:
    last = TODAY + timedelta(days=ahead)
    beyond = last + timedelta(days=1 if ahead > 0 else -1)
    assert day(last.isoformat()) == last
    assert rejected(beyond.isoformat()) == Rejected("date_far", date=beyond)


@pytest.mark.parametrize("text", ["5 Dec 1999", "05.12.2099", "05/12/2024", "9999-12-31", "0001-01-01", "29 Feb"])
def test_a_date_of_another_time_is_refused_and_named(text: str) -> None:
    no = rejected(text)
    assert no.key == "date_far"
    assert isinstance(no.facts["date"], date)


def test_a_text_is_searched_for_a_date_up_to_sixty_characters() -> None:
    lead = "until " * 9
    assert day(f"{lead}5 Dec"[:60]) == FIFTH
    assert day(f"{lead}05 Dec") == FIFTH
    assert len(f"{lead}05 Dec") == 60
    assert rejected(f"{lead}5. Dec.").key == "date_unreadable"


def test_a_moment_without_a_time_zone_is_not_taken() -> None:
    with pytest.raises(ValueError, match="time zone"):
        read_date("5 Dec", NOW.replace(tzinfo=None))


WORDS = st.sampled_from(
    of(
        "5 | 12 | 05 | 2026 | 31 | dec | may | mar | until | by | in | ago | left | days | d | h | week | a | and | ."
        " | / | - | : | , | 04:33:12 | friday | so | za | před | 3 | неделя | через | дней | tomorrow | 99:99 | T | Z"
        " | the | of | 9999"
    )
)


@given(
    st.text(max_size=80)
    | st.lists(WORDS, max_size=14).map(" ".join)
    | st.lists(WORDS, max_size=14).map("".join)
    | st.from_regex(r"[0-9 .,:/dh-]{1,60}", fullmatch=True),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis adds it
)
def test_any_text_is_a_day_near_today_or_is_refused_and_at_once(text: str, now: datetime) -> None:
    began = time.perf_counter()
    found = outcome(text, now)
    assert time.perf_counter() - began < 1
    if isinstance(found, Rejected):
        assert found.key in {"date_unreadable", "date_impossible", "date_far", "date_ambiguous", "date_weekday"}
        assert [read_date(offer, now).isoformat() for offer in found.suggestions] == list(found.suggestions)
    else:
        assert abs(found - pacific_day(now)) <= FURTHEST


def test_a_very_long_text_is_refused_at_once() -> None:
    began = time.perf_counter()
    for text in ("5 Dec " * 30_000, "1" * 200_000, "until " * 30_000, ":" * 200_000):
        assert rejected(text).key == "date_unreadable"
    assert time.perf_counter() - began < 5
