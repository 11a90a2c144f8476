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
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

import aiohttp
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
FIGURES = ("updates", "rate", "cpu", "own", "database", "calls", "ridden", "server")
STOPPED_WITHIN = 15.0
"""Seconds until a bot that is told to stop has ended."""


@dataclass(frozen=True)
class Server:
    """What has the database, where that is no file: the id of its first process, and the address of the database."""

    pid: int
    database: str


class RunFailed(Exception):  # noqa: N818 - says what happened
    """A run came to nothing; the text says which and why."""


@dataclass(frozen=True)
class Reading:
    """What one run showed.

    `updates`: how many were answered in full; `rate` is that per second. `cpu`: microseconds of processor time per
    update, all in all; `own` that of the bot's own processes, `database` that of the server of its database. `calls`:
    per update; `ridden`: those of them that came in the answer to a post. `median` and `worst`: the wait for the first
    reply, of half and of 99 % of the updates. `server`: percent of a processor that the server took. `start`: seconds
    until the bot asked for updates.
    """

    updates: int
    rate: float
    cpu: float
    own: float
    database: float
    calls: float
    ridden: float
    median: Wait
    worst: Wait
    worst_words: Wait
    """Of the updates that bring no file, which has to be fetched before it can be spoken about."""
    memory: Memory
    server: float
    start: float


async def run(bot: Bot, job: Job, template: Path, server: Server | None = None) -> Reading:
    """Run a bot, in a copy of a folder, with these people. Raises `RunFailed`.

    `server`: that of its database. Then there is a process of the bot for each port of the job.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "bot"
        shutil.copytree(template, folder)
        os.sync()  # what was copied must not be what the bot waits for
        await _heard_of(folder)
        async with _talk(bot, job, folder, server) as (_processes, reading, start):
            return Reading(
                **{name: reading[name] for name in FIGURES},
                median=Wait(**reading["median"]),
                worst=Wait(**reading["worst"]),
                worst_words=Wait(**reading["worst_words"]),
                memory=Memory(**reading["memory"]),
                start=start,
            )


async def spread(bot: Bot, people: int, folder: Path, server: Server | None = None) -> None:
    """Leave in a folder what a bot has stored when so many people are spread over the whole way. Raises `RunFailed`."""
    async with _talk(bot, Job(bot.way, people, spread=True), folder, server) as (processes, talks, _start):
        (folder / TALKS).write_bytes(orjson.dumps(talks))
        try:
            async with asyncio.timeout(STOPPED_WITHIN):
                for process in processes:
                    process.send_signal(signal.SIGTERM)
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
async def _talk(
    bot: Bot, job: Job, folder: Path, server: Server | None = None
) -> AsyncIterator[tuple[Sequence[Process], Json, float]]:
    """Let people talk with a bot; give its processes, what was measured, and the seconds that it took to start."""
    async with AsyncExitStack() as stack:
        name = stack.enter_context(tempfile.TemporaryDirectory())
        crowd = await stack.enter_async_context(child("benchmarks.crowd", _written(job), folder=Path(name), talks=True))
        port = (await _line(crowd, STARTED_WITHIN))["port"]
        started = time.monotonic()
        processes = [
            await stack.enter_async_context(child(bot.module, folder=folder, environment=environment))
            for environment in _of_each(settings(folder, port), job.listens, server)
        ]
        try:
            asked = (await _line(crowd, STARTED_WITHIN, processes))["asked"]
            await _are_well(job.listens)
            measured = {"bots": [one.pid for one in processes], "server": server.pid if server else 0}
            crowd.stdin.write(orjson.dumps(measured) + b"\n")  # type: ignore[union-attr]  # it is a pipe
            limit = IN_PLACE_WITHIN + job.settle + job.seconds + SPARE
            reading = (await _line(crowd, limit, processes))["measured"]
        except RunFailed as error:
            told = f"{error}\n{said(folder)}{said(Path(name))}".strip()
            raise RunFailed(f"{bot.name}, {job.people} people: {told}") from error
        yield processes, reading, asked - started


def _written(job: Job) -> str:
    return orjson.dumps(asdict(job)).decode()


def settings(folder: Path, port: int) -> dict[str, str]:
    """Give the environment of a bot."""
    return {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{folder / DATABASE}",
        "LOG_LEVEL": "WARNING",
    }


def _of_each(usual: dict[str, str], listens: Sequence[int], server: Server | None) -> list[dict[str, str]]:
    """Give the environment of each process: of the one that fetches updates, or of all to which they are posted."""
    usual |= {"DATABASE_URL": server.database} if server else {}
    hook = {"WEBHOOK_URL": "http://127.0.0.1/telegram"}
    return [usual | hook | {"WEBHOOK_LISTEN": f"127.0.0.1:{listen}"} for listen in listens] or [usual]


async def _are_well(listens: Sequence[int]) -> None:
    """Wait until each process takes updates: the first one that does has asked for them already."""
    async with aiohttp.ClientSession() as http:
        for port in listens:
            until = time.monotonic() + STARTED_WITHIN
            while not await _is_well(http, port):
                if time.monotonic() > until:
                    raise RunFailed("not all of its processes are well")
                await asyncio.sleep(0.05)


async def _is_well(http: aiohttp.ClientSession, port: int) -> bool:
    try:
        async with http.get(f"http://127.0.0.1:{port}/healthz") as response:
            return response.status == HTTPStatus.OK
    except aiohttp.ClientError:
        return False


async def _line(crowd: Process, seconds: float, bots: Sequence[Process] = ()) -> Json:
    """Read what the crowd says next. Raises `RunFailed` when it says that, or when one ends, or after so long."""
    reading = asyncio.ensure_future(crowd.stdout.readline())  # type: ignore[union-attr]  # it is a pipe
    ends = [asyncio.ensure_future(bot.wait()) for bot in bots]
    try:
        await asyncio.wait((reading, *ends), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        if not reading.done():
            raise RunFailed("the bot has ended" if any(end.done() for end in ends) else "it takes too long")
        told: Json = orjson.loads(reading.result() or b'{"failed": "the crowd has ended"}')
        if "failed" in told:
            raise RunFailed(told["failed"])
        return told
    finally:
        for task in (reading, *ends):
            task.cancel()
