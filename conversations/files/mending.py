"""Which files a copy is made of, by itself or when it is wished, and what becomes of the file then."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from conversations.evidence import Evidence, exchanged, find
from conversations.files.content import OF_LOOKS
from conversations.files.copies import STOPPED, WANTED, Copy
from conversations.files.formats import PHOTO_FORMATS, VIDEO_FORMATS, better_ending, kind_of, usual_ending
from conversations.files.limits import WIDEST_PHOTO

BY_ITSELF = frozenset({"photo_too_large", "video_too_large", "file_too_large", "too_many_pixels", "photo_format",
                       "video_format"})  # fmt: skip
"""The refusals that a copy mends."""
DOCUMENTS = frozenset({"PDF"})
"""Formats that are no picture, of which a page can become one."""
NOT_READ = frozenset({"SVG", "JXL", "CR3"})
"""Pictures that nothing here can read."""
BETTER = frozenset({"codec", "sound"})
"""What makes a film that the form takes fail later, as it does not play everywhere. A copy is made at once, and the
buyer has the choice. What else a copy does better (upright, without the place, playing from its start) is offered: so
are most pictures and films of phones, and the form takes them."""
UNDER_A_LIMIT = frozenset({"photo_near_limit", "video_near_limit"})
"""Warnings of files that a copy would bring under the limit."""


def wants_copy(item: Evidence, most: int) -> bool:
    """Say whether a copy is made without being asked for. `most`: bytes of a file that can be had."""
    if item.mending or item.copy or not _is_within(item, most):
        return False
    if item.verdict == "refused":
        return _is_mendable(item)
    return item.verdict == "accepted" and (bool(BETTER.intersection(item.mends)) or has_wrong_name(item))


def may_have_copy(item: Evidence, most: int) -> bool:
    """Say whether a copy would help, so that it can be wished."""
    if item.copy or item.mending == WANTED or not _is_within(item, most):
        return False
    if item.verdict == "refused":
        return _is_mendable(item)
    helps = item.mends or item.reason in UNDER_A_LIMIT or has_wrong_name(item)
    return item.verdict in ("accepted", "insisted") and bool(helps)


def has_wrong_name(item: Evidence) -> bool:
    """Say whether the name of a file that came as it is ends otherwise than the form wants it to."""
    return item.sent_as == "document" and bool(better_ending(item.name, item.format))


def _is_within(item: Evidence, most: int) -> bool:
    return item.size is None or item.size <= most


def _is_mendable(item: Evidence) -> bool:
    if item.format in DOCUMENTS:
        return item.reason in ("file_format", "disguised")
    return item.reason in BY_ITSELF and item.format not in NOT_READ


def want(evidence: tuple[Evidence, ...], number: int) -> tuple[Evidence, ...]:
    """Note that a copy of a file is being made. Raises `KeyError` for an unknown number."""
    item = find(evidence, number)
    return tuple(replace(item, mending=WANTED) if one is item else one for one in evidence)


def wanted(evidence: tuple[Evidence, ...]) -> list[Evidence]:
    """Give the files of which a copy is being made."""
    return [item for item in evidence if item.mending == WANTED]


def stop(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Note that no copy is wanted any more of those of which one is being made."""
    return tuple(replace(item, mending=STOPPED) if item.mending == WANTED else item for item in evidence)


def mended(evidence: tuple[Evidence, ...], number: int, copy: Copy) -> tuple[Evidence, ...]:
    """Put a copy beside a file. Where the form would refuse the file, the copy stands for it from now on.

    It finds its place by the rules of `add`. One that is not wanted any more is left out. Raises `KeyError` for an
    unknown number.
    """
    item = find(evidence, number)
    if item.mending != WANTED:
        return evidence
    has_to = item.verdict == "refused" or has_wrong_name(item)
    width, height = item.width or copy.width, item.height or copy.height
    kept = replace(item, mending="", copy=copy, uses_copy=has_to, width=width, height=height)
    if item.verdict == "refused":
        kept = replace(kept, verdict="accepted", reason=None)
    return exchanged(evidence, kept)


def looked_at(evidence: tuple[Evidence, ...], number: int, looks: Mapping[str, Any]) -> tuple[Evidence, ...]:
    """Note what was measured of a copy, by the names in `OF_LOOKS`: the file itself could not be measured."""
    item = find(evidence, number)
    known = {name: looks[name] for name in OF_LOOKS if name in looks}
    seen = replace(item, **{**known, "codes": tuple(known.get("codes", item.codes))})
    return tuple(seen if one is item else one for one in evidence)


def not_mended(evidence: tuple[Evidence, ...], number: int, reason: str) -> tuple[Evidence, ...]:
    """Note why there is no copy of a file: one of `NOT_MENDED`. Raises `KeyError` for an unknown number."""
    item = find(evidence, number)
    failed = replace(item, mending=reason) if item.mending == WANTED else item
    return tuple(failed if one is item else one for one in evidence)


def choose(evidence: tuple[Evidence, ...], number: int, *, copy: bool) -> tuple[Evidence, ...]:
    """Let the copy, or the file as it came, go to the form. Raises `KeyError` where there is no such choice."""
    item = find(evidence, number)
    if not has_choice(item):
        raise KeyError(number)
    return tuple(replace(item, uses_copy=copy) if one is item else one for one in evidence)


def has_choice(item: Evidence) -> bool:
    """Say whether the form takes the file as it came, too, so that the buyer may choose."""
    fits = item.kind == "video" or item.size is None or item.size <= WIDEST_PHOTO
    fits = fits and item.format in PHOTO_FORMATS | VIDEO_FORMATS and not has_wrong_name(item)
    return item.copy is not None and item.is_usable and fits


def is_only_renamed(item: Evidence) -> bool:
    """Say whether a copy needs nothing but another name."""
    return item.is_usable and has_wrong_name(item) and not BETTER.intersection(item.mends)


def name_of_copy(item: Evidence, format_: str) -> str:
    """Give the name that a copy is sent with: as the file's, but for how it ends."""
    kept = "".join(sign for sign in item.name or "" if sign.isalnum() or sign in " ._-()")
    stem = kept.rpartition(".")[0] if "." in kept else kept
    return f"{stem[:LONGEST_STEM].strip(' .') or kind_of(format_) or 'file'}{usual_ending(format_)}"


LONGEST_STEM = 40
"""Characters of a name before its ending: enough to tell a phone's files apart."""
