"""JPEG by its segments (ITU-T T.81, annex B)."""

import re

from bot.evidence.outline import Outline
from bot.evidence.reading import BrokenFile, cut, unpack

MOST_SCANS = 100
"""A progressive JPEG has about ten scans. Each makes a decoder pass over the whole picture, so that a small file
with thousands of them keeps it busy for minutes."""

_MOST_SEGMENTS = 10_000
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""Any marker but fill bytes, escaped data and the restart marks within a scan."""

_END, _START, _SCAN, _ADOBE, _COMMENT = 0xD9, 0xD8, 0xDA, 0xEE, 0xFE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_METADATA = (frozenset(range(0xE0, 0xF0)) | {_COMMENT}) - {_ADOBE}


def outline(data: bytes) -> Outline:
    """Walk the segments to the end mark; what follows it is ignored.

    Phones append to a fine picture: a second one, or the clip of a live photo. Raises `BrokenFile` where a segment
    is cut off, the end mark, the size or the pixels are missing, or there are more scans than `MOST_SCANS`.
    """
    segments = _segments(data)
    frames = [at for marker, at, _ in segments if marker in _FRAMES]
    scans = [at for marker, at, _ in segments if marker == _SCAN]
    if len(frames) != 1 or not scans or len(scans) > MOST_SCANS:
        raise BrokenFile
    height, width = unpack(">HH", data, frames[0] + 5)
    if not width or not height:
        raise BrokenFile
    kept = [data[at:end] for marker, at, end in segments if at < scans[0] and marker not in _METADATA]
    return Outline(width, height, False, b"".join([b"\xff\xd8", *kept, data[scans[0] : segments[-1][2]]]))


def _segments(data: bytes) -> list[tuple[int, int, int]]:
    """List (marker, offset of the marker, offset after the segment) from the start mark to the end mark."""
    found, at = list[tuple[int, int, int]](), 2
    while not found or found[-1][0] != _END:
        mark = _MARKER.search(data, at)
        if mark is None or len(found) == _MOST_SEGMENTS:
            raise BrokenFile
        marker, begin = data[mark.end() - 1], mark.start()
        at = mark.end() + _length(data, marker, mark.end())
        found.append((marker, begin, at))
    return found


def _length(data: bytes, marker: int, at: int) -> int:
    if marker == _END:
        return 0
    if marker == _START:
        raise BrokenFile
    return len(cut(data, at, max(unpack(">H", data, at)[0], 2)))
