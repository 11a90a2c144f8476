"""One SQLite connection: every operation all or nothing; those that wait together share a transaction."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

import aiosqlite

from bot.storage.interface import StorageError
from bot.storage.sql.carrying import Carrying
from bot.storage.sql.operations import Operation, OperationResult
from bot.storage.sql.rows import digest
from bot.storage.sqlite.migrate import check_schema, migrate
from bot.storage.sqlite.place import Place
from bot.storage.sqlite.refusals import files_of, look_at_kind, refusal, translated
from bot.storage.sqlite.session import SETTINGS, SqliteSession
from bot.storage.sqlite.soundness import check_sound
from bot.storage.sqlite.transactions import carry_out, primary_code

logger = logging.getLogger(__name__)

Value = TypeVar("Value")
SqliteWork = Callable[[SqliteSession], Value]
Committed = Callable[[int, float], None]

PAUSE = 0.02
"""Seconds between two tries to turn the write-ahead log on. Our choice."""
LONGEST_LOOK = 3.0
"""Seconds that a database is looked at for damage at the start; one of 400 MB takes 0.3. Our choice."""
OPENS_WITHIN = 2.0
"""Seconds that opening waits for another process at most, as nothing ends it meanwhile. Our choice."""
FOR_OTHERS = 0o077
"""The part of a file's mode that is about anybody but its owner."""


def unmeasured(_operations: int, _seconds: float) -> None:
    """Take no notice of a transaction."""


class Connection:
    """A connection that is open and has the schema of this release."""

    def __init__(self, db: aiosqlite.Connection, path: Path, committed: Committed) -> None:
        self._db = db
        self._path = path
        self._place = Place(path)
        self._closed = False
        self._is_in_a_hurry = False
        self._carrying = Carrying(str(path), self._together, self._has_thread, committed)

    @classmethod
    async def open(cls, path: Path, patience: float, committed: Committed) -> Connection:
        """Open or create. `patience` (seconds) is how long to wait for another process's lock.

        Raises `StorageError` as `SqliteStorage.open` promises.
        """
        try:
            # First by itself: whatever may go wrong must not happen in aiosqlite's thread, which outlives a failure
            # to open and then breaks over the loop that has closed meanwhile.
            await asyncio.to_thread(_prepare, path, min(patience, OPENS_WITHIN))
            db = await aiosqlite.Connection(lambda: _opened(path, patience), iter_chunk_size=64)
            return cls(db, path, committed)
        except (OSError, sqlite3.Error, StorageError) as error:
            raise refusal(path, error) from error

    @property
    def path(self) -> Path:
        """Where it lies, wherever the process may go."""
        return self._path.absolute()

    async def read(self, work: SqliteWork[Value]) -> Value:
        """Run queries that see one state of the database, which is on the disk when this returns."""
        return await self._run(work, writes=False)

    async def write(self, work: SqliteWork[Value]) -> Value:
        """Run changes: all of them are on the disk when this returns, or none if it raises.

        Raises `Unavailable` when the database cannot do it just now, `StorageError` when it is damaged or closed;
        any other error of `work` comes out as it is. When the awaiting task is cancelled, the changes are
        nevertheless made as a whole. `work` may be run twice, undone the first time.

        Also raises `StorageError` when something beside `work` fails, its thread for example: whether the changes were
        made is not known then, as after a crash.
        """
        return await self._run(work, writes=True)

    async def alone(self, work: SqliteWork[Value]) -> Value:
        """Run what cannot be within a transaction; all else waits until it is done. Raises as `write` does."""
        return await self._run(work, writes=True, alone=True)

    async def _run(self, work: SqliteWork[Value], *, writes: bool, alone: bool = False) -> Value:
        if self._closed:
            raise StorageError("the database is closed")
        try:
            done: Value = await self._carrying.out(Operation(work, writes, alone))
        except sqlite3.Error as error:
            raise translated(self._path, error) from error
        return done

    async def _together(self, operations: Sequence[Operation]) -> list[OperationResult]:
        await self._with_thread()
        db = self._db
        # Private, as aiosqlite offers only single statements: with those, coroutines that share the connection
        # share one transaction too. A closure, not arguments: aiosqlite writes those into its debug log.
        hurry = self._is_in_a_hurry
        whole = lambda: _carried_out(db._conn, operations, hurry=hurry)  # noqa: E731, SLF001 - see above
        outcomes: list[OperationResult] = await db._execute(whole)  # type: ignore[no-untyped-call] # noqa: SLF001 - see above
        return outcomes

    async def misplaced(self) -> str | None:
        """Say it where the files are no longer those that are open, and copy the database out beside them."""
        return await self.alone(self._place.misplaced)

    def hurry(self) -> None:
        """From now on wait for no other process's lock."""
        self._is_in_a_hurry = True

    def _has_thread(self) -> bool:
        return self._db._thread.is_alive()  # noqa: SLF001 - aiosqlite does not look after its thread

    async def _with_thread(self) -> None:
        """Go on in a new thread where the old one has ended, for that would never carry out what it is given."""
        before = self._db
        connection = before._connection  # noqa: SLF001 - see `_has_thread`
        if connection and not self._has_thread():
            self._db = await aiosqlite.Connection(lambda: connection, iter_chunk_size=64)
            before._connection = None  # noqa: SLF001 - or it says that nobody has closed it

    async def close(self) -> None:
        """Finish what waits, then close. Closing twice does no harm."""
        if self._closed:
            return
        self._closed = True
        try:
            await self._carrying.over()
        finally:  # or the thread keeps the process from ending
            await self._with_thread()
            await self._rescue()
            await self._db.close()

    async def _rescue(self) -> None:
        """Copy out what would be gone with the connection."""
        db = self._db
        if db._connection and (said := await db._execute(lambda: self._place.misplaced(db._conn))):  # type: ignore[no-untyped-call] # noqa: SLF001 - see `_together`
            logger.error("%s", said)


def _carried_out(
    connection: sqlite3.Connection, operations: Sequence[Operation], *, hurry: bool
) -> list[OperationResult]:
    if hurry:
        connection.execute("PRAGMA busy_timeout = 0")
    return carry_out(connection, operations)


def _prepare(path: Path, patience: float) -> None:
    look_at_kind(path)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    is_new = not path.exists()
    until = time.monotonic() + patience
    with closing(_connected(path, patience)) as connection:
        check_schema(connection)
        check_sound(connection, LONGEST_LOOK)
        _close_to_others(path, is_new=is_new)  # not before it is known to be ours
        while not _has_journal(connection) and time.monotonic() < until:
            time.sleep(PAUSE)
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection)


def _close_to_others(path: Path, *, is_new: bool) -> None:
    """Let only the owner read what buyers wrote; SQLite gives the files that it makes the mode of the database."""
    for one in files_of(path):
        with suppress(OSError):  # it is not there, somebody else's, or on a disk that is read-only
            mode = one.stat().st_mode
            if mode & FOR_OTHERS:
                one.chmod(mode & ~FOR_OTHERS & 0o777)
                if one == path and not is_new:
                    logger.warning("%s could be read by others on this machine: now only its owner can", one)


def _opened(path: Path, patience: float) -> SqliteSession:
    """Connect, and have all the files opened, so that it can be said later which they were."""
    connection = _connected(path, patience)
    connection.execute("PRAGMA user_version").fetchone()
    return connection


def _has_journal(connection: sqlite3.Connection) -> bool:
    """Turn the write-ahead log on, which stays with the file; say whether it is.

    While another process does the same SQLite says that the file is locked at once, whatever patience it was given.
    """
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if primary_code(error) != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _connected(path: Path, patience: float) -> SqliteSession:
    # Not bound to one thread: see `_with_thread`.
    connection = sqlite3.connect(
        path, timeout=patience, isolation_level=None, check_same_thread=False, factory=SqliteSession
    )
    connection.create_function("digest", 1, digest, deterministic=True)
    try:
        for setting in SETTINGS:
            connection.execute(setting)
    except sqlite3.Error:  # it is no database, or a damaged one
        connection.close()
        raise
    return connection
