"""How long a case is kept, to the moment: what ends it, the warning, and another year."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from conversations.case import Aside, Case, Draft, Due, Event, is_blank
from conversations.days import pacific_day
from conversations.evidence import Evidence
from conversations.followup import E, happened, is_closed, took_back
from conversations.retention import (
    IDLE,
    KEPT,
    NEVER,
    WARNED,
    ends_at,
    goes_at,
    is_to_go,
    is_to_warn,
    last_change,
    look_at,
)
from tests.conversations.submitted import submitted

NOW = datetime(2026, 12, 5, 8, 30, tzinfo=UTC)
DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)


def case(**different: Any) -> Case:
    return Case(1, NOW, **different)


def test_a_case_that_was_put_away_is_kept_for_a_year_from_then() -> None:
    assert ends_at(case(cancelled_at=NOW + DAY)) == NOW + DAY + KEPT


def test_a_closed_case_is_kept_for_a_year_from_the_last_word_about_it() -> None:
    told = NOW + 40 * DAY
    won = happened(submitted(), E.REFUND_COMING, pacific_day(told), told)
    won = happened(won, E.MONEY_ALL, pacific_day(told), told + DAY)
    assert is_closed(won)
    assert ends_at(won) == told + DAY + KEPT
    again = took_back(won, 2, told + 2 * DAY)
    assert ends_at(again) == told + 2 * DAY + IDLE


@pytest.mark.parametrize(
    "given",
    [
        {"drafts": (Draft(1, "a", None, NOW + DAY),)},
        {"asides": (Aside(1, "a", NOW + DAY),)},
        {"evidence": (Evidence(1, "photo", 1, "f", "u", NOW + DAY, "accepted"),)},
        {"events": (Event(1, E.ORDER_SHIPPED, NOW.date(), NOW + DAY),)},
        {"events": (Event(1, E.ORDER_SHIPPED, NOW.date(), NOW, taken_back_at=NOW + DAY),)},
        {"dues": (Due("offer", NOW.date(), NOW + DAY),)},
        {"dues": (Due("offer", NOW.date(), NOW, done_at=NOW + DAY),)},
        {"dues": (Due("offer", NOW.date(), NOW, stopped_at=NOW + DAY),)},
    ],
)
def test_whatever_the_buyer_does_in_an_open_case_keeps_it_for_two_more_years(given: dict[str, Any]) -> None:
    assert last_change(case()) == NOW
    assert ends_at(case(**given)) == NOW + DAY + IDLE


def test_the_buyer_is_told_two_weeks_before_and_not_a_moment_earlier() -> None:
    old = case(cancelled_at=NOW)
    due = NOW + KEPT - WARNED
    assert look_at(old) == due
    assert not is_to_warn(old, due - MOMENT)
    assert is_to_warn(old, due)
    assert not is_to_go(old, due + 100 * DAY), "nobody was told"


def test_it_goes_two_weeks_after_the_word_and_not_a_moment_earlier() -> None:
    warned = case(cancelled_at=NOW, warned_at=NOW + KEPT - WARNED)
    assert look_at(warned) == goes_at(warned) == NOW + KEPT
    assert not is_to_warn(warned, NOW + KEPT)
    assert not is_to_go(warned, NOW + KEPT - MOMENT)
    assert is_to_go(warned, NOW + KEPT)


def test_who_was_told_late_has_two_weeks_all_the_same() -> None:
    late = case(cancelled_at=NOW, warned_at=NOW + KEPT + 3 * DAY)
    assert goes_at(late) == NOW + KEPT + 3 * DAY + WARNED


def test_a_warning_counts_no_more_once_the_buyer_goes_on() -> None:
    warned = case(warned_at=NOW + IDLE - WARNED)
    assert goes_at(warned) == NOW + IDLE
    on = replace(warned, asides=(Aside(1, "hello", NOW + IDLE - DAY),))
    assert goes_at(on) is None
    assert look_at(on) == NOW + IDLE - DAY + IDLE - WARNED


def test_another_year_begins_when_it_is_asked_for_and_shortens_nothing() -> None:
    asked = NOW + KEPT - 3 * DAY
    kept = case(cancelled_at=NOW, warned_at=NOW + KEPT - WARNED, kept_at=asked)
    assert goes_at(kept) is None
    assert ends_at(kept) == asked + KEPT
    assert ends_at(case(kept_at=NOW + DAY)) == NOW + IDLE


def test_a_case_of_the_far_future_can_be_reckoned_too() -> None:
    assert ends_at(Case(1, NEVER)) == NEVER
    assert look_at(Case(1, NEVER)) == NEVER - WARNED


def test_a_case_with_a_date_of_the_order_is_not_blank() -> None:
    assert is_blank(case())
    assert not is_blank(case(events=(Event(1, E.ORDER_SHIPPED, NOW.date(), NOW),)))
