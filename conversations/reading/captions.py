"""Which slot the words under a file speak of: also in other forms, without accents, and with a slip.

Nothing is guessed: where the words fit two slots equally, fit none, or say that something is not there, the buyer is
asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from conversations.reading.slips import slips
from conversations.reading.slot_words import AND, LANGUAGES, NAMED, OTHER_WORDS
from conversations.reading.typed import folded

MOST_WORDS, LONGEST_CAPTION = 12, 150
"""Words, and characters, of a caption that is read. Our choice: a longer one tells a story, which names many things."""
SHORTEST_SLIP = 5
"""Letters of a word from which one slip is believed. Our choice: in a shorter one it makes another word."""
WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile("['’]")
NO_SLOT = ""
"""What is named instead of these slots."""


def slot_said(caption: str, slots: Collection[str]) -> str | None:
    """Name the one of these slots that the words under a file speak of; None where that is not sure."""
    shown = APOSTROPHE.sub("", folded(caption[: LONGEST_CAPTION + 1]))
    if len(shown) > LONGEST_CAPTION or len(WORD.findall(shown)) > MOST_WORDS:
        return None
    ideas = {language: _parts(shown, language) for language in LANGUAGES}
    known = {language: sum(map(len, parts)) for language, parts in ideas.items()}
    found = {
        slot
        for language, parts in ideas.items()
        if known[language] == max(known.values())
        for part in parts
        for slot in _named(part, slots)
    }
    return found.pop() or None if len(found) == 1 else None


def _parts(shown: str, language: str) -> list[frozenset[str]]:
    """Give the ideas in each thing that is named."""
    return [_ideas(part, language) for part in re.split(AND[language], shown)]


def _ideas(part: str, language: str) -> frozenset[str]:
    words = WORD.findall(part)
    return frozenset(idea for idea, stems in LANGUAGES[language].items() if any(_is_one(word, stems) for word in words))


def _named(ideas: frozenset[str], slots: Collection[str]) -> set[str]:
    """Name the slots that these ideas fit best; `NO_SLOT` where they fit one better that is none of them."""
    scores = {slot: max(_score(ideas, one) for one in ways) for slot, ways in NAMED.items()}
    best = max((scores[slot] for slot in slots), default=0)
    if best < max(scores.values()):
        return {NO_SLOT}
    return {slot for slot in slots if best and scores[slot] == best}


def _score(ideas: frozenset[str], way: str) -> int:
    """Count the ideas that a slot is made of, if all of them are there; none that are said not to be there."""
    wanted = frozenset(way.split())
    is_denied = "not" in ideas and "broken" not in wanted
    return 0 if is_denied or not wanted <= ideas else len(wanted)


@cache
def _stems(stems: str) -> tuple[tuple[str, bool], ...]:
    return tuple((stem.lstrip("="), stem.startswith("=")) for stem in stems.split())


def _is_one(word: str, stems: str) -> bool:
    """Say whether a word is one of these, or the form of one; the first letter is no slip."""
    return any(_begins(word, stem, is_whole) for stem, is_whole in _stems(stems))


def _begins(word: str, stem: str, is_whole: bool) -> bool:
    if word == stem or (not is_whole and word.startswith(stem)):
        return True
    if min(len(word), len(stem)) < SHORTEST_SLIP or word[0] != stem[0] or word in OTHER_WORDS:
        return False
    beginnings = {word} if is_whole else {word[: len(stem) + more] for more in (-1, 0, 1)}
    return any(slips(beginning, stem) <= 1 for beginning in beginnings)
