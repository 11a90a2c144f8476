"""What a button carries: `callback_data` of 1 to 64 bytes, which anybody can forge.

It names the case by its number among the buyer's own cases, so the worst a forged one can reach is the forger's.
"""

from __future__ import annotations

from dataclasses import dataclass

RELEASE = "1"
"""Rises when the meaning of old buttons changes: they are then answered as buttons of an older menu."""
LONGEST = 64
ANY_REVISION = -1


@dataclass(frozen=True)
class Tap:
    """What a tap asks for. `revision` is the case's when the button was made, or `ANY_REVISION`."""

    case: int
    revision: int
    verb: str
    argument: str = ""

    @property
    def data(self) -> str:
        """Write it as `callback_data`. Raises `ValueError` when it does not fit into 64 bytes."""
        data = f"{RELEASE}:{self.case}:{self.revision}:{self.verb}:{self.argument}"
        if len(data.encode()) > LONGEST:
            raise ValueError(f"button data of more than {LONGEST} bytes")
        return data


def fits(tap: Tap) -> bool:
    """Say whether a button can carry it."""
    try:
        return bool(tap.data)
    except ValueError:
        return False


def read(data: str | None) -> Tap | None:
    """Read `callback_data`; None for anything that this release did not write."""
    parts = (data or "").split(":", 4)
    if len(parts) != 5 or parts[0] != RELEASE:  # noqa: PLR2004 - the five parts of `Tap.data`
        return None
    try:
        return Tap(int(parts[1]), int(parts[2]), parts[3], parts[4])
    except ValueError:
        return None


LONGEST_NUMBER = 18
"""Digits: with more it is no number of the database."""


def number(argument: str) -> int:
    """Read a number that a button carries. Raises `ValueError` for what is none of ours."""
    if not (argument.isascii() and argument.isdecimal() and len(argument) <= LONGEST_NUMBER):
        raise ValueError("no number of a button")
    return int(argument)


@dataclass(frozen=True)
class Button:
    """One inline button: it taps, copies or opens a page. `style` is Telegram's: primary, success, danger or none."""

    label: str
    tap: Tap | None = None
    copy: str = ""
    style: str = ""
    url: str = ""


def anywhere(case: int, verb: str, argument: str = "") -> Tap:
    """Make the tap of a button that means the same whatever was answered since."""
    return Tap(case, ANY_REVISION, verb, argument)


Rows = tuple[tuple[Button, ...], ...]

NARROW = 16
"""Characters that fit into half a phone's width."""


def in_rows(buttons: list[Button]) -> Rows:
    """Lay buttons out one a row, two where both are short."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        alone = len(rows[-1]) == 1 and len(rows[-1][0].label) <= NARROW if rows else False
        if alone and len(button.label) <= NARROW:
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return tuple(rows)
