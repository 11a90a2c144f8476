"""Every deadline: from which day it is reckoned, its last moment, where it counts, what the buyer's word changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from conversations import deadlines, dues, followup, route
from conversations.case import Answer, Case
from conversations.days import FIRST_DAY_TO_OPEN, PACIFIC, end_of_day_utc, pacific_day
from conversations.deadlines import NEAR, RULES, Deadline, next_deadline, reckoned
from conversations.followup import E, Stage
from conversations.names import S
from conversations.rejected import Rejected
from tests.conversations.submitted import NOON, TODAY, at_stage, came_for_the_appeal, given, submitted
from tests.conversations.walks import NOW, arrows_walked, begun, go

MOMENT = timedelta(microseconds=1)
PRAGUE = ZoneInfo("Europe/Prague")
Build = Callable[[date], Case]


def known(*kinds: E) -> Build:
    """Before Submit, with these told of the order."""
    return lambda day: given(begun(), *((kind, day) for kind in kinds))


def told(*kinds: E) -> Build:
    """After Submit on that day, with these told on the same day."""
    return lambda day: given(opened(day), *((kind, day) for kind in kinds))


def opened(day: date) -> Case:
    return submitted(datetime(day.year, day.month, day.day, 12, tzinfo=PACIFIC).astimezone(UTC))


def protected(day: date) -> Case:
    case = go(begun(), "type", "Blue shoes")
    return replace(case, answers={**case.answers, S.PROTECTION: Answer(day.isoformat(), NOW)})


def named_last(day: date) -> Case:
    """The page names that day as the last one for a refund."""
    answers = {S.PROTECTION: Answer("last_day", NOW), S.LAST_DAY: Answer(day.isoformat(), NOW)}
    case = go(begun(), "type", "Blue shoes")
    return replace(case, answers={**case.answers, **answers})


def free_return(day: date) -> Case:
    case = begun()
    for answer in [("type", "Shoes"), ("pick", "unknown"), ("pick", "found"), ("pick", "help"), ("pick", "yes"),
                   ("pick", "give_back"), ("pick", "free")]:  # fmt: skip
        case = go(case, *answer)
    return given(case, (E.ORDER_ARRIVED, day))


@dataclass(frozen=True)
class Row:
    """A rule of facts.md, section 6: from which day (1 June 2026), which day is the last, and how sure that is."""

    build: Build
    last: date
    certainty: str


JUNE = date(2026, 6, 1)
"""A Monday."""

TABLE: dict[str, Row] = {
    "open_earliest": Row(known(E.ORDER_SHIPPED), date(2026, 6, 11), "high"),
    "transit_lock": Row(known(E.ORDER_PROMISED), date(2026, 6, 1), "high"),
    "last_day": Row(named_last, date(2026, 6, 1), "high"),
    "extension": Row(protected, date(2026, 5, 30), "medium"),
    "protection_end": Row(protected, date(2026, 6, 1), "high"),
    "open_confirmed": Row(known(E.ORDER_CONFIRMED), date(2026, 6, 16), "high"),
    "open_latest": Row(protected, date(2026, 6, 16), "medium"),
    "seller_reply": Row(told(), date(2026, 6, 6), "high"),
    "platform_in": Row(told(), date(2026, 6, 8), "medium"),
    "buyer_reply": Row(told(E.OFFERED_LESS), date(2026, 6, 4), "ours"),
    "platform_result": Row(told(E.STEPPED_IN), date(2026, 6, 15), "ours"),
    "evidence_request": Row(told(E.STEPPED_IN, E.PROOF_WANTED), date(2026, 6, 4), "low"),
    "appeal": Row(told(E.DECIDED_NOTHING), date(2026, 6, 8), "low"),
    "appeal_result": Row(told(E.DECIDED_NOTHING, E.APPEALED), date(2026, 6, 8), "medium"),
    "return_ship": Row(told(E.RETURN_AGREED), date(2026, 6, 11), "high"),
    "return_scan": Row(told(E.RETURN_AGREED, E.POSTED), date(2026, 6, 3), "high"),
    "return_there": Row(told(E.RETURN_AGREED, E.POSTED), date(2026, 6, 15), "ours"),
    "return_confirm": Row(told(E.RETURN_AGREED, E.POSTED, E.GOODS_THERE), date(2026, 6, 11), "ours"),
    "refund_arrive": Row(told(E.REFUND_COMING), date(2026, 6, 15), "high"),
    "refund_late": Row(told(E.REFUND_COMING), date(2026, 6, 29), "medium"),
    "bonus_or_coupon": Row(told(E.REFUND_COMING, E.COUPON), date(2026, 7, 31), "medium"),
    "free_return": Row(free_return, date(2026, 6, 16), "high"),
    "eu_withdrawal": Row(known(E.LIVES_IN_EU, E.ORDER_ARRIVED), date(2026, 6, 15), "high"),
    "paypal": Row(known(E.PAID_PAYPAL), date(2026, 11, 28), "high"),
    "paypal_claim": Row(known(E.PAYPAL_OPENED), date(2026, 6, 21), "high"),
    "chargeback": Row(known(E.PAID_CARD), date(2026, 9, 29), "medium"),
}


def one(case: Case, kind: str) -> Deadline:
    found = reckoned(case, kind, PACIFIC)
    assert found, kind
    return found


def kinds(case: Case) -> set[str]:
    return {deadline.kind for deadline in deadlines.deadlines(case, PACIFIC)}


@pytest.mark.parametrize("kind", RULES)
def test_a_deadline_is_late_once_it_is_over_where_something_can_still_be_done(kind: str) -> None:
    found = one(TABLE[kind].build(JUNE), kind)
    assert not found.is_late(found.due)
    assert found.is_late(found.due + MOMENT) is ("late" in RULES[kind].ladder.split())


def test_every_rule_is_in_the_table() -> None:
    assert list(TABLE) == list(RULES)


@pytest.mark.parametrize(("kind", "row"), TABLE.items())
def test_a_deadline_lasts_until_the_last_microsecond_of_its_pacific_day_and_no_longer(kind: str, row: Row) -> None:
    found = one(row.build(JUNE), kind)
    assert found.since in (JUNE, JUNE + timedelta(days=7))
    assert found.day == row.last
    assert (found.basis, found.certainty) == ("rule", row.certainty)
    assert found.source == RULES[kind].source
    midnight = datetime.combine(row.last + timedelta(days=1), time(), PACIFIC)
    assert found.due == midnight - MOMENT
    assert not found.is_over(midnight - MOMENT)
    assert found.is_over(midnight)


@pytest.mark.parametrize(("kind", "row"), TABLE.items())
def test_a_deadline_is_the_same_moment_for_a_buyer_in_prague(kind: str, row: Row) -> None:
    found = one(row.build(JUNE), kind)
    nine = datetime.combine(row.last + timedelta(days=1), time(9), PRAGUE)
    assert not found.is_over(nine - MOMENT)
    assert found.is_over(nine)


@pytest.mark.parametrize(
    ("begun_on", "over_in_prague"),
    [
        (date(2026, 3, 2), datetime(2026, 3, 8, 9, tzinfo=PRAGUE)),
        (date(2026, 3, 3), datetime(2026, 3, 9, 8, tzinfo=PRAGUE)),
        (date(2026, 3, 22), datetime(2026, 3, 28, 8, tzinfo=PRAGUE)),
        (date(2026, 3, 23), datetime(2026, 3, 29, 9, tzinfo=PRAGUE)),
        (date(2026, 10, 18), datetime(2026, 10, 24, 9, tzinfo=PRAGUE)),
        (date(2026, 10, 19), datetime(2026, 10, 25, 8, tzinfo=PRAGUE)),
        (date(2026, 10, 26), datetime(2026, 11, 1, 8, tzinfo=PRAGUE)),
        (date(2026, 10, 27), datetime(2026, 11, 2, 9, tzinfo=PRAGUE)),
    ],
)
def test_between_the_clock_changes_of_both_places_the_hour_in_prague_is_another(
    begun_on: date, over_in_prague: datetime
) -> None:
    found = one(opened(begun_on), "seller_reply")
    assert not found.is_over(over_in_prague.astimezone(UTC) - MOMENT)
    assert found.is_over(over_in_prague.astimezone(UTC))


CLOCK_CHANGES = {
    "spring, Pacific coast": date(2026, 3, 8),
    "spring, Prague": date(2026, 3, 29),
    "autumn, Prague": date(2026, 10, 25),
    "autumn, Pacific coast": date(2026, 11, 1),
}


@pytest.mark.parametrize("change", CLOCK_CHANGES.values(), ids=CLOCK_CHANGES)
@pytest.mark.parametrize(("kind", "row"), TABLE.items())
def test_days_are_counted_on_the_calendar_when_the_clock_changes_within_them(kind: str, row: Row, change: date) -> None:
    """From the day before the change on, and so that the last day is the very day of the change."""
    rule = RULES[kind]
    for begin in (change - timedelta(days=1), change - timedelta(days=rule.days), change):
        found = one(row.build(begin), kind)
        last = found.since + timedelta(days=rule.days)
        if rule.is_working:
            last = working(found.since, rule.days)
        assert found.day == last
        assert found.due + MOMENT == datetime.combine(last + timedelta(days=1), time(), PACIFIC)
        assert not found.is_over(found.due)
        assert found.is_over(found.due + MOMENT)


def working(day: date, count: int) -> date:
    """Counted the slow way: the days listed, the weekends left out."""
    after = [day + timedelta(days=ahead) for ahead in range(1, count * 2 + 4)]
    return [one_day for one_day in after if one_day.isoweekday() < 6][count - 1]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 2, 6, 59, 59, 999999, UTC), date(2026, 6, 1)),
        (datetime(2026, 6, 2, 7, tzinfo=UTC), date(2026, 6, 2)),
        (datetime(2026, 3, 9, 6, 59, 59, 999999, UTC), date(2026, 3, 8)),
        (datetime(2026, 3, 9, 7, tzinfo=UTC), date(2026, 3, 9)),
        (datetime(2026, 11, 2, 7, 59, 59, 999999, UTC), date(2026, 11, 1)),
        (datetime(2026, 11, 2, 8, tzinfo=UTC), date(2026, 11, 2)),
    ],
)
def test_submit_counts_on_the_day_that_the_pacific_coast_has_at_that_moment(moment: datetime, day: date) -> None:
    assert one(submitted(moment), "seller_reply").since == day
    assert one(submitted(moment), "seller_reply").day == day + timedelta(days=5)


# Where a deadline counts

BEFORE_SUBMIT = {"open_earliest", "transit_lock", "last_day", "extension", "protection_end", "open_confirmed",
                 "open_latest", "free_return"}  # fmt: skip
AT: dict[Stage, set[str]] = {
    Stage.SELLER: {"seller_reply", "platform_in", "platform_result"},
    Stage.OFFER: {"buyer_reply", "platform_in", "platform_result"},
    Stage.RETURN_OFFER: {"buyer_reply", "platform_in", "platform_result"},
    Stage.REFUSED: {"platform_in", "platform_result"},
    Stage.LOOKING: {"platform_result"},
    Stage.OUTCOME: set(),
    Stage.DECIDED: {"appeal"},
    Stage.APPEALED: {"appeal_result"},
    Stage.RETURN: {"return_ship"},
    Stage.SENT_BACK: {"return_scan", "return_there"},
    Stage.REFUND: {"refund_arrive", "refund_late"},
    Stage.WON: set(),
    Stage.PARTLY: set(),
    Stage.LOST: set(),
    Stage.WITHDRAWN: {"protection_end", "open_latest"},
    Stage.GIVEN_UP: set(),
}
ORDER_KNOWN = [(kind, TODAY) for kind in followup.ORDER]
LIVES = [(E.LIVES_IN_EU, TODAY)]
"""Told last, it counts more than that the buyer lives elsewhere."""
BESIDE = {"eu_withdrawal", "paypal", "paypal_claim", "chargeback"}


@pytest.mark.parametrize("stage", Stage)
def test_at_each_stage_exactly_the_deadlines_of_that_stage_count(stage: Stage) -> None:
    assert kinds(at_stage(stage)) == AT[stage]
    paid = {Stage.WON, Stage.PARTLY}
    beside = set() if stage in paid else BESIDE
    with_order = given(at_stage(stage), *ORDER_KNOWN, *LIVES)
    reckoned_anew = {"open_confirmed"} if stage is Stage.WITHDRAWN else set()
    dispute = {"seller_reply", "platform_in", "platform_result"}
    assert kinds(with_order) - AT[stage] - beside - reckoned_anew <= dispute
    assert beside <= kinds(with_order)


def test_an_open_stage_never_leaves_the_buyer_without_a_date_once_the_day_is_known() -> None:
    """Only where the outcome is not told yet none is known."""
    open_stages = [stage for stage in Stage if stage not in followup.CLOSED and stage is not Stage.OUTCOME]
    assert [stage for stage in open_stages if not AT[stage]] == []
    assert kinds(given(came_for_the_appeal(), (E.DECIDED_LESS, TODAY))) == {"appeal"}


def test_a_buyer_who_tells_nothing_more_is_led_on_from_one_date_to_the_next() -> None:
    case = submitted()
    order = [one(case, kind).due for kind in ("seller_reply", "platform_in", "platform_result")]
    assert order == sorted(order)
    soonest = [next_deadline(case, PACIFIC, due) for due in order]
    assert [found.kind for found in soonest if found] == ["seller_reply", "platform_in", "platform_result"]
    last = next_deadline(case, PACIFIC, order[-1] + timedelta(days=99))
    assert last
    assert last.kind == "platform_result"


def test_before_submit_only_what_is_known_of_the_order_counts() -> None:
    assert kinds(begun()) == set()
    assert kinds(protected(JUNE)) == {"extension", "protection_end", "open_latest"}
    assert kinds(named_last(JUNE)) == {"last_day"}
    assert kinds(opened(JUNE)) & BEFORE_SUBMIT == set()


@pytest.mark.parametrize("stage", Stage)
def test_a_case_that_was_put_away_has_no_deadline(stage: Stage) -> None:
    assert deadlines.deadlines(replace(given(at_stage(stage), *ORDER_KNOWN), cancelled_at=NOON), PACIFIC) == ()


@pytest.mark.parametrize("stage", Stage)
def test_deadlines_come_the_soonest_first(stage: Stage) -> None:
    found = deadlines.deadlines(given(at_stage(stage), *ORDER_KNOWN), PACIFIC)
    assert all(earlier.due <= later.due for earlier, later in pairwise(found))


# What a deadline is reckoned from


def on(day: int) -> date:
    return date(2026, 6, day)


def test_a_change_gives_the_seller_five_new_days_and_proof_does_not() -> None:
    case = opened(on(1))
    changed = given(case, (E.OFFERED_LESS, on(2)), (E.MODIFIED, on(4)))
    assert one(changed, "seller_reply").day == on(9)
    assert one(changed, "platform_in").day == on(8)
    assert one(given(case, (E.PROOF_ADDED, on(4))), "seller_reply").day == on(6)


def test_rejecting_an_offer_is_no_change_so_nobody_waits_for_the_seller_then_but_for_aliexpress() -> None:
    rejected = given(opened(on(1)), (E.OFFERED_LESS, on(2)), (E.REJECTED, on(4)))
    assert "seller_reply" not in kinds(rejected)
    assert one(rejected, "platform_in").day == on(8)
    changed_too = given(rejected, (E.MODIFIED, on(5)))
    assert one(changed_too, "seller_reply").day == on(10)
    assert "seller_reply" not in kinds(given(changed_too, (E.OFFERED_LESS, on(6)), (E.REJECTED, on(7))))


def test_a_dispute_that_was_opened_anew_after_a_rejection_waits_for_the_seller_again() -> None:
    rejected = given(opened(on(1)), (E.OFFERED_LESS, on(2)), (E.REJECTED, on(3)))
    anew = given(rejected, (E.WITHDRAWN, on(4)), (E.REOPENED, on(10)))
    assert one(anew, "seller_reply").day == on(15)


@pytest.mark.parametrize("place", followup.HOME)
def test_who_lives_in_a_country_of_the_eu_has_the_days_of_the_eu_and_nobody_else(place: E) -> None:
    case = given(opened(on(1)), (E.ORDER_ARRIVED, on(1)), (E.LIVES_IN_EU, on(1)), (place, on(2)))
    assert ("eu_withdrawal" in kinds(case)) is (place is not E.LIVES_ELSEWHERE)


def test_a_change_that_is_told_with_a_day_before_the_opening_takes_no_day_away() -> None:
    assert one(given(opened(on(3)), (E.MODIFIED, on(1))), "seller_reply").day == on(8)


def test_a_dispute_that_was_opened_anew_is_reckoned_from_that_day() -> None:
    case = given(opened(on(1)), (E.STEPPED_IN, on(3)), (E.WITHDRAWN, on(4)), (E.REOPENED, on(10)))
    assert one(case, "seller_reply").day == on(15)
    assert one(case, "platform_in").day == on(17)
    assert one(case, "platform_result").since == on(17)


def test_the_day_of_opening_that_the_buyer_tells_wins_over_the_tap_on_submit() -> None:
    case = given(opened(on(5)), (E.DISPUTE_OPENED, on(2)))
    assert (one(case, "seller_reply").day, one(case, "platform_in").day) == (on(7), on(9))


def test_the_result_is_reckoned_from_when_aliexpress_stepped_in_else_from_when_it_should_have() -> None:
    case = opened(on(1))
    assert one(case, "platform_result").since == on(8)
    assert one(given(case, (E.STEPPED_IN, on(6))), "platform_result").since == on(6)


def test_the_last_days_run_from_the_earlier_of_the_end_of_protection_and_of_confirming() -> None:
    assert windows(given(protected(on(10)), (E.ORDER_CONFIRMED, on(4)))) == [("open_confirmed", on(19))]
    late = given(protected(on(10)), (E.ORDER_CONFIRMED, on(12)))
    assert windows(late) == [("open_latest", on(25)), ("open_confirmed", on(27))]
    assert windows(given(begun(), (E.ORDER_CONFIRMED, on(4)))) == [("open_confirmed", on(19))]


def windows(case: Case, now: datetime = datetime(2026, 6, 1, tzinfo=UTC)) -> list[tuple[str, date]]:
    """Until when a dispute can be opened, by each reading, the one that counts first."""
    return [(found.kind, found.day) for found in deadlines.to_open(case, PRAGUE, now)]


def test_where_sources_differ_the_earlier_day_counts_and_the_later_one_stands_beside_it_until_it_is_over() -> None:
    case = protected(on(10))
    assert windows(case) == [("protection_end", on(10)), ("open_latest", on(25))]
    assert windows(case, datetime(2026, 6, 12, tzinfo=UTC)) == [("open_latest", on(25))]
    assert windows(case, datetime(2026, 9, 1, tzinfo=UTC)) == [("open_latest", on(25))]
    assert windows(begun()) == []


def test_nothing_is_added_to_the_day_that_the_page_names_as_the_last_one() -> None:
    assert windows(named_last(on(10))) == [("last_day", on(10))]
    assert windows(given(named_last(on(10)), (E.ORDER_CONFIRMED, on(4)))) == [("open_confirmed", on(19))]


def test_what_the_page_shows_goes_before_what_is_reckoned() -> None:
    typed = dues.typed(protected(on(10)), "protection_end", "2026-06-14", PRAGUE, datetime(2026, 6, 1, tzinfo=UTC))
    assert windows(typed) == [("protection_end", on(14)), ("open_latest", on(25))]


def test_the_end_of_protection_matters_until_receipt_is_confirmed() -> None:
    assert kinds(given(protected(on(10)), (E.ORDER_CONFIRMED, on(4)))) == {"open_confirmed"}


@pytest.mark.parametrize("come", [(E.ORDER_ARRIVED,), (E.ORDER_CONFIRMED,)])
def test_whose_goods_have_come_is_neither_told_to_ask_for_more_time_nor_to_wait_for_the_eleventh_day(
    come: tuple[E, ...],
) -> None:
    case = given(protected(on(10)), (E.ORDER_SHIPPED, on(1)))
    assert {"extension", "open_earliest"} <= kinds(case)
    assert {"extension", "open_earliest"} & kinds(given(case, *((kind, on(4)) for kind in come))) == set()


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        (told(E.RETURN_AGREED, E.POSTED)(JUNE), "return_scan"),
        (told(E.RETURN_AGREED, E.POSTED)(JUNE), "return_there"),
        (told(E.REFUND_COMING)(JUNE), "refund_arrive"),
        (known(E.PAID_PAYPAL)(JUNE), "paypal"),
        (known(E.PAYPAL_OPENED)(JUNE), "paypal_claim"),
        (known(E.PAID_CARD)(JUNE), "chargeback"),
        (known(E.LIVES_IN_EU, E.ORDER_ARRIVED)(JUNE), "eu_withdrawal"),
    ],
)
def test_the_days_of_the_law_of_paypal_a_bank_and_the_post_end_where_the_buyer_lives_or_earlier(
    case: Case, kind: str
) -> None:
    ends = {zone: reckoned(case, kind, ZoneInfo(zone)) for zone in ("Europe/Prague", "Pacific/Honolulu")}
    pacific = reckoned(case, kind, PACIFIC)
    assert pacific
    assert (ends["Europe/Prague"] or pacific).due == pacific.due - timedelta(hours=9)
    assert ends["Pacific/Honolulu"] == pacific


@pytest.mark.parametrize("kind", [kind for kind, rule in RULES.items() if rule.clock == "aliexpress"])
def test_the_days_of_aliexpress_end_in_pacific_time_wherever_the_buyer_lives(kind: str) -> None:
    case = TABLE[kind].build(JUNE)
    assert reckoned(case, kind, PRAGUE) == reckoned(case, kind, PACIFIC)


@pytest.mark.parametrize("kind", [E.ORDER_ARRIVED, E.ORDER_CONFIRMED])
def test_the_promised_day_matters_until_the_parcel_is_there(kind: E) -> None:
    case = given(begun(), (E.ORDER_PROMISED, on(20)))
    assert "transit_lock" in kinds(case)
    assert "transit_lock" not in kinds(given(case, (kind, on(4))))


def test_the_promised_day_does_not_matter_for_what_was_received() -> None:
    case = given(begun(), (E.ORDER_PROMISED, on(20)))
    for answer in [("type", "Shoes"), ("pick", "unknown"), ("pick", "found"), ("pick", "refund")]:
        case = go(case, *answer)
    assert "transit_lock" in kinds(go(case, "pick", "no"))
    assert "transit_lock" not in kinds(go(case, "pick", "yes"))


def test_proof_is_wanted_until_some_was_added_and_again_when_more_is_asked_for() -> None:
    case = given(opened(on(1)), (E.STEPPED_IN, on(2)), (E.PROOF_WANTED, on(3)))
    assert one(case, "evidence_request").day == on(6)
    case = given(case, (E.PROOF_ADDED, on(4)))
    assert reckoned(case, "evidence_request", PACIFIC) is None
    assert one(given(case, (E.PROOF_WANTED, on(5))), "evidence_request").day == on(8)


def test_a_better_offer_gives_new_days_to_answer() -> None:
    case = given(opened(on(1)), (E.OFFERED_LESS, on(2)), (E.OFFERED_RETURN, on(4)))
    assert one(case, "buyer_reply").day == on(7)


def test_a_decision_for_the_buyer_starts_the_refund_and_never_asks_for_an_appeal() -> None:
    case = given(opened(on(1)), (E.STEPPED_IN, on(2)), (E.DECIDED_ALL, on(3)))
    assert kinds(case) == {"refund_arrive", "refund_late"}
    assert one(case, "refund_arrive").since == on(3)


def test_a_decision_to_send_it_back_starts_the_ten_days_at_once() -> None:
    assert one(given(opened(on(1)), (E.DECIDED_RETURN, on(3))), "return_ship").day == on(13)


@pytest.mark.parametrize("kind", [E.ACCEPTED, E.REFUND_COMING])
def test_the_refund_is_reckoned_from_the_newest_thing_that_began_it(kind: E) -> None:
    case = given(opened(on(1)), (E.OFFERED_ALL, on(2)), (kind, on(3)))
    assert one(case, "refund_arrive").since == on(3)
    assert one(given(case, (E.REFUND_COMING, on(5))), "refund_arrive").since == on(5)


def test_the_first_scan_is_waited_for_until_it_shows_and_the_parcel_until_it_is_there() -> None:
    case = given(opened(on(1)), (E.RETURN_AGREED, on(2)), (E.POSTED, on(4)))
    assert kinds(case) == {"return_scan", "return_there"}
    case = given(case, (E.SCANNED, on(5)))
    assert kinds(case) == {"return_there"}
    case = given(case, (E.GOODS_THERE, on(9)))
    assert kinds(case) == {"return_confirm"}


def test_a_second_return_is_waited_for_like_the_first() -> None:
    first = [(E.RETURN_AGREED, on(2)), (E.POSTED, on(3)), (E.SCANNED, on(4)), (E.GOODS_THERE, on(5))]
    second = [(E.DECIDED_NOTHING, on(6)), (E.RETURN_AGREED, on(7)), (E.POSTED, on(8))]
    case = given(opened(on(1)), *first, *second)
    assert kinds(case) == {"return_scan", "return_there"}
    assert one(case, "return_scan").since == on(8)


@pytest.mark.parametrize(
    ("posted", "last"),
    [(date(2026, 6, 4), date(2026, 6, 8)), (date(2026, 6, 5), date(2026, 6, 9)), (date(2026, 6, 6), date(2026, 6, 9))],
)
def test_working_days_leave_the_weekend_out(posted: date, last: date) -> None:
    assert one(told(E.RETURN_AGREED, E.POSTED)(posted), "return_scan").day == last


def test_the_form_opens_on_the_eleventh_day_after_the_day_of_shipping_which_does_not_count() -> None:
    waits_until = one(known(E.ORDER_SHIPPED)(on(15)), "open_earliest").due
    assert pacific_day(waits_until) == on(25)
    assert pacific_day(waits_until + MOMENT) == on(15 + FIRST_DAY_TO_OPEN) == on(26)


def test_the_withdrawal_is_for_the_eu_and_free_return_for_those_who_have_it() -> None:
    assert kinds(known(E.ORDER_ARRIVED)(JUNE)) == set()
    assert kinds(free_return(JUNE)) == {"free_return"}


# What is next


def test_the_next_one_is_the_soonest_that_is_not_over_to_the_last_microsecond() -> None:
    case = protected(JUNE)
    end = one(case, "protection_end").due
    assert next_deadline(case, PACIFIC, end) == one(case, "protection_end")
    assert next_deadline(case, PACIFIC, end + MOMENT) == one(case, "open_latest")


def test_where_all_is_over_the_last_one_that_was_missed_is_next() -> None:
    found = next_deadline(protected(JUNE), PACIFIC, NOON + timedelta(days=300))
    assert found
    assert found.kind == "open_latest"
    assert next_deadline(begun(), PACIFIC, NOON) is None


def test_a_way_beside_the_dispute_comes_first_only_in_its_last_days() -> None:
    case = given(opened(JUNE), (E.PAID_PAYPAL, JUNE))
    paypal = one(case, "paypal")
    for moment, kind in [(paypal.due - NEAR - MOMENT, "platform_result"), (paypal.due - NEAR, "paypal"),
                         (paypal.due, "paypal"), (paypal.due + MOMENT, "platform_result")]:  # fmt: skip
        found = next_deadline(case, PACIFIC, moment)
        assert found
        assert found.kind == kind
    alone = given(at_stage(Stage.LOST), (E.PAID_PAYPAL, JUNE))
    assert next_deadline(alone, PACIFIC, NOON - timedelta(days=99)) == reckoned(alone, "paypal", PACIFIC)
    assert next_deadline(alone, PACIFIC, paypal.due) == reckoned(alone, "paypal", PACIFIC)
    assert next_deadline(alone, PACIFIC, paypal.due + MOMENT) is None


# The buyer's word


NOW_IN_JUNE = datetime(2026, 6, 2, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("9 June", end_of_day_utc(date(2026, 6, 9))),
        ("tomorrow", end_of_day_utc(date(2026, 6, 3))),
        ("2 days 4 hours", NOW_IN_JUNE + timedelta(days=2, hours=4)),
        ("in 2 days 4 hours", NOW_IN_JUNE + timedelta(days=2, hours=4)),
        ("until 2 days 4 hours", NOW_IN_JUNE + timedelta(days=2, hours=4)),
        ("2:04:33:12", NOW_IN_JUNE + timedelta(days=2, hours=4, minutes=33, seconds=12)),
    ],
)
@pytest.mark.parametrize("zone", [UTC, PRAGUE, PACIFIC], ids=str)
def test_what_aliexpress_shows_wins_a_countdown_to_the_second_and_a_date_to_the_end_of_its_day(
    text: str, due: datetime, zone: ZoneInfo
) -> None:
    case = dues.typed(opened(JUNE), "seller_reply", text, PACIFIC, NOW_IN_JUNE.astimezone(zone))
    found = one(case, "seller_reply")
    assert (found.due, found.basis, found.since) == (due, "typed", JUNE)
    assert found.due.utcoffset() == timedelta()
    assert not found.is_over(due)
    assert found.is_over(due + MOMENT)
    assert one(case, "platform_in").basis == "rule"


def test_a_date_that_cannot_be_read_changes_nothing_and_a_better_one_is_taken() -> None:
    case = opened(JUNE)
    for text in ("soon", "31 June", "05/06"):
        with pytest.raises(Rejected):
            dues.typed(case, "seller_reply", text, PACIFIC, NOW_IN_JUNE)
    assert one(dues.typed(case, "seller_reply", "5 June", PACIFIC, NOW_IN_JUNE), "seller_reply").day == date(2026, 6, 5)


def test_a_typed_date_falls_away_when_the_day_it_is_reckoned_from_changes_and_is_there_again_when_that_returns() -> (
    None
):
    case = dues.typed(opened(JUNE), "seller_reply", "9 June", PACIFIC, NOW_IN_JUNE)
    changed = followup.happened(case, E.MODIFIED, date(2026, 6, 2), NOW_IN_JUNE)
    assert (one(changed, "seller_reply").basis, one(changed, "seller_reply").day) == ("rule", date(2026, 6, 7))
    changed = dues.typed(changed, "seller_reply", "12 June", PACIFIC, NOW_IN_JUNE)
    assert one(changed, "seller_reply").day == date(2026, 6, 12)
    back = followup.took_back(changed, 1, NOW_IN_JUNE)
    assert one(back, "seller_reply").day == date(2026, 6, 9)


def test_a_deadline_that_the_case_has_not_cannot_be_changed() -> None:
    changes: list[Callable[[], Case]] = [
        lambda: dues.typed(begun(), "paypal", "9 June", PACIFIC, NOW_IN_JUNE),
        lambda: dues.done(begun(), "paypal", NOON),
        lambda: dues.undone(begun(), "paypal", NOON),
        lambda: dues.snoozed(begun(), "paypal", NOON, NOON),
        lambda: dues.stopped(begun(), "paypal", NOON),
        lambda: dues.done(opened(JUNE), "teleported", NOON),
    ]
    for change in changes:
        with pytest.raises(KeyError):
            change()


def test_what_is_done_is_off_the_list_until_that_is_taken_back() -> None:
    case = dues.done(opened(JUNE), "platform_in", NOON)
    assert "platform_in" not in kinds(case)
    assert deadlines.is_done(case, one(case, "platform_in"))
    again = dues.undone(case, "platform_in", NOON)
    assert "platform_in" in kinds(again)
    assert not deadlines.is_done(again, one(again, "platform_in"))


def test_a_snooze_and_a_stop_move_no_date() -> None:
    case = opened(JUNE)
    before = deadlines.deadlines(case, PACIFIC)
    until = NOON + timedelta(days=3)
    snoozed = dues.snoozed(case, "seller_reply", until, NOON)
    assert one(snoozed, "seller_reply") == replace(one(case, "seller_reply"), snoozed_until=until)
    stopped = dues.stopped(snoozed, "seller_reply", NOON)
    assert one(stopped, "seller_reply").is_stopped
    assert [found.due for found in deadlines.deadlines(stopped, PACIFIC)] == [found.due for found in before]
    assert not one(dues.stopped(stopped, "seller_reply", NOON, is_stopped=False), "seller_reply").is_stopped


def test_of_one_deadline_only_the_newest_word_is_kept_and_each_says_all() -> None:
    case = dues.typed(opened(JUNE), "seller_reply", "9 June", PACIFIC, NOW_IN_JUNE)
    case = dues.snoozed(case, "seller_reply", NOON, NOW_IN_JUNE)
    case = dues.stopped(case, "seller_reply", NOW_IN_JUNE)
    case = dues.done(case, "seller_reply", NOW_IN_JUNE)
    (said,) = case.dues
    assert (said.kind, said.since, said.due) == ("seller_reply", JUNE, end_of_day_utc(date(2026, 6, 9)))
    assert (said.snoozed_until, said.stopped_at, said.done_at) == (NOON, NOW_IN_JUNE, NOW_IN_JUNE)
    assert case.revision == opened(JUNE).revision + 4


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["typed", "done", "undone", "snoozed", "stopped", "told"]),
        st.sampled_from(sorted(RULES)),
        st.integers(0, 60),
        st.sampled_from(E),
    ),
    max_size=12,
)


@settings(max_examples=60)
@examples(CHANGES)
def test_whatever_the_buyer_says_deadlines_are_reckoned_and_only_typing_moves_one(
    changes: list[tuple[str, str, int, E]],
) -> None:
    case = given(opened(JUNE), *ORDER_KNOWN[:3])
    for verb, kind, days, event in changes:
        before = reckoned(case, kind, PACIFIC)
        try:
            case = said(case, verb, kind, days, event)
        except KeyError:
            continue
        after = reckoned(case, kind, PACIFIC)
        if verb == "typed":
            assert after
            assert after.day == TODAY + timedelta(days=days)
        elif verb != "told":
            assert (before and before.due) == (after and after.due)
    found = deadlines.deadlines(case, PACIFIC)
    assert len({deadline.kind for deadline in found}) == len(found)
    assert [deadline.due for deadline in found] == sorted(deadline.due for deadline in found)
    assert len({(due.kind, due.since) for due in case.dues}) == len(case.dues)


def said(case: Case, verb: str, kind: str, days: int, event: E) -> Case:
    if verb == "told":
        return followup.happened(case, event, TODAY - timedelta(days=days), NOON)
    if verb == "typed":
        return dues.typed(case, kind, (TODAY + timedelta(days=days)).isoformat(), PACIFIC, NOON)
    if verb == "snoozed":
        return dues.snoozed(case, kind, NOON + timedelta(days=days), NOON)
    change = {"done": dues.done, "undone": dues.undone, "stopped": dues.stopped}[verb]
    return change(case, kind, NOON)


# What deadlines follow from


def test_cases_with_the_same_grounds_have_the_same_deadlines() -> None:
    """All that is on every way through the guide; so a change that leaves the grounds as they are changes no date."""
    here = [(kind, TODAY) for kind in followup.ORDER]
    underway = [(kind, TODAY) for kind in (E.ORDER_SHIPPED, E.ORDER_PROMISED)]
    by_grounds: dict[object, set[tuple[Deadline, ...]]] = {}
    walked = [given(case, *order) for _way, case in arrows_walked() for order in (here, underway)]
    for case in (*walked, *(route.back(case) for case in walked)):
        by_grounds.setdefault(deadlines.grounds(case), set()).add(deadlines.deadlines(case, PACIFIC))
    assert len(by_grounds) > 10
    assert [found for found in by_grounds.values() if len(found) > 1] == []


def test_grounds_change_with_an_event_a_word_on_a_deadline_and_putting_away() -> None:
    case = opened(JUNE)
    others = [
        followup.happened(case, E.REFUSED, TODAY, NOON),
        dues.done(case, "seller_reply", NOON),
        replace(case, cancelled_at=NOON),
        route.back(case),
        opened(JUNE + timedelta(days=1)),
    ]
    grounds = [deadlines.grounds(one_case) for one_case in (case, *others)]
    assert len(set(grounds)) == len(grounds)
    assert deadlines.grounds(replace(case, asked="due:seller_reply", revision=99)) == grounds[0]


def test_the_day_of_a_deadline_is_the_pacific_one() -> None:
    found = one(opened(JUNE), "seller_reply")
    assert found.day == pacific_day(found.due) == found.due.astimezone(UTC).date() - timedelta(days=1)
