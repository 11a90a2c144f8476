"""Files as phones make them, small."""

from __future__ import annotations

import io

import av
import pillow_heif
from PIL import Image


def heic(width: int = 400, height: int = 300) -> bytes:
    """A picture as an iPhone takes it."""
    return heic_of(Image.linear_gradient("L").resize((width, height)))


def heic_of(picture: Image.Image) -> bytes:
    """The same of a scene."""
    written = io.BytesIO()
    pillow_heif.from_pillow(picture.convert("RGB")).save(written, quality=60)
    return written.getvalue()


def film(container: str = "mov", seconds: float = 1.0, codec: str = "libx264") -> bytes:
    """A short film, in a container that PyAV names so."""
    written = io.BytesIO()
    with av.open(written, "w", format=container) as output:
        stream = output.add_stream(codec, rate=10)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        for number in range(int(seconds * 10)):
            picture = Image.new("RGB", (160, 120), (number * 7 % 256, 90, 40))
            frame = av.VideoFrame.from_image(picture)  # type: ignore[no-untyped-call]  # it has none
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return written.getvalue()
