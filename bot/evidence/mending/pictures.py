"""A copy of a picture that the form takes: JPEG or PNG, under its limit, upright, and with nothing in it but pixels."""

from __future__ import annotations

from typing import BinaryIO

from bot.evidence.mending import opening
from bot.evidence.mending.fitting import Fitted, fit
from bot.evidence.mending.mended import Mended, NotMended

_MOST_BYTES = 256 * 2**20
"""Of a picture that is read into memory. Sixty million pixels without any packing take 180 MB. Our choice."""
_BEST = 95
"""A JPEG of this quality cannot be told from what it was made of."""
_DRAWN = frozenset({"PNG", "GIF", "BMP"})
"""Formats of screenshots and drawings rather than of cameras."""


def mend_picture(source: BinaryIO, format_: str | None, target: BinaryIO, page: int) -> Mended:
    """Write the copy of a picture. `format_` is what its first bytes say. Raises `NotMended`, `MemoryError`."""
    data = source.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise NotMended("too_large")
    image, known, changes, same = opening.opened(data, format_, page)
    del data
    if same:
        return _written(Fitted("JPEG", same, image.size, None), image.size, changes, target)
    fitted = fit(image, is_drawn=known in _DRAWN, may_be_png=known == "PNG")
    if fitted.format != {"MPO": "JPEG"}.get(known, known):
        changes |= {"format"}
    return _written(fitted, image.size, changes, target)


def mend_document(source: BinaryIO, target: BinaryIO, page: int) -> Mended:
    """Write a page of a PDF as a picture. Raises `NotMended`, `MemoryError`."""
    from bot.evidence.mending import documents  # noqa: PLC0415 - only for documents

    image, pages = documents.drawn(source, page)
    changes = {"format", "page"} if pages > 1 else {"format"}
    return _written(fit(image, is_drawn=True), image.size, frozenset(changes), target)


def _written(fitted: Fitted, whole: tuple[int, int], changes: frozenset[str], target: BinaryIO) -> Mended:
    target.write(fitted.data)
    if fitted.size != whole:
        changes |= {"smaller"}
    if (fitted.quality or _BEST) < _BEST:
        changes |= {"quality"}
    return Mended(fitted.format, *fitted.size, changes)
