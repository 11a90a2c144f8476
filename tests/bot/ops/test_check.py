"""`--check` says what is wrong before the start, and `--backup` copies a database that is in use."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import STANDIN_TOKEN
from bot.ops.check import LEAST_FREE, check
from bot.settings import Settings
from bot.storage.interface import StorageError
from bot.storage.sqlite.backup import backup
from bot.storage.sqlite.storage import SqliteStorage
from standin.server import Standin
from tests.bot.running import ROOT, BotProcess
from tests.buyer import Buyer
from tests.conftest import World

UNKNOWN = "1000002:this-token-is-not-known-to-anybody"


async def asked(folder: Path, *options: str, **settings: str) -> tuple[int, str]:
    """Run the program with options; give its exit code and all that it says."""
    usual = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    surroundings = {**usual, "PYTHONPATH": str(ROOT), "DATABASE_URL": f"sqlite:///{folder / 'bot.db'}", **settings}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *options, cwd=folder, env=surroundings,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await asyncio.wait_for(process.communicate(), 30)
    return process.returncode or 0, said.decode()


def named(folder: Path) -> list[str]:
    """What there is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def settings(path: Path, **given: str) -> Settings:
    return Settings.read({"DATABASE_URL": f"sqlite:///{path}", **given})


async def wrong(given: Settings) -> list[str]:
    return [str(finding) for finding in [one async for one in check(given)] if finding.is_wrong]


async def test_a_bot_that_runs_is_found_well(world: World, ann: Buyer) -> None:
    await ann.says("Blue shoes")
    code, said = await asked(world.folder, "--check", BOT_TOKEN=STANDIN_TOKEN, TELEGRAM_API_URL=world.standin.url)
    assert code == 0, said
    assert "it is @" in said
    assert "is sound" in said
    assert "long polling" in said
    assert STANDIN_TOKEN not in said
    await ann.says("in 12 days")


async def test_before_the_first_start_nothing_is_made(tmp_path: Path) -> None:
    code, said = await asked(tmp_path, "--check")
    assert code == 0
    assert "the start makes it" in said
    assert "the stand-in would start" in said
    assert named(tmp_path) == []


async def test_a_token_that_telegram_does_not_know_is_told_and_not_shown(tmp_path: Path) -> None:
    standin = Standin(tmp_path / "standin", token=STANDIN_TOKEN)
    await standin.start(host="127.0.0.1", port=0)
    try:
        code, said = await asked(tmp_path, "--check", BOT_TOKEN=UNKNOWN, TELEGRAM_API_URL=standin.url)
    finally:
        await standin.stop()
    assert code == 1
    assert "WRONG  BOT_TOKEN: Telegram does not know it" in said
    assert UNKNOWN not in said


async def test_a_server_that_cannot_be_reached_is_told_with_the_setting(tmp_path: Path) -> None:
    given = settings(tmp_path / "a.db", BOT_TOKEN=UNKNOWN, TELEGRAM_API_URL="http://127.0.0.1:9")
    assert [line.split(":")[0] for line in await wrong(given)] == ["WRONG  TELEGRAM_API_URL"]


async def test_a_setting_that_cannot_be_used_is_one_line(tmp_path: Path) -> None:
    code, said = await asked(tmp_path, "--check", LOG_LEVEL="loud")
    assert code == 2
    assert said.count("\n") == 1
    assert "LOG_LEVEL" in said


async def test_a_webhook_that_fails_is_told_in_telegrams_words(world: World) -> None:
    await world.stop_bot()
    token = {"BOT_TOKEN": STANDIN_TOKEN, "TELEGRAM_API_URL": world.standin.url}
    url = f"{world.standin.url}/bot{STANDIN_TOKEN}/setWebhook"
    async with world.http.post(url, json={"url": "http://127.0.0.1:9/telegram"}) as response:
        assert response.status == 200
    buyer = await world.http.post(f"{world.standin.url}/people", json={"first_name": "Ann"})
    person = (await buyer.json())["id"]
    await world.http.post(f"{world.standin.url}/people/{person}/text", json={"text": "Hello"})
    hooked = settings(world.folder / "bot.db", WEBHOOK_URL="http://127.0.0.1:9/telegram", **token)
    for _ in range(100):
        found = await wrong(hooked)
        if found:
            break
        await asyncio.sleep(0.1)
    assert "Telegram could not post" in found[0]
    polled = settings(world.folder / "bot.db", **token)
    assert await wrong(polled) == []
    assert any("takes it away" in finding.said for finding in [one async for one in check(polled)])
    await world.start_bot()


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"\0" * 4096])
async def test_a_file_that_is_something_else_is_told_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bot.db"
    path.write_bytes(content)
    found = await wrong(settings(path))
    assert "DATABASE_URL" in found[0]
    assert path.read_bytes() == content


async def test_a_database_of_a_newer_release_and_a_foreign_one_are_told(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    await (await SqliteStorage.open(path)).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 999")
    assert "newer release" in (await wrong(settings(path)))[0]
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA application_id = 7")
    assert "another program" in (await wrong(settings(path)))[0]


async def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    await (await SqliteStorage.open(path)).close()
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 3] = b"\xff" * 4096
    path.write_bytes(content)
    assert "DATABASE_URL" in (await wrong(settings(path)))[0]


async def test_a_disk_that_is_nearly_full_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"free": LEAST_FREE - 1})
    monkeypatch.setattr("bot.ops.check.shutil.disk_usage", lambda _path: usage)
    assert "make room" in (await wrong(settings(tmp_path / "bot.db")))[0]


# Backup and restore


async def test_a_backup_of_a_bot_at_work_has_all_that_was_answered_and_carries_on(world: World, ann: Buyer) -> None:
    await world.stop_bot()
    bot = BotProcess(world.folder, world.standin.url)
    await bot.start()
    copied = world.folder / "kept" / "backup.db"
    ann.waits = False
    told = 0
    try:
        for number in range(40):
            await ann.says(f"/new {number}")
            if number == 20:
                async with asyncio.timeout(20):
                    while told < 3:
                        await asyncio.sleep(0.05)
                        told = len(await ann.messages())
                before = len(await ann.messages())
                code, said = await asked(world.folder, "--backup", str(copied))
                assert code == 0, said
    finally:
        await bot.end(signal.SIGTERM)
    assert copied.stat().st_mode & 0o077 == 0
    assert [path.name for path in copied.parent.iterdir()] == ["backup.db"]
    with closing(sqlite3.connect(copied)) as database:
        (handled,) = database.execute("SELECT count(*) FROM inbox WHERE handled_at IS NOT NULL").fetchone()
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert handled >= before - 1
    for left in world.folder.glob("bot.db*"):
        left.unlink()
    (world.folder / "bot.db").write_bytes(copied.read_bytes())
    ann.waits = True
    await world.start_bot()
    ann._storage = world.storage
    await ann.says("/start")
    assert (await ann.case()).number >= 1


async def test_a_backup_replaces_the_one_before_only_when_it_is_whole(tmp_path: Path) -> None:
    path, target = tmp_path / "bot.db", tmp_path / "backup.db"
    target.write_bytes(b"the one before")
    with pytest.raises(StorageError, match="not there"):
        backup(path, target)
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(StorageError, match="cannot be written"):
        backup(path, target)
    assert target.read_bytes() == b"the one before"
    path.unlink()
    await (await SqliteStorage.open(path)).close()
    assert backup(path, target) == target.stat().st_size
    assert not [name for name in named(tmp_path) if name.startswith(".")]
