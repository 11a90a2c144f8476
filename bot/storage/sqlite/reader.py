"""Reads all of a buyer with a connection of its own, for another process: the bot's connection has others to serve."""

# ruff: noqa: D102 - what each method promises stands in interface.Reader, for every database the same

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot.storage.sql.cases import all_cases
from bot.storage.sql.parts import ALL, PRESENT
from bot.storage.sql.privacy import everything
from bot.storage.sqlite.refusals import translated
from bot.storage.sqlite.session import SqliteSession
from bot.storage.values import Row
from conversations.case import Case

Value = TypeVar("Value")
PATIENCE = 5.0
"""Seconds to wait for another connection's lock: there is hardly ever one that a reader waits for. Our choice."""


@dataclass(frozen=True)
class SqliteReader:
    """`bot.storage.interface.Reader` on one file, named by its whole path."""

    path: Path

    def cases(self, chat_id: int) -> list[Case]:
        return self._read(lambda session: all_cases(session, chat_id, ALL))

    def present_cases(self, chat_id: int) -> list[Case]:
        return self._read(lambda session: all_cases(session, chat_id, PRESENT))

    def everything(self, chat_id: int) -> Mapping[str, Sequence[Row]]:
        return self._read(lambda session: everything(session, chat_id))

    def _read(self, work: Callable[[SqliteSession], Value]) -> Value:
        try:
            with closing(_connected(self.path)) as connection:
                connection.execute("BEGIN")
                return work(connection)
        except sqlite3.Error as error:
            raise translated(self.path, error) from error


def _connected(path: Path) -> SqliteSession:
    address = f"{path.as_uri()}?mode=ro"
    return sqlite3.connect(address, PATIENCE, isolation_level=None, uri=True, factory=SqliteSession)
