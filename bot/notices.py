"""What a buyer is told about the files that came: which were taken, which not, why, and how to mend them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.file_lines import file_name, listed
from bot.layout import LONGEST, length, shortened
from bot.screens import Teller
from bot.texts import Html
from conversations import evidence
from conversations.case import Case
from conversations.evidence import Evidence
from conversations.formats import UNKNOWN, claims, presumed
from conversations.verdict import limit

WARNINGS = (None, "photo_near_limit", "video_near_limit", "second_video")
"""What an accepted file may carry. Any other reason was found after Submit, when nothing could be refused any more."""
LONGEST_FORMAT = 12
"""Characters of a format: where nobody knows it, it is what the sender put behind the last dot of the name."""
SHORT = 60
"""Characters that fit into a line or two on a phone."""
ODD_ONES = ("animation", "video_note", "live_photo")
"""Ways of sending that Telegram changes into something else."""


def notices(teller: Teller, case: Case, items: Sequence[Evidence]) -> list[str]:
    """Say of each file what became of it, in the order in which they came; it all fits into one message.

    How to mend something is said once for all files with the same fault, and left out where there is no room.
    """
    said: set[tuple[str | None, ...]] = set()
    full = []
    for item in items:
        fault = (item.verdict, item.reason, item.format)
        full.append(notice(teller, case, item, mends=fault not in said))
        said.add(fault)
    if length("\n".join(full)) <= LONGEST // 2:
        return full
    return [notice(teller, case, item, mends=False) for item in items]


def notice(teller: Teller, case: Case, item: Evidence, *, mends: bool = True) -> str:
    """Say what became of one file: its verdict, what was found, and, if it `mends`, what to do about it."""
    said = teller.texts
    places = {one.number: place for place, one in enumerate(listed(case), 1)}
    named = said.html("file_named", place=places.get(item.number, 0), kind=item.kind, name=file_name(item))
    parts = [said.html(_verdict(item), named=Html(named), most=evidence.MOST_PHOTOS)]
    if item.sent_as in ODD_ONES and item.is_usable and _is_as_sent(item):
        parts.append(said.html(f"notice_{item.sent_as}"))
    if item.reason and item.verdict != "surplus":
        parts.append(teller.reason(item.reason, facts(item)))
    told = " ".join(parts)
    is_mendable = mends and not _is_late(item)
    return told if is_mendable else told.partition("\n")[0]  # what was found is on the first line, what to do below


def joined(said: Sequence[str]) -> str:
    """Put several things that are said under each other, with some air where they are not short."""
    return ("\n\n" if any(length(one) > SHORT for one in said) else "\n").join(said)


def _verdict(item: Evidence) -> str:
    if item.reason == "evidence_twice":
        return "notice_twice"
    return "notice_late" if _is_late(item) else f"notice_{item.verdict}"


def _is_late(item: Evidence) -> bool:
    return item.verdict == "accepted" and item.reason not in WARNINGS


def _is_as_sent(item: Evidence) -> bool:
    """Say whether the file is what the way of sending makes of it: a video, but for a live photo."""
    return (item.kind == "video") == (item.sent_as != "live_photo")


def facts(item: Evidence) -> dict[str, Any]:
    """Give what was measured of a file, for the text that says why it was refused or warned about. Sizes in bytes."""
    claimed = claims(item.name, item.mime)
    return {
        "size": evidence.WIDEST_VIDEO if item.size is None else item.size,
        "most": limit(item.reason or ""),
        "width": item.width or 0,
        "height": item.height or 0,
        "format": shortened(item.format or presumed(item.name, item.mime), LONGEST_FORMAT),
        "claimed": claimed[0] if claimed else UNKNOWN,
    }
