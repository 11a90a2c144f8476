"""JPEG by its segments (ITU-T T.81, annex B).

The end mark says little: phones forget it behind a fine picture, and a tool may put one behind half of one. What counts
is whether the data of the last scan go to its end, which only a decoder can tell: `with_more_data`.
"""

import re

from bot.evidence.outline import Outline
from bot.evidence.reading import BrokenFile, cut, unpack

MOST_SCANS = 100
"""A progressive JPEG has about ten scans. Each makes a decoder pass over the whole picture, so that a small file
with thousands of them keeps it busy for minutes."""

_MOST_SEGMENTS = 10_000
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""Any marker but fill bytes, escaped data and the restart marks within a scan."""

_TRAILER = re.compile(rb"\0\0..[\x04-\x40]\0\0\0[A-Z][A-Za-z0-9_]{3}|\0\0\0[\x08-\x40]ftyp|SEFH.\0\0\0", re.DOTALL)
"""What phones put behind a picture, without a marker: Samsung's blocks (type, length, name) and their list, and the
film of a moving photo. Seen in files; too long to stand in pixels by chance."""
_NOTHING = bytes(3)
"""Is in each of them, and is looked for in a tenth of the time."""

_PADDING = 16
"""Bytes of nothing from which they are no pixels, where the end mark is missing: what a broken download leaves."""

_NOISE = b"\xfd\xb6\xdb" + bytes(0x80 | at * 37 % 127 for at in range(1024))
"""Any data, not beginning with zeros: these are what a decoder makes up where data are missing."""
_RESTART = re.compile(rb"\xff([\xd0-\xd7])")
_RESTARTS = 8
"""The marks within a scan, counted round, at which a decoder starts anew."""

_END_MARK = b"\xff\xd9"
_END, _START, _SCAN, _ADOBE, _COMMENT = 0xD9, 0xD8, 0xDA, 0xEE, 0xFE
_SAID, _SEGMENT_HEAD = 0xE1, 4
"""The segments of EXIF and XMP; the bytes of a segment's marker and length."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PARTS = 64
"""Coefficients of a block."""
_BITS_LEFT = 0x0F
"""The bits of a scan's last byte that tell how many bits of each coefficient are still to come."""
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_METADATA = (frozenset(range(0xE0, 0xF0)) | {_COMMENT}) - {_ADOBE}


def outline(data: bytes) -> Outline:
    """Walk the segments to the end of the first picture; what follows it is ignored.

    Phones append to a fine picture: a second one, or the clip of a live photo. Its end mark may be missing. Raises
    `BrokenFile` where a segment is cut off, the size, the pixels or a whole scan are missing, or there are more scans
    than `MOST_SCANS`.
    """
    segments, end = _segments(data)
    frames = [at for marker, at, _ in segments if marker in _FRAMES]
    scans = [at for marker, at, _ in segments if marker == _SCAN]
    if len(frames) != 1 or not scans or len(scans) > MOST_SCANS or not _has_all_scans(data, frames[0], scans):
        raise BrokenFile
    height, width = unpack(">HH", data, frames[0] + 5)
    if not width or not height:
        raise BrokenFile
    kept = [data[at:end] for marker, at, end in segments if at < scans[0] and marker not in _METADATA]
    pixels = data[scans[0] : end].rstrip(b"\xff")
    said = tuple(data[at + _SEGMENT_HEAD : end] for marker, at, end in segments if marker == _SAID and at < scans[0])
    return Outline(width, height, False, b"".join([b"\xff\xd8", *kept, pixels, _END_MARK]), said)


def with_more_data(essence: bytes) -> bytes:
    """Put data behind the last scan of an outline's essence.

    A decoder takes them for pixels where the scan was cut off, and passes over them where it is whole: then, and only
    then, it shows the same picture. They come once more behind each restart mark from the one on that it waits for: at
    any other it gives up a part of the picture, and shows nothing there either way.
    """
    marks = _RESTART.findall(essence, essence.rfind(b"\xff\xda"))
    first = marks[-1][0] + 1 if marks else 0
    more = [b"\xff" + bytes([0xD0 | (first + number) % _RESTARTS]) + _NOISE for number in range(_RESTARTS)]
    return essence.removesuffix(_END_MARK) + _NOISE + b"".join(more) + _END_MARK


def _segments(data: bytes) -> tuple[list[tuple[int, int, int]], int]:
    """List (marker, offset of the marker, offset after the segment) from the start mark on; and the pixels' end."""
    found, at = list[tuple[int, int, int]](), 2
    while len(found) <= _MOST_SEGMENTS:
        mark = _MARKER.search(data, at)
        end = mark.start() if mark else len(data)
        is_scan = bool(found) and found[-1][0] == _SCAN
        trailer = _TRAILER.search(data, at, end) if is_scan and data.find(_NOTHING, at, end) >= 0 else None
        marker = data[mark.end() - 1] if mark and not trailer else _START
        if mark and marker == _END:
            return found, end
        if marker == _START and is_scan:
            return found, at + _without_padding(data[at : trailer.start() if trailer else end])
        if mark is None or marker == _START:
            raise BrokenFile
        at = mark.end() + len(cut(data, mark.end(), max(unpack(">H", data, mark.end())[0], 2)))
        found.append((marker, mark.start(), at))
    raise BrokenFile


def _without_padding(pixels: bytes) -> int:
    """Give the length of what has no end mark, but for the nothing behind it. A data byte FF has one 00 behind it."""
    bare = pixels.rstrip(b"\0")
    if len(pixels) - len(bare) < _PADDING:
        return len(pixels)
    return len(bare) + 1 + bare.endswith(b"\xff")  # the last byte of the pixels may be a nothing itself


def _has_all_scans(data: bytes, frame: int, scans: list[int]) -> bool:
    """Say whether the scans bring every part of every component: a progressive picture comes in many."""
    is_progressive = data[frame + 1] in _PROGRESSIVE
    parts = _PARTS if is_progressive else 1  # any other scan brings all of them at once
    missing = {(component, part) for component in _components(data, frame) for part in range(parts)}
    for at in scans:
        count = unpack("B", data, at + 4)[0]
        first, last, precision = unpack("BBB", data, at + 5 + 2 * count) if is_progressive else (0, 0, 0)
        if precision & _BITS_LEFT == 0:
            said = data[at + 5 : at + 5 + 2 * count : 2]
            missing -= {(component, part) for component in said for part in range(first, last + 1)}
    return not missing


def _components(data: bytes, frame: int) -> bytes:
    return data[frame + 10 : frame + 10 + 3 * unpack("B", data, frame + 9)[0] : 3]
