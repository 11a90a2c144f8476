"""One SQLite connection as the statements see it, and what only SQLite does so."""

import sqlite3
from collections.abc import Sequence

from bot.storage.sql.session import CHAT
from bot.storage.values import Row

SETTINGS = ("PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON", "PRAGMA secure_delete = ON")
"""NORMAL would lose the last commits at a power cut (sqlite.org/wal.html, performance considerations). What is deleted
is overwritten (see sweeping.py)."""


class SqliteSession(sqlite3.Connection):
    """`bot.storage.sql.session.Session`: Python's own connection, which is given to the statements as it is."""

    def hold(self, chat_id: int) -> None:
        """Nothing: one process holds the whole file (`lock.py`)."""

    def mark_active(self, chat_ids: Sequence[int], at: str) -> None:
        """Note that something came from these chats."""
        self.executemany(
            "INSERT INTO chats (chat_id, active_at) VALUES (?, ?)"
            " ON CONFLICT (chat_id) DO UPDATE SET active_at = excluded.active_at",
            [(chat_id, at) for chat_id in chat_ids],
        )

    def defer_keys(self) -> None:
        """Let foreign keys be broken up to the end of the transaction."""
        self.execute("PRAGMA defer_foreign_keys = ON")

    def tables(self) -> list[str]:
        """Name the tables that have rows of chats."""
        query = (
            "SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c"
            " WHERE m.type = 'table' AND c.name = ? ORDER BY m.name"
        )
        return [name for (name,) in self.execute(query, (CHAT,))]

    def rows_of(self, table: str, chat_id: int) -> list[Row]:
        """Read all of a chat's rows of a table, the oldest first."""
        rows = self.execute(f"SELECT * FROM {table} WHERE {CHAT} = ? ORDER BY rowid", (chat_id,))  # noqa: S608 - names
        names = [column[0] for column in rows.description]
        return [dict(zip(names, row, strict=True)) for row in rows]
