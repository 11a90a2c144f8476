"""One PostgreSQL connection as the statements see it, and what only PostgreSQL does so."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Iterator, Sequence
from typing import Any

import asyncpg
from asyncpg.prepared_stmt import PreparedStatement

from bot.storage.interface import NotOurs
from bot.storage.postgresql.bridge import awaited
from bot.storage.postgresql.presence import HOLD
from bot.storage.postgresql.shards import Shards
from bot.storage.postgresql.statements import Values, arranged, written
from bot.storage.sql.session import CHAT
from bot.storage.values import Row

KEY = """SELECT a.attname FROM pg_index AS i
    JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
    WHERE i.indrelid = to_regclass($1) AND i.indisprimary ORDER BY array_position(i.indkey::int2[], a.attnum)"""
MARK_ACTIVE = """WITH new AS (INSERT INTO chats (chat_id, active_at) SELECT came.chat_id, $2::TEXT
    FROM unnest($1::BIGINT[]) AS came (chat_id)
    WHERE NOT EXISTS (SELECT 1 FROM chats AS c WHERE c.chat_id = came.chat_id)
    ON CONFLICT DO NOTHING) UPDATE chats SET active_at = $2 WHERE chat_id IN
    (SELECT chat_id FROM chats WHERE chat_id = ANY($1) FOR UPDATE SKIP LOCKED)"""
"""Whoever is known is not inserted in vain: that would wait for the transaction that changes the row just now."""
TABLES = """SELECT c.relname FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND a.attname = $1 AND NOT a.attisdropped ORDER BY c.relname COLLATE "C" """


class Fetched:
    """`bot.storage.sql.session.Result`: all that a statement gave."""

    def __init__(self, rows: Sequence[Any], status: str) -> None:
        self._rows = iter(rows)
        self._status = status

    @property
    def rowcount(self) -> int:
        """How many rows were changed. PostgreSQL says it last in its answer, such as "INSERT 0 1"."""
        return int(self._status.rpartition(" ")[2])

    def fetchone(self) -> Any:  # noqa: ANN401 - a row, as the statement says
        """Give the next row."""
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        """Give the rows that are left."""
        return list(self._rows)

    def __iter__(self) -> Iterator[Any]:
        return self._rows


class PostgresSession:
    """`bot.storage.sql.session.Session`, for a function that `bridged` runs. Each statement is prepared once."""

    def __init__(self, connection: asyncpg.Connection, shards: Shards | None = None) -> None:
        """Without `shards` all chats are this process's own."""
        self.connection = connection
        self._shards = shards
        self._holds = False
        """Whether this transaction holds the row of this process."""
        self._prepared: dict[str, PreparedStatement] = {}

    @property
    def is_unusable(self) -> bool:
        """Whether the connection is lost, or was left in the middle of something."""
        return bool(self.connection.is_closed() or self.connection.is_in_transaction())

    def execute(self, statement: str, values: Values = (), /) -> Fetched:
        """Carry one statement out."""
        text, names = written(statement)
        prepared = self._prepared.get(text)
        if prepared is None:
            prepared = self._prepared[text] = awaited(self.connection.prepare(text))
        rows = awaited(prepared.fetch(*arranged(names, values)))
        return Fetched(rows, prepared.get_statusmsg())

    def executemany(self, statement: str, values: Iterable[Sequence[Any]], /) -> None:
        """Carry a statement out once for each of these: more than one on one way there and back."""
        some = list(values)
        if len(some) == 1:
            self.execute(statement, some[0])
        elif some:
            text, _names = written(statement)
            awaited(self.connection.executemany(text, some))

    def tell(self, command: str) -> None:
        """Carry a command out that has no values and gives nothing, such as BEGIN."""
        awaited(self.connection.execute(command))

    def begin(self, command: str) -> None:
        """Begin a transaction."""
        self._holds = False
        self.tell(command)

    def hold(self, chat_id: int) -> None:
        """See to it that no other process works on this chat up to the end of the transaction. Raises `NotOurs`."""
        if self._shards is None:
            return
        if not self._shards.is_ours(chat_id):
            raise NotOurs("another process looks after this chat")
        if not self._holds and not self.execute(HOLD, (self._shards.number,)).fetchone():
            self._shards.fenced()
            raise NotOurs("another process has taken this one for dead")
        self._holds = True

    def mark_active(self, chat_ids: Sequence[int], at: str) -> None:
        """Note that something came from these chats.

        A row that its owner changes just now is passed over: who waited for it could be waited for in turn, and what
        is lost is a moment of a time of which hours count.
        """
        if chat_ids:
            self.execute(MARK_ACTIVE, (list(chat_ids), at))

    def defer_keys(self) -> None:
        """Let foreign keys be broken up to the end of the transaction."""
        self.tell("SET CONSTRAINTS ALL DEFERRED")

    def tables(self) -> list[str]:
        """Name the tables that have rows of chats."""
        return [name for (name,) in self._asked(TABLES, CHAT)]

    def rows_of(self, table: str, chat_id: int) -> list[Row]:
        """Read all of a chat's rows of a table, in the order of its key."""
        key = ", ".join(name for (name,) in self._asked(KEY, table)) or CHAT
        rows = self._asked(f"SELECT * FROM {table} WHERE {CHAT} = $1 ORDER BY {key}", chat_id)  # noqa: S608 - names
        return [dict(row) for row in rows]

    def _asked(self, query: str, *values: object) -> Sequence[Any]:
        rows: Awaitable[Sequence[Any]] = self.connection.fetch(query, *values)
        return awaited(rows)
