"""Which slot the words under a file speak of: also in other forms, without accents, and with a slip.

Nothing is guessed: where the words fit two slots equally, fit none, or say that something is not there, the buyer is
asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from conversations.reading.slips import slips
from conversations.reading.slot_words import AND, LANGUAGES, NAMED, OTHER_WORDS
from conversations.reading.typed import folded

MOST_WORDS, LONGEST_CAPTION = 12, 150
"""Words, and characters, of a caption that is read. Our choice: a longer one tells a story, which names many things."""
SHORTEST_SLIP = 5
"""Letters of a word from which one slip is believed. Our choice: in a shorter one it makes another word."""
WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile("['’]")
REMEMBERED = 1024
"""Words whose ideas are kept. Our choice: some 100 kB."""
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
    return frozenset(idea for word in WORD.findall(part) for idea in _ideas_of(word, language))


@lru_cache(REMEMBERED)
def _ideas_of(word: str, language: str) -> frozenset[str]:
    """Give the ideas that a word is for; with a slip only where it is a word for none as it stands."""
    by_stem = [(idea, stem) for idea, stems in LANGUAGES[language].items() for stem in stems.split()]
    exact = frozenset(idea for idea, stem in by_stem if _begins(word, stem))
    is_other = len(word) < SHORTEST_SLIP or word in OTHER_WORDS
    return exact if exact or is_other else frozenset(idea for idea, stem in by_stem if _slips(word, stem))


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


def _begins(word: str, stem: str) -> bool:
    """Say whether a word is a stem's, or the very word where that stands behind "="."""
    return word == stem[1:] if stem.startswith("=") else word.startswith(stem)


def _slips(word: str, stem: str) -> bool:
    """Say the same of a word with one slip in it; its first letter is none."""
    wanted = stem.lstrip("=")
    if len(wanted) < SHORTEST_SLIP or word[0] != wanted[0]:
        return False
    beginnings = {word} if stem.startswith("=") else {word[: len(wanted) + more] for more in (-1, 0, 1)}
    return any(slips(beginning, wanted) <= 1 for beginning in beginnings)
