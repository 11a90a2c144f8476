"""Counts, and numbers with a unit, as buyers type them: "25,4 cm", "10 in", "350 g". Nothing is guessed."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from conversations.reading.typed import LONGEST, folded, plain
from conversations.rejected import Rejected

UNITS = {
    "cm": ("cm", "centimeter", "centimetre", "centimeters", "centimetres", "centimetr", "centimetru", "centimetry"),
    "mm": ("mm", "millimeter", "millimetre", "millimeters", "millimetres", "milimetr", "milimetru", "milimetry"),
    "in": ("in", "inch", "inches", '"', "''", "zoll", "palec", "palce", "palcu", "coul", "coulu"),
    "g": ("g", "gr", "gram", "grams", "gramu", "gramy"),
    "kg": ("kg", "kilo", "kilos", "kilogram", "kilograms", "kilogramu", "kilogramy"),
}
"""Unit of ours -> how it is typed, in small letters and without accents."""
IN_OTHERS = {
    ("mm", "cm"): Decimal("0.1"),
    ("cm", "mm"): Decimal(10),
    ("in", "cm"): Decimal("2.54"),
    ("in", "mm"): Decimal("25.4"),
    ("cm", "in"): 1 / Decimal("2.54"),
    ("mm", "in"): 1 / Decimal("25.4"),
    ("g", "kg"): Decimal("0.001"),
    ("kg", "g"): Decimal(1000),
}
"""(From, to) -> how much of the second one of the first is. An inch has 2.54 cm by definition."""
LENGTHS, WEIGHTS = ("cm", "mm", "in"), ("g", "kg")
LARGEST = Decimal(100_000)
"""Of any unit: our choice, to catch a slipped finger."""
LARGEST_COUNT = 9_999
NUMBER = re.compile(r"(?P<figures>\d{1,6}(?:[.,]\d{1,3})?) ?(?P<unit>[^\d.,]*)\.?")
WHOLE = re.compile(r"(?P<figures>\d{1,6}) ?(?P<word>[^\W\d_]*)\.?")
PIECES = (
    "",
    "x",
    "ks",
    "kus",
    "kusy",
    "kusu",
    "pc",
    "pcs",
    "piece",
    "pieces",
    "pair",
    "pairs",
    "par",
    "pary",
    "paru",
    "stk",
)
"""What may stand behind a count."""
STORED = re.compile(r"([0-9]+(?:\.[0-9]+)?) ([a-z]+)")


@dataclass(frozen=True)
class Quantity:
    """A number above zero with its unit, one of `UNITS`."""

    number: Decimal
    unit: str

    @property
    def stored(self) -> str:
        """Write it as it is kept: "25.4 cm". `read_quantity` takes it too."""
        return f"{self.number:f} {self.unit}"

    @classmethod
    def from_stored(cls, text: str) -> Self:
        """Read what `stored` wrote. Raises `ValueError` for anything else."""
        match = STORED.fullmatch(text)
        if match is None or match[2] not in UNITS:
            raise ValueError("this is no stored quantity")
        return cls(Decimal(match[1]), match[2])

    def in_unit(self, unit: str) -> Self:
        """Give the same in another unit, to a tenth of it. Raises `KeyError` for one of another kind."""
        if unit == self.unit:
            return self
        return type(self)((self.number * IN_OTHERS[self.unit, unit]).quantize(Decimal("0.1")), unit)


def read_quantity(text: str, units: tuple[str, ...]) -> Quantity:
    """Read one number with one of these units; without a unit it is the first of them, as the question says.

    Raises `Rejected`: `quantity_unreadable(unit)`, `quantity_other_unit(given, unit)`, `quantity_huge(most)`.
    """
    shown = plain(text) if len(text) <= LONGEST else ""
    match = NUMBER.fullmatch(
        shown + ('"' if text.rstrip().endswith(('"', "″", "”")) and not shown.endswith('"') else "")
    )
    if match is None:
        raise Rejected("quantity_unreadable", unit=units[0])
    number = Decimal(match["figures"].replace(",", "."))
    unit = _unit(match["unit"].strip(), units)
    if number == 0:
        raise Rejected("quantity_unreadable", unit=units[0])
    if number > LARGEST:
        raise Rejected("quantity_huge", most=int(LARGEST))
    return Quantity(number, unit)


def _unit(typed: str, units: tuple[str, ...]) -> str:
    if not typed:
        return units[0]
    meant = next((unit for unit, names in UNITS.items() if folded(typed) in names), None)
    if meant not in units:
        raise Rejected("quantity_other_unit", given=typed, unit=units[0])
    return meant


def read_count(text: str, least: int = 1) -> int:
    """Read a whole number of things. Raises `Rejected`: `count_unreadable(least)`, `count_huge(most)`."""
    match = WHOLE.fullmatch(plain(text)) if len(text) <= LONGEST else None
    if match is None or folded(match["word"]) not in PIECES or int(match["figures"]) < least:
        raise Rejected("count_unreadable", least=least)
    if int(match["figures"]) > LARGEST_COUNT:
        raise Rejected("count_huge", most=LARGEST_COUNT)
    return int(match["figures"])
