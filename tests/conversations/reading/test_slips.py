"""What is a slip, and how near a typed word is to a label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.reading.slips import nearest, slips

LABELS = {"refund": "Refund only", "return": "Return and refund", "help": "Help me choose", "yes": "✅ Yes", "no": "No"}
CZECH = {"wait": "Čekám na balík", "yes": "Ano", "part": "Část peněz · 50 %"}


@pytest.mark.parametrize(
    ("typed", "wanted", "count"),
    [("refund", "refund", 0), ("refnd", "refund", 1), ("reefund", "refund", 1), ("rofund", "refund", 1),
     ("rfeund", "refund", 1), ("rfeudn", "refund", 2), ("", "no", 2), ("abc", "", 3)],
)  # fmt: skip
def test_slips_are_counted(typed: str, wanted: str, count: int) -> None:
    assert slips(typed, wanted) == slips(wanted, typed) == count


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_there_are_none_between_the_same_words_only_and_never_more_than_letters(one: str, other: str) -> None:
    assert (slips(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= slips(one, other) <= max(len(one), len(other))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("Refnd only", ["refund"]), ("REFUND ONLLY.", ["refund"]), ("retrun and refnd", ["return"])),
        *(("yess", ["yes"]), ("Yse", ["yes"]), ("Réfund only", ["refund"])),
        *(("refund", []), ("yessir", []), ("only", []), ("", []), ("something else", []), ("on", ["no"])),
    ],
)
def test_the_nearest_label_is_the_one_that_was_meant(typed: str, meant: list[str]) -> None:
    assert nearest(typed, LABELS) == meant


@pytest.mark.parametrize("typed", ["cekam na balik", "CEKAM NA BALIK", "Čekam na balik!", "čekám na blaík"])
def test_accents_and_capitals_are_no_slip(typed: str) -> None:
    assert nearest(typed, CZECH) == ["wait"]


def test_another_figure_is_another_thing() -> None:
    assert nearest("cast penez 50 %", CZECH) == ["part"]
    assert nearest("Část peněz · 51 %", CZECH) == []


def test_labels_that_are_equally_near_are_all_given_and_short_ones_can_be_left_out() -> None:
    assert nearest("bat", {1: "cat", 2: "hat", 3: "dogs"}) == [1, 2]
    assert nearest("yess", LABELS, shortest=4) == []
