"""Looks at a database without changing it, and copies one that is in use."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from bot.storage.interface import StorageError
from bot.storage.sqlite.lock import is_used
from bot.storage.sqlite.migrate import check_schema, version
from bot.storage.sqlite.refusals import look_at_kind, refusal
from bot.storage.sqlite.soundness import check_sound


def look(path: Path) -> str:
    """Say how the database is, in half a line. Raises `StorageError` (which names DATABASE_URL) when it is no good."""
    try:
        look_at_kind(path)
        if not path.exists():
            return f"{path} is not there yet: the start makes it"
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.isolation_level = None
            check_schema(connection)
            check_sound(connection)
            schema = version(connection)
        use = "in use by a running bot" if is_used(path) else "free"
        return f"{path} is sound, {path.stat().st_size / 1_000_000:,.1f} MB, schema {schema}, {use}"
    except (sqlite3.Error, OSError, StorageError) as error:
        raise refusal(path, error) from error


def backup(path: Path, target: Path) -> int:
    """Copy the database as it is at this moment, whether or not a bot writes to it; give its size in bytes.

    The copy is whole, or not there at all: it is written beside `target` and put in its place once it is on the disk.
    Only its owner can read it. Raises `StorageError` when it cannot be done.
    """
    try:
        look_at_kind(path)
        if not path.exists():
            raise StorageError(f"DATABASE_URL: {path} is not there, so there is nothing to copy")
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as source:
            copy_out(source, target)
        return target.stat().st_size
    except (sqlite3.Error, OSError) as error:
        raise StorageError(f"{target} cannot be written from {path}: {error}") from error


def copy_out(source: sqlite3.Connection, target: Path) -> None:
    """Copy the database of a connection into one file, as `backup` promises. Raises `OSError` and `sqlite3.Error`."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(descriptor)
    copy = Path(name)
    try:
        with closing(sqlite3.connect(copy)) as written:
            source.backup(written)  # in one step: a snapshot, whatever is written meanwhile
            written.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
        with copy.open("rb") as file:
            os.fsync(file.fileno())
        copy.replace(target)
    finally:
        copy.unlink(missing_ok=True)
