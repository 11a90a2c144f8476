"""What a picture looks like, by what was measured of it: blurred, dark, tiny, or the same as another one of the case.

Each is a warning and no verdict: the picture is used, and nothing is said any more of one that its buyer wants used all
the same. A false alarm is worse than a missed one, so each threshold keeps well away from every fine picture that it
was tried on: drawn ones (`tests/scenes.py`) and 1,412 public photos, mostly of clothes that people took at home.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from conversations.evidence import Evidence

Look = Literal["blurred", "dark", "tiny", "doubled"]

SOFTEST = 0.2
"""Sharpness below which a picture is blurred. The fine ones have 0.29 and more; the drawn ones fall below it when
blurred by 4 pixels of 1,280. A picture with next to no edges, as an empty sheet, is not measured at all."""
DARKEST = 64
"""Brightness (0 to 255) below which a picture is dark. The fine ones have 126 and more, also black on black; the drawn
ones fall below it with a fifth of their light."""
FEWEST_PIXELS = 120_000
"""Pixels below which a picture is tiny: 400 × 300. Our choice: in a smaller one no small print can be read."""
MOST_APART = 16
"""Bits of 256 in which two pictures of the same may differ. One that was saved anew, down to a third of its size,
differs in 12 as a rule and in 19 at most; photos of different things in 30 and more (of 64 bits: 6, and 0)."""
FEWEST_MARKS = 24
"""Bits that are set in a picture which can be told from others: an empty page has next to none."""
SHARE_APART = 3
"""One bit of so many that are set may differ: two pages of the same app have the same few at the top."""


def looks(evidence: Sequence[Evidence], item: Evidence) -> tuple[Look, ...]:
    """Say what is to be warned of in a photo of a case; nothing of one that its buyer wants used all the same."""
    if item.looks_fine or not item.is_usable or item.kind != "photo":
        return ()
    found: list[tuple[Look, bool]] = [
        ("blurred", item.sharpness is not None and item.sharpness < SOFTEST),
        ("dark", item.brightness is not None and item.brightness < DARKEST),
        ("tiny", bool(item.width and item.height) and (item.width or 0) * (item.height or 0) < FEWEST_PIXELS),
        ("doubled", doubled_of(evidence, item) is not None),
    ]
    return tuple(look for look, is_so in found if is_so)


def doubled_of(evidence: Sequence[Evidence], item: Evidence) -> Evidence | None:
    """Give the earlier usable photo of the case that shows the same, though its bytes differ; None where none does."""
    earlier = (one for one in evidence if one.number < item.number and one.is_usable and one.kind == "photo")
    return next((one for one in earlier if is_alike(one.likeness, item.likeness)), None)


def is_alike(one: str | None, other: str | None) -> bool:
    """Say whether two pictures look the same by their likeness (hex)."""
    if not one or not other or len(one) != len(other):
        return False
    bits = int(one, 16), int(other, 16)
    marks = min(bit.bit_count() for bit in bits)
    apart = (bits[0] ^ bits[1]).bit_count()
    return marks >= FEWEST_MARKS and apart <= min(MOST_APART, marks // SHARE_APART)
