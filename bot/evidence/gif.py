"""GIF by its blocks (the GIF89a specification)."""

from bot.evidence.outline import Outline
from bot.evidence.reading import BrokenFile, unpack

_TRAILER, _EXTENSION, _IMAGE, _PADDING = 0x3B, 0x21, 0x2C, 0
_HEADER, _DESCRIPTOR = 13, 10
_HAS_PALETTE, _PALETTE_BITS = 0x80, 0x07


def outline(data: bytes) -> Outline:
    """Walk the blocks of all frames; only the first frame is kept to be decoded.

    The closing byte may be missing, as viewers allow. The size covers every frame, also one that reaches beyond
    the size in the header. Raises `BrokenFile` where a block is cut off, none is an image, or one is of no known
    kind.
    """
    width, height, flags = unpack("<HHB", data, 6)
    at, ends = _HEADER + _palette(flags), list[int]()
    while at < len(data) and data[at] != _TRAILER:
        if data[at] == _IMAGE:
            left, top, across, down, flags = unpack("<HHHHB", data, at + 1)
            width, height = max(width, left + across), max(height, top + down)
            at = _after_blocks(data, at + _DESCRIPTOR + _palette(flags) + 1)
            ends.append(at)
        else:
            at = _after_other(data, at)
    if not ends:
        raise BrokenFile
    return Outline(width, height, len(ends) > 1, data[: ends[0]] + bytes([_TRAILER]))


def _palette(flags: int) -> int:
    return 3 << (flags & _PALETTE_BITS) + 1 if flags & _HAS_PALETTE else 0


def _after_other(data: bytes, at: int) -> int:
    if data[at] == _EXTENSION:
        return _after_blocks(data, at + 2)
    if data[at] == _PADDING:
        return at + 1
    raise BrokenFile


def _after_blocks(data: bytes, at: int) -> int:
    """Give the offset after a chain of blocks, each led by its length; an empty one ends it."""
    while length := unpack("B", data, at)[0]:
        at += 1 + length
    return at + 1
