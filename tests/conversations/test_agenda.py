"""The next date of a case: before it is opened the last day for that, afterwards whose turn it is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from conversations import route
from conversations.agenda import next_deadline
from conversations.case import Case
from conversations.steps import S
from tests.conversations.test_route import reviewed
from tests.conversations.walks import NOW, begun, go

LAST_DAY = date(2026, 12, 20)  # protection ends on 5 December


def opened() -> Case:
    case = reviewed()
    for choice in ("submit", "pressed", "worked"):
        case = route.choose(case, route.open_step(case), choice, NOW)
    return case


def due(case: Case, now: datetime) -> tuple[str, date] | None:
    deadline = next_deadline(case, now)
    return (deadline.kind, deadline.day) if deadline else None


def test_nothing_is_due_while_no_date_is_known() -> None:
    assert next_deadline(begun(), NOW) is None
    assert next_deadline(go(go(begun(), "pick", "skip"), "pick", "unknown"), NOW) is None


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (datetime(2026, 11, 23, 12, tzinfo=UTC), "open_latest"),
        (datetime(2026, 12, 21, 7, 59, tzinfo=UTC), "open_latest"),  # 23:59 in Los Angeles
        (datetime(2026, 12, 21, 8, 0, tzinfo=UTC), "window_over"),
    ],
)
def test_before_submit_the_last_day_counts_until_it_has_passed_in_pacific_time(now: datetime, kind: str) -> None:
    assert due(reviewed(), now) == (kind, LAST_DAY)


@pytest.mark.parametrize(
    ("days", "kind", "day"),
    [
        (0, "seller_reply", date(2026, 11, 28)),
        (5, "seller_reply", date(2026, 11, 28)),
        (6, "platform_in", date(2026, 11, 30)),
        (7, "platform_in", date(2026, 11, 30)),
        (8, "platform_late", date(2026, 11, 30)),
    ],
)
def test_after_submit_the_seller_has_five_days_and_aliexpress_seven(days: int, kind: str, day: date) -> None:
    case = opened()
    assert route.open_step(case) is S.OPENED
    assert due(case, NOW + timedelta(days=days)) == (kind, day)


def test_a_case_that_was_put_away_has_no_date() -> None:
    case = opened()
    assert next_deadline(replace(case, cancelled_at=NOW), NOW) is None
