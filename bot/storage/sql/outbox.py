"""The table `outbox`, and what `chats` knows of delivering: the message that is shown, whether a chat is parked.

The table `pictures` holds which of our own pictures Telegram has. They are nobody's in particular.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.storage.deliveries import PARTS, SUPERSEDED, Delivery, Shown, Undelivered, above
from bot.storage.sql import privacy, reminders
from bot.storage.sql.inbox import COUNTED
from bot.storage.sql.rows import from_json, to_json, to_text
from bot.storage.sql.session import Session
from bot.storage.values import Remaining

WAITING = "delivered_at IS NULL AND superseded_at IS NULL"
"""The condition of the partial index, word for word, or SQLite does not use it."""


FEW = 8
"""Deliveries that are read, or written, in one go."""


def put(session: Session, settled: tuple[int, int | None], deliveries: Sequence[Delivery], now: datetime) -> None:
    """Put deliveries into the outbox, for the chat and in answer to the update that was settled."""
    for tag in {delivery.tag for delivery in deliveries} - {""}:
        for outdated in (tag, above(tag)) if tag.startswith(PARTS) else (tag,):
            _supersede(session, settled[0], "tag", outdated, now)
    last = {delivery.tag: delivery for delivery in deliveries}
    worth_it = [delivery for delivery in deliveries if not delivery.tag or delivery is last[delivery.tag]]
    for first in range(0, len(worth_it), FEW):
        some = worth_it[first : first + FEW]
        session.execute(
            "INSERT INTO outbox (chat_id, update_id, kind, payload, tag, created_at)"  # noqa: S608 - marks
            f" VALUES {', '.join(['(?, ?, ?, ?, ?, ?)'] * len(some))}",
            [value for delivery in some for value in _row(settled, delivery, now)],
        )


def _row(settled: tuple[int, int | None], delivery: Delivery, now: datetime) -> tuple[object, ...]:
    return (*settled, delivery.kind, to_json(dict(delivery.payload)), delivery.tag, to_text(now))


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


COLUMNS = (
    "o.id, o.update_id, o.kind, o.payload, o.tag,"
    " c.shown_message_id, c.shown_tag, c.shown_is_picture, c.pinned_message_id"
)
"""What `_undelivered` needs of the table `outbox`, as `o`, and of `chats`, as `c`."""


def undelivered(session: Session, chat_id: int) -> list[Undelivered]:
    """Read the oldest deliveries of a chat that wait; none for a parked chat."""
    rows = session.execute(
        f"SELECT {COLUMNS} FROM outbox AS o INDEXED BY outbox_waiting"  # noqa: S608 - names
        " LEFT JOIN chats AS c ON c.chat_id = o.chat_id"
        f" WHERE o.chat_id = ? AND {WAITING} AND c.parked_at IS NULL ORDER BY o.id LIMIT {FEW}",
        (chat_id,),
    )
    return [_undelivered(chat_id, *row) for row in rows]


def remaining(session: Session, chat_id: int) -> Remaining:
    """Read the same, and how many updates of the chat wait: in one go where the chat is known."""
    rows = session.execute(
        f"SELECT ({COUNTED}), {COLUMNS} FROM chats AS c"  # noqa: S608 - names
        " LEFT JOIN outbox AS o INDEXED BY outbox_waiting ON o.chat_id = ?1 AND o.delivered_at IS NULL"
        f" AND o.superseded_at IS NULL AND c.parked_at IS NULL WHERE c.chat_id = ?1 ORDER BY o.id LIMIT {FEW}",
        (chat_id,),
    ).fetchall()
    if not rows:
        (waiting,) = session.execute(COUNTED, (chat_id,)).fetchone()
        return Remaining(waiting, tuple(undelivered(session, chat_id)))
    return Remaining(rows[0][0], tuple(_undelivered(chat_id, *row) for _waiting, *row in rows if row[0] is not None))


def _undelivered(
    chat_id: int,
    row_id: int,
    update_id: int | None,
    kind: str,
    payload: str,
    tag: str,
    message_id: int | None,
    shown_tag: str,
    is_picture: int,
    pinned: int | None,
) -> Undelivered:
    shown = None if message_id is None else Shown(message_id, shown_tag, bool(is_picture))
    return Undelivered(row_id, chat_id, update_id, Delivery(kind, from_json(payload), tag), shown, pinned)


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
    if pinned is not None and not gone:
        session.execute(
            "INSERT INTO chats (chat_id, pinned_message_id) VALUES (?, ?) ON CONFLICT (chat_id)"
            " DO UPDATE SET pinned_message_id = excluded.pinned_message_id",
            (chat_id, pinned or None),
        )
    more = f"SELECT 1 FROM outbox INDEXED BY outbox_waiting WHERE chat_id = ? AND {WAITING} LIMIT 1"  # noqa: S608 - names
    if not shown or gone:
        return session.execute(more, (chat_id,)).fetchone() is not None
    (left,) = session.execute(
        "INSERT INTO chats (chat_id, shown_message_id, shown_tag, shown_is_picture) VALUES (?, ?, ?, ?)"  # noqa: S608 - names
        " ON CONFLICT (chat_id) DO UPDATE SET shown_message_id = excluded.shown_message_id,"
        " shown_tag = excluded.shown_tag, shown_is_picture = excluded.shown_is_picture"
        f" RETURNING ({more})",
        (chat_id, shown.message_id, shown.tag, shown.is_picture, chat_id),
    ).fetchone()
    return left is not None


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
