"""News as a subscriber sees them, and what becomes of them as admins read it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.screens.buttons import Button, anywhere
from bot.screens.screen import LONGEST, Screen, length
from bot.storage.deliveries import Delivery, DeliveryKind
from bot.storage.values import Announcement
from bot.texts import Html, Texts, texts


def counted(said: Texts, run: Announcement) -> str:
    """Write what became of how many; what is rare is named only where it happened."""
    counts = run.counts
    waiting = counts.get("waiting", 0) + counts.get("sending", 0)
    lines = [said.html("announce_counts", sent=counts.get("sent", 0), blocked=counts.get("blocked", 0))]
    lines += [said.html("announce_waiting", count=waiting)] if waiting else []
    for state in ("left", "stopped", "refused", "unknown"):
        if counts.get(state):
            lines.append(said.html(f"announce_{state}", count=counts[state]))
    return "\n".join(lines)


def summary(run: Announcement, now: datetime) -> str:
    """Write what its admin is told at the end (HTML); in English, as all that comes to admins unasked."""
    took = now - (run.started_at or now)
    said = texts("en")
    return f"{said.html('announce_done', took=Html(_span(said, took)), number=str(run.number))}\n{counted(said, run)}"


def _span(said: Texts, took: timedelta) -> str:
    minutes, seconds = divmod(max(0, int(took.total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    return said.html("announce_took", hours=hours, minutes=minutes, seconds=seconds)


def message(said: Texts, text: str) -> Delivery:
    """Make the message of a text (Telegram's HTML): the same for the preview and for every subscriber."""
    rows = (
        (Button(said.plain("button_news_step"), anywhere(0, "news_step", "below")),),
        (Button(said.plain("button_news_off"), anywhere(0, "news", "off")),),
    )
    screen = Screen(_whole(said, text), rows)
    return Delivery(DeliveryKind.NEWS, {"text": screen.text, "rows": screen.rows_as_json()})


def too_long(said: Texts, text: str) -> int:
    """Say by how many characters, as Telegram counts, a text is too long for one message."""
    return max(0, length(_whole(said, text)) - LONGEST)


def _whole(said: Texts, text: str) -> str:
    return f"{text}\n\n{said.html('news_why')}"  # Fluent takes no place of more than 1,000 characters
