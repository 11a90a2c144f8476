"""The walk to be looked at goes everywhere: no step and no stage is left out, and each is where it says it is."""

from __future__ import annotations

from conversations import followup, route
from conversations.dispute import STEPS
from conversations.followup import Stage
from tests.sheet.stops import stops


def test_every_step_and_every_stage_is_on_the_walk_once() -> None:
    keys = [stop.key for stop in stops()]
    assert sorted(keys) == sorted([*STEPS, *(f"stage_{stage}" for stage in Stage)])


def test_each_case_is_at_its_step_or_stage_and_the_one_before_is_not() -> None:
    for stop in stops():
        if stop.key in STEPS:
            assert route.open_step(stop.case) == stop.key
        else:
            assert f"stage_{followup.stage(stop.case)}" == stop.key
        assert stop.before is None or stop.before != stop.case or stop.does == ("events", "how_on")


def test_only_the_very_first_step_comes_from_nothing() -> None:
    assert [stop.key for stop in stops() if stop.before is None] == [next(iter(STEPS))]


def test_the_letter_on_the_walk_is_the_bot_s_own_and_has_no_gap() -> None:
    letters = [draft.text for stop in stops() for draft in stop.case.drafts]
    assert letters
    assert all(text.startswith("1. ") and "[" not in text for text in letters)
