"""/settings: what a buyer can set, and the language. Each change plans all reminders anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.after import Action
from bot.buttons import Button, Rows, anywhere, in_rows
from bot.layout import Screen
from bot.reminders import plan
from bot.screens import Teller
from bot.storage.values import Preferences
from bot.texts import languages, spoken, texts
from bot.turn import Turn
from conversations.rhythm import guessed_zone


async def settings(turn: Turn, _argument: str = "", *notices: str) -> None:
    """Show what is set, each with a button to change it, below what has just happened (HTML)."""
    said, wishes = turn.texts, turn.buyer.preferences
    lines = [
        said.html("settings_language", language=said.language),
        said.html("settings_zone", city=said.city(wishes.zone), time=clock(turn), told=_yes(wishes.is_zone_told)),
        _quiet_line(turn.teller, wishes),
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


def _quiet_line(teller: Teller, wishes: Preferences) -> str:
    if wishes.quiet_from == wishes.quiet_until:
        return teller.texts.html("settings_quiet_none")
    return teller.texts.html(
        "settings_quiet", begin=teller.texts.hour(wishes.quiet_from), end=teller.texts.hour(wishes.quiet_until)
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


SETTINGS: Mapping[str, Action] = {
    "settings": settings,
    "set": switch,
    "ask_language": ask_language,
    "language": language,
}
"""About no certain case, all of them."""
