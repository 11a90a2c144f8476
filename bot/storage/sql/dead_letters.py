"""Dead letters: updates of the table `inbox` that were set aside; and `told_admins`, who knows that there are some."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.storage.deliveries import Alert, Delivery
from bot.storage.sql import inbox, outbox
from bot.storage.sql.rows import to_optional_time, to_text, to_time
from bot.storage.sql.session import Session
from bot.storage.values import DeadLetter, DeadLetters, Waiting

COLUMNS = "seq, chat_id, body, error, attempts, retries, received_at, set_aside_at, handled_at"
DEAD = "set_aside_at IS NOT NULL"
"""The condition of the partial index, word for word, or SQLite does not use it."""
AT_A_TIME = 300
"""Dead letters that are forgotten in one transaction. Our choice."""


def set_aside(
    session: Session, seq: int, deliveries: Sequence[Delivery], now: datetime, alerts: Sequence[Alert]
) -> None:
    """Set an update aside; tell its buyer the first time only, and the admins who do not know of any yet."""
    settled = inbox.set_aside(session, seq, now)
    if settled is None:
        return
    session.hold(settled[0])
    if _is_first_time(session, seq):
        outbox.put(session, settled, deliveries, now)
    for chat_id, delivery in alerts:
        if _is_to_hear(session, chat_id, now):
            outbox.put(session, (chat_id, None), [delivery], now)


def _is_first_time(session: Session, seq: int) -> bool:
    """Note, the first time that an update is set aside, where its buyer stands: it has changed nothing itself."""
    first = session.execute(
        "UPDATE inbox SET met_case = b.current_case, met_revision = c.revision FROM inbox AS i"
        " LEFT JOIN buyers AS b ON b.chat_id = i.chat_id"
        " LEFT JOIN cases AS c ON c.chat_id = b.chat_id AND c.number = b.current_case"
        " WHERE i.seq = inbox.seq AND inbox.seq = ? AND inbox.retries = 0",
        (seq,),
    )
    return first.rowcount == 1


def _is_to_hear(session: Session, chat_id: int, now: datetime) -> bool:
    told = session.execute(
        "INSERT INTO told_admins (chat_id, told_at) VALUES (?, ?) ON CONFLICT (chat_id) DO NOTHING",
        (chat_id, to_text(now)),
    )
    return told.rowcount == 1


def retry(session: Session, numbers: Sequence[int]) -> None:
    """Let updates wait again, at their old places and with all their tries. Nothing for one that is not set aside."""
    session.executemany(
        "UPDATE inbox SET set_aside_at = NULL, attempts = 0, retries = retries + 1"
        " WHERE seq = ? AND set_aside_at IS NOT NULL",
        [(number,) for number in numbers],
    )


def marked(session: Session, waiting: Waiting | None) -> Waiting | None:
    """Say of an update that is tried again what its buyer has done since it came."""
    if waiting is None or not waiting.retries:
        return waiting
    met_case, met_revision, active_at = session.execute(
        "SELECT i.met_case, i.met_revision, c.active_at FROM inbox AS i"
        " LEFT JOIN chats AS c ON c.chat_id = i.chat_id WHERE i.seq = ?",
        (waiting.seq,),
    ).fetchone()
    case = waiting.case
    stands = (case.number, case.revision) if case else (None, None)
    return replace(
        waiting,
        late=active_at is not None and to_time(active_at) > waiting.received_at,
        moved_on=stands != (met_case, met_revision) or bool(case and case.cancelled_at),
    )


def dead_letters(session: Session, admin: int, skip: int, most: int) -> DeadLetters:
    """Read some of them, the last that was set aside first, with the number and the chat of each that there is.

    In the same transaction the admin counts as somebody who has looked, so that none comes unnoticed in between.
    """
    session.execute("DELETE FROM told_admins WHERE chat_id = ?", (admin,))
    shown = session.execute(
        f"SELECT {COLUMNS} FROM inbox INDEXED BY inbox_dead WHERE {DEAD}"  # noqa: S608 - names
        " ORDER BY set_aside_at DESC, seq DESC LIMIT ? OFFSET ?",
        (most, skip),
    )
    chats = session.execute(
        f"SELECT seq, chat_id FROM inbox INDEXED BY inbox_dead WHERE {DEAD} ORDER BY set_aside_at, seq"  # noqa: S608 - names
    )
    (retried,) = session.execute(
        f"SELECT count(*) FROM inbox INDEXED BY inbox_waiting WHERE {inbox.WAITING} AND retries > 0"  # noqa: S608 - names
    ).fetchone()
    return DeadLetters(tuple(_letter(row) for row in shown.fetchall()), dict(chats.fetchall()), int(retried))


def forget(session: Session, before: datetime) -> int:
    """Delete a piece of those that were set aside before a time, the oldest first; say how many."""
    return session.execute(
        "DELETE FROM inbox WHERE seq IN (SELECT seq FROM inbox INDEXED BY inbox_dead"  # noqa: S608 - names
        f" WHERE {DEAD} AND set_aside_at < ? ORDER BY set_aside_at LIMIT ?)",
        (to_text(before), AT_A_TIME),
    ).rowcount


def dead_letter(session: Session, number: int) -> DeadLetter | None:
    """Read one that is set aside, or was and is tried again; None for any other update."""
    query = f"SELECT {COLUMNS} FROM inbox WHERE seq = ? AND ({DEAD} OR retries > 0)"  # noqa: S608 - names
    row = session.execute(query, (number,)).fetchone()
    return _letter(row) if row else None


def _letter(row: Sequence[Any]) -> DeadLetter:
    number, chat_id, body, error, attempts, retries, received_at, set_aside_at, handled_at = row
    return DeadLetter(
        number,
        chat_id,
        body,
        error or "",
        attempts,
        retries,
        to_time(received_at),
        to_optional_time(set_aside_at),
        to_optional_time(handled_at),
    )
