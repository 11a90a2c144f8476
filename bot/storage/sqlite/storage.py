"""The storage in one SQLite file."""

# ruff: noqa: D102 - what each method promises stands in interface.Storage, for every database the same

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from bot.storage.deliveries import Alert, Delivery, Shown, Undelivered
from bot.storage.shares import Everything
from bot.storage.sqlite import (
    announcements,
    cases,
    dead_letters,
    inbox,
    jobs,
    outbox,
    parts,
    privacy,
    rechecks,
    reminders,
    retention,
)
from bot.storage.sqlite.connection import Committed, Connection, Work, unmeasured
from bot.storage.sqlite.in_hand import InHand
from bot.storage.sqlite.jobs import SqliteJobs
from bot.storage.sqlite.reader import SqliteReader
from bot.storage.sqlite.retention import TABLES, Table, forget, forget_groups
from bot.storage.values import (
    Announcement,
    Buyer,
    Changes,
    Cleared,
    DeadLetter,
    DeadLetters,
    FromMessage,
    Incoming,
    Recipient,
    Remaining,
    SendResult,
    Waiting,
)
from conversations.case import Case, Draft
from conversations.reminders import Reminder


class SqliteStorage:
    """`Storage` in one SQLite file. What the methods promise stands there."""

    def __init__(self, connection: Connection, in_hand: InHand) -> None:
        self._connection = connection
        self._in_hand = in_hand
        self._jobs = SqliteJobs(connection)
        self.shares = Everything()

    @classmethod
    async def open(cls, path: Path, *, patience: float = 5.0, committed: Committed = unmeasured) -> SqliteStorage:
        """Open the database, made and migrated where needed, together with its folder.

        `patience` (seconds) is how long an operation waits while another process writes. Files that others can read
        are closed to them. Raises `StorageError` (one line that names DATABASE_URL, and what to do) for a database of
        a newer release, which is left untouched, for a file that is something else or damaged, and for a place that
        this user must not write; `Unavailable` for what may pass without a person: another process holds it, the disk
        is full, read-only or fails.
        `committed` is told of each transaction how many operations shared it and how many seconds it took.
        """
        connection = await Connection.open(path, patience, committed)
        return cls(connection, InHand(path))

    async def store(self, updates: Sequence[Incoming], now: datetime) -> None:
        await self._connection.write(lambda connection: inbox.store(connection, updates, now))

    async def waiting_chats(self) -> list[int]:
        return await self._connection.read(inbox.waiting_chats)

    async def next_waiting(self, chat_id: int) -> Waiting | None:
        return await self._connection.read(
            lambda connection: dead_letters.marked(connection, inbox.next_waiting(connection, chat_id))
        )

    def take(self, seq: int) -> None:
        self._in_hand.take(seq)

    def put_down(self, seq: int) -> None:
        self._in_hand.put_down(seq)

    async def abandoned(self, error: str) -> list[int]:
        self._in_hand.forget_left()  # before it is counted: killed in between, it counts once too few, never twice
        if left := self._in_hand.left:
            await self._connection.write(lambda connection: inbox.abandoned(connection, left, error))
            self._in_hand.left = []
        return await self._connection.read(inbox.suspects)

    async def failed(self, seq: int, error: str) -> int:
        return await self._connection.write(lambda connection: inbox.failed(connection, seq, error))

    async def set_aside(
        self, seq: int, deliveries: Sequence[Delivery], now: datetime, alerts: Sequence[Alert] = ()
    ) -> None:
        await self._connection.write(
            lambda connection: dead_letters.set_aside(connection, seq, deliveries, now, alerts)
        )

    async def dead_letters(self, admin: int, skip: int, most: int) -> DeadLetters:
        return await self._connection.write(lambda connection: dead_letters.dead_letters(connection, admin, skip, most))

    async def dead_letter(self, number: int) -> DeadLetter | None:
        return await self._connection.read(lambda connection: dead_letters.dead_letter(connection, number))

    async def commit(self, changes: Changes, now: datetime) -> Remaining:
        return await self._connection.write(lambda connection: self._committed(connection, changes, now))

    @property
    def jobs(self) -> SqliteJobs:
        return self._jobs

    def reader(self) -> SqliteReader:
        return SqliteReader(self._connection.path)

    async def present_cases(self, chat_id: int, after: int) -> list[Case]:
        return await self._connection.read(lambda connection: cases.load_cases(connection, chat_id, after))

    async def case(self, chat_id: int, number: int) -> Case | None:
        return await self._connection.read(lambda connection: cases.load_case(connection, chat_id, number))

    async def versions(self, chat_id: int, number: int, first: int, last: int) -> list[Draft]:
        return await self._connection.read(
            lambda connection: parts.versions(connection, (chat_id, number), first, last)
        )

    async def of_message(self, chat_id: int, message_id: int) -> list[tuple[int, FromMessage]]:
        return await self._connection.read(lambda connection: parts.of_message(connection, chat_id, message_id))

    async def some_cases(self, after: tuple[int, int], most: int) -> list[tuple[int, Case]]:
        return await self._connection.read(lambda connection: cases.some_cases(connection, after, most))

    async def languages(self) -> Mapping[str, int]:
        return await self._connection.read(cases.languages)

    async def undelivered_chats(self) -> list[int]:
        return await self._connection.read(outbox.undelivered_chats)

    async def undelivered(self, chat_id: int) -> list[Undelivered]:
        return await self._connection.read(lambda connection: outbox.undelivered(connection, chat_id))

    async def delivered(
        self, delivery_ids: Sequence[int], shown: Shown | None, now: datetime, pinned: int | None = None
    ) -> bool:
        return await self._connection.write(
            lambda connection: outbox.delivered(connection, delivery_ids, shown, now, pinned)
        )

    async def picture(self, key: str) -> str | None:
        return await self._connection.read(lambda connection: outbox.picture(connection, key))

    async def keep_picture(self, key: str, file_id: str) -> None:
        await self._connection.write(lambda connection: outbox.keep_picture(connection, key, file_id))

    async def buyer(self, chat_id: int) -> Buyer | None:
        return await self._connection.read(lambda connection: cases.load_buyer(connection, chat_id))

    async def park(self, chat_id: int, now: datetime) -> None:
        await self._connection.write(lambda connection: outbox.park(connection, chat_id, now))

    async def queue_reminders(self, now: datetime) -> list[int]:
        return await self._connection.write(lambda connection: reminders.queue(connection, now))

    async def due_reminders(self, chat_id: int, until: datetime) -> list[Reminder]:
        return await self._connection.read(lambda connection: reminders.due(connection, chat_id, until))

    async def queue_checks(self, now: datetime) -> list[int]:
        return await self._connection.write(lambda connection: rechecks.queue_checks(connection, now))

    async def subscribers(self) -> int:
        return await self._connection.read(announcements.subscribers)

    async def announcement(self, number: int) -> Announcement | None:
        return await self._connection.read(lambda connection: announcements.announcement(connection, number))

    async def announcements(self, most: int) -> list[Announcement]:
        return await self._connection.read(lambda connection: announcements.announcements(connection, most))

    async def doubt_recipients(self) -> int:
        return await self._connection.write(announcements.doubt)

    async def take_recipients(self, most: int, now: datetime) -> list[Recipient] | None:
        return await self._connection.write(lambda connection: announcements.take(connection, most, now))

    async def recipients_done(self, outcomes: Sequence[SendResult], now: datetime) -> None:
        await self._connection.write(lambda connection: announcements.note_outcomes(connection, outcomes, now))

    async def finished_announcements(self) -> list[Announcement]:
        return await self._connection.read(announcements.finished)

    async def end_announcement(self, number: int, words: str, now: datetime) -> None:
        await self._connection.write(lambda connection: announcements.end(connection, number, words, now))

    async def last_contact(self) -> datetime | None:
        return await self._connection.read(inbox.last_contact)

    async def contact(self, now: datetime) -> None:
        await self._connection.write(lambda connection: inbox.contact(connection, now))

    async def trusted_times(self, boot: str) -> list[datetime]:
        return await self._connection.read(lambda connection: inbox.trusted_times(connection, boot))

    async def trust_times(self, boot: str, times: Sequence[datetime]) -> None:
        await self._connection.write(lambda connection: inbox.trust_times(connection, boot, times))

    async def active_chats(self, since: datetime) -> list[int]:
        return await self._connection.read(lambda connection: inbox.active_chats(connection, since))

    async def queue_retention(self, now: datetime) -> list[int]:
        return await self._connection.write(lambda connection: retention.queue(connection, now))

    async def sweep(self, now: datetime) -> bool:
        return await self._connection.alone(lambda connection: privacy.sweep(connection, now))

    async def prune(self, before: datetime) -> None:
        for table in TABLES:
            after: int | None = 0
            while after is not None:
                after = await self._connection.write(_forgetting(table, after, before))
        await self._connection.write(lambda connection: reminders.forget(connection, before))

    async def clear_out(self, before: datetime) -> Cleared:
        letters = await self._piece_by_piece(lambda connection: dead_letters.forget(connection, before))
        groups = await self._piece_by_piece(lambda connection: forget_groups(connection, before))
        return Cleared(letters, groups)

    async def _piece_by_piece(self, work: Work[int]) -> int:
        """Do it until there is nothing left to be done; say how much it was."""
        count = 0
        while some := await self._connection.write(work):
            count += some
        return count

    async def misplaced(self) -> str | None:
        return await self._connection.misplaced()

    def hurry(self) -> None:
        self._connection.hurry()

    async def close(self) -> None:
        try:
            await self._connection.close()
        finally:
            self._in_hand.close()

    def _committed(self, connection: sqlite3.Connection, changes: Changes, now: datetime) -> Remaining:
        self._in_hand.take(changes.seq)
        try:
            return _commit(connection, changes, now)
        finally:
            self._in_hand.put_down(changes.seq)


def _forgetting(table: Table, after: int, before: datetime) -> Work[int | None]:
    return lambda connection: forget(connection, table, after, before)


def _commit(connection: sqlite3.Connection, changes: Changes, now: datetime) -> Remaining:
    settled = inbox.handled(connection, changes.seq, now)
    if settled is not None:
        (_erase if changes.erased else _change)(connection, changes, settled, now)
    waiting = inbox.count_waiting(connection, changes.chat_id)
    return Remaining(waiting, tuple(outbox.undelivered(connection, changes.chat_id)))


def _erase(connection: sqlite3.Connection, changes: Changes, settled: tuple[int, int | None], now: datetime) -> None:
    last = privacy.erase(connection, changes.chat_id, changes.seq, now)
    privacy.put_fleeting(connection, (changes.chat_id, settled[1]), [*changes.deliveries, *last], now)


def _change(connection: sqlite3.Connection, changes: Changes, settled: tuple[int, int | None], now: datetime) -> None:
    if changes.buyer:
        cases.save_buyer(connection, changes.buyer)
    for case in changes.cases:
        cases.save_case(connection, changes.chat_id, case, changes.loaded, now)
    for number, planned in changes.reminders.items():
        reminders.plan(connection, (changes.chat_id, number), planned, now)
    reminders.settle(connection, changes.chat_id, changes.settled, now)
    privacy.erase_cases(connection, changes.chat_id, changes.gone, now)
    if changes.parked is False:
        outbox.unpark(connection, changes.chat_id, now)
    if changes.parked:
        outbox.park(connection, changes.chat_id, now)
    if changes.retried:
        dead_letters.retry(connection, changes.retried)
    if changes.wanted or changes.unwanted:
        jobs.change(connection, changes.chat_id, changes.wanted, changes.unwanted, now)
    if changes.announcing:
        announcements.change(connection, changes.announcing, changes.chat_id, now)
    _chat_id, update_id = settled
    outbox.put(connection, (changes.chat_id, update_id), changes.deliveries, now)
