"""The disk is full, or the database locked or read-only: buyers are told, nothing is lost, and it mends itself."""

from __future__ import annotations

import os
import resource
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path

import pytest

from bot.texts import texts
from conversations.names import S
from tests.bot.faults.stage import Stage, stage
from tests.bot.faults.talk import SHOE
from tests.bot.given import read, until
from tests.buyer import Buyer, visible

STORED, OUTSIDE = (visible(texts("en").html(key)) for key in ("database_trouble", "database_trouble_outside"))
FEW_LINES = 10
LITTLE = 0.6
"""Seconds of CPU in some two seconds of fault."""


@contextmanager
def no_room(made: Stage) -> Iterator[None]:
    """Let the system refuse to make any file of the process longer, as it does for a full disk or a quota."""
    before = resource.prlimit(made.lives.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(made.lives.pid, resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.prlimit(made.lives.pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def locked(made: Stage) -> Iterator[None]:
    """Let another program write."""
    with closing(sqlite3.connect(made.folder / "bot.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def read_only(made: Stage) -> Iterator[None]:
    made.lives.read_only.touch()
    try:
        yield
    finally:
        made.lives.read_only.unlink()


FAULTS: dict[str, Callable[[Stage], AbstractContextManager[None]]] = {
    "full": no_room,
    "locked": locked,
    "read-only": read_only,
}


def cpu(pid: int) -> float:
    """Give the seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def lines(made: Stage) -> list[str]:
    return made.lives.log.read_text("utf-8").splitlines()


async def is_told(buyer: Buyer, text: str) -> None:
    async def told() -> bool:
        return (await read(buyer)).count(text) == 1

    await until(told)


async def goes_on(made: Stage, cleo: Buyer) -> None:
    """Check that what was sent during the fault counted once, and that the talk goes on."""
    await made.settled()
    cleo.waits = True
    await cleo.picks("found")
    assert "Refund only" in await cleo.text()
    async with made.storage() as storage:
        (case,) = storage.reader().cases(cleo.id)
    assert list(case.answers) == [S.ORDER, S.PROTECTION, S.OPENING]
    assert not case.asides
    assert not made.failures()


@pytest.mark.parametrize("name", FAULTS)
async def test_the_buyer_is_told_what_was_sent_counts_once_and_the_bot_stays_up(
    alive: Stage, cleo: Buyer, name: str
) -> None:
    said, used, pid = len(lines(alive)), cpu(alive.lives.pid), alive.lives.pid
    before = await read(cleo)
    cleo.waits = False
    with FAULTS[name](alive):
        await cleo.says("in 12 days")
        await is_told(cleo, OUTSIDE)
        assert alive.standin.pending == 1
        assert len(lines(alive)) - said < FEW_LINES
        assert cpu(pid) - used < LITTLE
        assert alive.lives.runs
    await alive.settled()
    assert (await read(cleo))[: len(before) + 1] == [*before, OUTSIDE]
    assert len(await read(cleo)) == len(before) + 2
    await goes_on(alive, cleo)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name == "full" else pytest.mark.soak) for name in FAULTS]
)
async def test_what_is_stored_and_cannot_be_handled_waits_in_the_inbox_and_the_buyer_is_told_so(
    alive: Stage, cleo: Buyer, name: str
) -> None:
    await cleo.says("in 12 days")
    await alive.fault(method="getFile", status=0, delay=0.5)
    cleo.waits = False
    await cleo.sends(SHOE, as_="photo")
    await until(lambda: alive.standin.pending == 0)  # it is stored, and on its way into the case
    with FAULTS[name](alive):
        await is_told(cleo, STORED)
        assert alive.busy() == {cleo.id}
        assert alive.lives.runs
    await goes_on(alive, cleo)
    async with alive.storage() as storage:
        assert [item.verdict for item in (storage.reader().cases(cleo.id))[0].evidence] == ["accepted"]


@pytest.fixture
async def on_disk(tmp_path: Path, disk: Path) -> AsyncIterator[Stage]:
    """A bot whose database is on that disk."""
    async with stage(tmp_path / "stage") as made:
        (made.folder / "bot.db").symlink_to(disk / "bot.db")
        await made.live()
        await made.settled()
        yield made


async def test_a_disk_that_is_really_full_loses_nothing(on_disk: Stage, disk: Path) -> None:
    cleo = await on_disk.buyer("Cleo", on_disk.settled)
    await cleo.says("/start")
    await cleo.says("Blue shoes")
    cleo.waits = False
    with (disk / "ballast").open("wb", buffering=0) as ballast:
        for block in (1 << 20, 512):
            with suppress(OSError):
                while True:
                    ballast.write(b"x" * block)
    for number in range(40):
        await cleo.says(f"in 12 days {'x' * 3000}{number}")
    await is_told(cleo, OUTSIDE)
    assert on_disk.standin.pending
    (disk / "ballast").unlink()
    await on_disk.settled()
    async with on_disk.storage() as storage:
        (case,) = storage.reader().cases(cleo.id)
    assert [aside.text[-2:].strip("x") for aside in case.asides] == [f"{number}" for number in range(40)]
    cleo.waits = True
    await cleo.says("in 12 days")
    await cleo.picks("found")
    assert "Refund only" in await cleo.text()
