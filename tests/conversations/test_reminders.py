"""Which reminders go out and when: in time, never at night, never twice, never for what needs none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from conversations import deadlines, dues, followup
from conversations.case import Case
from conversations.days import PACIFIC, end_of_day_utc
from conversations.deadlines import RULES, Deadline, reckoned
from conversations.followup import E, Stage
from conversations.reminders import LATE, RUNGS, SAME, SNOOZED, Reminder, is_timely, reminders
from conversations.rhythm import Rhythm
from tests.conversations.submitted import NOON, at_stage, given
from tests.conversations.test_deadlines import TABLE, opened, told
from tests.conversations.walks import begun

MOMENT = timedelta(microseconds=1)
PRAGUE = ZoneInfo("Europe/Prague")
NIGHT = (time(22), time(8))
ALWAYS = Rhythm(ZoneInfo("UTC"), time(0), time(0))
IN_PRAGUE, ON_THE_COAST = Rhythm(PRAGUE, *NIGHT), Rhythm(PACIFIC, *NIGHT)
JUNE = date(2026, 6, 1)
LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)

LADDERS = {
    "open_earliest": "late",
    "transit_lock": "late",
    "last_day": "w1 d3 d1 h12 h6 late",
    "extension": "d4",
    "protection_end": "w1 d2 d1",
    "open_confirmed": "w1 d3 d1 h12 h6 late",
    "open_latest": "w1 d3 d1 h12 h6 late",
    "seller_reply": "d2 h12 late",
    "platform_in": "d2 late",
    "buyer_reply": "d2 d1 h6 late",
    "platform_result": "w1 late",
    "evidence_request": "d2 d1 h6 late",
    "appeal": "same d4 d1 h6 late",
    "appeal_result": "late",
    "return_ship": "w1 d3 d1 h12 h6 late",
    "return_scan": "late",
    "return_there": "late",
    "return_confirm": "late",
    "refund_arrive": "late",
    "refund_late": "late",
    "bonus_or_coupon": "w1 d1",
    "free_return": "w1 d3 d1",
    "eu_withdrawal": "w1 d3 d1",
    "paypal": "m1 w1 d1",
    "paypal_claim": "w1 d3 d1 h12",
    "chargeback": "m2 m1 w1 d1",
}
"""facts.md section 6, last column."""
BEFORE = {
    "m2": 60 * 24,
    "m1": 30 * 24,
    "w1": 7 * 24,
    "d4": 4 * 24,
    "d3": 3 * 24,
    "d2": 2 * 24,
    "d1": 24,
    "h12": 12,
    "h6": 6,
}
"""Rung -> hours before the end."""


def of(case: Case, kind: str, rhythm: Rhythm = ALWAYS, now: datetime = LONG_AGO) -> list[Reminder]:
    return [one for one in reminders(case, rhythm, now) if one.kind == kind]


def due(case: Case, kind: str) -> datetime:
    found = reckoned(case, kind, ALWAYS.zone)
    assert found
    return found.due


def local(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%a %d %H:%M}"


def test_every_kind_has_the_ladder_of_the_facts_with_known_rungs() -> None:
    assert {kind: rule.ladder for kind, rule in RULES.items()} == LADDERS
    assert {rung for ladder in LADDERS.values() for rung in ladder.split()} == {*RUNGS, SAME}
    assert set(RUNGS) == {*BEFORE, LATE}


@pytest.mark.parametrize("kind", RULES)
def test_without_quiet_hours_every_rung_comes_at_its_own_time(kind: str) -> None:
    case = TABLE[kind].build(JUNE)
    end = due(case, kind)
    evening = end_of_day_utc(JUNE) - timedelta(hours=6)
    at = {rung: end - timedelta(hours=hours) for rung, hours in BEFORE.items()}
    at |= {LATE: end + timedelta(hours=8), SAME: evening}
    found = of(case, kind)
    assert {one.rung: one.at for one in found} == {rung: at[rung] for rung in LADDERS[kind].split()}
    assert {(one.case, one.since, one.due) for one in found} == {(case.number, found[0].since, end)}


@pytest.mark.parametrize("kind", RULES)
def test_a_reminder_is_listed_until_the_microsecond_before_it_goes_out(kind: str) -> None:
    case = TABLE[kind].build(JUNE)
    for one in of(case, kind, IN_PRAGUE):
        assert one in reminders(case, IN_PRAGUE, one.at - MOMENT)
        assert one not in reminders(case, IN_PRAGUE, one.at)


# Quiet hours

RETURN = told(E.RETURN_AGREED)


def typed(kind: str, build: Case, moment: datetime) -> Case:
    """The case with the end of a deadline at that moment, as a countdown would give it."""
    case = dues.typed(build, kind, "2 days 4 hours", PACIFIC, NOON)
    return replace(case, dues=tuple(replace(one, due=moment.astimezone(UTC)) for one in case.dues))


IN_EACH_ZONE = {
    "Prague": (
        IN_PRAGUE,
        ["Fri 05 08:59", "Tue 09 08:59", "Thu 11 08:59", "Thu 11 20:59", "Fri 12 08:00", "Fri 12 16:59"],
    ),
    "Pacific coast": (
        ON_THE_COAST,
        ["Fri 05 08:00", "Tue 09 08:00", "Thu 11 08:00", "Thu 11 11:59", "Thu 11 17:59", "Fri 12 08:00"],
    ),
}
"""The last day of this return is Thursday, 11 June, on the Pacific coast; what falls on midnight there waits."""


@pytest.mark.parametrize(("rhythm", "expected"), IN_EACH_ZONE.values(), ids=IN_EACH_ZONE)
def test_the_ladder_of_a_return_as_a_buyer_in_each_zone_gets_it(rhythm: Rhythm, expected: list[str]) -> None:
    found = of(RETURN(JUNE), "return_ship", rhythm)
    assert [one.rung for one in found] == ["w1", "d3", "d1", "h12", "h6", LATE]
    assert [local(one.at, rhythm.zone) for one in found] == expected


@pytest.mark.parametrize(
    ("end", "last"),
    [
        (time(8), "Fri 12 08:00"),
        (time(7, 59), "Thu 11 21:30"),
        (time(3), "Thu 11 21:00"),
        (time(13, 59), "Fri 12 08:00"),
        (time(14), "Fri 12 08:00"),
        (time(14, 1), "Fri 12 08:01"),
    ],
)
@pytest.mark.parametrize("rhythm", [IN_PRAGUE, ON_THE_COAST], ids=["Prague", "Pacific coast"])
def test_the_last_call_comes_after_the_night_if_there_is_time_left_else_before_it(
    end: time, last: str, rhythm: Rhythm
) -> None:
    case = typed("return_ship", RETURN(JUNE), datetime.combine(date(2026, 6, 12), end, rhythm.zone))
    before = [one for one in of(case, "return_ship", rhythm) if one.rung != LATE]
    assert local(before[-1].at, rhythm.zone) == last
    assert before[-1].at <= before[-1].due


CHANGES = [
    (IN_PRAGUE, date(2026, 3, 29)),
    (IN_PRAGUE, date(2026, 10, 25)),
    (ON_THE_COAST, date(2026, 3, 8)),
    (ON_THE_COAST, date(2026, 11, 1)),
]


@pytest.mark.parametrize(("rhythm", "day"), CHANGES)
def test_in_the_night_of_a_clock_change_the_last_call_waits_for_eight_by_the_clock(rhythm: Rhythm, day: date) -> None:
    eight, nine = (datetime.combine(day, time(hour), rhythm.zone).astimezone(UTC) for hour in (8, 9))
    rungs = {one.rung: one for one in of(typed("return_ship", RETURN(JUNE), nine), "return_ship", rhythm)}
    assert rungs["h6"].at == eight
    too_early = typed("return_ship", RETURN(JUNE), eight - MOMENT)
    last = [one for one in of(too_early, "return_ship", rhythm) if one.rung != LATE][-1]
    evening = datetime.combine(day - timedelta(days=1), time(21, 30), rhythm.zone).astimezone(UTC)
    assert last.at == evening


@pytest.mark.parametrize(("hours", "comes"), [(6, True), (7, False)])
def test_the_reminder_of_the_first_evening_comes_only_if_the_deadline_lasts_until_then(hours: int, comes: bool) -> None:
    end = end_of_day_utc(JUNE) - timedelta(hours=hours)
    found = of(typed("appeal", told(E.DECIDED_NOTHING)(JUNE), end), "appeal")
    assert [one.at == one.due for one in found if one.rung == SAME] == ([True] if comes else [])


def test_rungs_that_fall_together_become_the_later_one() -> None:
    case = typed("return_ship", RETURN(JUNE), datetime(2026, 6, 12, 13, tzinfo=PRAGUE))
    found = {one.rung: local(one.at, PRAGUE) for one in of(case, "return_ship", IN_PRAGUE)}
    assert found["h6"] == "Fri 12 08:00"
    case = typed("return_ship", RETURN(JUNE), datetime(2026, 6, 12, 10, 30, tzinfo=PRAGUE))
    found = {one.rung: local(one.at, PRAGUE) for one in of(case, "return_ship", IN_PRAGUE)}
    assert found["h6"] == "Fri 12 08:00"
    assert "h12" not in found


# Snoozing, stopping, doing


def test_a_snooze_holds_the_ladder_back_then_one_comes_and_the_rest_of_it() -> None:
    case = RETURN(JUNE)
    end = due(case, "return_ship")
    until = end - timedelta(days=2)
    snoozed = dues.snoozed(case, "return_ship", until, NOON)
    found = of(snoozed, "return_ship")
    assert found[0].rung.startswith(SNOOZED)
    assert found[0].at == until
    assert [one.rung for one in found[1:]] == ["d1", "h12", "h6", LATE]
    assert {one.due for one in found} == {end}


@pytest.mark.parametrize(("before", "comes"), [(MOMENT, True), (timedelta(0), True), (-MOMENT, False)])
def test_a_snooze_that_ends_by_the_deadline_still_reminds_and_one_that_ends_after_it_leaves_that_to_late(
    before: timedelta, comes: bool
) -> None:
    case = RETURN(JUNE)
    end = due(case, "return_ship")
    found = of(dues.snoozed(case, "return_ship", end - before, NOON), "return_ship")
    assert [one.rung.startswith(SNOOZED) for one in found] == ([True, False] if comes else [False])
    assert found[-1].rung == LATE


@pytest.mark.parametrize(("hours", "rungs"), [(7, [LATE]), (8, [LATE]), (9, [SNOOZED])])
def test_what_is_put_off_after_its_deadline_comes_back_once(hours: int, rungs: list[str]) -> None:
    case = RETURN(JUNE)
    until = due(case, "return_ship") + timedelta(hours=hours)
    snoozed = dues.snoozed(case, "return_ship", until, NOON)
    found = of(snoozed, "return_ship")
    assert [one.rung.partition(":")[0].replace("snoozed", SNOOZED) for one in found] == rungs
    assert is_timely(found[0], snoozed, ALWAYS.zone, found[0].at)
    assert not is_timely(found[0], snoozed, PACIFIC, until - MOMENT)


def test_what_has_nothing_to_say_once_it_is_over_does_not_come_back() -> None:
    case = given(at_stage(Stage.LOST), (E.PAID_PAYPAL, JUNE))
    snoozed = dues.snoozed(case, "paypal", due(case, "paypal") + timedelta(hours=9), NOON)
    assert of(snoozed, "paypal") == []


def test_of_what_is_done_or_stopped_nothing_comes_until_that_is_taken_back() -> None:
    case = RETURN(JUNE)
    all_of_it = reminders(case, IN_PRAGUE, LONG_AGO)
    done = dues.done(case, "return_ship", NOON)
    stopped = dues.stopped(case, "return_ship", NOON)
    assert of(done, "return_ship") == of(stopped, "return_ship") == []
    assert reminders(dues.undone(done, "return_ship", NOON), IN_PRAGUE, LONG_AGO) == all_of_it
    assert reminders(dues.stopped(stopped, "return_ship", NOON, is_stopped=False), IN_PRAGUE, LONG_AGO) == all_of_it


def test_of_a_case_that_was_put_away_or_is_over_nothing_comes() -> None:
    assert reminders(replace(RETURN(JUNE), cancelled_at=NOON), IN_PRAGUE, LONG_AGO) == ()
    assert reminders(at_stage(Stage.WON), IN_PRAGUE, LONG_AGO) == ()
    assert reminders(begun(), IN_PRAGUE, LONG_AGO) == ()


# Timely or not, when it is about to be sent


def test_a_reminder_before_the_end_is_timely_to_the_last_microsecond_and_late_only_says_late() -> None:
    case = RETURN(JUNE)
    end = due(case, "return_ship")
    found = {one.rung: one for one in of(case, "return_ship")}
    assert is_timely(found["w1"], case, ALWAYS.zone, end)
    assert not is_timely(found["w1"], case, ALWAYS.zone, end + MOMENT)
    assert is_timely(found[LATE], case, ALWAYS.zone, end + timedelta(days=99))


def test_a_reminder_is_not_timely_once_the_date_has_moved_or_the_thing_is_done_or_over() -> None:
    case = RETURN(JUNE)
    one = of(case, "return_ship")[0]
    assert is_timely(one, case, PACIFIC, one.at)
    until = one.at + timedelta(hours=1)
    moved = [
        dues.typed(case, "return_ship", "2026-06-09", PACIFIC, NOON - timedelta(days=170)),
        dues.done(case, "return_ship", NOON),
        dues.stopped(case, "return_ship", NOON),
        dues.snoozed(case, "return_ship", until, NOON),
        replace(case, cancelled_at=NOON),
        followup.happened(case, E.POSTED, JUNE, NOON),
        followup.took_back(case, 1, NOON),
    ]
    assert [other for other in moved if is_timely(one, other, PACIFIC, one.at)] == []
    snoozed = moved[3]
    assert not is_timely(one, snoozed, PACIFIC, until - MOMENT)
    assert is_timely(one, snoozed, PACIFIC, until)


# Whatever is told

HOURS = st.integers(0, 23).map(time)
RHYTHMS = st.builds(Rhythm, st.sampled_from([PRAGUE, PACIFIC, ZoneInfo("Australia/Lord_Howe")]), HOURS, HOURS)
DAYS = st.one_of(
    st.dates(date(2026, 2, 20), date(2026, 4, 5)),
    st.dates(date(2026, 10, 1), date(2026, 11, 10)),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
KINDS = st.sampled_from(sorted(RULES))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case with some date known, and perhaps a word of the buyer on it: typed, snoozed, done, stopped."""
    kind = draw(KINDS)
    case = TABLE[kind].build(draw(DAYS))
    case = given(case, *draw(st.lists(st.tuples(st.sampled_from(followup.ORDER), DAYS), max_size=2)))
    one = reckoned(case, kind, PACIFIC)
    if one is None:
        return case
    return worded(case, one, draw(st.sampled_from(WORDS)), draw(SPANS))


WORDS = ["nothing", "typed", "snoozed", "done", "stopped", "put away"]
SPANS = st.timedeltas(timedelta(days=-12), timedelta(days=12))


def worded(case: Case, one: Deadline, word: str, span: timedelta) -> Case:
    """The case after the buyer's word on a deadline."""
    changes: dict[str, Callable[[], Case]] = {
        "nothing": lambda: case,
        "typed": lambda: typed(one.kind, case, one.due + span),
        "snoozed": lambda: dues.snoozed(case, one.kind, one.due + span, NOON),
        "done": lambda: dues.done(case, one.kind, NOON),
        "stopped": lambda: dues.stopped(case, one.kind, NOON),
        "put away": lambda: replace(case, cancelled_at=NOON),
    }
    return changes[word]()


@settings(max_examples=250)
@examples(cases(), RHYTHMS, st.timedeltas(timedelta(0), timedelta(days=220)))
def test_whatever_is_told_reminders_are_awake_in_time_unique_sorted_and_stay_as_they_are(
    case: Case, rhythm: Rhythm, later: timedelta
) -> None:
    now = datetime(2026, 2, 1, tzinfo=UTC)
    found = reminders(case, rhythm, now)
    assert [one for one in found if rhythm.is_quiet(one.at) or one.at <= now] == []
    assert [one for one in found if one.at > one.due and not one.rung.startswith((LATE, SNOOZED))] == []
    assert [one for one in found if one.rung == LATE and one.at <= one.due] == []
    keys = Counter((one.case, one.kind, one.due, one.rung) for one in found)
    assert set(keys.values()) <= {1}
    assert set(Counter((one.kind, one.at) for one in found).values()) <= {1}
    assert all(earlier.at <= after.at for earlier, after in pairwise(found))
    assert reminders(case, rhythm, now + later) == tuple(one for one in found if one.at > now + later)


@settings(max_examples=150)
@examples(cases(), RHYTHMS)
def test_whatever_is_told_only_open_deadlines_remind_and_each_reminder_is_timely_when_it_comes(
    case: Case, rhythm: Rhythm
) -> None:
    found = reminders(case, rhythm, LONG_AGO)
    open_ones = {one.kind: one for one in deadlines.deadlines(case, rhythm.zone) if not one.is_stopped}
    assert {one.kind for one in found} <= set(open_ones)
    assert {(one.due, one.since) for one in found} <= {(one.due, one.since) for one in open_ones.values()}
    for one in found:
        held = open_ones[one.kind].snoozed_until
        assert held is None or one.at >= held
        assert is_timely(one, case, rhythm.zone, one.at)


@settings(max_examples=100)
@examples(cases(), RHYTHMS)
def test_whatever_the_zone_what_says_late_comes_once_and_what_is_open_is_never_silent_before_its_end(
    case: Case, rhythm: Rhythm
) -> None:
    found = reminders(case, rhythm, LONG_AGO)
    for one in deadlines.deadlines(case, rhythm.zone):
        rungs = [reminder.rung for reminder in found if reminder.kind == one.kind]
        if one.is_stopped:
            continue
        if LATE in LADDERS[one.kind].split():
            after = [reminder for reminder in found if reminder.kind == one.kind and reminder.at > one.due]
            assert len(after) == 1
        elif one.snoozed_until is None:
            assert rungs, one


def test_a_year_of_a_buyer_who_never_answers_ends_in_silence_not_in_a_flood() -> None:
    case = given(opened(JUNE), (E.PAID_PAYPAL, JUNE - timedelta(days=30)))
    found = reminders(case, IN_PRAGUE, LONG_AGO)
    assert [(one.kind, one.rung) for one in found] == [
        ("seller_reply", "d2"), ("seller_reply", "h12"), ("platform_in", "d2"), ("seller_reply", LATE),
        ("platform_in", LATE), ("platform_result", "w1"), ("platform_result", LATE),
        ("paypal", "m1"), ("paypal", "w1"), ("paypal", "d1"),
    ]  # fmt: skip
