"""What operations cost: by what waits or what is new, never by what is stored."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.storage.deliveries import Shown
from bot.storage.notes import Note, NoteKind
from bot.storage.sql import privacy
from bot.storage.sql.cases import load_cases
from bot.storage.sql.parts import ALL
from bot.storage.sqlite.storage import SqliteStorage
from bot.storage.values import Announcing, Buyer, Changes, Job, Preferences, SendResult
from conversations.case import Answer, Event
from conversations.followup import E
from conversations.names import S
from conversations.reminders import Reminder
from tests.bot.storage.databases import Sqlite, pragma
from tests.bot.storage.given import (
    ANN,
    BOB,
    DAY,
    MINUTE,
    NOW,
    arrives,
    case,
    draft,
    evidence,
    handles,
    keeps,
    screen,
    taken,
    text,
    undelivered,
)

WAITING = "inbox_waiting|outbox_waiting|evidence_unchecked|announcements_running|recipients_sending|buyers_with_news"
"""The indexes that hold nothing but what waits, or is wanted: they may be read from end to end."""


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[SqliteStorage]:
    storage = await Sqlite(tmp_path).open()
    yield storage
    await storage.close()


ABOUT_ALL = ("SELECT language, count(*) FROM buyers", "SELECT m.name FROM sqlite_master")
"""What is about all of them by its nature, and asked for seldom."""
OF_A_CHAT = re.compile(r"(SELECT \*|DELETE) FROM (\w+) WHERE chat_id = \d+( ORDER BY rowid)?")
"""What takes or erases all that there is of a chat, from tables that it does not know by name."""
FEW = {"announcements"}
"""Tables in which there is hardly anything."""


async def test_no_operation_reads_a_table_from_end_to_end(storage: SqliteStorage) -> None:
    await keeps(storage, 1, case(1, evidence=(evidence(1, "unchecked"),)))
    statements = await traced(storage)
    assert len(statements) > 30
    for statement in statements:
        if not statement.startswith(ABOUT_ALL) and of_a_chat(statement) not in FEW:
            for step in await plan(storage, statement):
                assert not reads_all(step), f"{step}\n{statement}"


def of_a_chat(statement: str) -> str:
    """Name the table from which all of a chat is taken; "" for any other statement."""
    found = OF_A_CHAT.fullmatch(statement)
    return found[2] if found else ""


def reads_all(step: str) -> bool:
    """Say whether a step of a plan costs by what is stored. `piece` is what forgetting looks at in one go."""
    return step.startswith("SCAN") and not re.search(rf"INDEX ({WAITING})$|^SCAN (piece|CONSTANT ROW)", step)


async def traced(storage: SqliteStorage) -> list[str]:
    """Do everything once; give the statements."""
    seen: list[str] = []
    await storage._connection._db.set_trace_callback(seen.append)
    await everything(storage)
    await storage._connection._db.set_trace_callback(None)  # type: ignore[arg-type] # aiosqlite's types forget the off switch
    changing = ("SELECT", "UPDATE", "DELETE", "INSERT")
    return [statement for statement in seen if statement.startswith(changing)]


async def everything(storage: SqliteStorage) -> None:
    await keeps(storage, 2, case(1, asides=(), events=(Event(1, E.REFUSED, NOW.date(), NOW),)))
    await handles(storage, 3, screen("one", "tag"), screen("two", "tag"), parked=True)
    await handles(storage, 4, screen("three", "tag"), parked=False)
    await storage.store([], NOW)
    await arrives(storage, 4, now=NOW + 6000 * MINUTE, body=b"another")
    seq = (await taken(storage)).seq
    await storage.failed(seq, "?")
    await storage.set_aside(seq, [screen("sorry")], NOW, [(BOB, screen("look"))])
    await storage.dead_letters(BOB, 1, 1)
    await storage.dead_letter(seq)
    await handles(storage, 5, chat_id=BOB, retried=(seq,))
    await taken(storage)
    await keeps(storage, 11, case(2, evidence=(evidence(1, "unchecked"),)))
    await storage.queue_checks(NOW)
    await announces(storage)
    await storage.waiting_chats()
    await storage.undelivered_chats()
    await storage.delivered([(await undelivered(storage)).id], Shown(1, "tag"), NOW, pinned=5)
    await storage.park(ANN, NOW)
    await reads(storage)
    await storage.active_chats(NOW)
    await storage.contact(NOW)
    await storage.last_contact()
    await storage.trust_times("boot", [NOW])
    await storage.trusted_times("boot")
    await keeps_dates(storage)
    await storage.prune(NOW + MINUTE)
    await handles(storage, 16, chat_id=-BOB)
    await storage.clear_out(NOW + MINUTE)
    await storage.languages()
    await storage.some_cases((0, 0), 1)
    await works(storage)
    await storage.keep_picture("key", "file")
    await storage.picture("key")
    await lets_go(storage)


async def works(storage: SqliteStorage) -> None:
    job = Job(1, "picture", "1")
    await handles(storage, 21, wanted=(job,))
    await storage.buyer(ANN)
    number = some.number if (some := await storage.jobs.take("picture", NOW)) else 0
    await storage.jobs.count(NOW)
    await storage.jobs.is_wanted(number)
    await storage.jobs.told(number, Note(NoteKind.WORKING, told={}), NOW)
    await storage.jobs.sent(number, 1)
    await storage.jobs.later(number, NOW)
    await storage.jobs.done(number, None, NOW)
    await handles(storage, 22, unwanted=(job,))


async def reads(storage: SqliteStorage) -> None:
    await storage._connection.read(lambda connection: load_cases(connection, ANN, 0, ALL))
    await storage.present_cases(ANN, 0)
    await storage.case(ANN, 1)
    await storage.versions(ANN, 1, 1, 9)
    await storage.of_message(ANN, 301)


async def keeps_dates(storage: SqliteStorage) -> None:
    one = Reminder(1, "offer", NOW.date(), NOW + DAY, "d1", NOW + DAY)
    await handles(storage, 12, reminders={1: (one,)}, settled=(one,), parked=False)
    await handles(storage, 13, reminders={1: (replace(one, rung="d3"),)})
    await storage.queue_reminders(NOW + 2 * DAY)
    await storage.due_reminders(ANN, NOW)
    await storage.queue_retention(NOW + 999 * DAY)


async def lets_go(storage: SqliteStorage) -> None:
    await storage._connection.read(lambda connection: privacy.everything(connection, ANN))
    await handles(storage, 14, gone=(1,))
    await handles(storage, 15, text("gone"), erased=True)
    await storage.delivered([(await undelivered(storage)).id], None, NOW)
    await storage.park(ANN, NOW)
    await storage.sweep(NOW)


async def announces(storage: SqliteStorage) -> None:
    wishes = Preferences(quiet_from=0, quiet_until=0, has_news=True)
    await handles(storage, 6, chat_id=BOB, buyer=Buyer(BOB, preferences=wishes))
    steps: tuple[Announcing, ...] = (Announcing("draft", 1, (("", "x"),)), Announcing("start", 1))
    for update_id, step in enumerate((*steps, Announcing("stop", 1), Announcing("cancel", 1)), start=7):
        await handles(storage, update_id, chat_id=BOB, announcing=step)
        await storage.subscribers()
        await storage.announcement(1)
        await storage.announcements(5)
        await storage.take_recipients(5, NOW)
        await storage.recipients_done([SendResult(1, BOB, "waiting")], NOW)
        await storage.doubt_recipients()
    assert await storage.finished_announcements()
    await storage.end_announcement(1, "done", NOW)


async def plan(storage: SqliteStorage, statement: str) -> list[str]:
    query = f"EXPLAIN QUERY PLAN {statement}"
    rows = await storage._connection.read(lambda connection: connection.execute(query).fetchall())
    return [str(row[3]) for row in rows]


@pytest.mark.parametrize("step", ["SCAN inbox", "SCAN o", "SCAN inbox USING COVERING INDEX sqlite_autoindex_inbox_1"])
def test_a_plan_that_reads_all_would_be_noticed(step: str) -> None:
    assert reads_all(step)


async def test_an_answer_to_a_case_with_many_long_texts_writes_only_the_answer(
    tmp_path: Path, storage: SqliteStorage
) -> None:
    texts = tuple(draft(version, "Ж" * 4096) for version in range(1, 501))
    files = tuple(evidence(number) for number in range(1, 51))
    long = case(1, drafts=texts, evidence=files)
    await keeps(storage, 1, long)
    answered = replace(long, answers={**long.answers, S.LABEL: Answer("new", NOW)}, revision=4)
    written = await written_by(tmp_path, storage, Changes((await arrives(storage, 2)).seq, ANN, cases=(answered,)))
    assert written < 50_000
    everything = case(2, drafts=texts, evidence=files)
    written = await written_by(tmp_path, storage, Changes((await arrives(storage, 3)).seq, ANN, cases=(everything,)))
    assert written > 4_000_000, "so many bytes are the texts"
    assert storage.reader().cases(ANN) == [answered, everything]


async def test_a_file_whose_verdict_changes_writes_only_its_own_record(tmp_path: Path, storage: SqliteStorage) -> None:
    files = tuple(evidence(number, name="n" * 3000) for number in range(1, 101))
    await keeps(storage, 1, case(1, evidence=files))
    changed = case(1, evidence=(*files[:50], replace(files[50], verdict="removed"), *files[51:]))
    written = await written_by(tmp_path, storage, Changes((await arrives(storage, 2)).seq, ANN, cases=(changed,)))
    assert written < 60_000


async def written_by(folder: Path, storage: SqliteStorage, changes: Changes) -> int:
    """Give the bytes that a commit added to the log."""
    await pragma(storage, "wal_checkpoint(TRUNCATE)")
    before = Sqlite(folder).wal.stat().st_size
    await storage.commit(changes, NOW)
    return Sqlite(folder).wal.stat().st_size - before
