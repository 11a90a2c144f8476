"""Looks at a database without changing it, and says how one is copied."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg

from bot.storage.interface import StorageError
from bot.storage.postgresql.address import NAME, PORT, DatabaseAddress
from bot.storage.postgresql.migrate import check_schema, check_writable, version
from bot.storage.postgresql.refusals import opening_refusal

PATIENCE = 5.0
"""Seconds to wait for another session's lock. Our choice."""
USERS = """SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND starts_with(application_name, $1)"""
"""How many connections of the bot there are."""
MAY_MAKE_TABLES = "SELECT has_schema_privilege(current_schema(), 'CREATE')"


@asynccontextmanager
async def opened(address: DatabaseAddress) -> AsyncIterator[asyncpg.Connection]:
    """Connect for a while. Raises `StorageError` (which names DATABASE_URL) for what is wrong with the database."""
    connection = None
    try:
        connection = await address.connected(PATIENCE)
        yield connection
    except Exception as error:
        if (told := opening_refusal(str(address), error)) is error:
            raise
        raise told from None
    finally:
        if connection:
            connection.terminate()


async def look(url: str) -> str:
    """Say how the database is, in half a line. Raises `StorageError` (which names DATABASE_URL) when it is no good."""
    address = DatabaseAddress(url)
    async with opened(address) as connection:
        await check_schema(connection)
        await _check_rights(connection)
        await check_writable(connection)
        return f"{address} answers, {await _described(connection)}"


async def _described(connection: asyncpg.Connection) -> str:
    release, schema = connection.get_server_version().major, await version(connection)
    size = await connection.fetchval("SELECT pg_database_size(current_database())")
    tables = f"schema {schema}" if schema else "no tables yet: the start makes them"
    use = "in use by a running bot" if await connection.fetchval(USERS, NAME) else "free"
    return f"PostgreSQL {release}, {size / 1_000_000:,.1f} MB, {tables}, {use}"


async def _check_rights(connection: asyncpg.Connection) -> None:
    if not await connection.fetchval(MAY_MAKE_TABLES):
        raise StorageError("this user may make no tables in it: make the user the owner of the database")


def how_to_copy(url: str, target: Path) -> str:
    """Say in one line which of PostgreSQL's programs copies it, without the password."""
    parts = urlsplit(url)
    command = f"pg_dump --host={parts.hostname} --port={parts.port or PORT} --username={parts.username}"
    return (
        f"PostgreSQL copies it itself, also while the bot runs: {command} --format=custom --file={target}"
        f" {parts.path.removeprefix('/')} (it asks for the password; pg_restore brings it back)"
    )
