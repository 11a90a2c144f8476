"""The table `pictures`: our own pictures that Telegram has. Nobody's in particular."""

import sqlite3


def picture(connection: sqlite3.Connection, key: str) -> str | None:
    """Read the file id of a picture."""
    row = connection.execute("SELECT file_id FROM pictures WHERE key = ?", (key,)).fetchone()
    return row and str(row[0])


def keep(connection: sqlite3.Connection, key: str, file_id: str) -> None:
    """Store the file id of a picture in the place of the one before."""
    connection.execute(
        "INSERT INTO pictures (key, file_id) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET file_id = excluded.file_id",
        (key, file_id),
    )
