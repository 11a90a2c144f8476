"""What comes of mending: a copy, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass


class NotMended(Exception):  # noqa: N818 - says what happened to the file
    """There is no copy of a file; `reason` is a key of `NOT_MENDED`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Mended:
    """What a copy is. `width` and `height` in pixels as it is shown, `duration` in whole seconds.

    `changes`: what is not as it was, of `CHANGES`.
    """

    format: str
    width: int
    height: int
    changes: frozenset[str]
    duration: int | None = None
