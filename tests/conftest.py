"""The real bot over real HTTP on the stand-in, with a real database; and what must hold after every journey."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import aiohttp
import pytest
from hypothesis import settings

from bot.__main__ import STANDIN_TOKEN
from bot.application import CHECK_EVERY, Bot, Clock
from bot.outbox import tidying
from bot.runtime.clock import monotonic, utc_now
from bot.storage.postgresql.storage import PostgresStorage
from bot.storage.sql.rows import to_text
from bot.storage.sql.storage import SqlStorage
from bot.storage.sqlite.storage import SqliteStorage
from standin.calls import Call
from standin.server import Standin
from tests.buyer import Buyer
from tests.postgres import server, template
from tests.third_party import complaints

# How long an example takes says nothing where several tests share a processor; pytest's own timeout ends what hangs.
settings.register_profile("beside others", settings(), deadline=None)
settings.load_profile("beside others")

IN_MEMORY = Path("/dev/shm")
ENOUGH = 6 << 30
"""Bytes that are free there where what the tests need, at most some 1.3 GB, may be there. Our choice."""


def pytest_configure() -> None:
    """Keep the databases of the tests in memory where there is room: that is what they wait for most.

    A process that is killed loses nothing by it: what it has written is the system's, on a disk as there.
    """
    if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))


def pytest_collection_finish() -> None:
    """Let nobody look through what all the modules have made: it stays to the end."""
    gc.collect()
    gc.freeze()


ALL_ON_POSTGRES = "TEST_WORLDS_ON_POSTGRESQL"
"""Where it is set, each world's database is one of PostgreSQL: tests that look into SQLite's file fail then."""
LOOK, SELDOM = 0.003, 0.02
"""Seconds between two looks at what is under way: at first, and where it takes long, so that looking costs little."""
NO_PACE = 100.0
"""Messages a second that the bot may send by itself to a chat; that it keeps to a pace is held in test_unasked.py."""
HARMLESS = ("message is not modified", "query is too old")


PARKED = "SELECT 1 FROM chats AS c WHERE c.chat_id = {0}.chat_id AND c.parked_at IS NOT NULL"
BUSY = f"""SELECT EXISTS (SELECT 1 FROM inbox WHERE handled_at IS NULL AND set_aside_at IS NULL)
    OR EXISTS (SELECT 1 FROM outbox WHERE delivered_at IS NULL AND superseded_at IS NULL
        AND NOT EXISTS ({PARKED.format("outbox")}))
    OR EXISTS (SELECT 1 FROM jobs WHERE due_at <= ? AND NOT EXISTS ({PARKED.format("jobs")}))"""  # noqa: S608 - names


async def settled(standin: Standin, storage: SqlStorage, seconds: float, clock: Clock = utc_now) -> None:
    """Wait until every update is handled, what is due of the work on files is done, and every screen delivered."""
    pause = LOOK
    async with asyncio.timeout(seconds):
        # The one that works may be another process, so there is no event to wait for.
        while standin.pending or await _is_busy(storage, clock()):
            await asyncio.sleep(pause)
            pause = min(1.1 * pause, SELDOM)


async def _is_busy(storage: SqlStorage, now: datetime) -> bool:
    """Look at everything at one moment: what is done at one place may go on at another."""
    values = (to_text(now),)
    return bool(await storage._transactions.read(lambda session: session.execute(BUSY, values).fetchone()[0]))


class World:
    """The stand-in, the database and the bot of one test."""

    def __init__(self, folder: Path, http: aiohttp.ClientSession) -> None:
        self.folder = folder
        self.http = http
        self.calls: list[Call] = []
        self.standin = Standin(folder / "standin", observer=self.calls.append)
        self.expected: list[str] = []
        """Parts of refusals that a test provokes on purpose."""
        self.check_every = CHECK_EVERY
        """Seconds between two looks for what is due, from the next start of the bot on."""
        self.ahead = timedelta(0)
        """How much time has gone by for the bot alone."""
        self.admins: frozenset[int] = frozenset()
        """The user ids of the admins, from the next start of the bot on."""
        self.pages_off: frozenset[str] = frozenset()
        """The pages without a button, from the next start of the bot on."""
        self.told: object = None
        """The clock by which its database was told the time."""
        self.url = ""
        """The database of PostgreSQL in which it is kept; empty: a file of SQLite in the folder."""
        self._storage: SqliteStorage | None = None
        self._bot: Bot | None = None

    @property
    def storage(self) -> SqliteStorage:
        """The database of the bot that runs."""
        assert self._storage
        return self._storage

    @property
    def bot(self) -> Bot:
        """The bot that runs."""
        assert self._bot
        return self._bot

    def clock(self) -> datetime:
        """Give the time as the bot sees it."""
        return datetime.now(UTC) + self.ahead

    def monotonic(self) -> float:
        """Give the seconds that have gone by as the bot sees it, since the machine was started."""
        return monotonic() + self.ahead.total_seconds()

    async def open(self) -> None:
        """Start the stand-in and the bot."""
        await self.standin.start(host="127.0.0.1", port=0)
        await self.start_bot()

    async def start_bot(self) -> None:
        """Start the bot on the database as it is."""
        self._storage = await self.opened()
        self._bot = Bot(
            self._storage,
            STANDIN_TOKEN,
            self.standin.url,
            self.clock,
            self.check_every,
            self_sent_per_chat=NO_PACE,
            admins=self.admins,
            monotonic=self.monotonic,
            pages_off=self.pages_off,
        )
        await self._bot.start()

    async def opened(self) -> SqliteStorage:
        """Open its database."""
        if self.url:  # what a test asks of a world's storage, both have; what only a file has is asked of a file
            return cast(SqliteStorage, await PostgresStorage.open(self.url))
        return await SqliteStorage.open(self.folder / "bot.db")

    async def stop_bot(self) -> None:
        """Stop the bot as a signal would; what was never started needs no stopping."""
        if self._bot:
            await self._bot.stop()
        if self._storage:
            await self._storage.close()
        self._bot = self._storage = None

    async def close(self) -> None:
        """Stop everything that was started."""
        await self.stop_bot()
        await self.standin.stop()

    async def buyer(self, name: str = "Ann", *, started: bool = True, language: str | None = None) -> Buyer:
        """Let somebody open the chat and press Start. `language` is Telegram's code; an app need not tell it."""
        told = {"first_name": name} | ({"language_code": language} if language else {})
        async with self.http.post(f"{self.standin.url}/people", json=told) as response:
            person = (await response.json())["id"]
        buyer = Buyer(self.http, self.standin.url, person, self.storage, self.settled)
        if started:
            await buyer.says("/start")
        return buyer

    async def settled(self) -> None:
        """Wait until every update is handled, every screen delivered, and older ones are tidied where they can be."""
        await settled(self.standin, self.storage, 20, self.clock)
        while tidying.FEW > 0 and self._bot and self._bot.outbox.tidying._work:  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0.003)

    async def fault(self, **fault: object) -> None:
        """Let the next calls of the bot fail."""
        async with self.http.post(f"{self.standin.url}/faults", json=fault) as response:
            assert response.status < 400, await response.text()

    def refused(self) -> list[str]:
        """List what the stand-in refused, but for what Telegram's own users call harmless."""
        bad = [call for call in self.calls if call.status == 400]
        said = [f"{call.method}: {call.description}" for call in bad]
        return [text for text in said if not any(part in text for part in (*HARMLESS, *self.expected))]


@pytest.fixture(autouse=True)
def _tidied_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let older screens lose their buttons without any pause, so that a test sees the chat as it stays."""
    monkeypatch.setattr("bot.outbox.tidying.EVERY", 0.0)
    monkeypatch.setattr("bot.outbox.tidying.FEW", 1000)


@pytest.fixture(autouse=True)
def _not_introduced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a world's bot set no command menu in any language: six calls at each start, which only a few tests ask for.

    The bots that run as processes set them all.
    """
    monkeypatch.setattr("bot.introduction.languages", tuple)


@pytest.fixture
def is_on_postgres() -> bool:
    """Whether the world's database is one of PostgreSQL: a module that wants it so has a fixture of this name."""
    return ALL_ON_POSTGRES in os.environ


@pytest.fixture
async def world(tmp_path: Path, caplog: pytest.LogCaptureFixture, *, is_on_postgres: bool) -> AsyncIterator[World]:
    """A bot that runs; afterwards nothing was refused, nothing is wrong in the log and no token is in it."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "aiosqlite")  # or half of all that is kept were its lines
    async with aiohttp.ClientSession() as http:
        world = World(tmp_path, http)
        if is_on_postgres:
            world.url = server().url(server().create(template()))
        try:
            await world.open()
            yield world
        finally:
            await world.close()
            if is_on_postgres:
                server().drop(world.url.rpartition("/")[2])
    assert not world.refused()
    assert not complaints(world.calls)
    errors = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert not [text for text in errors if not any(part in text for part in world.expected)]


@pytest.fixture
async def ann(world: World) -> Buyer:
    """A buyer who has just pressed Start."""
    return await world.buyer("Ann")
