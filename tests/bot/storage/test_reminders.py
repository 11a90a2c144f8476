"""Reminders, events and dates as they are stored: what is due and only that, once, and nothing of it lost."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.storage.interface import Storage
from bot.storage.sql.reminders import OPEN
from bot.storage.sql.rows import to_text
from bot.storage.sqlite.migrate import MIGRATIONS, migrate
from bot.storage.values import Buyer, Changes, Preferences
from conversations.case import Case, Due, Event
from conversations.reminders import Reminder
from tests.bot.storage.databases import Sqlite, opened
from tests.bot.storage.given import ANN, BOB, DAY, MINUTE, NOW, case, handles, present, taken, text, update

DUE = datetime(2026, 12, 20, 7, 59, 59, 999999, tzinfo=UTC)


def reminder(rung: str = "w1", at: datetime = NOW + DAY, number: int = 1, due: datetime = DUE) -> Reminder:
    return Reminder(number, "open_latest", date(2026, 12, 5), due, rung, at)


async def plans(storage: Storage, update_id: int, *planned: Reminder, chat_id: int = ANN, now: datetime = NOW) -> None:
    await handles(
        storage, update_id, chat_id=chat_id, now=now, buyer=Buyer(chat_id, current=1), cases=(case(),),
        reminders={1: planned},
    )  # fmt: skip


async def test_what_is_due_gets_one_note_for_its_chat_and_what_is_not_gets_none(storage: Storage) -> None:
    await plans(storage, 1, reminder("w1"), reminder("d3", NOW + DAY), reminder("d1", NOW + 2 * DAY))
    assert await storage.queue_reminders(NOW + DAY - MINUTE) == []
    assert await storage.queue_reminders(NOW + DAY) == [ANN]
    assert await storage.queue_reminders(NOW + DAY) == []
    waiting = await taken(storage)
    assert (waiting.update_id, waiting.body) == (None, b'{"remind": {}}')
    assert await storage.due_reminders(ANN, NOW + DAY) == [reminder("w1"), reminder("d3", NOW + DAY)]
    assert await storage.due_reminders(BOB, NOW + 9 * DAY) == []


async def test_a_chat_has_one_such_note_waiting_at_most_and_that_finds_all_that_is_due(storage: Storage) -> None:
    await plans(storage, 1, reminder("w1"), reminder("d1", NOW + DAY + MINUTE))
    assert await storage.queue_reminders(NOW + DAY) == [ANN]
    assert await storage.queue_reminders(NOW + DAY + MINUTE) == [ANN]
    waiting = await taken(storage)
    due = await storage.due_reminders(ANN, NOW + DAY + MINUTE)
    assert len(due) == 2
    remaining = await storage.commit(Changes(waiting.seq, ANN, settled=tuple(due)), NOW + DAY + MINUTE)
    assert remaining.waiting == 0
    await plans(storage, 2, reminder("h6", NOW + 2 * DAY), now=NOW + DAY)
    assert await storage.queue_reminders(NOW + 2 * DAY) == [ANN]
    assert (await taken(storage)).body == b'{"remind": {}}'


async def test_what_is_settled_never_comes_again_however_often_it_is_planned(storage: Storage) -> None:
    await plans(storage, 1, reminder())
    await storage.queue_reminders(NOW + DAY)
    waiting = await taken(storage)
    await storage.commit(Changes(waiting.seq, ANN, settled=(reminder(),), deliveries=(text("Now"),)), NOW + DAY)
    await plans(storage, 2, reminder(), reminder(at=NOW + 3 * DAY), now=NOW + DAY)
    assert await storage.due_reminders(ANN, NOW + 9 * DAY) == []
    assert await storage.queue_reminders(NOW + 9 * DAY) == []


async def test_a_new_plan_takes_the_place_of_what_was_to_come_and_leaves_what_is_due(storage: Storage) -> None:
    await plans(storage, 1, reminder("w1"), reminder("d1", NOW + 5 * DAY))
    moved = reminder("d1", NOW + 7 * DAY, due=DUE + 2 * DAY)
    await plans(storage, 2, moved, now=NOW + 2 * DAY)
    assert await storage.due_reminders(ANN, NOW + 9 * DAY) == [reminder("w1"), moved]


async def test_what_is_put_off_gets_a_note_at_its_new_time(storage: Storage) -> None:
    await plans(storage, 1, reminder())
    assert await storage.queue_reminders(NOW + DAY) == [ANN]
    later = replace(reminder(), at=NOW + DAY + 8 * 60 * MINUTE)
    waiting = await taken(storage)
    await storage.commit(Changes(waiting.seq, ANN, reminders={1: (later,)}), NOW + DAY)
    assert await storage.queue_reminders(later.at - MINUTE) == []
    assert await storage.queue_reminders(later.at) == [ANN]


async def test_a_chat_that_cannot_be_reached_is_not_looked_at_until_it_can(storage: Storage) -> None:
    await plans(storage, 1, reminder())
    await storage.park(ANN, NOW)
    await plans(storage, 2, reminder(), reminder("d1", NOW + DAY))
    assert await storage.queue_reminders(NOW + 9 * DAY) == []
    await handles(storage, 3, parked=False)
    assert await storage.queue_reminders(NOW + 9 * DAY) == [ANN]


async def test_of_very_many_some_are_taken_at_a_time_the_longest_due_first(storage: Storage) -> None:
    for chat in range(1, 311):
        await plans(storage, chat, reminder(at=NOW + chat * MINUTE), chat_id=chat)
    first = await storage.queue_reminders(NOW + DAY)
    assert first == list(range(1, 301))
    assert await storage.queue_reminders(NOW + DAY) == list(range(301, 311))


async def test_what_was_settled_long_ago_is_forgotten_and_nothing_that_is_to_come(storage: Storage) -> None:
    await plans(storage, 1, reminder("w1"), reminder("d1", NOW + 5 * DAY))
    await handles(storage, 2, settled=(reminder("w1"),))
    await storage.prune(NOW + DAY)
    assert await storage.due_reminders(ANN, NOW + 9 * DAY) == [reminder("d1", NOW + 5 * DAY)]


async def test_events_dates_and_wishes_come_back_as_they_were(storage: Storage) -> None:
    events = (
        Event(1, "offered_less", date(2026, 11, 20), NOW, taken_back_at=NOW + MINUTE),
        Event(2, "of a later release", date(2026, 11, 21), NOW),
    )
    dues = (Due("seller_reply", date(2026, 11, 20), NOW, DUE, NOW, None, NOW), Due("appeal", date(2026, 11, 21), NOW))
    wishes = Preferences("cs", zone="Europe/Prague", is_zone_told=True, quiet_from=20, quiet_until=9, is_pinned=True)
    kept = case(events=events, dues=dues, asked="due:appeal")
    await handles(storage, 1, buyer=Buyer(ANN, current=1, preferences=wishes), cases=(kept,))
    assert storage.reader().cases(ANN) == [kept]
    await storage.store([update(2)], NOW)
    waiting = await taken(storage)
    assert waiting.case == present(kept)
    assert waiting.buyer
    assert waiting.buyer.preferences == wishes


async def test_an_event_that_was_told_is_never_deleted(storage: Storage) -> None:
    told = Event(1, "offered_less", date(2026, 11, 20), NOW)
    await handles(storage, 1, cases=(case(events=(told,)),))
    await handles(storage, 2, cases=(case(events=()),))
    (kept,) = storage.reader().cases(ANN)
    assert kept.events == (told,)


@pytest.mark.parametrize("query", ["SELECT id, chat_id FROM reminders WHERE {} AND remind_at <= '2027'"])
async def test_a_round_reads_an_index_that_holds_only_what_is_to_come(tmp_path: Path, query: str) -> None:
    async with opened(Sqlite(tmp_path)) as storage:
        await plans(storage, 1, reminder())
    with sqlite3.connect(tmp_path / "disputes.db") as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {query.format(OPEN)} ORDER BY remind_at LIMIT 300").fetchall()
    connection.close()
    assert "reminders_due" in plan[0][-1]
    assert len(plan) == 1, "sorted in memory"


async def test_cases_of_a_release_without_reminders_get_a_note_that_plans_them(tmp_path: Path) -> None:
    _of_the_third_schema(tmp_path / "disputes.db")
    async with opened(Sqlite(tmp_path)) as storage:
        assert await storage.waiting_chats() == [ANN]
        assert (await taken(storage)).body == b'{"plan": {}}'
        assert storage.reader().cases(ANN) == [Case(1, case().created_at)]
        await plans(storage, 3, reminder(), chat_id=BOB)
        assert await storage.queue_reminders(NOW + timedelta(days=1)) == [BOB]


def _of_the_third_schema(path: Path) -> None:
    """Make a database of the time before reminders, with a case of Ann's, and one of Bob's that was put away."""
    before = path.parent / "before"
    before.mkdir()
    for script in sorted(MIGRATIONS.glob("*.sql"))[:3]:
        shutil.copy(script, before)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, before)
        for chat_id, cancelled_at in ((ANN, None), (BOB, to_text(NOW))):
            connection.execute("INSERT INTO buyers VALUES (?, 'en', 1, '[]')", (chat_id,))
            connection.execute(
                "INSERT INTO cases VALUES (?, 1, '{}', '{}', 0, ?, ?, ?)",
                (chat_id, to_text(case().created_at), to_text(NOW), cancelled_at),
            )
