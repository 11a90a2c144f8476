"""Reads width, height and duration from the boxes of an MP4, as a sender's app states them.

Source: ISO/IEC 14496-12 (mvhd, tkhd).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

HEADER = 8
LONG_SIZE = 1
MOST_BOXES = 1000
MOST_HEADER_BYTES = 200
MOVIE = frozenset({b"moov", b"trak"})


@dataclass(frozen=True)
class Film:
    """Pixels and whole seconds."""

    width: int
    height: int
    duration: int


def read_film(path: Path) -> Film | None:
    """Read what an MP4 says of itself; None if the file is none."""
    with path.open("rb") as file:
        if file.read(12)[4:8] != b"ftyp":
            return None
        file.seek(0)
        heads = list(_heads(file, path.stat().st_size))
    durations = [_duration(head) for kind, head in heads if kind == b"mvhd"]
    sizes = [_size(head) for kind, head in heads if kind == b"tkhd"]
    width, height = max(sizes, default=(0, 0))
    return Film(width, height, max(durations, default=0))


def _heads(file: BinaryIO, end: int) -> Iterator[tuple[bytes, bytes]]:
    """Find the movie's and the tracks' header boxes, without their size and kind."""
    at, boxes = 0, 0
    while at + HEADER <= end and boxes < MOST_BOXES:
        boxes += 1
        file.seek(at)
        size, kind = struct.unpack(">I4s", file.read(HEADER))
        if size == LONG_SIZE:
            size = int.from_bytes(file.read(8), "big")
        if kind in MOVIE:
            at += HEADER
            continue
        if kind in {b"mvhd", b"tkhd"}:
            yield kind, file.read(min(size, MOST_HEADER_BYTES))
        at = at + size if size >= HEADER else end


def _duration(head: bytes) -> int:
    try:
        scale, length = struct.unpack_from(">IQ" if head[0] else ">II", head, 20 if head[0] else 12)
    except (struct.error, IndexError):
        return 0
    return round(length / scale) if scale else 0


def _size(head: bytes) -> tuple[int, int]:
    try:
        width, height = struct.unpack_from(">II", head, 88 if head[0] else 76)
    except (struct.error, IndexError):
        return (0, 0)
    return width >> 16, height >> 16
