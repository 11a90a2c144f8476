"""The databases that are held to the promises of `Storage`, and ways to make them fail. A second is added here."""

import resource
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from bot.storage.interface import Storage
from bot.storage.sqlite.storage import SqliteStorage

Fault = Callable[[Storage], AbstractAsyncContextManager[None]]


class Database(Protocol):
    """A database in a folder of its own."""

    def __init__(self, folder: Path) -> None: ...

    async def open(self) -> Storage:
        """Open it, as often as wanted."""

    @property
    def faults(self) -> dict[str, Fault]:
        """Name what can go wrong for a while; each acts on an open storage as long as its context lasts."""


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


DATABASES: list[type[Database]] = [Sqlite]
FAULTS = [(kind, fault) for kind in DATABASES for fault in kind(Path()).faults]
