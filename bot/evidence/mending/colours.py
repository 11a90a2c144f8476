"""Any colours that a picture can have, as those that every screen shows: RGB or grey, sRGB, on white.

Large pictures are converted band by band, so that there are never more than two of them in memory.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import suppress

from PIL import Image, ImageCms

_BAND = 256
"""Rows that are converted at a time."""
_WHITE = 255
_DEEPEST = 65_535
"""The white of 16 bits."""
_PLAIN = ("L", "RGB")
_SPACES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}
"""What a colour profile is for (ICC.1, section 7.2.6) -> the mode of a picture that it fits."""
_SRGB = "sRGB"

Convert = Callable[[Image.Image], Image.Image]


def plain(image: Image.Image) -> Image.Image:
    """Give a loaded picture as RGB or L in sRGB, what is transparent on white, without its profile."""
    convert, mode = _way(image)
    return image if convert is None else _by_bands(image, convert, mode)


def is_plain(image: Image.Image) -> bool:
    """Say whether a picture needs no converting: what every screen shows is what its numbers say."""
    return image.mode in _PLAIN and not image.has_transparency_data and _to_srgb(image, image.mode) is None


def _way(image: Image.Image) -> tuple[Convert | None, str]:
    if image.mode.startswith("I") or image.mode == "F":
        return _levelled(image), "L"
    if image.has_transparency_data or image.mode in ("RGBa", "La", "PA"):
        return _on_white(image), "RGB"
    known = "RGB" if image.mode in ("P", "RGBX", "YCbCr", "HSV") else "L" if image.mode == "1" else image.mode
    if to_srgb := _to_srgb(image, known):
        return lambda band: to_srgb(band.convert(known)), "RGB"
    if known == image.mode and known in _PLAIN:
        return None, known
    wanted = known if known in _PLAIN else "RGB"
    return lambda band: band.convert(wanted), wanted


def _by_bands(image: Image.Image, convert: Convert, mode: str) -> Image.Image:
    whole = Image.new(mode, image.size)
    for top, band in _bands(image):
        whole.paste(convert(band), (0, top))
    return whole


def _bands(image: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    for top in range(0, image.height, _BAND):
        band = image.crop((0, top, image.width, min(top + _BAND, image.height)))
        band.info = image.info  # which says what is transparent in it
        yield top, band


def _on_white(image: Image.Image) -> Convert:
    to_srgb = _to_srgb(image, "RGB")

    def convert(band: Image.Image) -> Image.Image:
        seen = band.convert({"RGBa": "RGBA", "La": "LA"}.get(band.mode, band.mode)).convert("RGBA")
        colours = to_srgb(seen.convert("RGB")) if to_srgb else seen.convert("RGB")
        white = Image.new("RGB", band.size, (_WHITE, _WHITE, _WHITE))
        white.paste(colours, mask=seen.getchannel("A"))
        return white

    return convert


def _levelled(image: Image.Image) -> Convert:
    """Bring more than 8 bits down to 8: by their full range where that is known, or else by what there is of it."""
    least, most = _range(image)
    factor = _WHITE / (most - least)

    def convert(band: Image.Image) -> Image.Image:
        deep = band.convert("F") if band.mode == "F" else band.convert("I").convert("F")
        return deep.point(lambda level: level * factor - least * factor).convert("L")

    return convert


def _range(image: Image.Image) -> tuple[float, float]:
    if image.mode.startswith("I;16"):
        return 0, _DEEPEST
    least, most = (float(bound) for bound in image.getextrema())  # type: ignore[arg-type]  # of one channel
    if image.mode == "I" and least >= 0 and _WHITE < most <= _DEEPEST:
        return 0, _DEEPEST
    if not (least >= 0 and most <= _WHITE and (most > 1 or image.mode == "I")):
        return (least, most) if most > least else (least, least + _WHITE)
    return 0, _WHITE


def _to_srgb(image: Image.Image, mode: str) -> Convert | None:
    """Give what brings a mode to sRGB by the picture's own profile; None where it has none that says anything."""
    if mode == "LAB":
        return _transform(ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")), mode)
    with suppress(Exception):  # whatever is wrong with a profile, the picture can be seen without it
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        space = profile.profile.xcolor_space.strip()
        if _SPACES.get(space) == mode and _SRGB not in (profile.profile.profile_description or ""):
            return _transform(profile, mode)
    return None


def _transform(profile: ImageCms.ImageCmsProfile, mode: str) -> Convert:
    transform = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), mode, "RGB")

    def convert(band: Image.Image) -> Image.Image:
        converted = ImageCms.applyTransform(band, transform)
        assert converted is not None  # it is not done in place
        return converted

    return convert
