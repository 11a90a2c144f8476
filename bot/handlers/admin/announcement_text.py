"""What an admin wrote behind `/announce`, as typed, cut into one part for each language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from telegram import Message, MessageEntity
from telegram.constants import ZERO_DATE

from bot.storage.values import Translations

MARK = re.compile(r"^\[(?P<language>[a-z]{2}(?:-[a-z]{2})?)\][ \t]*$", re.MULTILINE)
"""A line that says which language follows."""


def parts(message: Message, begin: int) -> Translations:
    """Give each part that says something with its language, from a character on; one before the first mark has "".

    Of several with one language the first counts. The markup is that of the message, as Telegram's HTML.
    """
    text = message.text or ""
    found: dict[str, str] = {}
    for language, start, end in _spans(text, begin):
        said = text[start:end].strip()
        if said:
            first = text.index(said, start)
            found.setdefault(language, _html(message, first, first + len(said)))
    return tuple(found.items())


def _spans(text: str, begin: int) -> Iterator[tuple[str, int, int]]:
    language = ""
    for mark in MARK.finditer(text, begin):
        yield language, begin, mark.start()
        language, begin = mark["language"], mark.end()
    yield language, begin, len(text)


def _html(message: Message, start: int, end: int) -> str:
    text = message.text or ""
    first, last = _units(text[:start]), _units(text[:end])
    clipped = [_clipped(entity, first, last) for entity in message.entities]
    entities = [entity for entity in clipped if entity.length > 0]
    return Message(0, ZERO_DATE, message.chat, text=text[start:end], entities=entities).text_html


def _clipped(entity: MessageEntity, first: int, last: int) -> MessageEntity:
    """Give what of an entity is between two places (UTF-16 units), counted from the first; maybe nothing."""
    start, end = max(entity.offset, first), min(entity.offset + entity.length, last)
    return MessageEntity.de_json({**entity.to_dict(), "offset": start - first, "length": end - start})


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
