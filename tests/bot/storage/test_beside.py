"""Something fails beside an operation: whoever waits is told, nobody waits for ever, and what comes later is done."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import cast

import aiosqlite.core
import pytest

from bot.storage.interface import StorageError
from bot.storage.sqlite.storage import SqliteStorage
from tests.bot.storage.databases import Sqlite, opened
from tests.bot.storage.given import NOW, update

CHATS = range(1, 201)
"""More than share one transaction: some are under way, others wait."""
PATIENCE = 10
"""Seconds after which a test says that somebody waits for ever."""

Outcomes = list[BaseException | None]
Fault = Callable[[SqliteStorage], None]


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[SqliteStorage]:
    async with opened(Sqlite(tmp_path)) as storage:
        yield cast(SqliteStorage, storage)


def lose_thread(storage: SqliteStorage) -> None:
    """End the database's thread as soon as it was given something, which is never carried out."""
    given = storage._connection._db._tx

    def end() -> object:
        while given.empty():
            time.sleep(0.001)
        return aiosqlite.core._STOP_RUNNING_SENTINEL

    given.put_nowait((None, end))


def cancel(_storage: SqliteStorage) -> None:
    (task,) = (task for task in asyncio.all_tasks() if task.get_name() == "database")
    task.cancel()


async def stored(storage: SqliteStorage, *faults: Fault) -> Outcomes:
    """Store much at once, let this happen meanwhile, and give what each one was told."""
    tasks = [asyncio.create_task(storage.store([update(chat, chat)], NOW)) for chat in CHATS]
    await asyncio.sleep(0)
    for fault in faults:
        fault(storage)
    async with asyncio.timeout(PATIENCE):
        return await asyncio.gather(*tasks, return_exceptions=True)


async def works(storage: SqliteStorage) -> None:
    async with asyncio.timeout(PATIENCE):
        assert await stored(storage) == [None] * len(CHATS)
        assert set(await storage.waiting_chats()) == set(CHATS)
        await storage.sweep(NOW)


@pytest.mark.parametrize("fault", [lose_thread, cancel])
async def test_when_what_carries_out_ends_all_that_wait_are_told_and_later_it_works(
    storage: SqliteStorage, fault: Fault
) -> None:
    for outcome in await stored(storage, fault):
        assert isinstance(outcome, StorageError)
        assert "DATABASE_URL" in str(outcome)
    await works(storage)


async def test_when_it_ends_in_the_midst_of_its_work_all_that_wait_are_told_too(storage: SqliteStorage) -> None:
    under_way = asyncio.create_task(storage._connection.read(slow))
    await asyncio.sleep(0.05)
    outcomes = await stored(storage, cancel)
    with pytest.raises(StorageError):
        await under_way
    assert all(isinstance(outcome, StorageError) for outcome in outcomes)
    await works(storage)


def slow(connection: sqlite3.Connection) -> None:
    numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000) SELECT max(i) FROM n"
    connection.execute(numbers).fetchone()


async def test_a_thread_that_has_ended_while_nothing_was_asked_is_not_even_noticed(storage: SqliteStorage) -> None:
    database = storage._connection._db
    database._tx.put_nowait((None, lambda: aiosqlite.core._STOP_RUNNING_SENTINEL))
    database._thread.join()
    await works(storage)


async def test_what_waits_for_a_sweep_is_told_as_well(storage: SqliteStorage) -> None:
    sweep = asyncio.create_task(storage.sweep(NOW))
    outcomes = await stored(storage, cancel)
    with pytest.raises(StorageError):
        await sweep
    assert all(isinstance(outcome, StorageError) for outcome in outcomes)
    await works(storage)


async def test_a_database_that_was_closed_elsewhere_answers_everybody(storage: SqliteStorage) -> None:
    await storage._connection._db.close()
    for _ in range(2):
        assert all(isinstance(outcome, StorageError) for outcome in await stored(storage))
    with pytest.raises(StorageError):
        await storage.sweep(NOW)


async def test_what_was_done_is_told_though_it_could_not_be_counted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def uncountable(_operations: int, _seconds: float) -> None:
        raise RuntimeError("no more room for a number")

    storage = await SqliteStorage.open(tmp_path / "disputes.db", committed=uncountable)
    try:
        await works(storage)
    finally:
        await storage.close()
    assert {record.levelno for record in caplog.records} == {logging.ERROR}
    assert "no more room for a number" in caplog.text


class Unusual(BaseException):
    """Neither an `Exception` nor known to asyncio."""


@pytest.mark.parametrize(
    ("raised", "told"), [(StopIteration, RuntimeError), (Unusual, Unusual), (GeneratorExit, GeneratorExit)]
)
async def test_whatever_an_operation_raises_is_told_to_its_own_caller_only(
    storage: SqliteStorage, raised: type[BaseException], told: type[BaseException]
) -> None:
    def broken(_connection: sqlite3.Connection) -> None:
        raise raised

    read = storage._connection.read
    first, *others = (asyncio.create_task(read(work)) for work in (broken, one, one))
    async with asyncio.timeout(PATIENCE):
        assert await asyncio.gather(*others) == [1, 1]
        with pytest.raises(told):
            await first
        with pytest.raises(told):
            await storage._connection.alone(broken)
    await works(storage)


def one(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute("SELECT 1").fetchone()
    return int(number)


def has_ended(storage: SqliteStorage) -> bool:
    thread = storage._connection._db._thread
    thread.join(PATIENCE)
    return not thread.is_alive()


@pytest.mark.parametrize("fault", [lose_thread, cancel])
async def test_closing_ends_whatever_has_happened(tmp_path: Path, fault: Fault) -> None:
    storage = await SqliteStorage.open(tmp_path / "disputes.db")
    tasks = [asyncio.create_task(storage.store([update(chat, chat)], NOW)) for chat in CHATS]
    await asyncio.sleep(0)
    fault(storage)
    async with asyncio.timeout(PATIENCE):
        await storage.close()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(isinstance(outcome, StorageError) for outcome in outcomes)
    assert has_ended(storage), "its thread would keep the process from ending"
    async with opened(Sqlite(tmp_path)) as another:
        await works(cast(SqliteStorage, another))


async def test_closing_that_is_cancelled_closes_nevertheless(tmp_path: Path) -> None:
    storage = await SqliteStorage.open(tmp_path / "disputes.db")
    under_way = asyncio.create_task(storage._connection.read(slow))
    await asyncio.sleep(0)
    closing = asyncio.create_task(storage.close())
    await asyncio.sleep(0.05)
    closing.cancel()
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(closing, under_way, return_exceptions=True)
    assert has_ended(storage), "its thread would keep the process from ending"
