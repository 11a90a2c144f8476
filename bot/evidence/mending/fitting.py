"""The largest and sharpest picture that stays under the form's limit: quality first, then the size.

How many bytes a picture would take is reckoned from a sample of it, so that a large one is packed once or twice only.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from typing import NamedTuple

from PIL import Image

from conversations.files.limits import LARGEST_PHOTO

QUALITIES = (95, 90, 85, 80)
"""Of a JPEG, as libjpeg counts. Under 80 the edges of small letters fray; fewer pixels show them better. Our choice."""
_AIMED_AT = 85
"""The quality at which fewer pixels are to fit."""
_LONGEST_SIDE = 65_500
"""Pixels: what libjpeg writes at most."""
_TILE, _TILES, _BLOCK = 256, 5, 16
"""A sample: the longest side of a tile in pixels, how many of them a row and a column have, and of what their sides are
multiples, as a JPEG is packed in blocks."""
_DOUBT = 1.25
"""A sample may be so much dearer than the whole: what is dearer still is not tried."""
_SPARE = 0.94
"""How much of the limit is aimed at."""
_STEP = 0.95
"""By how much the sides shrink at least when a picture does not fit."""


class Fitted(NamedTuple):
    """A picture's bytes, and what was done so that they are few enough. `quality` is None where nothing was lost."""

    format: str
    data: bytes
    size: tuple[int, int]
    quality: int | None


def fit(image: Image.Image, *, is_drawn: bool, may_be_png: bool = False, limit: int = LARGEST_PHOTO) -> Fitted:
    """Pack a picture (RGB or L) into at most `limit` bytes.

    `is_drawn`: it is no photo of a camera that halves the colours itself, so small coloured print keeps all of them.
    `may_be_png`: it came as a PNG, and stays one where that fits.
    """
    if may_be_png and (found := _as_png(image, limit)):
        return found
    for shrunk in _sizes(image, is_drawn, limit):
        for quality in QUALITIES:
            if _reckoned(shrunk, quality, is_drawn) > limit * _DOUBT:
                continue
            data = _jpeg(shrunk, quality, is_drawn)
            if len(data) <= limit:
                return Fitted("JPEG", data, shrunk.size, quality)
    raise AssertionError("one pixel fits")


def scaled(size: tuple[int, int], factor: float) -> tuple[int, int]:
    """Give both sides so much shorter, at least one pixel each: the short one first, so that they keep their ratio."""
    short, long = sorted(size)
    less = max(int(short * factor), 1)
    more = max(round(long * less / short), 1)
    return (less, more) if size[0] <= size[1] else (more, less)


def shrink(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Give it with fewer pixels."""
    return image if size == image.size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _sizes(image: Image.Image, is_drawn: bool, limit: int) -> Iterator[Image.Image]:
    """Give the picture as it is, then ever smaller, first by as much as its sample says."""
    factor = min(1.0, _LONGEST_SIDE / max(image.size))
    while True:
        shrunk = shrink(image, scaled(image.size, factor))
        yield shrunk
        over = math.sqrt(limit * _SPARE / _reckoned(shrunk, _AIMED_AT, is_drawn))
        factor *= min(over, _STEP)


def _reckoned(image: Image.Image, quality: int, is_drawn: bool) -> float:
    """Reckon the bytes of a picture."""
    sample = _sample(image)
    share = image.width * image.height / (sample.width * sample.height)
    return len(_jpeg(sample, quality, is_drawn)) * share


def _sample(image: Image.Image) -> Image.Image:
    """Put tiles from all over a picture beside each other; a small one is its own sample."""
    wide, high = (min(_TILE, side // _TILES // _BLOCK * _BLOCK) for side in image.size)
    if not wide or not high or image.width * image.height <= 4 * wide * high * _TILES**2:
        return image
    sample = Image.new(image.mode, (wide * _TILES, high * _TILES))
    for row in range(_TILES):
        for column in range(_TILES):
            left = (image.width - wide) * column // (_TILES - 1)
            top = (image.height - high) * row // (_TILES - 1)
            sample.paste(image.crop((left, top, left + wide, top + high)), (column * wide, row * high))
    return sample


def _jpeg(image: Image.Image, quality: int, is_drawn: bool) -> bytes:
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=quality, subsampling="4:4:4" if is_drawn else "4:2:0")
    return packed.getvalue()


def _as_png(image: Image.Image, limit: int) -> Fitted | None:
    sample = _sample(image)
    if len(_png(sample)) * image.width * image.height / (sample.width * sample.height) > limit * _DOUBT:
        return None
    data = _png(image)
    return Fitted("PNG", data, image.size, None) if len(data) <= limit else None


def _png(image: Image.Image) -> bytes:
    packed = io.BytesIO()
    image.save(packed, "PNG")
    return packed.getvalue()
