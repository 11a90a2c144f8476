"""Whatever stands in the place of the database: one line says what to do, and nothing hangs or is changed."""

# ruff: noqa: ASYNC240 - nothing else runs in these loops

from __future__ import annotations

import asyncio
import os
import random
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.storage.interface import StorageError, Unavailable
from bot.storage.sqlite.backup import backup, look
from bot.storage.sqlite.lock import sole_user
from bot.storage.sqlite.storage import SqliteStorage
from tests.bot.storage.given import NOW, case, keeps

PAGE = 4096


def noise(size: int) -> bytes:
    return random.Random(13).randbytes(size)


def everywhere(path: Path) -> None:
    path.write_bytes(noise(path.stat().st_size))


def but_the_first_page(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:PAGE] + noise(len(whole) - PAGE))


def but_the_header(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + noise(len(whole) - 100))


def header(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(noise(100) + whole[100:])


def last_page(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:-PAGE] + noise(PAGE))


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def truncated_in_a_page(path: Path) -> None:
    os.truncate(path, PAGE + 100)


def truncated_in_the_header(path: Path) -> None:
    os.truncate(path, 50)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def listening(path: Path) -> None:
    path.unlink()
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def log_is_a_pipe(path: Path) -> None:
    os.mkfifo(f"{path}-wal")


def link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


DAMAGES = [
    *(everywhere, but_the_first_page, but_the_header, header, last_page),
    *(truncated, truncated_in_a_page, truncated_in_the_header),
    *(folder, pipe, listening, log_is_a_pipe, link_to_itself),
]
WHAT_TO_DO = ("restore a backup", "choose another place")


async def filled(path: Path) -> None:
    """Make a database of some pages; closed, so that all is in one file."""
    storage = await SqliteStorage.open(path)
    for number in range(1, 40):
        await keeps(storage, number, case(), chat_id=number)
    await storage.close()


@pytest.mark.parametrize("damage", DAMAGES)
async def test_the_start_and_the_look_before_it_say_in_one_line_what_to_do(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    path = tmp_path / "a place" / "bot.db"
    await filled(path)
    damage(path)
    said: list[str] = []
    async with asyncio.timeout(60):
        with pytest.raises(StorageError) as refused:
            await asyncio.to_thread(look, path)
        said.append(str(refused.value))
        with pytest.raises(StorageError) as refused:
            await started(path)
        said.append(str(refused.value))
        assert not isinstance(refused.value, Unavailable)
        with pytest.raises(StorageError) as refused:
            await SqliteStorage.open(path)
        said.append(str(refused.value))
    for line in said:
        assert line.startswith(f"DATABASE_URL: {path} cannot be used: ")
        assert line.endswith(WHAT_TO_DO)
        assert len(line.splitlines()) == 1


async def started(path: Path) -> None:
    """Do what the start does."""
    with sole_user(path):
        await (await SqliteStorage.open(path)).close()


@pytest.mark.parametrize("damage", [folder, pipe, listening])
async def test_nothing_that_is_no_file_is_copied(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    path = tmp_path / "bot.db"
    await filled(path)
    damage(path)
    async with asyncio.timeout(60):
        with pytest.raises(StorageError, match="no file"):
            await asyncio.to_thread(backup, path, tmp_path / "copy.db")


async def test_a_log_of_noise_takes_nothing_away(tmp_path: Path) -> None:
    """SQLite takes of a log what its check sums hold for (sqlite.org/fileformat2.html, 4.1)."""
    path = tmp_path / "bot.db"
    await filled(path)
    for name in ("bot.db-wal", "bot.db-shm"):
        (tmp_path / name).write_bytes(noise(10 * PAGE))
    storage = await SqliteStorage.open(path)
    assert storage.reader().cases(1) == [case()]
    await storage.contact(NOW)
    await storage.close()


async def test_a_look_at_a_large_one_ends_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is damaged behind that is found when it is read, as without a look."""
    path = tmp_path / "bot.db"
    await filled(path)
    monkeypatch.setattr("bot.storage.sqlite.connection.LONGEST_LOOK", -1.0)
    monkeypatch.setattr("bot.storage.sqlite.soundness.STEPS", 1)
    storage = await SqliteStorage.open(path)
    assert storage.reader().cases(1) == [case()]
    await storage.close()


async def test_what_others_could_read_is_closed_to_them(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "bot.db"
    await filled(path)
    assert "could be read by others" not in caplog.text, "nobody could: it is made like that"
    tmp_path.chmod(0o755)
    path.chmod(0o644)
    storage = await SqliteStorage.open(path)
    assert caplog.text.count("could be read by others") == 1
    await storage.contact(NOW)
    assert {one.name: one.stat().st_mode & 0o777 for one in tmp_path.iterdir()} == {
        "bot.db": 0o600, "bot.db-wal": 0o600, "bot.db-shm": 0o600, "bot.db.in-hand": 0o600
    }  # fmt: skip
    assert tmp_path.stat().st_mode & 0o777 == 0o755, "a folder that was there is left as it is"
    await storage.close()
