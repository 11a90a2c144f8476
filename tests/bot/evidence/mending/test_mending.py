"""A copy is made in a process of its own, whatever the file does to it."""

from __future__ import annotations

import asyncio
import hashlib
import io
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pillow_heif
import pytest
from fpdf import FPDF
from PIL import Image

from bot.evidence.content import inspect
from bot.evidence.mending.mended import NotMended
from bot.evidence.mending.mending import _made, mend
from conversations.files.copies import Made
from tests.films import film

ROOT = Path(__file__).parents[4]
UNPRIVILEGED = """
import os, sys, tempfile
from bot.evidence.confined import confinement
from bot.evidence.mending import mender
source, target = tempfile.TemporaryFile(), tempfile.TemporaryFile()
source.write(sys.stdin.buffer.read())
source.seek(0)
mender.load([source])
if not os.getuid():
    os.setuid(65534)
confinement._confine(mender.ALLOWANCE)
print(mender.work({"name": "a.heic"}, (source, target), lambda told: None).get("format"))
"""


async def mended(data: bytes, tell: Callable[[float], None] = lambda _share: None, page: int = 1) -> tuple[Made, bytes]:
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        source.write(data)
        source.seek(0)
        made = await mend(source, target, "a file", tell, page=page)
        target.seek(0)
        return made, target.read()


def menders() -> list[int]:
    """The processes that are at work for this one."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"mender" in status.with_name("cmdline").read_bytes():
                found.append(int(status.parent.name))
        except OSError:  # it has just ended
            continue
    return found


def heic() -> bytes:
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.linear_gradient("L").convert("RGB")).save(out)
    return out.getvalue()


def document(pages: int, password: str = "") -> bytes:
    pdf = FPDF(format=(100, 150))
    for number in range(pages):
        pdf.add_page()
        pdf.set_fill_color(*((200, 30, 30), (30, 160, 30))[number % 2])
        pdf.rect(10, 10, 80, 130, style="F")
    if password:
        pdf.set_encryption(owner_password="owner", user_password=password)
    return bytes(pdf.output())


async def test_a_photo_of_an_iphone_comes_back_as_a_jpeg() -> None:
    made, data = await mended(heic())
    assert (made.format, made.width, made.height, made.changes) == ("JPEG", 256, 256, ("format",))
    assert (made.size, made.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert inspect(data).fault is None


def test_it_does_so_for_a_user_who_may_start_nothing_else() -> None:
    ran = subprocess.run([sys.executable, "-c", UNPRIVILEGED], input=heic(), capture_output=True, cwd=ROOT, check=False)
    assert (ran.stdout, ran.stderr) == (b"JPEG\n", b"")


async def test_a_film_tells_how_far_it_is() -> None:
    told: list[float] = []
    made, data = await mended(film("matroska", "mpeg4", "ac3", seconds=4), told.append)
    assert (made.format, made.duration, made.changes) == ("MP4", 4, ("format", "codec", "sound"))
    assert inspect(data).fault is None
    assert told == sorted(told)
    assert 0 < told[0] < 0.5 < told[-1] <= 1


async def test_who_stops_it_ends_its_process() -> None:
    await ended_by(lambda work, _pid: work.cancel(), asyncio.CancelledError)


async def test_a_process_that_is_killed_calls_the_file_broken() -> None:
    await ended_by(lambda _work, pid: os.kill(pid, signal.SIGKILL), NotMended)


async def ended_by(end: Callable[[asyncio.Task[tuple[Made, bytes]], int], object], error: type[BaseException]) -> None:
    begun = asyncio.Event()
    long = film("avi", "mpeg4", None, size=(640, 480), seconds=20)
    work = asyncio.create_task(mended(long, lambda _share: begun.set()))
    await asyncio.wait_for(begun.wait(), 30)
    (pid,) = menders()
    end(work, pid)
    with pytest.raises(error):
        await work
    assert menders() == []


async def test_a_page_of_a_document_becomes_a_picture() -> None:
    for page, colour in ((1, 0), (2, 1)):
        made, data = await mended(document(2), page=page)
        assert (made.format, made.changes) == ("JPEG", ("format", "page"))
        shown = Image.open(io.BytesIO(data)).getpixel(
            (made.width // 2, made.height // 2) if made.width and made.height else (0, 0)
        )
        assert isinstance(shown, tuple)
        assert max(range(3), key=lambda channel: shown[channel]) == colour


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (document(1, "secret"), "encrypted"),
        (document(1)[:300], "broken"),
        (film("mov")[:-100], "broken"),
        (b"ID3\4" + bytes(100), "no_picture"),
        (b"PK\3\4" + bytes(100), "unknown_format"),
    ],
    ids=["a password", "half a document", "half a film", "music", "a ZIP"],
)
async def test_what_cannot_be_mended_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(NotMended) as refused:
        await mended(data)
    assert refused.value.reason == reason


GOOD: dict[str, object] = {
    "format": "JPEG", "size": 5, "sha256": "ab" * 32, "width": 1, "height": 1, "duration": None, "changes": ["format"],
}  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        None, 7, [], "JPEG", {}, {**GOOD, "format": "EXE"}, {**GOOD, "size": -1}, {**GOOD, "size": "1"},
        {**GOOD, "sha256": "none"}, {**GOOD, "changes": 3}, {"reason": "because"}, {"reason": ["broken"]},
    ],
)  # fmt: skip
def test_whatever_a_file_makes_its_process_say_is_checked(said: object) -> None:
    assert _made(GOOD).changes == ("format",)
    with pytest.raises(NotMended, match="broken"):
        _made(said)
