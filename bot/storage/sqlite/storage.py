"""The storage in one SQLite file."""

# ruff: noqa: D102 - what each method promises stands in interface.Storage, for every database the same

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bot.storage.shares import Everything
from bot.storage.sql import inbox
from bot.storage.sql.recent import StoredCase
from bot.storage.sql.session import Session
from bot.storage.sql.storage import SqlStorage
from bot.storage.sqlite.connection import Committed, Connection, unmeasured
from bot.storage.sqlite.in_hand import InHand
from bot.storage.sqlite.reader import SqliteReader
from bot.storage.sqlite.sweeping import sweep
from bot.storage.values import Changes, Remaining


class SqliteStorage(SqlStorage):
    """`Storage` in one SQLite file. What the methods promise stands there."""

    def __init__(self, connection: Connection, in_hand: InHand) -> None:
        super().__init__(connection, Everything())
        self._connection = connection
        self._in_hand = in_hand

    @classmethod
    async def open(cls, path: Path, *, patience: float = 5.0, committed: Committed = unmeasured) -> SqliteStorage:
        """Open the database, made and migrated where needed, together with its folder.

        `patience` (seconds) is how long an operation waits while another process writes. Files that others can read
        are closed to them. Raises `StorageError` (one line that names DATABASE_URL, and what to do) for a database of
        a newer release, which is left untouched, for a file that is something else or damaged, and for a place that
        this user must not write; `Unavailable` for what may pass without a person: another process holds it, the disk
        is full, read-only or fails.
        `committed` is told of each transaction how many operations shared it and how many seconds it took.
        """
        connection = await Connection.open(path, patience, committed)
        return cls(connection, InHand(path))

    def take(self, seq: int) -> None:
        self._in_hand.take(seq)

    async def take_surely(self, seq: int) -> None:
        self._in_hand.take(seq)

    def put_down(self, seq: int) -> None:
        self._in_hand.put_down(seq)

    async def abandoned(self, error: str) -> list[int]:
        self._in_hand.forget_left()  # before it is counted: killed in between, it counts once too few, never twice
        if left := self._in_hand.left:
            await self._connection.write(lambda session: inbox.abandoned(session, left, error))
            self._in_hand.left = []
        return await self._connection.read(inbox.suspects)

    def _committed(self, session: Session, changes: Changes, now: datetime) -> tuple[Remaining, StoredCase | None]:
        self._in_hand.take(changes.seq)
        try:
            return super()._committed(session, changes, now)
        finally:
            self._in_hand.put_down(changes.seq)

    def reader(self) -> SqliteReader:
        return SqliteReader(self._connection.path)

    async def sweep(self, now: datetime) -> bool:
        return await self._connection.alone(lambda session: sweep(session, now))

    async def misplaced(self) -> str | None:
        return await self._connection.misplaced()

    def hurry(self) -> None:
        self._connection.hurry()

    async def close(self) -> None:
        try:
            await self._connection.close()
        finally:
            self._in_hand.close()
