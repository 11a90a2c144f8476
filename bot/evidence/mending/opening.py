"""Opens whatever picture Pillow can, decodes it, and turns it upright."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

import pillow_heif
from PIL import AvifImagePlugin, Image, UnidentifiedImageError

from bot.evidence import jpeg, pictures
from bot.evidence.mending import colours
from bot.evidence.mending.mended import NotMended
from bot.evidence.reading import BrokenFile
from conversations.files.limits import LARGEST_PHOTO
from conversations.files.verdict import MOST_PIXELS

_OUTSIDE = frozenset({"EPS", "WMF", "MPEG", "BUFR", "GRIB", "HDF5"})
"""What Pillow knows by its beginning only, and would give to another program."""
_READ = frozenset({"JPEG", "PNG", "GIF", "HEIC", "AVIF", "WEBP", "BMP", "TIFF", "ICO", "PSD", "JPEG 2000"})
"""Formats whose beginning is told and that are read: what cannot be read all the same is broken."""
_ANIMATED = frozenset({"GIF", "PNG", "WEBP", "AVIF", "FLI"})
"""Formats whose frames follow each other in time; those of others are pages, sizes or views of one thing."""
_ORIENTATION, _KIND, _SUB_PICTURES, _RAW = 0x0112, 0x00FE, 0x014A, 0xC612
"""Tags of TIFF 6.0, EXIF 2.32 and DNG 1.4."""
_ABOUT_ITSELF, _IN_WORDS = (0x010F, 0x0110, 0x8825), (b"GPSLatitude", b"tiff:Make")
"""Maker, model and place: as tags, and as XMP names them."""
_SMALLER = 1
"""A bit of the kind: this is a small view of a picture that is elsewhere in the file, as in what cameras keep raw."""
_SURELY_FITTING = 24_000_000
"""Pixels for which there is memory in any format."""
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF 2.32, Orientation -> what brings it upright."""


class Upright(NamedTuple):
    """A picture that is decoded and upright, in plain colours, and what was done for it (of `CHANGES`).

    `same` is the very same picture as it was packed, without all that makes no pixels, where nothing else was to do.
    """

    image: Image.Image
    format: str
    changes: frozenset[str]
    same: bytes | None


def load_decoders() -> None:
    """Load everything that opens a file of its own when it is first needed. Threads are not allowed to start."""
    Image.init()
    Image.MAX_IMAGE_PIXELS = None  # a large JPEG is decoded smaller; the pixels are counted here
    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=0)
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    pictures.load_decoders()
    for format_ in ("HEIF", "AVIF", "WEBP", "TIFF"):
        packed = io.BytesIO()
        Image.new("RGB", (16, 16)).save(packed, format_)
        Image.open(packed).load()


def opened(data: bytes, format_: str | None, page: int) -> Upright:
    """Decode a picture. `format_` is what its first bytes say, `page` which one of a TIFF's. Raises `NotMended`."""
    with _refusals(format_), Image.open(io.BytesIO(data), formats=formats()) as image:
        changes = _made_ready(image, page)
        if image.width * image.height > MOST_PIXELS:
            raise NotMended("too_many_pixels")
        _refuse_gaps(data, format_)
        if _TURNS.get(_orientation(image)) is not None:
            changes.add("turned")
        if _tells(image):
            changes.add("metadata")
        with _refusals_of_large(image):
            image.load()
        turn = _TURNS.get(_orientation(image))  # Pillow turns a TIFF itself
        same = _same(data, image) if changes <= {"metadata"} else None
        plain = colours.plain(image)
        known = image.format or ""
        if plain is not image:
            image.close()  # or there would be three of it in memory
    plain.info = {}
    if turn is not None:
        plain = plain.transpose(turn)
    return Upright(plain, known, frozenset(changes), same)


def formats() -> list[str]:
    """Give the formats that are read, as Pillow names them."""
    return [format_ for format_ in Image.ID if format_ not in _OUTSIDE]


@contextmanager
def _refusals(format_: str | None) -> Iterator[None]:
    """Raise `NotMended` for whatever Pillow says."""
    try:
        yield
    except (NotMended, MemoryError):
        raise
    except UnidentifiedImageError as error:
        raise NotMended("broken" if format_ in _READ else "unknown_format") from error
    except Exception as error:  # Pillow raises errors of a dozen kinds on hostile bytes
        raise NotMended("broken") from error


@contextmanager
def _refusals_of_large(image: Image.Image) -> Iterator[None]:
    """Raise `NotMended` for a large picture that some decoders call broken where they have too little memory."""
    pixels = image.width * image.height
    try:
        yield
    except Exception as error:
        if pixels > _SURELY_FITTING:
            raise NotMended("no_memory") from error
        raise


def _made_ready(image: Image.Image, page: int) -> set[str]:
    """Choose what is decoded: which page, and of a JPEG that is too large how much smaller."""
    changes = set[str]()
    if image.format == "TIFF":
        tags = getattr(image, "tag_v2", {})
        if _RAW in tags or (_SUB_PICTURES in tags and int(tags.get(_KIND, 0)) & _SMALLER):
            raise NotMended("unknown_format")
        if page > 1:
            _turn_to(image, page)
        if page > 1 or getattr(image, "is_animated", False):
            changes.add("page")
    if image.format in _ANIMATED and getattr(image, "is_animated", False):
        changes.add("first_frame")
    size = image.size
    for part in (2, 4, 8):
        if size[0] * size[1] > MOST_PIXELS * (part // 2) ** 2:
            image.draft(None, (size[0] // part, size[1] // part))
    if image.size != size:
        changes.add("smaller")
    return changes


def _turn_to(image: Image.Image, page: int) -> None:
    try:
        image.seek(page - 1)
    except EOFError as error:
        raise NotMended("no_picture") from error


def _refuse_gaps(data: bytes, format_: str | None) -> None:
    """Pillow fills what is missing in a JPEG or a PNG with grey or black, without a word."""
    if pictures.has_gaps(format_, data):
        raise NotMended("broken")


def _orientation(image: Image.Image) -> int:
    with suppress(Exception):  # whatever is wrong with metadata, the picture can be seen without them
        return int(image.getexif().get(_ORIENTATION, 1))
    return 1


def _tells(image: Image.Image) -> bool:
    """Say whether it tells the place or the device."""
    said = image.info.get("xmp", b"")
    with suppress(Exception):  # as above
        if any(tag in image.getexif() for tag in _ABOUT_ITSELF):
            return True
    return isinstance(said, bytes) and any(name in said for name in _IN_WORDS)


def _same(data: bytes, image: Image.Image) -> bytes | None:
    """Give a JPEG's own pixels where they can stay: of a colour that needs no profile, and few enough bytes."""
    if image.format not in ("JPEG", "MPO") or not colours.is_plain(image):
        return None
    with suppress(BrokenFile):
        essence = jpeg.outline(data).essence
        return essence if len(essence) <= LARGEST_PHOTO else None
    return None
