"""What is kept no longer: which cases may have to go, and forgetting what is over.

The column `look_at` of the table `cases` is filled by the pure rule. Forgetting goes a piece at a time, so that nobody
waits long behind it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.storage.notes import Note, NoteKind
from bot.storage.sql.rows import to_text
from bot.storage.sql.session import Session

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


def forget(session: Session, table: Table, after: int, before: datetime) -> int | None:
    """Delete from the next piece after a key what was over before a time.

    Gives the key to go on after; None when only newer rows are left. Goes by the rows' order and needs no index:
    it costs by what is old, not by what is stored.
    """
    facts = {"after": after, "before": to_text(before), "piece": PIECE}
    (last,) = session.execute(
        f"SELECT max({table.key}) FROM (SELECT {table.key}, {table.came} AS came FROM {table.name}"  # noqa: S608 - names
        f" WHERE {table.key} > :after ORDER BY {table.key} LIMIT :piece) AS piece WHERE came < :before",
        facts,
    ).fetchone()
    if last is None:
        return None
    session.execute(
        f"DELETE FROM {table.name} WHERE {table.key} > :after AND {table.key} <= :last AND {table.over}",  # noqa: S608
        {**facts, "last": last},
    )
    return int(last)


OF_A_GROUP = (
    "DELETE FROM outbox INDEXED BY outbox_of_chat WHERE chat_id = ?",
    "DELETE FROM buyers WHERE chat_id = ?",
    "DELETE FROM chats WHERE chat_id = ?",
)
"""All that there is of one beside its updates: that it was told once to write in private, or is to be."""


def forget_groups(session: Session, before: datetime) -> int:
    """Delete what is known of a piece of the groups (their ids are negative) that were last active before a time.

    Says how many. Goes by the key: it costs by how many groups there are, and a bot for private chats is in few.
    """
    groups = session.execute(
        "SELECT chat_id FROM chats WHERE chat_id < 0 AND active_at < ? ORDER BY chat_id LIMIT ?",
        (to_text(before), PIECE),
    ).fetchall()
    for statement in OF_A_GROUP:
        session.executemany(statement, groups)
    return len(groups)


AT_A_TIME = 300
"""Cases that are taken in one go, the longest due first. Ours."""
AGAIN = timedelta(hours=6)
"""After this time a case is looked at again for which nothing was done: its buyer was asleep, or something failed.
Ours: shorter than anybody is awake, as quiet hours last seventeen hours at most."""
NOTE = Note(NoteKind.RETENTION)


def queue(session: Session, now: datetime) -> list[int]:
    """Put a note into the inbox of each chat that has a case to be looked at; give the chats."""
    rows = session.execute(
        "SELECT chat_id, number FROM cases INDEXED BY cases_look_at WHERE look_at <= ? ORDER BY look_at LIMIT ?",
        (to_text(now), AT_A_TIME),
    ).fetchall()
    chats = list(dict.fromkeys(chat_id for chat_id, _number in rows))
    session.executemany(
        "INSERT INTO inbox (chat_id, body, received_at) VALUES (?, ?, ?)",
        [(chat_id, NOTE.body, to_text(now)) for chat_id in chats],
    )
    again = to_text(now + AGAIN)
    session.executemany(
        "UPDATE cases SET look_at = ? WHERE chat_id = ? AND number = ?", [(again, *key) for key in rows]
    )
    return chats
