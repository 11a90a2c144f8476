"""What a seller's message looks like: one of the tricks or offers that cost buyers their money. Only a guess.

"It looks like", never "it is": and of what looks like none nothing follows. The rules are two tables: the words for an
idea in five languages (`seller_words.py`), and here the ideas that make a kind where they stand near each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache

from conversations.messages.signs import Sign, signs


class Kind(StrEnum):
    """What a seller may try or offer. The name is the key of its texts (source: facts.md section 5 and 11.4)."""

    CANCEL = auto()
    OUTSIDE = auto()
    CONFIRM = auto()
    REASON = auto()
    RETURN = auto()
    COUPON = auto()
    ACCEPT = auto()
    WAIT = auto()


SHAPES: Mapping[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.CANCEL: (("undo", "dispute"), ("undo dispute",)),
    Kind.OUTSIDE: (("means", "pay"), ("outside", "pay"), ("means", "outside")),
    Kind.CONFIRM: (("confirm", "receipt"),),
    Kind.REASON: (("reason", "personal"), ("change", "reason"), ("change", "personal", "dispute")),
    Kind.RETURN: (
        ("give back", "place"),
        ("give back", "cost"),
        ("give back", "pay", "!mine"),
        ("give back", "first", "!mine"),
        ("send", "back", "first", "!mine"),
        ("send", "back", "place"),
        ("send", "back", "cost"),
    ),
    Kind.COUPON: (
        ("coupon", "instead"),
        ("coupon", "next"),
        ("coupon", "offer"),
        ("coupon", "sorry"),
        ("coupon", "give"),
        ("coupon", "accept"),
    ),
    Kind.ACCEPT: (
        ("offer", "amount"),
        ("offer", "share"),
        ("accept", "offer"),
        ("accept", "amount"),
        ("accept", "share"),
        ("asks", "amount", "pay", "!coupon", "!means"),
        ("asks", "amount", "back", "!means"),
        ("asks", "share", "!coupon"),
        ("pay", "share", "!mine"),
        ("keep", "amount"),
        ("give", "amount", "!full", "!means", "!coupon"),
        ("give", "share", "!coupon"),
        ("only", "pay", "amount", "!full", "!mine"),
    ),
    Kind.WAIT: (("wait", "extend"), ("extend", "protection"), ("extend", "time"), ("wait", "more", "time")),
}
"""Kind -> the ideas that stand near each other where it is said, any of these; one with `!` is nowhere in the message.
The gravest kind comes first."""

NEAR = 14
"""Words, or Chinese characters, from the first to the last idea of a shape at most. Our choice: about a sentence."""
MOST_READ = 1_500
"""Characters that are looked at. Our choice: no seller's message is longer, and nobody else waits for it."""
REMEMBERED = 16
"""Messages that are kept as they were understood: each is asked about more than once while it is handled."""
MOST_SAID = 6
"""Words that a guess names. Our choice."""


@dataclass(frozen=True)
class Guess:
    """What a message looks like, and the words in it from which that was concluded, as they were written."""

    kind: Kind
    because: tuple[str, ...]


@lru_cache(REMEMBERED)
def looks_like(text: str) -> tuple[Guess, ...]:
    """Give what a message looks like, the gravest first; none where it looks like nothing that is known.

    Takes any text, and time for its first `MOST_READ` characters at most.
    """
    found = signs(text[:MOST_READ])
    guesses = ((kind, _said(found, shapes)) for kind, shapes in SHAPES.items())
    return tuple(Guess(kind, because) for kind, because in guesses if because)


def _said(found: Mapping[str, Sequence[Sign]], shapes: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Give the words of the first shape that is there; none where there is no such."""
    for shape in shapes:
        wanted = [idea for idea in shape if idea[0] != "!"]
        if any(idea[0] == "!" and found.get(idea[1:]) for idea in shape):
            continue
        if together := next(_together(found, wanted), ()):
            words = dict.fromkeys(sign.words for sign in sorted(together, key=lambda sign: sign.first))
            return tuple(words)[:MOST_SAID]
    return ()


def _together(found: Mapping[str, Sequence[Sign]], shape: Sequence[str]) -> Iterator[tuple[Sign, ...]]:
    """Give the signs of a shape wherever each of its ideas stands near the others, in words of its own."""
    ideas = [(sign, idea) for idea in shape for sign in found.get(idea, ())]
    last: dict[str, Sign] = {}
    for sign, idea in sorted(ideas, key=lambda pair: pair[0].first):
        last[idea] = sign
        places = {one.first for one in last.values()}
        if len(last) == len(places) == len(shape) and sign.first - min(places) <= NEAR:
            yield tuple(last.values())
