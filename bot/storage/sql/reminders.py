"""The table `reminders`: what is to go out by itself, and when. A round costs by what is due, not by what is stored."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from bot.storage.sql.inbox import WAITING
from bot.storage.sql.rows import to_text, to_time
from bot.storage.sql.session import Session
from conversations.reminders import Reminder

AT_A_TIME = 300
"""Reminders that are taken in one go, the longest due first, so that ten thousand cost no more than these. Ours."""
NOTE = b'{"remind": {}}'
OPEN = "queued_at IS NULL AND settled_at IS NULL AND parked = 0"
"""The condition of the partial index, word for word, or SQLite does not use it."""
COLUMNS = "case_number, kind, since, due, rung, remind_at"
Planned = Mapping[tuple[str, str, str], tuple[str, str, str | None]]
"""Kind, due and rung of each reminder -> since, when it goes out, and when a note about it was put into the inbox."""


def plan(session: Session, key: tuple[int, int], planned: Sequence[Reminder], now: datetime) -> None:
    """Put reminders of a chat's case in the place of those that were to come; what is due already is left alone.

    One that is stored under the same key gets the new time; if it is settled, it stays so. Most of them are stored as
    they are to be, and are left alone: each row that is written has three indexes.
    """
    wanted = {(one.kind, to_text(one.due), one.rung): (one.since.isoformat(), to_text(one.at), None) for one in planned}
    rows = session.execute(
        "SELECT kind, due, rung, since, remind_at, queued_at FROM reminders"
        " WHERE chat_id = ? AND case_number = ? AND settled_at IS NULL AND remind_at > ?",
        (*key, to_text(now)),
    )
    stored = {row[:3]: row[3:] for row in rows}
    _write(session, key, stored, wanted)


def _write(session: Session, key: tuple[int, int], stored: Planned, wanted: Planned) -> None:
    """Write what of those that are to come is not stored as it is wanted."""
    if outdated := [one for one in stored if wanted.get(one) != stored[one]]:
        session.executemany(
            "DELETE FROM reminders WHERE chat_id = ? AND case_number = ? AND kind = ? AND due = ? AND rung = ?"
            " AND settled_at IS NULL",
            [(*key, *one) for one in outdated],
        )
    new = [(*one, *wanted[one][:2]) for one in wanted if wanted[one] != stored.get(one)]
    if not new:
        return
    session.executemany(
        "INSERT INTO reminders (chat_id, case_number, kind, due, rung, since, remind_at, parked)"
        " SELECT ?, ?, ?, ?, ?, ?, ?,"
        " CASE WHEN EXISTS (SELECT 1 FROM chats AS c WHERE c.chat_id = ? AND c.parked_at IS NOT NULL) THEN 1 ELSE 0 END"
        " WHERE true ON CONFLICT (chat_id, case_number, kind, due, rung)"
        " DO UPDATE SET remind_at = excluded.remind_at, queued_at = NULL WHERE reminders.settled_at IS NULL",
        [(*key, *row, key[0]) for row in new],
    )


def settle(session: Session, chat_id: int, settled: Iterable[Reminder], now: datetime) -> None:
    """Note that these are sent, or not worth it any more."""
    session.executemany(
        "UPDATE reminders SET settled_at = ? WHERE chat_id = ? AND case_number = ? AND kind = ? AND due = ?"
        " AND rung = ? AND settled_at IS NULL",
        [(to_text(now), chat_id, one.case, one.kind, to_text(one.due), one.rung) for one in settled],
    )


def queue(session: Session, now: datetime) -> list[int]:
    """Put a note into the inbox of each chat that has something due and no such note waiting; give all of them.

    One that waits, or is being handled, finds what is due now as well: it looks for what is due within the hour.
    """
    rows = session.execute(
        f"SELECT id, chat_id FROM reminders INDEXED BY reminders_due WHERE {OPEN}"  # noqa: S608 - names
        " AND remind_at <= ? ORDER BY remind_at LIMIT ?",
        (to_text(now), AT_A_TIME),
    ).fetchall()
    chats = list(dict.fromkeys(chat_id for _row_id, chat_id in rows))
    session.executemany(
        "INSERT INTO inbox (chat_id, body, received_at) SELECT ?1, ?2, ?3 WHERE NOT EXISTS"  # noqa: S608 - names
        f" (SELECT 1 FROM inbox INDEXED BY inbox_waiting WHERE chat_id = ?1 AND {WAITING} AND update_id IS NULL"
        " AND body = ?2)",
        [(chat_id, NOTE, to_text(now)) for chat_id in chats],
    )
    session.executemany(
        "UPDATE reminders SET queued_at = ? WHERE id = ?", [(to_text(now), row_id) for row_id, _chat_id in rows]
    )
    return chats


def due(session: Session, chat_id: int, until: datetime) -> list[Reminder]:
    """Read those of a chat that are due by then and not settled, the soonest first."""
    rows = session.execute(
        f"SELECT {COLUMNS} FROM reminders WHERE chat_id = ? AND settled_at IS NULL AND remind_at <= ?"  # noqa: S608 - names
        " ORDER BY remind_at, id",
        (chat_id, to_text(until)),
    )
    return [
        Reminder(case, kind, date.fromisoformat(since), to_time(due_at), rung, to_time(at))
        for case, kind, since, due_at, rung, at in rows
    ]


def park(session: Session, chat_id: int, *, is_parked: bool) -> None:
    """Keep those of a chat that cannot be reached out of every round, or take them in again."""
    session.execute(
        "UPDATE reminders SET parked = ? WHERE chat_id = ? AND settled_at IS NULL", (int(is_parked), chat_id)
    )


def forget(session: Session, before: datetime) -> None:
    """Delete what was settled before a time."""
    session.execute(
        "DELETE FROM reminders WHERE id IN (SELECT id FROM reminders INDEXED BY reminders_settled"
        " WHERE settled_at IS NOT NULL AND settled_at < ? ORDER BY settled_at LIMIT ?)",
        (to_text(before), AT_A_TIME),
    )
