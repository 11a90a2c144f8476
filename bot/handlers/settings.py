"""/settings: language, time zone, quiet hours, and what is on or off. Each change plans all reminders anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.handlers.reminders import plan
from bot.handlers.turn import Turn
from bot.handlers.verbs import About, Verb
from bot.screens.buttons import Button, Rows, anywhere, in_rows
from bot.screens.presenter import Presenter
from bot.screens.screen import Screen
from bot.storage.values import Preferences
from bot.texts import languages, spoken, texts
from conversations.rhythm import CITIES, HOMES, guessed_zone, zones_at

HOURS_A_ROW = 4
EVENINGS = (19, 20, 21, 22, 23, 0)
"""Hours at which quiet hours may begin. Our choice."""
MORNINGS = (5, 6, 7, 8, 9, 10, 11, 12)
"""Hours at which they may end. Our choice."""
NO_QUIET = "0.0"
"""Hours that begin when they end: none."""
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
    none = (Button(turn.texts.plain("button_quiet_none"), anywhere(0, "quiet", NO_QUIET)),)
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
    if hours != NO_QUIET and (begin not in EVENINGS or end not in MORNINGS):
        raise KeyError(hours)
    await change(turn, quiet_from=begin, quiet_until=end)


def ask_once(turn: Turn) -> tuple[str, Rows]:
    """Give what asks whether the guessed time zone is right, once; afterwards nothing."""
    if turn.buyer.preferences.is_zone_told or not turn.tell_once("zone"):
        return "", ()
    city = turn.texts.city(turn.buyer.preferences.zone)
    asked = turn.texts.html("settings_guess", city=city, time=clock(turn))
    return asked, ((Button(turn.texts.plain("button_zone"), anywhere(0, "ask_zone")),),)


async def settings(turn: Turn, _argument: str = "", *notices: str) -> None:
    """Show what is set, each with a button to change it, below what has just happened (HTML)."""
    said, wishes = turn.texts, turn.buyer.preferences
    lines = [
        said.html("settings_language", language=said.language),
        said.html("settings_zone", city=said.city(wishes.zone), time=clock(turn), told=_yes(wishes.is_zone_told)),
        _quiet_line(turn.presenter, wishes),
        *(said.html(f"settings_{name}", on=_yes(getattr(wishes, field))) for name, field in SWITCHES.items()),
    ]
    text = "\n\n".join([*notices, "\n".join([said.html("settings"), *lines])])
    turn.show(Screen(text, (*_asked(turn), *_switches(turn), *turn.to_step)))


SWITCHES: Mapping[str, str] = {
    "reminders": "is_reminded",
    "pictures": "has_pictures",
    "pin": "is_pinned",
    "news": "has_news",
}
"""What is on or off: its name, and its field of `Preferences`."""


def _asked(turn: Turn) -> Rows:
    """Give the buttons of what is asked for on a screen of its own."""
    verbs = {"button_language": "ask_language", "button_zone": "ask_zone", "button_quiet": "ask_quiet"}
    return in_rows([Button(turn.texts.plain(key), anywhere(0, verb)) for key, verb in verbs.items()])


def _switches(turn: Turn) -> Rows:
    buttons = []
    for name, field in SWITCHES.items():
        wish = "off" if getattr(turn.buyer.preferences, field) else "on"
        buttons.append(Button(turn.texts.plain(f"button_{name}_{wish}"), anywhere(0, "set", f"{name}.{wish}")))
    return in_rows(buttons)


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def clock(turn: Turn) -> str:
    """Write what time it is at the buyer's place, as far as that is known."""
    return turn.texts.clock(turn.now.astimezone(turn.rhythm.zone))


def _quiet_line(presenter: Presenter, wishes: Preferences) -> str:
    if wishes.quiet_from == wishes.quiet_until:
        return presenter.texts.html("settings_quiet_none")
    return presenter.texts.html(
        "settings_quiet", begin=presenter.texts.hour(wishes.quiet_from), end=presenter.texts.hour(wishes.quiet_until)
    )


def back_to_settings(turn: Turn) -> tuple[Button, ...]:
    """Make the row that leads back to the settings."""
    return (Button(turn.texts.plain("button_settings"), anywhere(0, "settings")),)


async def switch(turn: Turn, wish: str) -> None:
    """Turn something on or off. Raises `KeyError` for what cannot be, `ValueError` for what is no wish."""
    name, how = wish.split(".")
    await change(turn, **{SWITCHES[name]: {"on": True, "off": False}[how]})


async def change(turn: Turn, **changes: Any) -> None:  # noqa: ANN401 - fields of `Preferences`
    """Set what the buyer wants, and show the settings."""
    turn.buyer = replace(turn.buyer, preferences=replace(turn.buyer.preferences, **changes))
    await plan(turn)
    await settings(turn, "", turn.texts.html("settings_kept"))


async def ask_language(turn: Turn, _argument: str = "") -> None:
    """Ask for the language; each is named by those who speak it, so that they find it whatever is on the screen."""
    buttons = [Button(texts(code).language, anywhere(0, "language", code)) for code in languages()]
    text = turn.texts.html("settings_ask_language", language=turn.texts.language)
    turn.show(Screen(text, (*in_rows(buttons), back_to_settings(turn))))


async def language(turn: Turn, code: str) -> None:
    """Speak this language from now on. Raises `KeyError` for one that there is none of."""
    if code not in languages():
        raise KeyError(code)
    turn.buyer = replace(turn.buyer, language=code)
    await change(turn, is_language_told=True)


async def guess(turn: Turn, code: str) -> None:
    """Take the language and the time zone that go with a language code of Telegram, until the buyer tells others."""
    wishes = turn.buyer.preferences
    language_ = turn.buyer.language if wishes.is_language_told else spoken(code)
    zone = wishes.zone if wishes.is_zone_told else guessed_zone(code)
    if (language_, zone, code) == (turn.buyer.language, wishes.zone, wishes.language):
        return
    turn.buyer = replace(turn.buyer, language=language_, preferences=replace(wishes, language=code, zone=zone))
    if turn.case is not None and zone != wishes.zone:
        await plan(turn)


VERBS = (
    Verb("settings", settings, About.ANYTHING),
    Verb("set", switch, About.ANYTHING),
    Verb("ask_language", ask_language, About.ANYTHING),
    Verb("language", language, About.ANYTHING),
    Verb("ask_zone", ask_zone, About.ANYTHING),
    Verb("zone_hour", zone_hour, About.ANYTHING),
    Verb("zone", zone, About.ANYTHING),
    Verb("ask_quiet", ask_quiet, About.ANYTHING),
    Verb("quiet_from", quiet_from, About.ANYTHING),
    Verb("quiet", quiet, About.ANYTHING),
)
