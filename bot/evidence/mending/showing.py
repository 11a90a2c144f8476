"""Makes H.264 of moving pictures: upright, in the plan's size, with ordinary colours, in one thread."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import av
import av.filter
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from bot.evidence.mending.bounds import Plan
from bot.evidence.mending.films import Film, Packet
from bot.evidence.mending.passing import Decoded

_TICKS = Fraction(1, 90_000)
_PRESET, _CRF = "veryfast", "21"
"""A film of 60 s in 1080p takes 40 to 80 s of one processor so. The quality is for what has bits enough. Our choice."""
_PLENTY, _SLOW = 0.25, 24
"""Bits for each pixel of each frame that are always enough, and the frames a second they are reckoned for at least."""
_FROM_OTHERS = 2
"""How many bits H.264 takes for what other codecs have in one."""
_BURST, _BUFFER = 0.2, 25_000_000
"""The share of all bits that a restless part may take beforehand; and what every player can (bits, H.264 level 4)."""
_THIN = 200_000
"""Bits a second that are saved nowhere."""
_NEAREST = Fraction(1, 38)
"""Seconds from one frame to the next at least: 30 a second, as unevenly as phones make them."""
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
_LEVEL = "clip((val-64)/876,0,1)"
_BENT = "if(lt(ld(1),0.7),ld(1),0.7+0.3*(1-exp((0.7-ld(1))/0.3)))"
"""What is brighter than white is bent down to it."""
_HLG = (
    f"st(0,{_LEVEL});st(1,pow(if(lt(ld(0),0.5),ld(0)*ld(0)/3,(exp((ld(0)-0.55991073)/0.17883277)+0.28466892)/12),1.2)"
    f"/0.203);64+876*pow({_BENT},1/2.2)"
)
_PQ = (
    f"st(0,pow({_LEVEL},1/78.84375));st(1,pow(max(ld(0)-0.8359375,0)/(18.8515625-18.6875*ld(0)),1/0.1593017578125)"
    f"*10000/203);64+876*pow({_BENT},1/2.2)"
)
"""The light of ITU-R BT.2100, with its white (BT.2408: 203 candela a square metre) as the white of ordinary screens."""
_TO_ORDINARY = {16: (_PQ, "512+(val-512)*1.5"), 18: (_HLG, "512+(val-512)*1.4")}
"""Transfer function (ITU-T H.273) -> what makes ordinary light and colours of it, which look washed out otherwise.
FFmpeg's exact way takes 160 ms a frame, this one 12; the strength of the colours was set by comparing both."""
_BT709 = 1


class ShownAnew:
    """Makes H.264 of moving pictures: upright, in the plan's size, with ordinary colours."""

    def __init__(self, output: OutputContainer, stream: VideoStream, film: Film, plan: Plan) -> None:
        self._decoded = Decoded(stream, film.video.packets)
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
        most = _most(film, plan)
        context.options = {
            "preset": _PRESET, "crf": _CRF, "profile": "high", "g": str(max(round(plan.rate * 4), 1)),
            "maxrate": str(most), "bufsize": str(min(int(most * max(film.length * _BURST, 1)), _BUFFER)),
            "x264-params": "threads=1:lookahead-threads=1:sync-lookahead=0:log-level=-1",
        }  # fmt: skip
        for name, value in _colours(film.first).items():
            setattr(context, name, value)

    def take(self, packet: Packet | None) -> Iterator[Packet]:
        """Decode, show upright in the right size, encode."""
        for frame in self._decoded.frames(packet):
            assert isinstance(frame, VideoFrame)
            if self._is_due(frame):
                yield from self._encoded(frame)
        if packet is None:
            yield from self._stream.encode(None)

    def _is_due(self, frame: VideoFrame) -> bool:
        """Say whether a frame comes long enough after the one before it; set its time from the start."""
        at = self._next if frame.pts is None else frame.pts * (frame.time_base or _TICKS) - self._start
        self._next = at + self._step
        if at < 0 or (self._last is not None and at < self._last + _NEAREST):
            return False
        self._last = at
        frame.time_base, frame.pts = _TICKS, round(at / _TICKS)
        return True

    def _encoded(self, frame: VideoFrame) -> Iterator[Packet]:
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


def _most(film: Film, plan: Plan) -> int:
    """Give the bits a second that it may take at most: what there is room for, what it needs, what it has."""
    plenty = _PLENTY * plan.width * plan.height * max(plan.rate, _SLOW)
    brought = _FROM_OTHERS * film.video.size * 8 / max(film.length, 1)
    return int(min(plan.video / (1 + _BURST), plenty, max(brought, _THIN)))


def _steps(frame: VideoFrame, plan: Plan, matrix: tuple[int, int, int, int]) -> Iterator[tuple[str, str]]:
    if frame.interlaced_frame:
        yield "bwdif", "mode=send_frame:deint=interlaced"
    size = f"w={plan.width}:h={plan.height}:flags=bicubic:out_range=limited"
    if toned := _TO_ORDINARY.get(frame.color_trc):
        light, colour = toned
        yield "scale", f"{size}:out_color_matrix=bt709"
        yield "format", "yuv420p10le"
        yield "lutyuv", f"y='{light}':u='{colour}':v='{colour}'"
    else:
        yield "scale", size
    yield "format", "yuv420p"
    turn = _TURNS.get(matrix, ())
    if turn[:1] == ("transpose",):
        yield "transpose", f"dir={turn[1]}"
    else:
        yield from ((name, "") for name in turn)
    yield "setsar", "1"


def _colours(frame: VideoFrame) -> dict[str, int]:
    """Give what the colours of the copy mean."""
    if frame.color_trc in _TO_ORDINARY:
        return {"color_primaries": _BT709, "color_trc": _BT709, "colorspace": _BT709, "color_range": 1}
    return {
        "color_primaries": frame.color_primaries,
        "color_trc": frame.color_trc,
        "colorspace": frame.colorspace,
        "color_range": 1,
    }
