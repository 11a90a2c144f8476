"""What a text to AliExpress is made of: sentences in points, worded in `texts/letter/`, alike in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Word:
    """A word of the letter's own: the text `word_<key>`, in the language of the reader."""

    key: str


@dataclass(frozen=True)
class Quoted:
    """The buyer's own words, as they were typed. They stand in quotation marks and are not translated."""

    text: str


@dataclass(frozen=True)
class Numbers:
    """Numbers of files, from 1: "1, 2 and 3"."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence: a text of `texts/letter/` and what fills its places."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


Points = tuple[tuple[Sentence, ...], ...]
"""The points of a text, each of one sentence or more."""
Plain = Callable[..., str]
"""`Texts.plain` of a language."""


def written(points: Iterable[Iterable[Sentence]], plain: Plain) -> str:
    """Write the points one below the other, numbered from 1, with single spaces. Raises what `plain` raises."""
    lines = (" ".join(" ".join(plain(one.key, **one.values) for one in point).split()) for point in points)
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
