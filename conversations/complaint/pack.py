"""Which files of a case go into a pack: in which order, in which folder, under which name.

A file that counts for the form has the number that the letter calls it by, so that "photo 2" is the file that begins
with a 2. What the form takes by the guide lies apart from what only a bank takes: whoever uploads all of one folder
meets no refusal. The form's pack has what counts for the form; the bank's has all that can be shown to anybody, the
originals of mended copies among it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from conversations.complaint.pack_order import FileKind, PackFile, PackKind
from conversations.complaint.proof import ALL, numbered
from conversations.evidence import Evidence
from conversations.files.content import SentAs
from conversations.files.copies import Copy
from conversations.files.formats import PHOTO_FORMATS, VIDEO_FORMATS, claims, kind_of
from conversations.files.limits import CAN_BE_INSISTED_ON, WIDEST_PHOTO, WIDEST_VIDEO

FOR_FORM, FOR_BANK = "for_the_form", "only_for_the_bank"
"""The folders of a pack."""
LONGEST_NAME = 60
"""Characters of a file's name. Our choice: any phone shows as much, and no system refuses it."""
ENDINGS = {"JPEG": "jpg", "TIFF": "tif", "JPEG 2000": "jp2", "MPEG": "mpg"}
"""Formats whose files do not end in the format's own name."""
LONGEST_ENDING = 5
PAPER = "PDF"
"""What a carrier's or customs' paper may come as: no form takes it, a bank does."""


def files_of(evidence: tuple[Evidence, ...], kind: PackKind) -> tuple[PackFile, ...]:
    """Give the files of a pack in the order in which they came, those that count for the form first."""
    counted = numbered(evidence)
    found = [_counted(item, number) for item, number in counted]
    if kind is PackKind.BANK:
        found += [_original(item, number) for item, number in counted if item.sendable is not item]
        found += [_further(item, place) for place, item in enumerate(_others(evidence), 1)]
    return tuple(found)


def _others(evidence: tuple[Evidence, ...]) -> Iterator[Evidence]:
    """Give what does not count for the form and can be shown to a bank: nothing broken, taken out or unknown."""
    for item in evidence:
        is_kept = item.verdict == "surplus" or item.can_be_insisted_on
        if is_kept and (kind_of(item.format) or item.format in (None, PAPER)):
            yield item


def _counted(item: Evidence, number: int) -> PackFile:
    folder = FOR_FORM if _is_taken(item) else FOR_BANK
    return _file(item, f"{folder}/{_counted_name(item, number)}", item.sendable)


def _counted_name(item: Evidence, number: int) -> str:
    return file_name(_stem(item, number), item, item.sendable)


def _is_taken(item: Evidence) -> bool:
    """Say whether the form takes a file by the guide; of what was not checked yet the check will say."""
    sent = item.sendable
    if sent is item and item.reason in CAN_BE_INSISTED_ON:
        return False
    if sent.format is None:
        return True
    most = WIDEST_PHOTO if sent.format in PHOTO_FORMATS else WIDEST_VIDEO
    return sent.format in PHOTO_FORMATS | VIDEO_FORMATS and (sent.size or 0) <= most


def _original(item: Evidence, number: int) -> PackFile:
    """Give the file as it came, of which a mended copy is uploaded."""
    return _file(item, f"{FOR_BANK}/{file_name(f'{_stem(item, number)}_original', item, item)}", item)


def _further(item: Evidence, place: int) -> PackFile:
    return _file(item, f"{FOR_BANK}/{file_name(f'more_{place}_{_what(item)}', item, item)}", item)


def _file(item: Evidence, path: str, sent: Evidence | Copy) -> PackFile:
    kind: FileKind = "paper" if sent.format == PAPER else item.kind
    return PackFile(
        path, item.number, sent.file_id, kind, item.at, sent.size, sent.sha256, path.startswith(f"{FOR_FORM}/")
    )


def _stem(item: Evidence, number: int) -> str:
    """Give the beginning of a name: "1_parcel_label", "video_1_my_attempt", "video_1"."""
    if item.kind == "photo":
        return f"{number}_{_what(item)}"
    return f"video_{number}_{item.shows}" if item.shows in ALL else f"video_{number}"


def _what(item: Evidence) -> str:
    return item.shows if item.shows in ALL else "paper" if item.format == PAPER else item.kind


def file_name(stem: str, item: Evidence, sent: Evidence | Copy) -> str:
    """Name a file by what its bytes are, or claim to be: ASCII, no longer than `LONGEST_NAME`, safe on any system."""
    format_ = sent.format or (*claims(sent.name, item.mime), "JPEG" if item.kind == "photo" else "MP4")[0]
    end = re.sub(r"[^a-z0-9]", "", ENDINGS.get(format_, format_.lower()))[:LONGEST_ENDING] or "bin"
    return f"{stem[: LONGEST_NAME - len(end) - 1]}.{end}"


MOST_IN_ALBUM = 10
"""Source: Bot API, sendMediaGroup: "2-10 items"; documents only with documents, pictures with pictures and films."""
TOGETHER = {"photo": "seen", "video": "seen", "document": "document"}
"""How a file was sent -> with what it can be in one album; what is not here comes alone."""


@dataclass(frozen=True)
class AlbumFile:
    """A file that is sent back as it is at Telegram: how, its id there, and its name in the pack."""

    sent_as: SentAs
    file_id: str
    name: str


def albums(evidence: tuple[Evidence, ...]) -> Iterator[tuple[AlbumFile, ...]]:
    """Give the files that count for the form, in the order of the upload, as albums; an album of one is a file."""
    files = [_in_album(item, number) for item, number in numbered(evidence)]
    for _kind, group in groupby(files, key=lambda file: TOGETHER.get(file.sent_as, file.file_id)):
        together = tuple(group)
        for start in range(0, len(together), MOST_IN_ALBUM):
            yield together[start : start + MOST_IN_ALBUM]


def _in_album(item: Evidence, number: int) -> AlbumFile:
    """Name it as Telegram has it: a copy was sent by the bot, as a document; of a live photo it has the still one."""
    sent, sent_as = item.sendable, item.sent_as
    how: SentAs = "document" if sent is not item else "photo" if sent_as == "live_photo" else sent_as
    return AlbumFile(how, sent.file_id, _counted_name(item, number))
