"""Brings a PostgreSQL database to the schema of this release: the numbered files of `migrations/`, in their order."""

from __future__ import annotations

from pathlib import Path

import asyncpg

from bot.storage.interface import StorageError, Unavailable

MIGRATIONS = Path(__file__).parent / "migrations"

LOCK = 1145656129
"""The number of the lock that one process holds as it migrates: SQLite's application id, "DISA"."""
OLDEST = 14
"""The release of PostgreSQL that the first migration needs, for functions whose body is SQL."""
OURS = "disputes_schema"
"""The table with the number of the last migration, by which the tables are known to be ours."""
IS_OURS = f"""SELECT EXISTS (SELECT 1 FROM pg_class WHERE relname = '{OURS}'
    AND relnamespace = current_schema()::regnamespace)"""  # noqa: S608 - a name of ours
"""Not by `to_regclass`: within a transaction that remembers what was not there before a lock was waited for."""
OTHERS = """SELECT EXISTS (SELECT 1 FROM pg_class AS c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
    AND c.relnamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e'))"""
"""Whether there is a table or a view that came with no extension."""


async def migrate(connection: asyncpg.Connection, folder: Path = MIGRATIONS) -> None:
    """Apply what is not applied yet, each file in a transaction of its own; safe to be killed at any moment.

    Other processes may do so at the same time. Raises `StorageError` as `check_schema` does.
    """
    await check_schema(connection, folder)
    for number, script in enumerate(_scripts(folder), start=1):
        async with connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock($1)", LOCK)
            found = await version(connection)
            if found < number:
                await _apply(connection, number, script, is_first=not found)


async def check_schema(connection: asyncpg.Connection, folder: Path = MIGRATIONS) -> None:
    """Look, without writing, whether the database is ours to migrate.

    Raises `StorageError` for one of a newer release or of another program.
    """
    if (release := connection.get_server_version().major) < OLDEST:
        raise StorageError(f"its server is PostgreSQL {release}: install {OLDEST} or newer")
    encoding = await connection.fetchval("SHOW server_encoding")
    if encoding != "UTF8":
        raise StorageError(f"its encoding is {encoding}: create one with the encoding UTF8")
    if await connection.fetchval("SELECT current_schema()") is None:
        raise StorageError("this user has no schema in it: make the user the owner of the database")
    async with connection.transaction(readonly=True):  # not while another process makes the tables: half is another's
        await connection.execute("SELECT pg_advisory_xact_lock_shared($1)", LOCK)
        found, newest = await version(connection), known(folder)
        if not found and await connection.fetchval(OTHERS):
            raise StorageError("it belongs to another program: create one for the bot alone")
    if found > newest:
        raise StorageError(
            f"it belongs to a newer release (its schema is {found}, this release knows {newest}): install that one"
        )


async def check_writable(connection: asyncpg.Connection) -> None:
    """Look whether it can be written. Raises `Unavailable` for a standby, which may become more by itself."""
    if await connection.fetchval("SHOW transaction_read_only") == "on":
        raise Unavailable("it is read-only")


async def version(connection: asyncpg.Connection) -> int:
    """Give the number of the last migration that was applied; 0 for a new database."""
    if not await connection.fetchval(IS_OURS):
        return 0
    return int(await connection.fetchval(f"SELECT number FROM {OURS}"))  # noqa: S608 - a name of ours


def known(folder: Path = MIGRATIONS) -> int:
    """Give the number of the last migration of this release."""
    return len(_scripts(folder))


def _scripts(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("[0-9]*.sql"))]


async def _apply(connection: asyncpg.Connection, number: int, script: str, *, is_first: bool) -> None:
    await connection.execute(script)
    if is_first:
        await connection.execute(f"CREATE TABLE {OURS} AS SELECT $1::BIGINT AS number", number)
    else:
        await connection.execute(f"UPDATE {OURS} SET number = $1", number)  # noqa: S608 - a name of ours
