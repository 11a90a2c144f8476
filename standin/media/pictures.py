"""What Telegram does to a picture that is sent as a photo: smaller copies, all JPEG.

Source of the sizes: https://core.telegram.org/api/files#image-thumbnail-types (y: 1280, m: 320) and what bots get
(90 for the smallest).
"""

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO

from PIL import Image, ImageOps

LONGEST_SIDES = (90, 320, 1280)
MOST_PIXELS = 80_000_000
MOST_SIDES = 10_000
MOST_RATIO = 20
QUALITY = 87
SMALL = 40_000
"""Bytes up to which a picture is remembered."""


class NotAPictureError(Exception):
    """The bytes are no picture that Telegram would make a photo of."""


@dataclass(frozen=True)
class Shrunk:
    """One copy: JPEG bytes and pixels."""

    jpeg: bytes
    width: int
    height: int


def shrunk(source: Path | IO[bytes]) -> list[Shrunk]:
    """Make the copies of a picture, smallest first; the last has a longest side of at most 1280 pixels.

    Slow: not for the event loop. Raises NotAPictureError.
    """
    if isinstance(source, Path) and source.stat().st_size <= SMALL:
        return list(_of_small(source.read_bytes()))
    return _copies(source)


@lru_cache(64)
def _of_small(content: bytes) -> tuple[Shrunk, ...]:
    """Make them once: a bot sends the same few pictures to everybody."""
    return tuple(_copies(io.BytesIO(content)))


def _copies(source: Path | IO[bytes]) -> list[Shrunk]:
    try:
        with Image.open(source) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAPictureError("too many pixels")
            whole = _upright(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotAPictureError(str(error)) from error
    longest = max(whole.size)
    sides = [side for side in LONGEST_SIDES if side < longest][: len(LONGEST_SIDES) - 1]
    return [_copy(whole, side) for side in [*sides, min(longest, LONGEST_SIDES[-1])]]


def fits_a_photo(path: Path) -> bool:
    """Whether a bot may send the picture as a photo: width and height together and their ratio are bounded.

    Source: https://core.telegram.org/bots/api#sendphoto (10000 in all, 20 to 1). Raises NotAPictureError.
    """
    try:
        with Image.open(path) as picture:
            width, height = picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotAPictureError(str(error)) from error
    return width + height <= MOST_SIDES and max(width, height) <= MOST_RATIO * min(width, height)


def _upright(picture: Image.Image) -> Image.Image:
    picture.draft("RGB", (2 * LONGEST_SIDES[-1], 2 * LONGEST_SIDES[-1]))
    turned = ImageOps.exif_transpose(picture)
    if not turned.has_transparency_data:
        return turned.convert("RGB")
    layer = turned.convert("RGBA")
    white = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(white, layer).convert("RGB")


def _copy(picture: Image.Image, side: int) -> Shrunk:
    copy = picture.copy()
    copy.thumbnail((side, side))
    target = io.BytesIO()
    copy.save(target, "JPEG", quality=QUALITY)
    return Shrunk(target.getvalue(), copy.width, copy.height)


def plain_sticker() -> bytes:
    """Make a WebP of the size that stickers have (512 pixels a side)."""
    target = io.BytesIO()
    Image.new("RGBA", (512, 512), (255, 200, 0, 255)).save(target, "WEBP")
    return target.getvalue()
