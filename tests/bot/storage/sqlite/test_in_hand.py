"""The notes in the file beside the database: whose it is, how many there are, and what becomes of it without room."""

import asyncio
import resource
from pathlib import Path
from unittest.mock import ANY

import pytest

from bot.storage.interface import Storage
from bot.storage.sqlite.in_hand import SIZE, SLOTS, InHand
from bot.storage.sqlite.storage import SqliteStorage
from tests.bot.storage.databases import Sqlite
from tests.bot.storage.given import handles
from tests.bot.storage.test_in_hand import begins, lives, takes_all

NAME = "disputes.db.in-hand"


def place(folder: Path) -> Path:
    return folder / "disputes.db"


def test_the_file_is_for_the_bot_alone_and_all_its_blocks_are_there(tmp_path: Path) -> None:
    InHand(place(tmp_path)).close()
    stat = (tmp_path / NAME).stat()
    assert stat.st_mode & 0o777 == 0o600
    assert stat.st_size == SIZE
    assert stat.st_blocks * 512 >= SIZE


def test_as_many_are_noted_as_have_room_and_the_next_is_left_out(tmp_path: Path) -> None:
    in_hand = InHand(place(tmp_path))
    for seq in range(1, SLOTS + 2):
        in_hand.take(seq)
        in_hand.take(seq)
    assert sorted(InHand(place(tmp_path)).left) == list(range(1, SLOTS + 1))
    in_hand.put_down(1)
    in_hand.put_down(SLOTS + 1)
    in_hand.take(2**63 - 1)
    assert sorted(InHand(place(tmp_path)).left) == [*range(2, SLOTS + 1), 2**63 - 1]
    in_hand.close()
    assert InHand(place(tmp_path)).left == []


def test_who_only_looks_on_takes_nothing_out(tmp_path: Path) -> None:
    in_hand = InHand(place(tmp_path))
    in_hand.take(7)
    InHand(place(tmp_path)).close()
    assert InHand(place(tmp_path)).left == [7]


def test_who_is_killed_before_the_tries_are_counted_leaves_them_uncounted(tmp_path: Path) -> None:
    async def dies(storage: Storage) -> None:
        assert isinstance(storage, SqliteStorage)
        storage._in_hand.forget_left()  # what comes first when it begins

    lives(Sqlite(tmp_path), takes_all)
    lives(Sqlite(tmp_path), dies)
    assert asyncio.run(begins(Sqlite(tmp_path))) == ([], ANY)


async def test_without_a_file_the_bot_works_and_the_log_says_what_it_cannot_do(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / NAME).mkdir()
    storage = await SqliteStorage.open(place(tmp_path))
    storage.take(1)
    storage.put_down(1)
    await handles(storage, 1)
    assert await storage.abandoned("it ended") == []
    await storage.close()
    storage.take(2)  # too late, and no harm
    assert "an update that ends the process is not counted" in caplog.text
    caplog.clear()
    (tmp_path / NAME).rmdir()
    storage = await SqliteStorage.open(place(tmp_path))
    await handles(storage, 2)
    await storage.close()
    assert not caplog.records


def test_where_there_is_no_room_the_notes_of_an_earlier_start_still_hold(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SIZE - 1, before[1]))  # as a full disk looks from below
    try:
        InHand(place(tmp_path)).take(3)
        assert "is not counted" in caplog.text
        assert (tmp_path / NAME).stat().st_size < SIZE
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        InHand(place(tmp_path)).close()
        caplog.clear()
        resource.setrlimit(resource.RLIMIT_FSIZE, (SIZE, before[1]))
        InHand(place(tmp_path)).take(3)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert InHand(place(tmp_path)).left == [3]
    assert not caplog.records
