"""What the bot makes of a file that the form would refuse: a copy, beside the original, which stays as it came."""

from dataclasses import dataclass

CHANGES = (
    "format",
    "name",
    "page",
    "first_frame",
    "turned",
    "quality",
    "smaller",
    "metadata",
    "codec",
    "index",
    "sound",
)
"""What a copy differs in, in the order in which it is told: another format, a name that fits, one page of a document,
the first of several pictures, turned upright, re-compressed, fewer pixels, without place and device, re-encoded film,
playable from its start, re-encoded sound."""

NOT_MENDED = (
    "broken", "encrypted", "too_long", "too_many_pixels", "too_large", "unknown_format", "no_picture", "no_memory",
    "unreachable",
)  # fmt: skip
"""Why no copy can be made: the file is damaged or breaks what reads it; a document with a password; a film that would
be illegible under the limit; more pixels, more bytes or memory than there is room for; a format that cannot be read;
nothing to be seen in it; it could not be had, again and again."""

WANTED, STOPPED = "wanted", "stopped"
"""A copy is being made, or is to be; the buyer has stopped it."""


@dataclass(frozen=True)
class Made:
    """What a copy is. `size` in bytes, `sha256` in hex, `width` and `height` in pixels, `duration` in whole seconds.

    `changes` are of `CHANGES`.
    """

    format: str
    size: int
    sha256: str
    width: int | None = None
    height: int | None = None
    duration: int | None = None
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Copy(Made):
    """A copy that Telegram has, by the ids that it has there, under the name that it was sent with."""

    file_id: str = ""
    file_unique_id: str = ""
    name: str = ""
