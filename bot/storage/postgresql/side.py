"""A PostgreSQL database from which everything is moved, or into which."""

# ruff: noqa: D102 - what each method promises stands in sql.moving.Side, for every database the same

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

import asyncpg

from bot.storage.interface import StorageError
from bot.storage.postgresql.address import NAME, DatabaseAddress
from bot.storage.postgresql.look import USERS, opened
from bot.storage.postgresql.migrate import OURS, check_schema, known, migrate, version
from bot.storage.postgresql.session import KEY
from bot.storage.sql.moving import PIECE, Batch, Shape

STAYS = frozenset({OURS, "in_hand", "processes", "beats", "shards"})
"""Tables about the processes that run, and about the schema."""
TABLES = """SELECT c.relname, array_agg(a.attname ORDER BY a.attnum) FROM pg_class AS c
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') GROUP BY c.relname"""
NUMBERED = """SELECT c.relname, pg_get_serial_sequence(c.relname, a.attname) FROM pg_class AS c
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attidentity <> ''
    WHERE c.relnamespace = current_schema()::regnamespace"""


class PostgresSide:
    """`bot.storage.sql.moving.Side` in a PostgreSQL database."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection

    async def shapes(self) -> Sequence[Shape]:
        tables = await self._connection.fetch(TABLES)
        return [await self._shape(name, columns) for name, columns in tables if name not in STAYS]

    async def _shape(self, name: str, columns: Sequence[str]) -> Shape:
        key = await self._connection.fetch(KEY, name)
        return Shape(name, tuple(columns), tuple(column for (column,) in key))

    async def rows(self, shape: Shape) -> AsyncIterator[Batch]:
        query = f"SELECT {', '.join(shape.columns)} FROM {shape.name} ORDER BY {', '.join(shape.key)}"  # noqa: S608 - names
        found = await self._connection.cursor(query)
        while piece := await found.fetch(PIECE):
            yield [tuple(row) for row in piece]

    async def put(self, shape: Shape, rows: Batch) -> None:
        await self._connection.copy_records_to_table(shape.name, records=rows, columns=shape.columns)

    async def counters(self) -> Mapping[str, int]:
        found = [
            (table, await self._connection.fetchval("SELECT pg_sequence_last_value($1::TEXT::regclass)", sequence))
            for table, sequence in await self._sequences()
        ]
        return {table: number for table, number in found if number is not None}

    async def count_on(self, counters: Mapping[str, int]) -> None:
        for table, sequence in await self._sequences():
            number, is_used = counters.get(table, 1), table in counters
            await self._connection.execute("SELECT setval($1::TEXT::regclass, $2, $3)", sequence, number, is_used)

    async def _sequences(self) -> Sequence[tuple[str, str]]:
        return [(table, sequence) for table, sequence in await self._connection.fetch(NUMBERED) if table not in STAYS]


@asynccontextmanager
async def source(url: str) -> AsyncIterator[PostgresSide]:
    """Hold a database to read it as it is; nobody changes it meanwhile. Raises `StorageError`, also for one in use."""
    async with _connected(DatabaseAddress(url)) as connection:
        await check_schema(connection)
        await _check_release(connection)
        lock = await _lock(connection, "SHARE")
        async with connection.transaction(isolation="repeatable_read"):
            await connection.execute(lock)  # first, for what is read after it is read as it was then
            yield PostgresSide(connection)


@asynccontextmanager
async def target(url: str) -> AsyncIterator[PostgresSide]:
    """Hold a database, its tables made where there are none, to fill it in one transaction, which ends with this."""
    async with _connected(DatabaseAddress(url)) as connection:
        await migrate(connection)
        lock = await _lock(connection, "ACCESS EXCLUSIVE")
        async with connection.transaction():
            await connection.execute(lock)
            yield PostgresSide(connection)


async def _lock(connection: asyncpg.Connection, mode: str) -> str:
    """Write the statement that keeps others out of all the tables."""
    names = ", ".join(shape.name for shape in await PostgresSide(connection).shapes())
    return f"LOCK TABLE {names} IN {mode} MODE"


async def _check_release(connection: asyncpg.Connection) -> None:
    found, newest = await version(connection), known()
    if found != newest:
        raise StorageError(f"its schema is {found}, this release's is {newest}: start the bot on it once, then move")


async def _check_free(connection: asyncpg.Connection) -> None:
    if await connection.fetchval(USERS, NAME):
        raise StorageError("it is in use by a process of the bot: stop that one first")


@asynccontextmanager
async def _connected(address: DatabaseAddress) -> AsyncIterator[asyncpg.Connection]:
    async with opened(address) as connection:
        await connection.execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0")
        await _check_free(connection)
        yield connection
