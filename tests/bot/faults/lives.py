"""The lives of one bot, forked from a process that has loaded it."""

from __future__ import annotations

import asyncio
import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from tests.bot.faults.zygote import Life
from tests.bot.running import ROOT, BotProcess

IDLE: list[subprocess.Popen[bytes]] = []
"""Processes that have loaded the bot and wait for orders: that takes a second, and each does for many tests."""


def _end_idle() -> None:
    for zygote in IDLE:
        zygote.communicate()


atexit.register(_end_idle)


class Lives(BotProcess):
    """As `BotProcess`, started in some 50 ms. It has to be opened and closed."""

    def __init__(self, folder: Path, api: str, **more: Any) -> None:
        """Take the fields of `Life` as well."""
        super().__init__(folder, api)
        self.points, self.read_only = folder / "points", folder / "read-only"
        points, read_only = str(self.points), str(self.read_only)
        self._life = Life(str(folder), str(self.log), points, read_only, self._environment, **more)
        self._ended: asyncio.Future[int] | None = None
        self._is_idle = True
        """Whether all that was ordered has been answered."""
        self._zygote: subprocess.Popen[bytes]
        self._said: asyncio.StreamReader
        self._hearing: asyncio.BaseTransport
        self._listening: asyncio.Task[None]
        self.pid = 0

    async def open(self) -> None:
        """Load the bot, or take one that is loaded."""
        self._zygote = IDLE.pop() if IDLE else _loaded()
        assert self._zygote.stdout
        self._said = asyncio.StreamReader()
        ours = os.fdopen(os.dup(self._zygote.stdout.fileno()), "rb", buffering=0)
        self._hearing, _protocol = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(self._said), ours
        )

    async def close(self) -> None:
        """End the life, if one runs; the process that it came from is for the next who needs one."""
        if self.runs:
            await self.kill()
        self._hearing.close()
        if self._is_idle:
            IDLE.append(self._zygote)
        else:
            self._zygote.kill()
            self._zygote.communicate()

    @property
    def runs(self) -> bool:
        """Whether there is a life that has not ended, as far as was heard."""
        return self._ended is not None and not self._ended.done()

    @property
    def code(self) -> int:
        """The exit code of the last life, which has ended."""
        assert self._ended
        return self._ended.result()

    def change(self, environment: Mapping[str, str] | None = None, **fields: Any) -> None:
        """Give the next lives other fields of `Life`, and more to their environment."""
        self._life = replace(self._life, environment={**self._life.environment, **(environment or {})}, **fields)

    async def start(self) -> None:
        """Begin a life; its log goes on where that of the last one ended."""
        assert not self.runs
        self.log.touch(0o600)  # so that it can be read from now on
        self._is_idle = False
        self._order({"start": asdict(self._life)})
        self.pid = (await self._heard())["started"]
        self._ended = asyncio.get_running_loop().create_future()
        self._listening = asyncio.create_task(self._wait_for_the_end(self._ended))

    async def end(self, number: signal.Signals) -> int:
        """Send it a signal and wait; give its exit code."""
        assert self._ended
        if self.runs:
            self._order({"signal": number})
        return await self._ended

    async def over(self) -> int:
        """Wait until it ends by itself; give its exit code."""
        assert self._ended
        return await self._ended

    async def _wait_for_the_end(self, ended: asyncio.Future[int]) -> None:
        code = (await self._heard())["ended"]
        self._is_idle = True
        ended.set_result(code)

    async def _heard(self) -> dict[str, int]:
        heard: dict[str, int] = json.loads(await self._said.readline())
        return heard

    def _order(self, what: dict[str, object]) -> None:
        assert self._zygote.stdin
        self._zygote.stdin.write(f"{json.dumps(what)}\n".encode())
        self._zygote.stdin.flush()


def _loaded() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.bot.faults.zygote"]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


@asynccontextmanager
async def lives(folder: Path, api: str, **more: Any) -> AsyncIterator[Lives]:
    """Have a bot that can be started; it is not yet."""
    made = Lives(folder, api, **more)
    await made.open()
    try:
        yield made
    finally:
        await made.close()
