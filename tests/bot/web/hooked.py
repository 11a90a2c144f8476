"""The bot of a test with a web server of its own: fed by a webhook, or polling and only looked at."""

from __future__ import annotations

import io
import json
import logging
import os
import random
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.__main__ import STANDIN_TOKEN
from bot.application import Bot
from bot.intake.webhook import HEADER, Hook
from bot.storage.sqlite.storage import SqliteStorage
from tests.bot.given import on_its_clock
from tests.buyer import Buyer
from tests.conftest import World
from tests.third_party import complaints

SECRET = "a-secret_of-1-test"
PATH = "/prefix/telegram"


def hooked() -> dict[str, str]:
    """Make the settings of a webhook at a free port."""
    listen = f"127.0.0.1:{free_port()}"
    return {"WEBHOOK_URL": f"http://{listen}/telegram", "WEBHOOK_LISTEN": listen, "WEBHOOK_SECRET": "s" * 20}


def free_port(host: str = "127.0.0.1") -> int:
    """Find a port that nobody has, below those that the system gives away by itself.

    Each process looks in a place of its own, as between looking and listening another could take it.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    lowest = 20_000 + os.getpid() % 120 * 100
    while True:
        port = random.randrange(lowest, lowest + 100)
        with socket.socket(family) as probe:
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port


class HookedWorld(World):
    """A world whose bot has a web server; `polls`: and fetches its updates all the same."""

    def __init__(self, folder: Path, http: aiohttp.ClientSession, host: str = "127.0.0.1", *, polls: bool) -> None:
        super().__init__(folder, http)
        self.listen = (host, free_port(host))
        shown = f"[{host}]" if ":" in host else host
        self.url = f"http://{shown}:{self.listen[1]}"
        self.hook = None if polls else Hook(self.url + PATH, SECRET)

    async def start_bot(self) -> None:
        """Start the bot on the database as it is."""
        self._storage = await SqliteStorage.open(self.folder / "bot.db")
        self._bot = self.made()
        await self._bot.start()

    def made(self, **how: Any) -> Bot:
        """Make the bot, with these fields in the place of the usual ones."""
        fields = {"check_every": self.check_every, "hook": self.hook, "listen": self.listen, **how}
        return Bot(self.storage, STANDIN_TOKEN, self.standin.url, **fields)

    async def restart(self, *people: Buyer, **how: Any) -> None:
        """Stop the bot and start it anew on what it has stored."""
        await self.stop_bot()
        self._storage = await SqliteStorage.open(self.folder / "bot.db")
        self._bot = self.made(**await on_its_clock(self, how))
        await self._bot.start()
        for buyer in people:
            buyer._storage = self.storage

    async def get(self, path: str) -> tuple[int, str]:
        """Ask for a page; give status and text."""
        async with self.http.get(self.url + path) as response:
            return response.status, await response.text()

    async def healthz(self) -> tuple[int, Any]:
        """Ask whether the bot is well."""
        status, text = await self.get("/healthz")
        return status, json.loads(text)

    async def post(self, body: object, *, headers: dict[str, str] | None = None) -> aiohttp.ClientResponse:
        """Post to the webhook as Telegram does: bytes as they are, all else as JSON."""
        said = {HEADER: SECRET, "Content-Type": "application/json"} if headers is None else headers
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        async with self.http.post(self.url + PATH, data=io.BytesIO(data), headers=said) as response:
            await response.read()
        return response


@asynccontextmanager
async def hooked_world(
    folder: Path, caplog: pytest.LogCaptureFixture, host: str = "127.0.0.1", *, polls: bool
) -> AsyncIterator[HookedWorld]:
    """A bot that runs; afterwards nothing was refused, nothing is wrong in the log and no secret is in it."""
    caplog.set_level(logging.DEBUG)
    async with aiohttp.ClientSession() as http:
        world = HookedWorld(folder, http, host, polls=polls)
        try:
            await world.open()
            yield world
        finally:
            await world.close()
    assert not world.refused()
    assert not complaints(world.calls)
    records = [record for record in caplog.records if record.name.startswith("bot")]
    errors = [record.getMessage() for record in records if record.levelno >= logging.ERROR]
    assert not [text for text in errors if not any(part in text for part in world.expected)]
    assert not [record for record in records if SECRET in record.getMessage()]
