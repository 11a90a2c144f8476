"""What a copy of a phone's file costs, and what other chats notice of it."""

from __future__ import annotations

import asyncio
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import av
import pillow_heif
from av.video.frame import VideoFrame
from PIL import Image

from benchmarks.child import ROOT
from benchmarks.contestants import OURS
from benchmarks.crowd import Job
from benchmarks.run import TALKS, run
from benchmarks.watch import memory
from bot.evidence.mending.mending import MODULE

LOOK = 0.02
"""Seconds between two looks at its memory."""
FILM_SECONDS, FILM_RATE, FILM_BITS = 60, 30, 5_300_000
"""A minute in 1080p, of some 40 MB."""
PEOPLE, THINK, SECONDS = 50, 1.0, 10.0
"""Who talk with the bot, calm and beside a film."""


@dataclass(frozen=True)
class Cost:
    """What one copy took: seconds of a processor and by the clock, the most memory in MiB, the copy in bytes."""

    cpu: float
    wall: float
    memory: float
    size: int


async def mending(folder: Path, talks: Path, seconds: float = SECONDS) -> str:
    """Measure copies of pictures and of a film, and talks beside it; give the section of the report.

    `talks` is a folder with people who are on their way. Raises `RunFailed`.
    """
    film = await asyncio.to_thread(_film, folder / "film.mov")
    made = {name: folder / name for name in PICTURES}
    for name, path in made.items():
        path.write_bytes(await asyncio.to_thread(PICTURES[name]))
    rows = [await asyncio.to_thread(_row, name, path) for name, path in (*made.items(), ("60 s of 1080p", film))]
    head = ["| file | MB | CPU s | s | memory MiB | copy, MB |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
    calm = await _worst(talks, seconds)
    async with _beside(film):
        busy = await _worst(talks, seconds)
    wanted = "wanted: 12 megapixels ≤ 1.5 s of CPU, 48 ≤ 5 s, the film ≤ 120 s, memory < 700 MiB"
    ratio = f"{calm:.0f} ms calm, {busy:.0f} ms beside the film; ratio {busy / calm:.2f}, wanted: < 2"
    return "\n".join(["### Copies", "", *head, *rows, "", f"{wanted}.", "", f"p99 of {PEOPLE} others: {ratio}.", ""])


def cost(path: Path) -> Cost:
    """Have a copy of a file made by the process that the bot has it made by, and say what that took."""
    with path.open("rb") as source, tempfile.TemporaryFile() as target:
        began = time.monotonic()
        process = _mender(path.name, source, target)
        assert process.stdout
        with ThreadPoolExecutor(1) as watching:
            peak = watching.submit(_peak, process.pid)
            said = [json.loads(line) for line in process.stdout]
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - began
    done = said[-1].get("done", {}) if said else {}
    return Cost(used.ru_utime + used.ru_stime, wall, peak.result(), int(done.get("size", 0)))


def _peak(pid: int) -> float:
    """Give the most memory (MiB) that a process is seen to hold until it has ended."""
    most = 0.0
    while seen := memory(pid).own:
        most = max(most, seen)
        time.sleep(LOOK)
    return most


def _row(name: str, path: Path) -> str:
    took = cost(path)
    megabytes = path.stat().st_size / 1e6
    return (
        f"| {name} | {megabytes:.1f} | {took.cpu:.1f} | {took.wall:.1f} | {took.memory:.0f} | {took.size / 1e6:.1f} |"
    )


def _mender(name: str, source: IO[bytes], target: IO[bytes]) -> subprocess.Popen[bytes]:
    numbers = [source.fileno(), target.fileno()]
    process = subprocess.Popen(  # noqa: S603 - all of it is ours
        [sys.executable, "-m", MODULE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        pass_fds=numbers,
    )
    assert process.stdin
    asked = {"request": {"name": name, "page": 1}, "files": numbers, "bot": os.getpid()}
    process.stdin.write(json.dumps(asked).encode() + b"\n")
    process.stdin.flush()
    return process


@asynccontextmanager
async def _beside(film: Path) -> AsyncIterator[None]:
    """Have a copy of the film made meanwhile; it is ended with the block."""
    with film.open("rb") as source, tempfile.TemporaryFile() as target:
        process = await asyncio.to_thread(_mender, film.name, source, target)
        try:
            yield
        finally:
            process.kill()
            await asyncio.to_thread(process.wait)


async def _worst(talks: Path, seconds: float) -> float:
    reading = await run(
        OURS, Job(OURS.way, PEOPLE, seconds=seconds, settle=2.0, think=THINK, talks=str(talks / TALKS)), talks
    )
    return reading.worst.milliseconds


def _photo(width: int, height: int) -> Image.Image:
    """Draw what is as dear to pack as a photo is: soft shapes with some noise on them."""
    chance = random.Random(width)  # noqa: S311 - the same picture each time
    small = Image.new("RGB", (48, 36))
    small.putdata([tuple(chance.randrange(256) for _ in range(3)) for _ in range(48 * 36)])
    soft = small.resize((width, height), Image.Resampling.BICUBIC)
    return Image.blend(soft, Image.effect_noise((width, height), 60).convert("RGB"), 0.12)


def _saved(width: int, height: int, format_: str) -> bytes:
    written = io.BytesIO()
    picture = _photo(width, height)
    if format_ == "HEIC":
        pillow_heif.from_pillow(picture).save(written, quality=80)
    else:
        picture.save(written, format_, quality=97)
    return written.getvalue()


PICTURES: Mapping[str, Callable[[], bytes]] = {
    "12 megapixels.jpg": lambda: _saved(4000, 3000, "JPEG"),
    "12 megapixels.png": lambda: _saved(4000, 3000, "PNG"),
    "12 megapixels.heic": lambda: _saved(4000, 3000, "HEIC"),
    "48 megapixels.jpg": lambda: _saved(8000, 6000, "JPEG"),
}


def _film(path: Path) -> Path:
    """Write a minute of film as phones do: H.264 in a MOV, its index at the end."""
    with av.open(str(path), "w", format="mov") as output:
        stream = output.add_stream("libx264", rate=FILM_RATE, options={"preset": "ultrafast", "bf": "0"})
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt, stream.bit_rate = 1920, 1080, "yuv420p", FILM_BITS
        large = _photo(2400, 1400)
        for number in range(FILM_SECONDS * FILM_RATE):
            left, top = number * 3 % 480, number * 2 % 320
            frame = VideoFrame.from_image(  # type: ignore[no-untyped-call]  # it has none
                large.crop((left, top, left + 1920, top + 1080))
            )
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return path
