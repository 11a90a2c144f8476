"""In which language a text is: a hint, offline, also for a few words. Never a gate, as it may be wrong.

The library is CLD2 (docs/decisions/0025). It takes whatever is nearest where words are few, and then says English too
readily: so English needs a clear lead, and a text of hardly any letters is in no language.
"""

from __future__ import annotations

import unicodedata

try:
    from pycld2 import detect
except ImportError:  # there is no wheel for this machine (pyproject.toml): then no language can be told
    detect = None

MOST_READ = 1000
"""Characters that are looked at: more change nothing. Our choice."""
FEWEST_LETTERS = 5
"""Latin letters of a text that can be told: "XL" and "8.12 USD" are in no language. Our choice."""
SURE_OF_ENGLISH = 600
"""The library's score of a text, from which its English is believed. Our choice: what is not English at all reached 512
in our tries, the shortest English 651."""
INSIDE_WORDS = " '’-"
RENAMED = {"iw": "he", "jw": "jv", "mo": "ro"}
"""Codes of the library's that ISO 639 has replaced."""
INVENTED = frozenset({"un", "zzb", "zzp", "zzh", "tlh", "xx"})
"""What it calls unknown, in jest, or only a script."""


def language_of(text: str) -> str | None:
    """Give the ISO 639 code of a text's language, "en" or "cs"; None where that cannot be told. Takes any text."""
    words = _words(text)
    if detect is None or _letters(words) < (1 if _is_foreign(words) else FEWEST_LETTERS):
        return None
    _is_reliable, _length, details = detect(words.encode(), isPlainText=True, bestEffort=True)
    code, score = str(details[0][1]).split("-")[0], details[0][3]
    if code in INVENTED or (code == "en" and score < SURE_OF_ENGLISH):
        return None
    return RENAMED.get(code, code)


def is_english(text: str) -> bool | None:
    """Say whether a text is in English; None where that cannot be told. Other letters than Latin are not English."""
    if _is_foreign(_words(text)):
        return False
    language = language_of(text)
    return None if language is None else language == "en"


def _words(text: str) -> str:
    """Leave the words of a text, and nothing else that could trouble a library in C++."""
    return "".join(sign if sign.isalpha() or sign in INSIDE_WORDS else " " for sign in text[:MOST_READ])


def _letters(words: str) -> int:
    return sum(sign.isalpha() for sign in words)


def _is_foreign(words: str) -> bool:
    """Say whether most letters are none of the Latin script."""
    others = (sign for sign in words if not sign.isascii() and sign.isalpha())
    foreign = sum(not unicodedata.name(sign, "").startswith("LATIN") for sign in others)
    return 2 * foreign > _letters(words)
