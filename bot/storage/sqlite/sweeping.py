"""Taking what was erased out of the files of SQLite too.

SQLite leaves copies behind that no table shows (docs/decisions/0018): `secure_delete` overwrites what is deleted, but
not copies left in the gaps of pages when their rows were moved to others; only `VACUUM` writes the file anew. And the
log holds the pages as they were.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from bot.storage.sql.privacy import ERASED
from bot.storage.sql.rows import to_time
from bot.storage.sqlite.migrate import version

SMALL = 32 * 1024 * 1024
"""Bytes of a database that is written anew as soon as something was erased: that takes about half a second. Ours."""
TOGETHER = timedelta(days=1)
"""What is erased within this time in a larger one is swept in one go, as nobody is served for seconds then. Ours."""


def sweep(connection: sqlite3.Connection, now: datetime) -> bool:
    """Sweep, if something was erased; say whether nothing of it is left. Not within a transaction.

    While somebody reads, a backup for example, nothing is done: the log could not be emptied, and a database that is
    written anew goes through it as a whole, each time.
    """
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (ERASED,)).fetchone()
    if row is None or _is_read(connection):
        return False
    if abs(now - to_time(row[0])) < TOGETHER and _size(connection) > SMALL:
        return False
    connection.execute("VACUUM")
    if not _emptied(connection):
        return False
    connection.execute("DELETE FROM meta WHERE name = ? AND value = ?", (ERASED, row[0]))
    return True


def _size(connection: sqlite3.Connection) -> int:
    (pages,), (each,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    return int(pages * each)


def _is_read(connection: sqlite3.Connection) -> bool:
    """Empty the log; say whether somebody keeps it from being emptied, which shows only where something is in it."""
    connection.execute(f"PRAGMA user_version = {version(connection)}")  # written though it changes nothing
    return not _emptied(connection)


def _emptied(connection: sqlite3.Connection) -> bool:
    """Empty the write-ahead log; say whether that went: not while somebody, a backup for example, reads from it."""
    with _impatient(connection):
        (is_busy, _pages, _moved) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not is_busy


@contextmanager
def _impatient(connection: sqlite3.Connection) -> Iterator[None]:
    """Do not wait for others' locks: nobody is served meanwhile, and who reads may read for hours."""
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")
