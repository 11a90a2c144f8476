"""The numbers of parcels in the bar codes and QR codes of a picture. Whatever else a code says is not kept."""

from __future__ import annotations

from PIL import Image

from conversations.aliexpress.parcels import parcels_in

MOST_PIXELS_READ = 3_000_000
"""Pixels in which codes are looked for, of a larger picture in a smaller copy. That takes 0.03 s at most; and the code
of a label that is a fifth as wide as a photo of 12 million pixels is still read."""
MOST_CODES = 3
"""Parcel numbers of one picture that are kept: two already mean that none can be offered as the one."""
LONGEST_CODE = 500
"""Characters of a code in which a number is looked for. Our choice: a label's codes have a few dozen."""


def parcel_codes(image: Image.Image) -> tuple[str, ...]:
    """Read the parcel numbers off a picture, each once; none where reading fails: that is no fault of the picture."""
    try:
        return _read(image)
    except Exception:  # noqa: BLE001 - as in measuring.py
        return ()


def _read(image: Image.Image) -> tuple[str, ...]:
    from zxingcpp import BarcodeFormat, BarcodeFormats, TextMode, read_barcodes  # noqa: PLC0415 - only where files are inspected

    factor = 1
    while image.width * image.height > MOST_PIXELS_READ * factor * factor:
        factor += 1
    grey = image.convert("L")
    small = grey.reduce(factor) if factor > 1 else grey
    pixels = memoryview(small.tobytes()).cast("B", (small.height, small.width))
    kinds = BarcodeFormats([BarcodeFormat.Code128, BarcodeFormat.Code39, BarcodeFormat.QRCode])  # others take long
    found = read_barcodes(pixels, formats=kinds, try_invert=False, text_mode=TextMode.Plain)
    numbers = (number for code in found for number in parcels_in(code.text[:LONGEST_CODE]))
    return tuple(dict.fromkeys(numbers))[:MOST_CODES]
