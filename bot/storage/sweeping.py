"""Taking what was erased out of the files: SQLite leaves copies behind that no table shows (docs/decisions/).

`secure_delete` overwrites what is deleted, but not the copies that were left in the gaps of pages when their rows
were moved to others; only `VACUUM` writes the file anew. And the write-ahead log holds the pages as they were.
"""

import sqlite3
from datetime import datetime, timedelta

from bot.storage.erasing import ERASED
from bot.storage.rows import to_time

SMALL = 32 * 1024 * 1024
"""Bytes of a database that is written anew as soon as something was erased: that takes about half a second. Ours."""
TOGETHER = timedelta(days=1)
"""What is erased within this time in a larger one is swept in one go, as nobody is served for seconds then. Ours."""


def sweep(connection: sqlite3.Connection, now: datetime) -> bool:
    """Sweep, if something was erased; say whether nothing of it is left. Not within a transaction."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (ERASED,)).fetchone()
    if row is None:
        return False
    is_due = abs(now - to_time(row[0])) >= TOGETHER or _size(connection) <= SMALL
    if is_due:
        connection.execute("VACUUM")
    if not _emptied(connection) or not is_due:
        return False
    connection.execute("DELETE FROM meta WHERE name = ? AND value = ?", (ERASED, row[0]))
    return True


def _size(connection: sqlite3.Connection) -> int:
    (pages,), (each,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    return int(pages * each)


def _emptied(connection: sqlite3.Connection) -> bool:
    """Empty the write-ahead log; say whether that went: not while somebody, a backup for example, reads from it."""
    (is_busy, _pages, _moved) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not is_busy
