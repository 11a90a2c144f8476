"""Amounts, exact to the minor unit, and how buyers type them. Nothing is guessed: what has two readings is refused."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from conversations.reading.currencies import CODES, SMALL_UNITS, is_word, meant_by, minor_digits
from conversations.reading.typed import LONGEST, plain
from conversations.rejected import Rejected

LARGEST = Decimal("9999999.99")
"""The largest amount that is believed, in major units: our choice, to catch a slipped finger."""

LARGEST_IN_SMALL_UNITS = Decimal("999999999.99")
"""The same where an everyday price has five digits or more."""

MINUS = "-−–—‒"

PARTS = re.compile(r"(\D*)(\d(?:.*\d)?)(\D*)")
"""What stands before the first digit, from there to the last one, after it."""

PLAIN = re.compile(r"(?P<whole>\d+)(?:[.,](?P<rest>\d+))?")
GROUPED = re.compile(r"(?P<whole>[1-9]\d{0,2}(?P<by>[ '.,])\d{3}(?:(?P=by)\d{3})*)(?:(?!(?P=by))[.,](?P<rest>\d+))?")
INDIAN = re.compile(r"(?P<whole>[1-9]\d?(?:,\d{2})+,\d{3})(?:\.(?P<rest>\d+))?")
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
    """What was typed: `figures` from the first digit to the last, a mark beside them, the currencies it may mean."""

    figures: str
    mark: str
    currencies: tuple[str, ...]

    def currency(self, default: str) -> str:
        """Give the currency: the default where the marks allow it, else the likeliest, "" where none is."""
        if not self.currencies or default in self.currencies:
            return default
        return self.currencies[0]


def read_money(text: str, default_currency: str = "") -> Money:
    """Read one amount above zero, with its currency before it, after it, both or not at all.

    `default_currency` is taken where none is named, or where a sign such as "$" may mean it. Raises `Rejected`:
    `money_unreadable` (with suggestions for a dinar's "1,234"), `money_two_numbers`, `money_negative`, `money_zero`,
    `money_decimals`, `money_huge`.
    """
    typed = _typed(text)
    return _amount(typed.figures, typed.currency(default_currency))


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
    return _amount(typed.figures, typed.currency(paid.currency))


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
    before, figures, after = match[1].strip(), match[2], WHOLE.sub("", match[3]).strip().removeprefix(".").strip()
    _one_number(figures)
    unsigned = before.strip(MINUS + " ")
    typed = _Typed(figures, unsigned or after, _meant(unsigned, after))
    if unsigned != before:
        raise Rejected("money_negative")
    return typed


def _one_number(figures: str) -> None:
    """Refuse what lies between two digits and is no separator: "8.12 - 9.00" are two numbers, "1e5" is none."""
    if re.search(r"\d[^\W\d_]+\d", figures):
        raise Rejected("money_unreadable")
    if re.search(r"[^\d '.,]", figures):
        raise Rejected("money_two_numbers")


def _meant(before: str, after: str) -> tuple[str, ...]:
    """Give the currencies on which all the marks agree: "$8.12 USD" is of one. `()` where there is no mark."""
    named = [meant_by(mark) for mark in (before, after) if mark]
    if not named:
        return ()
    common = tuple(code for code in named[0] if code in named[-1])
    if is_word(before) or not any(common):
        raise Rejected("money_unreadable")
    return common


def _amount(figures: str, currency: str) -> Money:
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
        raise Rejected("money_unreadable", suggestions=tuple(f"{reading} {currency}" for reading in readings))
    for shape in (PLAIN, GROUPED, INDIAN) if three else (GROUPED, INDIAN, PLAIN):
        if match := shape.fullmatch(figures):
            return re.sub(r"\D", "", match["whole"]), match["rest"] or ""
    if " " in figures:
        raise Rejected("money_two_numbers")
    raise Rejected("money_unreadable")
