"""What people say, send and tap, one step after the other: the talks that the bots are measured with, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Say:
    """Type a text."""

    text: str


@dataclass(frozen=True)
class Tap:
    """Tap the button of the present screen whose data is this, or ends with this after a colon."""

    wanted: str

    def fits(self, data: str) -> bool:
        """Say whether a button carries what is wanted."""
        return data == self.wanted or data.endswith(f":{self.wanted}")


@dataclass(frozen=True)
class Photo:
    """Send a photo."""


Step = Say | Tap | Photo


@dataclass(frozen=True)
class Way:
    """A talk: what comes the first time, and what comes again and again after it, of the same length.

    `every_screen_has_buttons`: the bot has answered in full when a message with buttons has come; else when any has.
    """

    first: tuple[Step, ...]
    again: tuple[Step, ...]
    every_screen_has_buttons: bool = False

    def step(self, number: int) -> Step:
        """Give the step after so many others."""
        return (self.first if number < len(self.first) else self.again)[number % len(self.again)]


ECHO = Way(first=(Say("Where are my shoes?"),), again=(Say("Where are my shoes?"),))

TALK = Way(
    first=(Say("/start"), Say("Blue shoes"), Tap("yes")),
    again=(Say("/start"), Say("Blue shoes"), Tap("yes")),
)

DISPUTE: tuple[Step, ...] = (
    Say("Blue shoes"),
    Say("in 12 days"),
    Tap("pick:found"),
    Tap("pick:refund"),
    Tap("pick:yes"),
    Tap("pick:not_as_described"),
    Tap("pick:size"),
    Say("US $8.12"),
    Tap("pick:half"),
    Photo(),
    Tap("pick:done"),
    Say("1. I ordered size 42 and got size 40. 2. Photo 1 shows the label. 3. I ask for half of what I paid."),
    Tap("pick:done"),
    Tap("pick:submit"),
    Tap("pick:pressed"),
    Tap("pick:worked"),
    Tap("tell:offered_less"),
)

GUIDE = Way(
    first=(Say("/start"), *DISPUTE),
    again=(Say("/new"), *DISPUTE),
    every_screen_has_buttons=True,
)
"""The whole guide, from the first question to Submit and what comes after it; then another case."""

WAYS: Mapping[str, Way] = {"echo": ECHO, "talk": TALK, "guide": GUIDE}
