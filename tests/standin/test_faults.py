from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

import aiohttp
import pytest

from standin.calls import Call
from standin.server import Standin
from tests.standin.line import TOKEN, Line


async def plant(line: Line, **fault: Any) -> None:
    assert (await line.ask("POST", "/faults", fault))[0] == 200


async def write(line: Line) -> Any:
    return await line.reply("sendMessage", chat_id=line.person, text="a")


async def count(line: Line) -> int:
    return len((await line.chat())["messages"])


@pytest.mark.parametrize(
    ("status", "description"),
    [(500, "Internal Server Error"), (502, "Bad Gateway"), (403, "Forbidden: bot was blocked by the user"),
     (401, "Unauthorized"), (400, "Bad Request: made to fail")],
)  # fmt: skip
async def test_a_call_fails_as_often_as_was_said(line: Line, status: int, description: str) -> None:
    await plant(line, method="sendMessage", status=status, times=2)
    failed = {"ok": False, "error_code": status, "description": description}
    assert [await write(line), await write(line)] == [failed, failed]
    assert (await write(line))["ok"]
    assert await count(line) == 1


async def test_too_many_requests_says_how_long_to_wait(line: Line) -> None:
    await plant(line, method="sendMessage", status=429, retry_after=7)
    assert await write(line) == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


async def test_a_fault_meets_its_method_and_its_chat_only(line: Line) -> None:
    await plant(line, method="sendMessage", status=500, chat_id=1)
    await plant(line, method="sendPhoto", status=500)
    assert (await write(line))["ok"]
    await plant(line, method="*", status=500)
    assert not (await line.reply("getMe"))["ok"]
    await plant(line, method="sendmessage", status=500, chat_id=line.person)
    assert not (await write(line))["ok"]


async def test_a_body_can_be_anything(line: Line) -> None:
    await plant(line, method="getMe", status=502, body="<html>Bad Gateway</html>")
    async with line.http.get(f"{line.url}/bot{TOKEN}/getMe") as response:
        assert (response.status, await response.text()) == (502, "<html>Bad Gateway</html>")
    await plant(line, method="getMe", status=200, body={"ok": True, "result": None})
    async with line.http.get(f"{line.url}/bot{TOKEN}/getMe") as response:
        assert (response.status, await response.json()) == (200, {"ok": True, "result": None})


async def test_a_call_can_take_effect_and_its_answer_be_lost(
    line: Line, calls: list[Call], caplog: pytest.LogCaptureFixture
) -> None:
    await plant(line, method="sendMessage", status=500, after=True)
    with pytest.raises(aiohttp.ClientConnectionError):
        await write(line)
    assert await count(line) == 1
    assert calls[-1].status == 0
    assert (await write(line))["ok"]
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_connection_can_be_cut_before_the_call_takes_effect(line: Line, calls: list[Call]) -> None:
    await plant(line, method="sendMessage", status=0, reset=True)
    with pytest.raises(aiohttp.ClientConnectionError):
        await write(line)
    assert await count(line) == 0
    assert calls[-1].status == -1
    assert (await write(line))["ok"]


async def test_an_answer_can_be_late(line: Line) -> None:
    await plant(line, method="sendMessage", status=0, delay=0.5)
    begin = time.monotonic()
    late = asyncio.create_task(write(line))
    await asyncio.sleep(0.2)
    assert await count(line) == 1
    await line.reply("setMyCommands", commands=[{"command": "start", "description": "Begin"}])  # everybody hears of it
    assert (await late)["ok"]
    assert 0.5 <= time.monotonic() - begin < 5


async def test_a_failure_can_be_late_without_effect(line: Line) -> None:
    await plant(line, method="sendMessage", status=500, delay=0.3)
    begin = time.monotonic()
    assert not (await write(line))["ok"]
    assert time.monotonic() - begin >= 0.3
    assert await count(line) == 0


async def test_a_late_answer_does_not_hold_up_the_end(line: Line, standin: Standin) -> None:
    await plant(line, method="getMe", status=0, delay=60)
    late = asyncio.create_task(line.reply("getMe"))
    await asyncio.sleep(0.1)
    begin = time.monotonic()
    await standin.stop()
    assert time.monotonic() - begin < 3
    assert (await late)["ok"]


async def test_a_download_fails_by_the_name_of_file(line: Line) -> None:
    await line.files("document", ("a.txt", b"1"))
    file_id = (await line.newest())["message"]["document"]["file_id"]
    path = (await line.call("getFile", file_id=file_id))["file_path"]
    address = f"{line.url}/file/bot{TOKEN}/{path}"
    await plant(line, method="file", status=500)
    await plant(line, method="*", status=400)
    async with line.http.get(address) as response:
        assert response.status == 500
    async with line.http.get(address) as response:
        assert await response.read() == b"1"
    await line.ask("DELETE", "/faults")
    # The client asks once more by itself when a connection that it had used before breaks.
    await plant(line, method="file", status=500, after=True, times=2)
    with pytest.raises(aiohttp.ClientConnectionError):
        await line.http.get(address)


async def test_faults_can_be_forgotten(line: Line) -> None:
    await plant(line, method="*", status=500, times=100)
    assert (await line.ask("DELETE", "/faults"))[0] == 200
    assert (await write(line))["ok"]


@pytest.mark.parametrize(
    "fault",
    [{}, {"method": "x", "status": 1}, {"method": "x", "status": "y"}, {"method": "x", "status": 500, "times": 0},
     {"method": "x", "status": 500, "delay": -1}, {"method": 1, "status": 500}],
)  # fmt: skip
async def test_a_fault_that_makes_no_sense_is_refused(line: Line, fault: Any) -> None:
    assert (await line.ask("POST", "/faults", fault))[0] == 400
