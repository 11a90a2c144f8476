"""Amounts, exact to the minor unit, and how buyers type them. Nothing is guessed: what has two readings is refused."""

import re
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from conversations.reading.around import OF_AMOUNTS, bare
from conversations.reading.currencies import CODES, SMALL_UNITS, has_own_dot, is_word, meant_by, minor_digits
from conversations.reading.typed import LONGEST, plain
from conversations.rejected import Rejected

LARGEST = Decimal("9999999.99")
"""The largest amount that is believed, in major units: our choice, to catch a slipped finger."""

LARGEST_IN_SMALL_UNITS = Decimal("999999999.99")
"""The same where an everyday price has five digits or more."""

MINUS = "-−–—‒―⁻"

PARTS = re.compile(r"(\D*)(\d(?:.*\d)?)(\D*)")
"""What stands before the first digit, from there to the last one, after it."""

PLAIN = re.compile(r"(?P<whole>\d+)(?:[.,](?P<rest>\d+))?")
GROUPED = re.compile(r"(?P<whole>[1-9]\d{0,2}(?P<by>[ '.,])\d{3}(?:(?P=by)\d{3})*)(?:(?!(?P=by))[.,](?P<rest>\d+))?")
INDIAN = re.compile(r"(?P<whole>[1-9]\d?(?:,\d{2})+,\d{3})(?:\.(?P<rest>\d+))?")
THREE_DIGITS = re.compile(r"(?P<whole>[1-9]\d{0,2})[.,](?P<rest>\d{3})")
"""A thousand and more, or a dot and three decimals: only the currency tells."""
STORED = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?: ([A-Z]{3}))?")
WHOLE = re.compile(r"^[.,] ?[-–—=]{1,2}")
"""The stroke that stands for "no cents": 8,- or 8.--"""


@dataclass(frozen=True)
class Money:
    """An amount in minor units (cents) of a currency: an ISO 4217 code, or "" where the buyer named none."""

    minor: int
    currency: str

    def __str__(self) -> str:
        return self.stored

    @property
    def digits(self) -> int:
        """Say how many decimal places the currency has: 0, 2 or 3 (source: ISO 4217); 2 where none is named."""
        return minor_digits(self.currency)

    @property
    def decimal(self) -> Decimal:
        """Give the exact amount in major units, with as many decimal places as the currency has."""
        return Decimal(f"{self.minor}E-{self.digits}")

    @property
    def stored(self) -> str:
        """Write it as it is kept: "8.12 USD", "812 JPY", "8.12" without a currency. `read_money` takes it too."""
        return f"{self.decimal:f} {self.currency}".strip()

    @classmethod
    def from_stored(cls, text: str) -> Self:
        """Read what `stored` wrote. Raises `ValueError` for anything else."""
        match = STORED.fullmatch(text)
        money = cls(int(match[1].replace(".", "")), match[2] or "") if match else None
        if money is None or money.stored != text or money.currency not in CODES | {""}:
            raise ValueError("this is no stored amount")
        return money

    def percent(self, part: int) -> Self:
        """Give this part of it in percent, halves rounded up to a minor unit; at least one minor unit."""
        return type(self)(max(1, (self.minor * part + 50) // 100), self.currency)


@dataclass(frozen=True)
class _Typed:
    """What was typed: `figures` from the first digit to the last, a mark beside them, the currencies it may mean.

    `point` is a dot or comma right before the first digit that belongs to no abbreviation; else empty.
    """

    figures: str
    mark: str
    currencies: tuple[str, ...]
    point: str = ""

    def currency(self, default: str) -> str:
        """Give the currency: the default where the marks allow it, else the likeliest, "" where none is."""
        if not self.currencies or default in self.currencies:
            return default
        return self.currencies[0]


def read_money(text: str, default_currency: str = "") -> Money:
    """Read one amount above zero, with its currency before it, after it, both or not at all.

    Words that change nothing may stand around it (`around.py`). `default_currency` is taken where none is named, or
    where a sign such as "$" may mean it. Raises `Rejected`: `money_unreadable`, `money_two_numbers`,
    `money_negative`, `money_zero`, `money_decimals`, `money_huge`, and `money_ambiguous` with both readings as
    suggestions for "$.75", for "4.500" without a currency, and for a dinar's "1,234".
    """
    return _amount(_typed(text), default_currency)


def check_refund(asked: str | Money, paid: Money) -> Money:
    """Give what to ask for, in the currency of what was paid: from one minor unit to all of it.

    Source: article 61, "a range of at least $ 0.01 – at most $ 8.12". Raises `Rejected`: what `read_money` raises,
    `currency_differs(paid, given)`, `amount_too_large(most)`, `amount_too_small(least)`.
    """
    amount = _in_currency(_asked(asked, paid) if isinstance(asked, str) else asked, paid)
    if amount.minor > paid.minor:
        raise Rejected("amount_too_large", most=paid)
    if amount.minor < 1:
        raise Rejected("amount_too_small", least=Money(1, paid.currency))
    return amount


def _asked(text: str, paid: Money) -> Money:
    typed = _typed(text)
    if paid.currency and typed.currencies and paid.currency not in typed.currencies:
        given = typed.currencies[0] or typed.mark
        raise Rejected("currency_differs", paid=paid.currency, given=given)
    return _amount(typed, paid.currency)


def _in_currency(amount: Money, paid: Money) -> Money:
    """Count an amount in the minor units of what was paid; one of the two may have no currency named."""
    if amount.currency and paid.currency and amount.currency != paid.currency:
        raise Rejected("currency_differs", paid=paid.currency, given=amount.currency)
    more = paid.digits - amount.digits
    minor, rest = (amount.minor * 10**more, 0) if more >= 0 else divmod(amount.minor, 10**-more)
    if rest:
        raise Rejected("money_decimals")
    return Money(minor, paid.currency)


def _typed(text: str) -> _Typed:
    shown = plain(text)
    match = PARTS.fullmatch(shown) if len(shown) <= LONGEST else None
    if match is None:
        raise Rejected("money_unreadable")
    figures = match[2]
    _one_number(figures)
    before, point = _pointed(match[1])
    before, after = bare(before, OF_AMOUNTS), bare(WHOLE.sub("", match[3]).strip().removeprefix("."), OF_AMOUNTS)
    unsigned = before.strip(MINUS + " ")
    typed = _Typed(figures, unsigned or after, _meant(unsigned, after), point)
    if unsigned != before:
        raise Rejected("money_negative")
    return typed


def _pointed(before: str) -> tuple[str, str]:
    """Part what stands before the first digit from a decimal point at its end; "Rs." has a dot of its own."""
    said, point = before[:-1], before[-1:]
    if point not in (".", ",") or (point == "." and has_own_dot(bare(said, OF_AMOUNTS)) and not said.endswith(" ")):
        return before, ""
    return said, point


def _one_number(figures: str) -> None:
    """Refuse what lies between two digits and is no separator: "8.12 - 9.00" are two numbers, "1e5" is none."""
    if re.search(r"\d[^\W\d_]+\d", figures):
        raise Rejected("money_unreadable")
    if re.search(r"[^\d '.,]", figures):
        raise Rejected("money_two_numbers")


def _meant(before: str, after: str) -> tuple[str, ...]:
    """Give the currencies on which all the marks agree: "$8.12 USD" is of one. `()` where there is no mark.

    The two may also be the halves of one: "$ 8.12 CA".
    """
    named = [meant_by(mark) for mark in (before, after) if mark]
    if not named:
        return ()
    common = tuple(code for code in named[0] if code in named[-1])
    if not any(common) and not all(named):
        common = meant_by(f"{before} {after}")
    if is_word(before) or not any(common):
        raise Rejected("money_unreadable")
    return common


def _amount(typed: _Typed, default_currency: str) -> Money:
    """Read the figures. Raises `Rejected`: as `read_money`."""
    figures, currency = typed.figures, typed.currency(default_currency)
    if typed.point:
        raise _two_readings(f"0{typed.point}{figures}", figures, currency)
    three = THREE_DIGITS.fullmatch(figures)
    if three and not typed.mark and minor_digits(currency) == len("12") and currency not in SMALL_UNITS:
        raise _two_readings(three["whole"] + three["rest"], f"{three['whole']}.{three['rest'].rstrip('0')}", currency)
    return _counted(figures, currency)


def _two_readings(one: str, other: str, currency: str) -> Rejected:
    """Ask which of two is meant: each that is an amount is offered."""
    offered = []
    for figures in (one, other):
        with suppress(Rejected):
            offered.append(_counted(figures, currency).stored)
    return Rejected("money_ambiguous", suggestions=tuple(dict.fromkeys(offered)))


def _counted(figures: str, currency: str) -> Money:
    whole, decimals = _split(figures, currency)
    digits = minor_digits(currency)
    if not digits and decimals in ("0", "00"):
        decimals = ""
    if len(decimals) > digits:
        raise Rejected("money_decimals")
    return _believed(Money(int(whole + decimals.ljust(digits, "0")), currency))


def _believed(money: Money) -> Money:
    if money.minor == 0:
        raise Rejected("money_zero")
    if money.decimal > (LARGEST_IN_SMALL_UNITS if money.currency in SMALL_UNITS else LARGEST):
        raise Rejected("money_huge")
    return money


def _split(figures: str, currency: str) -> tuple[str, str]:
    """Part a number into its whole digits and its decimals.

    One separator before three digits groups thousands; in a currency with three decimals a point begins them,
    and a comma may be either, so that both readings are offered.
    """
    three = minor_digits(currency) == 3  # noqa: PLR2004 - the decimals of a dinar
    if three and re.fullmatch(r"[1-9]\d{0,2},\d{3}", figures):
        readings = (figures.replace(",", new) for new in ("", "."))
        raise Rejected("money_ambiguous", suggestions=tuple(f"{reading} {currency}" for reading in readings))
    for shape in (PLAIN, GROUPED, INDIAN) if three else (GROUPED, INDIAN, PLAIN):
        if match := shape.fullmatch(figures):
            return re.sub(r"\D", "", match["whole"]), match["rest"] or ""
    if " " in figures:
        raise Rejected("money_two_numbers")
    raise Rejected("money_unreadable")
