"""How buyers type a day. Nothing is guessed: what is no date is refused, what has two readings is asked back.

The shapes of dates are written down here, those of countdowns in `countdowns.py`, the words in `date_words.py`.
A bare number is no date ("5", "12345"), two numbers with a dot are ("8.12", day first, as wherever dots are used).
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NoReturn

from conversations.days import pacific_day
from conversations.reading.around import OF_DATES, OF_PAST_DATES, PHRASES, bare
from conversations.reading.countdowns import countdown
from conversations.reading.date_words import ON, UNTIL, words
from conversations.reading.typed import LONGEST, folded, plain
from conversations.rejected import Rejected

FURTHEST = timedelta(days=400)
"""How far from today a date is believed, in either direction: our choice, a year and a month."""

ABOUT_HALF_A_YEAR = timedelta(days=200)
"""How far from today a day is believed whose weekday, and not its nearness, tells the year: our choice. A day that is
nearer on the other side has its date a year away, and a wrong weekday is likelier than that."""

LEAP_YEARS_APART = 8
"""Years between two 29 Februaries at most (1896 and 1904)."""

MONTHS_OF_A_YEAR = 12
A_LEAP_YEAR = 2028

LONGEST_SHORT_FORM = 3
ENGLISH_SHORT_FORMS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

WORD = r"[^\W\d_]+"
YEAR = r"(?P<year>\d{4}|'?\d{2})"
SURE_YEAR = r"(?P<year>\d{4}|'\d{2})"
"""What cannot be the other end of a range, as in "Dec 5-26"."""
SHORT_YEAR = r"(?:(?P<apart> )|(?P=by))(?:del? )?(?P<year>\d{2})"
"""A year of two digits; one that stands `apart`, as in "24 Dec 25", may be another day."""
GAP = r"[ .,/-]{0,3}"
ORDINAL = r"(?:-?(?:st|nd|rd|th|º|ª|го|е))?"
SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>\d{4})(?P<by> ?[-/.] ?)(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}}) ?\. ?(?P<month>\d{{1,2}})(?:(?:\. ?| ){YEAR})?",
        rf"(?P<day>\d{{1,2}}){ORDINAL}{GAP}(?:of |de )?(?:the )?(?P<name>{WORD})(?:{GAP}(?:of |del? )?{SURE_YEAR})?",
        rf"(?P<day>\d{{1,2}}){ORDINAL}(?P<by>\.? ?|[-/])(?:of |de )?(?P<name>{WORD})\.?{SHORT_YEAR}",
        rf"(?P<name>{WORD}){GAP}(?:the )?(?P<day>\d{{1,2}}){ORDINAL}(?:[ .,/-]{{1,3}}{SURE_YEAR})?",
        rf"(?P<year>\d{{4}}){GAP}(?P<name>{WORD}){GAP}(?P<day>\d{{1,2}})",
    )
)
RANGE = re.compile(
    rf"(?P<name>{WORD}){GAP}(?:the )?(?P<day>\d{{1,2}}){ORDINAL}[ .,/-]{{1,3}}(?P<other>\d{{2}}){ORDINAL}"
)
"""Two days of a month, or a day and a year of two digits: "Dec 5-26"."""
SLASHED = re.compile(rf"(?P<first>\d{{1,2}})(?P<by> ?[-/] ?)(?P<second>\d{{1,2}})(?:(?P=by){YEAR})?")
WEEKDAY_FIRST = re.compile(rf"({WORD})\.?,? ")
WEEKDAY_LAST = re.compile(rf"[ ,]+\(?({WORD})\.?\)?$")
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
        """Give that day, the nearest one to today where no year was said; None where there is none.

        A weekday tells between the last one and the next. None also where it does not fit.
        """
        fitting = [day for day in self._days(today) if self.weekdays is None or day.weekday() in self.weekdays]
        nearest = min(fitting, key=lambda day: _distance(day, today), default=None)
        is_clear = nearest is None or self.weekdays is None or self.year or nearest == self.without_weekday(today)
        return nearest if is_clear or (nearest and abs(nearest - today) <= ABOUT_HALF_A_YEAR) else None

    def without_weekday(self, today: date) -> date | None:
        """Give the same whatever its weekday is; None where no calendar has it."""
        return min(self._days(today), key=lambda day: _distance(day, today), default=None)

    def _days(self, today: date) -> Iterator[date]:
        near = range(today.year - LEAP_YEARS_APART, today.year + LEAP_YEARS_APART + 1)
        for year in near if self.year is None else (self.year,):
            with suppress(ValueError):
                yield date(year, self.month, self.day)


def _distance(day: date, today: date) -> tuple[timedelta, bool]:
    """Order days by their nearness; of two that are equally near the coming one is first."""
    return abs(day - today), day < today


def read_date(text: str, now: datetime) -> date:
    """Read a day as people type it: a calendar day at AliExpress, in Pacific time (source: `days.PACIFIC`).

    `now` is the moment at which it was typed, with its time zone. A countdown is added to it exactly and the
    Pacific day taken then; "tomorrow" counts from the Pacific day; a day without a year is the nearest to today; a
    time of day beside a date is ignored, and so are words that change nothing (`around.py`). Raises `Rejected`:
    `date_unreadable(text)`, `date_impossible`, `date_far(date)` beyond 400 days, and with ISO dates as suggestions
    `date_ambiguous` for "05/12", "Dec 5-26" and "Friday", and `date_weekday(date)` for a weekday that does not fit.
    """
    today = pacific_day(now)
    typed = folded(plain(text))
    days = _days_around(typed, now, today) if len(typed) <= LONGEST else ()
    if not days:
        raise Rejected("date_unreadable", text=text)
    near = tuple(dict.fromkeys(day.isoformat() for day in days if _is_near(day, today)))
    if not near:
        raise Rejected("date_far", date=days[0])
    if len(days) > 1:
        raise Rejected("date_ambiguous", suggestions=near)
    return days[0]


def read_countdown(text: str) -> timedelta | None:
    """Give the span that `read_date` adds to now, to the second; None for a text that names a day, or is too long."""
    typed = folded(plain(text))
    if len(typed) > LONGEST:
        return None
    span = countdown(_bare(typed))
    return countdown(_bare(_without_words(typed)[0])) if span is None else span


def _days_around(typed: str, now: datetime, today: date) -> tuple[date, ...]:
    """Give the days that the text may mean as it stands, or else without the words around it."""
    if days := _days(typed, now, today):
        return days
    left, is_past = _without_words(typed)
    days = _days(left, now, today) if left != typed else ()
    return tuple(day for day in days if not is_past or day <= today)


def _without_words(typed: str) -> tuple[str, bool]:
    """Take the words around a day away, and say whether one of them tells that it lies behind."""
    shown = typed.replace(": ", " ")
    for phrase, word in PHRASES:
        shown = phrase.sub(word, shown)
    left = bare(shown.strip("()[],"), OF_DATES | OF_PAST_DATES).strip("()[]")
    return left, not OF_PAST_DATES.isdisjoint(re.findall(WORD, shown))


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
    days = dict.fromkeys(day for one in written if (day := one.on_calendar(today)))
    if written and not days:
        _refuse(written, today)
    return tuple(days)


def _refuse(written: tuple[_Written, ...], today: date) -> NoReturn:
    """Say why no calendar has such a day; where only the weekday is wrong, offer the date, and the day beside it."""
    as_typed = [day for one in written if (day := one.without_weekday(today))]
    if not as_typed:
        raise Rejected("date_impossible")
    weekdays = written[0].weekdays or frozenset()
    beside = [_nearest(day, weekdays) for day in as_typed]
    offered = [day.isoformat() for pair in zip(as_typed, beside, strict=True) for day in pair if _is_near(day, today)]
    if not offered:
        raise Rejected("date_far", date=as_typed[0])
    raise Rejected("date_weekday", date=as_typed[0], suggestions=tuple(dict.fromkeys(offered)))


def _nearest(day: date, weekdays: frozenset[int]) -> date:
    """Give the day of the week that is nearest to a day: three days away at most."""
    week = (day + timedelta(days=ahead) for ahead in (0, 1, -1, 2, -2, 3, -3))
    return next((one for one in week if one.weekday() in weekdays), day)


def _written(typed: str) -> tuple[_Written, ...]:
    """Give the readings of a calendar date, with or without its weekday before or behind it."""
    if found := _readings(typed, None):
        return found
    for weekday in filter(None, (WEEKDAY_FIRST.match(typed), WEEKDAY_LAST.search(typed))):
        rest = typed[weekday.end() :] if weekday.start() == 0 else typed[: weekday.start()]
        weekdays = words().weekdays.get(weekday[1])
        if weekdays and (found := _readings(ON.sub("", rest), weekdays)):
            return found
    return ()


def _readings(typed: str, weekdays: frozenset[int] | None) -> tuple[_Written, ...]:
    shown = AFTER_YEAR.sub("", typed)
    for match in filter(None, (shape.fullmatch(shown) for shape in SHAPES)):
        found = match.groupdict()
        month = int(found.get("month") or words().months.get(found.get("name") or "", -1))
        if month >= 0:
            years = dict.fromkeys((_year(found["year"]), None)) if found.get("apart") else (_year(found["year"]),)
            return tuple(_Written(int(found["day"]), month, year, weekdays) for year in years)
    if match_ := SLASHED.fullmatch(shown):
        return _slashed(match_, weekdays)
    match_ = RANGE.fullmatch(shown)
    return _of_range(match_, weekdays) if match_ else ()


def _of_range(match: re.Match[str], weekdays: frozenset[int] | None) -> tuple[_Written, ...]:
    """Give both days of "Dec 5-26", which may also be a day and its year; of "Dec 5-99" the day and its year."""
    month, day, other = words().months.get(match["name"]), int(match["day"]), int(match["other"])
    if month is None:
        return ()
    last = monthrange(A_LEAP_YEAR, month)[1]
    if day > last or other > last:
        return (_Written(day, month, _year(match["other"]), weekdays),)
    if day == other:
        return _Written(day, month, None, weekdays), _Written(day, month, _year(match["other"]), weekdays)
    return _Written(day, month, None, weekdays), _Written(other, month, None, weekdays)


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
