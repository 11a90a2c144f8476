"""The bot's side: has a copy made of a file, in a process of its own."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from bot.evidence.confined.running import NotCarriedOut, OutOfTime, carry_out
from bot.evidence.mending.mended import NotMended
from conversations.files.copies import CHANGES, NOT_MENDED, Made

MODULE = "bot.evidence.mending.mender"
MEND_WITHIN = 1_800.0
"""Seconds that a copy may take, whatever else the machine does. Our choice: a film of four minutes takes five."""
_FORMATS = ("JPEG", "PNG", "MP4")


async def mend(
    source: BinaryIO,
    target: BinaryIO,
    name: str,
    tell: Callable[[float], None],
    within: float = MEND_WITHIN,
    page: int = 1,
) -> Made:
    """Make a copy of a file that the form takes, in an empty file that can be read and written.

    `tell` is told how far it is, from 0 to 1, where it takes long. `page` is which one of a document's, from 1. Raises
    `NotMended`, and `OSError` where no process can be started. Cancelled, it ends the process before it lets go.
    """

    def told(share: object) -> None:
        if isinstance(share, int | float) and 0 <= share <= 1:
            tell(float(share))

    try:
        said = await carry_out(MODULE, {"name": name, "page": page}, [source, target], within, told)
    except OutOfTime as error:
        raise NotMended("too_long") from error
    except NotCarriedOut as error:
        raise NotMended("broken") from error
    return _made(said)


def _made(said: Any) -> Made:  # noqa: ANN401 - JSON, which may have been written by whatever a file made of the process
    """Read the answer."""
    try:
        if "reason" in said:
            raise NotMended(said["reason"] if said["reason"] in NOT_MENDED else "broken")
        return Made(
            format=_FORMATS[_FORMATS.index(said["format"])],
            size=_number(said, "size"),
            sha256=bytes.fromhex(said["sha256"]).hex(),
            width=_number(said, "width"),
            height=_number(said, "height"),
            duration=None if said["duration"] is None else _number(said, "duration"),
            changes=tuple(change for change in CHANGES if change in said["changes"]),
        )
    except (ValueError, TypeError, LookupError) as error:
        raise NotMended("broken") from error


def _number(said: Mapping[str, Any], name: str) -> int:
    number = said[name]
    if not isinstance(number, int) or not 0 <= number < math.inf:
        raise ValueError(name)
    return number
