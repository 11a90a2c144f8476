"""The parts of a pack: ZIP files, each small enough to be sent, with the same bytes for the same content."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO

from conversations.complaint.pack_order import HEADS, LARGEST_PART, PackPart

PIECE = 2**20
FIRST_YEAR, LAST_YEAR = 1980, 2107
"""What a ZIP's date can be."""
READABLE = 0o644 << 16
UNIX = 3


@dataclass(frozen=True)
class Member:
    """A file that goes into a part: its path there, its time (UTC), its size in bytes, and where it is read from."""

    path: str
    at: datetime
    size: int
    source: IO[bytes]

    @property
    def room(self) -> int:
        """Bytes that it takes in a part at most."""
        return self.size + HEADS


def in_parts(members: Sequence[Member]) -> list[list[Member]]:
    """Share them out, in their order, each part as full as can be. Each has to fit into one by itself (`fits`)."""
    parts: list[list[Member]] = [[]]
    for member in members:
        if parts[-1] and sum(one.room for one in (*parts[-1], member)) > LARGEST_PART:
            parts.append([])
        parts[-1].append(member)
    return parts


def fits(size: int) -> bool:
    """Say whether a file of so many bytes fits into a part."""
    return size + PIECE <= LARGEST_PART


def write(target: IO[bytes], name: str, members: Sequence[Member]) -> PackPart:
    """Write one part. Pictures and films are stored as they are: packing them anew saves nothing."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        for member in members:
            info = zipfile.ZipInfo(member.path, _dos_time(member.at))
            info.external_attr, info.create_system, info.file_size = READABLE, UNIX, member.size
            member.source.seek(0)
            with archive.open(info, "w") as kept:
                shutil.copyfileobj(member.source, kept, PIECE)
    target.flush()
    size = target.seek(0, 2)
    return PackPart(name, size, _digest(target), tuple(member.path for member in members))


def names(name: str, count: int) -> list[str]:
    """Name the parts of a pack."""
    return [f"{name}.zip"] if count == 1 else [f"{name}_{number}_of_{count}.zip" for number in range(1, count + 1)]


def _digest(target: IO[bytes]) -> str:
    target.seek(0)
    digest = hashlib.sha256()
    while piece := target.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _dos_time(at: datetime) -> tuple[int, int, int, int, int, int]:
    moment = at.astimezone(UTC)
    year = min(max(moment.year, FIRST_YEAR), LAST_YEAR)
    return year, moment.month, moment.day, moment.hour, moment.minute, moment.second
