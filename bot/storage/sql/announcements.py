"""The tables `announcements` and `recipients`: news, and to whom they are still to go."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.storage.deliveries import Delivery, DeliveryKind
from bot.storage.sql import outbox
from bot.storage.sql.rows import from_body, from_json, to_json, to_optional_time, to_text, to_time
from bot.storage.sql.session import Session
from bot.storage.values import Announcement, Announcing, Preferences, Recipient, SendResult, State, Translations
from conversations.rhythm import Rhythm, awake

COLUMNS = "number, chat_id, texts, drafted_at, started_at, stopped_at, ended_at, counts"
WANTS_NEWS = "json_extract(preferences, '$.has_news')"
RUNNING = "started_at IS NOT NULL AND ended_at IS NULL"
OPEN = "state IN ('waiting', 'sending')"
"""Conditions of partial indexes, word for word, or SQLite does not use them."""
AT_A_TIME = 10
"""Recipients that are looked at in one transaction: few, as each time one of them is sent to. Our choice."""
AFTER_SCREENS = timedelta(seconds=5)
"""After this time a chat is looked at again whose own screens were on their way. Our choice."""


def change(session: Session, announcing: Announcing, chat_id: int, now: datetime) -> None:
    """Draft, start, cancel or stop an announcement, in the name of the admin in this chat."""
    STEPS[announcing.what](session, announcing, chat_id, now)


def _draft(session: Session, announcing: Announcing, chat_id: int, now: datetime) -> None:
    session.execute("DELETE FROM announcements WHERE number > 0 AND chat_id = ? AND started_at IS NULL", (chat_id,))
    session.execute(
        "INSERT INTO announcements (number, chat_id, texts, drafted_at) VALUES (?, ?, ?, ?)",
        (announcing.number, chat_id, to_json(announcing.texts), to_text(now)),
    )


def _start(session: Session, announcing: Announcing, chat_id: int, now: datetime) -> None:
    started = session.execute(
        "UPDATE announcements SET started_at = ? WHERE number = ? AND chat_id = ? AND started_at IS NULL",
        (to_text(now), announcing.number, chat_id),
    )
    if started.rowcount == 1:
        session.execute(
            "INSERT INTO recipients (announcement, chat_id, state, not_before)"  # noqa: S608 - names
            f" SELECT ?, chat_id, 'waiting', ? FROM buyers INDEXED BY buyers_with_news WHERE {WANTS_NEWS}",
            (announcing.number, to_text(now)),
        )


def _cancel(session: Session, announcing: Announcing, chat_id: int, _now: datetime) -> None:
    session.execute(
        "DELETE FROM announcements WHERE number = ? AND chat_id = ? AND started_at IS NULL",
        (announcing.number, chat_id),
    )


def _stop(session: Session, announcing: Announcing, _chat_id: int, now: datetime) -> None:
    stopped = session.execute(
        f"UPDATE announcements SET stopped_at = ? WHERE number = ? AND stopped_at IS NULL AND {RUNNING}",  # noqa: S608 - names
        (to_text(now), announcing.number),
    )
    if stopped.rowcount == 1:
        session.execute(
            "UPDATE recipients SET state = 'stopped' WHERE announcement = ? AND state = 'waiting'",
            (announcing.number,),
        )


STEPS: Mapping[str, Callable[[Session, Announcing, int, datetime], None]] = {
    "draft": _draft,
    "start": _start,
    "cancel": _cancel,
    "stop": _stop,
}


def subscribers(session: Session) -> int:
    """Count the buyers who want news."""
    query = f"SELECT count(*) FROM buyers INDEXED BY buyers_with_news WHERE {WANTS_NEWS}"  # noqa: S608 - names
    (count,) = session.execute(query).fetchone()
    return int(count)


def announcement(session: Session, number: int) -> Announcement | None:
    """Read one with what became of it so far."""
    row = session.execute(f"SELECT {COLUMNS} FROM announcements WHERE number = ?", (number,)).fetchone()  # noqa: S608 - names
    return _announcement(session, row) if row else None


def announcements(session: Session, most: int) -> list[Announcement]:
    """Read the last ones that were started; there are as few others as admins."""
    rows = session.execute(
        f"SELECT {COLUMNS} FROM announcements WHERE number > 0 AND started_at IS NOT NULL"  # noqa: S608 - names
        " ORDER BY number DESC LIMIT ?",
        (most,),
    ).fetchall()
    return [_announcement(session, row) for row in rows]


def _announcement(session: Session, row: Sequence[Any]) -> Announcement:
    number, chat_id, texts, drafted_at, started_at, stopped_at, ended_at, counts = row
    return Announcement(
        number,
        chat_id,
        _texts(texts),
        to_time(drafted_at),
        to_optional_time(started_at),
        to_optional_time(stopped_at),
        to_optional_time(ended_at),
        from_json(counts) if ended_at else _counts(session, number),
    )


def _texts(stored: str) -> Translations:
    return tuple((language, text) for language, text in from_json(stored))


def _counts(session: Session, number: int) -> Mapping[State, int]:
    rows = session.execute("SELECT state, count(*) FROM recipients WHERE announcement = ? GROUP BY state", (number,))
    return dict(rows.fetchall())


def doubt(session: Session) -> int:
    """Give up those that were on their way when the bot ended: sent once more, one of them might come twice."""
    return session.execute(
        "UPDATE recipients INDEXED BY recipients_sending SET state = 'unknown' WHERE state = 'sending'"
    ).rowcount


def take(session: Session, most: int, now: datetime) -> list[Recipient] | None:
    """Mark up to `most` as being sent; put off or settle those before them that are not to get it now."""
    rows = session.execute(
        "SELECT r.announcement, r.chat_id, a.texts, b.language, b.preferences, c.parked_at"
        " FROM recipients AS r INDEXED BY recipients_waiting"
        " JOIN announcements AS a ON a.number = r.announcement JOIN buyers AS b ON b.chat_id = r.chat_id"
        " LEFT JOIN chats AS c ON c.chat_id = r.chat_id"
        " WHERE r.state = 'waiting' AND r.not_before <= ? ORDER BY r.not_before LIMIT ?",
        (to_text(now), AT_A_TIME),
    )
    due = rows.fetchall()
    taken: list[Recipient] = []
    for number, chat_id, texts, language, preferences, parked_at in due:
        wishes = from_body(Preferences, from_json(preferences))
        outcome = _now_or(session, SendResult(number, chat_id, "sending"), wishes, parked_at, now)
        _note(session, outcome, now)
        if outcome.state == "sending":
            taken.append(Recipient(number, chat_id, language, best(_texts(texts), language)))
            if len(taken) == most:
                break
    return taken if due else None


def best(texts: Translations, language: str) -> str:
    """Give the text of a language; where there is none, the first one."""
    return dict(reversed(texts)).get(language, texts[0][1])


def _now_or(
    session: Session, now_: SendResult, wishes: Preferences, parked_at: str | None, now: datetime
) -> SendResult:
    """Give what is to become of somebody whose turn it would be: to be sent now, or something else."""
    number, chat_id = now_.announcement, now_.chat_id
    if not wishes.has_news:
        return SendResult(number, chat_id, "left")
    if parked_at:
        return SendResult(number, chat_id, "blocked")
    rhythm = Rhythm(ZoneInfo(wishes.zone), time(wishes.quiet_from), time(wishes.quiet_until))
    if rhythm.is_quiet(now):
        return SendResult(number, chat_id, "waiting", awake(now, rhythm))
    query = f"SELECT 1 FROM outbox INDEXED BY outbox_waiting WHERE chat_id = ? AND {outbox.WAITING} LIMIT 1"  # noqa: S608 - names
    if session.execute(query, (chat_id,)).fetchone():
        return SendResult(number, chat_id, "waiting", now + AFTER_SCREENS)
    return now_


def _note(session: Session, outcome: SendResult, now: datetime) -> None:
    session.execute(
        "UPDATE recipients SET not_before = ?1, state = CASE WHEN ?2 = 'waiting' AND (SELECT stopped_at"
        " FROM announcements WHERE number = ?3) IS NOT NULL THEN 'stopped' ELSE ?2 END"
        " WHERE announcement = ?3 AND chat_id = ?4 AND state IN ('waiting', 'sending')",
        (to_text(outcome.again_at or now), outcome.state, outcome.announcement, outcome.chat_id),
    )


def note_outcomes(session: Session, outcomes: Sequence[SendResult], now: datetime) -> None:
    """Note what became of some; a chat that cannot be reached is parked as for any delivery."""
    for outcome in outcomes:
        _note(session, outcome, now)
        if outcome.state == "blocked":
            outbox.park(session, outcome.chat_id, now)


def finished(session: Session) -> list[Announcement]:
    """Read those that run though nobody is left to be sent to."""
    rows = session.execute(
        f"SELECT {COLUMNS} FROM announcements AS a INDEXED BY announcements_running WHERE {RUNNING} AND NOT EXISTS"  # noqa: S608 - names
        f" (SELECT 1 FROM recipients AS r INDEXED BY recipients_open WHERE r.announcement = a.number AND {OPEN})"
    ).fetchall()
    return [_announcement(session, row) for row in rows]


def end(session: Session, number: int, words: str, now: datetime) -> None:
    """End one and tell its admin; a second time nothing. Who got it is not kept, only how many."""
    row = session.execute(
        f"UPDATE announcements SET ended_at = ?, counts = ? WHERE number = ? AND {RUNNING} RETURNING chat_id",  # noqa: S608 - names
        (to_text(now), to_json(_counts(session, number)), number),
    ).fetchone()
    if row:
        session.execute("DELETE FROM recipients WHERE announcement = ?", (number,))
        outbox.put(session, (row[0], None), [Delivery(DeliveryKind.TEXT, {"text": words})], now)
