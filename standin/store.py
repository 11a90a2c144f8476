"""The stand-in's memory: one SQLite file in its folder, and the counters that only ever rise."""

import json
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
"""An object of the Bot API, as it travels."""

Value: TypeAlias = str | int | float | bytes | None

SCHEMA = """
CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS chat (
    id INTEGER PRIMARY KEY, created INTEGER NOT NULL, title TEXT NOT NULL, language_code TEXT,
    blocked INTEGER NOT NULL DEFAULT 0,
    left INTEGER NOT NULL DEFAULT 0, last_message_id INTEGER NOT NULL DEFAULT 0, pinned INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS message (
    chat_id INTEGER NOT NULL, message_id INTEGER NOT NULL, by_bot INTEGER NOT NULL, body TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL, PRIMARY KEY (chat_id, message_id)
) STRICT;
CREATE INDEX IF NOT EXISTS message_changed ON message (chat_id, changed);
CREATE TABLE IF NOT EXISTS event (
    changed INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL, body TEXT NOT NULL, expires REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS pending (
    number INTEGER PRIMARY KEY AUTOINCREMENT, update_id INTEGER NOT NULL, body TEXT NOT NULL, expires REAL
) STRICT;
CREATE INDEX IF NOT EXISTS pending_update_id ON pending (update_id);
CREATE TABLE IF NOT EXISTS query (
    id TEXT PRIMARY KEY, chat_id INTEGER NOT NULL, date REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS file (
    unique_id TEXT PRIMARY KEY, kind TEXT NOT NULL, path TEXT NOT NULL UNIQUE, body TEXT NOT NULL
) STRICT;
"""


class Store:
    """Reads and writes are plain SQL; what belongs together goes into `transaction()`.

    A process that is killed leaves a state that the next one opens. `synchronous=NORMAL`: a power cut may
    take the last moments with it, which a replacement of Telegram on one's own machine can afford. A second
    process on the same folder fails with `sqlite3.OperationalError`.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None, timeout=0)
        self._connection.row_factory = sqlite3.Row
        try:
            self._connection.executescript(
                "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + SCHEMA
            )
        except sqlite3.Error:
            self._connection.close()
            raise

    def close(self) -> None:
        """Write everything into the main file and free the folder."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block or nothing; a block inside a block belongs to the outer one."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def run(self, sql: str, *values: Value) -> int:
        """Run one statement; tell how many rows it changed."""
        return self._connection.execute(sql, values).rowcount

    def rows(self, sql: str, *values: Value) -> list[sqlite3.Row]:
        """All rows that a statement answers."""
        return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Value) -> sqlite3.Row | None:
        """Give the first row that a statement answers, if any."""
        found: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
        return found

    def number(self, sql: str, *values: Value) -> int:
        """Give the first column of the first row, 0 if there is none."""
        found = self.row(sql, *values)
        return int(found[0] or 0) if found else 0

    def counter(self, name: str) -> int:
        """Where a counter stands; 0 before its first use."""
        return self.number("SELECT value FROM counter WHERE name = ?", name)

    def next(self, name: str, first: int = 1) -> int:
        """Move a counter on by one, also across restarts; give the new value."""
        return self.number(
            "INSERT INTO counter VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
            name,
            first,
        )

    def raise_to(self, name: str, least: int) -> None:
        """Move a counter forward to `least`, never back."""
        self.run(
            "INSERT INTO counter VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
            name,
            least,
        )

    def setting(self, name: str, default: object = None) -> Any:  # noqa: ANN401 - a setting is any JSON value
        """Give a value kept by name, `default` if it was never set."""
        found = self.row("SELECT value FROM setting WHERE name = ?", name)
        return json.loads(found["value"]) if found else default

    def keep(self, name: str, value: object) -> None:
        """Keep a JSON value by name."""
        self.run(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name,
            json.dumps(value),
        )

    def secret(self) -> str:
        """Give what makes this folder's file identifiers its own; made once."""
        made = self.setting("secret")
        if made is None:
            made = secrets.token_hex(16)
            self.keep("secret", made)
        return str(made)
