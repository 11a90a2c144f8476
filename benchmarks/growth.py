"""A long past: `python -m benchmarks.growth 10 1000` gives ten people a thousand earlier updates each, of two days.

In the folder that holds the database of people who are on their way: copies of the rows that they have left there,
handled and delivered. Of two days, for what is older is forgotten.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from bot.storage.sql.rows import to_text

DATABASE = Path("bot.db")
FIRST_CHAT = 1001
FIRST_UPDATE = 2_000_000_000
"""Beyond those of the people who are measured, and of the cases of others."""
SPAN = timedelta(hours=47)
DONE = {"inbox": "handled_at", "outbox": "delivered_at"}
"""What a row of a table has once it is done with."""
TIMES = ("received_at", "handled_at", "created_at", "delivered_at")

Row = dict[str, object]


def grow(connection: sqlite3.Connection, people: int, updates: int, now: datetime) -> None:
    """Give the first people so many handled updates each, and as many deliveries to each as were made to all."""
    connection.row_factory = sqlite3.Row
    found = {table: _done(connection, table) for table in DONE}
    share = len(found["outbox"]) / len(found["inbox"])
    with connection:
        for person in range(people):
            chat = FIRST_CHAT + person
            first = FIRST_UPDATE + person * updates
            for table, count in (("inbox", updates), ("outbox", round(share * updates))):
                rows = _copies(found[table], chat, first, count, now)
                _insert(connection, table, rows)


def _done(connection: sqlite3.Connection, table: str) -> list[Row]:
    query = f"SELECT * FROM {table} WHERE {DONE[table]} IS NOT NULL"  # noqa: S608 - names of ours
    return [dict(row) for row in connection.execute(query)]


def _copies(rows: Sequence[Row], chat: int, first: int, count: int, now: datetime) -> Iterator[Row]:
    """Give rows as these are, of one chat, spread evenly over the time until now."""
    for number, row in enumerate(islice(cycle(rows), count)):
        at = to_text(now - SPAN + SPAN * number / count)
        times = {name: at for name in TIMES if row.get(name) is not None}
        update = {"update_id": first + number} if row["update_id"] is not None else {}
        own = {name: value for name, value in row.items() if name not in ("seq", "id")}
        yield own | times | update | {"chat_id": chat}


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[Row]) -> None:
    for row in rows:
        marks = ", ".join(f":{name}" for name in row)
        statement = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"  # noqa: S608 - names of ours
        connection.execute(statement, row)


if __name__ == "__main__":
    with closing(sqlite3.connect(DATABASE)) as opened:
        grow(opened, int(sys.argv[1]), int(sys.argv[2]), datetime.now(UTC))
