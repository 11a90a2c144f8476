"""The table `outbox`, and what `chats` knows of delivering: the message that is shown, whether a chat is parked.

The table `pictures` holds which of our own pictures Telegram has. They are nobody's in particular.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.storage.deliveries import PARTS, SUPERSEDED, Delivery, Shown, Undelivered, above
from bot.storage.sql import privacy, reminders
from bot.storage.sql.rows import from_json, to_json, to_text
from bot.storage.sql.session import Session

WAITING = "delivered_at IS NULL AND superseded_at IS NULL"
"""The condition of the partial index, word for word, or SQLite does not use it."""


def put(session: Session, settled: tuple[int, int | None], deliveries: Sequence[Delivery], now: datetime) -> None:
    """Put deliveries into the outbox, for the chat and in answer to the update that was settled."""
    for tag in {delivery.tag for delivery in deliveries} - {""}:
        for outdated in (tag, above(tag)) if tag.startswith(PARTS) else (tag,):
            _supersede(session, settled[0], "tag", outdated, now)
    last = {delivery.tag: delivery for delivery in deliveries}
    session.executemany(
        "INSERT INTO outbox (chat_id, update_id, kind, payload, tag, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (*settled, delivery.kind, to_json(dict(delivery.payload)), delivery.tag, to_text(now))
            for delivery in deliveries
            if not delivery.tag or delivery is last[delivery.tag]
        ],
    )


def _supersede(session: Session, chat_id: int, column: str, value: str, now: datetime) -> None:
    session.execute(
        "UPDATE outbox INDEXED BY outbox_waiting SET superseded_at = ?, payload = '{}'"  # noqa: S608 - names
        f" WHERE chat_id = ? AND {WAITING} AND {column} = ?",
        (to_text(now), chat_id, value),
    )


def undelivered_chats(session: Session) -> list[int]:
    """List the chats that have something to be delivered and are not parked, the longest waiting first."""
    query = (
        "SELECT chat_id FROM outbox AS o INDEXED BY outbox_waiting"  # noqa: S608 - names
        f" WHERE {WAITING} AND NOT EXISTS (SELECT 1 FROM chats AS c"
        " WHERE c.chat_id = o.chat_id AND c.parked_at IS NOT NULL) GROUP BY chat_id ORDER BY min(id)"
    )
    return [chat_id for (chat_id,) in session.execute(query)]


FEW = 8
"""Deliveries that are read in one go."""


def undelivered(session: Session, chat_id: int) -> list[Undelivered]:
    """Read the oldest deliveries of a chat that wait; none for a parked chat."""
    rows = session.execute(
        "SELECT o.id, o.update_id, o.kind, o.payload, o.tag, c.shown_message_id, c.shown_tag,"  # noqa: S608 - names
        " c.shown_is_picture, c.pinned_message_id"
        " FROM outbox AS o INDEXED BY outbox_waiting LEFT JOIN chats AS c ON c.chat_id = o.chat_id"
        f" WHERE o.chat_id = ? AND {WAITING} AND c.parked_at IS NULL ORDER BY o.id LIMIT {FEW}",
        (chat_id,),
    )
    return [
        Undelivered(
            row_id,
            chat_id,
            update_id,
            Delivery(kind, from_json(payload), tag),
            None if message_id is None else Shown(message_id, shown_tag, bool(is_picture)),
            pinned,
        )
        for row_id, update_id, kind, payload, tag, message_id, shown_tag, is_picture, pinned in rows
    ]


def delivered(
    session: Session, delivery_ids: Sequence[int], shown: Shown | None, now: datetime, pinned: int | None
) -> bool:
    """Note that Telegram has them: also what was superseded while it was on its way. `KeyError` for an unknown."""
    rows = session.execute(
        "UPDATE outbox SET delivered_at = coalesce(delivered_at, ?), superseded_at = NULL, payload = '{}'"  # noqa: S608 - marks
        f" WHERE id IN ({','.join('?' * len(delivery_ids))}) RETURNING chat_id, is_fleeting",
        (to_text(now), *delivery_ids),
    ).fetchall()
    if len(rows) < len(delivery_ids):
        raise KeyError(delivery_ids)
    chat_id, gone = rows[0][0], any(is_fleeting for _chat_id, is_fleeting in rows)
    if gone:
        privacy.vanish(session, delivery_ids, now)
    session.hold(chat_id)
    if shown and not gone:
        session.execute(
            "INSERT INTO chats (chat_id, shown_message_id, shown_tag, shown_is_picture) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (chat_id) DO UPDATE SET shown_message_id = excluded.shown_message_id,"
            " shown_tag = excluded.shown_tag, shown_is_picture = excluded.shown_is_picture",
            (chat_id, shown.message_id, shown.tag, shown.is_picture),
        )
    if pinned is not None and not gone:
        session.execute(
            "INSERT INTO chats (chat_id, pinned_message_id) VALUES (?, ?) ON CONFLICT (chat_id)"
            " DO UPDATE SET pinned_message_id = excluded.pinned_message_id",
            (chat_id, pinned or None),
        )
    query = f"SELECT 1 FROM outbox INDEXED BY outbox_waiting WHERE chat_id = ? AND {WAITING} LIMIT 1"  # noqa: S608 - names
    return session.execute(query, (chat_id,)).fetchone() is not None


def park(session: Session, chat_id: int, now: datetime) -> None:
    """Let the deliveries of a chat wait. A chat that is parked stays so since the first time; an erased one is none."""
    if privacy.is_gone(session, chat_id, now):
        return
    session.execute(
        "INSERT INTO chats (chat_id, parked_at) VALUES (?, ?) ON CONFLICT (chat_id)"
        " DO UPDATE SET parked_at = coalesce(chats.parked_at, excluded.parked_at)",
        (chat_id, to_text(now)),
    )
    reminders.park(session, chat_id, is_parked=True)


def unpark(session: Session, chat_id: int, now: datetime) -> None:
    """Let deliveries go out again; the screens that waited are out of date. Nothing where none had to wait."""
    freed = session.execute(
        "UPDATE chats SET parked_at = NULL WHERE chat_id = ? AND parked_at IS NOT NULL RETURNING 1", (chat_id,)
    )
    if freed.fetchone():
        for kind in SUPERSEDED:
            _supersede(session, chat_id, "kind", kind, now)
        reminders.park(session, chat_id, is_parked=False)


def picture(session: Session, key: str) -> str | None:
    """Read the file id of a picture."""
    row = session.execute("SELECT file_id FROM pictures WHERE key = ?", (key,)).fetchone()
    return row and str(row[0])


def keep_picture(session: Session, key: str, file_id: str) -> None:
    """Store the file id of a picture in the place of the one before."""
    session.execute(
        "INSERT INTO pictures (key, file_id) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET file_id = excluded.file_id",
        (key, file_id),
    )
