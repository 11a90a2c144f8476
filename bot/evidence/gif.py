"""GIF by its blocks (the GIF89a specification)."""

import struct

from bot.evidence.outline import Outline
from bot.evidence.reading import BrokenFile, unpack

_TRAILER, _EXTENSION, _IMAGE, _PADDING = 0x3B, 0x21, 0x2C, 0
_BEFORE_FRAME = b"\xf9"
"""The extension that says how long the next frame is shown."""
_HEADER, _DESCRIPTOR = 13, 10
_HAS_PALETTE, _PALETTE_BITS = 0x80, 0x07


def outline(data: bytes) -> Outline:
    """Walk the blocks of all frames; only the first frame is kept to be decoded.

    As browsers do, it ends where nothing known follows a frame: the closing byte may be missing, other bytes may stand
    in its place, a comment may be cut off. The data of an only frame may be, too: decoding tells whether all its rows
    are there. The size covers every frame, also one that reaches beyond the size in the header. Raises `BrokenFile`
    where a later frame is cut off, or there is none.
    """
    width, height, flags = unpack("<HHB", data, 6)
    at, frames, essence = _HEADER + _palette(flags), 0, b""
    while at < len(data) and data[at] != _TRAILER:
        if data[at] == _IMAGE:
            left, top, across, down, flags = unpack("<HHHHB", data, at + 1)
            if not across or not down:  # a browser takes the size in the header then
                across, down = width, height
            width, height = max(width, left + across), max(height, top + down)
            sides, start = at + 5, at + _DESCRIPTOR + _palette(flags) + 1
            blocks, at = _blocks(data, start, is_whole=frames > 0)
            head = data[:sides] + struct.pack("<HH", across, down) + data[sides + 4 : start]
            essence = essence or head + blocks + bytes([_TRAILER])
            frames += 1
        elif data[at] == _PADDING:
            at += 1
        elif data[at] == _EXTENSION:
            at = _after_extension(data, at, is_last=frames > 0)
        elif frames:
            break
        else:
            raise BrokenFile
    if not frames:
        raise BrokenFile
    return Outline(width, height, frames > 1, essence)


def _palette(flags: int) -> int:
    return 3 << (flags & _PALETTE_BITS) + 1 if flags & _HAS_PALETTE else 0


def _after_extension(data: bytes, at: int, *, is_last: bool) -> int:
    """Give the offset after an extension; one that is cut off may be the last thing, unless it announces a frame."""
    try:
        return _blocks(data, at + 2, is_whole=True)[1]
    except BrokenFile:
        if is_last and data[at + 1 : at + 2] != _BEFORE_FRAME:
            return len(data)
        raise


def _blocks(data: bytes, at: int, *, is_whole: bool) -> tuple[bytes, int]:
    """Copy a chain of blocks, each led by its length, up to the empty one that ends it; give the offset after it.

    Where it need not be `is_whole`, the last block may be cut off, and the chain is ended.
    """
    kept = list[bytes]()
    while at < len(data) and (length := data[at]):
        block = data[at + 1 : at + 1 + length]
        if len(block) < length and is_whole:
            raise BrokenFile
        kept += [bytes([len(block)]), block] if block else []
        at += 1 + length
    if at >= len(data) and is_whole:
        raise BrokenFile
    return b"".join([*kept, b"\0"]), min(at + 1, len(data))
