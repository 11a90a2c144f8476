"""Packs for tests: cases with files on a disk, packed by a real process, and read back as a buyer would."""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import BinaryIO
from zoneinfo import ZoneInfo

import pypdfium2
from PIL import Image

from bot.evidence.packing.packing import pack
from bot.screens.pack.order import order
from bot.screens.presenter import Presenter
from bot.texts import texts
from conversations.case import Case
from conversations.complaint.pack_order import Packed, PackKind, PackOrder
from conversations.evidence import Evidence
from tests.conversations.complaint.moments import NOW


@dataclass(frozen=True)
class Sent:
    """A file that a buyer has sent; `noted` is what its bytes were then, where they are others now."""

    content: bytes
    format: str = "JPEG"
    shows: str = ""
    noted: bytes | None = None
    more: tuple[tuple[str, object], ...] = ()

    def record(self, number: int) -> Evidence:
        noted = self.noted if self.noted is not None else self.content
        known = {"format": self.format, "size": len(noted), "sha256": hashlib.sha256(noted).hexdigest()}
        item = Evidence(number, "document", number, f"f{number}", f"u{number}", NOW, "accepted", shows=self.shows)
        return replace(item, **{**known, **dict(self.more)})  # type: ignore[arg-type]


@dataclass(frozen=True)
class Made:
    """What came of it: the answer, and the bytes of each part."""

    packed: Packed
    parts: tuple[bytes, ...]

    def archive(self, place: int = 0) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.parts[place]))

    def read(self, name: str) -> bytes:
        return self.archive().read(name)

    def pages(self) -> list[str]:
        """Read the summary, page by page; soft breaks are blanks."""
        document = pypdfium2.PdfDocument(self.read("summary.pdf"))
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]

    def page(self, place: int = 0) -> Image.Image:
        drawn: Image.Image = pypdfium2.PdfDocument(self.read("summary.pdf"))[place].render(scale=1).to_pil()
        return drawn


def with_files(case: Case, *sent: Sent) -> Case:
    return replace(case, evidence=tuple(one.record(number) for number, one in enumerate(sent, 1)))


def order_for(case: Case, kind: PackKind = PackKind.FORM, language: str = "en") -> PackOrder:
    return order(Presenter(texts(language), NOW, ZoneInfo("Europe/Prague")), case, kind)


async def made(wanted: PackOrder, contents: Sequence[bytes | None]) -> Made:
    """Have it made of these files; None: it could not be fetched."""
    with ExitStack() as opened:

        def file(content: bytes = b"") -> BinaryIO:
            kept = opened.enter_context(tempfile.TemporaryFile())
            kept.write(content)
            kept.flush()
            return kept

        sources = [None if content is None else file(content) for content in contents]
        targets = [file() for _part in range(wanted.most_parts)]
        packed = await pack(wanted, sources, targets)
        parts = []
        for target, _part in zip(targets, packed.parts, strict=False):
            target.seek(0)
            parts.append(target.read())
        return Made(packed, tuple(parts))
