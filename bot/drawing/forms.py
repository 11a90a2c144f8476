"""Outline of a page -> PNG, 1080 pixels wide: a phone shows it at a third of that.

Where to press is told by a thick ring, by a number in a disc, and in words in the text below: not by colour alone.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from PIL import Image, ImageDraw

from bot.drawing.lettering import Lettering
from bot.drawing.shapes import COLOURS
from bot.texts import Texts
from conversations.aliexpress.pictures import PICTURES, Page, Part, Widget, listed

VERSION = 1
"""Rises when the same outline is drawn otherwise: Telegram is then given the pictures anew."""
WIDTH = 1080
EDGE, BETWEEN = 36, 90
"""Around the pages; between two of them, where an arrow points on."""
PAD = 44
"""From the edge of a page to what is on it: room for the ring and its number."""
GAP = 46
ROW = 16
"""Between the parts of a group."""
RIM, RING = 6, 11
DISC = 40
"""The radius of the disc with a number."""
GROUND, PAPER, INK, GREY, PALE, LINE = "#E6EBF0", "#FFFFFF", "#15191E", "#4E5761", "#C9D1D9", "#7B8794"
MARK = COLOURS["yours"]


@dataclass(frozen=True)
class FormFonts:
    """The lettering of a picture."""

    bar: Lettering
    label: Lettering
    number: Lettering

    @classmethod
    def load(cls) -> FormFonts:
        """Read all of it."""
        return cls(bar=Lettering.load(42, 700), label=Lettering.load(42, 500), number=Lettering.load(52, 700))


@dataclass(frozen=True)
class Frame:
    """Where a part is drawn: its upper left corner and its width, in pixels."""

    left: int
    top: int
    width: int

    def inside(self, by: int) -> Frame:
        """Give the same with an edge left free at both sides."""
        return Frame(self.left + by, self.top, self.width - 2 * by)

    def below(self, height: int) -> Frame:
        """Give the same further down."""
        return Frame(self.left, self.top + height, self.width)


class Pen:
    """What pages are drawn with: every part is measured and drawn by one method, so that both stay alike."""

    def __init__(self, texts: Texts, fonts: FormFonts, height: int) -> None:
        self.texts = texts
        self.fonts = fonts
        self.image = Image.new("RGB", (WIDTH, height), GROUND)
        self.draw = ImageDraw.Draw(self.image)
        self.rings: list[tuple[Frame, int, int]] = []
        """What is pressed: where, how high, and when."""

    def part(self, part: Part, frame: Frame) -> int:
        """Draw a part; give its height in pixels."""
        height = PARTS[part.kind](self, part, frame)
        if part.mark:
            self.rings.append((frame, height, part.mark))
        return height

    def label(self, part: Part) -> str:
        """Give the words of a part."""
        return self.texts.plain("picture", part.label)

    def lines(self, frame: Frame, text: str, ink: str = INK, *, centred: bool = False) -> int:
        """Write a text in as many lines as it needs; give their height."""
        font = self.fonts.label
        shown = font.wrapped(text, frame.width)
        for number, line in enumerate(shown):
            left = frame.left + (frame.width - font.width(line)) // 2 if centred else frame.left
            self.draw.text((left, frame.top + number * font.line), line, font=font.font, fill=ink)
        return len(shown) * font.line

    def box(self, frame: Frame, height: int, fill: str = PAPER, radius: int = 18) -> None:
        """Draw a box with a rim."""
        place = (frame.left, frame.top, frame.left + frame.width, frame.top + height)
        self.draw.rounded_rectangle(place, radius, fill=fill, outline=LINE, width=4)


def _bar(pen: Pen, part: Part, frame: Frame) -> int:
    font = pen.fonts.bar
    inner = frame.inside(4)
    title = font.fitted(pen.label(part), inner.width)
    pen.draw.text((inner.left, frame.top), title, font=font.font, fill=INK)
    below = frame.top + font.line + 12
    pen.draw.line((frame.left - PAD, below, frame.left + frame.width + PAD, below), fill=PALE, width=4)
    return font.line + 16


def _product(pen: Pen, _part: Part, frame: Frame) -> int:
    side = 120
    pen.draw.rounded_rectangle((frame.left, frame.top, frame.left + side, frame.top + side), 14, fill=PALE)
    left, bottom = frame.left + side + 28, frame.top + side
    for number, share in enumerate((0.9, 0.6, 0.35)):
        top = frame.top + 12 + number * 40
        end = left + round((frame.left + frame.width - left) * share)
        pen.draw.rounded_rectangle((left, top, end, min(top + 20, bottom)), 10, fill=PALE)
    return side


def _text(pen: Pen, part: Part, frame: Frame) -> int:
    return pen.lines(frame, pen.label(part))


def _button(pen: Pen, part: Part, frame: Frame) -> int:
    inner = frame.inside(20).below(16)
    height = len(pen.fonts.label.wrapped(pen.label(part), inner.width)) * pen.fonts.label.line + 36
    pen.box(frame, height, radius=height // 2)
    pen.lines(inner, pen.label(part), centred=True)
    return height


def _choice(pen: Pen, part: Part, frame: Frame) -> int:
    line = pen.fonts.label.line
    middle = frame.top + line // 2 + 2
    pen.draw.ellipse((frame.left + 4, middle - 18, frame.left + 40, middle + 18), outline=LINE, width=5, fill=PAPER)
    words = Frame(frame.left + 62, frame.top, frame.width - 62)
    if part.label:
        return pen.lines(words, pen.label(part))
    pen.draw.rounded_rectangle((words.left, middle - 10, words.left + words.width * 2 // 3, middle + 10), 10, fill=PALE)
    return line


def _more(pen: Pen, _part: Part, frame: Frame) -> int:
    for number in range(3):
        left = frame.left + 66 + number * 30
        pen.draw.ellipse((left, frame.top + 10, left + 12, frame.top + 22), fill=GREY)
    return 32


def _field(pen: Pen, part: Part, frame: Frame) -> int:
    height = pen.fonts.label.line + 32
    pen.box(frame, height)
    pen.lines(frame.inside(28).below(16), pen.label(part), GREY)
    return height


def _area(pen: Pen, part: Part, frame: Frame) -> int:
    height = 2 * pen.fonts.label.line + 32
    pen.box(frame, height)
    pen.lines(frame.inside(28).below(16), pen.label(part), GREY)
    return height


def _uploads(pen: Pen, part: Part, frame: Frame) -> int:
    top = pen.lines(frame, pen.label(part)) + 14
    count, between = 6, 18
    side = (frame.width - (count - 1) * between) // count
    for number in range(count):
        left = frame.left + number * (side + between)
        pen.box(Frame(left, frame.top + top, side), side, fill=GROUND)
        middle = (left + side // 2, frame.top + top + side // 2)
        _plus(pen, middle, 24)
    return top + side


def _plus(pen: Pen, middle: tuple[int, int], reach: int) -> None:
    x, y = middle
    pen.draw.line((x - reach, y, x + reach, y), fill=GREY, width=6)
    pen.draw.line((x, y - reach, x, y + reach), fill=GREY, width=6)


def _error(pen: Pen, part: Part, frame: Frame) -> int:
    middle, side = frame.left + frame.width // 2, 64
    top = frame.top + 12
    corners = [(middle, top), (middle + side, top + 2 * side - 14), (middle - side, top + 2 * side - 14)]
    pen.draw.polygon(corners, outline=INK, width=8)
    pen.draw.line((middle, top + 46, middle, top + 84), fill=INK, width=9)
    pen.draw.ellipse((middle - 6, top + 94, middle + 6, top + 106), fill=INK)
    below = frame.below(2 * side + 30)
    return 2 * side + 30 + pen.lines(below, pen.label(part), centred=True)


def _group(pen: Pen, part: Part, frame: Frame) -> int:
    height = 0
    for one in part.parts:
        height += pen.part(one, frame.below(height)) + ROW
    return height - ROW


PARTS: Mapping[Widget, Callable[[Pen, Part, Frame], int]] = {
    Widget.BAR: _bar,
    Widget.PRODUCT: _product,
    Widget.TEXT: _text,
    Widget.BUTTON: _button,
    Widget.CHOICE: _choice,
    Widget.MORE: _more,
    Widget.FIELD: _field,
    Widget.AREA: _area,
    Widget.UPLOADS: _uploads,
    Widget.ERROR: _error,
    Widget.GROUP: _group,
}


@cache
def draw(name: str, texts: Texts) -> bytes:
    """Draw a picture in a language, as PNG. Nothing of it depends on the machine. Takes some 50 ms, and only once.

    Raises `KeyError` for a name that there is no picture of.
    """
    pages, fonts = PICTURES[name], FormFonts.load()
    measured = Pen(texts, fonts, 1)
    frames = _frames(len(pages))
    inner = max(_page(measured, page, frame) for page, frame in zip(pages, frames, strict=True))
    pen = Pen(texts, fonts, inner + 2 * EDGE + 2 * PAD)
    for page, frame in zip(pages, frames, strict=True):
        _paper(pen, frame, inner)
        _page(pen, page, frame)
    for one, other in pairwise(frames):
        _onward(pen, (one.left + one.width + PAD, other.left - PAD))
    for place, height, number in pen.rings:
        _ring(pen, place, height, number)
    kept = io.BytesIO()
    pen.image.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(kept, "PNG")
    return kept.getvalue()


def _frames(count: int) -> list[Frame]:
    width = (WIDTH - 2 * EDGE - (count - 1) * BETWEEN) // count
    return [Frame(EDGE + number * (width + BETWEEN), EDGE + PAD, width).inside(PAD) for number in range(count)]


def _page(pen: Pen, page: Page, frame: Frame) -> int:
    height = 0
    for part in page:
        height += pen.part(part, frame.below(height)) + GAP
    return height - GAP


def _paper(pen: Pen, frame: Frame, inner: int) -> None:
    outer = frame.inside(-PAD)
    place = (outer.left, EDGE, outer.left + outer.width, EDGE + inner + 2 * PAD)
    pen.draw.rounded_rectangle(place, 40, fill=PAPER, outline=INK, width=RIM)


def _onward(pen: Pen, between: tuple[int, int]) -> None:
    """Point from one page to the next."""
    left, right = between[0] + 16, between[1] - 16
    middle = pen.image.height // 2
    pen.draw.line((left, middle, right - 20, middle), fill=INK, width=9)
    pen.draw.polygon([(right, middle), (right - 30, middle - 24), (right - 30, middle + 24)], fill=INK)


def _ring(pen: Pen, frame: Frame, height: int, number: int) -> None:
    outer = frame.inside(-24)
    place = (outer.left, frame.top - 16, outer.left + outer.width, frame.top + height + 16)
    pen.draw.rounded_rectangle(place, 30, outline=MARK, width=RING)
    x, y = place[2] - 14, place[1] + 8
    pen.draw.ellipse((x - DISC, y - DISC, x + DISC, y + DISC), fill=INK, outline=PAPER, width=5)
    font = pen.fonts.number.font
    pen.draw.text((x, y), str(number), font=font, fill=PAPER, anchor="mm")


@cache
def fingerprint(name: str, texts: Texts) -> str:
    """Give what changes whenever the picture would: of its outline, its words and how it is drawn. Draws nothing.

    Raises `KeyError` for a name that there is no picture of.
    """
    pages = PICTURES[name]
    words = [texts.plain("picture", part.label) for part in listed(pages) if part.label]
    return hashlib.sha256(repr((VERSION, pages, words)).encode()).hexdigest()[:16]
