"""The number of an order, as AliExpress gives it: what a buyer calls the order may be one, have one in it, or none."""

from __future__ import annotations

import re

NUMBER = re.compile(r"(?<![0-9A-Za-z+])[1-9][0-9]{12,16}(?![0-9A-Za-z])")
"""16 digits today, 13 to 17 were seen (facts.md 11.2). Letters beside them make it a parcel's number, a plus or a zero
before them that of a phone."""
NAMED = re.compile(r"\b(?:trade)?_?order_?ids?=([0-9]{13,17})(?![0-9])", re.IGNORECASE)
"""In a link it stands behind its name."""
LINK = re.compile(r"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*://\S+|(?<!\S)\S*aliexpress\.\S+", re.IGNORECASE)
"""What else stands in a link may be the number of an item or a shop. It begins with a word, else each letter of a long
one would be tried as its beginning."""
SPACED = re.compile(r"(?<=[0-9])[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}-](?=[0-9]{3})")
"""What some write between groups of figures."""


def number_in(text: str) -> str | None:
    """Find the one order number in a text or a pasted link; None where there is none, or several that differ."""
    found = set(NAMED.findall(text))
    if not found:
        bare = LINK.sub(" ", text)
        found = set(NUMBER.findall(bare)) or set(NUMBER.findall(SPACED.sub("", bare)))
    return found.pop() if len(found) == 1 else None


def without_link(text: str) -> str:
    """Put the order's number in the place of a link to it; whatever else is there stays as it was typed."""

    def number(link: re.Match[str]) -> str:
        return number_in(link[0]) or link[0]

    return LINK.sub(number, text)
