"""Pictures as phones make them, small; films are in `tests.films`."""

from __future__ import annotations

import io

import pillow_heif
from PIL import Image


def heic(width: int = 400, height: int = 300) -> bytes:
    """A picture as an iPhone takes it."""
    return heic_of(Image.linear_gradient("L").resize((width, height)))


def heic_of(picture: Image.Image) -> bytes:
    """The same of a scene."""
    written = io.BytesIO()
    pillow_heif.from_pillow(picture.convert("RGB")).save(written, quality=60, enc_params={"preset": "ultrafast"})
    return written.getvalue()
