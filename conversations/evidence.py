"""The photos and videos of a case: what is known of each, and the set that they form.

Nothing is ever dropped from the set: what was refused, had no room or was taken out keeps its record and its
number. Whether one file by itself passes is judged in `verdict.py`.
"""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Literal

from conversations.files.content import OF_LOOKS, Content, Received, SentAs
from conversations.files.copies import Copy
from conversations.files.formats import claims, kind_of
from conversations.files.limits import CAN_BE_INSISTED_ON, MOST_PHOTOS, near_limit
from conversations.quotas import MOST_FILES
from conversations.rejected import Rejected

GIVEN_UP = "file_unreachable"
"""The reason of a file that could not be checked in a week of trying."""

Verdict = Literal["accepted", "unchecked", "refused", "surplus", "removed", "insisted"]
"""`insisted`: refused by the guide's numbers or formats, and used all the same, as its buyer wishes."""


@dataclass(frozen=True)
class Evidence:
    """A file of a case. `number` counts the files of the case from 1 and is never used again; units as in `Content`.

    `reason` is the key of the refusal, also of one that was insisted on, or of an accepted file's warning. `at` is when
    it came (UTC).
    """

    number: int
    sent_as: SentAs
    message_id: int
    file_id: str
    file_unique_id: str
    at: datetime
    verdict: Verdict
    reason: str | None = None
    album: str | None = None
    name: str | None = None
    mime: str | None = None
    format: str | None = None
    size: int | None = None
    width: int | None = None
    height: int | None = None
    duration: int | None = None
    sha256: str | None = None
    shows: str = ""
    """What it shows, by the buyer's word: a name of `complaint.proof.SHOWS`; empty while that was not told."""
    mends: tuple[str, ...] = ()
    """As in `Content`."""
    mending: str = ""
    """How far a copy is, as `copies` has it: "" none was wanted, `WANTED`, `STOPPED`, or one of `NOT_MENDED`."""
    copy: Copy | None = None
    uses_copy: bool = False
    """The copy is what goes to the form, not the file as it came."""
    sharpness: float | None = None
    brightness: int | None = None
    likeness: str | None = None
    codes: tuple[str, ...] = ()
    looks_fine: bool = False
    """By its buyer's word, whatever was measured: nothing more is said of its looks."""

    @property
    def kind(self) -> Literal["photo", "video"]:
        """What the file counts as: by its content; before that by how it was sent and what it claims."""
        if known := kind_of(self.sendable.format):
            return known
        if self.sent_as in ("video", "animation", "video_note"):
            return "video"
        claimed = [kind_of(claim) for claim in claims(self.name, self.mime)]
        return "video" if self.sent_as == "document" and "video" in claimed[:1] else "photo"

    @property
    def is_usable(self) -> bool:
        """Whether the file counts for the form: accepted, insisted on, or not checked yet."""
        return self.verdict in ("accepted", "insisted", "unchecked")

    @property
    def sendable(self) -> "Evidence | Copy":
        """What goes to the form: the copy where that is used, else the file as it came."""
        return self.copy if self.copy and self.uses_copy else self

    @property
    def can_be_insisted_on(self) -> bool:
        """Whether the buyer may use it all the same."""
        return self.verdict == "refused" and self.reason in CAN_BE_INSISTED_ON


@dataclass(frozen=True)
class Counts:
    """How many files a case has. `photos` and `videos` are the usable ones, checked or not."""

    photos: int
    videos: int
    unchecked: int
    surplus: int

    @property
    def usable(self) -> int:
        """Photos and videos together."""
        return self.photos + self.videos

    @property
    def room(self) -> int:
        """How many more photos the form takes."""
        return max(MOST_PHOTOS - self.photos, 0)


def counts(evidence: tuple[Evidence, ...]) -> Counts:
    """Count the files of a case."""
    kinds = [item.kind for item in evidence if item.is_usable]
    verdicts = [item.verdict for item in evidence]
    return Counts(kinds.count("photo"), kinds.count("video"), verdicts.count("unchecked"), verdicts.count("surplus"))


def find(evidence: tuple[Evidence, ...], number: int) -> Evidence:
    """Give the file with this number. Raises `KeyError` where there is none."""
    return {item.number: item for item in evidence}[number]


def record(
    received: Received,
    at: datetime,
    verdict: Literal["accepted", "unchecked", "refused"],
    *,
    content: Content | None = None,
    reason: str | None = None,
) -> Evidence:
    """Make the record of a file; `add` gives it its number. The content outdoes the message."""
    seen = vars(content) if content else {}
    names = ("format", "size", "sha256", "width", "height", "duration", "mends", *OF_LOOKS)
    found = {name: seen[name] for name in names if seen.get(name) is not None}
    return Evidence(**{**vars(received), **found}, number=0, at=at, verdict=verdict, reason=reason)


def received_of(item: Evidence) -> Received:
    """Give back what the message said: enough to check an unchecked file again."""
    return Received(**{field.name: getattr(item, field.name) for field in fields(Received)})


def check_room(evidence: tuple[Evidence, ...]) -> None:
    """Raise `Rejected` where the case has had as many files as are kept of one."""
    if evidence and evidence[-1].number >= MOST_FILES:
        raise Rejected("files_full", most=MOST_FILES)


def add(evidence: tuple[Evidence, ...], new: Evidence) -> tuple[Evidence, ...]:
    """Add a file under the next number. The set may turn its verdict, never refuse the record.

    The same file again is refused (`evidence_twice`), a photo without room is surplus (`too_many_photos`), a
    second video is accepted with the warning `second_video` (article 61 names no number of videos).
    """
    number = max((item.number for item in evidence), default=0) + 1
    return (*evidence, _placed(evidence, replace(new, number=number)))


def settle(evidence: tuple[Evidence, ...], number: int, checked: Evidence) -> tuple[Evidence, ...]:
    """Put a check's result in the place of an unchecked file, by the rules of `add`; number and time stay.

    A file that was removed or settled meanwhile is left as it is. Raises `KeyError` for an unknown number.
    """
    waiting = find(evidence, number)
    if waiting.verdict != "unchecked":
        return evidence
    return exchanged(evidence, replace(checked, number=number, at=waiting.at))


def exchanged(evidence: tuple[Evidence, ...], changed: Evidence) -> tuple[Evidence, ...]:
    """Put a file in the place of the one with its number, by the rules of `add`."""
    others = tuple(item for item in evidence if item.number != changed.number)
    return _with_first_video(_exchanged(evidence, _placed(others, changed)))


def remove(evidence: tuple[Evidence, ...], number: int) -> tuple[Evidence, ...]:
    """Take a file out; its record stays, what was refused stays refused. Raises `KeyError` for an unknown number."""
    item = find(evidence, number)
    if item.verdict == "refused":
        return evidence
    return _with_first_video(_exchanged(evidence, replace(item, verdict="removed", reason=None)))


def take(evidence: tuple[Evidence, ...], number: int) -> tuple[Evidence, ...]:
    """Accept a surplus photo now that there is room; any other file stays as it is.

    One that was never checked becomes unchecked again. Raises `Rejected("too_many_photos", most=photos)`
    while there is no room, `KeyError` for an unknown number.
    """
    item = find(evidence, number)
    if item.verdict != "surplus":
        return evidence
    if not counts(evidence).room:
        raise Rejected("too_many_photos", most=MOST_PHOTOS)
    sent = item.sendable
    verdict: Verdict = "accepted" if sent.sha256 else "unchecked"
    return _exchanged(evidence, replace(item, verdict=verdict, reason=near_limit(item.kind, sent.size or 0)))


def insist(evidence: tuple[Evidence, ...], number: int) -> tuple[Evidence, ...]:
    """Use a file all the same that was refused by a number or a format; any other file stays as it is.

    It counts like an accepted one, and keeps the reason. Raises `Rejected`: `too_many_photos(most)` while there is no
    room, `evidence_twice` where the same is used already; `KeyError` for an unknown number.
    """
    item = find(evidence, number)
    if not item.can_be_insisted_on:
        return evidence
    others = tuple(other for other in evidence if other is not item)
    if same_file(others, item):
        raise Rejected("evidence_twice")
    if item.kind == "photo" and not counts(others).room:
        raise Rejected("too_many_photos", most=MOST_PHOTOS)
    return _exchanged(evidence, replace(item, verdict="insisted"))


def same_file(evidence: tuple[Evidence, ...], item: Evidence) -> Evidence | None:
    """Give the other file of the set that is the same as this one; None where there is none.

    The same by Telegram's id or by its bytes. A removed file does not count: it may be sent again.
    """
    kept = (other for other in evidence if other.is_usable or other.verdict == "surplus")
    return next((other for other in kept if other.number != item.number and _is_same(other, item)), None)


def _is_same(one: Evidence, other: Evidence) -> bool:
    return not _known_by(one).isdisjoint(_known_by(other))


def _known_by(item: Evidence) -> set[str]:
    """Give what a file is known by: Telegram's ids and the digests of it and of its copy, as that may be sent in."""
    files: list[Evidence | Copy] = [item, *([item.copy] if item.copy else [])]
    return {known for file in files for known in (file.file_unique_id, file.sha256) if known}


def _placed(others: tuple[Evidence, ...], item: Evidence) -> Evidence:
    if (item.is_usable or item.can_be_insisted_on) and same_file(others, item):
        return replace(item, verdict="refused", reason="evidence_twice")
    if not item.is_usable:
        return item
    if item.kind == "photo" and not counts(others).room:
        return replace(item, verdict="surplus", reason="too_many_photos")
    earlier = counts(tuple(other for other in others if other.number < item.number))
    return replace(item, reason=item.reason or "second_video") if item.kind == "video" and earlier.videos else item


def _with_first_video(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Drop the warning of a video that is no longer the second."""
    first = next((item for item in evidence if item.is_usable and item.kind == "video"), None)
    if first is None or first.reason != "second_video":
        return evidence
    return _exchanged(evidence, replace(first, reason=None))


def _exchanged(evidence: tuple[Evidence, ...], changed: Evidence) -> tuple[Evidence, ...]:
    return tuple(changed if item.number == changed.number else item for item in evidence)
