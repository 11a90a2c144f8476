"""Whether the form takes one file: first by what Telegram's message says, then by what its bytes are.

A name and a MIME type are only claims: no format is refused by them before the download, and a fine MP4 with a wrong
name passes. What several files together may be is in `evidence.py`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NoReturn

from conversations.files.content import Content, Received
from conversations.files.formats import PHOTO_FORMATS, VIDEO_FORMATS, claims, kind_of, presumed
from conversations.files.limits import LARGEST_PHOTO, LARGEST_VIDEO, MOST_PHOTOS, WIDEST_PHOTO, WIDEST_VIDEO, near_limit
from conversations.rejected import Rejected

MOST_PIXELS = 60_000_000
"""Pixels of a picture that are decoded at most. Ours, not the form's: a phone's photo has 12 to 50 million as a
rule, and a bomb of a few kilobytes would fill the memory."""

_LIMITS: Mapping[str, int] = MappingProxyType(
    {
        "photo_too_large": LARGEST_PHOTO,
        "photo_near_limit": LARGEST_PHOTO,
        "video_too_large": LARGEST_VIDEO,
        "video_near_limit": LARGEST_VIDEO,
        "file_too_large": WIDEST_VIDEO,
        "too_many_pixels": MOST_PIXELS,
        "too_many_photos": MOST_PHOTOS,
    }
)


def limit(reason: str) -> int:
    """Give the limit that a refusal or a warning speaks of: bytes, pixels or photos; 0 where it speaks of none."""
    return _LIMITS.get(reason, 0)


def judge_message(received: Received) -> None:
    """Refuse what can be refused before the download.

    Raises `Rejected`: `file_empty`, and what `too_large` gives.
    """
    if received.size == 0:
        raise Rejected("file_empty")
    most = WIDEST_PHOTO if _claimed_kind(received) == "photo" else WIDEST_VIDEO
    if received.size is not None and received.size > most:
        raise too_large(received)


def too_large(received: Received) -> Rejected:
    """Give the refusal of a file that is too large by its message, or that Telegram does not hand over.

    `photo_too_large`, `video_too_large`, or `file_too_large` where the message does not say which it is; with
    `size` (where it is not known, the most that Telegram hands over) and `most`, both in bytes.
    """
    kind = _claimed_kind(received) or "file"
    size = WIDEST_VIDEO if received.size is None else received.size
    return Rejected(f"{kind}_too_large", size=size, most=limit(f"{kind}_too_large"))


def judge_content(received: Received, content: Content) -> str | None:
    """Give the warning that an acceptable file carries: `photo_near_limit`, `video_near_limit` or None.

    Raises `Rejected`: `file_empty`, `photo_format`, `video_format`, `file_format` (`format`: what it is),
    `disguised(claimed, format)`, `photo_too_large`, `video_too_large` (`size`, `most`: bytes),
    `too_many_pixels(width, height, most)`, `file_broken`.
    """
    if content.fault == "empty":
        raise Rejected("file_empty")
    if content.format in PHOTO_FORMATS and content.size > WIDEST_PHOTO:
        raise Rejected("photo_too_large", size=content.size, most=LARGEST_PHOTO)
    if content.format in VIDEO_FORMATS and content.size > WIDEST_VIDEO:
        raise Rejected("video_too_large", size=content.size, most=LARGEST_VIDEO)
    if content.format not in PHOTO_FORMATS | VIDEO_FORMATS:
        _refuse_format(received, content.format)
    if content.fault == "too_many_pixels":
        raise Rejected("too_many_pixels", width=content.width, height=content.height, most=MOST_PIXELS)
    if content.fault == "broken":
        raise Rejected("file_broken")
    return near_limit("photo" if content.format in PHOTO_FORMATS else "video", content.size)


def _claimed_kind(received: Received) -> Literal["photo", "video"] | None:
    """Say what a file is by all accounts; None where they differ or say nothing."""
    if received.sent_as in ("photo", "live_photo"):
        return "photo"
    if received.sent_as in ("video", "animation", "video_note"):
        return "video"
    kinds = {kind_of(claim) for claim in claims(received.name, received.mime)}
    return kinds.pop() if len(kinds) == 1 else None


def _refuse_format(received: Received, found: str | None) -> NoReturn:
    """Say why a format cannot be taken: a picture or video can be converted, anything else was never one."""
    claimed = claims(received.name, received.mime)
    fine = [claim for claim in claimed if claim in PHOTO_FORMATS | VIDEO_FORMATS]
    if kind := kind_of(found):
        raise Rejected(f"{kind}_format", format=found)
    if found is None and claimed and not fine and (kind := kind_of(claimed[0])):
        raise Rejected(f"{kind}_format", format=claimed[0])
    if fine and found is None:
        raise Rejected("file_broken")
    if fine:
        raise Rejected("disguised", claimed=fine[0], format=found)
    raise Rejected("file_format", format=found or presumed(received.name, received.mime))
