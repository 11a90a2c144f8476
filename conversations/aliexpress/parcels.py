"""The number of a parcel: found in a text or a link, written in one way, checked as far as its shape can be.

Three shapes are known (facts.md 11.2); other carriers number differently, so that what fits none may be right too.
"""

from __future__ import annotations

import re
from string import ascii_lowercase, ascii_uppercase

from conversations.quotas import LONGEST_TEXT
from conversations.reading.typed import plain
from conversations.rejected import Rejected

WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
"""Of the eight digits of a postal number (UPU S10); the ninth is the check digit."""
POSTAL = re.compile(r"[A-Z]{2}[0-9]{9}[A-Z]{2}")
SHAPES = (re.compile(r"LP[0-9]{14}"), re.compile(r"YT[0-9]{16}"))
"""Cainiao's and YunExpress's."""

SHORTEST, LONGEST, FEWEST_DIGITS = 8, 40, 6
"""Signs, and digits among them, of a number that fits no known shape. Our choice: carriers' numbers have 8 to 35."""
LONGEST_ANSWER = 500
"""Characters of a typed answer, or a pasted link, in which a number is looked for. Our choice."""

CAPITALS = str.maketrans(ascii_lowercase, ascii_uppercase)
BESIDE, AFTER = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
IN_ONE = r"(?i:[a-z]{2}[0-9]{9}[a-z]{2}|lp[0-9]{14}|yt[0-9]{16})"
IN_GROUPS = r"(?:[A-Z]{2}(?:[ -]?[0-9]){9}[ -]?[A-Z]{2}|LP(?:[ -]?[0-9]){14}|YT(?:[ -]?[0-9]){16})"
KNOWN = re.compile(f"{BESIDE}(?:{IN_ONE}|{IN_GROUPS}){AFTER}")
"""A known shape; where blanks or strokes part it, in capitals only: "to 123456789 is" is none."""
LOOSE = re.compile(rf"{BESIDE}[0-9A-Z]{{{SHORTEST},{LONGEST}}}{AFTER}")
LINK = re.compile(r"(?<![A-Z0-9+.-])[A-Z][A-Z0-9+.-]*://\S+")
ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
"""What stands in a link for a comma or a blank."""
GAP = re.compile(r"[ -]")
PREFIX = 2
"""Letters that may stand apart before the digits of a number."""
MOST_NAMED = 3


def parcels_in(text: str) -> tuple[str, ...]:
    """Give the numbers of a known shape in a text or a link, in their order, each once, in the normal form."""
    return parcels_shown(plain(text[:LONGEST_TEXT]))


def parcels_shown(text: str) -> tuple[str, ...]:
    """Give the same of a text that is plain already."""
    return tuple(number for number in _known(ESCAPED.sub(" ", text)) if fits(number))


def without_parcels(text: str) -> str:
    """Leave out what has a known shape, so that its digits are not taken for another number; `text` is plain."""
    return KNOWN.sub(" ", text)


def fits(number: str) -> bool:
    """Say whether a number in the normal form has a known shape, and the right check digit where that has one."""
    if POSTAL.fullmatch(number):
        return int(number[10]) == check_digit(number[2:10])
    return any(shape.fullmatch(number) for shape in SHAPES)


def check_digit(eight: str) -> int:
    """Work out the check digit to the eight digits of a postal number (UPU S10): 47312482 has 9."""
    rest = 11 - sum(weight * int(digit) for weight, digit in zip(WEIGHTS, eight, strict=True)) % 11
    return {10: 0, 11: 5}.get(rest, rest)


def read_parcel(text: str, *, insists: bool = False) -> str:
    """Read the one number that was typed or pasted; its normal form is in capitals, without blanks.

    A number of no known shape is taken. Raises `Rejected`: `parcel_none` where nothing is like a number,
    `parcel_several(numbers)`, and `parcel_check(number, given, right)` for a postal number whose check digit is `given`
    and would have to be `right`; from who `insists` that one is taken too.
    """
    found = _numbers(ESCAPED.sub(" ", plain(text)).translate(CAPITALS)) if len(text) <= LONGEST_ANSWER else ()
    if not found:
        raise Rejected("parcel_none")
    if len(found) > 1:
        raise Rejected("parcel_several", numbers=", ".join(found[:MOST_NAMED]))
    [number] = found
    if POSTAL.fullmatch(number) and not fits(number) and not insists:
        raise Rejected("parcel_check", number=number, given=number[10], right=str(check_digit(number[2:10])))
    return number


def _known(shown: str) -> tuple[str, ...]:
    """Give what has a known shape, whatever its check digit is."""
    return tuple(dict.fromkeys(GAP.sub("", match[0]).translate(CAPITALS) for match in KNOWN.finditer(shown)))


def _numbers(shown: str) -> tuple[str, ...]:
    """Give the numbers of an answer: those of a known shape, else whatever else may be one, and stands in no link."""
    bare = LINK.sub(" ", shown)
    loose = tuple(dict.fromkeys(word for word in LOOSE.findall(bare) if _has_digits(word)))
    return _known(shown) or loose or _in_groups(bare)


def _in_groups(shown: str) -> tuple[str, ...]:
    """Give the number that an answer is, all of it, in groups with blanks between them."""
    parts = shown.split()
    whole = "".join(parts)
    is_one = all(any(sign.isdigit() for sign in part) or len(part) <= PREFIX for part in parts)
    return (whole,) if is_one and LOOSE.fullmatch(whole) and _has_digits(whole) else ()


def _has_digits(word: str) -> bool:
    return sum(sign.isdigit() for sign in word) >= FEWEST_DIGITS
