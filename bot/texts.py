"""Strict Fluent: a missing text, a missing place or broken syntax is an error, never a key on a buyer's screen."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_symbol, parse_pattern
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk, Message, MessageReference, Resource, VariableReference
from fluent.syntax.visitor import Visitor

from conversations.complaint.sentences import Numbers, Quoted, Word
from conversations.reading.money import Money
from conversations.reading.quantities import Quantity

FOLDER = Path(__file__).parent.parent / "conversations" / "texts"
ENGLISH = "en"
"""The language of whoever speaks none that there is."""
LETTER = "letter/en"
"""The file of the letter, which is English whatever the language of the chat."""
MIRRORS = "letter/"
"""Before a language: the file of the same letter for its readers."""
REPLIES = "replies/"
"""Before a language: the file of what is written after the letter."""
SUMMARY = "summary/"
"""Before a language: the file of the summary in a pack."""
MADE_OF: Mapping[str, tuple[str, ...]] = {REPLIES: (REPLIES, MIRRORS), SUMMARY: (SUMMARY, MIRRORS)}
"""Folder -> those whose texts of the same language stand in it: its own, and others after them."""
APART = {"¤#,##0.00": "¤ #,##0.00"}
"""A code of a currency is set apart from the figures; a sign is not."""
IN_FULL = "wDt"
"""Weekday, long date, short time (Bot API, "Date-time entity formatting")."""
IN_HOURS = 48
"""Below so many hours these are counted, not days. Our choice."""
MEGABYTE = 1_000_000
REMEMBERED = 2048
"""Texts, and amounts, of one language that are kept as they were written last. Our choice: some 1 MB."""


class TextError(LookupError):
    """A text does not exist, or lacks a value for one of its places."""


@dataclass(frozen=True)
class Html:
    """Markup that is safe as it is: made by `Texts`, never by a buyer."""

    markup: str


@cache
def resource(name: str) -> Resource:
    """Read one file of texts. Raises `TextError` for broken syntax."""
    parsed: Resource = FluentResource((FOLDER / f"{name}.ftl").read_text("utf-8"))
    broken = [entry.content for entry in parsed.body if isinstance(entry, Junk)]
    if broken:
        raise TextError(f"{name}.ftl has broken syntax: {broken[0]!r}")
    return parsed


@cache
def texts(language: str) -> Texts:
    """Give the texts of a language (`en`), or those of a folder in a language (`letter/en`)."""
    return Texts(language)


def mirror(language: str) -> Texts:
    """Give the texts of the letter in a language: what its reader sees of what is sent in English."""
    return texts(MIRRORS + language)


def replies(language: str) -> Texts:
    """Give the texts of what is written after the letter, in a language."""
    return texts(REPLIES + language)


def _parted(name: str) -> tuple[str, str]:
    """Part a name of texts into its folder, empty for those of the chat, and its language."""
    folder, slash, language = name.rpartition("/")
    return folder + slash, language


def _files(name: str) -> tuple[str, ...]:
    folder, language = _parted(name)
    return tuple(one + language for one in MADE_OF.get(folder, (folder,)))


@cache
def languages() -> tuple[str, ...]:
    """List the codes (ISO 639) of the languages that there is a file for: English, then the others in order."""
    there = {path.stem for path in FOLDER.glob("*.ftl")}
    return (ENGLISH, *sorted(there - {ENGLISH}))


def spoken(code: str) -> str:
    """Give the language for a language code of Telegram (an IETF tag such as `cs` or `pt-br`): English if need be."""
    base = code.lower().split("-")[0]
    return base if base in languages() else ENGLISH


class Texts:
    """The texts of one language. Values are written the way its readers write them."""

    def __init__(self, name: str) -> None:
        self._name = name
        folder, language = _parted(name)
        self._locale = Locale.parse(language)
        self._is_sent = bool(folder)
        self._bundle = FluentBundle([str(self._locale)], use_isolating=False)
        for file in _files(name):
            self._bundle.add_resource(resource(file))
        # The same few texts and amounts are on most screens, and writing one takes as long as a query.
        self._format = lru_cache(REMEMBERED)(self._formatted)
        self._money = lru_cache(REMEMBERED)(self._money_written)

    def __reduce__(self) -> tuple[Callable[[str], Texts], tuple[str]]:
        """In another process it is that process's own."""
        return texts, (self._name,)

    @property
    def code(self) -> str:
        """The code of the language (ISO 639)."""
        return str(self._locale)

    @property
    def language(self) -> str:
        """Name the language as those who speak it write it."""
        name = str(self._locale.get_language_name())
        return name[:1].upper() + name[1:]

    def places(self, key: str) -> frozenset[str]:
        """List the values that a message needs, wherever it takes them from. Raises `TextError` for an unknown one."""
        if not self.has(key):
            raise TextError(f"there is no text {key}")
        return _places(self._name, key)

    def html(self, key: str, /, **values: object) -> str:
        """Format a message for Telegram's HTML; every value that is not `Html` is escaped."""
        return self._format(key, None, tuple((name, self._escaped(value)) for name, value in values.items()))

    def plain(self, key: str, attribute: str | None = None, /, **values: object) -> str:
        """Format a message, or one of its attributes, without markup: for buttons, alerts and the letter."""
        return self._format(key, attribute, tuple((name, self.written(value)) for name, value in values.items()))

    def has(self, key: str, attribute: str | None = None) -> bool:
        """Say whether there is such a text."""
        return self._bundle.has_message(key) and (
            attribute is None or attribute in self._bundle.get_message(key).attributes
        )

    def written(self, value: object) -> str | int:
        """Write money, dates, sizes and words of the letter in the language's way; text and whole numbers stay."""
        if isinstance(value, str):
            return value
        if isinstance(value, Money):
            return self._money(value)
        if isinstance(value, datetime | date):
            return self._day(value, "pattern_day")
        if isinstance(value, Word | Quoted | Numbers | Quantity):
            return self._of_letter(value)
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise TextError(f"a text cannot show a {type(value).__name__}")
        return value

    def _of_letter(self, value: Word | Quoted | Numbers | Quantity) -> str:
        if isinstance(value, Word):
            return (self if self._is_sent else mirror(self._name)).plain(f"word_{value.key}")
        if isinstance(value, Quoted):
            return self.plain("quoted", words=value.text)
        if isinstance(value, Numbers):
            return str(format_list([str(number) for number in value.numbers], locale=self._locale))
        return f"{format_decimal(value.number, locale=self._locale)} {value.unit}"

    def when(self, moment: datetime, zone: ZoneInfo) -> Html:
        """Write a moment so that Telegram shows it in the reader's own zone and words.

        An app that cannot do that shows it in the buyer's zone, with UTC beside it.
        """
        there = moment.astimezone(zone)
        shown = self.html("moment", date=there, time=self.clock(there), city=self.city(zone.key), utc=self._utc(there))
        return Html(f'<tg-time unix="{int(moment.timestamp())}" format="{IN_FULL}">{shown}</tg-time>')

    def short_day(self, day: date, *, weekday: bool = False) -> str:
        """Write a day, or that of a moment in its own zone, without its year: for where there is little room."""
        return self._day(day, "pattern_weekday" if weekday else "pattern_short_day")

    def _day(self, day: date, pattern: str) -> str:
        # The letter has no patterns of its own: it is written as English is.
        shown = (self if self.has(pattern) else texts(ENGLISH)).plain(pattern)
        return str(format_date(day, shown, locale=self._locale))

    def _utc(self, there: datetime) -> str:
        return self.clock(there.astimezone(UTC)) if there.utcoffset() else "none"

    def clock(self, moment: datetime) -> str:
        """Write the time of day that a moment has in its own zone."""
        return str(format_time(moment, "short", locale=self._locale))

    def left(self, span: timedelta) -> str:
        """Write how much time is left, rounded down: never more than there is."""
        if span < timedelta(0):
            return self.plain("time_over")
        hours = span // timedelta(hours=1)
        if hours < IN_HOURS:
            return self.plain("hours_left", count=hours)
        return self.plain("days_left", count=hours // 24)

    def hour(self, hour: int) -> str:
        """Write a full hour of the day as short as readers of the language understand it."""
        has_halves = "a" in self._locale.time_formats["short"].pattern
        return str(format_time(time(hour), "h a" if has_halves else "H:mm", locale=self._locale))

    def city(self, zone: str) -> str:
        """Give the name of the place that a zone is called after."""
        return str(get_timezone_location(zone, locale=self._locale, return_city=True))

    def size(self, count: int) -> str:
        """Write a number of bytes as people read it: MB of 1,000,000 bytes, kB below one."""
        unit, places, name = (MEGABYTE, "#,##0.##", "MB") if count >= MEGABYTE else (1_000, "#,##0", "kB")
        return f"{format_decimal(Decimal(count) / unit, format=places, locale=self._locale)} {name}"

    def _escaped(self, value: object) -> str | int:
        if isinstance(value, Html):
            return value.markup
        written = self.written(value)
        return html.escape(written, quote=False) if isinstance(written, str) else written

    def _money_written(self, value: Money) -> str:
        if not value.currency:
            return str(format_decimal(value.decimal, format="#,##0.00", locale=self._locale))
        # The places after the point are those that the amount has (ISO 4217): Babel's own table rounds some away.
        pattern = self._locale.currency_formats["standard"].pattern
        if self._is_sent and get_currency_symbol(value.currency, locale=self._locale) == value.currency:
            pattern = APART.get(pattern, pattern)
        shown = parse_pattern(pattern)
        shown.frac_prec = (value.digits, value.digits)
        return str(shown.apply(value.decimal, self._locale, currency=value.currency, currency_digits=False))

    def _formatted(self, key: str, attribute: str | None, values: tuple[tuple[str, str | int], ...]) -> str:
        if not self.has(key, attribute):
            raise TextError(f"there is no text {key}{'.' + attribute if attribute else ''}")
        message = self._bundle.get_message(key)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise TextError(f"{key} has no value")
        written, problems = self._bundle.format_pattern(pattern, dict(values))
        if problems:
            raise TextError(f"{key}: {problems[0]}")
        return str(written)


class _References(Visitor):
    """Collects the places of a message, and the messages that it is put together from."""

    def __init__(self) -> None:
        self.places: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - the library's own name
        self.places.add(node.id.name)

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802 - the library's own name
        self.messages.add(node.id.name)


@cache
def _places(name: str, key: str) -> frozenset[str]:
    found = _References()
    for entry in (entry for file in _files(name) for entry in resource(file).body):
        if isinstance(entry, Message) and entry.id.name == key:
            found.visit(entry.value)
    return frozenset(found.places).union(*(_places(name, other) for other in found.messages))


def messages(name: str) -> dict[str, frozenset[str]]:
    """List every message of a file with its attributes: what the guards compare."""
    return {
        entry.id.name: frozenset(attribute.id.name for attribute in entry.attributes)
        for entry in resource(name).body
        if isinstance(entry, Message)
    }


def moment(time: datetime) -> dict[str, object]:
    """Give the places `day` and `time` of a text that names a moment (UTC)."""
    return {"day": time, "time": f"{time:%H:%M}"}
