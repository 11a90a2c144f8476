"""A screen as a value, and what fits on it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.screens.buttons import Button, Rows

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
    caption: str = ""
    """What stands below the picture where the text has no room there (HTML): both are sent above the screen."""

    @property
    def is_below_picture(self) -> bool:
        """Whether there is a picture, and the text stands below it in one message."""
        return bool(self.picture) and length(self.text) <= LONGEST_CAPTION

    def rows_as_json(self) -> list[list[dict[str, str]]]:
        """Give the buttons as the outbox stores them."""
        return [[_as_json(button) for button in row] for row in self.rows]


def _as_json(button: Button) -> dict[str, str]:
    kept = {"label": button.label, "copy": button.copy, "style": button.style, "url": button.url}
    return {**kept, "data": button.tap.data if button.tap else ""}


MOST_BUTTONS = 100
"""Buttons below one message (Telegram; not documented)."""
LAST_ROWS = 2
"""Rows that stay where there are too many: the ways on and back are the last ones. Our choice."""
TAG = re.compile(r"<[^>]*>")
PIECE = re.compile(r"<[^>]*>|&[^;\s]*;|.", re.DOTALL)
"""A tag, or what is shown as one character."""


FOLD = re.compile(r"\s*<blockquote expandable>(.*?)</blockquote>", re.DOTALL)
"""What only some need, as the texts have it."""


def in_one_fold(said: str, before: Sequence[str] = (), after: Sequence[str] = ()) -> str:
    """Gather in one quote, below the rest, what a text folds away, between what is given: each quote takes room."""
    folded = "\n".join([*before, *FOLD.findall(said), *after])
    return FOLD.sub("", said) + (f"\n\n<blockquote expandable>{folded}</blockquote>" if folded else "")


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


def fitted(screen: Screen, more: str) -> Screen:
    """Make a screen one that Telegram takes, whatever is on it: of too long a text the end gives way to `more` (HTML).

    Of too many buttons those go that stand before the last rows.
    """
    text = screen.text if 2 * len(screen.text) <= LONGEST or length(screen.text) <= LONGEST else _cut(screen.text, more)
    return replace(screen, text=text, rows=_few_enough(screen.rows))


def _cut(markup: str, more: str) -> str:
    """Keep the beginning, close the tags that are open there, and add `more` in a paragraph of its own."""
    room, kept, closing = LONGEST - length(more) - 2, list[str](), list[str]()
    for piece in PIECE.findall(markup):
        if piece.startswith("</"):
            closing.pop()
        elif TAG.fullmatch(piece):
            closing.append(f"</{piece[1:-1].split()[0]}>")
        elif (room := room - length(piece)) < 0:
            break
        kept.append(piece)
    return "".join([*kept, *closing[::-1], "\n\n", more])


def _few_enough(rows: Rows) -> Rows:
    first, last = list(rows[:-LAST_ROWS]), rows[-LAST_ROWS:]
    while sum(map(len, (*first, *last))) > MOST_BUTTONS:
        first.pop()
    return (*first, *last)
