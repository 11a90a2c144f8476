"""Reading all that is stored of a chat, from every table that has a column for it."""

import sqlite3
from typing import Any

from bot.storage.erasing import CHAT, tables


def everything(connection: sqlite3.Connection, chat_id: int) -> dict[str, list[dict[str, Any]]]:
    """Read the rows of a chat: table -> rows, each a mapping of all its columns. Tables without any are left out."""
    found = {table: _rows(connection, table, chat_id) for table in tables(connection)}
    return {table: rows for table, rows in found.items() if rows}


def _rows(connection: sqlite3.Connection, table: str, chat_id: int) -> list[dict[str, Any]]:
    rows = connection.execute(f"SELECT * FROM {table} WHERE {CHAT} = ? ORDER BY rowid", (chat_id,))  # noqa: S608 - names
    names = [column[0] for column in rows.description]
    return [dict(zip(names, row, strict=True)) for row in rows]
