"""One SQLite connection: every operation a whole transaction, run in one go in the connection's own thread."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NoReturn, TypeVar

import aiosqlite

from bot.storage.interface import StorageError, Unavailable
from bot.storage.migrate import check, migrate

Result = TypeVar("Result")
Work = Callable[[sqlite3.Connection], Result]

PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)
"""What may be mended without a restart. Source: sqlite.org/rescode.html, the primary result codes."""

BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

SETTINGS = ("PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON")
"""NORMAL would lose the last commits at a power cut (sqlite.org/wal.html, performance considerations)."""


class Connection:
    """A connection that is open and has the schema of this release."""

    def __init__(self, db: aiosqlite.Connection, path: Path) -> None:
        self._db = db
        self._path = path
        self._closed = False

    @classmethod
    async def open(cls, path: Path, patience: float) -> Connection:
        """Open or create. `patience` (seconds) is how long to wait for another process's lock.

        Raises `StorageError` as `SqliteStorage.open` promises.
        """
        try:
            # First by itself: whatever may go wrong must not happen in aiosqlite's thread, which outlives a failure
            # to open and then breaks over the loop that has closed meanwhile.
            await asyncio.to_thread(_prepare, path, patience)
            return cls(await aiosqlite.Connection(lambda: _connected(path, patience), iter_chunk_size=64), path)
        except (OSError, sqlite3.Error, StorageError) as error:
            _refuse(path, error)

    async def read(self, work: Work[Result]) -> Result:
        """Run queries that see one state of the database."""
        return await self._run(work, "BEGIN")

    async def write(self, work: Work[Result]) -> Result:
        """Run changes: all of them are on the disk when this returns, or none if it raises.

        Raises `Unavailable` when the database cannot do it just now, `StorageError` when it is damaged or closed;
        any other error of `work` comes out as it is. When the awaiting task is cancelled, the changes, if they
        have begun or wait their turn, are nevertheless made as a whole.
        """
        return await self._run(work, "BEGIN IMMEDIATE")

    async def _run(self, work: Work[Result], begin: str) -> Result:
        db = self._db
        if self._closed:
            raise StorageError("the database is closed")

        def whole() -> Result:
            return _transaction(db._conn, work, begin)  # noqa: SLF001 - see below

        try:
            # Private, as aiosqlite offers only single statements: with those, coroutines that share the connection
            # share one transaction too. A closure, not arguments: aiosqlite writes those into its debug log.
            result: Result = await db._execute(whole)  # type: ignore[no-untyped-call] # noqa: SLF001 - see above
        except sqlite3.Error as error:
            raise _translated(self._path, error) from error
        return result

    async def close(self) -> None:
        """Finish what waits, then close. Closing twice does no harm."""
        if not self._closed:
            self._closed = True
            await self._db.close()


def _prepare(path: Path, patience: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(_connected(path, patience)) as connection:
        check(connection)
        connection.execute("PRAGMA journal_mode = WAL")  # stays with the file
        migrate(connection)


def _connected(path: Path, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    for setting in SETTINGS:
        connection.execute(setting)
    return connection


def _transaction(connection: sqlite3.Connection, work: Work[Result], begin: str) -> Result:
    connection.execute(begin)
    try:
        result = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # after a full disk SQLite has rolled back by itself
            connection.execute("ROLLBACK")
        raise
    return result


def _translated(path: Path, error: sqlite3.Error) -> Exception:
    code = _code(error)
    if code in PASSING:
        return Unavailable(f"DATABASE_URL: {path}: {error}")
    if code in BROKEN:
        return StorageError(f"DATABASE_URL: {path}: {error}")
    return error


def _refuse(path: Path, error: Exception) -> NoReturn:
    busy = isinstance(error, sqlite3.Error) and _code(error) == sqlite3.SQLITE_BUSY
    kind = Unavailable if busy else StorageError
    why = error.strerror if isinstance(error, OSError) else error
    raise kind(f"DATABASE_URL: {path} cannot be used: {why}") from error


def _code(error: sqlite3.Error) -> int | None:
    """Give the primary result code; SQLite keeps the details in the higher bits."""
    extended: int | None = getattr(error, "sqlite_errorcode", None)
    return None if extended is None else extended & 0xFF
