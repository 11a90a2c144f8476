"""When something is said of a picture's looks: each threshold on both sides, and when nothing is said any more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from conversations.evidence import Evidence
from conversations.files.looks import (
    DARKEST,
    FEWEST_MARKS,
    FEWEST_PIXELS,
    MOST_APART,
    SHARE_APART,
    SOFTEST,
    doubled_of,
    is_alike,
    looks,
)
from tests.conversations.walks import NOW

FINE = Evidence(1, "photo", 1, "a", "a", NOW, "accepted", format="JPEG", width=400, height=300,
                sharpness=SOFTEST, brightness=DARKEST, likeness=f"{(1 << 60) - 1:064x}")  # fmt: skip


def likeness(marks: int, apart: int = 0) -> str:
    """Some bits that are set, of which the lowest are others than usual."""
    return f"{((1 << marks) - 1) ^ ((1 << apart) - 1) << 200:064x}"


def test_of_a_fine_picture_nothing_is_said() -> None:
    assert FINE.width
    assert FINE.height
    assert FINE.width * FINE.height == FEWEST_PIXELS
    assert looks([FINE], FINE) == ()


@pytest.mark.parametrize(
    ("changed", "look"),
    [({"sharpness": SOFTEST - 0.01}, "blurred"), ({"brightness": DARKEST - 1}, "dark"), ({"width": 399}, "tiny")],
)
def test_a_picture_below_a_threshold_is_warned_of_until_its_buyer_wants_it_all_the_same(
    changed: dict[str, Any], look: str
) -> None:
    warned = replace(FINE, **changed)
    assert looks([warned], warned) == (look,)
    assert looks([warned], replace(warned, looks_fine=True)) == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"format": "MP4", "sent_as": "video"},
        {"verdict": "refused"},
        {"verdict": "removed"},
        {"sharpness": None, "brightness": None, "width": None, "height": None},
    ],
)
def test_nothing_is_said_of_videos_of_what_is_not_used_and_of_what_was_not_measured(changed: dict[str, Any]) -> None:
    bad = replace(FINE, sharpness=0.0, brightness=0, width=9, height=9)
    assert looks([bad], bad) == ("blurred", "dark", "tiny")
    assert looks([bad], replace(bad, **changed)) == ()


def test_the_later_of_two_alike_is_told_of_the_earlier_one_as_long_as_that_is_used() -> None:
    twin = replace(FINE, number=2)
    assert doubled_of([FINE, twin], twin) is FINE
    assert looks([FINE, twin], twin) == ("doubled",)
    assert looks([FINE, twin], FINE) == ()
    assert looks([replace(FINE, verdict="removed"), twin], twin) == ()


@pytest.mark.parametrize(
    ("marks", "apart", "alike"),
    [
        (60, MOST_APART, True),
        (60, MOST_APART + 1, False),
        (30, 30 // SHARE_APART, True),
        (30, 30 // SHARE_APART + 1, False),
        (FEWEST_MARKS, 0, True),
        (FEWEST_MARKS - 1, 0, False),
    ],
)
def test_two_pictures_are_alike_up_to_so_many_bits_of_those_that_tell_them(marks: int, apart: int, alike: bool) -> None:
    assert is_alike(likeness(marks), likeness(marks, apart)) is alike
    assert is_alike(likeness(marks, apart), likeness(marks)) is alike


def test_what_has_no_likeness_is_like_nothing() -> None:
    assert not is_alike(None, None)
    assert not is_alike(FINE.likeness, None)
    assert not is_alike(FINE.likeness, (FINE.likeness or "")[1:])
