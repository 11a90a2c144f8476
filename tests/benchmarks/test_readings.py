"""What is read means what the page says it means."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks import watch
from benchmarks.child import child, finish
from benchmarks.growth import grow
from benchmarks.parameters import length, parameters
from benchmarks.readings import Readings, Wait, median_of
from benchmarks.seed import FIRST_CHAT, seed, submitted
from benchmarks.updates import Updates
from bot.storage.sql.rows import to_text
from bot.storage.sqlite.storage import SqliteStorage
from conversations.names import S
from conversations.route import open_step

FORM = b"POST /bot1:a/sendMessage HTTP/1.1\r\nContent-Type: "
MULTIPART = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\na=b\r\n--b--\r\n'

BUSY = "held = b'x' * 60_000_000\nwhile True: pass"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (b"application/json", b'{"text": "a=b"}'),
        (b"application/x-www-form-urlencoded", b"text=a%3Db"),
        (b"multipart/form-data; boundary=b", MULTIPART),
    ],
)
def test_a_call_says_the_same_in_each_form(kind: bytes, body: bytes) -> None:
    assert parameters(FORM + kind, "offset=7", body) == {"offset": "7", "text": "a=b"}


def test_a_body_of_another_form_or_in_chunks_is_refused() -> None:
    with pytest.raises(ValueError, match="a body of text/plain"):
        parameters(FORM + b"text/plain", "", b"a=b")
    with pytest.raises(ValueError, match="in chunks"):
        length(b"POST / HTTP/1.1\r\ntransfer-encoding: chunked")
    assert length(b"POST / HTTP/1.1\r\nCONTENT-LENGTH: 12") == 12
    assert length(b"GET / HTTP/1.1") == 0


async def test_updates_come_again_until_they_are_confirmed() -> None:
    updates = Updates(first=5)
    for text in ("a", "b", "c"):
        updates.push({"message": text})
    assert [update["update_id"] for update in await updates.get(0, 2, 0)] == [5, 6]
    assert [update["update_id"] for update in await updates.get(6, 100, 0)] == [6, 7]
    waiting = asyncio.create_task(updates.get(8, 100, 30))
    await asyncio.sleep(0)
    updates.push({"message": "d"})
    assert await waiting == [{"update_id": 8, "message": "d"}]
    assert await updates.get(9, 100, 0.001) == []


def test_only_what_happens_in_the_window_counts() -> None:
    readings = Readings()
    readings.sent(1, is_file=False)
    readings.replied(1)
    readings.completed()
    readings.open()
    with pytest.raises(ValueError, match="not one"):
        readings.percentile(0.5)
    readings.sent(1, is_file=False)
    readings.replied(1)
    readings.replied(1)  # a second call is no second reply
    readings.completed()
    readings.close()
    readings.completed()
    assert readings.updates == 1
    assert not readings.percentile(0.99).at_least


def test_what_waits_the_whole_window_through_is_not_left_out() -> None:
    readings = Readings()
    for chat in range(4):
        readings.sent(chat, is_file=chat == 0)
    readings.open()
    for chat in range(1, 4):
        readings.replied(chat)
    readings.close()
    assert not readings.percentile(0.75).at_least
    assert readings.percentile(0.76).at_least
    assert not readings.percentile(1.0, files=False).at_least


def test_the_middle_one_of_several_waits_keeps_its_sign() -> None:
    assert median_of([Wait(3.0), Wait(1.0), Wait(2.0, at_least=True)]) == Wait(2.0, at_least=True)
    assert median_of([Wait(1.0), Wait(2.0)]) == Wait(2.0)


async def test_the_time_and_the_memory_of_children_count() -> None:
    before = watch.seconds(os.getpid())
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", BUSY)
    try:
        async with asyncio.timeout(60):
            # Another process works, so there is no event to wait for.
            while watch.memory(os.getpid()).children < 50 or watch.seconds(os.getpid()) - before < 0.2:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        assert process.pid in watch.family(os.getpid())
    finally:
        process.kill()
        await process.wait()
    assert process.pid not in watch.family(os.getpid())
    assert watch.seconds(os.getpid()) - before >= 0.2  # also of one that has ended


async def test_a_program_that_fails_tells_why(tmp_path: Path) -> None:
    with pytest.raises(ChildProcessError, match=r"No module named benchmarks\.none"):
        await finish("benchmarks.none", folder=tmp_path, seconds=30)


async def test_a_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(ChildProcessError, match=r"http\.server takes more than 0\.2 s"):
        await finish("http.server", "0", folder=tmp_path, seconds=0.2)


async def test_a_filled_database_holds_cases_that_went_the_whole_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    storage = await SqliteStorage.open(Path("bot.db"))
    try:
        now = datetime.now(UTC)
        await seed(storage, 2_005, now)
        for chat in (FIRST_CHAT, FIRST_CHAT + 2_004):
            (case,) = storage.reader().cases(chat)
            assert case == submitted(now)
            assert open_step(case) is S.OPENED
            assert (len(case.drafts), len(case.evidence)) == (2, 1)
        assert storage.reader().cases(FIRST_CHAT + 2_005) == []
        assert await storage.waiting_chats() == []
        assert await storage.undelivered_chats() == []
    finally:
        await storage.close()


async def test_a_program_sees_no_setting_of_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:real")
    async with child("http.server", "0", folder=tmp_path) as process:
        seen = await asyncio.to_thread(Path(f"/proc/{process.pid}/environ").read_bytes)
    assert b"PYTHONPATH=" in seen
    assert b"BOT_TOKEN" not in seen


async def test_a_past_is_made_of_rows_as_they_were_left_and_nobody_has_anything_to_do_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    now = datetime.now(UTC)
    storage = await SqliteStorage.open(Path("bot.db"))
    try:
        await seed(storage, 3, now)
        with closing(sqlite3.connect("bot.db")) as connection:
            connection.execute(
                "INSERT INTO outbox (chat_id, update_id, kind, payload, tag, created_at, delivered_at)"
                " SELECT chat_id, update_id, 'screen', '{}', '', received_at, handled_at FROM inbox"
            )
            connection.commit()
            grow(connection, people=2, updates=50, now=now)
            query = "SELECT count(*), min(handled_at), max(handled_at) FROM inbox WHERE chat_id = ?"
            found = [tuple(connection.execute(query, (chat,)).fetchone()) for chat in (1001, 1002, 1003)]
            sent = connection.execute("SELECT count(*) FROM outbox WHERE chat_id = 1001").fetchone()[0]
        assert [count for count, _first, _last in found] == [50, 50, 0]
        assert found[0][1] < to_text(now - timedelta(hours=46)) < to_text(now - timedelta(hours=1)) < found[0][2]
        assert sent == 50
        assert await storage.waiting_chats() == []
        assert await storage.undelivered_chats() == []
    finally:
        await storage.close()
