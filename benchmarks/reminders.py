"""Whether a round of reminders costs by what is due, or by what is stored."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from bot.handlers.notes import handle_note
from bot.handlers.turn import Turn
from bot.storage.notes import read_note
from bot.storage.sql.rows import to_text
from bot.storage.sqlite.storage import SqliteStorage
from bot.storage.values import Buyer, Changes, Incoming, Preferences
from bot.wire.codec import loads
from conversations.case import Answer, Case
from conversations.days import end_of_day_utc
from conversations.names import S

DUE = 100
"""Chats that are reminded in each round."""
APART = timedelta(hours=2)
"""Between two rounds, so that none takes along what the next one has to do."""
BEGIN = datetime(2026, 11, 23, 12, tzinfo=UTC)
PROTECTED = date(2026, 12, 20)
ROW = (
    "INSERT INTO reminders (chat_id, case_number, kind, since, due, rung, remind_at)"
    " VALUES (?, 1, 'protection_end', ?, ?, ?, ?)"
)


async def reminders(folder: Path, stored: int, rounds: int) -> str:
    """Measure rounds with few and with many reminders stored, in turns; give the section of the report."""
    sizes = (DUE, stored)
    databases = [await _database(folder / f"reminders-{size}.db", size, rounds) for size in sizes]
    spent: list[list[float]] = [[], []]
    for number in range(1, rounds + 1):
        for database, took in zip(databases, spent, strict=True):
            took.append(await _round(database, BEGIN + number * APART))
    for database in databases:
        await database.close()
    few, many = (statistics.median(took[1:] or took) for took in spent)
    rows = [f"| {size:,} | {DUE} | {took * 1000:.0f} |" for size, took in zip(sizes, (few, many), strict=True)]
    head = ["| stored | due | ms for a round, all of it handled |", "| ---: | ---: | ---: |"]
    ratio = f"Ratio of the two: {many / few:.2f}; wanted: < 5."
    return "\n".join(["### Reminders", "", *head, *rows, "", ratio, ""])


async def _database(path: Path, stored: int, rounds: int) -> SqliteStorage:
    """Make a database with buyers who have something due in each round, and many more reminders that lie ahead."""
    storage = await SqliteStorage.open(path)
    for chat in range(1, DUE + 1):
        await storage.store([Incoming(chat, chat, b"{}")], BEGIN)
        waiting = await storage.next_waiting(chat)
        assert waiting
        buyer = Buyer(chat, current=1, preferences=Preferences(quiet_from=0, quiet_until=0))
        answers = {S.ORDER: Answer("skip", BEGIN), S.PROTECTION: Answer(PROTECTED.isoformat(), BEGIN)}
        await storage.commit(Changes(waiting.seq, chat, buyer, (Case(1, BEGIN, answers),)), BEGIN)
    await storage.close()
    connection = sqlite3.connect(path)  # which does not ask for the cases of those that lie ahead
    with connection:
        connection.executemany(ROW, _rows(stored, rounds))
    connection.close()
    return await SqliteStorage.open(path)


def _rows(stored: int, rounds: int) -> Iterator[Sequence[object]]:
    due = to_text(end_of_day_utc(PROTECTED))
    for number in range(1, rounds + 1):
        at = to_text(BEGIN + number * APART)
        for chat in range(1, DUE + 1):
            yield chat, PROTECTED.isoformat(), due, f"round {number}", at
    for row in range(stored - DUE):
        at = to_text(BEGIN + timedelta(days=10, minutes=row % 500_000))
        yield 1_000_000 + row // 10, PROTECTED.isoformat(), due, f"ahead {row}", at


async def _round(storage: SqliteStorage, now: datetime) -> float:
    """Queue and handle everything that is due; give the seconds it took."""
    begin = time.perf_counter()
    chats = await storage.queue_reminders(now)
    for chat in chats:
        waiting = await storage.next_waiting(chat)
        assert waiting
        nothing = cast("Any", None)
        buyer = waiting.buyer or Buyer(chat)
        turn = Turn(waiting, now, storage, nothing, chat, buyer, waiting.case, nothing)
        note = read_note(loads(waiting.body))
        assert note
        await handle_note(turn, note)
        await storage.commit(turn.changes(), now)
    if len(chats) != DUE:
        raise RuntimeError(f"{len(chats)} chats were reminded instead of {DUE}")
    return time.perf_counter() - begin
