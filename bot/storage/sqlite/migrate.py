"""Brings a SQLite database to the schema of this release: the numbered files of `migrations/`, in their order."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from bot.storage.interface import StorageError

MIGRATIONS = Path(__file__).parent / "migrations"

OURS = 1145656129
"""The application id that the first migration writes: "DISA"."""


def migrate(connection: sqlite3.Connection, folder: Path = MIGRATIONS) -> None:
    """Apply what is not applied yet, each file in a transaction of its own; safe to be killed at any moment.

    The connection commits by itself (`isolation_level=None`). Writes even where there is nothing to apply, so that
    a database that cannot be written is found now. What it may be applied to says `check_schema`.
    """
    for number, script in enumerate(_scripts(folder), start=1):
        _apply(connection, number, script)
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {version(connection)}")


def check_schema(connection: sqlite3.Connection, folder: Path = MIGRATIONS) -> None:
    """Look, without writing, whether the database is ours to migrate.

    Raises `StorageError` for one of a newer release or of another program.
    """
    known = len(_scripts(folder))
    with connection:
        connection.execute("BEGIN")  # one look, or another process that just makes it is taken for another program
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        found = version(connection)
        filled = connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    if filled and owner != OURS:
        raise StorageError("it belongs to another program: choose another place")
    if found > known:
        raise StorageError(
            f"it belongs to a newer release (its schema is {found}, this release knows {known}): install that one"
        )


def version(connection: sqlite3.Connection) -> int:
    """Give the number of the last migration that was applied; 0 for a new database."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def _scripts(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("[0-9]*.sql"))]


def _apply(connection: sqlite3.Connection, number: int, script: str) -> None:
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        if version(connection) >= number:  # asked inside, as another process may be at it too
            return
        for statement in _statements(script):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")


def _statements(script: str) -> Iterator[str]:
    """Split a script: `executescript` would commit half of it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"a migration ends in the middle of a statement: {statement.strip()}")
