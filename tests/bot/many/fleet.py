"""Several processes of the bot on one database, each with a web server of its own behind a small balancer."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import aiohttp
import orjson

from benchmarks.parameters import Json
from benchmarks.server import Server
from bot.intake.webhook import HEADER
from tests.bot.faults.failpoints import Points
from tests.bot.faults.lives import Lives
from tests.bot.many.crowd import Telegram
from tests.bot.web.hooked import free_port

SECRET = "s" * 20
URL = "http://127.0.0.1:8443/telegram"
"""Where Telegram is told to post: the balancer."""
PATIENCE = 2.0
"""Seconds after which the balancer asks the next one; a usual one has 60 or a check of its own."""
OUT = 3.0
"""Seconds for which it leaves one alone that did not answer."""
UP_WITHIN = 30.0
OK = 200


class Member:
    """One process, which may end and be started again."""

    def __init__(self, number: int, port: int, folder: Path, api: str, database: str, *, hooked: bool) -> None:
        self.number = number
        self.port = port
        self.pids: set[int] = set()
        """Of every process that it has been."""
        folder.mkdir()
        self._lives = Lives(folder, api)
        hook = {"WEBHOOK_URL": URL, "WEBHOOK_SECRET": SECRET} if hooked else {}
        listen = {"WEBHOOK_LISTEN": f"127.0.0.1:{self.port}"}
        self._lives.change({"DATABASE_URL": database, "LOG_LEVEL": "INFO", **listen, **hook})

    @property
    def log(self) -> str:
        """All that it has written."""
        return self._lives.log.read_text("utf-8")

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self._lives.runs

    @property
    def code(self) -> int:
        """The exit code of the last one that it has been."""
        return self._lives.code

    async def load(self) -> None:
        """Get ready to start it in no time."""
        Points(self._lives.points).close()
        await self._lives.open()

    async def start(self) -> None:
        """Start it, also where it has ended."""
        await self._lives.start()
        self.pids.add(self._lives.pid)

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        with suppress(ProcessLookupError):
            os.kill(self._lives.pid, number)

    async def end(self, number: signal.Signals = signal.SIGKILL) -> int:
        """Send it a signal and wait for its end; give its code."""
        return await self._lives.end(number)

    async def close(self) -> None:
        """End it, whatever it is doing."""
        self.send(signal.SIGCONT)
        await self._lives.close()

    async def until_up(self, http: aiohttp.ClientSession, shards: int = 1) -> Json:
        """Wait until it has so many shards."""
        until = time.monotonic() + UP_WITHIN
        while True:
            with suppress(aiohttp.ClientError, TimeoutError):
                async with http.get(f"http://127.0.0.1:{self.port}/healthz", timeout=SHORT) as response:
                    health: Json = await response.json()
                    if response.status == OK and health["shards"] >= shards:
                        return health
            assert time.monotonic() < until, f"{self.number} is not up:\n{self.log[-3000:]}"
            await asyncio.sleep(0.05)


SHORT = aiohttp.ClientTimeout(total=PATIENCE)


class Balancer:
    """Posts each update to one process after the other until one has taken it."""

    def __init__(self, http: aiohttp.ClientSession, members: Sequence[Member], telegram: Telegram) -> None:
        self._http = http
        self._telegram = telegram
        self._members = members
        self._turn = 0
        self._out: dict[int, float] = {}

    async def post(self, update: Json) -> None:
        """Bring an update to the bot."""
        body = orjson.dumps(update)
        headers = {HEADER: SECRET, "Content-Type": "application/json"}
        while True:
            for member in self._in_turn():
                try:
                    url = f"http://127.0.0.1:{member.port}/telegram"
                    async with self._http.post(url, data=body, headers=headers, timeout=SHORT) as response:
                        if response.status == OK:
                            await self._carry_out(await response.read())
                            return
                except (aiohttp.ClientError, TimeoutError):
                    self._out[member.number] = time.monotonic() + OUT
            await asyncio.sleep(0.2)

    async def _carry_out(self, ride: bytes) -> None:
        """Carry out the call that came with an answer, as Telegram does."""
        if ride:
            call: Json = orjson.loads(ride)
            await self._telegram.call(call.pop("method"), call)  # when it comes to it, whosever the chat is by then

    def _in_turn(self) -> list[Member]:
        self._turn += 1
        now = time.monotonic()
        some = [member for member in self._members if self._out.get(member.number, 0.0) <= now]
        some = some or list(self._members)
        place = self._turn % len(some)
        return some[place:] + some[:place]


class Fleet:
    """The processes, and the addresses at which they find Telegram."""

    def __init__(self, folder: Path, database: str, telegram: Telegram, *, hooked: bool) -> None:
        self._folder = folder
        self._database = database
        self._telegram = telegram
        self._hooked = hooked
        self._servers: list[Server] = []
        self._ports: set[int] = set()
        self._loaded: list[Member] = []
        self.members: list[Member] = []
        self.failed: list[BaseException] = []
        """What went wrong with a call, or in a talk."""

    async def load(self, processes: int) -> None:
        """Get ready to start so many."""
        self._loaded += [await self._made(number) for number in range(processes)]
        await asyncio.gather(*(member.load() for member in self._loaded))

    async def add(self) -> Member:
        """Start one more."""
        if not self._loaded:
            member = await self._made(len(self.members))
            await member.load()
            self._loaded.append(member)
        self.members.append(self._loaded.pop(0))
        await self.members[-1].start()
        return self.members[-1]

    async def _made(self, number: int) -> Member:
        server = Server(self._telegram.of(number), 0.0, self.failed.append)
        self._servers.append(server)
        api = f"http://127.0.0.1:{await server.start()}"
        port = next(port for port in iter(free_port, None) if port not in self._ports)
        self._ports.add(port)
        return Member(number, port, self._folder / str(number), api, self._database, hooked=self._hooked)

    async def close(self) -> None:
        """Kill them all."""
        for member in (*self.members, *self._loaded):
            await member.close()
        for server in self._servers:
            server.close()
