"""The storage in a PostgreSQL database."""

# ruff: noqa: D102 - what each method promises stands in interface.Storage, for every database the same

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial

from bot.storage.interface import StorageError, Unavailable
from bot.storage.postgresql.address import DatabaseAddress, name_of_process
from bot.storage.postgresql.connection import PostgresConnection
from bot.storage.postgresql.in_hand import count_left
from bot.storage.postgresql.reader import PostgresReader
from bot.storage.postgresql.shards import Shards
from bot.storage.shares import Everything, Shares
from bot.storage.sql import inbox
from bot.storage.sql.recent import StoredCase
from bot.storage.sql.session import Session
from bot.storage.sql.storage import SqlStorage
from bot.storage.values import Changes, Incoming, Remaining, Waiting

NOTED_WITHIN = 0.02
"""Seconds after which a note of what is in hand is written by itself, as nothing else was. Our choice."""
CANCELLED = 5.0
"""Seconds after which what a cancelled task has read is not taken any more for sure. Our choice."""


def uncounted(_operations: int, _seconds: float) -> None:
    """Take no notice of a transaction."""


class PostgresStorage(SqlStorage):
    """`Storage` in a PostgreSQL database. What the methods promise stands there."""

    def __init__(self, connection: PostgresConnection, intake: PostgresConnection, shares: Shares) -> None:
        """`intake` stores what came: for any chat, also for others', beside what goes on in our own."""
        super().__init__(connection, shares)
        self._connection = connection
        self._intake = intake
        self._in_hand = connection.in_hand
        self._noting: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None

    @classmethod
    async def open(
        cls,
        url: str,
        *,
        patience: float = 5.0,
        committed: Callable[[int, float], None] = uncounted,
        shared: bool = False,
    ) -> PostgresStorage:
        """Open the database, its tables made and migrated where needed.

        `patience` (seconds) is how long an operation waits for another process's lock. Raises `StorageError` (one line
        that names DATABASE_URL, and what to do) for a database of a newer release, which is left untouched, for one of
        another program, for a wrong name, user or password; `Unavailable` for what may pass without a person: the
        server is away, starts, takes no more connections or is read-only.
        `shared`: other processes may use it at the same time, and `shares` says which chats are our own.
        `committed` is told of each transaction how many operations shared it and how many seconds it took.
        """
        address = DatabaseAddress(url, name_of_process()) if shared else DatabaseAddress(url)
        shards = Shards(partial(address.connected, patience), address.name) if shared else None
        connection = PostgresConnection(address, patience, committed, shards)
        await connection.open()
        return cls(connection, PostgresConnection(address, patience, committed), shards or Everything())

    async def store(self, updates: Sequence[Incoming], now: datetime) -> None:
        await self._intake.write(lambda session: inbox.store(session, updates, now))

    async def next_waiting(self, chat_id: int) -> Waiting | None:
        loop = asyncio.get_running_loop()
        try:
            return await self._connection.write(lambda session: self._foreseen(session, chat_id))
        except Unavailable:  # where nothing can be noted, it can be read nevertheless, and its buyer be told
            return await self._connection.read(lambda session: self._next(session, chat_id))
        except asyncio.CancelledError:
            loop.call_later(CANCELLED, self._look_back, chat_id)
            raise
        finally:
            loop.call_soon(self._look_back, chat_id)

    def _foreseen(self, session: Session, chat_id: int) -> Waiting | None:
        waiting = self._next(session, chat_id)
        if waiting and not waiting.attempts:
            self._in_hand.foresee(chat_id, waiting.seq)
        return waiting

    def _look_back(self, chat_id: int) -> None:
        self._in_hand.look_back(chat_id)
        self._note()

    def take(self, seq: int) -> None:
        self._in_hand.take(seq)
        self._note()

    async def take_surely(self, seq: int) -> None:
        self._in_hand.take(seq)
        try:
            await self._connection.write(lambda _session: None)
        except StorageError:
            self._in_hand.put_down(seq)
            raise

    def put_down(self, seq: int) -> None:
        self._in_hand.put_down(seq)
        self._note()

    def _note(self) -> None:
        """Have what is in hand noted, with the next transaction or soon."""
        if not self._noting and not self._in_hand.is_noted:
            self._noting = asyncio.get_running_loop().call_later(NOTED_WITHIN, self._write_note)

    def _write_note(self) -> None:
        self._noting = None
        if not self._in_hand.is_noted:
            self._task = asyncio.create_task(self._noted())

    async def _noted(self) -> None:
        with suppress(StorageError):
            await self._connection.write(lambda _session: None)

    async def abandoned(self, error: str) -> list[int]:
        await self._connection.write(lambda session: count_left(session, error))
        return await self._connection.read(inbox.suspects)

    def _committed(self, session: Session, changes: Changes, now: datetime) -> tuple[Remaining, StoredCase | None]:
        committed = super()._committed(session, changes, now)
        self._in_hand.put_down(changes.seq)
        return committed

    def reader(self) -> PostgresReader:
        return PostgresReader(self._connection.address)

    async def sweep(self, now: datetime) -> bool:  # noqa: ARG002 - SQLite's goes by it
        """Nothing: what was erased is taken out of the files by the server itself, by its VACUUM."""
        return False

    async def misplaced(self) -> str | None:
        return None

    def hurry(self) -> None:
        self._connection.hurry()
        self._intake.hurry()

    async def close(self) -> None:
        if self._noting:
            self._noting.cancel()
        await self._intake.close()
        await self._connection.close()
