"""One run: a bot as a process, people as another, and what was measured between them."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import tempfile
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson

from benchmarks.child import child, said
from benchmarks.contestants import Bot
from benchmarks.crowd import IN_PLACE_WITHIN, Job
from benchmarks.parameters import Json
from benchmarks.readings import Wait
from benchmarks.watch import Memory
from bot.storage.sqlite.storage import SqliteStorage

TOKEN = "1000001:no-token-but-of-the-same-form-as-one"  # noqa: S105 - opens nothing but the fake server
DATABASE = "bot.db"
TALKS = "talks.json"
STARTED_WITHIN = 60.0
"""Seconds until a bot asks for updates."""
SPARE = 30.0
"""Seconds that a run may take longer than it should, on a machine that is busy."""
FIGURES = ("updates", "rate", "cpu", "own", "calls", "ridden", "server")
STOPPED_WITHIN = 15.0
"""Seconds until a bot that is told to stop has ended."""


class RunFailed(Exception):  # noqa: N818 - says what happened
    """A run came to nothing; the text says which and why."""


@dataclass(frozen=True)
class Reading:
    """What one run showed.

    `updates`: how many were answered in full; `rate` is that per second. `cpu`: microseconds of the bot's processor
    time per update, `own` that of its process alone. `calls`: per update; `ridden`: those of them that came in the
    answer to a post. `median` and `worst`: the wait for the first reply, of half and of 99 % of the
    updates. `server`: percent of a processor that the server took. `start`: seconds until the bot asked for updates.
    """

    updates: int
    rate: float
    cpu: float
    own: float
    calls: float
    ridden: float
    median: Wait
    worst: Wait
    worst_words: Wait
    """Of the updates that bring no file, which has to be fetched before it can be spoken about."""
    memory: Memory
    server: float
    start: float


async def run(bot: Bot, job: Job, template: Path) -> Reading:
    """Run a bot, in a copy of a folder, with these people. Raises `RunFailed`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "bot"
        shutil.copytree(template, folder)
        os.sync()  # what was copied must not be what the bot waits for
        await _heard_of(folder)
        async with _talk(bot, job, folder) as (_process, reading, start):
            return Reading(
                **{name: reading[name] for name in FIGURES},
                median=Wait(**reading["median"]),
                worst=Wait(**reading["worst"]),
                worst_words=Wait(**reading["worst_words"]),
                memory=Memory(**reading["memory"]),
                start=start,
            )


async def spread(bot: Bot, people: int, folder: Path) -> None:
    """Leave in a folder what a bot has stored when so many people are spread over the whole way. Raises `RunFailed`."""
    async with _talk(bot, Job(bot.way, people, spread=True), folder) as (process, talks, _start):
        (folder / TALKS).write_bytes(orjson.dumps(talks))
        process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(STOPPED_WITHIN):
                await process.wait()
        except TimeoutError as error:
            raise RunFailed(f"{bot.name} does not stop") from error


async def _heard_of(folder: Path) -> None:
    """Let the bot believe that it heard of Telegram just now: it is not its recovery after an outage that is asked."""
    if (folder / DATABASE).exists():
        storage = await SqliteStorage.open(folder / DATABASE)
        await storage.contact(datetime.now(UTC))
        await storage.close()


@asynccontextmanager
async def _talk(bot: Bot, job: Job, folder: Path) -> AsyncIterator[tuple[Process, Json, float]]:
    """Let people talk with a bot; give its process, what was measured, and the seconds that it took to start."""
    with tempfile.TemporaryDirectory() as name:
        async with child("benchmarks.crowd", _written(job), folder=Path(name), talks=True) as crowd:
            port = (await _line(crowd, STARTED_WITHIN))["port"]
            started = time.monotonic()
            environment = settings(folder, port, job.listens)
            async with child(bot.module, folder=folder, environment=environment) as process:
                try:
                    asked = (await _line(crowd, STARTED_WITHIN, process))["asked"]
                    crowd.stdin.write(b"%d\n" % process.pid)  # type: ignore[union-attr]  # it is a pipe
                    limit = IN_PLACE_WITHIN + job.settle + job.seconds + SPARE
                    measured = (await _line(crowd, limit, process))["measured"]
                except RunFailed as error:
                    told = f"{error}\n{said(folder)}{said(Path(name))}".strip()
                    raise RunFailed(f"{bot.name}, {job.people} people: {told}") from error
                yield process, measured, asked - started


def _written(job: Job) -> str:
    return orjson.dumps(asdict(job)).decode()


def settings(folder: Path, port: int, listens: Sequence[int] = ()) -> dict[str, str]:
    """Give the environment of a bot; `listens`: the port where updates are posted to it, none where it fetches them."""
    posted = (
        {"WEBHOOK_URL": "http://127.0.0.1/telegram", "WEBHOOK_LISTEN": f"127.0.0.1:{listens[0]}"} if listens else {}
    )
    return posted | {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{folder / DATABASE}",
        "LOG_LEVEL": "WARNING",
    }


async def _line(crowd: Process, seconds: float, bot: Process | None = None) -> Json:
    """Read what the crowd says next. Raises `RunFailed` when it says that, or when either ends, or after so long."""
    reading = asyncio.ensure_future(crowd.stdout.readline())  # type: ignore[union-attr]  # it is a pipe
    ends = [asyncio.ensure_future(bot.wait())] if bot else []
    try:
        await asyncio.wait((reading, *ends), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        if not reading.done():
            raise RunFailed("the bot has ended" if ends and ends[0].done() else "it takes too long")
        told: Json = orjson.loads(reading.result() or b'{"failed": "the crowd has ended"}')
        if "failed" in told:
            raise RunFailed(told["failed"])
        return told
    finally:
        for task in (reading, *ends):
            task.cancel()
