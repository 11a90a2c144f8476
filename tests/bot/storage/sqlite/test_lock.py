"""One process for each database, whatever becomes of the one before."""

# ruff: noqa: ASYNC240 - nothing else runs in these loops

from __future__ import annotations

import asyncio
import errno
import fcntl
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.storage.interface import StorageError, Unavailable
from bot.storage.sqlite.lock import is_used, sole_user
from tests.bot.given import BotDatabase
from tests.bot.running import ROOT
from tests.bot.storage.databases import opened
from tests.bot.storage.given import NOW

HOLDER = """
import sys, time
from pathlib import Path
from bot.storage.sqlite.lock import sole_user
with sole_user(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


async def holder(path: Path) -> asyncio.subprocess.Process:
    """Let another process hold the database."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", HOLDER, str(path)), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    assert await asyncio.wait_for(process.stdout.readline(), 20) == b"held\n"
    return process


def is_free(path: Path) -> bool:
    try:
        with sole_user(path):
            return True
    except StorageError as error:
        return str(error) != f"DATABASE_URL: {path} is in use by another process of the bot: stop that one first"


async def test_a_database_is_held_by_one_process_until_that_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "bot.db"
    process = await holder(path)
    assert not is_free(path)
    assert is_free(tmp_path / "other.db")
    process.send_signal(signal.SIGKILL)
    await process.communicate()
    assert is_free(path)
    assert is_free(path)


@pytest.mark.parametrize("linked", [Path.symlink_to, Path.hardlink_to])
def test_a_link_to_a_database_is_that_database(tmp_path: Path, linked: Callable[[Path, Path], None]) -> None:
    path, link = tmp_path / "bot.db", tmp_path / "link.db"
    path.touch()
    linked(link, path)
    with sole_user(path):
        assert not is_free(link)
    with sole_user(link):
        assert not is_free(path)


async def test_no_file_beside_the_database_has_to_stay_for_it_to_be_held(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    process = await holder(path)
    for beside in tmp_path.glob("bot.db?*"):
        beside.unlink()
    assert not is_free(path)
    assert is_used(path)
    process.kill()
    await process.communicate()
    assert not is_used(path)
    assert is_free(path)


async def test_holding_it_and_asking_leave_sqlite_its_own_locks(tmp_path: Path) -> None:
    """A descriptor that is closed would take them from the process, and with them the log from who is last."""
    path = tmp_path / "bot.db"
    with sole_user(path):
        async with opened(BotDatabase(tmp_path)) as storage:
            await storage.contact(NOW)
            code = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM meta').fetchall()"
            other = await asyncio.create_subprocess_exec(sys.executable, "-c", code, str(path))
            assert await other.wait() == 0
            assert path.with_name("bot.db-wal").exists(), "who leaves first takes nothing away"
            assert await storage.last_contact() == NOW
        assert not path.with_name("bot.db-wal").exists()


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(LookupError), sole_user(tmp_path / "bot.db"):
        raise LookupError
    assert is_free(tmp_path / "bot.db")


def test_what_it_makes_is_for_nobody_else_to_read_and_no_child_inherits_it(tmp_path: Path) -> None:
    path = tmp_path / "made" / "bot.db"
    with sole_user(path):
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
        mine = [link for link in Path("/proc/self/fd").iterdir() if link.resolve().name == "bot.db"]
        assert [os.get_inheritable(int(link.name)) for link in mine] == [False]


def test_a_folder_that_cannot_be_made_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "bot.db"
    with pytest.raises(StorageError) as refused, sole_user(path):
        pass
    assert str(refused.value).startswith(f"DATABASE_URL: {path} cannot be used: ")
    assert not isinstance(refused.value, Unavailable)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_disk_without_locks_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(_descriptor: int, _how: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    path = tmp_path / "bot.db"
    with pytest.raises(StorageError) as refused, sole_user(path):
        pass
    assert str(refused.value) == (
        f"DATABASE_URL: {path} cannot be locked ({os.strerror(number)}): keep it on a local disk"
    )
