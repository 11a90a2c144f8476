"""Forgetting what is over, a piece at a time, so that nobody waits long behind it."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from bot.storage.rows import to_text

PIECE = 1000
"""Rows that are looked at in one transaction."""


@dataclass(frozen=True)
class Table:
    """A table that grows at its end: its key, when a row came, and the condition that it is over."""

    name: str
    key: str
    came: str
    over: str


TABLES = (
    Table("inbox", "seq", "received_at", "handled_at < :before"),
    Table("outbox", "id", "created_at", "(delivered_at < :before OR superseded_at < :before)"),
)


def forget(connection: sqlite3.Connection, table: Table, after: int, before: datetime) -> int | None:
    """Delete from the next piece after a key what was over before a time.

    Gives the key to go on after; None when only newer rows are left. Goes by the rows' order and needs no index:
    it costs by what is old, not by what is stored.
    """
    facts = {"after": after, "before": to_text(before), "piece": PIECE}
    (last,) = connection.execute(
        f"SELECT max({table.key}) FROM (SELECT {table.key}, {table.came} AS came FROM {table.name}"  # noqa: S608 - names
        f" WHERE {table.key} > :after ORDER BY {table.key} LIMIT :piece) AS piece WHERE came < :before",
        facts,
    ).fetchone()
    if last is None:
        return None
    connection.execute(
        f"DELETE FROM {table.name} WHERE {table.key} > :after AND {table.key} <= :last AND {table.over}",  # noqa: S608
        {**facts, "last": last},
    )
    return int(last)
