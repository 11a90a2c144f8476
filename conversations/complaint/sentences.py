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
    lines = paragraphs(points, plain).split("\n")
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def paragraphs(lines: Iterable[Iterable[Sentence]], plain: Plain) -> str:
    """Write lines one below the other, without numbers, with single spaces. Raises what `plain` raises."""
    said = (" ".join(" ".join(plain(one.key, **one.values) for one in line).split()) for line in lines)
    return "\n".join(line for line in said if line)


def without(points: Points, keys: Iterable[str], fits: Callable[[Points], bool]) -> Points:
    """Leave sentences of these keys out, one key after the other, until the rest fits."""
    for key in keys:
        if fits(points):
            break
        shorter = (tuple(one for one in point if one.key != key) for point in points)
        points = tuple(point for point in shorter if point)
    return points
