"""Makes AAC of sound, with two channels at most, in one thread."""

from __future__ import annotations

from collections.abc import Iterator

import av
import av.filter
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer

from bot.evidence.mending.bounds import Plan
from bot.evidence.mending.films import Film, Packet
from bot.evidence.mending.passing import Decoded

_RATES = (48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000)
"""Samples a second that AAC knows and players play."""
_SAMPLES = 1024
"""Of a packet of AAC (ISO/IEC 14496-3)."""


class HeardAnew:
    """Makes AAC of sound, with two channels at most."""

    def __init__(self, output: OutputContainer, stream: AudioStream, film: Film, plan: Plan) -> None:
        self._decoded = Decoded(stream, film.sound.packets)
        self._start = film.start
        self._rate = next((rate for rate in _RATES if rate <= stream.codec_context.sample_rate), _RATES[-1])
        self._layout = "mono" if stream.codec_context.channels == 1 else "stereo"
        self._graph: av.filter.Graph | None = None
        self._shape: tuple[object, ...] = ()
        self._stream = output.add_stream("aac", rate=self._rate)
        context = self._stream.codec_context
        context.layout, context.bit_rate, context.thread_count = self._layout, plan.sound, 1
        context.format = "fltp"

    def take(self, packet: Packet | None) -> Iterator[Packet]:
        """Decode, bring to the rate and the channels, encode."""
        for frame in self._decoded.frames(packet):
            assert isinstance(frame, AudioFrame)
            shape = (frame.format.name, frame.layout.name, frame.sample_rate)
            if self._graph is None or shape != self._shape:
                yield from self._flushed()
                self._graph, self._shape = self._filters(frame), shape
            if frame.pts is not None:
                frame.pts -= round(self._start / (frame.time_base or 1))
            self._graph.push(frame)
            yield from self._ready()
        if packet is None:
            yield from self._flushed()
            yield from self._stream.encode(None)

    def _flushed(self) -> Iterator[Packet]:
        if self._graph:
            self._graph.push(None)
            yield from self._ready()

    def _ready(self) -> Iterator[Packet]:
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
