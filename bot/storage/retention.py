"""Which cases may have to go: the column `look_at` of the table `cases`, which the pure rule fills."""

import sqlite3
from datetime import datetime, timedelta

from bot.storage.rows import to_text

AT_A_TIME = 300
"""Cases that are taken in one go, the longest due first. Ours."""
AGAIN = timedelta(hours=6)
"""After this time a case is looked at again for which nothing was done: its buyer was asleep, or something failed.
Ours: shorter than anybody is awake, as quiet hours last seventeen hours at most."""
NOTE = b'{"retention": {}}'


def queue(connection: sqlite3.Connection, now: datetime) -> list[int]:
    """Put a note into the inbox of each chat that has a case to be looked at; give the chats."""
    rows = connection.execute(
        "SELECT chat_id, number FROM cases WHERE look_at <= ? ORDER BY look_at LIMIT ?", (to_text(now), AT_A_TIME)
    ).fetchall()
    chats = list(dict.fromkeys(chat_id for chat_id, _number in rows))
    connection.executemany(
        "INSERT INTO inbox (chat_id, body, received_at) VALUES (?, ?, ?)",
        [(chat_id, NOTE, to_text(now)) for chat_id in chats],
    )
    again = to_text(now + AGAIN)
    connection.executemany(
        "UPDATE cases SET look_at = ? WHERE chat_id = ? AND number = ?", [(again, *key) for key in rows]
    )
    return chats
