"""A page of a PDF as a picture. A PDF is read by pieces, however large it is."""

from __future__ import annotations

import math
from typing import BinaryIO

import pypdfium2
import pypdfium2.raw
from PIL import Image

from bot.evidence.mending.mended import NotMended

_SHARP = 300 / 72
"""Pixels for each point, 1/72 of an inch: at 300 to the inch letters of 6 points are 25 pixels high. Our choice."""
_LEAST_SIDE = 2_000
"""Pixels of the long side at least: a label may be as small as a stamp."""
_MOST_PIXELS = 16_000_000
"""A sheet of A3 at 300 to the inch. A poster is drawn coarser."""


def load() -> None:
    """Load PDFium, which looks for the fonts of the system when it is first used."""
    pypdfium2.PdfDocument.new().close()


def drawn(source: BinaryIO, page: int) -> tuple[Image.Image, int]:
    """Draw a page (from 1), and tell how many there are. Raises `NotMended`."""
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
        raise NotMended("encrypted" if is_locked else "broken") from error
    try:
        return _drawn(document, page), len(document)
    except pypdfium2.PdfiumError as error:
        raise NotMended("broken") from error
    finally:
        document.close()


def _drawn(document: pypdfium2.PdfDocument, page: int) -> Image.Image:
    if not 1 <= page <= len(document):
        raise NotMended("no_picture" if len(document) else "broken")
    document.init_forms()
    sheet = document[page - 1]
    bitmap = sheet.render(scale=_scale(*sheet.get_size()), optimize_mode=None)
    picture: Image.Image = bitmap.to_pil()
    return picture.convert("RGB")


def _scale(width: float, height: float) -> float:
    """Say how many pixels a point becomes."""
    wanted = max(_SHARP, _LEAST_SIDE / max(width, height, 1))
    return min(wanted, math.sqrt(_MOST_PIXELS / max(width * height, 1)))
