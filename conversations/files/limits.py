"""What the form takes of files, and which refusals rest on that alone."""

from typing import Literal

MOST_PHOTOS = 6
"""Source: article 61, "You can upload a maximum of 6 photos"."""

LARGEST_PHOTO = 5_000_000
"""Bytes. Source: article 61, "must not exceed 5MB", in the smaller of the two readings of MB."""

LARGEST_VIDEO = 20_000_000
"""Bytes. Source: article 61, "cannot be larger than 20MB", in the smaller of the two readings of MB."""

WIDEST_PHOTO = 5 * 2**20
"""Bytes. The larger reading of 5MB: up to here a photo passes with a warning."""

WIDEST_VIDEO = 20 * 2**20
"""Bytes. The larger reading of 20MB; also the most that Telegram hands over to a bot (its Bot API: getFile)."""

CAN_BE_INSISTED_ON = frozenset(
    {
        "photo_too_large", "video_too_large", "file_too_large", "too_many_pixels",
        "photo_format", "video_format", "file_format",
    }
)  # fmt: skip
"""The reasons that rest on a number or a format. The form may think otherwise: facts.md 11.1, C10 names a newer page
that allows videos of 2 GB (certainty low). What is broken, empty or disguised no form can use, and a seventh photo has
no place in it until another one goes."""


def near_limit(kind: Literal["photo", "video"], size: int) -> str | None:
    """Give the warning for a size (bytes) above the smaller reading of the form's limit, else None."""
    if kind == "photo":
        return "photo_near_limit" if size > LARGEST_PHOTO else None
    return "video_near_limit" if size > LARGEST_VIDEO else None
