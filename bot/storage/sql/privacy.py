"""What a buyer's privacy asks of the database: erasing, and exporting.

Both find the tables by their column `chat_id`. What a database keeps of erased rows outside its tables is its own
matter: `Storage.sweep`.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.storage.deliveries import Delivery, DeliveryKind
from bot.storage.sql.rows import to_json, to_text
from bot.storage.sql.session import CHAT, Session
from bot.storage.values import Row

NOBODY = 0
"""The chat of what belongs to nobody any more."""
ERASED = "erased_at"
"""The name in `meta` of when the first thing was erased that may have left copies in the files."""


def erase(session: Session, chat_id: int, seq: int, now: datetime) -> list[Delivery]:
    """Erase all that is stored of a chat, up to the update `seq` that asked for it; what came later is kept.

    Telegram may send an update again, so the ids of updates stay, with neither chat nor content. Gives what is still
    to be delivered: that takes the status message away, if there is one at the top of the chat.
    """
    pinned = session.execute("SELECT pinned_message_id FROM chats WHERE chat_id = ?", (chat_id,)).fetchone()
    session.defer_keys()
    for table in session.tables():
        if table != "inbox":
            session.execute(f"DELETE FROM {table} WHERE {CHAT} = ?", (chat_id,))  # noqa: S608 - names
    _erase_updates(session, chat_id, seq, now)
    note(session, now)
    return [Delivery(DeliveryKind.UNPIN, {"message_id": pinned[0]})] if pinned and pinned[0] else []


def _erase_updates(session: Session, chat_id: int, seq: int, now: datetime) -> None:
    session.execute("DELETE FROM inbox INDEXED BY inbox_of_chat WHERE chat_id = ? AND update_id IS NULL", (chat_id,))
    session.execute(
        "UPDATE inbox INDEXED BY inbox_of_chat SET chat_id = ?, body = ?, error = NULL, attempts = 0, retries = 0,"
        " met_case = NULL, met_revision = NULL, set_aside_at = NULL, handled_at = coalesce(handled_at, ?)"
        " WHERE chat_id = ? AND seq <= ?",
        (NOBODY, b"", to_text(now), chat_id, seq),
    )


def put_fleeting(
    session: Session, settled: tuple[int, int | None], deliveries: Sequence[Delivery], now: datetime
) -> None:
    """Put deliveries into the outbox whose rows vanish when they are delivered, or when the chat cannot be reached."""
    session.executemany(
        "INSERT INTO outbox (chat_id, update_id, kind, payload, tag, created_at, is_fleeting)"
        " VALUES (?, ?, ?, ?, '', ?, 1)",
        [(*settled, delivery.kind, to_json(dict(delivery.payload)), to_text(now)) for delivery in deliveries],
    )


def vanish(session: Session, delivery_ids: Sequence[int], now: datetime) -> None:
    """Delete those of these deliveries that were fleeting."""
    marks = ",".join("?" * len(delivery_ids))
    session.execute(f"DELETE FROM outbox WHERE id IN ({marks}) AND is_fleeting = 1", tuple(delivery_ids))  # noqa: S608 - marks
    note(session, now)


def is_gone(session: Session, chat_id: int, now: datetime) -> bool:
    """Say whether a chat that cannot be reached was erased; its last words, which nobody will read, go as well."""
    last = session.execute(
        "DELETE FROM outbox INDEXED BY outbox_of_chat WHERE chat_id = ? AND is_fleeting = 1", (chat_id,)
    )
    if not last.rowcount:
        return False
    note(session, now)
    return session.execute("SELECT 1 FROM buyers WHERE chat_id = ?", (chat_id,)).fetchone() is None


def erase_cases(session: Session, chat_id: int, numbers: Sequence[int], now: datetime) -> None:
    """Erase some cases of a chat with all that belongs to them, and what waits for a chat that cannot be reached."""
    for number in numbers:
        session.execute("DELETE FROM cases WHERE chat_id = ? AND number = ?", (chat_id, number))
    if numbers:
        session.execute(
            "DELETE FROM outbox INDEXED BY outbox_of_chat WHERE chat_id = ? AND EXISTS"
            " (SELECT 1 FROM chats AS c WHERE c.chat_id = outbox.chat_id AND c.parked_at IS NOT NULL)",
            (chat_id,),
        )
        note(session, now)


def note(session: Session, now: datetime) -> None:
    """Note that copies of what is erased may be left in the files, until they are swept."""
    session.execute(
        "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", (ERASED, to_text(now))
    )


def everything(session: Session, chat_id: int) -> dict[str, list[Row]]:
    """Read the rows of a chat: table -> rows, each a mapping of all its columns. Tables without any are left out."""
    found = {table: session.rows_of(table, chat_id) for table in session.tables()}
    return {table: rows for table, rows in found.items() if rows}
