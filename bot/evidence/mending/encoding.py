"""Streams of a film on their way into the copy: as they are, or decoded and encoded anew, with one thread each."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Protocol

import av
import av.filter
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from bot.evidence.mending.bounds import Plan
from bot.evidence.mending.films import Film
from bot.evidence.mending.mended import NotMended

_TICKS = Fraction(1, 90_000)
_PRESET, _CRF = "veryfast", "21"
"""A film of 60 s in 1080p takes 30 to 60 s of one processor so. The quality is for what has bits enough. Our choice."""
_BURST = 0.2
"""The share of all bits that a restless part may take beforehand."""
_NEAREST = Fraction(1, 38)
"""Seconds from one frame to the next at least: 30 a second, as unevenly as phones make them."""
_MOST_DAMAGED = 0.05
"""The share of packets that cannot be decoded, from which the film is broken."""
_TURNS = {
    (0, 1, -1, 0): ("transpose", "clock"),
    (0, -1, 1, 0): ("transpose", "cclock"),
    (0, 1, 1, 0): ("transpose", "cclock_flip"),
    (0, -1, -1, 0): ("transpose", "clock_flip"),
    (-1, 0, 0, -1): ("hflip", "vflip"),
    (-1, 0, 0, 1): ("hflip",),
    (1, 0, 0, -1): ("vflip",),
}
"""A display matrix -> the filters that show the same without it."""
_HDR = frozenset({16, 18})
"""Transfer functions of ITU-T H.273: PQ and HLG, which look washed out where they are taken for ordinary ones."""
_BT709 = 1
_RATES = (48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000)
"""Samples a second that AAC knows and players play."""
_SAMPLES = 1024
"""Of a packet of AAC (ISO/IEC 14496-3)."""


class Lane(Protocol):
    """The way of one stream."""

    def take(self, packet: av.Packet | None) -> Iterator[av.Packet]:
        """Give what becomes of a packet; with None, of what is still held."""
        ...


class Copied:
    """Takes packets as they are, from the first whole picture on."""

    def __init__(self, output: OutputContainer, stream: VideoStream | AudioStream, film: Film) -> None:
        self._stream = output.add_stream_from_template(stream)
        self._stream.metadata.clear()
        self._start = film.start
        self._is_waiting = isinstance(stream, VideoStream)

    def take(self, packet: av.Packet | None) -> Iterator[av.Packet]:
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


class _Decoded:
    """Decodes the packets of a stream; a few may be damaged."""

    def __init__(self, stream: VideoStream | AudioStream, packets: int) -> None:
        self._context = stream.codec_context
        self._left = max(packets * _MOST_DAMAGED, 3)

    def frames(self, packet: av.Packet | None) -> list[VideoFrame] | list[AudioFrame]:
        """Give the frames of a packet, or with None those that are left. Raises `NotMended`, `MemoryError`."""
        try:
            return self._context.decode(packet)
        except MemoryError:
            raise
        except av.error.FFmpegError as error:
            self._left -= 1
            if self._left < 0:
                raise NotMended("broken") from error
            return []


class Shown:
    """Makes H.264 of moving pictures: upright, in the plan's size, with ordinary colours."""

    def __init__(self, output: OutputContainer, stream: VideoStream, film: Film, plan: Plan) -> None:
        self._decoded = _Decoded(stream, film.video.packets)
        self._start = Fraction(film.start).limit_denominator(90_000)
        self._plan, self._film = plan, film
        self._graph: av.filter.Graph | None = None
        self._shape: tuple[object, ...] = ()
        self._last: Fraction | None = None
        self._next, self._step = Fraction(0), Fraction(1 / film.rate).limit_denominator(90_000)
        self._stream = output.add_stream("libx264", rate=Fraction(plan.rate).limit_denominator(1_001))
        context = self._stream.codec_context
        is_turned = film.matrix[0] == 0
        context.width, context.height = (plan.height, plan.width) if is_turned else (plan.width, plan.height)
        context.pix_fmt, context.time_base = "yuv420p", _TICKS
        context.thread_count = 1
        most = int(plan.video / (1 + _BURST))
        context.options = {
            "preset": _PRESET, "crf": _CRF, "profile": "high", "g": str(max(round(plan.rate * 4), 1)),
            "maxrate": str(most), "bufsize": str(int(most * max(film.length * _BURST, 1))),
            "x264-params": "threads=1:lookahead-threads=1:sync-lookahead=0:log-level=-1",
        }  # fmt: skip
        for name, value in _colours(film.first).items():
            setattr(context, name, value)

    def take(self, packet: av.Packet | None) -> Iterator[av.Packet]:
        """Decode, show upright in the right size, encode."""
        for frame in self._decoded.frames(packet):
            assert isinstance(frame, VideoFrame)
            if self._is_due(frame):
                yield from self._encoded(frame)
        if packet is None:
            yield from self._stream.encode(None)

    def _is_due(self, frame: VideoFrame) -> bool:
        """Say whether a frame comes long enough after the one before it; set its time from the start."""
        at = self._next if frame.pts is None else frame.pts * frame.time_base - self._start
        self._next = at + self._step
        if at < 0 or (self._last is not None and at < self._last + _NEAREST):
            return False
        self._last = at
        frame.time_base, frame.pts = _TICKS, round(at / _TICKS)
        return True

    def _encoded(self, frame: VideoFrame) -> Iterator[av.Packet]:
        shape = (frame.width, frame.height, frame.format.name)
        if self._graph is None or shape != self._shape:
            self._graph, self._shape = self._filters(frame), shape
        self._graph.vpush(frame)
        while True:
            try:
                ready = self._graph.vpull()
            except (BlockingIOError, EOFError):
                return
            ready.pict_type = 0
            yield from self._stream.encode(ready)

    def _filters(self, frame: VideoFrame) -> av.filter.Graph:
        graph = av.filter.Graph()
        graph.threads = 1
        nodes = [graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=_TICKS)]
        for name, asked in _steps(frame, self._plan, self._film.matrix):
            nodes.append(graph.add(name, asked) if asked else graph.add(name))
        graph.link_nodes(*nodes, graph.add("buffersink")).configure()
        return graph


def _steps(frame: VideoFrame, plan: Plan, matrix: tuple[int, int, int, int]) -> Iterator[tuple[str, str]]:
    if frame.interlaced_frame:
        yield "bwdif", "mode=send_frame:deint=interlaced"
    size = f"w={plan.width}:h={plan.height}:flags=bicubic"
    if frame.color_trc in _HDR:
        yield "scale", f"{size}:out_primaries=bt709:out_transfer=bt709:out_color_matrix=bt709:out_range=limited"
    else:
        yield "scale", f"{size}:out_range=limited"
    yield "format", "yuv420p"
    turn = _TURNS.get(matrix, ())
    if turn[:1] == ("transpose",):
        yield "transpose", f"dir={turn[1]}"
    else:
        yield from ((name, "") for name in turn)
    yield "setsar", "1"


def _colours(frame: VideoFrame) -> dict[str, int]:
    """Give what the colours of the copy mean."""
    if frame.color_trc in _HDR:
        return {"color_primaries": _BT709, "color_trc": _BT709, "colorspace": _BT709, "color_range": 1}
    return {
        "color_primaries": frame.color_primaries,
        "color_trc": frame.color_trc,
        "colorspace": frame.colorspace,
        "color_range": 1,
    }


class Heard:
    """Makes AAC of sound, with two channels at most."""

    def __init__(self, output: OutputContainer, stream: AudioStream, film: Film, plan: Plan) -> None:
        self._decoded = _Decoded(stream, film.sound.packets)
        self._start = film.start
        self._rate = next((rate for rate in _RATES if rate <= stream.codec_context.sample_rate), _RATES[-1])
        self._layout = "mono" if stream.codec_context.channels == 1 else "stereo"
        self._graph: av.filter.Graph | None = None
        self._shape: tuple[object, ...] = ()
        self._stream = output.add_stream("aac", rate=self._rate)
        context = self._stream.codec_context
        context.layout, context.bit_rate, context.thread_count = self._layout, plan.sound, 1
        context.format = "fltp"

    def take(self, packet: av.Packet | None) -> Iterator[av.Packet]:
        """Decode, bring to the rate and the channels, encode."""
        for frame in self._decoded.frames(packet):
            assert isinstance(frame, AudioFrame)
            shape = (frame.format.name, frame.layout.name, frame.sample_rate)
            if self._graph is None or shape != self._shape:
                yield from self._flushed()
                self._graph, self._shape = self._filters(frame), shape
            if frame.pts is not None:
                frame.pts -= round(self._start / frame.time_base)
            self._graph.push(frame)
            yield from self._ready()
        if packet is None:
            yield from self._flushed()
            yield from self._stream.encode(None)

    def _flushed(self) -> Iterator[av.Packet]:
        if self._graph:
            self._graph.push(None)
            yield from self._ready()

    def _ready(self) -> Iterator[av.Packet]:
        assert self._graph
        while True:
            try:
                frame = self._graph.pull()
            except (BlockingIOError, EOFError):
                return
            assert isinstance(frame, AudioFrame)
            yield from self._stream.encode(frame)

    def _filters(self, frame: AudioFrame) -> av.filter.Graph:
        graph = av.filter.Graph()
        graph.threads = 1
        source = graph.add_abuffer(
            sample_rate=frame.sample_rate, format=frame.format.name, layout=frame.layout, time_base=frame.time_base
        )
        graph.link_nodes(
            source,
            graph.add("aresample", f"{self._rate}:async=1"),
            graph.add("aformat", f"sample_fmts=fltp:sample_rates={self._rate}:channel_layouts={self._layout}"),
            graph.add("asetnsamples", f"n={_SAMPLES}:p=0"),
            graph.add("abuffersink"),
        ).configure()
        return graph
