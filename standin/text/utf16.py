"""Lengths and cuts in UTF-16 code units, in which Telegram counts texts and places entities."""

from collections.abc import Iterator


def units(text: str) -> int:
    """How many UTF-16 code units the text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2  # hundreds of times as fast as to look at each


def pieces(text: str, most: int) -> Iterator[str]:
    """Cuts a text into pieces of at most `most` UTF-16 units, never through a character."""
    begin = 0
    while begin < len(text):
        end = begin + most
        while (over := units(text[begin:end]) - most) > 0:
            end = min(end, len(text)) - (over + 1) // 2  # a character is two units at most, so never too many go
        yield text[begin:end]
        begin = end


def part(text: str, offset: int, length: int) -> str:
    """Give the characters between two places counted in UTF-16 units (what an entity covers)."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")
