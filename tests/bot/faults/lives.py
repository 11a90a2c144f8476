"""The lives of one bot, forked from a process that has loaded it."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from tests.bot.faults.zygote import Life
from tests.bot.running import ROOT, BotProcess


class Lives(BotProcess):
    """As `BotProcess`, started in some 50 ms. It has to be opened and closed."""

    def __init__(self, folder: Path, api: str, **more: Any) -> None:
        """Take the fields of `Life` as well."""
        super().__init__(folder, api)
        self.points, self.read_only = folder / "points", folder / "read-only"
        points, read_only = str(self.points), str(self.read_only)
        self._life = Life(str(folder), str(self.log), points, read_only, self._environment, **more)
        self._ended: asyncio.Future[int] | None = None
        self._zygote: asyncio.subprocess.Process
        self._listening: asyncio.Task[None]
        self.pid = 0

    async def open(self) -> None:
        """Load the bot."""
        self._zygote = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.bot.faults.zygote"),
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )

    async def close(self) -> None:
        """End the life, if one runs, and the process that it came from."""
        if self.runs:
            await self.kill()
        self._order_end()
        await self._zygote.wait()

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

    async def _wait_for_the_end(self, ended: asyncio.Future[int]) -> None:
        ended.set_result((await self._heard())["ended"])

    async def _heard(self) -> dict[str, int]:
        assert self._zygote.stdout
        heard: dict[str, int] = json.loads(await self._zygote.stdout.readline())
        return heard

    def _order(self, what: dict[str, object]) -> None:
        assert self._zygote.stdin
        self._zygote.stdin.write(f"{json.dumps(what)}\n".encode())

    def _order_end(self) -> None:
        assert self._zygote.stdin
        self._zygote.stdin.close()


@asynccontextmanager
async def lives(folder: Path, api: str, **more: Any) -> AsyncIterator[Lives]:
    """Have a bot that can be started; it is not yet."""
    made = Lives(folder, api, **more)
    await made.open()
    try:
        yield made
    finally:
        await made.close()
