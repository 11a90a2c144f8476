"""How buyers type a day. Nothing is guessed: what is no date is refused, what has two readings is asked back.

The shapes of dates are written down here, those of countdowns in `countdowns.py`, the words in `date_words.py`.
A bare number is no date ("5", "12345"), two numbers with a dot are ("8.12", day first, as wherever dots are used).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from conversations.days import pacific_day
from conversations.reading.countdowns import countdown
from conversations.reading.date_words import ON, UNTIL, words
from conversations.reading.typed import LONGEST, folded, plain
from conversations.rejected import Rejected

FURTHEST = timedelta(days=400)
"""How far from today a date is believed, in either direction: our choice, a year and a month."""

LEAP_YEARS_APART = 8
"""Years between two 29 Februaries at most (1896 and 1904)."""

MONTHS_OF_A_YEAR = 12

LONGEST_SHORT_FORM = 3
ENGLISH_SHORT_FORMS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

WORD = r"[^\W\d_]+"
YEAR = r"(?P<year>\d{4}|'?\d{2})"
GAP = r"[ .,/-]{0,3}"
ORDINAL = r"(?:st|nd|rd|th|º|ª|го|е)?"
SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>\d{4})(?P<by> ?[-/.] ?)(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}}) ?\. ?(?P<month>\d{{1,2}})(?:(?:\. ?| ){YEAR})?",
        rf"(?P<day>\d{{1,2}}){ORDINAL}{GAP}(?:of |de )?(?:the )?(?P<name>{WORD})(?:{GAP}(?:of |del? )?{YEAR})?",
        rf"(?P<name>{WORD}){GAP}(?:the )?(?P<day>\d{{1,2}}){ORDINAL}(?:[ .,/-]{{1,3}}{YEAR})?",
        rf"(?P<year>\d{{4}}){GAP}(?P<name>{WORD}){GAP}(?P<day>\d{{1,2}})",
    )
)
SLASHED = re.compile(rf"(?P<first>\d{{1,2}})(?P<by> ?[-/] ?)(?P<second>\d{{1,2}})(?:(?P=by){YEAR})?")
AFTER_YEAR = re.compile(r" ?(?:(?<=\d )(?:г|года|год|r|roku|rok)|(?<=\d)(?:г|r))?\.?$")

CLOCK = r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?"
TIME_OF_DAY = re.compile(
    rf"^{CLOCK}[ ,]+|(?:[ ,]+(?:(?:at|um|o|v|в|a las) )?|(?<=\d)t)(?:{CLOCK}|\d{{1,2}} ?[ap]m)"
    r"(?: ?(?:uhr|hod|h)\.?)?(?: ?\(?(?:z|utc|gmt|pt|pst|pdt)\)?)?(?:[+-]\d\d:?\d\d)?$"
)


@dataclass(frozen=True)
class _Written:
    """A day as written; the year, and which days of the week it may be, only where they were said."""

    day: int
    month: int
    year: int | None
    weekdays: frozenset[int] | None

    def on_calendar(self, today: date) -> date | None:
        """Give that day, the nearest one to today where no year was said; None where there is none."""
        near = range(today.year - LEAP_YEARS_APART, today.year + LEAP_YEARS_APART + 1)
        days = list(self._days(near if self.year is None else (self.year,), today))
        return min(days, key=lambda day: (abs(day - today), day < today), default=None)

    def _days(self, years: range | tuple[int], today: date) -> Iterator[date]:
        for year in years:
            try:
                day = date(year, self.month, self.day)
            except ValueError:
                continue
            if self.weekdays is None or (day.weekday() in self.weekdays and (self.year or _is_near(day, today))):
                yield day


def read_date(text: str, now: datetime) -> date:
    """Read a day as people type it: a calendar day at AliExpress, in Pacific time (source: `days.PACIFIC`).

    `now` is the moment at which it was typed, with its time zone. A countdown is added to it exactly and the
    Pacific day taken then; "tomorrow" counts from the Pacific day; a day without a year is the nearest to today; a
    time of day beside a date is ignored. Raises `Rejected`: `date_unreadable(text)`, `date_impossible`,
    `date_far(date)` beyond 400 days, and `date_ambiguous` with ISO dates as suggestions for "05/12" and "Friday".
    """
    today = pacific_day(now)
    typed = folded(plain(text))
    days = _days(typed, now, today) if len(typed) <= LONGEST else ()
    if not days:
        raise Rejected("date_unreadable", text=text)
    near = tuple(day.isoformat() for day in days if _is_near(day, today))
    if not near:
        raise Rejected("date_far", date=days[0])
    if len(days) > 1:
        raise Rejected("date_ambiguous", suggestions=near)
    return days[0]


def read_countdown(text: str) -> timedelta | None:
    """Give the span that `read_date` adds to now, to the second; None for a text that names a day, or is too long."""
    typed = folded(plain(text))
    return countdown(_bare(typed)) if len(typed) <= LONGEST else None


def _bare(typed: str) -> str:
    return ON.sub("", UNTIL.sub("", typed))


def _is_near(day: date, today: date) -> bool:
    return abs(day - today) <= FURTHEST


def _days(typed: str, now: datetime, today: date) -> tuple[date, ...]:
    """Give the days that the text may mean; none where it is no date."""
    until = UNTIL.match(typed)
    bare = _bare(typed)
    if (offset := words().days.get(bare, words().days.get(typed))) is not None:
        return (today + timedelta(days=offset),)
    if weekdays := words().weekdays.get(_spoken(bare)):
        return _weekday(weekdays, today, ahead=bool(until))
    if (left := countdown(bare)) is not None:
        return (pacific_day(now + left),)
    return _calendar(bare, today)


def _spoken(word: str) -> str:
    """Give the name of a weekday, "" for a short form that is a word by itself: "nie" is no in Polish."""
    name = word.rstrip(".")
    return name if len(name) > LONGEST_SHORT_FORM or name in ENGLISH_SHORT_FORMS else ""


def _weekday(meant: frozenset[int], today: date, *, ahead: bool) -> tuple[date, ...]:
    """Give the coming and the past one: "Friday" may be either, "until Friday" only the coming one."""
    if len(meant) > 1:
        return ()
    coming = today + timedelta(days=(next(iter(meant)) - today.weekday()) % 7)
    if ahead and coming > today:
        return (coming,)
    return coming, coming + timedelta(weeks=1 if ahead else -1)


def _calendar(typed: str, today: date) -> tuple[date, ...]:
    written = _written(TIME_OF_DAY.sub("", typed))
    days = tuple(day for one in written if (day := one.on_calendar(today)))
    if written and not days:
        raise Rejected("date_impossible")
    return days


def _written(typed: str) -> tuple[_Written, ...]:
    """Give the readings of a calendar date, with or without its weekday before it."""
    if found := _readings(typed, None):
        return found
    first = re.match(rf"({WORD})\.?,? ", typed)
    weekdays = words().weekdays.get(first[1]) if first else None
    return _readings(ON.sub("", typed[first.end() :]), weekdays) if first and weekdays else ()


def _readings(typed: str, weekdays: frozenset[int] | None) -> tuple[_Written, ...]:
    shown = AFTER_YEAR.sub("", typed)
    for match in filter(None, (shape.fullmatch(shown) for shape in SHAPES)):
        found = match.groupdict()
        month = int(found.get("month") or words().months.get(found.get("name") or "", -1))
        if month >= 0:
            return (_Written(int(found["day"]), month, _year(found["year"]), weekdays),)
    match_ = SLASHED.fullmatch(shown)
    return _slashed(match_, weekdays) if match_ else ()


def _slashed(match: re.Match[str], weekdays: frozenset[int] | None) -> tuple[_Written, ...]:
    """Give both readings of 05/12, the one of 13/12 and of 05/05; 31/31 has none, which shows on the calendar."""
    first, second, year = int(match["first"]), int(match["second"]), _year(match["year"])
    orders = dict.fromkeys(((first, second), (second, first)))
    possible = [order for order in orders if order[1] <= MONTHS_OF_A_YEAR] or [(first, second)]
    return tuple(_Written(day, month, year, weekdays) for day, month in possible)


def _year(typed: str | None) -> int | None:
    """Read a year; one of two digits is in this century."""
    digits = (typed or "").removeprefix("'")
    return int(digits) + (2000 if len(digits) == len("26") else 0) if digits else None
