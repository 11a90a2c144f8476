"""Reads all of a buyer with a connection of its own, for another process: the bot's connection has others to serve."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot.storage.sql.reader import PATIENCE, SqlReader
from bot.storage.sql.session import Work
from bot.storage.sqlite.refusals import translated
from bot.storage.sqlite.session import SqliteSession

Value = TypeVar("Value")


@dataclass(frozen=True)
class SqliteReader(SqlReader):
    """`bot.storage.interface.Reader` on one file, named by its whole path."""

    path: Path

    def _read(self, work: Work[Value]) -> Value:
        try:
            with closing(_connected(self.path)) as connection:
                connection.execute("BEGIN")
                return work(connection)
        except sqlite3.Error as error:
            raise translated(self.path, error) from error


def _connected(path: Path) -> SqliteSession:
    address = f"{path.as_uri()}?mode=ro"
    return sqlite3.connect(address, PATIENCE, isolation_level=None, uri=True, factory=SqliteSession)
