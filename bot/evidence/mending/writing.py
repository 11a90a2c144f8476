"""Writes a copy of a film: its packets, as they are or encoded anew, then the index before them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import BinaryIO

import av
from av.container import OutputContainer

from bot.evidence.mending.bounds import Plan
from bot.evidence.mending.films import Film, reading, streams
from bot.evidence.mending.hearing import HeardAnew
from bot.evidence.mending.passing import Copied, Lane
from bot.evidence.mending.showing import ShownAnew
from conversations.files.limits import LARGEST_VIDEO

TellShare = Callable[[float], None]

_OPTIONS = {"movflags": "+faststart", "fflags": "+bitexact"}
"""The index first; no name of what wrote it, so that the same film becomes the same copy."""


class TooLarge(Exception):  # noqa: N818 - says what is wrong with it
    """A copy came out over the limit; `size` in bytes, as far as it was written."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


@dataclass(frozen=True)
class Course:
    """How a film is written: what stays as it is, and the plan for what does not. `limit` in bytes is aimed at."""

    plan: Plan
    keeps_video: bool
    keeps_sound: bool
    limit: int


class _Again:
    """Reads once more what is being written, from a place of its own: no further file can be opened."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._at = file, 0

    def read(self, size: int) -> bytes:
        self._file.flush()
        piece = os.pread(self._file.fileno(), size, self._at)
        self._at += len(piece)
        return piece

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        end = os.fstat(self._file.fileno()).st_size if whence == os.SEEK_END else 0
        self._at = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: end}[whence] + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def close(self) -> None:
        """Leave the file open: it is still written."""


def write(source: BinaryIO, film: Film, way: Course, target: BinaryIO, tell: TellShare) -> None:
    """Write it. Raises `TooLarge`, `NotMended`, `FFmpegError`, `MemoryError`."""
    with reading(source, film.format) as container, _writing(target) as output:
        video, sound = streams(container)
        shown: Lane = Copied(output, video, film) if way.keeps_video else ShownAnew(output, video, film, way.plan)
        lanes = {video.index: shown}
        if sound and film.sound.packets:
            heard: Lane = Copied(output, sound, film) if way.keeps_sound else HeardAnew(output, sound, film, way.plan)
            lanes[sound.index] = heard
        for packet in container.demux([stream for stream in container.streams if stream.index in lanes]):
            at = packet.dts if packet.pts is None else packet.pts
            if packet.stream_index == video.index and at is not None:
                tell((float(at * packet.time_base) - film.start) / max(film.length, 1))
            if packet.size:
                output.mux(list(lanes[packet.stream_index].take(packet)))
            _refuse_large(target)
        for lane in lanes.values():
            output.mux(list(lane.take(None)))
    target.flush()
    _refuse_large(target)


def _refuse_large(target: BinaryIO) -> None:
    size = os.fstat(target.fileno()).st_size
    if size > LARGEST_VIDEO:
        raise TooLarge(size)


@contextmanager
def _writing(target: BinaryIO) -> Iterator[OutputContainer]:
    target.seek(0)
    target.truncate()
    output = av.open(target, "w", format="mp4", options=_OPTIONS, io_open=lambda *_: _Again(target))
    try:
        yield output
    except BaseException:
        with suppress(av.error.FFmpegError, ValueError, OSError):  # there is nothing to be ended properly
            output.close()
        raise
    output.close()
