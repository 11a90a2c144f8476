"""Drawn pictures of what buyers photograph, and what goes wrong with them: thresholds of `looks.py` are set on them.

Each is the same each time. Sizes in pixels; `strength` of a blur in pixels of the picture.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Mapping
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
from zxingcpp import BarcodeFormat, create_barcode, write_barcode_to_image

WIDE, HIGH = 1280, 960
"""What Telegram makes of a phone's photo."""
WHITE_SHIRT, ROOM = 236, 222
PRINT = "LP00123456789012 CZ · Jana Novotna · Dlouha 12 · 60200 Brno · 0.35 kg"


def _noisy(picture: Image.Image, spread: float = 3.0) -> Image.Image:
    """Add a sensor's grain: no photo is without."""
    dots = random.Random(5).randbytes(picture.width * picture.height)
    grain = Image.frombytes("L", picture.size, dots).point(lambda level: 128 + int((level - 128) * spread / 40))
    return ImageChops.add(picture, Image.merge("RGB", (grain, grain, grain)), scale=1, offset=-128)


def _paper(colour: int = ROOM) -> Image.Image:
    """A room's wall or a table: light falls off to one side."""
    shade = Image.linear_gradient("L").resize((WIDE, HIGH)).point(lambda level: colour - level // 12)
    return Image.merge("RGB", (shade, shade, shade.point(lambda level: max(level - 6, 0))))


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def label() -> Image.Image:
    """A parcel's label: small print and bars."""
    picture, bars = _paper(190), Random(61)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((220, 180, 1060, 780), fill=(248, 248, 246))
    for line in range(6):
        draw.text((260, 220 + 44 * line), PRINT[line * 8 : line * 8 + 44], fill=(20, 20, 24), font=_font(30))
    for at in range(260, 1010, 6):
        draw.rectangle((at, 540, at + bars.choice((1, 2, 4)), 720), fill=(15, 15, 15))
    return _noisy(picture)


def with_code(picture: Image.Image, says: str, kind: str = "Code128") -> Image.Image:
    """Stick a bar code on it."""
    drawn = write_barcode_to_image(create_barcode(says, getattr(BarcodeFormat, kind)), scale=3)
    height, width = drawn.shape[:2]
    sticker = Image.frombytes("L", (width, height), bytes(memoryview(drawn)))  # type: ignore[arg-type]  # a buffer
    whole = picture.copy()
    whole.paste(sticker.convert("RGB"), (300, 300))
    return whole


def dress() -> Image.Image:
    """A patterned dress on a hanger."""
    picture, dots = _paper(), Random(7)
    draw = ImageDraw.Draw(picture)
    draw.polygon([(500, 120), (780, 120), (980, 900), (300, 900)], fill=(150, 40, 60))
    for _ in range(160):
        x, y = dots.randrange(380, 900), dots.randrange(200, 880)
        draw.ellipse((x, y, x + 14, y + 14), fill=(240, 220, 200))
    return _noisy(picture)


def white_shirt() -> Image.Image:
    """A plain white shirt on a white wall: next to nothing has an edge."""
    picture = _paper(ROOM)
    folds = Image.new("L", (WIDE, HIGH), 0)
    draw = ImageDraw.Draw(folds)
    draw.polygon([(430, 160), (850, 160), (1010, 360), (900, 420), (860, 900), (420, 900), (380, 420), (270, 360)],
                 fill=255)  # fmt: skip
    picture.paste((WHITE_SHIRT, WHITE_SHIRT, WHITE_SHIRT - 4), mask=folds)
    soft = Image.new("RGB", (WIDE, HIGH), (255, 255, 255))
    for x in (520, 640, 730):
        ImageDraw.Draw(soft).line((x, 300, x - 40, 880), fill=(205, 205, 205), width=26)
    picture = ImageChops.multiply(picture, soft.filter(ImageFilter.GaussianBlur(14)))
    ImageDraw.Draw(picture).arc((560, 120, 720, 230), 0, 180, fill=(180, 180, 178), width=3)
    return _noisy(picture)


def gadget() -> Image.Image:
    """A grey device with a display."""
    picture = _paper(170)
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((380, 260, 900, 700), 40, fill=(70, 74, 80))
    draw.rectangle((440, 320, 840, 560), fill=(20, 40, 36))
    draw.text((470, 390), "Err 07", fill=(90, 250, 170), font=_font(90))
    return _noisy(picture)


def black_on_black() -> Image.Image:
    """A black shoe on black cloth, in good light."""
    picture = Image.new("RGB", (WIDE, HIGH), (22, 22, 24))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((340, 380, 960, 720), fill=(34, 34, 38))
    draw.arc((380, 400, 920, 690), 200, 330, fill=(150, 150, 156), width=12)
    draw.line((430, 640, 880, 640), fill=(96, 96, 100), width=8)
    return _noisy(picture)


def white_paper() -> Image.Image:
    """An empty sheet."""
    return _noisy(_paper(244))


def letter() -> Image.Image:
    """A printed page."""
    picture = _paper(244)
    for line in range(24):
        ImageDraw.Draw(picture).text((180, 80 + 34 * line), PRINT[line % 9 :], fill=(40, 40, 40), font=_font(24))
    return _noisy(picture)


def screenshot(seed: int = 1, *, dark: bool = False, lines: int = 14) -> Image.Image:
    """A chat or a tracking page on a phone: flat colours, print, no grain."""
    ground, ink = ((18, 18, 20), (225, 225, 225)) if dark else ((255, 255, 255), (34, 34, 34))
    picture, words = Image.new("RGB", (720, 1280), ground), Random(seed)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 720, 96), fill=(230, 60, 40) if not dark else (40, 40, 44))
    draw.text((40, 30), "Order details", fill=(255, 255, 255), font=_font(32))
    for line in range(lines):
        text = " ".join("".join(words.choices("aeioulnrstkmd", k=words.randrange(2, 9))) for _ in range(5))
        draw.text((40, 140 + 74 * line), text[:38], fill=ink, font=_font(26))
    return picture


def blurred(picture: Image.Image, strength: float) -> Image.Image:
    """Out of focus."""
    return _noisy(picture.filter(ImageFilter.GaussianBlur(strength)), 2)


def shaken(picture: Image.Image, length: int) -> Image.Image:
    """Moved while it was taken."""
    found = picture
    for step in range(1, length):
        found = Image.blend(found, ImageChops.offset(picture, step, step // 2), 1 / (step + 1))
    return _noisy(found, 2)


def darkened(picture: Image.Image, share: float) -> Image.Image:
    """Taken with so much of the light, and the grain that comes with it."""
    return _noisy(picture.point(lambda level: int(level * share)), 4)


FINE: Mapping[str, Callable[[], Image.Image]] = {
    "label": label,
    "dress": dress,
    "white shirt": white_shirt,
    "gadget": gadget,
    "black on black": black_on_black,
    "white paper": white_paper,
    "letter": letter,
    "screenshot": screenshot,
    "dark screenshot": lambda: screenshot(dark=True),
    "nearly empty dark screenshot": lambda: screenshot(dark=True, lines=1),
    "nearly empty screenshot": lambda: screenshot(lines=1),
}  # fmt: skip
"""Pictures of which nothing may be said."""


def jpeg_of(picture: Image.Image, quality: int = 85) -> bytes:
    """Save it as a phone does."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()
