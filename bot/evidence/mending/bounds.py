"""How large and how sharp a film may be under the form's limit, reckoned from its length. Pure."""

from __future__ import annotations

from typing import NamedTuple

LEAST_LINES = 480
"""Pixels of the short side under which a film is not made smaller: beneath it the print on a label is lost, and a crack
or a wrong size cannot be told from the packing. Our choice."""
_LINES = (1080, 720, LEAST_LINES)
"""The steps of the short side. No step goes up."""
_GOOD, _LEAST = 0.07, 0.045
"""Bits for each pixel of each frame. With the first x264 in its quick modes shows a film from the hand cleanly; with
the second it begins to make blocks. A larger picture with less is worse than a smaller one. Our choice."""
_RATE = 30.0
"""Frames a second at most; what has more shows no more, but of slow motion."""
_SPARE = 0.97
"""How much of the limit is aimed at: the rest is the index and what an encoder misses."""
_SOUND, _THIN_SOUND, _THIN = 96_000, 64_000, 1_000_000
"""Bits a second of the sound; and the thinner one for films that have few bits a second in all."""


class Plan(NamedTuple):
    """What a film becomes: `width` and `height` in pixels before turning, both even, `rate` in frames a second.

    `video` and `sound` in bits a second.
    """

    width: int
    height: int
    rate: float
    video: int
    sound: int


def plan(width: int, height: int, rate: float, length: float, limit: int, sound: int | None = None) -> Plan | None:
    """Say what a film of so many pixels, frames a second and seconds becomes; None where it would be illegible.

    `limit` in bytes. `sound` is the rate in bits a second of sound that stays as it is.
    """
    bits = limit * 8 * _SPARE / max(length, 1)
    heard = (_THIN_SOUND if bits < _THIN else _SOUND) if sound is None else sound
    shown, kept = bits - heard, min(rate, _RATE)
    found = [_step(width, height, lines) for lines in _LINES]
    for wide, high in found:
        if shown >= _GOOD * wide * high * kept or (wide, high) == found[-1]:
            is_legible = shown >= _LEAST * wide * high * kept
            return Plan(wide, high, kept, int(shown), heard) if is_legible else None
    raise AssertionError("the last one is always looked at")


def _step(width: int, height: int, lines: int) -> tuple[int, int]:
    factor = min(1.0, lines / min(width, height))
    return _even(width * factor), _even(height * factor)


def _even(side: float) -> int:
    return max(round(side / 2) * 2, 2)
