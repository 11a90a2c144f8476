"""Two versions of a text, compared word by word."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from conversations.comparing import Piece, compare

WORDS = st.lists(st.sampled_from(["shoes", "size", "42", "40", "\n", " ", "too", "small.", "é", ""]), max_size=30)


def text_of(pieces: tuple[Piece, ...], *kinds: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


@given(st.text(max_size=60) | WORDS.map(" ".join), st.text(max_size=60) | WORDS.map(" ".join))
def test_nothing_is_lost_and_nothing_made_up(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert text_of(pieces, "same", "gone") == before
    assert text_of(pieces, "same", "new") == after


@given(st.text(max_size=60))
def test_a_text_compared_with_itself_has_not_changed(text: str) -> None:
    assert compare(text, text) == ((Piece("same", text),) if text else ())


def test_only_the_words_that_changed_are_marked() -> None:
    assert compare("I ordered size 42, size 40 came.", "I ordered size 43, size 40 came late.") == (
        Piece("same", "I ordered size"),
        Piece("gone", " 42,"),
        Piece("new", " 43,"),
        Piece("same", " size 40"),
        Piece("gone", " came."),
        Piece("new", " came late."),
    )


def test_a_text_that_says_one_word_over_and_over_is_compared_in_no_time() -> None:
    began = time.perf_counter()
    compare("a b " * 1000, "b a " * 1000 + "c")
    assert time.perf_counter() - began < 5
