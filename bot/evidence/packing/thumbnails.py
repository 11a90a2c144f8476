"""A small picture of each file, for the list of the proof: upright, on white. None where there is no making one."""

from __future__ import annotations

import io

import av
from PIL import Image, ImageOps

from conversations.files.formats import PHOTO_FORMATS, VIDEO_FORMATS
from conversations.files.verdict import MOST_PIXELS

SIZE = (320, 240)
"""Pixels at most: sharp enough in print at the size of the list. Our choice."""
QUALITY = 75


def thumbnail(format_: str | None, data: bytes) -> bytes | None:
    """Make it as JPEG, of a picture or of a film's first frame; None of any other format, and whatever goes wrong."""
    try:
        if format_ in PHOTO_FORMATS:
            return _saved(_picture(data))
        return _saved(_frame(data)) if format_ in VIDEO_FORMATS else None
    except MemoryError:
        return None
    except Exception:  # noqa: BLE001 - decoders raise anything, and a list without a picture is a list
        return None


def _picture(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=sorted(PHOTO_FORMATS)) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise ValueError("too many pixels")
        opened.draft("RGB", SIZE)
        opened.thumbnail(SIZE)
        return ImageOps.exif_transpose(opened)


def _frame(data: bytes) -> Image.Image:
    with av.open(io.BytesIO(data), "r") as film:
        stream = film.streams.video[0]
        stream.thread_type = "NONE"
        stream.codec_context.thread_count = 1
        frame = next(film.decode(stream))
        picture: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]  # it is typed in newer ones
        picture.thumbnail(SIZE)
        return picture.rotate(frame.rotation, expand=True) if frame.rotation else picture


def _saved(picture: Image.Image) -> bytes:
    shown = picture.convert("RGBA")
    paper = Image.new("RGBA", shown.size, "white")
    paper.alpha_composite(shown)
    kept = io.BytesIO()
    paper.convert("RGB").save(kept, "JPEG", quality=QUALITY)
    return kept.getvalue()
