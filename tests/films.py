"""Films for tests, made by PyAV: four coloured quarters that move a little, and a tone."""

from __future__ import annotations

import io
import random
import struct
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

COLOURS = ((200, 30, 30), (30, 160, 30), (40, 40, 200), (230, 220, 40))
"""Of the quarters of a frame: above left and right, below left and right."""
RATE = 10
QUICK: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "libx264": {"preset": "ultrafast", "x264-params": "threads=1:log-level=-1"},
        "libx265": {"preset": "ultrafast", "x265-params": "pools=none:frame-threads=1:log-level=none"},
        "libvpx": {"deadline": "realtime", "cpu-used": "8"},
        "libvpx-vp9": {"deadline": "realtime", "cpu-used": "8"},
        "libsvtav1": {"preset": "12", "svtav1-params": "lp=1"},
    }
)
SIDEWAYS = {
    0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0), -1: (-1, 0, 0, 1),
}  # fmt: skip
"""How far a player turns a film clockwise (-1: mirrored) -> its display matrix (ISO/IEC 14496-12, section 8.3.2)."""


def film(
    format_: str = "mov",
    codec: str = "libx264",
    sound: str | None = "aac",
    *,
    size: tuple[int, int] = (160, 120),
    seconds: float = 1,
    pixels: str = "yuv420p",
    turned: int = 0,
    options: Mapping[str, str] = MappingProxyType({}),
    metadata: Mapping[str, str] = MappingProxyType({}),
    times: tuple[int, ...] = (),
    is_noise: bool = False,
    rate: int = RATE,
    encoder: Mapping[str, str] = MappingProxyType({}),
    colours: Mapping[str, int] = MappingProxyType({}),
) -> bytes:
    """Make one. `times` are those of its frames in milliseconds, where they do not come evenly."""
    out = io.BytesIO()

    def again(*_asked: object) -> io.BytesIO:  # for the index to be put first
        return io.BytesIO(out.getvalue())

    with av.open(out, "w", format=format_, options=dict(options), io_open=again) as container:
        container.metadata.update(metadata)
        shown = container.add_stream(codec, rate=rate)
        assert isinstance(shown, VideoStream)
        shown.width, shown.height, shown.pix_fmt = *size, pixels
        shown.codec_context.thread_count = 1
        shown.options = {**QUICK.get(codec, {}), **encoder}
        for name, value in colours.items():
            setattr(shown.codec_context, name, value)
        if times:
            shown.codec_context.time_base = Fraction(1, 1000)
        heard = container.add_stream(sound, rate=8000 if "amr" in sound else 48_000) if sound else None
        assert isinstance(heard, AudioStream | None)
        if heard:
            heard.layout = "mono" if sound in ("libopencore_amrnb", "aac") else "stereo"
        for number in range(len(times) or round(seconds * rate)):
            seen = _noise(size) if is_noise else _quarters(size)
            whole: VideoFrame = VideoFrame.from_image(seen)  # type: ignore[no-untyped-call]
            frame = whole.reformat(format=pixels)
            frame.pts, frame.time_base = (times[number], Fraction(1, 1000)) if times else (number, Fraction(1, rate))
            container.mux(shown.encode(frame))
        if heard:
            _hum(container, heard, seconds if not times else times[-1] / 1000)
        container.mux(shown.encode(None))
    return _turned(out.getvalue(), SIDEWAYS[turned])


def _quarters(size: tuple[int, int]) -> Image.Image:
    picture = Image.new("RGB", (2, 2))
    picture.putdata(COLOURS)
    return picture.resize(size, Image.Resampling.NEAREST)


def _noise(size: tuple[int, int]) -> Image.Image:
    return Image.frombytes("RGB", size, random.randbytes(3 * size[0] * size[1]))


def _hum(container: OutputContainer, heard: AudioStream, seconds: float) -> None:
    context = heard.codec_context
    length = context.frame_size or 1024
    for number in range(int(seconds * context.sample_rate) // length):
        frame = AudioFrame(format=context.format.name, layout=context.layout.name, samples=length)
        frame.sample_rate, frame.pts = context.sample_rate, number * length
        frame.time_base = Fraction(1, context.sample_rate)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        container.mux(heard.encode(frame))
    container.mux(heard.encode(None))


def _turned(data: bytes, matrix: tuple[int, int, int, int]) -> bytes:
    """Write a matrix into the header of the first track of an MP4 or MOV."""
    if matrix == SIDEWAYS[0]:
        return data
    at = data.find(b"tkhd") + 4 + 40
    a, b, c, d = (number << 16 for number in matrix)
    return data[:at] + struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30) + data[at + 36 :]
