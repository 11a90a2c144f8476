"""Two versions of a text, compared word by word."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.comparing import MOST_WORDS, Piece, compare, matched

WORDS = st.lists(st.sampled_from(["shoes", "size", "42", "40", "\n", " ", "too", "small.", "é", ""]), max_size=30)


def text_of(pieces: tuple[Piece, ...], *kinds: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


@given(st.text(max_size=60) | WORDS.map(" ".join), st.text(max_size=60) | WORDS.map(" ".join))
def test_nothing_is_lost_and_nothing_made_up(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert pieces is not None
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


def test_a_lone_word_between_two_replaced_ones_does_not_tear_them_apart() -> None:
    assert compare("size 42 and black soles", "size 40 and red laces") == (
        Piece("same", "size"),
        Piece("gone", " 42 and black soles"),
        Piece("new", " 40 and red laces"),
    )


def test_a_lone_word_stays_where_words_only_came_or_are_only_gone() -> None:
    assert compare("one two three", "one more two and three") == (
        Piece("same", "one"),
        Piece("new", " more"),
        Piece("same", " two"),
        Piece("new", " and"),
        Piece("same", " three"),
    )


def longest(old: list[str], new: list[str]) -> int:
    """Give the length of a longest common subsequence, by the table that everybody knows."""
    row = [0] * (len(new) + 1)
    for one in old:
        last = row
        row = [0]
        for place, other in enumerate(new):
            row.append(last[place] + 1 if one == other else max(last[place + 1], row[place]))
    return row[-1]


FEW = st.lists(st.sampled_from("abcd"), max_size=80)


@given(FEW, FEW)
def test_no_more_words_could_be_the_same(old: list[str], new: list[str]) -> None:
    pairs = matched(old, new)
    assert all(old[one] == new[other] for one, other in pairs)
    assert all(a < b and c < d for (a, c), (b, d) in pairwise(pairs))
    assert len(pairs) == longest(old, new)


def shuffled(words: int, seed: int) -> str:
    """Make a text of as many words, all of them often, in no order: what a comparison has most to do with."""
    chance = random.Random(seed)
    return " ".join(f"{chance.randrange(150):x}" for _ in range(words))


HOSTILE: dict[str, Callable[[int, int], str]] = {
    "many words in no order": shuffled,
    "one word over and over": lambda words, seed: ("a b " * words)[seed * 2 :][: 2 * words],
    "no word in common": lambda words, seed: " ".join(f"{seed}.{number}" for number in range(words)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_whatever_the_words_are_the_longest_texts_that_are_compared_take_no_time(kind: str) -> None:
    before, after = HOSTILE[kind](MOST_WORDS - 2, 0), HOSTILE[kind](MOST_WORDS - 2, 1)
    began = time.process_time()
    pieces = compare(before, after)
    assert time.process_time() - began < 5  # where 0.02 are usual: by another method it would take hours
    assert pieces is not None
    assert text_of(pieces, "same", "gone") == before
    assert text_of(pieces, "same", "new") == after


def numbered(words: int, name: str) -> str:
    return " ".join(f"{name}{number}" for number in range(words))


def test_of_longer_texts_nothing_is_compared_unless_little_is_different() -> None:
    most, more = numbered(MOST_WORDS, "a"), numbered(MOST_WORDS + 1, "a")
    assert compare(most, numbered(MOST_WORDS, "b"))
    assert compare(more, "b") is None
    assert compare("b", more) is None
    assert compare(more, "") == (Piece("gone", more),)
    assert compare(f"{more} x {more}", f"{more} y {more}") == (
        Piece("same", more),
        Piece("gone", " x"),
        Piece("new", " y"),
        Piece("same", f" {more}"),
    )
