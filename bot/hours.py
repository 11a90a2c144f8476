"""The time zone, which everybody can name by the clock, and the quiet hours."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.after import Action
from bot.buttons import Button, Rows, anywhere
from bot.layout import Screen
from bot.preferences import back_to_settings, change, clock
from bot.turn import Turn
from conversations.rhythm import CITIES, HOMES, zones_at

HOURS_A_ROW = 4
EVENINGS = (19, 20, 21, 22, 23, 0)
"""Hours at which quiet hours may begin. Our choice."""
MORNINGS = (5, 6, 7, 8, 9, 10, 11, 12)
"""Hours at which they may end. Our choice."""
ZONES = frozenset((*CITIES, *HOMES.values(), "UTC"))


def _grid(buttons: list[Button]) -> Rows:
    return tuple(tuple(buttons[start : start + HOURS_A_ROW]) for start in range(0, len(buttons), HOURS_A_ROW))


async def ask_zone(turn: Turn, _argument: str) -> None:
    """Ask what time it is at the buyer's place: everybody knows that, and few the name of their zone."""
    hours = [Button(turn.texts.hour(hour), anywhere(0, "zone_hour", str(hour))) for hour in range(24)]
    turn.show(Screen(turn.texts.html("settings_ask_hour"), (*_grid(hours), back_to_settings(turn))))


async def zone_hour(turn: Turn, hour: str) -> None:
    """Offer the places where it is that time now."""
    zones = zones_at(turn.buyer.preferences.language, int(hour), turn.now)
    buttons = tuple((Button(_place(turn, zone), anywhere(0, "zone", zone)),) for zone in zones)
    again = (Button(turn.texts.plain("button_other_hour"), anywhere(0, "ask_zone")),)
    turn.show(Screen(turn.texts.html("settings_ask_city"), (*buttons, again, back_to_settings(turn))))


def _place(turn: Turn, zone: str) -> str:
    there = turn.now.astimezone(ZoneInfo(zone))
    return turn.texts.plain("zone_place", city=turn.texts.city(zone), time=turn.texts.clock(there))


async def zone(turn: Turn, name: str) -> None:
    """Set the time zone. Raises `KeyError` for one that was not offered."""
    if name not in ZONES:
        raise KeyError(name)
    await change(turn, zone=name, is_zone_told=True)


async def ask_quiet(turn: Turn, _argument: str) -> None:
    """Ask when the quiet hours begin."""
    hours = [Button(turn.texts.hour(hour), anywhere(0, "quiet_from", str(hour))) for hour in EVENINGS]
    none = (Button(turn.texts.plain("button_quiet_none"), anywhere(0, "quiet", "0.0")),)
    turn.show(Screen(turn.texts.html("settings_ask_from"), (*_grid(hours), none, back_to_settings(turn))))


async def quiet_from(turn: Turn, begin: str) -> None:
    """Ask when they end. Raises `KeyError` for an hour that was not offered."""
    if int(begin) not in EVENINGS:
        raise KeyError(begin)
    hours = [Button(turn.texts.hour(hour), anywhere(0, "quiet", f"{int(begin)}.{hour}")) for hour in MORNINGS]
    text = turn.texts.html("settings_ask_until", begin=turn.texts.hour(int(begin)))
    turn.show(Screen(text, (*_grid(hours), back_to_settings(turn))))


async def quiet(turn: Turn, hours: str) -> None:
    """Set the quiet hours, or none. Raises `KeyError` for some that were not offered."""
    begin, end = map(int, hours.split("."))
    if begin != end and (begin not in EVENINGS or end not in MORNINGS):
        raise KeyError(hours)
    await change(turn, quiet_from=begin, quiet_until=end)


def ask_once(turn: Turn) -> tuple[str, Rows]:
    """Give what asks whether the guessed time zone is right, once; afterwards nothing."""
    if turn.buyer.preferences.is_zone_told or not turn.tell_once("zone"):
        return "", ()
    city = turn.texts.city(turn.buyer.preferences.zone)
    asked = turn.texts.html("settings_guess", city=city, time=clock(turn))
    return asked, ((Button(turn.texts.plain("button_zone"), anywhere(0, "ask_zone")),),)


HOURS: Mapping[str, Action] = {
    "ask_zone": ask_zone,
    "zone_hour": zone_hour,
    "zone": zone,
    "ask_quiet": ask_quiet,
    "quiet_from": quiet_from,
    "quiet": quiet,
}
