"""What has changed from one text to another, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

PieceKind = Literal["same", "gone", "new"]

WORD = re.compile(r"\s*\S+|\s+$")
"""A word with the white space before it: compared by itself, white space would tear the words apart."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text that both have, or that only the earlier ("gone") or the later one ("new") has."""

    kind: PieceKind
    text: str


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """Give the stretches in their order: what is gone stands before what came in its place.

    The texts of "same" and "gone" together are `before`, those of "same" and "new" are `after`.
    """
    old, new = WORD.findall(before), WORD.findall(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    middle = _compared(old[start : len(old) - end], new[start : len(new) - end])
    pieces = [_piece("same", old[:start]), *middle, _piece("same", old[len(old) - end :])]
    return tuple(_joined(piece for piece in pieces if piece.text))


def _alike(old: list[str], new: list[str]) -> int:
    """Count the words that both begin with: quick, and most of what there is."""
    return next(
        (at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
    )


def _compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            yield _piece("same", old[i1:i2])
        else:
            yield _piece("gone", old[i1:i2])
            yield _piece("new", new[j1:j2])


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
