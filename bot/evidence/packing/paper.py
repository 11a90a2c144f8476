"""The summary as a PDF, laid out on A4: it says what the order says, in its words."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import TTFFont

from bot.evidence.packing.lettering import BOLD, REGULAR, cut, drawable
from conversations.complaint.pack_order import PackFile, PackOrder, Passage

FAMILY = "notosans"
MARGIN = 16.0
"""Millimetres, as all lengths here; sizes of letters are in points."""
BOX = (27.0, 20.0)
"""A small picture, or the box in its place."""
GAP = 3.0
FIRST_COLUMN = 46.0
BLACK, GREY, PALE = 20, 110, 245
LINE = 0.46
"""Millimetres from one line to the next, for each point of a letter's size."""


@dataclass(frozen=True)
class Entry:
    """A file in the list of the proof: its small picture (JPEG), and why it is in no part, if so."""

    file: PackFile
    picture: bytes | None = None
    missing: str = ""


class Paper(FPDF):
    """A4 pages with their number at the foot, in two weights of one font that is cut to what is written."""

    def __init__(self, order: PackOrder, entries: Sequence[Entry]) -> None:
        super().__init__("portrait", "mm", "A4")
        written = list(_written(order, entries))
        for style, weight in (("", REGULAR), ("B", BOLD)):
            font = f"{FAMILY}{style}"
            # `add_font` would open a file, which a confined process cannot.
            self.fonts[font] = TTFFont(self, cut(written, weight), font, style)  # type: ignore[arg-type]  # it is read
        self.set_margin(MARGIN)
        self.c_margin = 0
        self.set_auto_page_break(auto=True, margin=MARGIN)
        self.set_creation_date(order.made_at)
        self.set_title(drawable(order.passages[0].text))
        self.add_page()

    def footer(self) -> None:
        """Put its number on a page."""
        self.set_y(-MARGIN + 4)
        self._letters(8, grey=True)
        self.cell(0, 4, f"{self.page_no()}/{{nb}}", align="C")

    def passage(self, passage: Passage) -> None:
        """Lay out one part of the summary."""
        {"title": self._title, "heading": self._heading, "note": self._note, "text": self._plain, "quote": self._quote,
         "pairs": self._pairs, "lines": self._lines}[passage.kind](passage)  # fmt: skip

    def _letters(self, size: float, *, bold: bool = False, grey: bool = False) -> None:
        self.set_font(FAMILY, "B" if bold else "", size)
        self.set_text_color(GREY if grey else BLACK)

    def _write(self, text: str, size: float, *, bold: bool = False, grey: bool = False, width: float = 0) -> None:
        """Write a text in lines from here to the right margin, and go on below it."""
        self._letters(size, bold=bold, grey=grey)
        left = self.get_x()
        self.multi_cell(width, size * LINE, drawable(text), align="L", new_x=XPos.LEFT, new_y=YPos.NEXT)
        self.set_x(left)

    def _title(self, passage: Passage) -> None:
        self._write(passage.text, 16, bold=True)
        self._write(passage.beside, 8.5, grey=True)

    def _heading(self, passage: Passage) -> None:
        self._keep_together(16)
        self.ln(3)
        self._letters(11, bold=True)
        self.cell(self.get_string_width(drawable(passage.text)) + GAP, 11 * LINE, drawable(passage.text))
        self._letters(8.5, grey=True)
        self.cell(0, 11 * LINE, drawable(passage.beside), new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_draw_color(GREY)
        self.line(self.l_margin, self.get_y(), self.w - self.r_margin, self.get_y())
        self.ln(1)

    def _note(self, passage: Passage) -> None:
        self._write(passage.text, 8.5, grey=True)

    def _plain(self, passage: Passage) -> None:
        self._write(passage.text, 9.5)

    def _quote(self, passage: Passage) -> None:
        self._letters(9)
        self.set_fill_color(PALE)
        self.multi_cell(0, 9 * LINE, drawable(passage.text), align="L", fill=True, padding=(1, 2),
                        new_x=XPos.LMARGIN, new_y=YPos.NEXT)  # fmt: skip
        self.ln(1)

    def _pairs(self, passage: Passage) -> None:
        for name, value in passage.pairs:
            self._keep_together(9 * LINE * 2)
            top = self.get_y()
            self._write(name, 9, grey=True, width=FIRST_COLUMN - 2)
            below = self.get_y()
            self.set_xy(self.l_margin + FIRST_COLUMN, top)
            self._write(value, 9)
            self.set_xy(self.l_margin, max(below, self.get_y()) if self.get_y() >= top else self.get_y())

    def _lines(self, passage: Passage) -> None:
        for text, below in passage.pairs:
            self._keep_together(9 * LINE * 2)
            self._write(text, 9)
            if below:
                self._write(below, 8, grey=True)

    def entry(self, entry: Entry) -> None:
        """Put a file into the list: its picture, or a grey box with its name, and what is known of it beside that."""
        self._keep_together(BOX[1] + GAP)
        left, top = self.l_margin, self.get_y()
        self._picture(entry, left, top)
        self.set_xy(left + BOX[0] + GAP, top)
        self._write(entry.file.path.rpartition("/")[2], 9.5, bold=True)
        for line in entry.file.lines:
            self._write(line, 8.5)
        if entry.missing:
            self._write(entry.missing, 8.5, bold=True)
        elif entry.file.sha256:
            self._write(f"SHA-256 {entry.file.sha256}", 7, grey=True)
        self.set_xy(left, max(self.get_y(), top + BOX[1]) + GAP if self.get_y() >= top else self.get_y() + GAP)

    def _picture(self, entry: Entry, left: float, top: float) -> None:
        self.set_draw_color(GREY)
        self.set_fill_color(PALE)
        self.rect(left, top, *BOX, style="F")
        if entry.picture:
            self.image(io.BytesIO(entry.picture), left, top, *BOX, keep_aspect_ratio=True)
            return
        self.set_xy(left + 1, top + BOX[1] / 2 - 3)
        self._letters(7, grey=True)
        label = entry.file.label or entry.file.path.rpartition("/")[2]
        self.multi_cell(BOX[0] - 2, 7 * LINE, drawable(label), align="C")

    def _keep_together(self, height: float) -> None:
        """Begin a new page where there is no room for so much."""
        if self.will_page_break(height):
            self.add_page()


def made(order: PackOrder, entries: Sequence[Entry]) -> bytes:
    """Make the summary. The same order and entries make the same bytes."""
    paper = Paper(order, entries)
    for passage in (*order.passages, *order.proof):
        paper.passage(passage)
    for folder, files in _by_folder(entries).items():
        paper.passage(Passage("note", order.folders[folder]))
        paper.ln(GAP / 2)
        for entry in files:
            paper.entry(entry)
    return bytes(paper.output())


def _by_folder(entries: Sequence[Entry]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.file.path.partition("/")[0], []).append(entry)
    return found


def _written(order: PackOrder, entries: Sequence[Entry]) -> Iterator[str]:
    """Give every text that may come on a page."""
    for passage in (*order.passages, *order.proof):
        yield from map(drawable, (passage.text, passage.beside, *(text for pair in passage.pairs for text in pair)))
    yield from map(drawable, order.folders.values())
    for entry in entries:
        shown = (entry.file.path, *entry.file.lines, entry.file.label, entry.missing, "SHA-256 0123456789abcdef")
        yield from map(drawable, shown)
