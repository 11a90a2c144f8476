"""The same guide, written to SQLite in each update before it is answered: one row for each chat, one flushed commit."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import aiosqlite
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import StorageKey
from aiogram.fsm.storage.memory import MemoryStorage

from benchmarks.bots.aiogram_guide import run

FILE = "states.db"
"""In the working directory."""
SCHEMA = "CREATE TABLE IF NOT EXISTS talks (chat_id INTEGER PRIMARY KEY, user_id INTEGER, state TEXT, data TEXT)"
SAVE = (
    "INSERT INTO talks (chat_id, user_id, state, data) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (chat_id) DO UPDATE SET state = excluded.state, data = excluded.data"
)


class Saved(MemoryStorage):
    """What is in memory is read; whatever changes the state is written down, with the data as they are then."""

    def __init__(self, bot_id: int) -> None:
        super().__init__()
        self._connection: aiosqlite.Connection
        with closing(sqlite3.connect(FILE)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(SCHEMA)
            for chat, user, state, data in connection.execute("SELECT chat_id, user_id, state, data FROM talks"):
                kept = self.storage[StorageKey(bot_id, chat, user)]
                kept.state, kept.data = state, json.loads(data)

    async def set_state(self, key: StorageKey, state: str | State | None = None) -> None:
        """Keep it, and write it down with the data."""
        await super().set_state(key, state)
        kept = self.storage[key]
        await self._connection.execute(SAVE, (key.chat_id, key.user_id, kept.state, json.dumps(kept.data)))

    async def open(self) -> None:
        """Have the connection that is written over."""
        self._connection = await aiosqlite.connect(FILE, isolation_level=None)
        await self._connection.execute("PRAGMA synchronous = FULL")


def main() -> None:
    """Run until killed."""
    storage = Saved(1_000_001)
    run(storage, storage.open)


if __name__ == "__main__":
    main()
