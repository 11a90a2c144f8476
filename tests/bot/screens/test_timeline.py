"""The picture of the dates: what is on it. How it looks: `test_drawing.py`."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from bot.drawing.chart import Bar
from bot.drawing.timeline import png
from bot.screens import timeline
from bot.screens.presenter import Presenter
from bot.screens.timeline import AFTER, BEFORE, MOST_ROWS, MOST_TICKS, caption, chart, picture
from bot.texts import texts
from conversations.days import PACIFIC
from conversations.deadlines import RULES, Whose, deadlines
from conversations.followup import E, Stage
from tests.conversations.submitted import NOON, at_stage, given, submitted
from tests.conversations.walks import begun
from tests.golden.timelines import SIX, before_submit, presenter

PROTECTION = "Buyer Protection ends"
PUT_OFF = timedelta(hours=18)


# What is on it


def test_everybody_who_must_act_by_a_date_is_named() -> None:
    assert {rule.whose for rule in RULES.values()} == set(get_args(Whose))


def test_each_date_of_a_single_case_is_on_it_in_the_order_in_which_they_come() -> None:
    case = before_submit()
    (row,) = chart(presenter(), [case]).rows
    assert [bar.end for bar in row.bars] == [one.due for one in deadlines(case, presenter().zone)]
    assert [bar.title for bar in row.bars] == [
        "The form opens", "Promised delivery", "Ask for more time", "Buyer Protection ends", "Last day by the guide",
        "PayPal case",
    ]  # fmt: skip


def test_a_date_is_written_in_the_buyer_s_own_zone_with_its_hour() -> None:
    bars = {
        zone: chart(presenter(ZoneInfo(zone)), [SIX[0]]).rows[0].bars for zone in ("Europe/Berlin", "Asia/Kathmandu")
    }
    assert {zone: found[0].when.replace("\u202f", " ") for zone, found in bars.items()} == {
        "Europe/Berlin": "Sun 29 Nov, 8:59 AM",
        "Asia/Kathmandu": "Sun 29 Nov, 1:44 PM",
    }
    assert bars["Europe/Berlin"][0].left == "5 days left"


def test_the_time_to_open_a_dispute_is_thin_from_the_first_day_and_thick_for_the_last_fifteen() -> None:
    bars = {bar.title: bar for bar in chart(presenter(), [before_submit()]).rows[0].bars}
    opens, protection, last = (bars[name] for name in ("The form opens", PROTECTION, "Last day by the guide"))
    assert last.begin == opens.end
    assert last.thick_from == protection.end
    assert last.end - protection.end == timedelta(days=15)


def test_the_seller_s_turn_runs_from_the_day_of_submitting() -> None:
    bar = chart(presenter(), [SIX[0]]).rows[0].bars[0]
    assert bar.whose == "seller"
    assert bar.begin == datetime(2026, 11, 23, 8, tzinfo=UTC)  # the midnight before, at AliExpress
    assert bar.begin <= NOON <= bar.end


def test_a_date_that_was_missed_is_shown_as_over() -> None:
    missed = at_stage(Stage.DECIDED, date(2026, 11, 10))
    bar = chart(presenter(), [missed]).rows[0].bars[0]
    assert (bar.title, bar.is_over, bar.left) == ("Appeal", True, "this time is over")
    at_last_moment = Presenter(texts("en"), bar.end, ZoneInfo("UTC"))
    assert not chart(at_last_moment, [missed]).rows[0].bars[0].is_over


def test_what_there_is_no_room_for_is_counted() -> None:
    cases = [replace(case, number=number) for number, case in enumerate([*SIX, *SIX[:2]], 1)]
    there = chart(presenter(), cases)
    assert len(there.rows) == MOST_ROWS
    assert there.notes[1] == "2 more cases: send /status"
    left = sum(len(deadlines(case, PACIFIC)) - 1 for case in SIX)
    assert chart(presenter(), SIX).notes == (f"{left} more dates: press “Dates” in a case",)
    assert chart(presenter(), SIX[:1]).notes == ()


@pytest.mark.parametrize(("count", "most"), [(1, 8), (2, 4), (3, 2), (4, 1)])
def test_with_more_cases_each_shows_fewer_dates(count: int, most: int) -> None:
    kinds = (E.ORDER_ARRIVED, E.LIVES_IN_EU, E.PAID_CARD)
    case = given(before_submit(), *((kind, date(2026, 11, 20)) for kind in kinds))
    rows = chart(presenter(), [replace(case, number=number) for number in range(1, count + 1)]).rows
    assert [len(row.bars) for row in rows] == [min(most, len(deadlines(case, PACIFIC)))] * count


def test_the_next_thing_to_do_is_on_it_even_where_there_is_room_for_one_date_only() -> None:
    titles = {row.name: row.bars[0].title for row in chart(presenter(), SIX).rows}
    assert titles["Blue shoes"] == "The seller answers"
    assert titles["Wireless headphones"] == "The form opens"


def test_cases_that_are_put_away_or_closed_are_not_on_it_unless_a_date_is_left() -> None:
    away = replace(before_submit(), cancelled_at=NOON)
    won, lost = at_stage(Stage.WON), at_stage(Stage.LOST, case=given(submitted(), (E.PAID_PAYPAL, date(2026, 11, 1))))
    assert chart(presenter(), [away, won]).rows == ()
    assert [bar.title for bar in chart(presenter(), [away, won, lost]).rows[0].bars] == ["PayPal case"]


def test_a_case_without_any_date_yet_is_there_and_says_so() -> None:
    there = chart(presenter(), [begun(), replace(SIX[0], number=2)])
    assert [bool(row.bars) for row in there.rows] == [True, False]
    assert there.rows[1].note.startswith("No date is known yet")
    assert png(there)
    assert png(chart(presenter(), [begun()]))


def test_without_cases_it_says_how_to_begin_one() -> None:
    there = chart(presenter(), [])
    assert (there.rows, there.ticks, there.keys) == ((), (), ())
    assert "/new" in there.notes[0]


def test_the_legend_has_exactly_what_is_on_the_picture() -> None:
    assert [key.whose for key in chart(presenter(), SIX).keys] == list(get_args(Whose))
    assert [key.whose for key in chart(presenter(), [before_submit()]).keys] == ["yours", "waiting", None]


def test_the_words_below_the_picture_lead_to_the_same_in_words() -> None:
    assert "/status" in caption(presenter())


# The scale


@pytest.mark.parametrize("days", [0, 5, 8, 20, 41, 43, 400])
def test_what_is_near_sets_the_scale_and_what_is_far_is_cut_off(days: int) -> None:
    bar = Bar("yours", "", "", "", end=NOON + timedelta(days=days), begin=NOON - timedelta(days=days))
    begin, end = timeline._scale([bar], NOON)
    assert NOON - BEFORE[1] <= begin <= NOON - BEFORE[0]
    assert AFTER[0] <= end - NOON <= AFTER[1] * 1.06
    assert (bar.end < end) is (days < 42)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Apia", "UTC"])
@pytest.mark.parametrize("days", [7, 14, 30, 52])
@pytest.mark.parametrize("begin", [datetime(2026, 10, 20, 3, tzinfo=UTC), datetime(2027, 3, 5, 3, tzinfo=UTC)])
def test_the_named_days_are_few_and_begin_at_midnight_whatever_the_clocks_do(
    zone: str, days: int, begin: datetime
) -> None:
    end = begin + timedelta(days=days)
    ticks = list(timeline._ticks(presenter(ZoneInfo(zone)), begin, end))
    assert 2 <= len(ticks) <= MOST_TICKS
    assert all(begin < tick.at < end for tick in ticks)
    assert {tick.at.astimezone(ZoneInfo(zone)).time().isoformat() for tick in ticks} == {"00:00:00"}


def test_a_moment_beyond_the_scale_lies_at_its_edge() -> None:
    there = chart(presenter(), SIX)
    moments = [there.begin - PUT_OFF, there.begin, there.begin + (there.end - there.begin) / 2, there.end + PUT_OFF]
    assert [there.share(moment) for moment in moments] == pytest.approx([0, 0, 0.5, 1])


# Drawing it


async def test_other_chats_go_on_while_it_is_drawn() -> None:
    drawing_ = asyncio.ensure_future(asyncio.to_thread(picture, presenter(), SIX))
    turns = 0
    while not drawing_.done():
        await asyncio.sleep(0)
        turns += 1
    assert await drawing_ == png(chart(presenter(), SIX))
    assert turns > 10
