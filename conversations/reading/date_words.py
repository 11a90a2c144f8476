"""What the words of dates mean in six languages.

The vocabulary is dateparser's, which has it from CLDR. Its parser is not used: it takes "a" for the first of the
month, "32 dec" for December 2032, "8.12" for a time of day and "12 days" for 12 days ago.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any, TypeVar

from dateparser.languages.loader import LocaleDataLoader

from conversations.reading.typed import folded

T = TypeVar("T")
Folded = Mapping[str, frozenset[T]]
"""Word, folded -> all that it means in one language or another."""

LANGUAGES = ("en", "cs", "ru", "pl", "es", "de")

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = {
    "week": timedelta(weeks=1),
    "day": timedelta(days=1),
    "hour": timedelta(hours=1),
    "minute": timedelta(minutes=1),
    "second": timedelta(seconds=1),
}

MORE_UNITS = {
    "week": "w wks tyg tygodnia tydnech wochen",
    "day": "d д dnech dniach",
    "hour": "hod hodinach std h godzinach",
    "minute": "m м minutach",
    "second": "secs s",
}
"""Cases and short forms that people type and the vocabulary lacks."""

MORE_DAYS = {
    "the day after tomorrow": 2, "the day before yesterday": -2, "pasado manana": 2, "antes de ayer": -2,
    "pojutrze": 2, "przedwczoraj": -2,
}  # fmt: skip


def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _either(listed: str) -> str:
    return "|".join(word.replace("_", " ") for word in listed.split())


SHORT_UNITS = _words_of("d h w д ч")
"""One letter that is clear by itself; "12 m" may be months."""

ONE = _words_of("a an one eine einer einem einen un una jeden jedną один одну")
_NUMBERS = {
    2: "two dva dve dvema dwa dwie два две dos zwei", 3: "three tri tremi trzy три tres drei",
    4: "four ctyri ctyrmi cztery четыре cuatro vier", 5: "five pet peti piec пять cinco funf",
    6: "six sest sesti szesc шесть seis sechs", 7: "seven sedm sedmi siedem семь siete sieben",
    8: "eight osm osmi osiem восемь ocho acht", 9: "nine devet deviti dziewiec девять nueve neun",
    10: "ten deset deseti dziesiec десять diez zehn", 11: "eleven jedenact jedenacti", 12: "twelve dvanact dvanacti",
    14: "fourteen ctrnact", 15: "fifteen patnact", 20: "twenty dvacet", 30: "thirty tricet",
}  # fmt: skip
NUMBERS = dict.fromkeys(ONE, 1) | {word: number for number, listed in _NUMBERS.items() for word in listed.split()}
"""Numbers as words, folded: those that people write out in a span of time. Two of them in a row are none."""

ONE_UNIT = _words_of("tyden tydnem tydzien неделю den dnem dzien день сутки")
"""Units that mean one of them where no number is said, in languages without an article."""

AND = _words_of("and a i y und и")


UNTIL = re.compile(rf"^(?:(?:{_either('until till til by ends expires do до по к hasta bis')}) (?:zum |am |el |on )?)+")
ON = re.compile(rf"^(?:(?:{_either('on the v ve dne w we dnia в во el am den der')}) )+")
"""Words that may stand before a date and change nothing; "before", "after" and "from" do not belong here."""

AHEAD = re.compile(
    rf"^(?:{_either('in within za через за dentro_de en noch zbyva zbyvaji осталось осталась остался')}) "
    rf"|^(?:{_either('zostalo pozostalo zostaly pozostaly queda quedan falta faltan')}) "
    rf"| (?:{_either('left remaining to_go from_now осталось zbyva ubrig restantes')})$"
)
AGO = re.compile(rf"^(?:{_either('pred hace vor')}) | (?:{_either('ago назад temu')})$")

_OFFSET = re.compile(r"(in )?(\d) day( ago)?")


@dataclass(frozen=True)
class Words:
    """The vocabulary: each word, folded, with its meaning."""

    months: Mapping[str, int]
    weekdays: Folded[int]
    """0 is Monday; "so" is Saturday in Czech and Sunday in German."""
    units: Mapping[str, timedelta]
    days: Mapping[str, int]
    """Days from today: 1 for tomorrow."""


@cache
def words() -> Words:
    """Give the vocabulary; a word that is two months, units or days in two languages is left out."""
    locales = LocaleDataLoader().get_locale_map(languages=list(LANGUAGES)).values()
    listed = [pair for locale in locales for pair in _listed(locale.info)]
    more = [(name, word) for name, written in MORE_UNITS.items() for word in written.split()]
    offsets = {name: _offset(match) for name, _ in listed if (match := _OFFSET.fullmatch(name))}
    return Words(
        months=_sure(_meanings(listed, {name: number for number, name in enumerate(MONTHS, 1)})),
        weekdays=_meanings(listed, {name: number for number, name in enumerate(WEEKDAYS)}),
        units=_sure(_meanings([*listed, *more], UNITS)),
        days={**_sure(_meanings(listed, offsets)), **MORE_DAYS},
    )


def _listed(info: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """List (English name, word) of one language."""
    named = {name: info[name] for name in (*MONTHS, *WEEKDAYS, *UNITS)}
    for name, written in {**named, **info["relative-type"]}.items():
        yield from ((name, folded(word)) for word in written)


def _offset(match: re.Match[str]) -> int:
    return -int(match[2]) if match[3] else int(match[2])


def _meanings(listed: Iterable[tuple[str, str]], values: Mapping[str, T]) -> Folded[T]:
    found: dict[str, set[T]] = defaultdict(set)
    for name, word in listed:
        if name in values:
            found[word].add(values[name])
    return {word: frozenset(meant) for word, meant in found.items()}


def _sure(meanings: Folded[T]) -> Mapping[str, T]:
    return {word: next(iter(meant)) for word, meant in meanings.items() if len(meant) == 1}
