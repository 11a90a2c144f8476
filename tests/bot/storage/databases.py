"""The databases that are held to the promises of `Storage`, and ways to make them fail."""

import os
import resource
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol, cast

import asyncpg

from bot.storage.interface import Storage
from bot.storage.postgresql.storage import PostgresStorage
from bot.storage.sqlite.storage import SqliteStorage
from tests.postgres import GIVEN, server, template

Fault = Callable[[Storage], AbstractAsyncContextManager[None]]


class Database(Protocol):
    """A database in a folder of its own."""

    def __init__(self, folder: Path) -> None: ...

    async def open(self) -> Storage:
        """Open it, as often as wanted."""

    def make(self) -> None:
        """Make it, before another process opens it."""

    def drop(self) -> None:
        """Take it away."""

    @property
    def faults(self) -> dict[str, Fault]:
        """Name what can go wrong for a while; each acts on an open storage as long as its context lasts."""

    @property
    def unreadable(self) -> set[str]:
        """Name those of the faults under which not even something can be read."""


@dataclass
class Sqlite:
    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / "disputes.db"

    @property
    def wal(self) -> Path:
        return self.folder / "disputes.db-wal"

    async def open(self) -> SqliteStorage:
        return await SqliteStorage.open(self.path)

    def make(self) -> None:
        """The first who opens it makes it."""

    def drop(self) -> None:
        """It goes with its folder."""

    @property
    def unreadable(self) -> set[str]:
        return set()

    @property
    def faults(self) -> dict[str, Fault]:
        return {"full": self._full, "no_write": self._no_write, "locked": self._locked, "read_only": self._read_only}

    @asynccontextmanager
    async def _full(self, storage: Storage) -> AsyncIterator[None]:
        await pragma(storage, "max_page_count = 1")  # SQLite takes it as: no page more than there are
        try:
            yield
        finally:
            await pragma(storage, "max_page_count = 1000000")

    @asynccontextmanager
    async def _no_write(self, _storage: Storage) -> AsyncIterator[None]:
        # What a full disk or a quota looks like from below: the system refuses to make the log longer.
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.wal.stat().st_size, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    @asynccontextmanager
    async def _locked(self, storage: Storage) -> AsyncIterator[None]:
        await pragma(storage, "busy_timeout = 50")
        other = sqlite3.connect(self.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.close()
            await pragma(storage, "busy_timeout = 5000")

    @asynccontextmanager
    async def _read_only(self, storage: Storage) -> AsyncIterator[None]:
        await pragma(storage, "query_only = ON")
        try:
            yield
        finally:
            await pragma(storage, "query_only = OFF")


async def pragma(storage: Storage, setting: str) -> None:
    connection = cast(SqliteStorage, storage)._connection
    async with connection._db.execute(f"PRAGMA {setting}"):
        pass


@asynccontextmanager
async def opened(database: Database) -> AsyncIterator[Storage]:
    """Open a database and close it whatever happens: a storage that stays open keeps its process from ending."""
    storage = await database.open()
    try:
        yield storage
    finally:
        await storage.close()


@dataclass
class Postgres:
    """A database on the tests' server, an ordinary user's own."""

    folder: Path

    @cached_property
    def name(self) -> str:
        return server().create(template())

    @property
    def url(self) -> str:
        return server().url(self.name)

    async def open(self) -> PostgresStorage:
        return await PostgresStorage.open(self.url)

    def make(self) -> None:
        assert self.name

    def drop(self) -> None:
        server().drop(self.name)

    @property
    def faults(self) -> dict[str, Fault]:
        stopped: dict[str, Fault] = {} if GIVEN in os.environ else {"away": self._away}
        refused: dict[str, Fault] = {
            "shut": partial(self._altered, "ALLOW_CONNECTIONS false", "ALLOW_CONNECTIONS true"),
            "out_of_connections": partial(self._altered, "CONNECTION LIMIT 0", "CONNECTION LIMIT -1"),
            "read_only": partial(self._altered, f"SET {READ_ONLY} = on", f"RESET {READ_ONLY}"),
        }
        return {**stopped, **refused, "locked": self._locked}

    @property
    def unreadable(self) -> set[str]:
        return set(self.faults) - {"locked", "read_only"}

    @asynccontextmanager
    async def _away(self, _storage: Storage) -> AsyncIterator[None]:
        server().stop()
        try:
            yield
        finally:
            server().start()

    @asynccontextmanager
    async def _altered(self, begins: str, ends: str, _storage: Storage) -> AsyncIterator[None]:
        """Let something hold for all sessions from now on, and end those that there are."""
        server().execute(f"ALTER DATABASE {self.name} {begins}", ENDED.format(self.name))
        try:
            yield
        finally:
            server().execute(f"ALTER DATABASE {self.name} {ends}")

    @asynccontextmanager
    async def _locked(self, storage: Storage) -> AsyncIterator[None]:
        impatient(storage, 0.05)
        async with self.locked():
            yield
        impatient(storage, 5.0)

    @asynccontextmanager
    async def locked(self) -> AsyncIterator[None]:
        """Let another process keep the tables from being changed."""
        other = await asyncpg.connect(self.url)
        try:
            async with other.transaction():
                await other.execute("LOCK TABLE inbox, outbox, chats, cases, buyers, meta IN EXCLUSIVE MODE")
                yield
        finally:
            await other.close()


READ_ONLY = "default_transaction_read_only"
ENDED = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{}'"


def impatient(storage: Storage, patience: float) -> None:
    both = cast(PostgresStorage, storage)
    for connection in (both._connection, both._intake):
        connection._patience, connection._hurries = patience, True


DATABASES: list[type[Database]] = [Sqlite, Postgres]
FAULTS = [(kind, fault) for kind in DATABASES for fault in kind(Path()).faults]
