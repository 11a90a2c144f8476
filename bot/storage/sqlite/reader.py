"""Reads all of a buyer with a connection of its own, for another process: the bot's connection has others to serve."""

# ruff: noqa: D102 - what each method promises stands in interface.Reader, for every database the same

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot.storage.sqlite.cases import load_cases
from bot.storage.sqlite.parts import ALL, PRESENT
from bot.storage.sqlite.privacy import everything
from bot.storage.sqlite.refusals import translated
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
        return self._read(lambda connection: list(_all(connection, chat_id, ALL)))

    def present_cases(self, chat_id: int) -> list[Case]:
        return self._read(lambda connection: list(_all(connection, chat_id, PRESENT)))

    def everything(self, chat_id: int) -> Mapping[str, Sequence[Row]]:
        return self._read(lambda connection: everything(connection, chat_id))

    def _read(self, work: Callable[[sqlite3.Connection], Value]) -> Value:
        try:
            address = f"{self.path.as_uri()}?mode=ro"
            with closing(sqlite3.connect(address, PATIENCE, isolation_level=None, uri=True)) as connection:
                connection.execute("BEGIN")
                return work(connection)
        except sqlite3.Error as error:
            raise translated(self.path, error) from error


def _all(connection: sqlite3.Connection, chat_id: int, query: str) -> Iterator[Case]:
    after = 0
    while some := load_cases(connection, chat_id, after, query):
        yield from some
        after = some[-1].number
