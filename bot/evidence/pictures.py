"""Whether a picture really is one: its structure is walked, then all its pixels are decoded, never too many."""

import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PIL import Image

from bot.evidence import gif, jpeg, png
from bot.evidence.outline import Outline
from bot.evidence.reading import BrokenFile
from conversations.evidence import Fault
from conversations.files.limits import WIDEST_PHOTO
from conversations.files.verdict import MOST_PIXELS

_OUTLINES: Mapping[str, Callable[[bytes], Outline]] = {
    "GIF": gif.outline,
    "JPEG": jpeg.outline,
    "PNG": png.outline,
}
_SHRINK = 4
"""A large JPEG is decoded at a quarter of its width and height, for a 16th of the memory. All its data is read."""
_LARGE = 4_000_000
"""Pixels from which a JPEG is large. Our choice: a smaller one is decoded whole in a few hundredths of a second."""


@dataclass(frozen=True)
class Picture:
    """What a picture was found to be. Sizes in pixels, None where they could not be read."""

    width: int | None = None
    height: int | None = None
    is_animated: bool = False
    fault: Fault | None = None


def load_decoders() -> None:
    """Load the decoders, and what they load themselves when they decode: a picture in each format is decoded."""
    for format_ in _OUTLINES:
        picture = io.BytesIO()
        Image.new("L", (1, 1)).save(picture, format_)
        examine(format_, picture.getvalue())


def examine(format_: str, data: bytes) -> Picture:
    """Check a JPEG, PNG or GIF. One that is too large in bytes for any reading of the limit is not looked into.

    Raises only `MemoryError`: that says nothing about the picture.
    """
    if len(data) > WIDEST_PHOTO:
        return Picture()
    try:
        outline = _OUTLINES[format_](data)
    except BrokenFile:
        return Picture(fault="broken")
    return Picture(outline.width, outline.height, outline.is_animated, _fault(format_, outline))


def _fault(format_: str, outline: Outline) -> Fault | None:
    if outline.width * outline.height > MOST_PIXELS:
        return "too_many_pixels"
    try:
        _decode(format_, outline)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - Pillow raises errors of a dozen kinds on hostile bytes
        return "broken"
    return None


def _decode(format_: str, outline: Outline) -> None:
    """Decode every pixel. A picture that Pillow measures otherwise is broken before it takes memory."""
    shown = _pixels(format_, outline, outline.essence)
    if format_ == "PNG":
        png.check_rows(outline.essence)
    if format_ == "JPEG" and _pixels(format_, outline, jpeg.with_more_data(outline.essence)) != shown:
        raise BrokenFile


def _pixels(format_: str, outline: Outline, essence: bytes) -> bytes:
    """Decode a picture, and give the fingerprint of a JPEG's pixels."""
    with Image.open(io.BytesIO(essence), formats=(format_,)) as image:
        # A GIF is decoded up to its first frame, which may be smaller than all of them together.
        if image.size != (outline.width, outline.height) and format_ != "GIF":
            raise BrokenFile
        if outline.width * outline.height > _LARGE:
            image.draft(None, (max(outline.width // _SHRINK, 1), max(outline.height // _SHRINK, 1)))
        image.load()
        return hashlib.sha256(image.tobytes()).digest() if format_ == "JPEG" else b""
