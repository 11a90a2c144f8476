"""The table `jobs`: work on files that outlasts an update, until it is done or not wanted any more."""

# ruff: noqa: D102 - what each method promises stands in jobs.Jobs, for every database the same

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, get_args

from bot.storage.notes import Note
from bot.storage.shares import SHARDS, Shares
from bot.storage.sql.rows import to_text
from bot.storage.sql.session import Session, Transactions
from bot.storage.values import Job, JobKind

FARTHEST = timedelta(days=1)
"""Further ahead nothing is put off: what is was put off under a clock that was wrong, and is due."""
COLUMNS = "chat_id, case_number, kind, about, number, tries, sent"


def change(session: Session, chat_id: int, wanted: Sequence[Job], unwanted: Sequence[Job], now: datetime) -> None:
    """Store what is to be done, and forget what is not any more. What is wanted already is not wanted twice."""
    session.executemany(
        "INSERT INTO jobs (chat_id, case_number, kind, about, created_at, due_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (chat_id, case_number, kind, about) DO NOTHING",
        [(chat_id, job.case, job.kind, job.about, to_text(now), to_text(now)) for job in wanted],
    )
    session.executemany(
        "DELETE FROM jobs WHERE chat_id = ? AND case_number = ? AND kind = ? AND about = ?",
        [(chat_id, job.case, job.kind, job.about) for job in unwanted],
    )


def next_of(session: Session, kind: JobKind, now: datetime, shards: Collection[int] | None) -> Job | None:
    """Read the job of a kind whose turn it is, of a chat that can be reached and is in one of these shards."""
    row = session.execute(
        f"SELECT {COLUMNS} FROM jobs AS j INDEXED BY jobs_due"  # noqa: S608 - names
        " WHERE kind = ? AND (due_at <= ? OR due_at > ?) AND NOT EXISTS"
        " (SELECT 1 FROM chats AS c WHERE c.chat_id = j.chat_id AND c.parked_at IS NOT NULL)"
        f"{_among(shards)}"
        " ORDER BY due_at, number LIMIT 1",
        (kind, to_text(now), to_text(now + FARTHEST)),
    ).fetchone()
    return None if row is None else _to_job(row)


def _among(shards: Collection[int] | None) -> str:
    """Say the condition that a chat is in one of these; None: in any."""
    numbers = ", ".join(map(str, sorted(shards or ())))
    return "" if shards is None else f" AND chat_id & {SHARDS - 1} IN ({numbers or 'NULL'})"


def give_way(session: Session, job: Job, now: datetime) -> None:
    """Put what else the chat of a job wants of its kind behind what the others want."""
    session.execute(
        "UPDATE jobs INDEXED BY jobs_due SET due_at = ? WHERE kind = ? AND chat_id = ? AND number <> ? AND due_at <= ?",
        (to_text(now), job.kind, job.chat_id, job.number, to_text(now)),
    )


def count(session: Session, now: datetime) -> int:
    """Count the jobs that are due."""
    kinds = ", ".join(f"'{kind}'" for kind in get_args(JobKind))
    query = (
        f"SELECT count(*) FROM jobs AS j INDEXED BY jobs_due WHERE kind IN ({kinds}) AND due_at <= ?"  # noqa: S608 - names
        " AND NOT EXISTS (SELECT 1 FROM chats AS c WHERE c.chat_id = j.chat_id AND c.parked_at IS NOT NULL)"
    )
    row = session.execute(query, (to_text(now),)).fetchone()
    return int(row[0])


def is_wanted(session: Session, number: int) -> bool:
    """Say whether a job is still to be done."""
    return session.execute("SELECT 1 FROM jobs WHERE number = ?", (number,)).fetchone() is not None


def done(session: Session, number: int, note: Note | None, now: datetime) -> bool:
    """Forget a job, and put the note of what came of it into the inbox; False where it was not wanted any more."""
    row = session.execute("DELETE FROM jobs WHERE number = ? RETURNING chat_id", (number,)).fetchone()
    if row:
        session.hold(row[0])
    if row and note:
        _put(session, row[0], note, now)
    return row is not None


def told(session: Session, number: int, note: Note, now: datetime) -> bool:
    """Put a note of how far a job is into the inbox; False where it is not wanted any more."""
    row = session.execute("SELECT chat_id FROM jobs WHERE number = ?", (number,)).fetchone()
    if row:
        session.hold(row[0])
        _put(session, row[0], note, now)
    return row is not None


def later(session: Session, number: int, due: datetime) -> None:
    """Count a try that failed, and put the job off."""
    _change(session, "tries = tries + 1, due_at = ?", to_text(due), number)


def sent(session: Session, number: int, count: int) -> None:
    """Note how many messages of a job Telegram has."""
    _change(session, "sent = ?", count, number)


def _change(session: Session, what: str, value: object, number: int) -> None:
    query = f"UPDATE jobs SET {what} WHERE number = ? RETURNING chat_id"  # noqa: S608 - names
    if row := session.execute(query, (value, number)).fetchone():
        session.hold(row[0])


def _put(session: Session, chat_id: int, note: Note, now: datetime) -> None:
    session.execute(
        "INSERT INTO inbox (chat_id, body, received_at) VALUES (?, ?, ?)", (chat_id, note.body, to_text(now))
    )


def _to_job(row: Sequence[Any]) -> Job:
    chat_id, case, kind, about, number, tries, count = row
    return Job(case, kind, about, chat_id, number, tries, count)


class SqlJobs:
    """`Jobs` beside the other tables. What the methods promise stands there."""

    def __init__(self, transactions: Transactions, shares: Shares) -> None:
        self._transactions = transactions
        self._shares = shares

    async def take(self, kind: JobKind, now: datetime) -> Job | None:
        shards = self._shares.shards()
        job = await self._transactions.read(lambda session: next_of(session, kind, now, shards))
        if job:
            await self._transactions.write(lambda session: give_way(session, job, now))
        return job

    async def count(self, now: datetime) -> int:
        return await self._transactions.read(lambda session: count(session, now))

    async def is_wanted(self, number: int) -> bool:
        return await self._transactions.read(lambda session: is_wanted(session, number))

    async def told(self, number: int, note: Note, now: datetime) -> bool:
        return await self._transactions.write(lambda session: told(session, number, note, now))

    async def sent(self, number: int, count: int) -> None:
        await self._transactions.write(lambda session: sent(session, number, count))

    async def later(self, number: int, due: datetime) -> None:
        await self._transactions.write(lambda session: later(session, number, due))

    async def done(self, number: int, note: Note | None, now: datetime) -> bool:
        return await self._transactions.write(lambda session: done(session, number, note, now))
