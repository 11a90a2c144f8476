"""What a picture looks like, in figures: how sharp, how bright, and a likeness by which it is known again.

Measured on a small grey copy of the picture that was decoded anyway, in a few thousandths of a second. What the
figures mean says `conversations/files/looks.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from PIL import Image, ImageChops, ImageFilter

SIDE = 640
"""Pixels of the longer side of the grey copy. Our choice: what is blurred there is blurred on any screen."""
SHORTEST_SIDE = 64
"""Pixels below which the shorter side says nothing."""
COARSE = 8
"""The edges are looked for once more at an eighth of that size: a blur does not soften them there."""
WEAKEST = 24
"""Grey levels of the steepest edge there, below which a picture has no edges to be sharp: an empty sheet, a wall."""
SOFTENED = 2
"""Pixels of the blur that a sharp picture suffers from, and a blurred one does not."""
STEEPEST = 0.998
"""Edges are judged by the steepest ones: one pixel in 500 is a contour. The same share of a picture may be light."""
DIRECTIONS = ((2, 0), (0, 2), (2, 2), (2, -2))
"""Pixels to the right and down between two points whose grey levels are compared."""
ACROSS = 16
"""Rows of the likeness, and comparisons in each."""
PLAIN = 2
"""Grey levels of a difference that grain and saving anew make by themselves."""


@dataclass(frozen=True)
class Looks:
    """As in `Content`."""

    sharpness: float | None = None
    brightness: int | None = None
    likeness: str | None = None


UNSEEN = Looks()


def greyed(image: Image.Image) -> Image.Image:
    """Give a decoded picture in grey; itself where it has more than 8 bits, which would be cut off, or is grey."""
    deep = image.mode in ("F", "I") or image.mode.startswith("I;")
    return image if deep or image.mode == "L" else image.convert("L")


def measure(image: Image.Image) -> Looks:
    """Measure a grey picture. Whatever goes wrong with that is no fault of the picture: then nothing is known."""
    try:
        grey = _small(image)
        bright = _share(list(accumulate(grey.histogram())), STEEPEST)
        return Looks(_sharpness(grey), bright, _likeness(grey))
    except Exception:  # noqa: BLE001 - as in pictures.py; MemoryError too, as the verdict is there already
        return UNSEEN


def _small(grey: Image.Image) -> Image.Image:
    """Make a small copy. Raises `ValueError` for pixels of more than 8 bits, which would be cut off."""
    if grey.mode != "L":
        raise ValueError(grey.mode)
    small = grey.reduce(max(max(grey.size) // SIDE, 1))
    small.thumbnail((SIDE, SIDE), Image.Resampling.BOX)
    return small


def _sharpness(grey: Image.Image) -> float | None:
    """Say how much of the steepest edges a blur would take away, or how flat they are beside those of a coarse copy."""
    if min(grey.size) < SHORTEST_SIDE:
        return None
    coarse = grey.resize((grey.width // COARSE, grey.height // COARSE), Image.Resampling.BOX)
    wide = max(_step(coarse, right // 2, down // 2) for right, down in DIRECTIONS)
    if wide < WEAKEST:
        return None
    steps = [_step(grey, *direction) for direction in DIRECTIONS]
    steepest = max(steps)
    right, down = DIRECTIONS[steps.index(steepest)]
    left = _step(_softened(grey), right // 2, down)
    return round(min(max(1 - left / max(steepest, 1), 0), steepest / (2 * wide)), 2)


def _softened(grey: Image.Image) -> Image.Image:
    """Blur a picture, and keep every second column: what is soft looks alike in the others."""
    rows = grey.filter(ImageFilter.BoxBlur((SOFTENED, 0)))
    half = rows.resize(
        (grey.width // 2, grey.height), Image.Resampling.NEAREST, (0, 0, grey.width // 2 * 2, grey.height)
    )
    return half.filter(ImageFilter.BoxBlur((0, SOFTENED)))


def _step(grey: Image.Image, right: int, down: int) -> int:
    """Give the grey levels of the steepest steps in a direction, above those of the usual ones: grain and texture."""
    first = grey.crop((0, -down, *grey.size)) if down < 0 else grey
    second = grey.crop((right, max(down, 0), *grey.size))
    found = ImageChops.difference(first, second).histogram()  # of what both have
    counts = list(accumulate(found))
    return _share(counts, STEEPEST) - _share(counts, 0.5)


def _share(counts: Sequence[int], share: float) -> int:
    """Give the level that such a share of the pixels does not exceed, by how many have each level or a lower one."""
    return bisect_left(counts, counts[-1] * share)


def _likeness(grey: Image.Image) -> str:
    """Say of 256 places whether it gets darker to the right: a difference hash."""
    small = grey.resize((ACROSS + 1, ACROSS), Image.Resampling.BOX).tobytes()
    rows = [small[start : start + ACROSS + 1] for start in range(0, len(small), ACROSS + 1)]
    bits = "".join("1" if left > right + PLAIN else "0" for row in rows for left, right in pairwise(row))
    return f"{int(bits, 2):0{ACROSS * ACROSS // 4}x}"
