"""What an admin typed is cut by language with its formatting, counted as Telegram counts."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Chat, Message, MessageEntity
from telegram.constants import ZERO_DATE

from bot.handlers.admin.announcement_text import parts

BEGIN = len("/announce")


def typed(text: str, *entities: tuple[str, str], **more: Any) -> Message:
    """Make a message in which these pieces of the text are formatted so."""
    made = [
        MessageEntity(kind, units(text[: text.index(piece)]), units(piece), **more if kind == "text_link" else {})
        for kind, piece in entities
    ]
    return Message(1, ZERO_DATE, Chat(1, "private"), text=text, entities=made)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/announce", ()),
        ("/announce  \n ", ()),
        ("/announce\n[en]\n \n[cs]\n", ()),
        ("/announce Hello", (("", "Hello"),)),
        ("/announce\n\n Hello\n\nyou \n", (("", "Hello\n\nyou"),)),
        ("/announce [en]\nHello", (("", "[en]\nHello"),)),
        ("/announce\n[en]\nHello", (("en", "Hello"),)),
        ("/announce First\n[cs] \nAhoj\n[pt-br]\nOlá", (("", "First"), ("cs", "Ahoj"), ("pt-br", "Olá"))),
        ("/announce\n[en]\nOne\n[en]\nTwo", (("en", "One"),)),
        ("/announce\n[tip]\nHello", (("", "[tip]\nHello"),)),
        ("/announce see [en]\n[EN]", (("", "see [en]\n[EN]"),)),
        ("/announce a < b & c", (("", "a &lt; b &amp; c"),)),
    ],
)
def test_a_line_with_a_language_begins_its_part(text: str, found: tuple[tuple[str, str], ...]) -> None:
    assert parts(typed(text), BEGIN) == found


def test_the_formatting_stays_where_it_was_also_behind_characters_of_two_units() -> None:
    text = "/announce 📦 new form 📦\n[cs]\n📦 nový formulář"
    message = typed(text, ("bot_command", "/announce"), ("bold", "new"), ("italic", "form 📦"), ("underline", "nový"))
    assert parts(message, BEGIN) == (("", "📦 <b>new</b> <i>form 📦</i>"), ("cs", "📦 <u>nový</u> formulář"))


def test_formatting_across_a_border_is_kept_on_both_sides_of_it() -> None:
    text = "/announce one\n[cs]\ntwo"
    message = typed(text, ("bold", "/announce one\n[cs]\ntwo"))
    assert parts(message, BEGIN) == (("", "<b>one</b>"), ("cs", "<b>two</b>"))


def test_links_and_nested_formatting_are_kept() -> None:
    text = "/announce read this page"
    message = typed(text, ("text_link", "this page"), ("bold", "page"), url="https://example.org/?a=1")
    assert parts(message, BEGIN) == (("", 'read <a href="https://example.org/?a=1">this <b>page</b></a>'),)
