"""Words around one amount or one date: those that change nothing are overlooked, all others are asked about."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.reading.around import OF_AMOUNTS, OF_DATES, OF_PAST_DATES
from conversations.reading.currencies import CODES, SIGNS
from conversations.reading.dates import read_countdown, read_date
from conversations.reading.money import read_money
from conversations.rejected import Rejected

NOW = datetime(2026, 11, 25, 18, tzinfo=UTC)
FIFTH = date(2026, 12, 5)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Total: US $8.12", "8.12 USD"),
        ("TOTAL US $8.12", "8.12 USD"),
        ("at most $ 8.12", "8.12"),
        ("I paid 8.12 EUR in total", "8.12 EUR"),
        ("It was 8.12 €.", "8.12 EUR"),
        ("up to 8,12 €", "8.12 EUR"),
        ("8.12 USD please!", "8.12 USD"),
        ("Order total = $8.12", "8.12"),
        ("max. 8.12", "8.12"),
        ("8.12 €*", "8.12 EUR"),
        ("* 8.12 €", "8.12 EUR"),
        ("• Total: 8.12", "8.12"),
        ("8.12 USD, with shipping", "8.12 USD"),
        ("8.12 total USD", "8.12 USD"),
        ("Total 8.12 USD (incl. shipping)", "8.12 USD"),
        ("8.12 U.S. dollars", "8.12 USD"),
        ("Le total 8,12 €", "8.12 EUR"),
        ("Celkem: 249,00 Kč", "249.00 CZK"),
        ("celková částka 1 249,00 Kč", "1249.00 CZK"),
        ("Zaplatil jsem 249 Kč", "249.00 CZK"),
        ("zaplatila jsem za to 249,- Kč", "249.00 CZK"),
        ("stálo to 249 korun", "249.00 CZK"),
        ("nejvýše 8,12 €", "8.12 EUR"),
        ("chci zpět 249 Kč, prosím", "249.00 CZK"),
        ("249 Kč včetně poštovného", "249.00 CZK"),
        ("Gesamtbetrag 8,12 €", None),
        ("Summe: 8,12 €", "8.12 EUR"),
        ("Итого: 812 руб.", "812.00 RUB"),
        ("Razem 8,12 zł", "8.12 PLN"),
    ],
)
def test_one_amount_is_read_whatever_harmless_words_stand_around_it(typed: str, stored: str | None) -> None:
    assert amount(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "3 for 8.12",
        "8.12 each",
        "about 8.12",
        "over 8.12 USD",
        "less than 8.12",
        "half of 8.12",
        "8.12 minus postage",
        "8.12 + shipping",
        "not 8.12",
        "8.12 or so",
        "8.12?",
        "two times 8.12",
        "8.12 k",
        "asi 249 Kč",
        "polovina z 249",
        "249 Kč za kus",
        "kromě 8.12",
        "bez 8.12",
        "total 8.12 of 9.00",
        "paid 8.12 want 4",
        "order 81 total 8.12",
        "all 8.12",
        "in all 8.12",
        "(8.12)",
        "from 8.12",
        "Total: (8.12)",
        "total total",
        "celkem",
        "8.12 USD/pc",
        "8.12 USD (each)",
        "8.12 USD (of 9)",
    ],
)
def test_a_word_or_a_number_that_may_change_the_amount_is_asked_about(typed: str) -> None:
    assert amount(typed) is None


def amount(typed: str) -> str | None:
    try:
        return read_money(typed).stored
    except Rejected:
        return None


WORDS = st.sampled_from(
    [
        *sorted(OF_AMOUNTS),
        *sorted(CODES),
        *sorted(SIGNS),
        "about",
        "for",
        "each",
        "half",
        "minus",
        "not",
        "or",
        "and",
        "per",
        "asi",
        "kus",
        "bez",
        ":",
        "*",
        "!",
        ",",
        ".",
        "-",
        "=",
        "(",
        ")",
        "?",
        "k",
        "e",
        "%",
        "\n",
        "\u00a0",
    ]
)
AROUND = st.lists(WORDS, max_size=3).map(" ".join) | st.lists(WORDS, max_size=3).map("".join)
CENTS = st.integers(1, 999_999_99).map(lambda cents: Decimal(cents) / 100)


@given(AROUND, CENTS, AROUND, st.sampled_from(["", " "]))
def test_whatever_stands_around_one_amount_it_is_that_or_asked_again(
    before: str, paid: Decimal, after: str, space: str
) -> None:
    found = amount(f"{before}{space}{paid:.2f}{space}{after}")
    assert found is None or Decimal(found.split()[0]) == paid


JOINED = st.sampled_from(
    [
        " ",
        "  ",
        "-",
        " - ",
        "–",
        "/",
        ", ",
        ",",
        "; ",
        " or ",
        " and ",
        " + ",
        " x ",
        " of ",
        " to ",
        " až ",
        " do ",
        "\n",
        " (",
        ":",
        "…",
        " total ",
        " USD ",
        " $ ",
        "'",
        "`",
        " € ",
    ]
)


@given(AROUND, CENTS, JOINED, CENTS, AROUND)
def test_two_amounts_are_never_taken_as_one(before: str, one: Decimal, by: str, other: Decimal, after: str) -> None:
    assert amount(f"{before} {one:.2f}{by}{other:.2f} {after}") is None


@pytest.mark.parametrize(
    "typed",
    [
        "Protection ends Dec 5",
        "protection ends: 5 Dec",
        "Buyer Protection until 5 December 2026",
        "Dec 5!",
        "Dec 5 !",
        "It ends on Dec 5.",
        "My last day is Dec 5",
        "the last day: 5. 12.",
        "Dec 5 is the deadline",
        "valid until 5.12.",
        "Order protection closes on Sat, Dec 5",
        "Date: 2026-12-05",
        "Dec 5, please",
        "Dec 5 Sat",
        "5. 12. (so)",
        "Dec 5, Saturday",
        "ochrana končí 5. 12.",
        "Ochrana kupujícího končí 5. prosince",
        "konec 5.12.2026",
        "poslední den 5. 12.",
        "vyprší v so 5. 12.",
        "lhůta do 5. 12.",
        "ochrana objednávky do 5. 12.",
        "nejpozději 5.12.",
        "endet am 5. Dezember",
        "защита истекает 5 декабря",
        "AliExpress says Dec 5",
        "Protection ends Dec 5 at 23:59",
        "Protection period: (Dec 5)",
        "(Dec 5)",
        "Dec 5,",
        "5-го декабря",
    ],
)
def test_one_date_is_read_whatever_harmless_words_stand_around_it(typed: str) -> None:
    assert read_date(typed, NOW) == FIFTH


@pytest.mark.parametrize(
    ("typed", "days", "hours"),
    [
        ("Remaining time: 12 days 4 hours", 12, 4),
        ("Time left: 12 days 4 hours", 12, 4),
        ("Protection ends in 12 days", 12, 0),
        ("My protection will end in 12 days!", 12, 0),
        ("12 days 4 hours remaining time", 12, 4),
        ("Zbývající čas: 12 dní 4 hodiny", 12, 4),
        ("zbývá mi 12 dní", 12, 0),
        ("už jen 12 dní", 12, 0),
        ("only 12 days left", 12, 0),
        ("Protection ends in: 12 days 4 hours", 12, 4),
        ("Protection: 12d 04:00:00 left", 12, 4),
        ("ochrana končí za 12 dní", 12, 0),
        ("in two weeks", 14, 0),
        ("two weeks", 14, 0),
        ("five days left", 5, 0),
        ("za dva týdny", 14, 0),
        ("za pět dní", 5, 0),
        ("zbývá deset dní", 10, 0),
        ("three days and two hours", 3, 2),
        ("in zwei Wochen", 14, 0),
        ("через две недели", 14, 0),
        ("before, it ended two days ago", None, 0),
        ("ended two days ago", -2, 0),
        ("skončila před třemi dny", -3, 0),
    ],
)
def test_a_countdown_is_read_with_harmless_words_around_it_and_with_numbers_in_words(
    typed: str, days: int | None, hours: int
) -> None:
    span = None if days is None else timedelta(days=days, hours=hours)
    assert read_countdown(typed) == span
    assert (day(typed) is None) is (span is None)


@pytest.mark.parametrize(
    "typed",
    [
        "before Dec 5",
        "ends before Dec 5",
        "after Dec 5",
        "Dec 5 or Dec 6",
        "not Dec 5",
        "about Dec 5",
        "Dec 5?",
        "from Dec 5",
        "no later than Dec 5",
        "ends Dec 5 or later",
        "around 12 days",
        "12 days or so",
        "asi 5. 12.",
        "po půlce prosince",
        "před 5. 12.",
        "order 12345 ends Dec 5",
        "ended 12 days",
        "protection ended: 12 days",
        "skončila 12 dní",
        "a couple of days",
        "two or three days",
        "twenty two days",
        "two three days",
        "protection",
        "ends",
        "last Friday",
        "the day",
        "ochrana končí",
        "order Dec 5",
        "objednávka 5. 12.",
        "purchase: Dec 5",
    ],
)
def test_a_word_that_may_change_the_day_is_asked_about(typed: str) -> None:
    assert day(typed) is None


def day(typed: str) -> date | None:
    try:
        return read_date(typed, NOW)
    except Rejected:
        return None


DATE_WORDS = st.sampled_from(
    [
        *sorted(OF_DATES | OF_PAST_DATES),
        "before",
        "after",
        "or",
        "not",
        "about",
        "from",
        "před",
        "po",
        "asi",
        "last day",
        "poslední den",
        "!",
        ":",
        "*",
        ",",
        "?",
        "-",
        "the",
        "a",
        "and",
        "12",
        "5",
        "ago",
        "left",
        "two",
    ]
)
DATES_AROUND = st.lists(DATE_WORDS, max_size=3).map(" ".join)


@given(DATES_AROUND, st.dates(date(2026, 6, 1), date(2027, 5, 1)), DATES_AROUND)
def test_whatever_stands_around_one_date_it_is_that_or_asked_again(before: str, ends: date, after: str) -> None:
    assert day(f"{before} {ends:%B} {ends.day}, {ends.year} {after}") in (None, ends)
    assert day(f"{before} {ends.day}. {ends.month}. {ends.year} {after}") in (None, ends)
