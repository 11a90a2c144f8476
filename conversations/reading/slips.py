"""How people mistype the words of a button: a letter too many, too few, another one, two changed about, no accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

SHORT = 5
"""Letters of a label up to which one slip is believed, beyond them two. Our choice: in a short word two are half."""


def plain(words: str) -> str:
    """Reduce words to their letters and figures, so that emoji, capitals and full stops make no difference."""
    kept = "".join(c for c in words if c.isalnum() or c.isspace() or c in ".,%")
    return " ".join(kept.casefold().split()).strip(".,")


def nearest(typed: str, labels: Mapping[Key, str], shortest: int = 2) -> list[Key]:
    """Give what has the labels that are nearest to what was typed, with one slip or two; none where none is near.

    A figure that differs is no slip. Labels of fewer than `shortest` letters are left out.
    """
    words = _bare(typed)
    found: dict[int, list[Key]] = {}
    for key, label in labels.items():
        wanted = _bare(label)
        most = 1 if len(wanted) <= SHORT else 2
        if len(wanted) < shortest or abs(len(wanted) - len(words)) > most or _figures(wanted) != _figures(words):
            continue
        if (count := slips(words, wanted)) <= most:
            found.setdefault(count, []).append(key)
    return found[min(found)] if found else []


def slips(typed: str, wanted: str) -> int:
    """Count the slips between two words: letters added, left out or changed, and neighbours that changed places.

    The optimal string alignment distance. It takes the product of both lengths.
    """
    before, above = list[int](), list(range(len(wanted) + 1))
    for i, letter in enumerate(typed, 1):
        row = [i]
        for j, other in enumerate(wanted, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and (letter, typed[i - 2]) == (wanted[j - 2], other):
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]


def _bare(words: str) -> str:
    """Leave the accents out: a phone's other keyboard has none."""
    parts = unicodedata.normalize("NFKD", plain(words))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _figures(words: str) -> str:
    return "".join(sign for sign in words if sign.isdigit())
