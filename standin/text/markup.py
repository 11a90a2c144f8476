"""Telegram's HTML: tags and entities in, plain text and MessageEntity objects out.

After the rules of https://core.telegram.org/bots/api#html-style and the behaviour of TDLib's `parse_html`, whose
error texts these are. Offsets and lengths are in UTF-16 units; offsets in errors are in bytes of UTF-8.
"""

import re
from dataclasses import dataclass, field

from standin.store import Json
from standin.text.entities import in_order
from standin.text.tags import TAGS, Open, close, unreadable
from standin.text.utf16 import units

SPACE = " \t\r\n\0\x0b"
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
ENTITY = re.compile(r"&(?:#(?:x(?P<hex>[0-9a-fA-F]+)|(?P<number>[0-9]+))|(?P<name>[a-zA-Z]+));?")
LONGEST_NUMBER = 10
BEYOND_UNICODE = 0x10FFFF


@dataclass
class _Reader:
    html: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    length: int = 0
    open: list[Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def peek(self) -> str:
        return self.html[self.at : self.at + 1]

    def skip(self, these: str) -> None:
        while self.peek() and self.peek() in these:
            self.at += 1

    def until(self, stops: str) -> str:
        begin = self.at
        while self.peek() and self.peek() not in stops:
            self.at += 1
        return self.html[begin : self.at]

    def byte(self, place: int) -> int:
        return len(self.html[:place].encode("utf-8", "surrogatepass"))

    def write(self, piece: str) -> None:
        self.text.append(piece)
        self.length += units(piece)


def parse_html(html: str) -> tuple[str, list[Json]]:
    """Give the text and its entities, in Telegram's order; raises the Refusal of Telegram for what it cannot read."""
    reader = _Reader(html)
    while character := reader.peek():
        if character == "<":
            _tag(reader)
        elif character == "&":
            reader.write(_reference(reader))
        else:
            reader.write(character)
            reader.at += 1
    if reader.open:
        raise unreadable(f'Can\'t find end tag corresponding to start tag "{reader.open[-1].name}"')
    text = "".join(reader.text)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise unreadable(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return text, in_order([_without_language(entity) for entity in reader.entities])


def _without_language(entity: Json) -> Json:
    if entity["type"] == "code":
        entity.pop("language", None)
    return entity


def _reference(reader: _Reader) -> str:
    """Read a character reference, or the `&` alone where it is none."""
    found = ENTITY.match(reader.html, reader.at)
    character = _decoded(found) if found else None
    if found is None or character is None:
        reader.at += 1
        return "&"
    reader.at = found.end()
    return character


def _decoded(found: re.Match[str]) -> str | None:
    if found["name"]:
        return NAMED.get(found["name"])
    if len(found[0].rstrip(";")) >= LONGEST_NUMBER:
        return None
    code = int(found["hex"], 16) if found["hex"] else int(found["number"])
    return chr(code) if 0 < code < BEYOND_UNICODE else None


def _tag(reader: _Reader) -> None:
    begin = reader.at
    reader.at += 1
    if reader.peek() == "/":
        _end(reader, begin)
    else:
        _start(reader, begin)


def _start(reader: _Reader, begin: int) -> None:
    place = reader.byte(begin)
    name = reader.until(SPACE + ">").lower()
    if not reader.peek():
        raise unreadable(f"Unclosed start tag at byte offset {place}")
    if name not in TAGS:
        raise unreadable(f'Unsupported start tag "{name}" at byte offset {place}')
    attributes: dict[str, str] = {}
    while (attribute := _attribute(reader, name, place)) is not None:
        attributes[attribute[0]] = attribute[1]
    reader.at += 1
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise unreadable(f'Tag "span" must have class "tg-spoiler" at byte offset {place}')
    reader.open.append(Open(name, attributes, reader.length, len(reader.text)))


def _attribute(reader: _Reader, tag: str, place: int) -> tuple[str, str] | None:
    """Read the next attribute, None at the end of the tag (which is not skipped)."""
    reader.skip(SPACE)
    if reader.peek() == ">":
        return None
    name = reader.until(SPACE + "=>")
    if not name and reader.peek():
        raise unreadable(f'Empty attribute name in the tag "{tag}" at byte offset {place}')
    reader.skip(SPACE)
    value = ""
    if reader.peek() == "=":
        reader.at += 1
        reader.skip(SPACE)
        if not reader.peek():
            raise unreadable(f'Unclosed start tag "{tag}" at byte offset {place}')
        value = _quoted(reader) if reader.peek() in "\"'" else _token(reader)
    if not reader.peek():
        raise unreadable(f"Unclosed start tag at byte offset {place}")
    return name, value


def _quoted(reader: _Reader) -> str:
    quote = reader.peek()
    reader.at += 1
    value: list[str] = []
    while reader.peek() and reader.peek() != quote:
        if reader.peek() == "&":
            value.append(_reference(reader))
        else:
            value.append(reader.peek())
            reader.at += 1
    reader.at += 1
    return "".join(value)


def _token(reader: _Reader) -> str:
    begin = reader.at
    found = re.compile(r"[a-zA-Z0-9.\-]*").match(reader.html, begin)
    reader.at = found.end() if found else begin
    if reader.peek() not in SPACE + ">" or not reader.peek():
        raise unreadable(f"Unexpected end of name token at byte offset {reader.byte(begin)}")
    return reader.html[begin : reader.at].lower()


def _end(reader: _Reader, begin: int) -> None:
    place = reader.byte(begin)
    if not reader.open:
        raise unreadable(f"Unexpected end tag at byte offset {place}")
    name = reader.until(SPACE + ">")[1:].lower()
    reader.skip(SPACE)
    if reader.peek() != ">":
        raise unreadable(f"Unclosed end tag at byte offset {place}")
    reader.at += 1
    tag = reader.open.pop()
    if name and name != tag.name:
        raise unreadable(f'Unmatched end tag at byte offset {place}, expected "</{tag.name}>", found "</{name}>"')
    if reader.length > tag.offset:
        close(reader.entities, tag, reader.length - tag.offset, "".join(reader.text[tag.place :]))
