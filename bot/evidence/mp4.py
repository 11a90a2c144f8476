"""MP4 by its boxes (ISO/IEC 14496-12): complete or cut off, its size in pixels, its duration.

Only what tells whether the file is whole is read; no frame is decoded.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from bot.evidence.reading import BrokenFile, cut, unpack

_MOST_BOXES = 100_000
"""At one level. A fragmented film of 20 MB has a few thousand; millions of empty ones would only cost time."""

_HEAD = 8
"""Bytes of a box's head: its size and its name."""
_MOST_JUNK = 16
"""Stray bytes between two boxes that are passed over."""
_MOST_TRACKS = 64
_MOST_SECONDS = 10_000_000
_PLACES, _PLACE_KEY = (b"\xa9xyz", b"loci"), b"com.apple.quicktime.location"
_H264 = frozenset({b"avc1", b"avc3"})
_SHOWN = _H264 | {
    *(b"hvc1", b"hev1", b"dvh1", b"dvhe", b"mp4v", b"s263", b"h263", b"vp08", b"vp09", b"av01", b"vvc1"),
    *(b"jpeg", b"mjpa", b"mjp2", b"png ", b"apcn", b"apch", b"apcs", b"apco", b"ap4h", b"SVQ3", b"DIVX"),
}
_HEARD = frozenset(
    {
        *(b"mp4a", b".mp3", b"samr", b"sawb", b"sevc", b"ac-3", b"ec-3", b"Opus", b"fLaC", b"alac", b"dtsc"),
        *(b"lpcm", b"sowt", b"twos", b"in24", b"fl32", b"ulaw", b"alaw", b"ima4", b"QDM2", b"raw "),
    }
)
"""Kinds of samples, as their descriptions are named (mp4ra.org). What is in neither is not judged."""
_LONGEST_ENTRY = 4096
_AVC = re.compile(rb"avcC\x01(.)", re.DOTALL)
"""The profile of H.264 (ISO/IEC 14496-15, section 5.3.3)."""
_EIGHT_BITS = frozenset({b"\x42", b"\x4d", b"\x58", b"\x64"})
_SOUND = re.compile(rb"esds....\x03\x80{0,3}....\x04\x80{0,3}.(.)", re.DOTALL)
"""What kind of sound it is (ISO/IEC 14496-1, section 7.2.6)."""
_AAC_OR_MP3 = frozenset({b"\x40", b"\x66", b"\x67", b"\x68", b"\x69", b"\x6b"})
_MEDIA = (b"moov", b"mdat", b"moof")


@dataclass(frozen=True)
class Movie:
    """A complete film. `width` and `height` in pixels as it is shown, `duration` in whole seconds.

    Each is None where the file does not say it. `has_video` is False for a sound recording.
    """

    has_video: bool
    width: int | None
    height: int | None
    duration: int | None
    mends: tuple[str, ...] = ()
    """What a copy would mend, of `CHANGES`."""


class _Box(NamedTuple):
    name: bytes
    start: int
    """Offset of the contents."""
    end: int


class _Track(NamedTuple):
    handler: bytes
    width: int | None
    height: int | None
    is_common: bool = True
    """Whether every player knows what it is packed with."""


def outline(data: bytes) -> Movie:
    """Walk the boxes. Trailing bytes that belong to no box are ignored once the film is complete.

    Raises `BrokenFile` where a box is cut off, the index (moov) or the media (mdat) is missing or empty, or there
    is neither picture nor sound.
    """
    top = list(_top_level(data))
    index = next((box for box in top if box.name == b"moov"), None)
    media = sum(box.end - box.start for box in top if box.name == b"mdat")
    if index is None or not media:
        raise BrokenFile
    tracks = _tracks(data, index)
    video = next((track for track in tracks if track.handler == b"vide"), None)
    if video is None and all(track.handler != b"soun" for track in tracks):
        raise BrokenFile
    shown = video or _Track(b"", None, None)
    late = next(box for box in top if box.name == b"mdat").start < index.start
    found = {
        "metadata": _tells_place(data, index),
        "codec": not all(track.is_common for track in tracks),
        "index": late,
    }
    mends = tuple(change for change, is_there in found.items() if is_there)
    return Movie(video is not None, shown.width, shown.height, _duration(data, index), mends)


def _top_level(data: bytes) -> Iterator[_Box]:
    seen, at = set[bytes](), 0
    for _ in range(_MOST_BOXES):
        if at >= len(data):
            return
        try:
            box = _box(data, at, len(data))
        except BrokenFile:
            if {b"moov", b"mdat"} <= seen and data[at + 4 : at + 8] not in _MEDIA:
                return
            at = _after_junk(data, at)
            continue
        seen.add(box.name)
        at = box.end
        yield box
    raise BrokenFile


def _after_junk(data: bytes, at: int) -> int:
    """Give the offset of the index or the media behind a few stray bytes, which a player passes over too."""
    found = [data.find(name, at + _HEAD // 2 + 1, at + _HEAD + _MOST_JUNK) for name in _MEDIA]
    if max(found) < 0:
        raise BrokenFile
    return min(place for place in found if place >= 0) - _HEAD // 2


def _inside(data: bytes, parent: _Box, name: bytes) -> Iterator[_Box]:
    """Give the boxes of one name directly inside another.

    As players do: a box that reaches beyond its parent ends with it, and what is too short to be a box ends the row.
    """
    at = parent.start
    for _ in range(_MOST_BOXES):
        if at + _HEAD > parent.end:
            return
        try:
            box = _box(data, at, parent.end, is_held=True)
        except BrokenFile:
            return
        at = box.end
        if box.name == name:
            yield box
    raise BrokenFile


def _box(data: bytes, at: int, end: int, *, is_held: bool = False) -> _Box:
    """Read a box's head. Its size is at least that of the head, so that walking always moves on.

    `is_held`: its parent holds it in, if it is too large.
    """
    size, name, start = unpack(">I", data, at)[0], cut(data, at + 4, 4), at + 8
    if size == 1:
        size, start = unpack(">Q", data, at + 8)[0], at + 16
    elif size == 0 and name.isalnum():  # to the end; without a name these are stray zeros
        size = end - at
    if is_held:
        size = min(size, end - at)
    if at + size < start or at + size > end:
        raise BrokenFile
    return _Box(name, start, at + size)


def _tracks(data: bytes, index: _Box) -> list[_Track]:
    found = list[_Track]()
    for track in _inside(data, index, b"trak"):
        if len(found) == _MOST_TRACKS:
            raise BrokenFile
        with suppress(BrokenFile):  # a player passes over a track that it cannot read
            found.append(_track(data, track))
    return found


def _track(data: bytes, track: _Box) -> _Track:
    header = _contents(data, _one(data, track, b"tkhd"))
    handler = _contents(data, _one(data, _one(data, track, b"mdia"), b"hdlr"))
    matrix = 52 if header[:1] == b"\1" else 40
    a, d = unpack(">i12xi", header, matrix)
    width, height = (side >> 16 or None for side in unpack(">II", header, matrix + 36))
    if a == d == 0:  # turned by a quarter, as phones do
        width, height = height, width
    return _Track(cut(handler, 8, 4), width, height, _is_common(data, track))


def _is_common(data: bytes, track: _Box) -> bool:
    """Say whether a track is packed as H.264 of 8 bits, AAC or MP3. What cannot be read is none of ours to judge."""
    try:
        described = track
        for name in (b"mdia", b"minf", b"stbl", b"stsd"):
            described = _one(data, described, name)
    except BrokenFile:
        return True
    entry = data[described.start + 8 : min(described.end, described.start + _LONGEST_ENTRY)]
    kind, avc, sound = entry[4:8], _AVC.search(entry), _SOUND.search(entry)
    if kind in _SHOWN:
        return kind in _H264 and (avc is None or avc[1] in _EIGHT_BITS)
    return kind not in _HEARD or kind == b".mp3" or (kind == b"mp4a" and (sound is None or sound[1] in _AAC_OR_MP3))


def _tells_place(data: bytes, index: _Box) -> bool:
    """Say whether the film tells where it was made: as QuickTime, Android or 3GPP do."""
    for own in _inside(data, index, b"udta"):
        if any(True for name in _PLACES for _box in _inside(data, own, name)):
            return True
    return any(_PLACE_KEY in data[box.start : box.end] for box in _inside(data, index, b"meta"))


def _duration(data: bytes, index: _Box) -> int | None:
    """Reckon the duration; a fragmented film has it in the head of its fragments instead (mehd)."""
    header = _contents(data, _one(data, index, b"mvhd"))
    long = header[:1] == b"\1"
    scale, units = unpack(">IQ", header, 20) if long else unpack(">II", header, 12)
    units = units or _fragments_duration(data, index)
    unknown = units in (0, 2**64 - 1 if long else 2**32 - 1) or not scale
    return None if unknown or units / scale > _MOST_SECONDS else round(units / scale)


def _fragments_duration(data: bytes, index: _Box) -> int:
    for extends in _inside(data, index, b"mvex"):
        for head in _inside(data, extends, b"mehd"):
            contents = _contents(data, head)
            return unpack(">Q" if contents[:1] == b"\1" else ">I", contents, 4)[0]
    return 0


def _one(data: bytes, parent: _Box, name: bytes) -> _Box:
    box = next(_inside(data, parent, name), None)
    if box is None:
        raise BrokenFile
    return box


def _contents(data: bytes, box: _Box) -> bytes:
    """Copy the beginning of a small box: the fields that are read lie in its first 128 bytes."""
    return data[box.start : min(box.end, box.start + 128)]
