"""Erasing and exporting at the database: all of one chat, nothing of another, and no byte of it left in the files."""

from __future__ import annotations

import json
import random
import sqlite3
import string
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.storage.deliveries import Delivery, Shown
from bot.storage.interface import Storage
from bot.storage.sql.privacy import erase, everything
from bot.storage.sqlite.migrate import migrate
from bot.storage.sqlite.session import SqliteSession
from bot.storage.sqlite.storage import SqliteStorage
from bot.storage.sqlite.sweeping import sweep
from bot.storage.values import Announcing, Buyer, Changes, Incoming, Job, Preferences
from conversations.case import Answer, Aside, Case, Due, Event
from conversations.followup import E
from conversations.names import S
from conversations.reminders import Reminder
from tests.bot.storage.databases import Sqlite, opened, pragma
from tests.bot.storage.given import (
    ANN,
    BOB,
    DAY,
    NOW,
    arrives,
    case,
    delivers_all,
    draft,
    evidence,
    handles,
    keeps,
    taken,
    text,
    undelivered,
)

WITHOUT_CHAT = {
    "meta": "when Telegram was heard of last, and that something was erased",
    "pictures": "our own pictures at Telegram, the same for everybody",
    "sqlite_sequence": "counters",
}
"""Tables that hold nothing of a chat, and why."""


@pytest.fixture
async def on_file(tmp_path: Path) -> AsyncIterator[SqliteStorage]:
    storage = await Sqlite(tmp_path).open()
    yield storage
    await storage.close()


async def fills(storage: Storage, chat_id: int, first: int, words: str = "zebra") -> None:
    """Let a chat have rows in every table that there is for chats."""
    due = Due("offer", NOW.date(), NOW)
    event = Event(1, E.REFUSED, NOW.date(), NOW)
    full = case(asides=(Aside(1, words, NOW),), events=(event,), dues=(due,), drafts=(draft(1, words * 3000),))
    reminder = Reminder(1, "offer", NOW.date(), NOW + DAY, "d1", NOW + DAY)
    buyer = Buyer(chat_id, "en", 1, frozenset({"zone"}), Preferences(zone="Europe/Prague", has_news=True))
    body = json.dumps({"update_id": first, "text": words}).encode()
    waiting = await arrives(storage, first, chat_id, body=body)
    changes = Changes(
        waiting.seq,
        chat_id,
        buyer,
        (full,),
        (text(words),),
        reminders={1: (reminder,)},
        wanted=(Job(1, "pack", "form"),),
    )
    await storage.commit(changes, NOW)
    there = await undelivered(storage, chat_id)
    await storage.delivered([there.id], Shown(9, "t"), NOW, pinned=77)
    broken = await arrives(storage, first + 1, chat_id, body=body)
    await storage.failed(broken.seq, f"ValueError: {words}")
    await storage.set_aside(broken.seq, [text(words)], NOW, [(chat_id, text("set aside"))])
    drafted = await arrives(storage, first + 2, chat_id)
    draft_ = Announcing("draft", drafted.seq, (("en", words),))
    await storage.commit(Changes(drafted.seq, chat_id, announcing=draft_), NOW)
    started = await arrives(storage, first + 3, chat_id)
    await storage.commit(Changes(started.seq, chat_id, announcing=Announcing("start", drafted.seq)), NOW)


async def erases(storage: Storage, chat_id: int, update_id: int) -> None:
    waiting = await arrives(storage, update_id, chat_id)
    await storage.commit(Changes(waiting.seq, chat_id, deliveries=(text("gone"),), erased=True), NOW)


def all_tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


async def test_every_table_is_exported_and_erased_or_is_on_the_list_with_its_reason(
    on_file: SqliteStorage, tmp_path: Path
) -> None:
    await fills(on_file, ANN, 10)
    exported = on_file.reader().everything(ANN)
    assert set(exported) | set(WITHOUT_CHAT) == all_tables(Sqlite(tmp_path).path)
    await erases(on_file, ANN, 20)
    assert set(on_file.reader().everything(ANN)) == {"outbox"}
    await delivers_last(on_file, ANN)
    assert on_file.reader().everything(ANN) == {}


async def delivers_last(storage: Storage, chat_id: int) -> list[str]:
    """Deliver what an erased chat is still told; give the kinds."""
    kinds = []
    while some := await storage.undelivered(chat_id):
        kinds.append(some[0].delivery.kind)
        await storage.delivered([some[0].id], Shown(10, ""), NOW, pinned=0)
    return kinds


def test_a_table_or_a_column_that_comes_later_is_exported_and_erased_too(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "later.db", isolation_level=None, factory=SqliteSession)) as connection:
        migrate(connection)
        connection.execute("CREATE TABLE marks (id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL, word TEXT)")
        connection.execute("ALTER TABLE buyers ADD COLUMN later TEXT DEFAULT 'more'")
        connection.execute("INSERT INTO marks (chat_id, word) VALUES (?, 'zebra'), (?, 'lamp')", (ANN, BOB))
        connection.execute("INSERT INTO buyers (chat_id, language, told) VALUES (?, 'en', '[]')", (ANN,))
        found = everything(connection, ANN)
        assert found["marks"] == [{"id": 1, "chat_id": ANN, "word": "zebra"}]
        assert found["buyers"][0]["later"] == "more"
        erase(connection, ANN, 0, NOW)
        assert everything(connection, ANN) == {}
        assert everything(connection, BOB)["marks"][0]["word"] == "lamp"


async def test_what_is_exported_is_every_row_and_column_that_there_is(on_file: SqliteStorage, tmp_path: Path) -> None:
    await fills(on_file, ANN, 10)
    await fills(on_file, BOB, 30, "lamp")
    exported = on_file.reader().everything(ANN)
    with closing(sqlite3.connect(Sqlite(tmp_path).path)) as connection:
        connection.row_factory = sqlite3.Row
        for table in all_tables(Sqlite(tmp_path).path) - set(WITHOUT_CHAT):
            rows = connection.execute(f"SELECT * FROM {table} WHERE chat_id = ? ORDER BY rowid", (ANN,))  # noqa: S608 - names
            assert [dict(row) for row in rows] == list(exported[table])


async def test_of_another_chat_nothing_is_erased(storage: Storage) -> None:
    await fills(storage, ANN, 10)
    await fills(storage, BOB, 30, "lamp")
    before = storage.reader().everything(BOB)
    await erases(storage, ANN, 20)
    assert storage.reader().everything(BOB) == before


async def test_an_update_that_was_erased_does_not_come_back_when_telegram_sends_it_again(
    storage: Storage,
) -> None:
    await fills(storage, ANN, 10)
    await erases(storage, ANN, 20)
    await delivers_last(storage, ANN)
    await storage.store([Incoming(10, ANN, b'{"update_id": 10}'), Incoming(20, ANN, b"{}")], NOW)
    assert await storage.waiting_chats() == []
    assert storage.reader().everything(ANN) == {}
    await storage.store([Incoming(21, ANN, b"{}")], NOW)
    assert await storage.waiting_chats() == [ANN]


async def test_what_came_after_the_word_is_kept_for_the_newcomer(storage: Storage) -> None:
    await fills(storage, ANN, 10)
    waiting = await arrives(storage, 20)
    await storage.store([Incoming(21, ANN, b"later"), Incoming(None, ANN, b'{"remind": {}}')], NOW)
    await storage.commit(Changes(waiting.seq, ANN, deliveries=(text("gone"),), erased=True), NOW)
    left = await storage.next_waiting(ANN)
    assert left
    assert (left.body, left.buyer, left.case) == (b"later", None, None)
    assert len((storage.reader().everything(ANN))["inbox"]) == 1


async def test_the_last_word_goes_out_and_takes_its_row_along(storage: Storage) -> None:
    await fills(storage, ANN, 10)
    await erases(storage, ANN, 20)
    assert await storage.undelivered_chats() == [ANN]
    assert await delivers_last(storage, ANN) == ["text", "unpin"]
    assert storage.reader().everything(ANN) == {}


async def test_the_last_word_to_who_cannot_be_reached_goes_as_well(storage: Storage) -> None:
    await fills(storage, ANN, 10)
    await erases(storage, ANN, 20)
    await storage.park(ANN, NOW)
    assert storage.reader().everything(ANN) == {}
    await handles(storage, 30, text("welcome"), buyer=Buyer(ANN))
    assert await delivers_all(storage) == ["welcome"]


async def test_what_is_on_its_way_while_all_is_erased_is_known_no_more(storage: Storage) -> None:
    await handles(storage, 1, text("a status"))
    on_its_way = await undelivered(storage)
    await erases(storage, ANN, 20)
    with pytest.raises(KeyError):
        await storage.delivered([on_its_way.id], None, NOW, pinned=5)
    assert set(storage.reader().everything(ANN)) == {"outbox"}


async def test_some_cases_go_with_all_that_is_theirs_and_the_others_stay(storage: Storage) -> None:
    await fills(storage, ANN, 10)
    await keeps(storage, 20, case(2))
    await handles(storage, 21, gone=(1,))
    assert storage.reader().cases(ANN) == [case(2)]
    left = storage.reader().everything(ANN)
    assert {row["case_number"] for table in ("drafts", "asides", "evidence") for row in left[table]} == {2}
    assert {"events", "reminders"}.isdisjoint(left)


async def test_what_waits_for_who_cannot_be_reached_goes_with_the_case_that_it_names(storage: Storage) -> None:
    await handles(storage, 10, text("your zebra will be erased"), buyer=Buyer(ANN, current=1), cases=(case(1), case(2)))
    await storage.park(ANN, NOW)
    await handles(storage, 11, gone=(1,))
    assert "outbox" not in storage.reader().everything(ANN)


# Which cases are to be looked at


async def test_a_case_is_looked_at_when_its_time_comes_and_again_some_hours_later(storage: Storage) -> None:
    old = replace(case(), cancelled_at=NOW)
    await keeps(storage, 1, old)
    due = NOW + timedelta(days=351)
    assert await storage.queue_retention(due - timedelta(microseconds=1)) == []
    assert await storage.queue_retention(due) == [ANN]
    assert (await taken(storage)).body == b'{"retention": {}}'
    assert await storage.queue_retention(due) == []
    assert await storage.queue_retention(due + timedelta(hours=6)) == [ANN]


def test_what_is_due_is_found_by_the_index_alone(tmp_path: Path) -> None:
    query = "SELECT chat_id, number FROM cases WHERE look_at <= '2027' ORDER BY look_at LIMIT 300"
    with closing(sqlite3.connect(Sqlite(tmp_path).path, isolation_level=None)) as connection:
        migrate(connection)
        plan = connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
    assert [row[-1] for row in plan] == ["SEARCH cases USING INDEX cases_look_at (look_at<?)"]


# In the files


def encoded(number: int) -> list[bytes]:
    """Every way in which SQLite writes a number of this size, and a text would."""
    return [number.to_bytes(size, order) for size in (6, 8) for order in ("big", "little")] + [str(number).encode()]


def word(chance: random.Random) -> str:
    return "".join(chance.choices(string.ascii_lowercase, k=14))


def files_beside(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}


def found(path: Path, wanted: set[bytes]) -> set[tuple[str, bytes]]:
    return {(name, one) for name, content in files_beside(path).items() for one in wanted if one in content}


class Crowd:
    """Many buyers whose rows grow side by side, so that SQLite moves them about."""

    def __init__(self, storage: Storage, seed: int) -> None:
        self._storage = storage
        self._chance = random.Random(seed)
        self._update = 0
        self.chats = [self._chance.randrange(2**41, 2**46) for _ in range(25)]
        self.words: dict[int, set[str]] = {chat: set() for chat in self.chats}

    async def grows(self) -> None:
        for number in range(1, 9):
            self._chance.shuffle(self.chats)
            for chat in self.chats:
                await self._says_more(chat, number)

    async def _says_more(self, chat: int, number: int) -> None:
        self._update += 1
        said = [word(self._chance) for _ in range(number * 6)]
        self.words[chat].update(said)
        answers = {
            step: Answer(" ".join(said[place::3]), NOW) for place, step in enumerate((S.ORDER, S.PAID, S.REFUND))
        }
        long = " ".join([said[0]] * 900)
        mine = Case(
            1,
            NOW,
            answers=answers,
            drafts=tuple(draft(n, f"{long} {word_}") for n, word_ in enumerate(said[:number], 1)),
            evidence=(replace(evidence(1), file_id=said[1], file_unique_id=said[2], name=said[3]),),
            asides=(Aside(1, said[4], NOW),),
        )
        body = json.dumps({"update_id": self._update, "from": {"first_name": said[5]}, "text": said[0]}).encode()
        waiting = await arrives(self._storage, self._update, chat, body=body)
        changes = Changes(waiting.seq, chat, Buyer(chat, current=1), (mine,), (Delivery("text", {"text": long}),))
        await self._storage.commit(changes, NOW)
        await delivers_all(self._storage, chat)

    async def erases(self, chat: int) -> None:
        self._update += 1
        await erases(self._storage, chat, self._update)
        await delivers_last(self._storage, chat)

    def traces(self, chat: int) -> set[bytes]:
        return {one.encode() for one in self.words[chat]} | set(encoded(chat))


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_no_byte_of_an_erased_buyer_is_left_in_any_file(
    on_file: SqliteStorage, tmp_path: Path, seed: int
) -> None:
    crowd = Crowd(on_file, seed)
    await crowd.grows()
    ann, bob = crowd.chats[:2]
    path = Sqlite(tmp_path).path
    assert {name for name, _one in found(path, crowd.traces(ann))}, "the question finds nothing even before"
    await crowd.erases(ann)
    assert await on_file.sweep(NOW)
    assert found(path, crowd.traces(ann)) == set()
    assert found(path, {one.encode() for one in crowd.words[bob]}), "others are still there"
    assert not await on_file.sweep(NOW), "there is nothing left to sweep"


async def test_nor_of_those_whose_numbers_stood_in_the_inner_parts_of_an_index(tmp_path: Path) -> None:
    path, chance = tmp_path / "many.db", random.Random(2)
    chats = [chance.randrange(2**41, 2**46) for _ in range(3000)]
    async with opened(Sqlite(tmp_path)):
        pass
    (tmp_path / "disputes.db").rename(path)
    with closing(sqlite3.connect(path, isolation_level=None, factory=SqliteSession)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN")
        for chat in chats:
            connection.execute("INSERT INTO buyers (chat_id, language, told) VALUES (?, 'en', '[]')", (chat,))
            connection.execute("INSERT INTO outbox VALUES (NULL, ?, 1, 'text', '{}', '', '', '', NULL, 0)", (chat,))
            connection.execute("INSERT INTO told_admins VALUES (?, '')", (chat,))
        connection.execute("COMMIT")
        for chat in chats[:60]:
            erase(connection, chat, 0, NOW)
        assert sweep(connection, NOW)
        assert found(path, {one for chat in chats[:60] for one in encoded(chat)}) == set()
        assert found(path, set(encoded(chats[60]))), "others are still there"


async def test_a_large_database_is_written_anew_a_day_after_something_was_erased(
    on_file: SqliteStorage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.sqlite.sweeping.SMALL", 0)
    await fills(on_file, ANN, 10, "zebrawords")
    await erases(on_file, ANN, 20)
    assert not await on_file.sweep(NOW + DAY - timedelta(microseconds=1))
    assert Sqlite(tmp_path).wal.stat().st_size == 0
    assert await on_file.sweep(NOW + DAY)
    assert found(Sqlite(tmp_path).path, {b"zebrawords"}) == set()


async def test_while_a_backup_reads_the_sweep_is_not_over_and_afterwards_it_is(
    on_file: SqliteStorage, tmp_path: Path
) -> None:
    await fills(on_file, ANN, 10, "zebrawords")
    with closing(sqlite3.connect(Sqlite(tmp_path).path)) as backup:
        backup.execute("BEGIN")
        backup.execute("SELECT * FROM cases").fetchone()
        await erases(on_file, ANN, 20)
        await pragma(on_file, "busy_timeout = 50")
        assert not await on_file.sweep(NOW)
    assert await on_file.sweep(NOW)
    assert found(Sqlite(tmp_path).path, {b"zebrawords"}) == set()
