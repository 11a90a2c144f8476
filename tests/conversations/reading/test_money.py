import re
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.reading.currencies import CODES, ENGLISH_WORDS, SIGNS, WITH_THREE_DIGITS, WITHOUT_MINOR, meant_by
from conversations.reading.money import LARGEST, LARGEST_IN_SMALL_UNITS, Money, read_money
from conversations.rejected import Rejected

AMOUNTS = st.builds(Money, st.integers(1, 9_999_999), st.sampled_from(["", *sorted(CODES)]))


def rejected(text: str, default: str = "") -> Rejected:
    with pytest.raises(Rejected) as caught:
        read_money(text, default)
    return caught.value


def outcome(text: str) -> Money | Rejected:
    try:
        return read_money(text)
    except Rejected as no:
        return no


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("8.12", "8.12"),
        ("8,12", "8.12"),
        ("8", "8.00"),
        ("8.1", "8.10"),
        ("08.12", "8.12"),
        ("0.01", "0.01"),
        (" 8.12 ", "8.12"),
        ("“8.12 USD”", "8.12 USD"),
        ("8.12.", "8.12"),
        ("1 234,50 Kč", "1234.50 CZK"),
        ("1\u00a0234,50\u00a0Kč", "1234.50 CZK"),
        ("1\u2009234,50 Kc\u030c", "1234.50 CZK"),
        ("1\u202f234,50 kc", "1234.50 CZK"),
        ("1'234.50 CHF", "1234.50 CHF"),
        ("1’234.50 Fr.", "1234.50 CHF"),
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1 234.50", "1234.50"),
        ("1,234 USD", "1234.00 USD"),
        ("1.234 €", "1234.00 EUR"),
        ("1 234", "1234.00"),
        ("1,234,567.89", "1234567.89"),
        ("1.234.567,89", "1234567.89"),
        ("1234567,8", "1234567.80"),
        ("₹1,23,456.50", "123456.50 INR"),
        ("8,- Kč", "8.00 CZK"),
        ("8.-- CHF", "8.00 CHF"),
        ("٨٫١٢", "8.12"),
        ("١٬٢٣٤٫٥٠ د.إ", "1234.50 AED"),
        ("\u200f٨٫١٢ د.إ\u200f", "8.12 AED"),
        ("۸٫۱۲", "8.12"),
        ("８．１２", "8.12"),
        ("￥８１２", "812 JPY"),
    ],
)
def test_an_amount_is_read_as_people_of_many_countries_write_it(typed: str, stored: str) -> None:
    assert read_money(typed).stored == stored


@pytest.mark.parametrize(
    ("marks", "currency"),
    [
        ("US $ | US$ |USD |usd |$ # USD|# US$|us$# usd", "USD"),
        ("€|# EUR|# euro|eur ", "EUR"),
        ("£|# GBP", "GBP"),
        ("# Kč|# kc|# CZK|# korun", "CZK"),
        ("# zł|# zl|# PLN|zł", "PLN"),
        ("# ₽|# руб.|# руб|# RUB|# р.|# рублей", "RUB"),
        ("# ₴|# грн|# грн.|# UAH", "UAH"),
        ("R$ |R$|# BRL|R$ # BRL", "BRL"),
        ("C$|CA $|C $|CAD ", "CAD"),
        ("A$|AU $|AUD$", "AUD"),
        ("NZ $|NZ$", "NZD"),
        ("MX$|MX $|MXN$ |$ # MXN", "MXN"),
        ("₪|# ₪|# NIS", "ILS"),
        ("₺|# TL|# TRY|# try|TRY ", "TRY"),
        ("# Ft|# HUF|# Ft.", "HUF"),
        ("CHF |Fr. |SFr. ", "CHF"),
        ("₹|Rs # INR", "INR"),
        ("د.إ |# AED", "AED"),
        ("SAR |SR |# ر.س", "SAR"),
        ("CN¥|¥ # CNY|# 元", "CNY"),
        ("S/ |S/. ", "PEN"),
        ("R ", "ZAR"),
        ("kr # SEK|# SEK", "SEK"),
    ],
)
def test_a_currency_is_known_by_its_code_and_by_its_signs_on_either_side(marks: str, currency: str) -> None:
    for mark in marks.split("|"):
        typed = mark.replace("#", "8.12") if "#" in mark else f"{mark}8.12"
        assert read_money(typed) == Money(812, currency), typed


@pytest.mark.parametrize(
    ("typed", "money"),
    [
        ("¥812", Money(812, "JPY")),
        ("812円", Money(812, "JPY")),
        ("₩12,000", Money(12_000, "KRW")),
        ("12.990 CLP", Money(12_990, "CLP")),
        ("CLP$ 12.990", Money(12_990, "CLP")),
        ("812.00 JPY", Money(812, "JPY")),
        ("1.234 KWD", Money(1_234, "KWD")),
        ("0,234 KWD", Money(234, "KWD")),
        ("8.1 KWD", Money(8_100, "KWD")),
        ("1,234.567 KWD", Money(1_234_567, "KWD")),
        ("1.234,567 TND", Money(1_234_567, "TND")),
        ("1234,567 TND", Money(1_234_567, "TND")),
        ("12 345 KWD", Money(12_345_000, "KWD")),
    ],
)
def test_a_currency_without_cents_or_with_a_thousand_of_them_is_counted_in_its_own_units(
    typed: str, money: Money
) -> None:
    assert read_money(typed) == money


@pytest.mark.parametrize("typed", ["$8.12", "8,12 $", "8 dollars", "8 kr", "8,12 kr.", "8 lei", "Rs 8", "8 pesos"])
def test_a_sign_that_several_countries_share_names_no_currency(typed: str) -> None:
    assert read_money(typed).currency == ""


@pytest.mark.parametrize(
    ("typed", "default", "currency"),
    [
        ("8.12", "EUR", "EUR"),
        ("$8.12", "MXN", "MXN"),
        ("$8.12", "USD", "USD"),
        ("8 kr", "NOK", "NOK"),
        ("¥8", "CNY", "CNY"),
        ("8.12 EUR", "USD", "EUR"),
        ("$8.12", "EUR", ""),
    ],
)
def test_the_currency_of_the_order_is_taken_where_none_is_named(typed: str, default: str, currency: str) -> None:
    assert read_money(typed, default).currency == currency


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("money_unreadable", "|   |abc|eight|$|1e5|1E5|0x10|8.12 bananas|about 8.12|50%|+5|~8|(8.12)|8,|8-"),
        (
            "money_unreadable",
            "€8 USD|US$ 8 EUR|all 8.12|Try 8|1.234.50|1,234,56|1.2.3|05.12.2026|8..12|8.,12|$8⁹⁹|8½|²",
        ),
        ("money_two_numbers", "8.12 - 9.00|8.12-9|8.12–9.00|8.12 or 9|8/9|8 USD 9 EUR|8 12|8, 12|1 234 56|2 x 4|8:12"),
        ("money_negative", "-5|−5|- 5 USD|US $-8.12|-$8.12|–8|-0"),
        ("money_zero", "0|0.00|0 USD|0,0|000|0 JPY"),
        ("money_decimals", "8.1234|0.123|1234.567|1,234.567|8.12 JPY|¥8.5|0.1234 KWD"),
        ("money_huge", "10000000|10,000,000.00|9999999999 USD|1000000000 JPY|" + "9" * 60),
    ],
)
def test_what_is_no_single_exact_amount_is_refused_by_name(key: str, typed: str) -> None:
    for text in typed.split("|"):
        assert rejected(text).key == key, text


def test_a_dinar_amount_that_can_be_read_two_ways_is_offered_in_both() -> None:
    no = rejected("1,234 KWD")
    assert no.key == "money_ambiguous"
    assert [read_money(offered) for offered in no.suggestions] == [Money(1_234_000, "KWD"), Money(1_234, "KWD")]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("$.75", ("0.75", "75.00")),
        ("US $ .75", ("0.75 USD", "75.00 USD")),
        ("$.05", ("0.05", "5.00")),
        ("£.99", ("0.99 GBP", "99.00 GBP")),
        ("€,99", ("0.99 EUR", "99.00 EUR")),
        ("Kč .50", ("0.50 CZK", "50.00 CZK")),
        ("USD.75", ("0.75 USD", "75.00 USD")),
        ("Rs .50", ("0.50", "50.00")),
        (".50", ("0.50", "50.00")),
        (",5", ("0.50", "5.00")),
        ("Total: .75", ("0.75", "75.00")),
        ("total.75", ("0.75", "75.00")),
        ("-.75", ("0.75", "75.00")),
        ("$.750", ("750.00",)),
        ("4.500", ("4500.00", "4.50")),
        ("12,900", ("12900.00", "12.90")),
        ("1,234", ("1234.00",)),
        ("1.234", ("1234.00",)),
        ("Celkem 4.500", ("4500.00", "4.50")),
    ],
)
def test_an_amount_of_which_a_dot_may_be_two_things_is_asked_back_and_each_offer_can_be_taken(
    typed: str, offered: tuple[str, ...]
) -> None:
    no = rejected(typed)
    assert no.suggestions == offered or no.key == "money_negative"
    assert [read_money(one).stored for one in offered] == list(offered)


@pytest.mark.parametrize("typed", ["Rs.50", "руб.50", "Fr.50", "S/.50", "kr.50", "Rp.50", "Total: Rs.50", "max. 50"])
def test_the_dot_of_an_abbreviation_is_no_decimal_point(typed: str) -> None:
    assert read_money(typed).decimal == 50


@pytest.mark.parametrize(("typed", "currency"), [("45.000", "IDR"), ("4.500", "JPY"), ("12.900", "CLP")])
def test_a_currency_without_small_coins_tells_what_a_dot_is(typed: str, currency: str) -> None:
    assert read_money(typed, currency) == Money.from_stored(read_money(f"{typed} {currency}").stored)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1`234.50 CHF", "1234.50 CHF"),
        ("1´234.50 CHF", "1234.50 CHF"),
        ("1‘234.50 CHF", "1234.50 CHF"),
        ("1′234.50 CHF", "1234.50 CHF"),
        ("1ʻ234.50 CHF", "1234.50 CHF"),
        ("1＇234.50 CHF", "1234.50 CHF"),
        ("`8.12 USD`", "8.12 USD"),
        ("8,12 $ CA", "8.12 CAD"),
        ("$ CA 8.12", "8.12 CAD"),
        ("$ 8.12 CA", "8.12 CAD"),
        ("CA 8.12 $", "8.12 CAD"),
        ("8.12 $ AU", "8.12 AUD"),
        ("8.12 $ NZ", "8.12 NZD"),
        ("8.12 $ CAD", "8.12 CAD"),
        ("8.12 CAD $", "8.12 CAD"),
        ("$ CAD 8.12", "8.12 CAD"),
        ("8.12 $ US", "8.12 USD"),
        ("8.12 € EUR", "8.12 EUR"),
        ("EUR € 8.12", "8.12 EUR"),
        ("249 Kč CZK", "249.00 CZK"),
        ("US $ USD 8.12", "8.12 USD"),
        ("8.12 US dollars", "8.12 USD"),
        ("249 korun českých", "249.00 CZK"),
    ],
)
def test_apostrophes_of_every_kind_and_signs_in_pieces_on_either_side_are_read(typed: str, stored: str) -> None:
    assert read_money(typed).stored == stored


@pytest.mark.parametrize("typed", ["8.12 $ EUR", "€ USD 8.12", "CA 8.12 €", "8.12 CA", "8.12 $ XX", "CAD 8.12 USD"])
def test_marks_that_contradict_each_other_or_say_nothing_are_not_taken(typed: str) -> None:
    assert rejected(typed).key == "money_unreadable"


def test_an_amount_is_believed_up_to_a_bound_that_is_wider_for_small_units() -> None:
    assert read_money("9,999,999.99").decimal == LARGEST
    assert read_money("999,999,999.99 IDR").decimal == LARGEST_IN_SMALL_UNITS
    assert read_money("999 999 999 VND") == Money(999_999_999, "VND")
    assert rejected("1.000.000.000 IDR").key == rejected("10,000,000 EUR").key == "money_huge"


def test_a_text_is_searched_for_an_amount_up_to_sixty_characters() -> None:
    assert read_money("0" * 59 + "8") == Money(800, "")
    assert rejected("0" * 60 + "8").key == "money_unreadable"


@given(AMOUNTS)
def test_what_is_stored_is_read_back_the_same(money: Money) -> None:
    assert Money.from_stored(money.stored) == Money.from_stored(str(money)) == money
    assert read_money(money.stored) == money


def grouped(whole: str, by: str) -> str:
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", by, whole)


def dressed(number: str, currency: str) -> list[str]:
    """Write an amount in every way in which a currency is named."""
    signs = [sign for sign, codes in SIGNS.items() if currency in codes]
    before = [f"{mark}{space}{number}" for mark in (*signs, currency) for space in ("", " ", "\u00a0")]
    return [*before, f"{number} {currency.lower()}", f"{number}{currency}", *(f"{number} {sign}" for sign in signs)]


@given(AMOUNTS, st.sampled_from(["", " ", "\u00a0", "\u202f", "'", "’", ".", ","]), st.sampled_from([".", ","]))
def test_every_amount_of_every_currency_is_read_alike_however_it_is_written(money: Money, by: str, point: str) -> None:
    whole, _, rest = f"{money.decimal:f}".partition(".")
    number = grouped(whole, by) + (point + rest if rest else "")
    if by == point and by in grouped(whole, by):
        return
    if money.currency in WITH_THREE_DIGITS and re.fullmatch(r"[1-9]\d{0,2},\d{3}", number):
        assert rejected(f"{number} {money.currency}").suggestions
        return
    for text in dressed(number, money.currency) if money.currency else [number]:
        assert read_money(text, money.currency) == money, text


@given(st.text(max_size=80) | st.from_regex(r"[$€a-zA-Z ]{0,5}[-0-9.,' ]{1,70}[$€a-zA-Z ]{0,5}", fullmatch=True))
def test_any_text_is_an_amount_above_zero_or_is_refused_and_at_once(text: str) -> None:
    began = time.perf_counter()
    found = outcome(text)
    assert time.perf_counter() - began < 1
    if isinstance(found, Rejected):
        assert found.key.startswith("money_")
    else:
        assert found.minor >= 1
        assert Money.from_stored(found.stored) == found


def test_a_very_long_text_is_refused_at_once() -> None:
    began = time.perf_counter()
    for text in ("1 " * 100_000, "9" * 200_000, "$" * 200_000, "1,234" * 40_000):
        assert rejected(text).key == "money_unreadable"
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "text", ["8.1 USD", "8 USD", "08.12 USD", "8.12 usd", "8.12 XYZ", "8.12  USD", "8.12 JPY", "", "-8.12 USD", "٨.١٢"]
)
def test_what_was_never_stored_is_not_taken_for_an_amount(text: str) -> None:
    with pytest.raises(ValueError, match="no stored amount"):
        Money.from_stored(text)


@pytest.mark.parametrize(
    ("money", "decimal", "digits"),
    [
        (Money(812, "USD"), "8.12", 2),
        (Money(810, ""), "8.10", 2),
        (Money(812, "JPY"), "812", 0),
        (Money(8_120, "KWD"), "8.120", 3),
    ],
)
def test_an_amount_in_major_units_is_exact(money: Money, decimal: str, digits: int) -> None:
    assert money.decimal == Decimal(decimal)
    assert str(money.decimal) == decimal
    assert money.digits == digits


@pytest.mark.parametrize(
    ("minor", "part", "expected"),
    [(812, 100, 812), (812, 50, 406), (811, 50, 406), (812, 25, 203), (813, 25, 203), (814, 25, 204), (813, 75, 610),
     (1, 25, 1), (1, 50, 1), (2, 25, 1), (3, 50, 2)],
)  # fmt: skip
def test_a_part_is_rounded_half_up_and_never_to_nothing(minor: int, part: int, expected: int) -> None:
    assert Money(minor, "USD").percent(part) == Money(expected, "USD")


def test_the_tables_of_currencies_agree_with_each_other() -> None:
    assert all(re.fullmatch("[A-Z]{3}", code) for code in CODES)
    assert WITHOUT_MINOR | WITH_THREE_DIGITS | ENGLISH_WORDS <= CODES
    assert not WITHOUT_MINOR & WITH_THREE_DIGITS
    assert {"JPY", "KRW", "CLP", "VND", "ISK", "XAF", "XOF", "PYG", "UGX", "RWF"} <= WITHOUT_MINOR
    assert sorted(WITH_THREE_DIGITS) == ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
    for sign, codes in SIGNS.items():
        assert any(codes), sign
        assert CODES.issuperset(filter(None, codes)), sign
        assert meant_by(sign) == codes, sign
