"""Whether the files of an open database are still where it was opened; where they are not, it is copied out."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from bot.storage.sqlite.backup import copy_out
from bot.storage.sqlite.refusals import files_of

Identity = tuple[int, int] | None
"""What tells one file from another, whatever their names: device and inode. None: there is no file."""


class Place:
    """The names of a database that is open, and which files had them then."""

    def __init__(self, path: Path) -> None:
        """To be made while it is open, together with its log."""
        self._path = path
        self._real = path.resolve()
        self._opened = self._there()
        self._copy: Path | None = None
        self._copied: int | None = None
        """How many changes the connection had made when it was copied."""

    def misplaced(self, connection: sqlite3.Connection) -> str | None:
        """Say, in one line, that files were deleted or replaced; None where they are in their place.

        Then all that is stored is copied into one file beside them, the same each time, and only where something has
        changed. What somebody has put into their place stays as it is. Not within a transaction.
        """
        if self._is_in_place():
            self._copied = None
            return None
        said = f"DATABASE_URL: the files of {self._path} were deleted or replaced while the bot runs"
        try:
            copy = self._copied_out(connection)
        except (OSError, sqlite3.Error) as error:
            why = error.strerror if isinstance(error, OSError) else error
            return f"{said}, and what is stored cannot be copied out beside them yet: {why}"
        return f"{said}: all that is stored is in {copy}: stop the bot, then put that file in their place"

    def _is_in_place(self) -> bool:
        try:
            return self._there() == self._opened
        except OSError:  # the disk does not say it just now
            return True

    def _there(self) -> tuple[Identity, ...]:
        database, log, _index = files_of(self._path)
        return _identity(database), _identity(log)

    def _copied_out(self, connection: sqlite3.Connection) -> Path:
        changes = connection.total_changes
        if self._copy is None:
            self._copy = self._real.with_name(f"{self._real.name}.rescued-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
        if self._copied != changes or not self._copy.exists():
            copy_out(connection, self._copy)
            self._copied = changes
        return self._copy


def _identity(path: Path) -> Identity:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino
