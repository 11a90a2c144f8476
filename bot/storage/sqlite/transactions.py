"""Several operations in one transaction, so that they share one flush to the disk (group commit)."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from bot.storage.sql.operations import Operation, OperationResult

LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


def carry_out(connection: sqlite3.Connection, operations: Sequence[Operation]) -> list[OperationResult]:
    """Carry operations out in their order; what writes is on the disk afterwards. Each gets its own outcome.

    They share a transaction. If that fails, each gets one of its own, so that none suffers for another. So what
    they do may be done twice, and be undone the first time. One that has to be alone comes alone.
    """
    try:
        if operations[0].alone:
            return [OperationResult(operation.work(connection)) for operation in operations]
        return [OperationResult(value) for value in _transaction(connection, operations)]
    except BaseException as error:  # noqa: BLE001 - it belongs to the caller who waits for this operation
        if len(operations) == 1:
            return [OperationResult(error=error)]
        return [_after(error, connection, operation) for operation in operations]


def _after(error: BaseException, connection: sqlite3.Connection, operation: Operation) -> OperationResult:
    """Carry out alone what failed together; a lock that all have waited for is not waited for once more by each."""
    if operation.writes and primary_code(error) in LOCKED:
        return OperationResult(error=error)
    return carry_out(connection, [operation])[0]


def _transaction(connection: sqlite3.Connection, operations: Sequence[Operation]) -> list[Any]:
    if connection.in_transaction:  # an earlier one could not even be undone
        connection.execute("ROLLBACK")
    connection.execute("BEGIN IMMEDIATE" if any(operation.writes for operation in operations) else "BEGIN")
    try:
        results = [operation.work(connection) for operation in operations]
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # after a full disk SQLite has rolled back by itself
            connection.execute("ROLLBACK")
        raise
    return results


def primary_code(error: BaseException) -> int | None:
    """Give SQLite's primary result code, where it is SQLite's error; the details are in the higher bits."""
    extended: int | None = getattr(error, "sqlite_errorcode", None)
    return None if extended is None else extended & 0xFF
