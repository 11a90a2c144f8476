"""What a film is made of, found by decoding its first frame and reading all its packets once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias, cast

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.sidedata.sidedata import SideData, Type
from av.stream import Disposition, Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from bot.evidence.mending.mended import NotMended

_MOV = "mov,mp4,m4a,3gp,3g2,mj2"
_READ_AS = {
    **dict.fromkeys(("MP4", "MOV", "3GP"), _MOV), **dict.fromkeys(("MKV", "WEBM"), "matroska,webm"),
    "AVI": "avi", "TS": "mpegts", "MPEG": "mpeg,mpegvideo", "FLV": "flv,live_flv", "WMV": "asf", "OGV": "ogg",
}  # fmt: skip
_ANY = f"{_MOV},matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,live_flv,asf,ogg,dv,ivf"
"""What a film is read as: one that is cut could be taken for something else, and some formats have FFmpeg open further
files."""
_OWN_LENGTH = ("mov", "matroska", "avi", "flv")
"""Containers that say how long they are; of others FFmpeg reckons it."""
_LOCKED = frozenset({"encv", "drmi"})
"""Kinds of samples that only a key opens (ISO/IEC 14496-12, section 8.12)."""
_DOUBT, _SHARE = 0.3, 0.02
"""A film may end so many seconds, and such a share of its length, before it said it would."""
_PACKETS = 200
"""In which the first frame must be."""
_SHORTEST = 0.04
"""Seconds that a frame is taken to last where nothing says it."""
UPRIGHT = (1, 0, 0, 1)

Packet: TypeAlias = "av.Packet[Stream]"
Matrix = tuple[int, int, int, int]
"""Which way the columns and rows of a film go, by signs (ISO/IEC 14496-12, section 8.3.2)."""


@dataclass
class Track:
    """The packets of one stream. `size` in bytes, times in seconds, None where none is told."""

    codec: str | None = None
    size: int = 0
    packets: int = 0
    start: float | None = None
    end: float | None = None
    is_untimed: bool = False

    def take(self, packet: Packet) -> None:
        """Count a packet."""
        at = packet.dts if packet.pts is None else packet.pts
        if not packet.size:
            return
        self.size, self.packets = self.size + packet.size, self.packets + 1
        self.is_untimed |= packet.pts is None
        if at is None:
            return
        begins, lasts = float(at * packet.time_base), float((packet.duration or 0) * packet.time_base)
        self.start = begins if self.start is None else min(self.start, begins)
        self.end = begins + lasts if self.end is None else max(self.end, begins + lasts)


@dataclass(frozen=True)
class Film:
    """A film that is whole. `rate` in frames a second, `start` and `length` in seconds.

    `shape` is its width and height before turning, in pixels that are square. `says` are the names of what it tells
    about itself.
    """

    format: str | None
    first: VideoFrame
    shape: tuple[int, int]
    matrix: Matrix
    video: Track
    sound: Track
    start: float
    says: frozenset[str]

    @property
    def length(self) -> float:
        """How long it is, to the end of what ends last."""
        return max(self.video.end or 0, self.sound.end or 0) - self.start

    @property
    def rate(self) -> float:
        """How many frames it has a second, on average."""
        return self.video.packets / max((self.video.end or 0) - (self.video.start or 0), _SHORTEST)


@contextmanager
def reading(source: BinaryIO, format_: str | None) -> Iterator[InputContainer]:
    """Open a film from its beginning, with one thread for each stream. `format_` is what its first bytes say."""
    source.seek(0)
    options = {"format_whitelist": _READ_AS.get(format_ or "", _ANY)}
    with av.open(source, "r", options=options, metadata_errors="ignore") as container:
        for stream in (*container.streams.video, *container.streams.audio):
            if has_decoder(stream):
                stream.codec_context.thread_count = 1
        yield container


def has_decoder(stream: Stream) -> bool:
    """Say whether FFmpeg knows what a stream is packed with."""
    context: object = stream.codec_context
    return context is not None


def streams(container: InputContainer) -> tuple[VideoStream, AudioStream | None]:
    """Give the first stream of moving pictures, and the first of sound that can be read. Raises `NotMended`."""
    moving = [stream for stream in container.streams.video if not stream.disposition & Disposition.attached_pic]
    if not moving:
        raise NotMended("no_picture")
    if not has_decoder(moving[0]):
        raise NotMended("unknown_format")
    if moving[0].codec_context.codec_tag in _LOCKED:
        raise NotMended("encrypted")
    sound = (stream for stream in container.streams.audio if has_decoder(stream))
    return moving[0], next(sound, None)


def surveyed(source: BinaryIO, format_: str | None) -> Film:
    """Read a film once. Raises `NotMended`, `FFmpegError`, `MemoryError`."""
    with reading(source, format_) as container:
        first = _first_frame(container)
    with reading(source, format_) as container:
        tracks = {stream.index: Track() for stream in container.streams}
        for packet in container.demux():
            tracks[packet.stream_index].take(packet)
        film = _film(container, format_, first, tracks)
        _refuse_cut(container, tracks.values(), film)
        return film


def _first_frame(container: InputContainer) -> VideoFrame:
    video, _sound = streams(container)
    for number, packet in enumerate(container.demux(video)):
        with suppress(av.error.InvalidDataError):
            for frame in packet.decode():
                return frame
        if number > _PACKETS:
            break
    raise NotMended("broken")


def _film(container: InputContainer, format_: str | None, first: VideoFrame, tracks: dict[int, Track]) -> Film:
    video, sound = streams(container)
    shown, heard = tracks[video.index], tracks[sound.index] if sound else Track()
    shown.codec, heard.codec = video.codec_context.name, sound.codec_context.name if sound else None
    starts = [track.start for track in (shown, heard) if track.start is not None]
    if shown.start is None:
        raise NotMended("broken")
    square = float(video.codec_context.sample_aspect_ratio or 1) or 1
    says = frozenset(name.casefold() for part in (container, *container.streams) for name in part.metadata)
    shape = (round(first.width * square), first.height)
    return Film(format_, first, shape, _matrix(first), shown, heard, min(starts), says)


def _refuse_cut(container: InputContainer, tracks: Iterable[Track], film: Film) -> None:
    """Raise `NotMended` where a film ends before it said it would."""
    if not container.format.name.startswith(_OWN_LENGTH):
        return
    said = (container.duration or 0) / 1_000_000
    video, _sound = streams(container)
    if container.format.name == "avi" and video.average_rate:  # FFmpeg takes what is there for the length of an AVI
        said = max(said, float(video.frames / video.average_rate))
    reached = max(track.end for track in tracks if track.end is not None) - min(film.start, 0)
    if reached < said * (1 - _SHARE) - max(_DOUBT, 2 / film.rate):
        raise NotMended("broken")


def _matrix(frame: VideoFrame) -> Matrix:
    sides = cast("Iterable[SideData]", frame.side_data)  # which is a mapping too
    side = next((side for side in sides if side.type == Type.DISPLAYMATRIX), None)
    if side is None:
        return UPRIGHT
    numbers = memoryview(bytes(side)).cast("i")
    a, b, c, d = ((number > 0) - (number < 0) for number in (numbers[place] for place in (0, 1, 3, 4)))
    return a, b, c, d
