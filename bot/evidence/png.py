"""PNG by its chunks (the PNG specification, section 5)."""

import zlib
from collections.abc import Iterator

from bot.evidence.metadata import EXIF
from bot.evidence.outline import Outline
from bot.evidence.reading import BrokenFile, cut, unpack

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_FOR_PIXELS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_SAID = {b"eXIf": EXIF, b"iTXt": b""}
"""Chunks that say something besides the pixels -> what leads it elsewhere."""
_AROUND = 12
"""Bytes of a chunk besides its contents: length, name, checksum."""

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_INTERLACED = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""The passes of Adam7: first column, first row, step of columns, step of rows."""

_PIECE = 2**12
"""Bytes that are unpacked at a time; they become at most a thousand times as many."""


def outline(data: bytes) -> Outline:
    """Walk the chunks to the end mark; what follows it is ignored, as every viewer does.

    Raises `BrokenFile` where a chunk is cut off, the end mark is missing, or a chunk that makes pixels has a wrong
    checksum. That of other chunks is not looked at: viewers show such a picture.
    """
    kept, said, frames, at, name = [SIGNATURE], list[bytes](), 1, len(SIGNATURE), b""
    while name != b"IEND":
        length, name = unpack(">I", data, at)[0], cut(data, at + 4, 4)
        if name in _FOR_PIXELS:
            kept.append(_checked(cut(data, at, length + _AROUND)))
        if name == b"acTL":
            frames = unpack(">I", data, at + 8)[0]
        if name in _SAID:
            said.append(_SAID[name] + cut(data, at + 8, length))
        at += length + _AROUND
    width, height = _size(kept[1])
    return Outline(width, height, frames > 1, b"".join(kept), tuple(said))


def check_rows(essence: bytes) -> None:
    """Raise `BrokenFile` where an outline's essence holds fewer rows than its header says.

    Pillow leaves such rows black without a word. Takes next to no memory; the number of pixels must have been
    looked at before.
    """
    missing = _unpacked_size(essence)
    unpacker = zlib.decompressobj()
    for packed in _packed(essence):
        missing -= len(unpacker.decompress(packed))
        if missing <= 0:
            return
    raise BrokenFile


def _packed(essence: bytes) -> Iterator[bytes]:
    at = len(SIGNATURE)
    while at < len(essence):
        end = at + 8 + unpack(">I", essence, at)[0]
        if essence[at + 4 : at + 8] == b"IDAT":
            yield from (essence[start : min(start + _PIECE, end)] for start in range(at + 8, end, _PIECE))
        at = end + 4


def _unpacked_size(essence: bytes) -> int:
    """Reckon the bytes of all rows, each led by one byte for its filter."""
    width, height, depth, colour, _, _, interlace = unpack(">IIBBBBB", essence, len(SIGNATURE) + 8)
    size = 0
    for left, top, right, down in _INTERLACED if interlace else ((0, 0, 1, 1),):
        columns, rows = -((left - width) // right), -((top - height) // down)
        if columns > 0 and rows > 0:
            size += rows * (1 + (columns * depth * _CHANNELS[colour] + 7) // 8)
    return size


def _checked(chunk: bytes) -> bytes:
    if zlib.crc32(chunk[4:-4]) != unpack(">I", chunk, len(chunk) - 4)[0]:
        raise BrokenFile
    return chunk


def _size(header: bytes) -> tuple[int, int]:
    width, height = unpack(">II", header, 8)
    if header[4:8] != b"IHDR" or not width or not height:
        raise BrokenFile
    return width, height
