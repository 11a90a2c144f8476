"""The tables `inbox` and `chats`: what came and is not handled yet, and which chats are there."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.storage.sql.cases import BUYER, COLUMNS, to_buyer, to_case
from bot.storage.sql.recent import RecentCases
from bot.storage.sql.rows import digest, former_digest, printable, to_text, to_time
from bot.storage.sql.session import Session
from bot.storage.values import MOST_COUNTED, Incoming, Waiting

NUMBERED_ANEW = timedelta(days=3)
"""A stored update id that comes again after this time is another update. Telegram sends an update again for at most
24 hours, and after a week without updates it goes on from a random id (Bot API, Getting updates, `update_id`)."""

WAITING = "handled_at IS NULL AND set_aside_at IS NULL"
"""The condition of the partial index, word for word, or SQLite does not use it."""


def store(session: Session, updates: Sequence[Incoming], now: datetime) -> None:
    """Put updates into the inbox and note that their chats are active."""
    new = [update for update in updates if _is_new(session, update, now)]
    session.mark_active(sorted({u.chat_id for u in new if u.update_id is not None}), to_text(now))


def _is_new(session: Session, update: Incoming, now: datetime) -> bool:
    """Insert an update; say whether it was not there. What comes again brings no chat back that was erased since."""
    if _insert(session, update, now):
        return True
    return _renamed(session, update, now) and _insert(session, update, now)


def _insert(session: Session, update: Incoming, now: datetime) -> bool:
    inserted = session.execute(
        "INSERT INTO inbox (update_id, chat_id, body, received_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (update_id) DO NOTHING",
        (update.update_id, update.chat_id, update.body, to_text(now)),
    )
    return inserted.rowcount == 1


def _renamed(session: Session, update: Incoming, now: datetime) -> bool:
    """Free the id of an old update that is done with, so that a new update of the same id is not taken for it.

    The same body is the same update, whatever the clock says: it may have been set in between.
    """
    freed = session.execute(
        "UPDATE inbox SET update_id = NULL WHERE update_id = ? AND received_at < ? AND body NOT IN (?, ?, ?)"
        " AND (handled_at IS NOT NULL OR set_aside_at IS NOT NULL)",
        (update.update_id, to_text(now - NUMBERED_ANEW), update.body, digest(update.body), former_digest(update.body)),
    )
    return freed.rowcount == 1


def waiting_chats(session: Session) -> list[int]:
    """List the chats that have updates to handle, the longest waiting first."""
    query = f"SELECT chat_id FROM inbox INDEXED BY inbox_waiting WHERE {WAITING} GROUP BY chat_id ORDER BY min(seq)"  # noqa: S608 - names
    return [chat_id for (chat_id,) in session.execute(query)]


def next_waiting(session: Session, chat_id: int, recent: RecentCases) -> Waiting | None:
    """Read the oldest update of a chat that waits, with the buyer and the case that is open."""
    row = session.execute(
        f"SELECT i.seq, i.update_id, i.body, i.attempts, i.retries, i.received_at, i.error, {BUYER}, {COLUMNS}"  # noqa: S608 - names
        " FROM inbox AS i INDEXED BY inbox_waiting"
        " LEFT JOIN buyers AS b ON b.chat_id = i.chat_id"
        " LEFT JOIN cases AS c ON c.chat_id = b.chat_id AND c.number = b.current_case"
        f" WHERE i.chat_id = ? AND {WAITING} ORDER BY i.seq LIMIT 1",
        (chat_id,),
    ).fetchone()
    if row is None:
        return None
    seq, update_id, body, attempts, retries, received_at, error = row[:7]
    buyer_row, case_row = row[7:13], row[13:]
    buyer = None if buyer_row[0] is None else to_buyer(chat_id, buyer_row)
    key = (chat_id, buyer_row[1])
    case = None if case_row[0] is None else recent.case(key, case_row) or to_case(session, key, case_row)
    return Waiting(seq, update_id, body, attempts, to_time(received_at), buyer, case, retries, error=error or "")


COUNTED = (
    "SELECT count(*) FROM (SELECT 1 FROM inbox INDEXED BY inbox_waiting"  # noqa: S608 - names
    f" WHERE chat_id = ?1 AND {WAITING} LIMIT {MOST_COUNTED}) AS piece"
)
"""How many updates of a chat wait, counting to `MOST_COUNTED`."""


def abandoned(session: Session, seqs: Sequence[int], error: str) -> None:
    """Count a try of each of these that still waits."""
    session.executemany(
        f"UPDATE inbox SET attempts = attempts + 1, error = ? WHERE seq = ? AND {WAITING}",  # noqa: S608 - names
        [(printable(error), seq) for seq in seqs],
    )


def suspects(session: Session) -> list[int]:
    """List the chats of updates that wait and were tried before, the one that was tried most often first."""
    query = (
        f"SELECT chat_id FROM inbox INDEXED BY inbox_waiting WHERE {WAITING} AND attempts > 0"  # noqa: S608 - names
        " GROUP BY chat_id ORDER BY max(attempts) DESC, min(seq)"
    )
    return [chat_id for (chat_id,) in session.execute(query)]


def failed(session: Session, seq: int, error: str) -> int:
    """Count a failure. Raises `KeyError` for an update that is not there."""
    row = session.execute(
        "UPDATE inbox SET attempts = attempts + 1, error = ? WHERE seq = ? RETURNING attempts, chat_id",
        (printable(error), seq),
    ).fetchone()
    if row is None:
        raise KeyError(seq)
    attempts, chat_id = row
    session.hold(chat_id)
    return int(attempts)


def handled(session: Session, seq: int, now: datetime) -> tuple[int, int | None, str | None] | None:
    """Note that an update is handled. Gives its chat, its id and since when the chat is parked; None: it does not wait.

    Its words are in the case by now: of the update only the digest stays, by which it is known if it comes again. One
    that was tried again is kept whole, for the admin who had that done.
    """
    row: tuple[int, int | None, str | None] | None = session.execute(
        "UPDATE inbox SET handled_at = ?, body = CASE WHEN retries > 0 THEN body ELSE digest(body) END"  # noqa: S608 - names
        f" WHERE seq = ? AND {WAITING} RETURNING chat_id, update_id,"
        " (SELECT c.parked_at FROM chats AS c WHERE c.chat_id = inbox.chat_id)",
        (to_text(now), seq),
    ).fetchone()
    return row


def set_aside(session: Session, seq: int, now: datetime) -> tuple[int, int | None] | None:
    """Note that an update is set aside. Gives its chat and id; None if it does not wait."""
    row: tuple[int, int | None] | None = session.execute(
        f"UPDATE inbox SET set_aside_at = ? WHERE seq = ? AND {WAITING} RETURNING chat_id, update_id",  # noqa: S608 - names
        (to_text(now), seq),
    ).fetchone()
    return row


def active_chats(session: Session, since: datetime) -> list[int]:
    """List the reachable private chats (their ids are positive) that were active and wait for nothing."""
    query = (
        "SELECT chat_id FROM chats AS c INDEXED BY chats_active"  # noqa: S608 - names
        " WHERE active_at >= ? AND parked_at IS NULL AND chat_id > 0"
        f" AND NOT EXISTS (SELECT 1 FROM inbox AS i INDEXED BY inbox_waiting WHERE i.chat_id = c.chat_id AND {WAITING})"
        " AND NOT EXISTS (SELECT 1 FROM outbox AS o INDEXED BY outbox_waiting WHERE o.chat_id = c.chat_id"
        " AND delivered_at IS NULL AND superseded_at IS NULL) ORDER BY active_at"
    )
    return [chat_id for (chat_id,) in session.execute(query, (to_text(since),))]


def last_contact(session: Session) -> datetime | None:
    """Read when Telegram was last heard of."""
    row = session.execute("SELECT value FROM meta WHERE name = 'last_contact'").fetchone()
    return to_time(row[0]) if row else None


def contact(session: Session, now: datetime) -> None:
    """Note that Telegram was heard of."""
    session.execute(
        "INSERT INTO meta (name, value) VALUES ('last_contact', ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (to_text(now),),
    )


def trusted_times(session: Session, boot: str) -> list[datetime]:
    """Read when this run of the machine began, by each time that was trusted in it; nothing of another run."""
    row = session.execute("SELECT value FROM meta WHERE name = 'boot'").fetchone()
    of, *times = row[0].split() if row else ("",)
    return [to_time(time) for time in times] if of == boot else []


def trust_times(session: Session, boot: str, times: Sequence[datetime]) -> None:
    """Note when this run of the machine began; what was noted of the one before is over."""
    session.execute(
        "INSERT INTO meta (name, value) VALUES ('boot', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (" ".join([boot, *map(to_text, times)]),),
    )
