"""A buyer subscribes to news, or does so no more."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.turn import Turn
from bot.handlers.verbs import About, Verb
from bot.screens.buttons import Button, anywhere
from bot.screens.screen import Screen


async def subscribe(turn: Turn, wish: str) -> None:
    """Let the buyer have news ("on") or no more of them ("off"), and say so. Raises `KeyError` for another wish."""
    if wish not in ("on", "off"):
        raise KeyError(wish)
    turn.buyer = replace(turn.buyer, preferences=replace(turn.buyer.preferences, has_news=wish == "on"))
    turn.tapped = None  # the news stay as they are
    other = "off" if wish == "on" else "on"
    change = Button(turn.texts.plain(f"button_news_{other}"), anywhere(0, "news", other))
    back = Button(turn.texts.plain("button_news_step"), anywhere(0, "news_step"))
    turn.show(Screen(turn.texts.html(f"news_{wish}"), ((back,), (change,))))


VERBS = (Verb("news", subscribe, About.ANYTHING),)
