"""The guide as any bot could have it: what each step asks, and what is called when it was answered.

The same people go through it as through this bot's: the same taps, texts and photo, and as many calls of the Bot API.
"""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.ways import DISPUTE, Photo, Tap

ANEW = frozenset({0, 1, 2, 7, 8, 10, 12, 15})
"""After these steps the next screen is a new message, as in this bot."""
OTHERS = ("first", "second", "third", "back")
"""Buttons beside the one that people tap."""
SENTENCE = "Choose what fits best, or type it in your own words. You can change each of your answers later on. "


@dataclass(frozen=True)
class Asked:
    """A screen: its text, what its buttons carry, and what the answer to it leads to.

    `is_new`: the next screen is a message of its own; else it takes the place of this one where a tap answers it.
    """

    name: str
    text: str
    choices: tuple[str, ...]
    takes_photo: bool
    is_new: bool


def _asked(number: int) -> Asked:
    """Give the screen of a step; after the last one comes what says that the case is over."""
    step = DISPUTE[number] if number < len(DISPUTE) else None
    wanted = (step.wanted,) if isinstance(step, Tap) else ()
    text = f"Step {number + 1} of {len(DISPUTE) + 1}\n\n{SENTENCE * 3}"
    return Asked(f"step_{number}", text, (*wanted, *OTHERS), isinstance(step, Photo), number in ANEW)


SCREENS: tuple[Asked, ...] = tuple(_asked(number) for number in range(len(DISPUTE) + 1))
"""In the order in which they are asked."""
