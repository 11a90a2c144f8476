"""What stands in a longer text and could be an answer: order number, parcel numbers, amounts, dates, links.

Strict, as nobody asked for it: an amount has its currency beside it, a date its month as a word, its year or blanks, a
link leads to AliExpress. Nothing is taken from here without a tap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TypeVar

from conversations.aliexpress.orders import number_in
from conversations.aliexpress.parcels import parcels_shown, without_parcels
from conversations.reading.currencies import CODES, meant_by
from conversations.reading.date_words import words
from conversations.reading.dates import read_date
from conversations.reading.money import Money, read_money
from conversations.reading.typed import folded, plain
from conversations.rejected import Rejected

T = TypeVar("T")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


MOST = 5
"""Things of a kind that are given, the first ones. Our choice: each is a button."""
MOST_TRIED = 100
"""Places of a text at which an amount, or a date, is looked for more closely. Our choice: no message has more."""

NUMBER = re.compile(r"(?<![\d.,'-])(?:\d{1,3}(?: \d{3}){1,2}(?:[.,]\d{1,2})?(?!\d)|\d[\d.,']{0,13})")
BEFORE = re.compile(r"((?<![^\W\d_])[^\W\d_]{0,4}[$€£¥₹₽₴₸₺₪₩₫฿₱₦₡₲]|(?<![^\W\d_])[^\W\d_]{1,4}\.?) ?$")
AFTER = re.compile(r" ?([$€£¥₹₽₴₸₺₪₩₫฿₱₦₡₲]|美元|欧元|元|円|원|[^\W\d_]{1,10})")
LONGEST_BEFORE = 8
FIRST_OF_CHINA = "\u2e80"
"""From here on in Unicode are the scripts that put no blanks between words."""
MARKS = _words("""
    usd eur gbp czk pln rub rmb euro euros eura dollar dollars dolar dolaru dolary dolares kc korun koruna koruny zl
    zloty zlotych руб рублеи рубля евро доллар доллара долларов грн гривен pounds peso pesos reais kr
    美元 欧元 元 円 원
""")
"""What names a currency in any case, in the middle of a sentence: the shorter ones are words too, or mean feet and
seconds."""

SEPARATED = re.compile(
    r"(?<![\w.,/-])(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}/\d{1,2}/\d{4}"
    r"|\d{1,2}\.(?: ?\d{1,2}\. ?\d{4}| \d{1,2}\.))(?![\w/-])"
)
"""Without a year only as "5. 12.": "8.12." is an amount at the end of a sentence."""
DAY = re.compile(r"(?<![\w.,/:-])\d{1,2}(?:st|nd|rd|th)?(?![\w/:-])")
MONTH_BEHIND = re.compile(r"\.? ?(?:of )?([^\W\d_]{3,12})\.?(?:,? \d{4}(?!\w))?")
MONTH_BEFORE = re.compile(r"(?<![\w])([^\W\d_]{3,12})\.? $")
YEAR_BEHIND = re.compile(r",? \d{4}(?!\w)")
LONGEST_MONTH = 14

LINK = re.compile(
    r"(?<![\w.@/:-])(?:https?://)?((?:[a-z0-9-]{1,20}\.){0,3}aliexpress\.(?:com|us))(?![\w@:-]|\.\w)"
    r"([/?#][!#-;=?-\[\]^_a-~]{0,500})?",
    re.IGNORECASE,
)
"""The host is AliExpress's own, with no name, port or other host before or behind it."""


MOST_READ = 4_096
"""Characters in which something is looked for: as many as one message has at Telegram."""


@dataclass(frozen=True)
class Found:
    """What a text holds. `order` is there only where it is the one number that can be one; `links` begin with https."""

    order: str | None = None
    parcels: tuple[str, ...] = ()
    amounts: tuple[Money, ...] = ()
    dates: tuple[date, ...] = ()
    links: tuple[str, ...] = ()


def found_in(text: str, now: datetime) -> Found:
    """Find what stands in a text. Takes any text; `now`, with its zone, tells the year of a date that has none."""
    shown = plain(text[:MOST_READ])
    return Found(
        order=number_in(without_parcels(shown)),
        parcels=_first(parcels_shown(shown)),
        amounts=_first(_amounts(shown)),
        dates=_first(_dates(shown, now)),
        links=_first(f"https://{link[1].lower()}{(link[2] or '').rstrip('.,;:!?)')}" for link in LINK.finditer(shown)),
    )


def _first(things: Iterable[T]) -> tuple[T, ...]:
    return tuple(islice(dict.fromkeys(things), MOST))


def _amounts(shown: str) -> Iterator[Money]:
    for number in islice(NUMBER.finditer(shown), MOST_TRIED):
        figures = number[0].rstrip(".,'")
        before = BEFORE.search(shown[max(0, number.start() - LONGEST_BEFORE) : number.start()])
        after = AFTER.match(shown, number.start() + len(figures))
        marks = _mark(before), _mark(after)
        if _is_glued(shown, number.start()) and not marks[0]:
            continue
        if amount := _amount(figures, *marks):
            yield amount


def _is_glued(shown: str, place: int) -> bool:
    """Say whether letters stand right before a place: "S10" is no number of ten. In Chinese there are no blanks."""
    return place > 0 and shown[place - 1].isalpha() and shown[place - 1] < FIRST_OF_CHINA


def _mark(match: re.Match[str] | None) -> str:
    """Give what names a currency there, "" where nothing does."""
    mark = match[1].rstrip(".") if match else ""
    is_sure = mark in CODES or folded(mark) in MARKS or any(unicodedata.category(sign) == "Sc" for sign in mark)
    return mark if mark and is_sure and meant_by(mark) else ""


def _amount(figures: str, before: str, after: str) -> Money | None:
    """Read an amount by the marks beside it; where two do not go together, by the nearer ones' first."""
    for pair in ((before, after), ("", after), (before, "")):
        if any(pair):
            with suppress(Rejected):
                return read_money(f"{pair[0]} {figures} {pair[1]}")
    return None


def _dates(shown: str, now: datetime) -> Iterator[date]:
    written = [*islice(SEPARATED.finditer(shown), MOST_TRIED)]
    named = ((day.start(), _with_month(shown, day)) for day in islice(DAY.finditer(shown), MOST_TRIED))
    for _place, one in sorted(
        [*((match.start(), match[0]) for match in written), *(pair for pair in named if pair[1])]
    ):
        try:
            yield read_date(one, now)
        except Rejected as rejected:
            if rejected.key == "date_ambiguous":
                yield from map(date.fromisoformat, rejected.suggestions)


def _with_month(shown: str, day: re.Match[str]) -> str:
    """Give a day with the name of its month behind or before it, and the year behind that; "" where no month is."""
    if (behind := MONTH_BEHIND.match(shown, day.end())) and _is_month(behind[1]):
        return day[0] + behind[0]
    before = MONTH_BEFORE.search(shown[max(0, day.start() - LONGEST_MONTH) : day.start()])
    year = YEAR_BEHIND.match(shown, day.end())
    return f"{before[1]} {day[0]}{year[0] if year else ''}" if before and _is_month(before[1]) else ""


def _is_month(name: str) -> bool:
    """Say whether a word is the name of a month; "may" is one only with a capital."""
    return folded(name) in words().months and name != "may"
