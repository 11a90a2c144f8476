"""What an operator has done with a database before or beside the bot, whichever kind it is: a look, a copy, a move."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path

from bot.addresses import database_file, is_database
from bot.storage.interface import StorageError
from bot.storage.sql.moving import Side, move
from bot.storage.sqlite import backup as sqlite
from bot.storage.sqlite import side as sqlite_side


async def look(address: str) -> str:
    """Say how a database is, in half a line. Raises `StorageError` (which names DATABASE_URL) when it is no good."""
    if file := database_file(address):
        return sqlite.look(file)
    from bot.storage.postgresql import look as postgresql  # noqa: PLC0415 - 3 MiB that a bot on SQLite needs not

    return await postgresql.look(address)


def backup(address: str, target: Path) -> int:
    """Copy a database that is a file; give the size of the copy in bytes.

    Raises `StorageError` when it cannot be done; of PostgreSQL it says how that is done.
    """
    if file := database_file(address):
        return sqlite.backup(file, target)
    from bot.storage.postgresql import look as postgresql  # noqa: PLC0415 - as above

    raise StorageError(f"DATABASE_URL: {postgresql.how_to_copy(address, target)}")


async def move_all(source: str, target: str) -> Mapping[str, int]:
    """Move everything from one kind of database into the other, all or nothing; give how many rows of each table.

    Raises `StorageError` for a source or a target that is in use, and for a target that is not empty.
    """
    if not (is_database(source) and is_database(target)):
        raise StorageError("--move: two addresses as in DATABASE_URL are wanted, such as sqlite:///data/disputes.db")
    if (database_file(source) is None) == (database_file(target) is None):
        raise StorageError("--move: one of the two must be a file of SQLite, the other a database of PostgreSQL")
    try:
        async with AsyncExitStack() as stack:
            return await move(await _source(source, stack), await _target(target, stack))
    except StorageError as error:
        raise type(error)(f"--move: {str(error).removeprefix('DATABASE_URL: ')}") from error


async def _source(address: str, stack: AsyncExitStack) -> Side:
    if file := database_file(address):
        return stack.enter_context(sqlite_side.source(file))
    from bot.storage.postgresql import side as postgresql  # noqa: PLC0415 - as above

    return await stack.enter_async_context(postgresql.source(address))


async def _target(address: str, stack: AsyncExitStack) -> Side:
    if file := database_file(address):
        return stack.enter_context(sqlite_side.target(file))
    from bot.storage.postgresql import side as postgresql  # noqa: PLC0415 - as above

    return await stack.enter_async_context(postgresql.target(address))
