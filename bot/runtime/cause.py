"""Why an update failed, in words that hold nothing of a buyer: they are stored, and shown to admins."""

from __future__ import annotations

import re
import traceback
from dataclasses import dataclass
from pathlib import Path

from bot.runtime.logs import described

ROOT = Path(__file__).parents[2]
OWN = (ROOT / "bot", ROOT / "conversations")
LONGEST = 1000
"""Characters of a cause that are stored."""
ENDED = "ProcessEnded"
"""The cause where there was no error to be caught: the process ended, or was ended as it hung, with this in hand."""
STORED = re.compile(r"(?P<kind>[\w.]+) at (?P<place>[\w./-]+:\d+) in (?P<function>[\w<>]+)(: (?P<text>.*))?", re.DOTALL)


@dataclass(frozen=True)
class Cause:
    """An error's type, where in the project it happened (`file:line`) and in which function, and its safe text."""

    kind: str
    place: str = ""
    function: str = ""
    text: str = ""


def cause(error: BaseException) -> str:
    """Write why an update failed: the error's type and the place in the project; its text only where that is safe.

    Errors quote what they could not read, which a buyer may have written. Which texts are safe says `logs.described`.
    """
    kind, _colon, text = described(error).partition(": ")
    place = _place(error)
    if not place:
        return kind
    return f"{kind} at {place}{': ' if text else ''}{text}"[:LONGEST]


def _place(error: BaseException) -> str:
    """Give the innermost place in the project's own code; "" where the error never passed through it."""
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        file = Path(frame.f_code.co_filename)
        if any(folder in file.parents for folder in OWN):
            return f"{file.relative_to(ROOT).as_posix()}:{line} in {frame.f_code.co_name}"
    return ""


def read(stored: str) -> Cause:
    """Take a stored cause apart; of anything else, which an earlier release may have stored, only the type."""
    if found := STORED.fullmatch(stored):
        return Cause(found["kind"], found["place"], found["function"], found["text"] or "")
    kind = re.match(r"[\w.]*", stored)
    return Cause(kind[0] if kind else "")
