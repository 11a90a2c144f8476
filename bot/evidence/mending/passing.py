"""Packets of a film on their way into the copy: as they are, or decoded for what encodes them anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from bot.evidence.mending.films import Film, Packet
from bot.evidence.mending.mended import NotMended

_MOST_DAMAGED = 0.05
"""The share of packets that cannot be decoded, from which the film is broken."""


class Lane(Protocol):
    """The way of one stream."""

    def take(self, packet: Packet | None) -> Iterator[Packet]:
        """Give what becomes of a packet; with None, of what is still held."""
        ...


class Copied:
    """Takes packets as they are, from the first whole picture on."""

    def __init__(self, output: OutputContainer, stream: VideoStream | AudioStream, film: Film) -> None:
        self._stream = output.add_stream_from_template(stream)
        self._stream.metadata.clear()
        self._start = film.start
        self._is_waiting = isinstance(stream, VideoStream)

    def take(self, packet: Packet | None) -> Iterator[Packet]:
        """Give it with its time counted from the start."""
        if packet is None or packet.dts is None or packet.pts is None:
            return
        self._is_waiting &= not packet.is_keyframe
        if self._is_waiting:
            return
        offset = round(self._start / packet.time_base)
        packet.pts, packet.dts = packet.pts - offset, packet.dts - offset
        packet.stream = self._stream
        yield packet


class Decoded:
    """Decodes the packets of a stream; a few may be damaged."""

    def __init__(self, stream: VideoStream | AudioStream, packets: int) -> None:
        self._context, self._ticks = stream.codec_context, stream.time_base
        self._left = max(packets * _MOST_DAMAGED, 3)

    def frames(self, packet: Packet | None) -> list[VideoFrame] | list[AudioFrame]:
        """Give the frames of a packet, or with None those that are left. Raises `NotMended`, `MemoryError`."""
        try:
            frames = self._context.decode(packet)
        except MemoryError:
            raise
        except av.error.FFmpegError as error:
            self._left -= 1
            if self._left < 0:
                raise NotMended("broken") from error
            return []
        for frame in frames:
            frame.time_base = frame.time_base or self._ticks  # the last ones do not know it
        return frames
