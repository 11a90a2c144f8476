"""The letters of the summary: Noto Sans as it comes in its package (docs/decisions/0015), cut to what is written.

What the font lacks is replaced, so that whatever a buyer has typed can be put on paper.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import fontpkg
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONT = Path(fontpkg.path("Noto Sans")).read_bytes()
"""Read with this file: later nothing can be opened any more."""
REGULAR, BOLD = 400, 700
FULL_WIDTH = 100
LACKING = "\N{REPLACEMENT CHARACTER}"
"""Stands for one letter or several that the font lacks, such as emoji or Chinese ones."""
ALWAYS = f"0123456789/{{}}nb…{LACKING}"
"""What stands on a page whatever the texts are: its number."""
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of characters (Unicode) that turn or break a line, or have no look of their own."""
VARIANTS = re.compile("[\ufe00-\ufe0f]")
"""They choose how the letter before them looks."""


def known() -> frozenset[int]:
    """Give the code points that the font has."""
    with TTFont(io.BytesIO(FONT), lazy=True) as font:
        return frozenset(font.getBestCmap())


KNOWN = known()


def drawable(text: str) -> str:
    """Give a text as it can be drawn; lines stay lines. May be empty."""
    composed = unicodedata.normalize("NFC", VARIANTS.sub("", text))
    return "\n".join(_line(line) for line in composed.splitlines())


def _line(line: str) -> str:
    spaced = (" " if sign.isspace() else sign for sign in line)
    seen = (sign for sign in spaced if unicodedata.category(sign) not in UNSEEN)
    shown = "".join(sign if ord(sign) in KNOWN else LACKING for sign in seen)
    return re.sub(f"{LACKING}+", LACKING, shown)


def cut(texts: Iterable[str], weight: int) -> io.BytesIO:
    """Give the font in one weight, with no more letters than these texts need: some 20 kB."""
    options = Options(layout_features=[], notdef_outline=True)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(text="".join({sign for text in (ALWAYS, *texts) for sign in text}))
    with TTFont(io.BytesIO(FONT), lazy=True, recalcTimestamp=False) as font:
        subsetter.subset(font)
        instantiateVariableFont(font, {"wght": weight, "wdth": FULL_WIDTH}, inplace=True)
        kept = io.BytesIO()
        font.save(kept)
    return io.BytesIO(kept.getvalue())
