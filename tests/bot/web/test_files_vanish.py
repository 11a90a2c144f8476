"""Somebody deletes or replaces the database under the running bot: it says so, and nothing is lost."""

# ruff: noqa: ASYNC240 - nothing else runs in these loops

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.storage.sqlite.backup import copy_out
from conversations.names import S
from tests.bot.given import BotDatabase, until
from tests.bot.storage.databases import opened
from tests.bot.storage.given import ANN, NOW, case, keeps
from tests.bot.web.hooked import HookedWorld
from tests.buyer import Buyer
from tests.conftest import World

LATER = NOW + timedelta(hours=1)
SAID = "were deleted or replaced while the bot runs"


def files(folder: Path) -> list[Path]:
    return [path for path in folder.glob("bot.db*") if "rescued" not in path.name]


def rescued(folder: Path) -> list[Path]:
    return list(folder.glob("bot.db.rescued-*"))


def deleted(folder: Path) -> None:
    for path in files(folder):
        path.unlink()


def renamed(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    for path in files(folder):
        path.rename(folder / "elsewhere" / path.name)


def replaced(folder: Path) -> None:
    """Put an older copy in its place, as one restores a backup, but without stopping the bot first."""
    with closing(sqlite3.connect(folder / "bot.db")) as open_one:
        copy_out(open_one, folder / "older")
    deleted(folder)
    (folder / "older").rename(folder / "bot.db")


def log_deleted(folder: Path) -> None:
    (folder / "bot.db-wal").unlink()


WAYS: list[Callable[[Path], None]] = [deleted, renamed, replaced, log_deleted]


async def put_back(world: World, ann: Buyer, copy: Path) -> None:
    """Do what the log says: stop, put the file in its place, start."""
    await world.stop_bot()
    for path in files(world.folder):
        path.unlink()
    copy.rename(world.folder / "bot.db")
    await world.start_bot()
    ann._storage = world.storage


@pytest.fixture
async def watched(polling: HookedWorld) -> HookedWorld:
    """A bot with a web server that looks after its files several times a second."""
    await polling.restart(check_every=0.1)
    polling.expected.append(SAID)
    return polling


@pytest.mark.parametrize("happens", WAYS)
async def test_it_is_noticed_said_and_copied_out_and_what_comes_later_is_not_missing(
    watched: HookedWorld, happens: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    ann = await watched.buyer("Ann")
    await ann.says("Blue shoes")
    assert (await watched.healthz())[0] == 200
    happens(watched.folder)
    await until(lambda: SAID in caplog.text)
    status, body = await watched.healthz()
    assert (status, body["reason"]) == (503, "the database was deleted or replaced")
    await ann.says("in 12 days")
    (first,) = rescued(watched.folder)
    assert first.stat().st_mode & 0o777 == 0o600
    await until(lambda: answers(first) == 2)
    await ann.picks("found")
    await watched.stop_bot()
    (last,) = rescued(watched.folder)
    assert last == first, "one file, which is renewed"
    await put_back(watched, ann, last)
    assert (await ann.is_at(S.SOLUTION)).answers.keys() == {S.ORDER, S.PROTECTION, S.OPENING}


async def test_what_somebody_put_into_its_place_stays_as_it_is(watched: HookedWorld) -> None:
    ann = await watched.buyer("Ann")
    await ann.says("Blue shoes")
    replaced(watched.folder)
    before = (watched.folder / "bot.db").read_bytes()
    await until(lambda: bool(rescued(watched.folder)))
    await ann.says("in 12 days")
    await watched.stop_bot()
    assert {path.name: path.read_bytes() for path in files(watched.folder)} == {"bot.db": before}
    await put_back(watched, ann, *rescued(watched.folder))
    await ann.is_at(S.OPENING)


async def test_it_is_copied_anew_only_where_something_has_changed(tmp_path: Path) -> None:
    async with opened(BotDatabase(tmp_path)) as storage:
        await keeps(storage, 1, case())
        assert await storage.misplaced() is None
        deleted(tmp_path)
        assert SAID in str(await storage.misplaced())
        (copy,) = rescued(tmp_path)
        before = copy.stat().st_ino
        assert str(copy) in str(await storage.misplaced())
        assert copy.stat().st_ino == before
        await storage.contact(NOW)
        assert str(copy) in str(await storage.misplaced())
        assert copy.stat().st_ino != before
        await storage.contact(LATER)  # which the stop has to copy
    copy.rename(tmp_path / "bot.db")
    async with opened(BotDatabase(tmp_path)) as storage:
        assert await storage.last_contact() == LATER
        assert await storage.misplaced() is None


async def test_a_copy_that_cannot_be_made_is_said_and_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "bot"
    async with opened(BotDatabase(folder)) as storage:
        await keeps(storage, 1, case())
        shutil.rmtree(folder)
        folder.touch()  # so that no file can be made in it
        assert "cannot be copied out beside them yet: " in str(await storage.misplaced())
        folder.unlink()
        assert "is in " in str(await storage.misplaced())
    (copy,) = rescued(folder)
    copy.rename(folder / "bot.db")
    async with opened(BotDatabase(folder)) as storage:
        assert storage.reader().cases(ANN) == [case()]


def answers(copy: Path) -> int:
    with closing(sqlite3.connect(copy)) as look:
        (number,) = look.execute("SELECT count(*) FROM cases, json_each(cases.answers)").fetchone()
    return int(number)
