"""Looks at a database without changing it, and copies one that is in use."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from bot.storage.interface import StorageError
from bot.storage.sqlite.lock import sole_user
from bot.storage.sqlite.migrate import check_schema, version

SOUND = "ok"
"""What SQLite says of a database without a fault (source: sqlite.org/pragma.html, quick_check)."""


def look(path: Path) -> str:
    """Say how the database is, in half a line. Raises `StorageError` (which names DATABASE_URL) when it is no good."""
    if not path.exists():
        return f"{path} is not there yet: the start makes it"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.isolation_level = None
            check_schema(connection)
            found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
            schema = version(connection)
    except (sqlite3.Error, OSError, StorageError) as error:
        raise StorageError(f"DATABASE_URL: {path} cannot be used: {error}") from error
    if found != SOUND:
        raise StorageError(f"DATABASE_URL: {path} is damaged ({found}): restore a backup")
    size = path.stat().st_size / 1_000_000
    return (
        f"{path} is sound, {size:,.1f} MB, schema {schema}, {'in use by a running bot' if _is_used(path) else 'free'}"
    )


def _is_used(path: Path) -> bool:
    try:
        with sole_user(path):
            return False
    except StorageError:
        return True


def backup(path: Path, target: Path) -> int:
    """Copy the database as it is at this moment, whether or not a bot writes to it; give its size in bytes.

    The copy is whole, or not there at all: it is written beside `target` and put in its place once it is on the disk.
    Only its owner can read it. Raises `StorageError` when it cannot be done.
    """
    if not path.exists():
        raise StorageError(f"DATABASE_URL: {path} is not there, so there is nothing to copy")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        os.close(descriptor)
        copy = Path(name)
        try:
            _copied(path, copy)
            copy.replace(target)
        finally:
            copy.unlink(missing_ok=True)
    except (sqlite3.Error, OSError) as error:
        raise StorageError(f"{target} cannot be written from {path}: {error}") from error
    return target.stat().st_size


def _copied(path: Path, copy: Path) -> None:
    source = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    with closing(source), closing(sqlite3.connect(copy)) as written:
        source.backup(written)  # in one step: a snapshot, whatever is written meanwhile
        written.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
    with copy.open("rb") as file:
        os.fsync(file.fileno())
