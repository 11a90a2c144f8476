"""What has changed from one text to another, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

PieceKind = Literal["same", "gone", "new"]

WORD = re.compile(r"\s*\S+|\s+$")
"""A word with the white space before it: compared by itself, white space would tear the words apart."""


MOST_WORDS = 6000
"""Words of either text, beside what both begin and end with, that are compared: whatever they are, this takes 20 ms and
10 MB. As it takes their product, twice the words take four times that. Our choice: some 15 full messages."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text that both have, or that only the earlier ("gone") or the later one ("new") has."""

    kind: PieceKind
    text: str


@dataclass(frozen=True)
class Run:
    """Words that stand in both texts one after the other: where they begin in each, and how many they are."""

    old: int
    new: int
    words: int

    @property
    def old_end(self) -> int:
        """Where the run is over in the earlier text."""
        return self.old + self.words

    @property
    def new_end(self) -> int:
        """Where it is over in the later one."""
        return self.new + self.words


def compare(before: str, after: str) -> tuple[Piece, ...] | None:
    """Give the stretches in their order: what is gone stands before what came in its place.

    The texts of "same" and "gone" together are `before`, those of "same" and "new" are `after`. None where they are
    too different: beside what both begin and end with, one has more than `MOST_WORDS`.
    """
    old, new = WORD.findall(before), WORD.findall(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    gone, came = old[start : len(old) - end], new[start : len(new) - end]
    if gone and came and max(len(gone), len(came)) > MOST_WORDS:
        return None
    pieces = [_piece("same", old[:start]), *_compared(gone, came), _piece("same", old[len(old) - end :])]
    return tuple(_joined(piece for piece in pieces if piece.text))


def _alike(old: list[str], new: list[str]) -> int:
    """Count the words that both begin with: quick, and most of what there is."""
    return next(
        (at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
    )


def _compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    before = Run(0, 0, 0)
    for run in (*_readable(_runs(matched(old, new)), Run(len(old), len(new), 0)), Run(len(old), len(new), 0)):
        yield _piece("gone", old[before.old_end : run.old])
        yield _piece("new", new[before.new_end : run.new])
        yield _piece("same", old[run.old : run.old_end])
        before = run


def matched(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Give the places of a longest common subsequence of words, in their order: in `old` and in `new`.

    All words of `old` are compared with one of `new` at once, as the bits of a number: a bit is 0 where, with this
    word of `new`, the subsequence is one longer than without that word of `old`. Source: Crochemore et al., "A fast
    and practical bit-vector algorithm for the longest common subsequence problem" (2001); the way back: Hyyrö (2004).
    """
    places: dict[str, int] = {}
    for place, word in enumerate(old):
        places[word] = places.get(word, 0) | 1 << place
    whole = (1 << len(old)) - 1
    rows = [whole]
    for word in new:
        found = rows[-1] & places.get(word, 0)
        rows.append(((rows[-1] + found) | (rows[-1] - found)) & whole)
    return _way_back(rows, len(old))


def _way_back(rows: list[int], place: int) -> list[tuple[int, int]]:
    pairs, row = list[tuple[int, int]](), len(rows) - 1
    while place and row:
        if rows[row] >> (place - 1) & 1:  # no longer with this word of `old`
            place -= 1
            continue
        row -= 1
        if rows[row] >> (place - 1) & 1:  # and it is longer only with this word of `new`
            place -= 1
            pairs.append((place, row))
    return pairs[::-1]


def _runs(pairs: Iterable[tuple[int, int]]) -> list[Run]:
    runs: list[Run] = []
    for old, new in pairs:
        if runs and (old, new) == (runs[-1].old_end, runs[-1].new_end):
            runs[-1] = replace(runs[-1], words=runs[-1].words + 1)
        else:
            runs.append(Run(old, new, 1))
    return runs


def _readable(runs: Sequence[Run], end: Run) -> list[Run]:
    """Leave out a lone word between two stretches that were both replaced: chance has it in both, and it tears them."""
    around = zip((Run(0, 0, 0), *runs), runs, (*runs[1:], end), strict=False)
    return [
        run for before, run, after in around if run.words > 1 or not (_replaced(before, run) and _replaced(run, after))
    ]


def _replaced(before: Run, after: Run) -> bool:
    """Say whether between two runs something is gone and something came."""
    return before.old_end < after.old and before.new_end < after.new


def _piece(kind: PieceKind, words: list[str]) -> Piece:
    return Piece(kind, "".join(words))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    held: Piece | None = None
    for piece in pieces:
        if held and held.kind == piece.kind:
            held = Piece(held.kind, held.text + piece.text)
        else:
            if held:
                yield held
            held = piece
    if held:
        yield held
