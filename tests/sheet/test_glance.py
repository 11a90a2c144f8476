"""What is said of a screen that was looked at. How the page is asked: tests/standin/page/test_page_glance.py."""

from __future__ import annotations

import pytest

from tests.sheet.glance import WANTED, Glance, Line, Place, is_enough, percent, report

ROOM = 600.0


def glance(question: tuple[float, float] | None, *buttons: tuple[float, float], is_cut: bool = False) -> Glance:
    asked = Place("Which order?", *question) if question else None
    return Glance(ROOM, asked, tuple(Place(f"Button {number}", *at, is_cut) for number, at in enumerate(buttons, 1)))


@pytest.mark.parametrize(
    ("seen", "outside"),
    [
        (glance((0, 22), (548, 592)), []),
        (glance((-0.4, 22), (556, 600.4)), []),
        (glance((-1, 21), (548, 592)), ["the question"]),
        (glance((-500, -478), (548, 592)), ["the question"]),
        (glance((10, 32), (500, 544), (557, 601)), ["1 of 2 buttons"]),
        (glance((-30, -8), (-5, 39), (548, 592)), ["the question", "1 of 2 buttons"]),
        (glance((10, 32), (548, 592), is_cut=True), ["“Button 1” is cut"]),
        (glance(None, (548, 592)), ["the question is not there"]),
    ],
)
def test_what_is_not_seen_is_named_and_half_a_pixel_is_nothing(seen: Glance, outside: list[str]) -> None:
    assert seen.outside() == outside


def test_the_height_is_from_the_question_to_the_end_of_the_last_button() -> None:
    assert glance((-30, -8), (500, 544), (548, 592)).height == 622
    assert glance(None, (548, 592)).height == 0


def test_the_report_counts_all_and_has_a_line_for_each_that_is_not_at_one_glance() -> None:
    lines = [Line("order", ROOM, 300, ()), Line("late", ROOM, 812, ("the question", "1 of 2 buttons"))]
    said = report("cs", lines).split("\n")
    assert said == [
        f"cs: 1 of 2 at one glance, 50.0 % (wanted: {WANTED} %)",
        "  late: 812 px of 600; outside: the question, 1 of 2 buttons",
    ]


@pytest.mark.parametrize(("fitting", "enough"), [(20, True), (19, True), (18, False)])
def test_ninety_five_of_a_hundred_are_enough(fitting: int, enough: bool) -> None:
    lines = [Line("order", ROOM, 300, ()) for _ in range(fitting)]
    lines += [Line("late", ROOM, 812, ("the question",)) for _ in range(20 - fitting)]
    assert percent(lines) == 5 * fitting
    assert is_enough(lines) is enough
