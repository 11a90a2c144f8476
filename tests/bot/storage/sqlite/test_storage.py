"""What holds for the SQLite file: opening it, what is on the disk, and living with other releases."""

# ruff: noqa: ASYNC240 - nothing else runs in these loops

import asyncio
import json
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.storage.interface import StorageError, Unavailable
from bot.storage.sqlite.storage import SqliteStorage
from conversations.case import Answer, with_draft
from conversations.names import S
from tests.bot.storage.databases import Sqlite, opened
from tests.bot.storage.given import ANN, NOW, case, keeps, update

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "disputes.db"


@pytest.fixture
async def storage(path: Path) -> AsyncIterator[SqliteStorage]:
    storage = await SqliteStorage.open(path)
    yield storage
    await storage.close()


def sql(path: Path, statement: str) -> list[tuple[object, ...]]:
    """Do what an operator or another release might."""
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(statement).fetchall()


def open_files() -> set[str]:
    """The files that this process has open."""
    return {str(link.resolve()) for link in Path("/proc/self/fd").iterdir()}


async def refusal(path: Path) -> str:
    with pytest.raises(StorageError) as refused:
        await SqliteStorage.open(path, patience=0.05)
    assert str(path) not in open_files(), "while the error lives, and what it refers to"
    message = str(refused.value)
    assert "DATABASE_URL" in message
    assert str(path) in message
    assert "\n" not in message
    return message


async def test_the_folder_is_made(tmp_path: Path) -> None:
    storage = await SqliteStorage.open(tmp_path / "not" / "yet" / "disputes.db")
    await keeps(storage, 1, case())
    await storage.close()
    assert (tmp_path / "not" / "yet" / "disputes.db").stat().st_size > 0


@pytest.mark.parametrize(("setting", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)])
async def test_a_power_cut_loses_nothing_that_was_stored(storage: SqliteStorage, setting: str, value: object) -> None:
    """As far as settings go: FULL is 2."""
    query = f"PRAGMA {setting}"
    assert await storage._connection.read(lambda connection: connection.execute(query).fetchone()) == (value,)


async def test_processes_that_open_a_new_database_at_once_all_can(tmp_path: Path) -> None:
    for path in (tmp_path / f"{number}.db" for number in range(10)):
        storages = await asyncio.gather(*(SqliteStorage.open(path) for _ in range(3)))
        await keeps(storages[0], 1, case())
        assert storages[-1].reader().cases(ANN) == [case()]
        await asyncio.gather(*(storage.close() for storage in storages))


async def test_a_database_of_a_newer_release_is_refused_and_untouched(path: Path, storage: SqliteStorage) -> None:
    await storage.close()
    ((present,),) = sql(path, "PRAGMA user_version")
    sql(path, "PRAGMA user_version = 99")
    before = path.read_bytes()
    assert "newer release" in await refusal(path)
    assert path.read_bytes() == before
    sql(path, f"PRAGMA user_version = {present}")
    await (await SqliteStorage.open(path)).close()


async def test_the_database_of_another_program_is_refused_and_untouched(path: Path) -> None:
    sql(path, "CREATE TABLE photos (id INTEGER)")
    before = path.read_bytes()
    assert "another program" in await refusal(path)
    assert path.read_bytes() == before


async def test_another_program_with_versions_of_its_own_is_not_taken_for_ours(path: Path) -> None:
    sql(path, "CREATE TABLE photos (id INTEGER)")
    sql(path, "PRAGMA user_version = 1")
    assert "another program" in await refusal(path)


async def test_a_file_that_is_no_database_is_refused_and_untouched(path: Path) -> None:
    path.write_bytes(b"Dear diary, today my parcel came. " * 100)
    path.chmod(0o644)
    before = path.read_bytes()
    assert "not a database" in await refusal(path)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (before, 0o644)


async def test_an_empty_file_is_a_new_database(path: Path) -> None:
    path.touch()
    storage = await SqliteStorage.open(path)
    assert await storage.waiting_chats() == []
    await storage.close()


async def test_a_folder_in_the_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir()
    assert "no file" in await refusal(path)


async def test_a_file_in_the_place_of_the_folder_is_refused(path: Path) -> None:
    path.touch()
    await refusal(path / "disputes.db")


async def test_a_database_that_another_process_holds_can_be_tried_again(path: Path, storage: SqliteStorage) -> None:
    await storage.contact(NOW)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="DATABASE_URL"):
            await SqliteStorage.open(path, patience=0.05)
    await (await SqliteStorage.open(path)).close()


OPEN_AS_NOBODY = """
import asyncio, concurrent.futures.thread, os, sys  # all while they can be read
from pathlib import Path
from bot.storage.sqlite.storage import SqliteStorage
if os.geteuid() == 0:
    os.setuid(int(sys.argv[2]))  # nothing is unwritable to root
try:
    asyncio.run(SqliteStorage.open(Path(sys.argv[1])))
except Exception as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def shown() -> Iterator[Path]:
    """A folder that everybody may look into and nobody may change."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def opened_by_nobody(path: Path) -> str:
    command = [sys.executable, "-c", OPEN_AS_NOBODY, str(path), str(NOBODY)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_a_folder_that_cannot_be_written_is_refused(shown: Path) -> None:
    shown.chmod(0o555)
    for path in (shown / "disputes.db", shown / "deeper" / "disputes.db"):
        assert opened_by_nobody(path).startswith(f"StorageError DATABASE_URL: {path} cannot be used: ")


@pytest.mark.parametrize("folder_mode", [0o555, 0o777])
def test_a_database_that_can_only_be_read_is_refused(shown: Path, folder_mode: int) -> None:
    path = shown / "disputes.db"

    async def made() -> None:
        await (await SqliteStorage.open(path)).close()

    asyncio.run(made())
    path.chmod(0o444)
    shown.chmod(folder_mode)
    assert opened_by_nobody(path).startswith(f"StorageError DATABASE_URL: {path} cannot be used: ")


async def test_a_damaged_database_is_called_so(path: Path, storage: SqliteStorage) -> None:
    for number in range(1, 20):
        await keeps(storage, number, case(), chat_id=number)
    await storage.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    with pytest.raises(StorageError, match="malformed"):
        async with opened(Sqlite(path.parent)) as damaged:
            await damaged.present_cases(1, 0)


async def test_what_only_another_release_knows_survives_this_one(path: Path, storage: SqliteStorage) -> None:
    later = {"value": "42", "at": "2027-01-01T00:00:00.000000+00:00", "and": ["more"]}
    await keeps(storage, 1, case())
    sql(path, f"UPDATE cases SET answers = json_set(answers, '$.parcel_scan', json('{json.dumps(later)}'))")  # noqa: S608 - ours
    sql(path, """UPDATE cases SET former = json_set(former, '$.courier', 'dhl')""")
    sql(path, """UPDATE evidence SET verdict = 'blurred',
        body = json_set(body, '$.verdict', 'blurred', '$.faces', 3) WHERE number = 2""")  # fmt: skip
    (kept,) = storage.reader().cases(ANN)
    assert kept.answers == case().answers
    assert str(kept.evidence[1].verdict) == "blurred"
    await storage.queue_checks(NOW)
    files = (kept.evidence[0], replace(kept.evidence[1], name="new"))
    changed = with_draft(replace(kept, answers={S.ORDER: Answer("x", NOW)}, former={}, evidence=files), "new", 5, NOW)
    await keeps(storage, 2, changed)
    assert storage.reader().cases(ANN) == [changed]
    ((answers, former),) = sql(path, "SELECT answers, former FROM cases")
    assert json.loads(str(answers))["parcel_scan"] == later
    assert json.loads(str(former)) == {"courier": "dhl"}
    assert sql(path, "SELECT json_extract(body, '$.faces'), verdict FROM evidence WHERE number = 2") == [(3, "blurred")]


async def test_no_text_of_a_buyer_is_logged_at_any_level(
    storage: SqliteStorage, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        await keeps(storage, 1, case())
        await storage.store([update(2)], NOW)
        assert (await storage.next_waiting(ANN)) is not None
    assert "parcel" in str(case())
    assert any("executing" in line for line in caplog.messages), "aiosqlite's debug log is what this is about"
    assert not any("parcel" in line or str(ANN) in line for line in caplog.messages)


async def test_in_a_hurry_no_other_process_is_waited_for(tmp_path: Path) -> None:
    storage = await SqliteStorage.open(tmp_path / "bot.db", patience=600)
    try:
        with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            storage.hurry()
            async with asyncio.timeout(60):
                with pytest.raises(Unavailable):
                    await storage.contact(NOW)
        await storage.contact(NOW)
        assert await storage.last_contact() == NOW
    finally:
        await storage.close()
