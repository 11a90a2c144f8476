"""A SQLite file from which everything is moved, or into which."""

# ruff: noqa: D102 - what each method promises stands in sql.moving.Side, for every database the same

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from bot.storage.interface import StorageError
from bot.storage.sql.moving import PIECE, Batch, Shape
from bot.storage.sqlite.connection import opened, prepare
from bot.storage.sqlite.lock import sole_user
from bot.storage.sqlite.migrate import MIGRATIONS, check_schema, version
from bot.storage.sqlite.refusals import look_at_kind, refusal
from bot.storage.sqlite.soundness import check_sound

PATIENCE = 5.0
"""Seconds to wait for another process, a backup for example. Our choice."""


class SqliteSide:
    """`bot.storage.sql.moving.Side` in one SQLite file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def shapes(self) -> Sequence[Shape]:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        return [self._shape(name) for (name,) in self._connection.execute(tables).fetchall()]

    def _shape(self, name: str) -> Shape:
        rows = self._connection.execute("SELECT name, pk FROM pragma_table_info(?)", (name,)).fetchall()
        key = sorted((place, column) for column, place in rows if place)
        return Shape(name, tuple(column for column, _place in rows), tuple(column for _place, column in key))

    async def rows(self, shape: Shape) -> AsyncIterator[Batch]:
        query = f"SELECT {', '.join(shape.columns)} FROM {shape.name} ORDER BY {', '.join(shape.key)}"  # noqa: S608 - names
        found = self._connection.execute(query)
        while piece := found.fetchmany(PIECE):
            yield piece

    async def put(self, shape: Shape, rows: Batch) -> None:
        marks = ", ".join("?" * len(shape.columns))
        insert = f"INSERT INTO {shape.name} ({', '.join(shape.columns)}) VALUES ({marks})"  # noqa: S608 - names
        self._connection.executemany(insert, rows)

    async def counters(self) -> Mapping[str, int]:
        return dict(self._connection.execute("SELECT name, seq FROM sqlite_sequence WHERE seq > 0").fetchall())

    async def count_on(self, counters: Mapping[str, int]) -> None:
        self._connection.execute("DELETE FROM sqlite_sequence")
        self._connection.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", counters.items())


@contextmanager
def source(path: Path) -> Iterator[SqliteSide]:
    """Hold a database to read it as it is; nothing of it is changed. Raises `StorageError`, also for one in use."""
    if not path.exists():
        raise StorageError(f"{path} is not there, so there is nothing to move")
    with _told(path), sole_user(path):
        look_at_kind(path)
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.isolation_level = None
            check_schema(connection)
            check_sound(connection)
            _check_release(version(connection))
            connection.execute("BEGIN")
            yield SqliteSide(connection)


def _check_release(found: int) -> None:
    known = len(list(MIGRATIONS.glob("[0-9]*.sql")))
    if found != known:
        raise StorageError(f"its schema is {found}, this release's is {known}: start the bot on it once, then move")


@contextmanager
def target(path: Path) -> Iterator[SqliteSide]:
    """Hold a database, made where there is none, to fill it in one transaction, which ends with the context."""
    with _told(path), sole_user(path):
        prepare(path, PATIENCE)
        with closing(opened(path, PATIENCE)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield SqliteSide(connection)
            connection.execute("COMMIT")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise refusal(path, error) from error
