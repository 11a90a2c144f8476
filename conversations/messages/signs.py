"""Finding the words of a table in a message, however they are written: case, accents, full-width letters, endings."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from conversations.messages.seller_words import IDEAS
from conversations.reading.typed import folded

HAN = "\u3400-\u9fff\uf900-\ufaff"
TOKEN = re.compile(rf"[{HAN}]|[^\W\d_{HAN}]+|\d+|[%$€£]")
"""Chinese has no gaps between words: each of its characters stands for itself."""
ENTRY = re.compile(rf"[{HAN}]|[^\W_{HAN}]+\*?|[%$€£#]")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
BETWEEN_HAN = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")
NUMBER = "#"
MOST_PARTS = 8
"""Words of an entry at most."""
HIDES = "address"
"""What keeps its own words from being seen as anything else: a "delivery address" is no delivery."""
ALL_OF_IT = "100"
"""No small part: "100 %" is no number of per cent."""


@dataclass(frozen=True)
class Sign:
    """Words that stand for an idea: at which word of the text they begin, and how they are written there."""

    first: int
    words: str


@dataclass(frozen=True)
class _Entry:
    idea: str
    parts: tuple[str, ...]

    def fits(self, tokens: Sequence[str]) -> bool:
        """Say whether these are its words; the first one does already."""
        if len(self.parts) == 1:
            return True
        rest = self.parts[1:]
        return len(tokens) > len(rest) and all(_is(token, part) for token, part in zip(tokens[1:], rest, strict=False))


def _is(token: str, part: str) -> bool:
    if part == NUMBER:
        return _is_number(token)
    return token.startswith(part[:-1]) if part.endswith("*") else token == part


def _is_number(token: str) -> bool:
    return token[0].isdecimal() and token != ALL_OF_IT


@cache
def _entries() -> Mapping[str, tuple[_Entry, ...]]:
    """Give the entries by their first word."""
    found: dict[str, list[_Entry]] = defaultdict(list)
    for idea, listed in IDEAS.items():
        for written in listed.split():
            parts = tuple(ENTRY.findall(folded(written)))
            found[parts[0]].append(_Entry(idea, parts))
    return {first: tuple(entries) for first, entries in found.items()}


@cache
def _longest() -> int:
    return max(map(len, _entries()))


def signs(text: str) -> Mapping[str, Sequence[Sign]]:
    """Find the ideas of a text: idea -> its signs, in their order."""
    written = TOKEN.findall(INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
    tokens = [folded(word) for word in written]
    beginning = {token: tuple(_beginning(token)) for token in set(tokens)}
    found: dict[str, list[Sign]] = defaultdict(list)
    shown_from = 0
    for place, token in enumerate(tokens):
        if not beginning[token]:
            continue
        after = tokens[place : place + MOST_PARTS]
        lengths = _lengths(entry for entry in beginning[token] if entry.fits(after))
        if HIDES in lengths:
            shown_from = place + lengths[HIDES]
        if place >= shown_from:
            for idea, most in lengths.items():
                found[idea].append(Sign(place, _as_written(written[place : place + most])))
    return found


def _lengths(entries: Iterable[_Entry]) -> Mapping[str, int]:
    """Give each idea with the words of its longest entry."""
    lengths: dict[str, int] = {}
    for entry in entries:
        lengths[entry.idea] = max(lengths.get(entry.idea, 0), len(entry.parts))
    return lengths


def _beginning(token: str) -> Iterator[_Entry]:
    """Give the entries that begin with a word, whole or by its beginning."""
    entries = _entries()
    yield from entries.get(token, ())
    for end in range(1, min(len(token), _longest()) + 1):
        yield from entries.get(f"{token[:end]}*", ())
    if _is_number(token):
        yield from entries.get(NUMBER, ())


def _as_written(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else BETWEEN_HAN.sub("", " ".join(words))
