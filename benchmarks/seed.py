"""Fills a database as a long life of the bot would: `python -m benchmarks.seed 100000` in the folder that holds it.

Through the storage itself, each case as one handled update: its answers, two drafts and a photo.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.storage.sqlite.storage import SqliteStorage
from bot.storage.values import Buyer, Changes, Incoming
from conversations import route
from conversations.case import Case, with_draft
from conversations.evidence import Evidence
from conversations.names import S
from conversations.steps import DONE

DATABASE = Path("bot.db")
FIRST_CHAT = 10_000_000
FIRST_UPDATE = 1_000_000_000
"""Beyond those of the people who are measured."""
AT_A_TIME = 2_000
COMPLAINT = "1. I ordered size 42 and got size 40. 2. Photo 1 shows the label. 3. I ask for half of what I paid. "
"""Said ten times, it is as long as a long complaint."""


def submitted(now: datetime) -> Case:
    """Make a case that went the whole way."""
    case = Case(number=1, created_at=now)
    for step, text in ((S.ORDER, "Blue shoes"), (S.PROTECTION, "in 12 days")):
        case = route.write(case, step, text, now)
    for choice in ("found", "refund", "yes", "not_as_described", "size"):
        case = route.choose(case, route.open_step(case), choice, now)
    case = route.choose(route.write(case, S.PAID, "US $8.12", now), S.REFUND, "half", now)
    case = route.choose(replace(case, evidence=(photo(now),)), S.EVIDENCE, DONE, now)
    case = with_draft(with_draft(case, COMPLAINT, 40, now), COMPLAINT * 10, 42, now)
    for choice in (DONE, "submit", "pressed", "worked"):
        case = route.choose(case, route.open_step(case), choice, now)
    return case


def photo(now: datetime) -> Evidence:
    """Make the record of a photo that was checked."""
    bare = Evidence(1, "photo", 38, "photo-1", "unique-1", now, "accepted")
    return replace(bare, format="jpeg", size=31_415, width=640, height=480, sha256="0" * 64)


async def seed(storage: SqliteStorage, chats: int, now: datetime) -> None:
    """Store so many buyers with one case each."""
    case = submitted(now)
    for start in range(0, chats, AT_A_TIME):
        numbers = range(start, min(start + AT_A_TIME, chats))
        await storage.store([_incoming(number) for number in numbers], now)
        last = _last_update()
        await asyncio.gather(*(storage.commit(changes, now) for changes in _changes(numbers, last, case)))


def _incoming(number: int) -> Incoming:
    chat = FIRST_CHAT + number
    body = b'{"update_id": %d, "message": {"chat": {"id": %d}}}' % (FIRST_UPDATE + number, chat)
    return Incoming(FIRST_UPDATE + number, chat, body)


def _changes(numbers: range, last: int, case: Case) -> Iterable[Changes]:
    """Give what each of the updates that were just stored changes; the last of them has the number `last`."""
    for seq, number in enumerate(numbers, last - len(numbers) + 1):
        chat = FIRST_CHAT + number
        yield Changes(seq, chat, buyer=Buyer(chat, current=1), cases=(case,))


def _last_update() -> int:
    """Look up the number that the storage gave to the last update: it tells the lanes only."""
    with closing(sqlite3.connect(DATABASE)) as connection:
        (last,) = connection.execute("SELECT max(seq) FROM inbox").fetchone()
    return int(last)


async def main(chats: int) -> None:
    """Fill the database of the working directory."""
    storage = await SqliteStorage.open(DATABASE)
    try:
        await seed(storage, chats, datetime.now(UTC))
    finally:
        await storage.close()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
