"""The label of a parcel, photographed by a phone: what a copy of the photo loses of it."""

from __future__ import annotations

import io
from statistics import fmean
from typing import Any

import fontpkg
import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageMath

from bot.evidence.mending import opening
from bot.evidence.mending.pictures import mend_picture
from conversations.files.limits import LARGEST_PHOTO

LABEL = (100, 150)
"""Millimetres: what carriers print."""
POINT = 25.4 / 72
"""Millimetres."""
CODES = {
    "LP00123456789012CN": (zxingcpp.BarcodeFormat.Code128, (6, 40, 88, 22)),
    "AE8123456789|CZ|13000": (zxingcpp.BarcodeFormat.DataMatrix, (8, 70, 16, 16)),
    "https://example.com/p/LP00123456789012CN": (zxingcpp.BarcodeFormat.QRCode, (60, 68, 28, 28)),
}
"""What they say -> their kind, and where they stand: left, top, width, height in millimetres."""
PRINT = (
    "SHIP TO: Jana Nováková, Vinohradská 1234/56, 130 00 Praha 3",
    "FROM: Shenzhen Bao'an District, Building 7, Unit 1402, 518101",
    "DESC: USB-C cable 2 m, qty 3, 0.184 kg, USD 11.37, HS 854442",
)
PRINT_AT = (8, 102)
SHOWN = 1280
"""Pixels of the long side: what a browser shows of a photo."""
LEAST = 0.95
SIZES = [
    pytest.param((4032, 3024), id="12 megapixels"),
    pytest.param((8064, 6048), id="48 megapixels", marks=pytest.mark.soak),
]


@pytest.mark.parametrize("size", SIZES)
def test_a_label_with_small_print_is_still_read_after_mending(size: tuple[int, int]) -> None:
    opening.load_decoders()
    photo = photographed(label(size[1] / LABEL[1] * 0.8), size)
    packed = io.BytesIO()
    photo.save(packed, "JPEG", quality=97)
    assert packed.tell() > LARGEST_PHOTO
    assert read(photo) == set(CODES)

    target = io.BytesIO()
    mend_picture(io.BytesIO(packed.getvalue()), "JPEG", target, 1)
    with Image.open(target) as opened:
        copy = opened.convert("L")
    assert target.tell() <= LARGEST_PHOTO
    assert read(copy) == set(CODES)
    before = photo.convert("L")
    assert likeness(small(before), small(copy)) >= LEAST
    assert likeness(*(part(picture, size) for picture in (before, copy.resize(size)))) >= LEAST - 0.1


def test_the_likeness_of_pictures_is_told() -> None:
    picture = label(4).convert("L")
    assert likeness(picture, picture) == pytest.approx(1)
    assert likeness(picture, picture.filter(ImageFilter.GaussianBlur(3))) < 0.9
    assert likeness(picture, ImageChops.invert(picture)) < 0


def label(dots: float) -> Image.Image:
    """Draw it with so many dots to the millimetre."""
    drawn = Image.new("L", (round(LABEL[0] * dots), round(LABEL[1] * dots)), 250)
    pen = ImageDraw.Draw(drawn)
    for says, (kind, place) in CODES.items():
        left, top, wide, high = (round(value * dots) for value in place)
        drawn.paste(code(says, kind).resize((wide, high), Image.Resampling.NEAREST), (left, top))
    for points, lines, (left, top) in ((6, PRINT, PRINT_AT), (14, tuple(CODES)[:1], (8, 8))):
        font = ImageFont.truetype(fontpkg.path("Noto Sans"), round(points * POINT * dots))
        for number, line in enumerate(lines):
            pen.text((left * dots, (top + number * points * POINT * 1.3) * dots), line, 20, font)
    return drawn


def code(says: str, kind: zxingcpp.BarcodeFormat) -> Image.Image:
    drawn: Any = zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(says, kind), scale=4)
    dots = memoryview(drawn)
    high, wide = drawn.shape
    return Image.frombytes("L", (wide, high), bytes(dots))


def photographed(label_: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Put it on a table, seen a little from the side, not quite sharp, with the noise of a small camera."""
    table = Image.radial_gradient("L").resize(size).point(lambda level: 150 - level // 3)
    left, top = (size[0] - label_.width) // 2, (size[1] - label_.height) // 2
    table.paste(label_, (left, top))
    lean = size[0] // 50
    corners = (lean, 0, 0, size[1], size[0], size[1] - lean, size[0] - lean, lean // 2)
    seen = table.transform(size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    blurred = seen.filter(ImageFilter.GaussianBlur(0.7 * size[0] / 4032))
    noise = Image.effect_noise((size[0] // 2 + 64, size[1] // 2 + 64), 12)
    grain = [noise.crop((at, at, at + size[0] // 2, at + size[1] // 2)) for at in (0, 21, 42)]
    return Image.merge("RGB", [ImageChops.add(blurred, tiled(one, size), 1, -128) for one in grain])


def tiled(piece: Image.Image, size: tuple[int, int]) -> Image.Image:
    whole = Image.new("L", size)
    for left, top in ((0, 0), (piece.width, 0), (0, piece.height), piece.size):
        whole.paste(piece, (left, top))
    return whole


def read(picture: Image.Image) -> set[str]:
    return {found.text for found in zxingcpp.read_barcodes(picture.convert("L"))}


def small(picture: Image.Image) -> Image.Image:
    factor = SHOWN / max(picture.size)
    return picture.resize((round(picture.width * factor), round(picture.height * factor)), Image.Resampling.BOX)


def part(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Cut out the small print, as large as the camera saw it, without its noise."""
    dots = size[1] / LABEL[1] * 0.8
    left = (size[0] - LABEL[0] * dots) / 2 + PRINT_AT[0] * dots
    top = (size[1] - LABEL[1] * dots) / 2 + PRINT_AT[1] * dots
    box = (int(left), int(top), int(left + 84 * dots), int(top + 9 * dots))
    return picture.crop(box).filter(ImageFilter.GaussianBlur(size[0] / 4032))


def likeness(one: Image.Image, other: Image.Image) -> float:
    """SSIM (Wang and others, 2004) over blocks of eight by eight pixels."""
    x, y = one.convert("F"), other.convert("F")

    def mean(formula: object) -> Image.Image:
        return ImageMath.lambda_eval(formula, x=x, y=y).reduce(8)  # type: ignore[arg-type,no-any-return]

    means = {
        "mx": x.reduce(8), "my": y.reduce(8), "xx": mean(lambda it: it["x"] * it["x"]),
        "yy": mean(lambda it: it["y"] * it["y"]), "xy": mean(lambda it: it["x"] * it["y"]),
    }  # fmt: skip
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    found = ImageMath.lambda_eval(
        lambda it: (
            ((it["mx"] * it["my"] * 2 + c1) * ((it["xy"] - it["mx"] * it["my"]) * 2 + c2))
            / (
                (it["mx"] * it["mx"] + it["my"] * it["my"] + c1)
                * (it["xx"] - it["mx"] * it["mx"] + it["yy"] - it["my"] * it["my"] + c2)
            )
        ),
        **means,
    )
    return fmean(found.get_flattened_data() if hasattr(found, "get_flattened_data") else found.getdata())
