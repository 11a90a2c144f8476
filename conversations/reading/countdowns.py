"""How buyers type a span of time: "12 days 4 hours", "in 12d 04:33:12", "12:04:33:12", "3 days ago", "za dva týdny".

Months and years are not taken: how many days they have is not said, and a deadline is not guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from conversations.reading.date_words import AGO, AHEAD, AND, NUMBERS, ONE_UNIT, SHORT_UNITS, words

PART = re.compile(r"[ ,]*(?:(?P<count>\d{1,4}) ?)?(?P<word>[^\W\d_]+)\.?")
CLOCK = re.compile(r"[ ,]*(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)(?::(?P<seconds>[0-5]\d))?$")
CLOCK_WITH_DAYS = re.compile(r"^(\d{1,4}):(?=\d\d:\d\d:\d\d$)")


@dataclass(frozen=True)
class _Part:
    """A unit, and how many of it; `count` is None where no number was said."""

    word: str
    count: int | None

    @property
    def unit(self) -> timedelta:
        return words().units[self.word]


def countdown(typed: str) -> timedelta | None:
    """Read a span of plain, folded text: ahead of now, or negative where it says "ago"; None where it is none.

    Of at most 9,999 of a unit, the larger units first. Never raises.
    """
    ahead, ago = AHEAD.sub("", typed), AGO.sub("", typed)
    if typed not in (ahead, ago):
        return None
    if ago != typed:
        span = _span(ago, said=True)
        return span and -span
    return _span(ahead, said=ahead != typed)


def _span(typed: str, *, said: bool) -> timedelta | None:
    """Add up the parts; `said` is whether a word such as "in" or "ago" told that this is a span."""
    shown = CLOCK_WITH_DAYS.sub(r"\1 d ", typed)
    clock = CLOCK.search(shown)
    parts = _parts(shown[: clock.start()] if clock else shown)
    if parts is None or not _fit(parts, clock, said=said):
        return None
    read = {unit: int(count) for unit, count in clock.groupdict("0").items()} if clock else {}
    return sum((part.unit * (1 if part.count is None else part.count) for part in parts), timedelta(**read))


def _parts(typed: str) -> list[_Part] | None:
    """List the parts; None where there is anything else in the text."""
    matches = list(_matches(typed))
    if "".join(match[0] for match in matches) != typed.rstrip(" ,"):
        return None
    parts, said = list[_Part](), ""
    for match in matches:
        word, count = match["word"], match["count"]
        if said and said not in AND and (count or word not in words().units):  # two numbers in a row
            return None
        if word in words().units:
            parts.append(_Part(word, int(count) if count else NUMBERS.get(said)))
            said = ""
        elif count or word not in NUMBERS.keys() | AND:
            return None
        else:
            said = word
    return parts if not matches or matches[-1]["word"] in words().units else None


def _matches(typed: str) -> Iterator[re.Match[str]]:
    at = 0
    while match := PART.match(typed, at):
        yield match
        at = match.end()


def _fit(parts: list[_Part], clock: re.Match[str] | None, *, said: bool) -> bool:
    """Say whether the parts are clear: the larger unit first, a number with each, no lone letter or time of day.

    "1 m 5 d" may be a month, "04:33:12" alone a time of day.
    """
    units = [part.unit for part in parts]
    if clock and not parts:
        return said and clock["seconds"] is not None
    if units != sorted(set(units), reverse=True) or (clock and min(units) < timedelta(days=1)):
        return False
    if clock or len(parts) != 1:
        return bool(parts) and all(part.count is not None for part in parts)
    word, count = parts[0].word, parts[0].count
    return (said and word in ONE_UNIT) if count is None else len(word) > 1 or word in SHORT_UNITS
