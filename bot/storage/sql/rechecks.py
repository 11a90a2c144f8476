"""Which files are to be checked again, and when: the columns `checks` and `next_check_at` of the table `evidence`.

The pauses grow and are stored, so that neither a restart nor many such files make the bot try in vain all the time.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.storage.notes import Note, NoteKind
from bot.storage.sql.inbox import WAITING
from bot.storage.sql.rows import to_text
from bot.storage.sql.session import Session

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
"""The first pause between two checks of a file; each is twice as long as the one before, up to the longest. Ours."""
MOST_CHECKS = 37
"""After so many the file is given up: a week and some hours after it came, if the bot runs all the time. Ours. They are
counted, as no clock that is set forward, and no long outage, may take a chance away."""
AT_A_TIME = 300
"""Files that are taken in one go, the longest waiting first, so that ten thousand cost no more than these. Ours."""

MOST_NOTES = 10
"""Notes of one chat that wait at once, as many as an album has files: what its buyer sends comes after them."""

Recheck = tuple[int, int, int, int]
"""Chat, case and number of a file, and how often it was given to be checked again."""


def queue_checks(session: Session, now: datetime) -> list[int]:
    """Put a note into the inbox for each file whose time has come and that has none waiting; give their chats."""
    waiting: dict[int, set[bytes]] = {}
    told = []
    for chat_id, case, number, checks in _due(session, now):
        if chat_id not in waiting:
            waiting[chat_id] = _notes(session, chat_id)
        notes = waiting[chat_id]
        count = checks
        if len(notes) < MOST_NOTES and notes.isdisjoint(_bodies(case, number)):
            count += 1
            body = _bodies(case, number)[count >= MOST_CHECKS]
            _put(session, chat_id, body, now)
            notes.add(body)
            told.append(chat_id)
        session.execute(
            "UPDATE evidence SET checks = ?, next_check_at = ? WHERE chat_id = ? AND case_number = ? AND number = ?",
            (count, to_text(now + pause(count)), chat_id, case, number),
        )
    return list(dict.fromkeys(told))


def pause(checks: int) -> timedelta:
    """Give the time to wait after so many checks: after the first one `FIRST_PAUSE`."""
    doublings = min(max(checks, 1), MOST_CHECKS) - 1
    return min(FIRST_PAUSE * int(2**doublings), LONGEST_PAUSE)


def _due(session: Session, now: datetime) -> list[Recheck]:
    """Read some files that are due; those of cancelled cases wait.

    What lies farther ahead than any pause was written under a clock that was wrong: it is due as well.
    """
    columns = (
        "SELECT e.chat_id, e.case_number, e.number, e.checks FROM evidence AS e INDEXED BY evidence_unchecked"
        " JOIN cases AS c ON c.chat_id = e.chat_id AND c.number = e.case_number"
        " WHERE e.verdict = 'unchecked' AND c.cancelled_at IS NULL"
    )
    order = "ORDER BY e.next_check_at LIMIT ?"
    wrong = to_text(now + 2 * LONGEST_PAUSE)
    ahead = session.execute(f"{columns} AND e.next_check_at > ? {order}", (wrong, AT_A_TIME)).fetchall()
    room = AT_A_TIME - len(ahead)
    return ahead + session.execute(f"{columns} AND e.next_check_at <= ? {order}", (to_text(now), room)).fetchall()


def _bodies(case: int, number: int) -> tuple[bytes, bytes]:
    """Write the note that has a file checked, as an ordinary one and as the last."""
    note = Note(NoteKind.RECHECK, case, number)
    return note.body, replace(note, is_last=True).body


def _put(session: Session, chat_id: int, body: bytes, now: datetime) -> None:
    session.execute("INSERT INTO inbox (chat_id, body, received_at) VALUES (?, ?, ?)", (chat_id, body, to_text(now)))


def _notes(session: Session, chat_id: int) -> set[bytes]:
    query = f"SELECT body FROM inbox INDEXED BY inbox_waiting WHERE chat_id = ? AND {WAITING} AND update_id IS NULL"  # noqa: S608 - names
    return {body for (body,) in session.execute(query, (chat_id,))}
