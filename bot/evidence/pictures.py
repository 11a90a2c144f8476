"""Whether a picture really is one: its structure is walked, then all its pixels are decoded, never too many."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PIL import Image, ImageChops

from bot.evidence import gif, jpeg, metadata, png
from bot.evidence.codes import parcel_codes
from bot.evidence.measuring import UNSEEN, Looks, greyed, measure
from bot.evidence.outline import Outline
from bot.evidence.reading import BrokenFile
from conversations.files.content import Fault
from conversations.files.limits import WIDEST_PHOTO
from conversations.files.verdict import MOST_PIXELS

_OUTLINES: Mapping[str, Callable[[bytes], Outline]] = {
    "GIF": gif.outline,
    "JPEG": jpeg.outline,
    "PNG": png.outline,
}
_LARGE, _HUGE = 4_000_000, 16_000_000
"""Pixels from which a JPEG is decoded at half its width and height, or a quarter, for less memory: all its data is
read. Our choice: a smaller one is decoded whole in a few hundredths of a second, and at half a phone's photo a bar code
can still be read."""


@dataclass(frozen=True)
class Picture:
    """What a picture was found to be. Sizes in pixels, None where they could not be read."""

    width: int | None = None
    height: int | None = None
    is_animated: bool = False
    fault: Fault | None = None
    mends: tuple[str, ...] = ()
    """What a copy would mend, of `CHANGES`."""
    looks: Looks = UNSEEN
    codes: tuple[str, ...] = ()
    """The numbers of parcels that bar codes on it say."""


def load_decoders() -> None:
    """Load the decoders, and what they load themselves when they decode: a picture in each format is decoded.

    And measured, and read for codes.
    """
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
    whole = Picture(outline.width, outline.height, outline.is_animated, mends=metadata.mends(outline.metadata))
    if outline.width * outline.height > MOST_PIXELS:
        return replace(whole, fault="too_many_pixels")
    try:
        image = _pixels(format_, outline, outline.essence)
        _check_rest(format_, outline, image)
        grey = greyed(image)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - Pillow raises errors of a dozen kinds on hostile bytes
        return replace(whole, fault="broken")
    return replace(whole, looks=measure(grey), codes=parcel_codes(grey))


def has_gaps(format_: str | None, data: bytes) -> bool:
    """Say whether a JPEG or a PNG lacks pixels that its decoder makes up without a word.

    Of what cannot be told it says no: decoding fails then. Raises only `MemoryError`.
    """
    try:
        outline = _OUTLINES[format_ or ""](data)
        if format_ == "PNG":
            png.check_rows(outline.essence)
        if format_ == "JPEG":
            return _is_made_up(outline, _pixels(format_, outline, outline.essence))
    except MemoryError:
        raise
    except BrokenFile as broken:
        return format_ == "PNG" and broken.__cause__ is None
    except Exception:  # noqa: BLE001 - Pillow raises errors of a dozen kinds on hostile bytes
        return False
    return False


def _check_rest(format_: str, outline: Outline, image: Image.Image) -> None:
    """Raise `BrokenFile` where there are fewer pixels than Pillow shows."""
    if format_ == "PNG":
        png.check_rows(outline.essence)
    if format_ == "JPEG" and _is_made_up(outline, image):
        raise BrokenFile


def _is_made_up(outline: Outline, image: Image.Image) -> bool:
    """Say whether more data change pixels of a JPEG, so that some were made up for want of data."""
    more = _pixels("JPEG", outline, jpeg.with_more_data(outline.essence))
    return ImageChops.difference(image, more).getbbox() is not None


def _pixels(format_: str, outline: Outline, essence: bytes) -> Image.Image:
    """Decode every pixel, of a large JPEG at a part of its size.

    A picture that Pillow measures otherwise is broken before it takes memory.
    """
    image = Image.open(io.BytesIO(essence), formats=(format_,))
    # A GIF is decoded up to its first frame, which may be smaller than all of them together.
    if image.size != (outline.width, outline.height) and format_ != "GIF":
        raise BrokenFile
    pixels = outline.width * outline.height
    if pixels > _LARGE:
        part = 4 if pixels > _HUGE else 2
        image.draft(None, (max(outline.width // part, 1), max(outline.height // part, 1)))
    image.load()
    return image
