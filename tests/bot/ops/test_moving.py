"""`--move`: everything that is stored goes from SQLite to PostgreSQL and back, row for row, or nothing does."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from bot.ops.databases import move_all
from bot.storage.interface import Storage, StorageError
from bot.storage.postgresql.side import STAYS, PostgresSide
from bot.storage.sqlite.lock import sole_user
from bot.storage.sqlite.side import SqliteSide
from bot.storage.sqlite.storage import SqliteStorage
from bot.storage.values import Incoming
from tests.bot.ops.test_check import asked
from tests.bot.storage.databases import Postgres, Sqlite, opened
from tests.bot.storage.given import ANN, BOB, DAY, NOW, arrives, case, draft, keeps, screen, taken, text, update
from tests.bot.storage.test_privacy import fills
from tests.postgres import PASSWORD

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def database(postgres: Postgres) -> Postgres:
    return postgres


def address(path: Path) -> str:
    return f"sqlite:///{path}"


async def a_little_of_everything(storage: Storage) -> None:
    """Every table has rows, of several people, odd characters among them; and numbers were used that are gone."""
    await fills(storage, ANN, 10)
    await fills(storage, BOB, 30, "Жучка 📦")
    await keeps(storage, 60, case(9, drafts=tuple(draft(version, "\ud83d half \0 ☂") for version in range(1, 1500))))
    await storage.store([Incoming(71, -5, b"\x00\xff'\"\\"), Incoming(None, ANN, b"{}")], NOW)
    await storage.set_aside((await arrives(storage, 72, ANN)).seq, [screen("sorry")], NOW, [(BOB, text("look"))])
    await storage.keep_picture("Zebra", "file")
    await storage.keep_picture("apple", "file")
    await storage.keep_picture("Äpfel", "file")
    await storage.contact(NOW)
    await storage.prune(NOW + DAY)


async def of_sqlite(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        connection.execute("DELETE FROM sqlite_sequence WHERE seq = 0")  # which says nothing
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}  # noqa: S608


async def of_postgres(database: Postgres) -> Rows:
    connection = await asyncpg.connect(database.url)
    side = PostgresSide(connection)
    rows = {one.name: [row async for piece in side.rows(one) for row in piece] for one in await counted(side)}
    await connection.close()
    return rows


async def counted(side: PostgresSide) -> list[Any]:
    await side._connection.execute("BEGIN")
    return list(await side.shapes())


async def test_there_and_back_every_row_is_the_same_and_the_next_ones_are_numbered_on(
    tmp_path: Path, database: Postgres
) -> None:
    path, back = tmp_path / "disputes.db", tmp_path / "back.db"
    async with opened(Sqlite(tmp_path)) as storage:
        await a_little_of_everything(storage)
    before = await of_sqlite(path)
    assert all(before.values()), [name for name, rows in before.items() if not rows]
    moved = await move_all(address(path), database.url)
    assert moved == {name: len(rows) for name, rows in before.items() if name != "sqlite_sequence"}
    await move_all(database.url, address(back))
    assert await of_sqlite(back) == before
    assert await of_sqlite(path) == before, "the source stays as it is"


async def test_the_bot_goes_on_where_it_was(tmp_path: Path, database: Postgres) -> None:
    async with opened(Sqlite(tmp_path)) as storage:
        await a_little_of_everything(storage)
        waiting, cases = await taken(storage, ANN), storage.reader().cases(ANN)
    await move_all(address(tmp_path / "disputes.db"), database.url)
    async with opened(database) as storage:
        assert await taken(storage, ANN) == waiting
        assert storage.reader().cases(ANN) == cases
        await storage.store([update(10), update(900, 99)], NOW + 9 * DAY)
        assert (await taken(storage, 99)).seq > waiting.seq
    back = tmp_path / "back.db"
    await move_all(database.url, address(back))
    storage = await SqliteStorage.open(back)
    assert storage.reader().cases(ANN) == cases
    await storage.store([update(901, 98)], NOW + 9 * DAY)
    assert (await taken(storage, 98)).seq > (await taken(storage, 99)).seq
    await storage.close()


async def test_what_is_in_use_or_not_empty_or_not_there_is_refused_and_then_it_works(
    tmp_path: Path, database: Postgres
) -> None:
    path, other = tmp_path / "disputes.db", tmp_path / "other.db"
    source, target = address(path), database.url
    await refused("is not there", source, target)
    await refused("one of the two", source, source)
    await refused("two addresses", source, "mysql://localhost/disputes")
    async with opened(Sqlite(tmp_path)) as storage:
        await storage.store([update(1)], NOW)
    with sole_user(path):
        await refused("in use by another process", source, target)
    async with opened(database):
        await refused("in use by a process of the bot", source, target)
        await refused("in use by a process of the bot", target, address(other))
    await refused("nothing to move", address(other), target)
    assert not other.exists()
    await move_all(source, target)
    await refused("not empty (there are rows in chats)", source, target)
    await refused("not empty (there are rows in chats)", target, source)
    await move_all(target, address(other))


async def refused(why: str, source: str, target: str) -> None:
    with pytest.raises(StorageError) as error:
        await move_all(source, target)
    assert why in str(error.value)
    assert str(error.value).startswith("--move: ")
    assert PASSWORD not in str(error.value)


async def test_one_of_an_older_release_is_not_touched(tmp_path: Path, database: Postgres) -> None:
    path = tmp_path / "disputes.db"
    async with opened(Sqlite(tmp_path)):
        pass
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 3")
    await refused("its schema is 3", address(path), database.url)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)


def dies(source: str, target: str, side: type[Any], pieces: int) -> None:
    """Move, and be killed as one more piece is to be written."""
    put, left = side.put, [pieces]

    async def put_or_die(self: Any, *values: Any) -> None:
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1
        await put(self, *values)

    side.put = put_or_die
    asyncio.run(move_all(source, target))


def killed(source: str, target: str, side: type[Any], pieces: int) -> None:
    process = get_context("fork").Process(target=dies, args=(source, target, side, pieces))
    process.start()
    process.join(30)
    assert process.exitcode == -signal.SIGKILL


@pytest.mark.parametrize("pieces", [1, 9])
async def test_killed_in_the_middle_nothing_is_moved_and_the_next_time_everything_is(
    tmp_path: Path, database: Postgres, pieces: int
) -> None:
    path, back = tmp_path / "disputes.db", tmp_path / "back.db"
    async with opened(Sqlite(tmp_path)) as storage:
        await a_little_of_everything(storage)
    before = await of_sqlite(path)
    await asyncio.to_thread(killed, address(path), database.url, PostgresSide, pieces)
    assert not any((await of_postgres(database)).values())
    await move_all(address(path), database.url)
    await asyncio.to_thread(killed, database.url, address(back), SqliteSide, pieces)
    assert not any((await of_sqlite(back)).values())
    await move_all(database.url, address(back))
    assert await of_sqlite(back) == before


async def test_what_stays_is_about_processes_and_the_schema(database: Postgres) -> None:
    connection = await asyncpg.connect(database.url)
    tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    await connection.close()
    assert {name for (name,) in tables} & STAYS >= {"in_hand", "disputes_schema"}


async def test_the_program_says_what_it_has_moved_and_shows_no_password(tmp_path: Path, database: Postgres) -> None:
    async with opened(Sqlite(tmp_path)) as storage:
        await storage.store([update(1), update(2)], NOW)
    source = address(tmp_path / "disputes.db")
    code, said = await asked(tmp_path, "--move", source, database.url)
    assert code == 0, said
    assert "inbox: 2 rows" in said
    assert "compared row by row" in said
    code, said = await asked(tmp_path, "--move", source, database.url)
    assert code == 2
    assert "not empty" in said
    assert PASSWORD not in said
