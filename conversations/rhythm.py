"""When a buyer may be disturbed: the time zone and the quiet hours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

BEFORE_BED = timedelta(minutes=30)
"""How long before the quiet hours the last reminder comes, so that there is time to act on it. Our choice."""
DAYS_AROUND = 3
"""Days in which an end of the quiet hours is looked for: on the day of summer time a short waking time may drop out."""
MOST_ZONES = 6
"""Zones that are offered for one hour, so that they fit on a phone. Our choice."""

HOMES: Mapping[str, str] = {
    "ar": "Asia/Riyadh", "az": "Asia/Baku", "be": "Europe/Minsk", "bg": "Europe/Sofia", "bs": "Europe/Sarajevo",
    "ca": "Europe/Madrid", "cs": "Europe/Prague", "da": "Europe/Copenhagen", "de": "Europe/Berlin",
    "el": "Europe/Athens", "en": "America/New_York", "es": "Europe/Madrid", "et": "Europe/Tallinn",
    "fa": "Asia/Tehran", "fi": "Europe/Helsinki", "fr": "Europe/Paris", "he": "Asia/Jerusalem", "hi": "Asia/Kolkata",
    "hr": "Europe/Zagreb", "hu": "Europe/Budapest", "hy": "Asia/Yerevan", "id": "Asia/Jakarta", "it": "Europe/Rome",
    "ja": "Asia/Tokyo", "ka": "Asia/Tbilisi", "kk": "Asia/Almaty", "ko": "Asia/Seoul", "lt": "Europe/Vilnius",
    "lv": "Europe/Riga", "mk": "Europe/Skopje", "ms": "Asia/Kuala_Lumpur", "nb": "Europe/Oslo",
    "nl": "Europe/Amsterdam", "no": "Europe/Oslo", "pl": "Europe/Warsaw", "pt": "Europe/Lisbon",
    "pt-br": "America/Sao_Paulo", "ro": "Europe/Bucharest", "ru": "Europe/Moscow", "sk": "Europe/Bratislava",
    "sl": "Europe/Ljubljana", "sq": "Europe/Tirane", "sr": "Europe/Belgrade", "sv": "Europe/Stockholm",
    "th": "Asia/Bangkok", "tr": "Europe/Istanbul", "uk": "Europe/Kyiv", "uz": "Asia/Tashkent",
    "vi": "Asia/Ho_Chi_Minh", "zh": "Asia/Shanghai",
}  # fmt: skip
"""Language code of Telegram -> where most of its speakers who buy there live. A guess, and told as one."""

CITIES = (
    "Pacific/Pago_Pago", "Pacific/Honolulu", "Pacific/Gambier", "America/Anchorage", "America/Los_Angeles",
    "America/Phoenix", "America/Denver", "America/Chicago", "America/Mexico_City", "America/New_York",
    "America/Bogota", "America/Lima", "America/Halifax", "America/Caracas", "America/Santiago", "America/St_Johns",
    "America/Sao_Paulo", "America/Buenos_Aires", "America/Noronha", "Atlantic/Cape_Verde", "Atlantic/Azores",
    "Europe/London", "Europe/Lisbon", "Africa/Casablanca", "Africa/Lagos", "Europe/Paris", "Europe/Madrid",
    "Europe/Berlin", "Europe/Rome", "Europe/Prague", "Europe/Warsaw", "Africa/Johannesburg", "Africa/Cairo",
    "Europe/Athens", "Europe/Bucharest", "Europe/Helsinki", "Europe/Kyiv", "Asia/Jerusalem", "Europe/Istanbul",
    "Europe/Moscow", "Asia/Riyadh", "Africa/Nairobi", "Asia/Tehran", "Asia/Dubai", "Europe/Samara", "Asia/Kabul",
    "Asia/Karachi", "Asia/Yekaterinburg", "Asia/Tashkent", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Almaty",
    "Asia/Dhaka", "Asia/Yangon", "Asia/Bangkok", "Asia/Novosibirsk", "Asia/Jakarta", "Asia/Shanghai", "Asia/Singapore",
    "Australia/Perth", "Asia/Tokyo", "Asia/Seoul", "Australia/Adelaide", "Australia/Brisbane", "Australia/Sydney",
    "Asia/Vladivostok", "Pacific/Noumea", "Asia/Kamchatka", "Pacific/Auckland", "Pacific/Tongatapu",
)  # fmt: skip
"""One or more well-known zones for every hour of the day, each with its own rule for summer time."""


@dataclass(frozen=True)
class Rhythm:
    """A buyer's zone, and the quiet hours in it, from `quiet_from` until `quiet_until`; both the same: none."""

    zone: ZoneInfo
    quiet_from: time
    quiet_until: time

    def is_quiet(self, moment: datetime) -> bool:
        """Say whether a moment falls into the quiet hours; their first minute does, the one they end with does not."""
        shown = moment.astimezone(self.zone).time()
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= shown < self.quiet_until
        return shown >= self.quiet_from or shown < self.quiet_until


def awake(moment: datetime, rhythm: Rhythm) -> datetime:
    """Give the moment itself, or the end of the quiet hours (in UTC) that it falls into; right across DST."""
    if not rhythm.is_quiet(moment):
        return moment
    ends = _walls(moment, rhythm, rhythm.quiet_until, 1)
    return next(end for end in ends if end >= moment and not rhythm.is_quiet(end))


def before_sleep(moment: datetime, rhythm: Rhythm) -> datetime | None:
    """Give the moment itself, or, where it falls into quiet hours, one (in UTC) some time before they begin.

    None where the buyer is never awake for so long.
    """
    if not rhythm.is_quiet(moment):
        return moment
    ends = (begin - BEFORE_BED for begin in _walls(moment, rhythm, rhythm.quiet_from, -1))
    return next((end for end in ends if end <= moment and not rhythm.is_quiet(end)), None)


def _walls(moment: datetime, rhythm: Rhythm, clock: time, step: Literal[1, -1]) -> Iterator[datetime]:
    """Give the moments (UTC) at which the clock there shows this, on this day and the nearest ones on that side.

    It shows some twice when summer time ends; what it skips when that begins comes an hour later.
    """
    day = moment.astimezone(rhythm.zone).date()
    for days in range(DAYS_AROUND):
        there = datetime.combine(day + step * timedelta(days=days), clock, rhythm.zone)
        yield from sorted({there.replace(fold=fold).astimezone(UTC) for fold in (0, 1)}, reverse=step < 0)


def guessed_zone(language: str) -> str:
    """Give the IANA zone in which most people of that Telegram language code live; UTC for an unknown one."""
    code = language.lower()
    return HOMES.get(code) or HOMES.get(code.partition("-")[0], "UTC")


def zones_at(language: str, hour: int, now: datetime) -> tuple[str, ...]:
    """List a few well-known IANA zones where the clock shows this hour now, the likeliest for the language first."""
    home = guessed_zone(language)
    known = dict.fromkeys((home, *CITIES))  # sorting keeps this order within a part of the world
    there = [name for name in known if now.astimezone(ZoneInfo(name)).hour == hour]
    return tuple(sorted(there, key=lambda name: _area(name) != _area(home))[:MOST_ZONES])


def _area(zone: str) -> str:
    return zone.partition("/")[0]
