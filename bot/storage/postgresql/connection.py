"""The connection to PostgreSQL: every operation all or nothing, and a new connection where the old one is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from bot.storage.interface import StorageError
from bot.storage.postgresql.address import DatabaseAddress, wait_for_locks
from bot.storage.postgresql.bridge import bridged
from bot.storage.postgresql.in_hand import InHandRows
from bot.storage.postgresql.migrate import check_writable, migrate
from bot.storage.postgresql.refusals import READ_ONLY, TOGETHER, code_of, is_of_connection, opening_refusal, refusal
from bot.storage.postgresql.session import PostgresSession
from bot.storage.postgresql.shards import Shards
from bot.storage.postgresql.transactions import LostAnswerError, transaction
from bot.storage.sql.carrying import Carrying
from bot.storage.sql.operations import Operation, OperationResult
from bot.storage.sql.session import Work

Value = TypeVar("Value")

ANSWERS_WITHIN = 60.0
"""Seconds that a transaction may take; then its connection is given up. Our choice: more than the server allows."""
AT_ONCE = 0.01
"""Seconds that a lock is waited for by whoever is in a hurry."""


class PostgresConnection:
    """`bot.storage.sql.session.Transactions` over one connection, which is made anew whenever it is lost."""

    def __init__(
        self,
        address: DatabaseAddress,
        patience: float,
        committed: Callable[[int, float], None],
        shards: Shards | None = None,
    ) -> None:
        """`patience` (seconds) is how long an operation waits for another process's lock."""
        self.address = address
        self.in_hand = InHandRows(address.name)
        self._shards = shards
        self._patience = patience
        self._session: PostgresSession | None = None
        self._closed = self._hurries = False
        self._carrying = Carrying(str(address), self._together, lambda: True, committed)

    async def open(self) -> None:
        """Connect, and bring the schema to this release. Raises as `PostgresStorage.open` promises."""
        try:
            session = await self._connected()
            await migrate(session.connection)
            await check_writable(session.connection)
        except BaseException as error:
            self._drop()
            if (told := opening_refusal(str(self.address), error)) is error:
                raise
            raise told from None

    async def read(self, work: Work[Value]) -> Value:
        """Run queries that see one moment."""
        done: Value = await self._run(Operation(work, writes=False))
        return done

    async def write(self, work: Work[Value]) -> Value:
        """Run changes: all of them are on the server's disk when this returns, or none if it raises.

        Raises `StorageError` too where the connection was lost at the very end: whether they were made is not known
        then, as after a crash. When the awaiting task is cancelled, they are nevertheless made as a whole.
        """
        done: Value = await self._run(Operation(work, writes=True))
        return done

    async def _run(self, operation: Operation) -> Any:  # noqa: ANN401 - what its work gives
        if self._closed:
            raise StorageError("the database is closed")
        return await self._carrying.out(operation)

    async def _together(self, operations: Sequence[Operation]) -> list[OperationResult]:
        """Carry operations out in one transaction. If that fails, each gets one of its own."""
        try:
            return [OperationResult(value) for value in await self._carried_out(operations)]
        except asyncio.CancelledError:
            raise
        except BaseException as error:  # noqa: BLE001 - it belongs to the caller who waits for this operation
            if len(operations) == 1 or (self._session is None and not code_of(error).startswith(READ_ONLY)):
                return [OperationResult(error=self._told(error)) for _ in operations]
            why = error
        return [await self._after(why, operation) for operation in operations]

    async def _after(self, error: BaseException, operation: Operation) -> OperationResult:
        """Carry out alone what failed together; what all have waited for is not waited for once more by each."""
        if operation.writes and code_of(error).startswith(TOGETHER):
            return OperationResult(error=self._told(error))
        return (await self._together([operation]))[0]

    def _told(self, error: BaseException) -> BaseException:
        if isinstance(error, LostAnswerError):
            return StorageError(f"DATABASE_URL: {self.address}: lost as it stored: whether it did is not known")
        return refusal(str(self.address), error)

    async def _carried_out(self, operations: Sequence[Operation]) -> list[Any]:
        """Try it once more where the connection was found lost before anything was stored."""
        session = await self._connected()
        try:
            return await self._tried(session, operations)
        except (LostAnswerError, TimeoutError):
            raise
        except Exception:
            if self._session:
                raise
        return await self._tried(await self._connected(), operations)

    async def _tried(self, session: PostgresSession, operations: Sequence[Operation]) -> list[Any]:
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                results = await bridged(lambda: transaction(session, operations, self.in_hand.write))
        except BaseException as error:
            if session.is_unusable or not isinstance(error, Exception) or is_of_connection(error):
                self._drop()
            raise
        if any(operation.writes for operation in operations):
            self.in_hand.written()
        return results

    async def _connected(self) -> PostgresSession:
        if self._session is None or self._session.connection.is_closed():
            self._session = PostgresSession(await self.address.connected(self._patience), self._shards)
        if self._hurries:
            await self._session.connection.execute(wait_for_locks(self._patience))
            self._hurries = False
        return self._session

    def _drop(self) -> None:
        """Give the connection up, whatever goes on there: the server ends what it has not committed."""
        session, self._session = self._session, None
        if session:
            session.connection.terminate()

    def hurry(self) -> None:
        """From now on wait for no other process's lock."""
        self._patience, self._hurries = AT_ONCE, True

    async def close(self) -> None:
        """Finish what waits, then close. Closing twice does no harm."""
        if self._closed:
            return
        self.in_hand.put_all_down()
        with suppress(StorageError):
            if not self.in_hand.is_noted:
                await self.write(lambda _session: None)
        self._closed = True
        try:
            await self._carrying.over()
        finally:
            self._drop()
