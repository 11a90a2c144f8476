"""What a pack is to hold, and what came of it: values that can be written as JSON, for a process of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum, auto
from typing import Any, Literal

LARGEST_PART = 49_000_000
"""Bytes of a part at most. Telegram takes files of 50 MB from a bot (Bot API, "Sending files"); the request has a head
and an end of its own."""
LARGEST_FETCHED = 20 * 2**20
"""Bytes of a file whose size nobody knows: what Telegram hands over to a bot at most (Bot API, getFile)."""


HEADS = 500
"""Bytes that a file takes in a ZIP beside its own, at most: two heads, with its path in each."""


class PackKind(StrEnum):
    """For whom a pack is; the name is what a button carries."""

    FORM = auto()
    """For AliExpress's form: what counts for it, and nothing that makes the download larger."""
    BANK = auto()
    """For a bank or PayPal: all that there is, with what was said and decided, and when."""


FileKind = Literal["photo", "video", "paper"]


class LeftOut(StrEnum):
    """Why a file is not in a pack; the name is a choice of the text `left_out`."""

    NOT_FETCHED = auto()
    """Telegram did not hand it over."""
    CHANGED = auto()
    """Its bytes are not those that were checked when it came."""
    NOT_PASSED = auto()
    """It does not pass the check."""
    TOO_LARGE = auto()
    """It is larger than a part may be."""


@dataclass(frozen=True)
class PackFile:
    """A file of a pack. `path` is its place in there, `number` that in its case.

    `size` in bytes and `sha256` in hex are None where nobody knows. `lines` say in the summary what it is; `label`
    stands where there is no picture of it.
    """

    path: str
    number: int
    file_id: str
    kind: FileKind
    at: datetime
    size: int | None
    sha256: str | None
    is_for_form: bool
    lines: tuple[str, ...] = ()
    label: str = ""


PassageKind = Literal["title", "heading", "note", "text", "quote", "pairs", "lines"]


@dataclass(frozen=True)
class Passage:
    """A part of the summary. `beside` is the same in English, where `text` is in another language.

    `pairs`: of each the second stands beside the first; of `lines` it stands below, and may be empty.
    """

    kind: PassageKind
    text: str = ""
    beside: str = ""
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PackOrder:
    """All that a pack is made of, but for the bytes of its files. The same order and files make the same bytes.

    `name` is that of the pack, without an ending; `texts` name -> text; `passages` stand in the summary before the list
    of files, `proof` is the heading of that and what is said below it. `left_out`: why a file is missing -> how that is
    said.
    """

    name: str
    made_at: datetime
    files: tuple[PackFile, ...]
    texts: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]
    proof: tuple[Passage, ...]
    folders: Mapping[str, str]
    """Folder -> what is said of it in the summary."""
    left_out: Mapping[str, str]

    @property
    def most_parts(self) -> int:
        """How many parts it may take, at most: so many files are to be open for it."""
        parts, room = 1, LARGEST_PART // 2  # the summary, whose size nobody knows yet, comes first
        for file in self.files:
            claimed = file.size or 0
            size = min(claimed if file.sha256 else max(claimed, LARGEST_FETCHED), LARGEST_PART) + HEADS
            if size > room:
                parts, room = parts + 1, LARGEST_PART
            room -= size
        return parts

    def as_json(self) -> dict[str, Any]:
        """Write it with nothing in it that JSON does not know."""
        return json.loads(json.dumps(asdict(self), default=datetime.isoformat))  # type: ignore[no-any-return]  # a mapping


def order_of(written: Mapping[str, Any]) -> PackOrder:
    """Read what `as_json` wrote. Raises `LookupError`, `TypeError` or `ValueError` for anything else."""
    return PackOrder(
        name=written["name"],
        made_at=datetime.fromisoformat(written["made_at"]),
        files=tuple(_file(file) for file in written["files"]),
        texts=tuple((name, text) for name, text in written["texts"]),
        passages=tuple(map(_passage, written["passages"])),
        proof=tuple(map(_passage, written["proof"])),
        folders=written["folders"],
        left_out=written["left_out"],
    )


def _file(written: Mapping[str, Any]) -> PackFile:
    at = datetime.fromisoformat(written["at"])
    return PackFile(**{**written, "at": at, "lines": tuple(written["lines"])})


def _passage(written: Mapping[str, Any]) -> Passage:
    return Passage(**{**written, "pairs": tuple((one, other) for one, other in written["pairs"])})


@dataclass(frozen=True)
class PackPart:
    """One part that was made: its name, its size in bytes, its SHA-256 in hex, and what is in it."""

    name: str
    size: int
    sha256: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class Packed:
    """What came of an order: the parts, and path -> why of each file that is in none."""

    parts: tuple[PackPart, ...]
    left_out: Mapping[str, LeftOut]


def packed_of(written: Mapping[str, Any]) -> Packed:
    """Read the answer of the process that packs. Raises `LookupError`, `TypeError` or `ValueError` for what is none."""
    parts = (PackPart(**{**part, "files": tuple(part["files"])}) for part in written["parts"])
    left_out = {file["path"]: LeftOut(file["reason"]) for file in written["left_out"]}
    return Packed(tuple(parts), left_out)
