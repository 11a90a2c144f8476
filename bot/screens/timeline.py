"""Cases -> a picture of their dates, for a phone. Every word on it comes from `conversations/texts/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from bot.drawing.chart import Bar, Chart, ChartRow, LegendEntry, Tick
from bot.drawing.timeline import png
from bot.screens.presenter import Presenter, where
from bot.storage.deliveries import pack
from conversations.case import Case
from conversations.days import DAYS_TO_OPEN, PACIFIC, end_of_day_utc
from conversations.deadlines import RULES, Deadline, Whose, deadlines, next_deadline, pressing, reckoned
from conversations.followup import is_closed

MOST_ROWS = 6
"""Cases on one picture. Our choice: as many as a phone shows at full width without scrolling."""
BARS = {1: 8, 2: 4, 3: 2}
"""Cases -> dates of each. Telegram makes a photo smaller until it is 1,280 pixels high: a high one would be narrow."""
FEWEST_BARS = 1
"""Dates of each case where there are more cases."""
BEFORE = (timedelta(days=2), timedelta(days=10))
AFTER = (timedelta(days=7), timedelta(days=42))
"""How much of the scale lies before and after now: at least, at most. What is beyond is an arrow. Our choice."""
LAST_DAYS = ("open_confirmed", "open_latest")
"""Until when a dispute can be opened: `DAYS_TO_OPEN` after the day from which it is reckoned."""
MARGIN = 0.04
"""How much of the scale is left free after the last date, for its shape."""
MOST_TICKS = 6
STEPS = (1, 2, 4, 7, 14)
"""Days from one label of the scale to the next: the first that gives no more than `MOST_TICKS`."""


def picture(presenter: Presenter, cases: Sequence[Case]) -> bytes:
    """Draw the dates of a buyer's cases as PNG. It takes a tenth of a second or two, so another process does it."""
    return png(chart(presenter, cases))


def packed(presenter: Presenter, cases: Sequence[Case]) -> str:
    """Draw it, to be sent."""
    return pack(picture(presenter, cases))


def caption(presenter: Presenter) -> str:
    """Write what stands below the picture (HTML), for those who cannot see it too."""
    return presenter.texts.html("timeline_caption")


def chart(presenter: Presenter, cases: Sequence[Case]) -> Chart:
    """Lay out the dates of the cases where something is left to be done, the most pressing case first.

    Cases beyond `MOST_ROWS`, and dates beyond what there is room for, are counted, never left out in silence.
    """
    active = sorted(
        (case for case in cases if _is_active(presenter, case)),
        key=lambda case: pressing(case, presenter.zone, presenter.now),
    )
    shown = active[:MOST_ROWS]
    most = BARS.get(len(shown), FEWEST_BARS)
    rows = tuple(_row(presenter, case, most) for case in shown)
    bars = [bar for row in rows for bar in row.bars]
    begin, end = _scale(bars, presenter.now)
    return Chart(
        title=presenter.texts.plain("timeline"),
        as_of=_as_of(presenter),
        today=presenter.texts.plain("timeline_today"),
        now=presenter.now,
        begin=begin,
        end=end,
        ticks=tuple(_ticks(presenter, begin, end)) if bars else (),
        rows=rows,
        keys=tuple(_keys(presenter, bars)),
        notes=tuple(_notes(presenter, active, most)),
    )


def _is_active(presenter: Presenter, case: Case) -> bool:
    return not (case.cancelled_at or is_closed(case)) or bool(deadlines(case, presenter.zone))


def _as_of(presenter: Presenter) -> str:
    there = presenter.now.astimezone(presenter.zone)
    time_ = presenter.texts.clock(there)
    return presenter.texts.plain(
        "timeline_as_of", date=there, time=time_, city=presenter.texts.city(presenter.zone.key)
    )


def _notes(presenter: Presenter, active: Sequence[Case], most: int) -> Iterator[str]:
    dates = sum(max(len(deadlines(case, presenter.zone)) - most, 0) for case in active[:MOST_ROWS])
    cases = len(active) - MOST_ROWS
    if not active:
        yield presenter.texts.plain("timeline_none")
    if dates:
        yield presenter.texts.plain("timeline_more_dates", count=dates)
    if cases > 0:
        yield presenter.texts.plain("timeline_more_cases", count=cases)


def _row(presenter: Presenter, case: Case, most: int) -> ChartRow:
    found = deadlines(case, presenter.zone)
    shown = sorted(_nearest_first(presenter, case, found)[:most], key=lambda one: one.due)
    return ChartRow(
        name=presenter.name(case),
        spare_name=presenter.texts.plain("case_unnamed", number=case.number),
        where=where(presenter, case),
        bars=tuple(_bar(presenter, case, one) for one in shown),
        note="" if found else presenter.texts.plain("due_none"),
    )


def _nearest_first(presenter: Presenter, case: Case, found: Sequence[Deadline]) -> list[Deadline]:
    """Put first what is to be done next, then what lies ahead, then what was missed; ways beside the dispute last."""
    first = next_deadline(case, presenter.zone, presenter.now)
    return sorted(found, key=lambda one: (one != first, one.is_over(presenter.now), RULES[one.kind].is_beside, one.due))


def _bar(presenter: Presenter, case: Case, one: Deadline) -> Bar:
    return Bar(
        whose=RULES[one.kind].whose,
        title=presenter.texts.plain(f"due_{one.kind}", "title"),
        left=presenter.texts.left(one.due - presenter.now),
        when=_when(presenter, one.due),
        end=one.due,
        begin=_begin(presenter, case, one),
        thick_from=end_of_day_utc(one.since) if one.kind in LAST_DAYS else None,
        is_over=one.is_over(presenter.now),
    )


def _when(presenter: Presenter, moment: datetime) -> str:
    there = moment.astimezone(presenter.zone)
    day = presenter.texts.short_day(there, weekday=True)
    return presenter.texts.plain("timeline_when", date=day, time=presenter.texts.clock(there))


def _begin(presenter: Presenter, case: Case, one: Deadline) -> datetime | None:
    """Give the moment from which the time runs: the dispute can be opened as soon as the form opens."""
    if one.kind in LAST_DAYS:
        opens = reckoned(case, "open_earliest", presenter.zone)
        return opens.due if opens else None
    if RULES[one.kind].days <= 0:
        return None
    return datetime.combine(one.since, time(), PACIFIC).astimezone(UTC)


def _scale(bars: Sequence[Bar], now: datetime) -> tuple[datetime, datetime]:
    """Give the scale as much as what is near needs; what is beyond its limits does not stretch it."""
    moments = [moment for bar in bars for moment in (bar.begin, bar.end) if moment]
    begins = [max(moment, now - BEFORE[1]) for moment in moments]
    ends = [moment for moment in moments if moment <= now + AFTER[1]]
    begin, end = min([now - BEFORE[0], *begins]), max([now + AFTER[0], *ends])
    return begin, end + (end - begin) * MARGIN


def _ticks(presenter: Presenter, begin: datetime, end: datetime) -> Iterator[Tick]:
    """Give the days to be named, counted from a Monday, each at its midnight in the buyer's zone."""
    days = (end - begin) / timedelta(days=1)
    step = next((step for step in STEPS if days / step <= MOST_TICKS), STEPS[-1])
    day = begin.astimezone(presenter.zone).date()
    day -= timedelta(days=day.weekday())
    while (at := _midnight(day, presenter.zone)) < end:
        if at > begin:
            yield Tick(at, presenter.texts.short_day(day))
        day += timedelta(days=step)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _keys(presenter: Presenter, bars: Sequence[Bar]) -> Iterator[LegendEntry]:
    there = {bar.whose for bar in bars}
    for whose in get_args(Whose):
        if whose in there:
            yield LegendEntry(whose, presenter.texts.plain(f"timeline_{whose}"))
    if any(bar.thick_from for bar in bars):
        yield LegendEntry(None, presenter.texts.plain("timeline_window", days=DAYS_TO_OPEN))
