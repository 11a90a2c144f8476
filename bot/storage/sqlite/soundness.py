"""Whether a database is damaged, as SQLite finds it."""

import sqlite3
import time
from math import inf

from bot.storage.interface import StorageError
from bot.storage.sqlite.refusals import FROM_BACKUP
from bot.storage.sqlite.transactions import primary_code

SOUND = "ok"
"""What SQLite says of a database without a fault (source: sqlite.org/pragma.html, quick_check)."""
STEPS = 1000
"""Of SQLite's machine between two looks at the clock: some tenths of a millisecond. Our choice."""


def check_sound(connection: sqlite3.Connection, within: float = inf) -> None:
    """Look for damage, for so many seconds at most; what was not looked at by then is taken for sound.

    Raises `StorageError` for what is damaged, and `sqlite3.Error`.
    """
    until = time.monotonic() + within
    connection.set_progress_handler(lambda: time.monotonic() > until, STEPS)
    try:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        if primary_code(error) != sqlite3.SQLITE_INTERRUPT:
            raise
    else:
        if found != SOUND:
            raise StorageError(f"it is damaged ({found}): {FROM_BACKUP}")
    finally:
        connection.set_progress_handler(None, 0)
