"""A screen as a value, and what fits on it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from bot.screens.buttons import Rows

LONGEST = 4096
"""UTF-16 units of a message after its markup is read (Telegram)."""
LONGEST_CAPTION = 1024
"""The same of a text below a picture."""
LONGEST_COPY = 256
"""Characters that a copy button can carry (Telegram)."""


@dataclass(frozen=True)
class Screen:
    """Text in Telegram's HTML, and buttons. `before`: texts too long to be on it, sent above it."""

    text: str
    rows: Rows
    before: tuple[str, ...] = ()
    picture: str = ""
    """The name of the picture above the text, which says the same."""

    def rows_as_json(self) -> list[list[dict[str, str]]]:
        """Give the buttons as the outbox stores them."""
        return [
            [{"label": b.label, "data": b.tap.data if b.tap else "", "copy": b.copy, "style": b.style} for b in row]
            for row in self.rows
        ]


TAG = re.compile(r"<[^>]*>")


def length(markup: str) -> int:
    """Count a text as Telegram does: UTF-16 units, without its tags."""
    return len(html.unescape(TAG.sub("", markup)).encode("utf-16-le", "surrogatepass")) // 2


def shortened(text: str, most: int = 24) -> str:
    """Cut a text so that it fits on a button."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def pieces(text: str) -> list[str]:
    """Cut a text into parts that each fit into one message."""
    half = LONGEST // 2  # a character is two UTF-16 units at most
    size = LONGEST if length(html.escape(text)) == len(text) else half
    return [text[start : start + size] for start in range(0, len(text), size)]
