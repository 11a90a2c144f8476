"""What a file is, judged by its bytes alone."""

import hashlib

from bot.evidence import magic, mp4, pictures
from bot.evidence.reading import BrokenFile
from conversations.files.content import Content
from conversations.files.formats import PHOTO_FORMATS


def inspect(data: bytes) -> Content:
    """Say what the bytes are and whether they are whole. Whatever they hold, the verdict is in the answer.

    The first bytes decide: a PDF behind a picture stays a picture, a picture behind a PDF is a PDF. Nothing is
    kept or passed on. Works in any thread and shares nothing, but takes time and memory, and its decoders may crash
    on hostile bytes: `Inspector` has it done in a process of its own. Raises only `MemoryError`, which says nothing
    about the file: check it again later.
    """
    digest = hashlib.sha256(data).hexdigest()
    if not data:
        return Content(None, 0, digest, fault="empty")
    format_ = magic.recognise(data)
    if format_ in PHOTO_FORMATS:
        return _picture(format_, data, digest)
    if format_ == "MP4":
        return _movie(data, digest)
    return Content(format_, len(data), digest)


def load_decoders() -> None:
    """Load all that `inspect` needs. Pillow loads it with the first picture, when a file may not be opened any more."""
    pictures.load_decoders()


def unreadable(data: bytes) -> Content:
    """Say of a file that cannot even be inspected what is safe to say: it is broken. Decodes nothing."""
    return Content(magic.recognise(data), len(data), hashlib.sha256(data).hexdigest(), fault="broken")


def _picture(format_: str, data: bytes, digest: str) -> Content:
    picture = pictures.examine(format_, data)
    return Content(
        format_,
        len(data),
        digest,
        width=picture.width,
        height=picture.height,
        frames_more_than_one=picture.is_animated,
        fault=picture.fault,
        mends=picture.mends,
        **vars(picture.looks),
        codes=picture.codes,
    )


def _movie(data: bytes, digest: str) -> Content:
    try:
        movie = mp4.outline(data)
    except BrokenFile:
        return Content("MP4", len(data), digest, fault="broken")
    if not movie.has_video:
        return Content("M4A", len(data), digest, duration=movie.duration)
    return Content(
        *("MP4", len(data), digest),
        width=movie.width,
        height=movie.height,
        duration=movie.duration,
        mends=movie.mends,
    )
