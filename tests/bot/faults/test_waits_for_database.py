"""The database cannot be used when the bot starts: it waits, says so, and goes on by itself."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path

import pytest

from bot.ops.opening import WAITS
from tests.bot.faults.stage import PATIENCE, Stage, stage
from tests.bot.given import until
from tests.bot.web.hooked import free_port
from tests.buyer import Buyer

LINE = "The bot waits for its database, and goes on by itself"


@pytest.fixture
async def on_disk(tmp_path: Path, disk: Path) -> AsyncIterator[Stage]:
    """A bot whose database is on that disk, as is that of a buyer who has begun; it does not live."""
    async with stage(tmp_path / "stage") as made:
        (made.folder / "bot.db").symlink_to(disk / "bot.db")
        made.lives.change(environment={"WEBHOOK_LISTEN": f"127.0.0.1:{free_port()}"}, patience=0.1)
        await made.live()
        await made.settled()
        yield made


@contextmanager
def full(disk: Path) -> Iterator[None]:
    with (disk / "ballast").open("wb", buffering=0) as ballast:
        for block in (1 << 20, 512):
            with suppress(OSError):
                while True:
                    ballast.write(b"x" * block)
    try:
        yield
    finally:
        (disk / "ballast").unlink()


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)


@contextmanager
def not_there(disk: Path) -> Iterator[None]:
    """Cover the disk with one that is read-only and empty, as a folder is whose disk is not mounted yet."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(disk)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@contextmanager
def being_written(disk: Path) -> Iterator[None]:
    with closing(sqlite3.connect(disk / "bot.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def held_by_another(disk: Path) -> Iterator[None]:
    """Let another program have the file for itself alone."""
    with closing(sqlite3.connect(disk / "bot.db", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE meta SET value = value")
        other.execute("COMMIT")
        yield


FAULTS: dict[str, Callable[[Path], AbstractContextManager[None]]] = {
    "full": full,
    "read-only": read_only,
    "not there": not_there,
    "being written": being_written,
    "held by another program": held_by_another,
}


def lines(made: Stage) -> list[str]:
    return [line for line in made.lives.log.read_text("utf-8").splitlines() if LINE in line]


async def asked(made: Stage, verb: str, path: str) -> tuple[int, str | None, str]:
    """Ask the bot's web server; give status, `Retry-After` and text."""
    listen = made.lives._life.environment["WEBHOOK_LISTEN"]
    async with made.http.request(verb, f"http://{listen}{path}") as response:
        return response.status, response.headers.get("Retry-After"), await response.text()


@pytest.mark.parametrize("name", FAULTS)
async def test_it_waits_says_so_and_goes_on_by_itself(on_disk: Stage, disk: Path, name: str) -> None:
    cleo = await on_disk.buyer("Cleo", on_disk.settled)
    await cleo.says("/start")
    assert await on_disk.lives.end(signal.SIGTERM) == 0
    cleo.waits = False
    with FAULTS[name](disk):
        await cleo.says("Blue shoes")
        await on_disk.live()
        await until(lambda: bool(lines(on_disk)), PATIENCE)
        for verb, path in (("GET", "/healthz"), ("POST", "/telegram"), ("GET", "/")):
            status, again, text = await asked(on_disk, verb, path)
            assert (status, again) == (503, "2")
            assert WAITS in text
        assert len(lines(on_disk)) == 1, "once a minute"
        assert on_disk.lives.runs
    await goes_on(on_disk, cleo)


async def goes_on(made: Stage, cleo: Buyer) -> None:
    await made.settled()
    assert (await asked(made, "GET", "/healthz"))[0] == 200
    cleo.waits = True
    await cleo.says("in 12 days")
    await cleo.picks("found")
    assert "Refund only" in await cleo.text()


@pytest.mark.parametrize("name", FAULTS)
async def test_told_to_stop_while_it_waits_it_ends_at_once(on_disk: Stage, disk: Path, name: str) -> None:
    cleo = await on_disk.buyer("Cleo", on_disk.settled)
    await cleo.says("/start")
    await cleo.says("Blue shoes")
    assert await on_disk.lives.end(signal.SIGTERM) == 0
    with FAULTS[name](disk):
        await on_disk.live()
        await until(lambda: bool(lines(on_disk)), PATIENCE)
        assert await on_disk.lives.end(signal.SIGTERM) == 0
    assert "by force" not in on_disk.lives.log.read_text("utf-8")
    await on_disk.live()
    await goes_on(on_disk, cleo)
