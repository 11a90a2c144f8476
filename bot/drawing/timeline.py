"""Chart -> PNG, 1080 pixels wide: a phone shows it at a third of that, so that no letter is smaller than usual there.

Who must act is told by colour, by pattern and by the shape at the end of a bar, and in words in the legend.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import pairwise

from PIL import Image, ImageDraw

from bot.drawing.chart import Bar, Chart, ChartRow, LegendEntry
from bot.drawing.lettering import Fonts, Lettering
from bot.drawing.shapes import arrow, filled, marker, passed
from conversations.deadlines import Whose

WIDTH = 1080
EDGE = 20
"""From the picture's edge to a case's card."""
PAD = 30
"""From the card's edge to what is on it."""
LEFT, RIGHT = EDGE + PAD, WIDTH - EDGE - PAD
GAP = 18
PAGE, CARD, INK, GREY, GRID = "#E6EBF0", "#FFFFFF", "#15191E", "#4E5761", "#D3DAE1"
LANE = 62
"""The height of a bar's lane; in it lie the bar itself, its thin part and the shape at its end."""
THICK, THIN, MARKER = 30, 12, 50
SAMPLE = 84
"""The width of a sample in the legend."""


@dataclass(frozen=True)
class Block:
    """A part of the picture over its whole width: its height, and how it is drawn, given its upper edge."""

    height: int
    draw: Callable[[Canvas, int], None]


class Canvas:
    """What is drawn on. All measures are pixels."""

    def __init__(self, chart: Chart, fonts: Fonts, height: int) -> None:
        self.chart = chart
        self.fonts = fonts
        self.image = Image.new("RGB", (WIDTH, height), PAGE)
        self.pen = ImageDraw.Draw(self.image)

    def x(self, moment: datetime) -> int:
        """Say where a moment lies on the scale."""
        return LEFT + round(self.chart.share(moment) * (RIGHT - LEFT))

    def write(self, place: tuple[int, int], text: str, font: Lettering, ink: str = INK, halo: str = "") -> None:
        """Write a line with its upper left corner there, set off from what is below by a halo."""
        if halo:
            self.pen.text(place, text, font=font.font, fill=halo, stroke_width=5)
        self.pen.text(place, text, font=font.font, fill=ink)


def png(chart: Chart) -> bytes:
    """Draw a chart, as high as it has to be. Nothing of it depends on the machine."""
    fonts = Fonts.load()
    blocks = list(_blocks(chart, fonts))
    canvas = Canvas(chart, fonts, sum(block.height for block in blocks))
    _stacked(canvas, 0, blocks)
    kept = io.BytesIO()
    # 256 colours are all that one sees of it, in a third of the bytes, which wait in the database to be sent.
    canvas.image.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(kept, "PNG")
    return kept.getvalue()


def _stacked(canvas: Canvas, top: int, blocks: Sequence[Block]) -> None:
    for block in blocks:
        block.draw(canvas, top)
        top += block.height


def _blocks(chart: Chart, fonts: Fonts) -> Iterator[Block]:
    yield _text((chart.title,), fonts.title, INK, above=24)
    yield _text((chart.as_of,), fonts.plain, GREY)
    if any(row.bars for row in chart.rows):
        yield Block(fonts.small.line + 34, _scale)
    else:
        yield _gap(GAP)
    yield from (_card(list(_row(row, fonts))) for row in chart.rows)
    notes = [_text(fonts.plain.wrapped(note, RIGHT - LEFT), fonts.plain, INK) for note in chart.notes]
    if notes and not chart.rows:
        yield _card([_gap(20), *notes])
    else:
        yield from [*notes, _gap(12)]
    yield from _legend(chart.keys, fonts)
    yield _gap(18)


def _gap(height: int) -> Block:
    return Block(height, lambda _page, _top: None)


def _text(lines: Sequence[str], font: Lettering, ink: str, above: int = 0) -> Block:
    def draw(canvas: Canvas, top: int) -> None:
        for number, line in enumerate(lines):
            canvas.write((LEFT, top + above + number * font.line), line, font, ink)

    return Block(above + len(lines) * font.line, draw)


# The scale


def _scale(canvas: Canvas, top: int) -> None:
    font = canvas.fonts.small
    height = font.line + 12
    box = _today(canvas, top + 10, height)
    ends = [box]
    for tick in canvas.chart.ticks:
        width = font.width(tick.label)
        left = canvas.x(tick.at) - width // 2
        if left >= EDGE and left + width <= WIDTH - EDGE and all(_apart(left, left + width, end) for end in ends):
            canvas.write((left, top + 16), tick.label, font, GREY)
            ends.append((left, left + width))
    _now(canvas, top + 10 + height, top + font.line + 34)


def _apart(left: int, right: int, other: tuple[int, int]) -> bool:
    return right + GAP < other[0] or left - GAP > other[1]


def _today(canvas: Canvas, top: int, height: int) -> tuple[int, int]:
    font = canvas.fonts.small
    width = font.width(canvas.chart.today) + 36
    left = min(max(canvas.x(canvas.chart.now) - width // 2, EDGE), WIDTH - EDGE - width)
    canvas.pen.rounded_rectangle((left, top, left + width, top + height), 14, fill=INK)
    canvas.write((left + 18, top + 6), canvas.chart.today, font, CARD)
    return left, left + width


# A case


def _row(row: ChartRow, fonts: Fonts) -> Iterator[Block]:
    yield _name(row, fonts)
    for bar in row.bars:
        yield _with_grid(_heading(bar, fonts))
        yield _with_grid(Block(LANE, partial(_lane, bar=bar)))
    if row.note:
        yield _text(fonts.plain.wrapped(row.note, RIGHT - LEFT), fonts.plain, GREY)


def _name(row: ChartRow, fonts: Fonts) -> Block:
    """Say which case it is and where it stands: at the right, or below a long name."""
    where = fonts.plain.fitted(row.where, RIGHT - LEFT)
    name = fonts.name.fitted(fonts.name.drawable(row.name) or row.spare_name, RIGHT - LEFT)
    aside = RIGHT - fonts.plain.width(where)
    is_below = LEFT + fonts.name.width(name) + 2 * GAP > aside

    def draw(canvas: Canvas, top: int) -> None:
        canvas.write((LEFT, top + 14), name, fonts.name)
        place = (LEFT, top + 10 + fonts.name.line) if is_below else (aside, top + 24)
        canvas.write(place, where, fonts.plain, GREY)

    return Block(14 + fonts.name.line + (fonts.plain.line if is_below else 0), draw)


def _card(blocks: Sequence[Block]) -> Block:
    """Put blocks below each other on a card, with room below it."""
    height = sum(block.height for block in blocks) + 20

    def draw(canvas: Canvas, top: int) -> None:
        canvas.pen.rounded_rectangle((EDGE, top, WIDTH - EDGE - 1, top + height - 1), 22, fill=CARD)
        _stacked(canvas, top, blocks)

    return Block(height + GAP, draw)


def _with_grid(block: Block) -> Block:
    """Draw the days, and today, behind a block."""

    def draw(canvas: Canvas, top: int) -> None:
        bottom = top + block.height
        for tick in canvas.chart.ticks:
            canvas.pen.line((canvas.x(tick.at), top, canvas.x(tick.at), bottom), fill=GRID, width=3)
        block.draw(canvas, top)

    return Block(block.height, draw)


def _heading(bar: Bar, fonts: Fonts) -> Block:
    """Say what is due, and at the right when."""
    aside = RIGHT - fonts.strong.width(bar.when)
    lines = fonts.strong.wrapped(bar.title, aside - LEFT - 2 * GAP)
    ink = GREY if bar.is_over else INK

    def draw(canvas: Canvas, top: int) -> None:
        _now(canvas, top, top + 14 + len(lines) * fonts.strong.line)
        for number, line in enumerate(lines):
            canvas.write((LEFT, top + 14 + number * fonts.strong.line), line, fonts.strong, ink, halo=CARD)
        canvas.write((aside, top + 14), bar.when, fonts.strong, ink, halo=CARD)

    return Block(14 + len(lines) * fonts.strong.line, draw)


def _now(canvas: Canvas, top: int, bottom: int) -> None:
    canvas.pen.line((canvas.x(canvas.chart.now), top, canvas.x(canvas.chart.now), bottom), fill=INK, width=5)


def _lane(canvas: Canvas, top: int, bar: Bar) -> None:
    middle = top + LANE // 2
    begin = canvas.x(bar.begin or canvas.chart.begin)
    end = min(max(canvas.x(bar.end), LEFT + MARKER // 2), RIGHT - MARKER // 2)
    _bar(canvas, middle, bar, (begin, end))
    _now(canvas, top, top + LANE)
    if canvas.chart.begin <= bar.end <= canvas.chart.end:
        marker(canvas.image, (end, middle), MARKER, bar.whose, CARD)
    else:
        arrow(canvas.image, (end, middle), MARKER, bar.whose, CARD, back=bar.is_over)
    _left(canvas, middle, bar, (begin, end))


def _bar(canvas: Canvas, middle: int, bar: Bar, ends: tuple[int, int]) -> None:
    """Draw the time until a date: pale what has passed, in its pattern what is left, thin where it is not the last."""
    begin, end = ends
    now, thick = canvas.x(canvas.chart.now), canvas.x(bar.thick_from or canvas.chart.begin)
    for left, right in pairwise(sorted({begin, end} | {mark for mark in (now, thick) if begin < mark < end})):
        half = (THICK if left >= thick else THIN) // 2
        fill = filled if left >= now else passed
        fill(canvas.image, (left, middle - half, right, middle + half), bar.whose)


def _left(canvas: Canvas, middle: int, bar: Bar, taken: tuple[int, int]) -> None:
    """Write how much time is left where there is room: after the bar, before it, else upon its longer part."""
    font = canvas.fonts.small
    width = font.width(bar.left)
    after, before = taken[1] + MARKER // 2 + 10, taken[0] - width - 12
    upon = _upon(canvas, taken, width)
    left = after if after + width <= RIGHT else before if before >= LEFT else upon
    top = middle - font.line // 2
    if left == upon:
        canvas.pen.rectangle((left - 10, top - 1, left + width + 14, top + font.line), fill=CARD)
    canvas.write((left, top), bar.left, font, GREY if bar.is_over else INK, halo=CARD)


def _upon(canvas: Canvas, taken: tuple[int, int], width: int) -> int:
    """Choose a place on a bar: in the time that has passed, if that is longer, else just before the bar's end."""
    begin, end = taken
    now = min(canvas.x(canvas.chart.now), end)
    if now - begin > end - now:
        return max(LEFT, now - width - 30)
    return max(LEFT, end - MARKER // 2 - width - 12)


# The legend


def _legend(keys: Sequence[LegendEntry], fonts: Fonts) -> Iterator[Block]:
    """Set short keys in two columns, long ones below each other."""
    half = (RIGHT - LEFT) // 2
    short = [key for key in keys if fonts.plain.width(key.label) <= half - SAMPLE - 2 * GAP]
    for first in range(0, len(short), 2):
        yield _beside([_key(key, fonts, LEFT + half * column) for column, key in enumerate(short[first : first + 2])])
    yield from (_key(key, fonts, LEFT) for key in keys if key not in short)


def _beside(blocks: Sequence[Block]) -> Block:
    def draw(canvas: Canvas, top: int) -> None:
        for block in blocks:
            block.draw(canvas, top)

    return Block(max(block.height for block in blocks), draw)


def _key(key: LegendEntry, fonts: Fonts, left: int) -> Block:
    lines = fonts.plain.wrapped(key.label, RIGHT - left - SAMPLE - GAP)

    def draw(canvas: Canvas, top: int) -> None:
        _sample(canvas, (left, top + 6 + fonts.plain.line // 2), key.whose)
        for number, line in enumerate(lines):
            canvas.write((left + SAMPLE + GAP, top + 6 + number * fonts.plain.line), line, fonts.plain)

    return Block(12 + len(lines) * fonts.plain.line, draw)


def _sample(canvas: Canvas, place: tuple[int, int], whose: Whose | None) -> None:
    left, middle = place
    half, end = left + SAMPLE // 2, left + SAMPLE - MARKER // 2
    if whose is None:
        filled(canvas.image, (left, middle - THIN // 2, half, middle + THIN // 2), "yours")
        filled(canvas.image, (half, middle - THICK // 2, left + SAMPLE, middle + THICK // 2), "yours")
        return
    filled(canvas.image, (left, middle - THICK // 2, end, middle + THICK // 2), whose)
    marker(canvas.image, (end, middle), MARKER, whose, PAGE)
