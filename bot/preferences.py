"""/settings: the time zone, the quiet hours, whether to be reminded. Each change plans all reminders anew."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.buttons import Button, Rows, anywhere
from bot.layout import Screen
from bot.reminders import plan
from bot.screens import Teller
from bot.storage.interface import Preferences
from bot.turn import Turn
from conversations.rhythm import CITIES, HOMES, guessed_zone, zones_at

HOURS_A_ROW = 4
EVENINGS = (19, 20, 21, 22, 23, 0)
"""Hours at which quiet hours may begin. Our choice."""
MORNINGS = (5, 6, 7, 8, 9, 10, 11, 12)
"""Hours at which they may end. Our choice."""
ZONES = frozenset((*CITIES, *HOMES.values(), "UTC"))

Action = Callable[[Turn, str], Awaitable[None]]


async def settings(turn: Turn, _argument: str = "", *notices: str) -> None:
    """Show what is set, each with a button to change it, below what has just happened (HTML)."""
    said = turn.teller.texts
    wishes = turn.buyer.preferences
    lines = [
        said.html("settings_zone", city=said.city(wishes.zone), time=_clock(turn), told=_yes(wishes.is_zone_told)),
        _quiet_line(turn.teller, wishes),
        said.html("settings_reminders", on=_yes(wishes.is_reminded)),
    ]
    verb, pin = ("off" if on else "on" for on in (wishes.is_reminded, wishes.is_pinned))
    buttons = [
        Button(said.plain("button_zone"), anywhere(0, "ask_zone")),
        Button(said.plain("button_quiet"), anywhere(0, "ask_quiet")),
        Button(said.plain(f"button_reminders_{verb}"), anywhere(0, "reminded", verb)),
        Button(said.plain(f"button_pin_{pin}"), anywhere(0, "pin", pin)),
        Button(said.plain("button_status"), anywhere(0, "status")),
    ]
    text = "\n\n".join([*notices, said.html("settings"), *lines])
    turn.show(Screen(text, (*((button,) for button in buttons), *_to_step(turn))))


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _clock(turn: Turn) -> str:
    return turn.texts.clock(turn.now.astimezone(turn.rhythm.zone))


def _quiet_line(teller: Teller, wishes: Preferences) -> str:
    if wishes.quiet_from == wishes.quiet_until:
        return teller.texts.html("settings_quiet_none")
    return teller.texts.html(
        "settings_quiet", begin=teller.texts.hour(wishes.quiet_from), end=teller.texts.hour(wishes.quiet_until)
    )


def _to_step(turn: Turn) -> Rows:
    if turn.case is None:
        return ()
    return ((Button(turn.texts.plain("button_step"), anywhere(turn.case.number, "show")),),)


def _back(turn: Turn) -> tuple[Button, ...]:
    return (Button(turn.texts.plain("button_settings"), anywhere(0, "settings")),)


def _grid(buttons: list[Button]) -> Rows:
    return tuple(tuple(buttons[start : start + HOURS_A_ROW]) for start in range(0, len(buttons), HOURS_A_ROW))


async def ask_zone(turn: Turn, _argument: str) -> None:
    """Ask what time it is at the buyer's place: everybody knows that, and few the name of their zone."""
    hours = [Button(turn.texts.hour(hour), anywhere(0, "zone_hour", str(hour))) for hour in range(24)]
    turn.show(Screen(turn.texts.html("settings_ask_hour"), (*_grid(hours), _back(turn))))


async def zone_hour(turn: Turn, hour: str) -> None:
    """Offer the places where it is that time now."""
    zones = zones_at(turn.buyer.preferences.language, int(hour), turn.now)
    buttons = tuple((Button(_place(turn, zone), anywhere(0, "zone", zone)),) for zone in zones)
    again = (Button(turn.texts.plain("button_other_hour"), anywhere(0, "ask_zone")),)
    turn.show(Screen(turn.texts.html("settings_ask_city"), (*buttons, again, _back(turn))))


def _place(turn: Turn, zone: str) -> str:
    there = turn.now.astimezone(ZoneInfo(zone))
    return turn.texts.plain("zone_place", city=turn.texts.city(zone), time=turn.texts.clock(there))


async def zone(turn: Turn, name: str) -> None:
    """Set the time zone. Raises `KeyError` for one that was not offered."""
    if name not in ZONES:
        raise KeyError(name)
    await _change(turn, zone=name, is_zone_told=True)


async def ask_quiet(turn: Turn, _argument: str) -> None:
    """Ask when the quiet hours begin."""
    hours = [Button(turn.texts.hour(hour), anywhere(0, "quiet_from", str(hour))) for hour in EVENINGS]
    none = (Button(turn.texts.plain("button_quiet_none"), anywhere(0, "quiet", "0.0")),)
    turn.show(Screen(turn.texts.html("settings_ask_from"), (*_grid(hours), none, _back(turn))))


async def quiet_from(turn: Turn, begin: str) -> None:
    """Ask when they end. Raises `KeyError` for an hour that was not offered."""
    if int(begin) not in EVENINGS:
        raise KeyError(begin)
    hours = [Button(turn.texts.hour(hour), anywhere(0, "quiet", f"{int(begin)}.{hour}")) for hour in MORNINGS]
    text = turn.texts.html("settings_ask_until", begin=turn.texts.hour(int(begin)))
    turn.show(Screen(text, (*_grid(hours), _back(turn))))


async def quiet(turn: Turn, hours: str) -> None:
    """Set the quiet hours, or none. Raises `KeyError` for some that were not offered."""
    begin, end = map(int, hours.split("."))
    if begin != end and (begin not in EVENINGS or end not in MORNINGS):
        raise KeyError(hours)
    await _change(turn, quiet_from=begin, quiet_until=end)


async def reminded(turn: Turn, wish: str) -> None:
    """Send reminders, or none."""
    if wish not in ("on", "off"):
        raise KeyError(wish)
    await _change(turn, is_reminded=wish == "on")


async def _change(turn: Turn, **changes: Any) -> None:  # noqa: ANN401 - fields of `Preferences`
    turn.buyer = replace(turn.buyer, preferences=replace(turn.buyer.preferences, **changes))
    await plan(turn)
    await settings(turn, "", turn.texts.html("settings_kept"))


async def guess(turn: Turn, language: str) -> None:
    """Take the time zone that goes with a language code of Telegram, as long as the buyer has told none."""
    wishes = turn.buyer.preferences
    if wishes.is_zone_told or language == wishes.language:
        return
    guessed = replace(wishes, language=language, zone=guessed_zone(language))
    turn.buyer = replace(turn.buyer, preferences=guessed)
    if turn.case is not None and guessed.zone != wishes.zone:
        await plan(turn)


def ask_once(turn: Turn) -> tuple[str, Rows]:
    """Give what asks whether the guessed time zone is right, once; afterwards nothing."""
    if turn.buyer.preferences.is_zone_told or not turn.tell_once("zone"):
        return "", ()
    city = turn.texts.city(turn.buyer.preferences.zone)
    asked = turn.texts.html("settings_guess", city=city, time=_clock(turn))
    return asked, ((Button(turn.texts.plain("button_zone"), anywhere(0, "ask_zone")),),)


SETTINGS: Mapping[str, Action] = {
    "settings": settings,
    "ask_zone": ask_zone,
    "zone_hour": zone_hour,
    "zone": zone,
    "ask_quiet": ask_quiet,
    "quiet_from": quiet_from,
    "quiet": quiet,
    "reminded": reminded,
}
"""About no certain case, all of them."""
