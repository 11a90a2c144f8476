"""What is known of one file: what its message says, and what its bytes are."""

from dataclasses import dataclass
from typing import Literal

SentAs = Literal["photo", "document", "video", "animation", "video_note", "live_photo"]
Fault = Literal["empty", "broken", "too_many_pixels"]
OF_LOOKS = ("sharpness", "brightness", "likeness", "codes")
"""What was measured of a picture."""


@dataclass(frozen=True)
class Received:
    """What Telegram's message says of a file, before any download; all but the ids may be wrong or None.

    `size` in bytes, `width` and `height` in pixels, `duration` in whole seconds; `album` is a group's id.
    """

    sent_as: SentAs
    message_id: int
    file_id: str
    file_unique_id: str
    album: str | None = None
    name: str | None = None
    mime: str | None = None
    size: int | None = None
    width: int | None = None
    height: int | None = None
    duration: int | None = None


@dataclass(frozen=True)
class Content:
    """What the bytes of a file are. `format` is None where nobody recognises them.

    `size` in bytes, `sha256` in hex, `width` and `height` in pixels, `duration` in whole seconds.
    """

    format: str | None
    size: int
    sha256: str
    width: int | None = None
    height: int | None = None
    duration: int | None = None
    frames_more_than_one: bool = False
    fault: Fault | None = None
    mends: tuple[str, ...] = ()
    """What a copy would do better, though the form takes this as it is: of `copies.CHANGES`."""
    sharpness: float | None = None
    brightness: int | None = None
    likeness: str | None = None
    """From 0, all blurred, to 1; the grey level, of 255, that hardly any pixel exceeds; 256 bits in hex, much the same
    for pictures that look the same. None of a video, and where a picture does not tell (`looks.py`)."""
    codes: tuple[str, ...] = ()
    """The numbers of parcels that bar codes on it say."""
