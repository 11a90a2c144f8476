"""Several operations in one transaction, so that they share one flush to the disk and the ways there and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import asyncpg

from bot.storage.postgresql.session import PostgresSession
from bot.storage.sql.operations import Operation

READS = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
"""One that only reads sees one moment, however many statements it takes."""
WRITES = "BEGIN"
BY_ITSELF = ("08", "57")
"""What the server, or the way to it, ends by itself: it may have stored everything before. Beginnings of codes."""


class LostAnswerError(Exception):
    """Whether a transaction was committed is not known: the answer was lost."""


def transaction(
    session: PostgresSession, operations: Sequence[Operation], beside: Callable[[PostgresSession], None]
) -> list[Any]:
    """Carry operations out in one transaction; give what each gave. `beside` writes what else is to be noted.

    Raises what an operation raises, with nothing stored; `LostAnswerError` where that is not known. What it raises
    otherwise has left the connection in the middle of something.
    """
    writes = any(operation.writes for operation in operations)
    session.begin(WRITES if writes else READS)
    try:
        results = [operation.work(session) for operation in operations]
        if writes:
            beside(session)
    except Exception:
        if not session.connection.is_closed():
            session.tell("ROLLBACK")
        raise
    if writes:
        _commit(session)
    else:
        session.tell("COMMIT")
    return results


def _commit(session: PostgresSession) -> None:
    try:
        session.tell("COMMIT")
    except asyncpg.PostgresError as error:
        if (error.sqlstate or "08").startswith(BY_ITSELF):
            raise LostAnswerError from error
        raise
    except BaseException as error:
        raise LostAnswerError from error
