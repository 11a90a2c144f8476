"""Makes a pack out of an order and its files, in a confined process (`bot.evidence.packing.packing` starts it).

Every file is checked before it goes in: its bytes are those that were checked when it came, and it still passes. What
does not is left out and named, in the answer and in the summary.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import IO, Any, get_args

from PIL import Image

from bot.evidence.confined.confinement import Allowance, Tell, serve
from bot.evidence.content import inspect, load_decoders
from bot.evidence.packing import archive, paper
from bot.evidence.packing.archive import Member
from bot.evidence.packing.paper import Entry
from bot.evidence.packing.thumbnails import thumbnail
from conversations.complaint.pack import PAPER
from conversations.complaint.pack_order import (
    LARGEST_PART,
    LeftOut,
    PackFile,
    PackOrder,
    PackPart,
    Passage,
    PassageKind,
    order_of,
)
from conversations.files.content import Content, Received
from conversations.files.formats import kind_of
from conversations.files.limits import CAN_BE_INSISTED_ON
from conversations.files.verdict import judge_content
from conversations.rejected import Rejected

SUMMARY = "summary.pdf"
LOOKED_AT = 0.7
"""How much of the work is done once all files are looked at, about."""

ALLOWANCE = Allowance(seconds=120, memory=700 * 2**20, largest=LARGEST_PART + 2**20)
"""Our choice. A usual pack takes a second of the processor; the worst of six pictures some nine seconds each."""
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Looked:
    """What was found of one file: why it is left out, if so; its size in bytes, its SHA-256, its small picture."""

    file: PackFile
    source: IO[bytes] | None
    reason: LeftOut | None
    size: int = 0
    picture: bytes | None = None


def packed(request: Mapping[str, Any], files: Sequence[IO[bytes]], tell: Tell) -> Mapping[str, Any]:
    """Make the parts. `files`: those of the order that are there, by `request["there"]`, then one for each part."""
    order = order_of(request["order"])
    there: list[int] = request["there"]
    sources = dict(zip(there, files, strict=False))
    targets = files[len(there) :]
    looked = []
    for place, file in enumerate(order.files):
        looked.append(_looked(file, sources.get(place), is_decoded=request["is_decoded"]))
        tell(LOOKED_AT * (place + 1) / len(order.files))
    parts = _written(order, looked, targets, tell)
    left_out = [{"path": one.file.path, "reason": one.reason} for one in looked if one.reason]
    return {"parts": [asdict(part) for part in parts], "left_out": left_out}


def _looked(file: PackFile, source: IO[bytes] | None, *, is_decoded: bool) -> Looked:
    if source is None:
        return Looked(file, None, LeftOut.NOT_FETCHED)
    size = source.seek(0, io.SEEK_END)
    if not archive.fits(size):
        return Looked(file, source, LeftOut.TOO_LARGE)
    source.seek(0)
    data = source.read()
    if file.sha256 and hashlib.sha256(data).hexdigest() != file.sha256:
        return Looked(file, source, LeftOut.CHANGED)
    if not is_decoded:  # what was noted of the file says that it has passed
        return Looked(file, source, None if file.sha256 else LeftOut.NOT_PASSED, size)
    content = inspect(data)
    if not passes(file, content):
        return Looked(file, source, LeftOut.NOT_PASSED)
    return Looked(file, source, None, size, thumbnail(content.format, data))


def passes(file: PackFile, content: Content) -> bool:
    """Say whether a file passes: for the form without a no, for a bank where only a number or a format forbids it."""
    try:
        judge_content(Received("document", 0, "", "", name=file.path), content)
    except Rejected as rejected:
        is_shown = bool(kind_of(content.format)) or content.format == PAPER
        return not file.is_for_form and is_shown and rejected.key in CAN_BE_INSISTED_ON
    return True


def _written(order: PackOrder, looked: Sequence[Looked], targets: Sequence[IO[bytes]], tell: Tell) -> list[PackPart]:
    entries = [Entry(one.file, one.picture, order.left_out[one.reason] if one.reason else "") for one in looked]
    summary = paper.made(order, entries)
    shared = archive.in_parts([*_texts(order, summary), *_members(looked)])
    names = archive.names(order.name, len(shared))
    parts = []
    for name, members, target in zip(names, shared, targets, strict=False):
        parts.append(archive.write(target, name, members))
        tell(LOOKED_AT + (1 - LOOKED_AT) * len(parts) / len(names))
    if len(parts) < len(names):
        raise ValueError(f"{len(names)} parts, and {len(targets)} files for them")
    return parts


def _texts(order: PackOrder, summary: bytes) -> Iterator[Member]:
    """Give what is written: the summary, and texts whose lines end so that any phone and Windows show them."""
    yield Member(SUMMARY, order.made_at, len(summary), io.BytesIO(summary))
    for name, text in order.texts:
        written = "\r\n".join(text.splitlines()).encode(errors="replace")
        yield Member(name, order.made_at, len(written), io.BytesIO(written))


def _members(looked: Sequence[Looked]) -> Iterator[Member]:
    for one in looked:
        if one.reason is None and one.source is not None:
            yield Member(one.file.path, one.file.at, one.size, one.source)


def load(_files: Sequence[object] = ()) -> None:
    """Load all that packing needs, by packing a little: later nothing can be opened any more."""
    load_decoders()
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "JPEG")
    file = PackFile("a/b", 0, "", "photo", LONG_AGO, None, None, is_for_form=True)
    entry = Entry(file, thumbnail("JPEG", picture.getvalue()))
    passages = tuple(Passage(kind, "Ab", "Cd", (("Ef", "Gh"),)) for kind in get_args(PassageKind))
    order = PackOrder("a", LONG_AGO, (), (), passages, (), {"a": "a"}, {})
    summary = paper.made(order, [entry])
    archive.write(io.BytesIO(), "a", [*_texts(order, summary)])


if __name__ == "__main__":
    serve(packed, ALLOWANCE, load)
