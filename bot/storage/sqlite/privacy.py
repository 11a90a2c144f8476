"""What a buyer's privacy asks of the database: erasing, exporting, and taking what was erased out of the files.

Erasing and exporting find the tables by their column `chat_id`. SQLite leaves copies behind that no table shows
(docs/decisions/0018): `secure_delete` overwrites what is deleted, but not copies left in the gaps of pages
when their rows were moved to others; only `VACUUM` writes the file anew. And the log holds the pages as they were.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from bot.storage.deliveries import Delivery, DeliveryKind
from bot.storage.sqlite.migrate import version
from bot.storage.sqlite.rows import to_json, to_text, to_time

CHAT = "chat_id"
"""The column by which a row is known to be of a chat. Every table with personal rows has it."""
NOBODY = 0
"""The chat of what belongs to nobody any more."""
ERASED = "erased_at"
"""The name in `meta` of when the first thing was erased that may have left copies in the files."""


def tables(connection: sqlite3.Connection) -> list[str]:
    """Name the tables that have rows of chats."""
    query = (
        "SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c"
        " WHERE m.type = 'table' AND c.name = ? ORDER BY m.name"
    )
    return [name for (name,) in connection.execute(query, (CHAT,))]


def erase(connection: sqlite3.Connection, chat_id: int, seq: int, now: datetime) -> list[Delivery]:
    """Erase all that is stored of a chat, up to the update `seq` that asked for it; what came later is kept.

    Telegram may send an update again, so the ids of updates stay, with neither chat nor content. Gives what is still
    to be delivered: that takes the status message away, if there is one at the top of the chat.
    """
    pinned = connection.execute("SELECT pinned_message_id FROM chats WHERE chat_id = ?", (chat_id,)).fetchone()
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table in tables(connection):
        if table != "inbox":
            connection.execute(f"DELETE FROM {table} WHERE {CHAT} = ?", (chat_id,))  # noqa: S608 - names
    _erase_updates(connection, chat_id, seq, now)
    note(connection, now)
    return [Delivery(DeliveryKind.UNPIN, {"message_id": pinned[0]})] if pinned and pinned[0] else []


def _erase_updates(connection: sqlite3.Connection, chat_id: int, seq: int, now: datetime) -> None:
    connection.execute("DELETE FROM inbox INDEXED BY inbox_of_chat WHERE chat_id = ? AND update_id IS NULL", (chat_id,))
    connection.execute(
        "UPDATE inbox INDEXED BY inbox_of_chat SET chat_id = ?, body = x'', error = NULL, attempts = 0, retries = 0,"
        " met_case = NULL, met_revision = NULL, set_aside_at = NULL, handled_at = coalesce(handled_at, ?)"
        " WHERE chat_id = ? AND seq <= ?",
        (NOBODY, to_text(now), chat_id, seq),
    )


def put_fleeting(
    connection: sqlite3.Connection, settled: tuple[int, int | None], deliveries: Sequence[Delivery], now: datetime
) -> None:
    """Put deliveries into the outbox whose rows vanish when they are delivered, or when the chat cannot be reached."""
    connection.executemany(
        "INSERT INTO outbox (chat_id, update_id, kind, payload, tag, created_at, is_fleeting)"
        " VALUES (?, ?, ?, ?, '', ?, 1)",
        [(*settled, delivery.kind, to_json(dict(delivery.payload)), to_text(now)) for delivery in deliveries],
    )


def vanish(connection: sqlite3.Connection, delivery_ids: Sequence[int], now: datetime) -> list[int]:
    """Delete those of these deliveries that were fleeting; give the chats of those that were."""
    marks = ",".join("?" * len(delivery_ids))
    gone = connection.execute(
        f"DELETE FROM outbox WHERE id IN ({marks}) AND is_fleeting = 1 RETURNING chat_id",  # noqa: S608 - marks
        tuple(delivery_ids),
    ).fetchall()
    if gone:
        note(connection, now)
    return [chat_id for (chat_id,) in gone]


def is_gone(connection: sqlite3.Connection, chat_id: int, now: datetime) -> bool:
    """Say whether a chat that cannot be reached was erased; its last words, which nobody will read, go as well."""
    last = connection.execute(
        "DELETE FROM outbox INDEXED BY outbox_of_chat WHERE chat_id = ? AND is_fleeting = 1", (chat_id,)
    )
    if not last.rowcount:
        return False
    note(connection, now)
    return connection.execute("SELECT 1 FROM buyers WHERE chat_id = ?", (chat_id,)).fetchone() is None


def erase_cases(connection: sqlite3.Connection, chat_id: int, numbers: Sequence[int], now: datetime) -> None:
    """Erase some cases of a chat with all that belongs to them, and what waits for a chat that cannot be reached."""
    for number in numbers:
        connection.execute("DELETE FROM cases WHERE chat_id = ? AND number = ?", (chat_id, number))
    if numbers:
        connection.execute(
            "DELETE FROM outbox INDEXED BY outbox_of_chat WHERE chat_id = ? AND EXISTS"
            " (SELECT 1 FROM chats AS c WHERE c.chat_id = outbox.chat_id AND c.parked_at IS NOT NULL)",
            (chat_id,),
        )
        note(connection, now)


def note(connection: sqlite3.Connection, now: datetime) -> None:
    """Note that copies of what is erased may be left in the files, until they are swept."""
    connection.execute(
        "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", (ERASED, to_text(now))
    )


def everything(connection: sqlite3.Connection, chat_id: int) -> dict[str, list[dict[str, Any]]]:
    """Read the rows of a chat: table -> rows, each a mapping of all its columns. Tables without any are left out."""
    found = {table: _rows(connection, table, chat_id) for table in tables(connection)}
    return {table: rows for table, rows in found.items() if rows}


def _rows(connection: sqlite3.Connection, table: str, chat_id: int) -> list[dict[str, Any]]:
    rows = connection.execute(f"SELECT * FROM {table} WHERE {CHAT} = ? ORDER BY rowid", (chat_id,))  # noqa: S608 - names
    names = [column[0] for column in rows.description]
    return [dict(zip(names, row, strict=True)) for row in rows]


SMALL = 32 * 1024 * 1024
"""Bytes of a database that is written anew as soon as something was erased: that takes about half a second. Ours."""
TOGETHER = timedelta(days=1)
"""What is erased within this time in a larger one is swept in one go, as nobody is served for seconds then. Ours."""


def sweep(connection: sqlite3.Connection, now: datetime) -> bool:
    """Sweep, if something was erased; say whether nothing of it is left. Not within a transaction.

    While somebody reads, a backup for example, nothing is done: the log could not be emptied, and a database that is
    written anew goes through it as a whole, each time.
    """
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (ERASED,)).fetchone()
    if row is None or _is_read(connection):
        return False
    if abs(now - to_time(row[0])) < TOGETHER and _size(connection) > SMALL:
        return False
    connection.execute("VACUUM")
    if not _emptied(connection):
        return False
    connection.execute("DELETE FROM meta WHERE name = ? AND value = ?", (ERASED, row[0]))
    return True


def _size(connection: sqlite3.Connection) -> int:
    (pages,), (each,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    return int(pages * each)


def _is_read(connection: sqlite3.Connection) -> bool:
    """Empty the log; say whether somebody keeps it from being emptied, which shows only where something is in it."""
    connection.execute(f"PRAGMA user_version = {version(connection)}")  # written though it changes nothing
    return not _emptied(connection)


def _emptied(connection: sqlite3.Connection) -> bool:
    """Empty the write-ahead log; say whether that went: not while somebody, a backup for example, reads from it."""
    with _impatient(connection):
        (is_busy, _pages, _moved) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not is_busy


@contextmanager
def _impatient(connection: sqlite3.Connection) -> Iterator[None]:
    """Do not wait for others' locks: nobody is served meanwhile, and who reads may read for hours."""
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")
