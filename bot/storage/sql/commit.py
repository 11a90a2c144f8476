"""All that an update changes, in one transaction: what `Storage.commit` promises."""

from __future__ import annotations

from datetime import datetime

from bot.storage.sql import announcements, cases, dead_letters, inbox, jobs, outbox, privacy, reminders
from bot.storage.sql.recent import StoredCase
from bot.storage.sql.session import Session
from bot.storage.values import Changes, Remaining


def commit(session: Session, changes: Changes, now: datetime) -> tuple[Remaining, StoredCase | None]:
    """Store all that an update changes, or nothing where it does not wait any more; say how its chat stands then.

    Gives the last case as well, if any was stored: as it would be read, where that is known.
    """
    session.hold(changes.chat_id)
    stored = None
    settled = inbox.handled(session, changes.seq, now)
    if settled is not None:
        _chat_id, update_id, parked_at = settled
        if changes.erased:
            _erase(session, changes, update_id, now)
        else:
            stored = _change(session, changes, now, is_parked=parked_at is not None)
            outbox.put(session, (changes.chat_id, update_id), changes.deliveries, now)
    return outbox.remaining(session, changes.chat_id), stored


def _erase(session: Session, changes: Changes, update_id: int | None, now: datetime) -> None:
    last = privacy.erase(session, changes.chat_id, changes.seq, now)
    privacy.put_fleeting(session, (changes.chat_id, update_id), [*changes.deliveries, *last], now)


def _change(session: Session, changes: Changes, now: datetime, *, is_parked: bool) -> StoredCase | None:
    stored = None
    if changes.buyer:
        cases.save_buyer(session, changes.buyer)
    for case in changes.cases:
        stored = cases.save_case(session, changes.chat_id, case, changes.loaded, now)
    for number, planned in changes.reminders.items():
        reminders.plan(session, (changes.chat_id, number), planned, now)
    if changes.settled:
        reminders.settle(session, changes.chat_id, changes.settled, now)
    privacy.erase_cases(session, changes.chat_id, changes.gone, now)
    if changes.parked is False and is_parked:
        outbox.unpark(session, changes.chat_id, now)
    if changes.parked:
        outbox.park(session, changes.chat_id, now)
    if changes.retried:
        dead_letters.retry(session, changes.retried)
    if changes.wanted or changes.unwanted:
        jobs.change(session, changes.chat_id, changes.wanted, changes.unwanted, now)
    if changes.announcing:
        announcements.change(session, changes.announcing, changes.chat_id, now)
    return stored
