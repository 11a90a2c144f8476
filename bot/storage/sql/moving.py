"""Moves everything from one database into another, table by table, and compares both afterwards, row by row."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from bot.storage.interface import StorageError

PIECE = 1000
"""Rows that are read and written at a time. Our choice."""
FIRST = ("buyers", "cases", "announcements")
"""Tables on whose rows others' hang."""

Batch = Sequence[tuple[Any, ...]]
"""Some rows of a table, each with its columns in the order of the shape."""


@dataclass(frozen=True)
class Shape:
    """A table: its columns, and those of them that are its key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


class Side(Protocol):
    """A database from which is moved, or into which: in one transaction, and used by nobody else."""

    async def shapes(self) -> Sequence[Shape]:
        """Give the tables whose rows are moved."""

    def rows(self, shape: Shape) -> AsyncIterator[Batch]:
        """Give all rows of a table in the order of its key, at most `PIECE` at a time, and none that is empty."""

    async def put(self, shape: Shape, rows: Batch) -> None:
        """Add rows to a table."""

    async def counters(self) -> Mapping[str, int]:
        """Give the highest number that was ever used in a table whose rows are numbered by the database."""

    async def count_on(self, counters: Mapping[str, int]) -> None:
        """Let rows be numbered from now on as the other database would have."""


async def move(source: Side, target: Side) -> Mapping[str, int]:
    """Copy everything and compare it; give how many rows of each table. The caller commits.

    Raises `StorageError` for a target that has rows, and where the two differ in any way afterwards.
    """
    shapes = sorted(await source.shapes(), key=lambda shape: (shape.name not in FIRST, shape.name))
    await _check(shapes, target)
    for shape in shapes:
        async for piece in source.rows(shape):
            await target.put(shape, piece)
    await target.count_on(await source.counters())
    if await target.counters() != await source.counters():
        raise StorageError("the numbers of the next rows differ after the move: nothing was moved")
    return {shape.name: await _compared(shape, source, target) for shape in shapes}


async def _check(shapes: Sequence[Shape], target: Side) -> None:
    """Look whether the target has the same tables, and no row in them."""
    theirs = {shape.name: frozenset(shape.columns) for shape in await target.shapes()}
    if theirs != {shape.name: frozenset(shape.columns) for shape in shapes}:
        raise StorageError("the two have other tables: this release knows only one of them")
    for shape in shapes:
        async for _piece in target.rows(shape):
            raise StorageError(f"the target is not empty (there are rows in {shape.name}): choose another one")


async def _compared(shape: Shape, source: Side, target: Side) -> int:
    """Compare a table row by row; give how many rows it has."""
    count = 0
    theirs = target.rows(shape)
    none: Batch = []  # no tuple, which Python 3.11 takes for something else here
    async for piece in source.rows(shape):
        if list(await anext(theirs, none)) != list(piece):
            raise StorageError(f"{shape.name} differs after row {count}: nothing was moved")
        count += len(piece)
    if await anext(theirs, none):
        raise StorageError(f"{shape.name} has more rows after the move: nothing was moved")
    return count
