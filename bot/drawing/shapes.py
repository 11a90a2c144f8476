"""The bars and the shapes at their ends: one colour, one pattern and one shape for each who must act."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PIL import Image, ImageColor, ImageDraw

from conversations.deadlines import Whose

FINER = 4
"""Drawn so many times larger, then made smaller: edges that are not straight up or down become smooth."""
COLOURS: Mapping[Whose, str] = {
    "yours": "#D55E00",
    "seller": "#00569E",
    "aliexpress": "#008A65",
    "waiting": "#9A5B86",
}
"""After Okabe and Ito, whose colours people see apart with any kind of colour vision; all but the first are darker, so
that they stand out from white. Source: https://jfly.uni-koeln.de/color/"""
PALE = 0.62
"""How much white is in the pale tone of a colour."""
PITCH = 16
"""Pixels from one stripe or dot to the next."""

Mask = Image.Image
"""An image of mode L: white is drawn, black is not."""
Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; the last two lie outside."""


def pale(whose: Whose) -> tuple[int, int, int]:
    """Give the pale tone of a colour: of time that is over, and the ground of a pattern."""
    red, green, blue = (round(part + (255 - part) * PALE) for part in ImageColor.getrgb(COLOURS[whose])[:3])
    return red, green, blue


def passed(image: Image.Image, box: Box, whose: Whose) -> None:
    """Fill a box with the pale tone of time that is over."""
    image.paste(pale(whose), box)


def filled(image: Image.Image, box: Box, whose: Whose) -> None:
    """Fill a box with the pattern of time that still runs."""
    left, top, right, bottom = box
    passed(image, box, whose)
    image.paste(COLOURS[whose], (left, top), PATTERNS[whose]((right - left, bottom - top)))
    ImageDraw.Draw(image).rectangle((left, top, right - 1, bottom - 1), outline=COLOURS[whose], width=3)


def marker(image: Image.Image, centre: tuple[int, int], size: int, whose: Whose, ground: str) -> None:
    """Draw the shape at the end of a bar, set off from it by a rim in the colour of the ground."""
    for side, colour in ((size, ground), (size - 10, COLOURS[whose])):
        _pasted(image, centre, side, colour, OUTLINES[whose])


def arrow(image: Image.Image, centre: tuple[int, int], size: int, whose: Whose, ground: str, *, back: bool) -> None:
    """Draw the end of a bar that goes on beyond the scale: an arrow forward, or back."""
    outline = ((1, 0), (0, 0.5), (1, 1)) if back else ((0, 0), (1, 0.5), (0, 1))
    for side, colour in ((size, ground), (size - 12, COLOURS[whose])):
        _pasted(image, centre, side, colour, outline)


Polygon = tuple[tuple[float, float], ...]
"""Corners of a shape in a square of side 1; none: a circle."""

OUTLINES: Mapping[Whose, Polygon] = {
    "yours": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "seller": ((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92)),
    "aliexpress": (),
    "waiting": ((0, 0.1), (1, 0.1), (0.5, 1)),
}


def _pasted(image: Image.Image, centre: tuple[int, int], size: int, colour: str, outline: Polygon) -> None:
    large = size * FINER
    mask = Image.new("L", (large, large))
    pen = ImageDraw.Draw(mask)
    if outline:
        pen.polygon([(x * (large - 1), y * (large - 1)) for x, y in outline], fill=255)
    else:
        pen.ellipse((0, 0, large - 1, large - 1), fill=255)
    small = mask.resize((size, size), Image.Resampling.BOX)
    image.paste(colour, (centre[0] - size // 2, centre[1] - size // 2), small)


def _solid(size: tuple[int, int]) -> Mask:
    return Image.new("L", size, 255)


def _slanted(size: tuple[int, int]) -> Mask:
    def draw(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
        for x in range(-height, width, PITCH * FINER):
            pen.line((x, height, x + height, 0), fill=255, width=7 * FINER)

    return _finely(size, draw)


def _dotted(size: tuple[int, int]) -> Mask:
    def draw(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
        radius = 4 * FINER
        for x in range(PITCH * FINER // 2, width, PITCH * FINER):
            for y in (height // 4, 3 * height // 4):
                middle = x + (PITCH * FINER // 2 if y > height // 2 else 0)
                pen.ellipse((middle - radius, y - radius, middle + radius, y + radius), fill=255)

    return _finely(size, draw)


def _upright(size: tuple[int, int]) -> Mask:
    def draw(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
        for x in range(0, width, PITCH * FINER):
            pen.rectangle((x, 0, x + 5 * FINER, height), fill=255)

    return _finely(size, draw)


def _finely(size: tuple[int, int], draw: Callable[[ImageDraw.ImageDraw, int, int], None]) -> Mask:
    mask = Image.new("L", (size[0] * FINER, size[1] * FINER))
    draw(ImageDraw.Draw(mask), *mask.size)
    return mask.resize(size, Image.Resampling.BOX)


PATTERNS: Mapping[Whose, Callable[[tuple[int, int]], Mask]] = {
    "yours": _solid,
    "seller": _slanted,
    "aliexpress": _dotted,
    "waiting": _upright,
}
