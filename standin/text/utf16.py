"""Lengths and cuts in UTF-16 code units, in which Telegram counts texts and places entities."""

from collections.abc import Iterator

TWO_UNITS_FROM = 0x10000


def units(text: str) -> int:
    """How many UTF-16 code units the text has."""
    return len(text) + sum(ord(character) >= TWO_UNITS_FROM for character in text)


def pieces(text: str, most: int) -> Iterator[str]:
    """Cuts a text into pieces of at most `most` UTF-16 units, never through a character."""
    piece: list[str] = []
    room = most
    for character in text:
        size = units(character)
        if size > room:
            yield "".join(piece)
            piece, room = [], most
        piece.append(character)
        room -= size
    if piece:
        yield "".join(piece)


def part(text: str, offset: int, length: int) -> str:
    """Give the characters between two places counted in UTF-16 units (what an entity covers)."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")
