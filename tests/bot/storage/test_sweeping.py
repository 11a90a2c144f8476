"""Sweeping while somebody else reads from the database: a long backup, or a tool that replicates it."""

import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.storage.sqlite import sweeping
from bot.storage.sqlite.storage import SqliteStorage
from bot.storage.values import Changes
from tests.bot.storage.databases import Sqlite
from tests.bot.storage.given import ANN, BOB, DAY, NOW, arrives, case, draft, keeps, text

ROUNDS = 5
ZEBRA = "zebrawords" * 50_000
OTHER = "antilopes" * 50_000


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[SqliteStorage]:
    storage = await Sqlite(tmp_path).open()
    await keeps(storage, 1, case(drafts=(draft(1, OTHER),)), chat_id=BOB)
    await keeps(storage, 2, case(drafts=(draft(1, ZEBRA),)))
    yield storage
    await storage.close()


@contextmanager
def reader(folder: Path) -> Iterator[None]:
    """Hold a read transaction, as a backup does."""
    with closing(sqlite3.connect(Sqlite(folder).path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT * FROM cases").fetchone()
        yield


async def erases(storage: SqliteStorage) -> None:
    waiting = await arrives(storage, 3)
    await storage.commit(Changes(waiting.seq, ANN, deliveries=(text("gone"),), erased=True), NOW)


async def statements(storage: SqliteStorage) -> list[str]:
    seen: list[str] = []
    await storage._connection._db.set_trace_callback(seen.append)
    return seen


def files_with(folder: Path, words: str) -> set[str]:
    return {each.name for each in folder.iterdir() if words.encode() in each.read_bytes()}


async def waits_for(storage: SqliteStorage, folder: Path, days: int) -> None:
    """Sweep again and again while somebody reads: nothing comes of it, and it costs nothing."""
    seen = await statements(storage)
    before, began = Sqlite(folder).wal.stat().st_size, time.monotonic()
    assert not any([await storage.sweep(NOW + days * DAY) for _ in range(ROUNDS)])
    assert time.monotonic() - began < 2 * ROUNDS, "everybody else has waited for whoever reads"
    assert "VACUUM" not in seen
    assert Sqlite(folder).wal.stat().st_size - before < len(OTHER) / 2, "the log has grown by a database"


async def sweeps(storage: SqliteStorage, folder: Path, days: int) -> None:
    """Sweep once nobody reads any more: all of it is gone, and what belongs to others is still there."""
    assert "VACUUM" in await statements_of_sweep(storage, days)
    assert files_with(folder, "zebrawords") == set()
    assert storage.reader().cases(BOB) == [case(drafts=(draft(1, OTHER),))]
    assert not await storage.sweep(NOW + days * DAY), "there is nothing left to sweep"


async def statements_of_sweep(storage: SqliteStorage, days: int) -> list[str]:
    seen = await statements(storage)
    assert await storage.sweep(NOW + days * DAY)
    return seen


async def test_while_somebody_reads_it_waits_at_no_cost_and_afterwards_it_is_done(
    storage: SqliteStorage, tmp_path: Path
) -> None:
    with reader(tmp_path):
        await erases(storage)
        await waits_for(storage, tmp_path, 0)
    await sweeps(storage, tmp_path, 0)


async def test_nor_does_it_begin_when_the_log_was_empty_as_somebody_began_to_read(
    storage: SqliteStorage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "SMALL", 0)
    await erases(storage)
    assert not await storage.sweep(NOW), "in a large one it is not due yet"
    assert Sqlite(tmp_path).wal.stat().st_size == 0
    with reader(tmp_path):
        await waits_for(storage, tmp_path, 1)
    await sweeps(storage, tmp_path, 1)


async def test_who_begins_to_read_in_the_midst_of_it_has_it_done_once_more_and_not_more_often(
    storage: SqliteStorage, tmp_path: Path
) -> None:
    await erases(storage)
    others: list[sqlite3.Connection] = []

    def begin(statement: str) -> None:
        if statement == "VACUUM" and not others:
            others.append(sqlite3.connect(Sqlite(tmp_path).path, isolation_level=None, check_same_thread=False))
            others[0].execute("BEGIN")
            others[0].execute("SELECT * FROM cases").fetchone()

    await storage._connection._db.set_trace_callback(begin)
    assert not await storage.sweep(NOW)
    await waits_for(storage, tmp_path, 0)
    others[0].close()
    await sweeps(storage, tmp_path, 0)


async def test_it_leaves_the_patience_with_other_processes_as_it_was(storage: SqliteStorage, tmp_path: Path) -> None:
    with reader(tmp_path):
        await erases(storage)
        await storage.sweep(NOW)
        query = "PRAGMA busy_timeout"
        assert await storage._connection.read(lambda connection: connection.execute(query).fetchone()) == (5000,)
