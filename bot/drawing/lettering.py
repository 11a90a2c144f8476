"""Letters on a picture: the fonts, and what fits where.

Noto Sans has Latin, Cyrillic and Greek, and comes as a package (docs/decisions/0015): no font of the machine is used.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import fontpkg
from PIL import ImageFont

FAMILY = "Noto Sans"
LACKING = "\U0010ffff"
"""No font has it: it shows what is drawn for every letter that is lacking."""
NOTHING = (b"", 0.0)
"""How what is not seen at all looks, such as a joiner."""
ELLIPSIS = "…"
FULL_WIDTH = 100
LINE = 1.3
"""From one line to the next, in sizes of the font."""


@dataclass(frozen=True)
class Lettering:
    """One font in one size and weight, sizes in pixels."""

    font: ImageFont.FreeTypeFont

    @classmethod
    def load(cls, size: int, weight: int) -> Lettering:
        """Read it from its package. A font is not shared: FreeType is not safe for several threads at once."""
        # Basic: the same on every machine, where the other layout depends on a library of the system.
        font = ImageFont.truetype(fontpkg.path(FAMILY), size, layout_engine=ImageFont.Layout.BASIC)
        font.set_variation_by_axes([weight, FULL_WIDTH])
        return cls(font)

    @property
    def line(self) -> int:
        """The height of a line."""
        return round(self.font.size * LINE)

    def width(self, text: str) -> int:
        """Measure a line."""
        return round(self.font.getlength(text))

    def fitted(self, text: str, width: int) -> str:
        """Shorten a line to a width, so that one sees that it was."""
        if self.width(text) <= width:
            return text
        kept = text
        while kept and self.width(kept + ELLIPSIS) > width:
            kept = kept[:-1].rstrip()
        return kept + ELLIPSIS

    def wrapped(self, text: str, width: int) -> tuple[str, ...]:
        """Break a text into lines of at most that width; a word that is too long is shortened."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if self.width(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return tuple(self.fitted(line, width) for line in lines if line)

    def drawable(self, text: str) -> str:
        """Leave out what the font lacks, such as emoji, and what has no look of its own; may be empty."""
        lacking = self._look(LACKING)
        letters = unicodedata.normalize("NFC", " ".join(text.split()))
        shown = "".join(letter for letter in letters if letter == " " or self._look(letter) not in (lacking, NOTHING))
        return " ".join(shown.split())

    def _look(self, letter: str) -> tuple[bytes, float]:
        return bytes(self.font.getmask(letter)), self.font.getlength(letter)


@dataclass(frozen=True)
class Fonts:
    """The lettering of a picture."""

    title: Lettering
    name: Lettering
    strong: Lettering
    plain: Lettering
    small: Lettering

    @classmethod
    def load(cls) -> Fonts:
        """Read all of it: some 10 ms."""
        return cls(
            title=Lettering.load(56, 700),
            name=Lettering.load(44, 700),
            strong=Lettering.load(36, 600),
            plain=Lettering.load(34, 400),
            small=Lettering.load(32, 500),
        )
