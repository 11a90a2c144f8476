"""News as a subscriber sees them: the text, why it came, the way out and the way back to the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.after import Action
from bot.buttons import Button, anywhere
from bot.layout import LONGEST, Screen, length
from bot.storage.values import Delivery
from bot.texts import Texts
from bot.turn import Turn

KIND = "news"
"""Of the delivery: a message with buttons that is not the chat's screen."""


def message(said: Texts, text: str) -> Delivery:
    """Make the message of a text (Telegram's HTML): the same for the preview and for every subscriber."""
    rows = (
        (Button(said.plain("button_news_step"), anywhere(0, "news_step", "below")),),
        (Button(said.plain("button_news_off"), anywhere(0, "news", "off")),),
    )
    screen = Screen(_whole(said, text), rows)
    return Delivery(KIND, {"text": screen.text, "rows": screen.rows_as_json()})


def too_long(said: Texts, text: str) -> int:
    """Say by how many characters, as Telegram counts, a text is too long for one message."""
    return max(0, length(_whole(said, text)) - LONGEST)


def _whole(said: Texts, text: str) -> str:
    return f"{text}\n\n{said.html('news_why')}"  # Fluent takes no place of more than 1,000 characters


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


NEWS: Mapping[str, Action] = {"news": subscribe}
"""About no certain case."""
