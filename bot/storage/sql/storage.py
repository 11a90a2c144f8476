"""What every database of ours does alike: each operation is one piece of work in a transaction."""

# ruff: noqa: D102 - what each method promises stands in interface.Storage, for every database the same

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.storage.deliveries import Alert, Delivery, Shown, Undelivered
from bot.storage.shares import Shares
from bot.storage.sql import (
    announcements,
    cases,
    dead_letters,
    inbox,
    outbox,
    parts,
    rechecks,
    reminders,
    retention,
)
from bot.storage.sql.commit import commit
from bot.storage.sql.jobs import SqlJobs
from bot.storage.sql.recent import RecentCases, StoredCase
from bot.storage.sql.retention import TABLES, Table, forget, forget_groups
from bot.storage.sql.session import Session, Transactions, Work
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


class SqlStorage:
    """`Storage` but for what each database has of its own. What the methods promise stands there."""

    def __init__(self, transactions: Transactions, shares: Shares) -> None:
        self._transactions = transactions
        self._shares = shares
        self._jobs = SqlJobs(transactions, shares)
        self._recent = RecentCases()

    @property
    def shares(self) -> Shares:
        return self._shares

    async def store(self, updates: Sequence[Incoming], now: datetime) -> None:
        await self._transactions.write(lambda session: inbox.store(session, updates, now))

    async def waiting_chats(self) -> list[int]:
        return await self._transactions.read(inbox.waiting_chats)

    async def next_waiting(self, chat_id: int) -> Waiting | None:
        return await self._transactions.read(lambda session: self._next(session, chat_id))

    def _next(self, session: Session, chat_id: int) -> Waiting | None:
        return dead_letters.marked(session, inbox.next_waiting(session, chat_id, self._recent))

    async def failed(self, seq: int, error: str) -> int:
        return await self._transactions.write(lambda session: inbox.failed(session, seq, error))

    async def set_aside(
        self, seq: int, deliveries: Sequence[Delivery], now: datetime, alerts: Sequence[Alert] = ()
    ) -> None:
        await self._transactions.write(lambda session: dead_letters.set_aside(session, seq, deliveries, now, alerts))

    async def dead_letters(self, admin: int, skip: int, most: int) -> DeadLetters:
        return await self._transactions.write(lambda session: dead_letters.dead_letters(session, admin, skip, most))

    async def dead_letter(self, number: int) -> DeadLetter | None:
        return await self._transactions.read(lambda session: dead_letters.dead_letter(session, number))

    async def commit(self, changes: Changes, now: datetime) -> Remaining:
        before = self._recent.forget(changes.chat_id)  # first, for whoever waits for this may be cancelled
        remaining, stored = await self._transactions.write(lambda session: self._committed(session, changes, now))
        if not (changes.cases or changes.gone or changes.erased):
            stored = before
        if stored:
            self._recent.keep(stored)
        return remaining

    def _committed(self, session: Session, changes: Changes, now: datetime) -> tuple[Remaining, StoredCase | None]:
        return commit(session, changes, now)

    @property
    def jobs(self) -> SqlJobs:
        return self._jobs

    async def present_cases(self, chat_id: int, after: int) -> list[Case]:
        return await self._transactions.read(lambda session: cases.load_cases(session, chat_id, after))

    async def case(self, chat_id: int, number: int) -> Case | None:
        return await self._transactions.read(lambda session: cases.load_case(session, chat_id, number))

    async def versions(self, chat_id: int, number: int, first: int, last: int) -> list[Draft]:
        return await self._transactions.read(lambda session: parts.versions(session, (chat_id, number), first, last))

    async def of_message(self, chat_id: int, message_id: int) -> list[tuple[int, FromMessage]]:
        return await self._transactions.read(lambda session: parts.of_message(session, chat_id, message_id))

    async def some_cases(self, after: tuple[int, int], most: int) -> list[tuple[int, Case]]:
        return await self._transactions.read(lambda session: cases.some_cases(session, after, most))

    async def languages(self) -> Mapping[str, int]:
        return await self._transactions.read(cases.languages)

    async def undelivered_chats(self) -> list[int]:
        return await self._transactions.read(outbox.undelivered_chats)

    async def undelivered(self, chat_id: int) -> list[Undelivered]:
        return await self._transactions.read(lambda session: outbox.undelivered(session, chat_id))

    async def delivered(
        self, delivery_ids: Sequence[int], shown: Shown | None, now: datetime, pinned: int | None = None
    ) -> bool:
        return await self._transactions.write(
            lambda session: outbox.delivered(session, delivery_ids, shown, now, pinned)
        )

    async def picture(self, key: str) -> str | None:
        return await self._transactions.read(lambda session: outbox.picture(session, key))

    async def keep_picture(self, key: str, file_id: str) -> None:
        await self._transactions.write(lambda session: outbox.keep_picture(session, key, file_id))

    async def buyer(self, chat_id: int) -> Buyer | None:
        return await self._transactions.read(lambda session: cases.load_buyer(session, chat_id))

    async def park(self, chat_id: int, now: datetime) -> None:
        await self._transactions.write(lambda session: outbox.park(session, chat_id, now))

    async def queue_reminders(self, now: datetime) -> list[int]:
        return await self._transactions.write(lambda session: reminders.queue(session, now))

    async def due_reminders(self, chat_id: int, until: datetime) -> list[Reminder]:
        return await self._transactions.read(lambda session: reminders.due(session, chat_id, until))

    async def queue_checks(self, now: datetime) -> list[int]:
        return await self._transactions.write(lambda session: rechecks.queue_checks(session, now))

    async def subscribers(self) -> int:
        return await self._transactions.read(announcements.subscribers)

    async def announcement(self, number: int) -> Announcement | None:
        return await self._transactions.read(lambda session: announcements.announcement(session, number))

    async def announcements(self, most: int) -> list[Announcement]:
        return await self._transactions.read(lambda session: announcements.announcements(session, most))

    async def doubt_recipients(self) -> int:
        return await self._transactions.write(announcements.doubt)

    async def take_recipients(self, most: int, now: datetime) -> list[Recipient] | None:
        return await self._transactions.write(lambda session: announcements.take(session, most, now))

    async def recipients_done(self, outcomes: Sequence[SendResult], now: datetime) -> None:
        await self._transactions.write(lambda session: announcements.note_outcomes(session, outcomes, now))

    async def finished_announcements(self) -> list[Announcement]:
        return await self._transactions.read(announcements.finished)

    async def end_announcement(self, number: int, words: str, now: datetime) -> None:
        await self._transactions.write(lambda session: announcements.end(session, number, words, now))

    async def last_contact(self) -> datetime | None:
        return await self._transactions.read(inbox.last_contact)

    async def contact(self, now: datetime) -> None:
        await self._transactions.write(lambda session: inbox.contact(session, now))

    async def trusted_times(self, boot: str) -> list[datetime]:
        return await self._transactions.read(lambda session: inbox.trusted_times(session, boot))

    async def trust_times(self, boot: str, times: Sequence[datetime]) -> None:
        await self._transactions.write(lambda session: inbox.trust_times(session, boot, times))

    async def active_chats(self, since: datetime) -> list[int]:
        return await self._transactions.read(lambda session: inbox.active_chats(session, since))

    async def queue_retention(self, now: datetime) -> list[int]:
        return await self._transactions.write(lambda session: retention.queue(session, now))

    async def prune(self, before: datetime) -> None:
        for table in TABLES:
            after: int | None = 0
            while after is not None:
                after = await self._transactions.write(_forgetting(table, after, before))
        await self._transactions.write(lambda session: reminders.forget(session, before))

    async def clear_out(self, before: datetime) -> Cleared:
        letters = await self._piece_by_piece(lambda session: dead_letters.forget(session, before))
        groups = await self._piece_by_piece(lambda session: forget_groups(session, before))
        return Cleared(letters, groups)

    async def _piece_by_piece(self, work: Work[int]) -> int:
        """Do it until there is nothing left to be done; say how much it was."""
        count = 0
        while some := await self._transactions.write(work):
            count += some
        return count


def _forgetting(table: Table, after: int, before: datetime) -> Work[int | None]:
    return lambda session: forget(session, table, after, before)
