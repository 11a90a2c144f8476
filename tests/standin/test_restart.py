"""Nothing is lost when the stand-in ends, however it ends."""

from __future__ import annotations

import asyncio
import random
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from standin.server import Standin
from tests.standin.line import Line, picture

BUTTON = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}


async def joined(http: aiohttp.ClientSession, url: str) -> Line:
    line = Line(http, url, 0)
    _, people = await line.ask("GET", "/people")
    line.person = people[0]["id"] if people else (await line.ask("POST", "/people", {"first_name": "Ann"}))[1]["id"]
    return line


async def test_everything_is_there_after_a_restart_and_numbers_go_on(tmp_path: Path) -> None:
    standin = Standin(tmp_path)
    async with aiohttp.ClientSession() as http:
        await standin.start()
        line = await joined(http, standin.url)
        sent = await line.send(reply_markup=BUTTON)
        query = (await line.act("tap", message_id=sent["message_id"], data="y"))["query_id"]
        await line.files("photo", ("a.png", picture()))
        await line.call("setMyCommands", commands=[{"command": "help", "description": "Help"}])
        updates, chat = await line.updates(), await line.chat()
        await standin.stop()
        await standin.start()
        line = await joined(http, standin.url)
        assert (await line.updates(), await line.chat()) == (updates, chat)
        assert await line.call("answerCallbackQuery", callback_query_id=query)
        photo = updates[-1]["message"]["photo"][-1]
        assert (await line.call("getFile", file_id=photo["file_id"]))["file_size"] == photo["file_size"]
        assert await line.updates(offset=updates[-1]["update_id"] + 1) == []
        await standin.stop()
        await standin.start()
        line = await joined(http, standin.url)
        assert (await line.act("text", text="a"))["message_id"] == 3
        assert (await line.newest())["update_id"] == updates[-1]["update_id"] + 1
    await standin.stop()


async def test_ending_is_quick_even_if_somebody_waits(tmp_path: Path) -> None:
    standin = Standin(tmp_path)
    await standin.start()
    async with aiohttp.ClientSession() as http:
        line = await joined(http, standin.url)
        waiting = [asyncio.create_task(line.updates(timeout=50)), asyncio.create_task(line.events())]
        await asyncio.sleep(0.7)
        async with asyncio.timeout(3):
            await standin.stop()
        assert await asyncio.gather(*waiting) == [[], []]


async def test_two_cannot_share_a_folder(tmp_path: Path) -> None:
    first, second = Standin(tmp_path), Standin(tmp_path)
    await first.start()
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        await second.start()
    await first.stop()
    await second.start()
    await second.stop()


async def test_a_taken_address_leaves_the_folder_free(tmp_path: Path) -> None:
    first, second = Standin(tmp_path / "a"), Standin(tmp_path / "b")
    await first.start()
    with pytest.raises(OSError, match="address already in use"):
        await second.start(port=int(first.url.rpartition(":")[2]))
    await second.start()
    await second.stop()
    await first.stop()


def test_a_stand_in_that_does_not_run_says_so(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        Standin(tmp_path).push({})


class Process:
    """The stand-in as a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> str:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "standin", "--folder", str(self._folder), "--listen", "127.0.0.1:0",
            stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        assert self._process.stdout
        return (await self._process.stdout.readline()).decode().strip()

    async def end(self, number: signal.Signals) -> int:
        assert self._process
        self._process.send_signal(number)
        return await self._process.wait()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_the_process_ends_when_asked(tmp_path: Path, number: signal.Signals) -> None:
    process = Process(tmp_path)
    assert (await process.start()).startswith("http://127.0.0.1:")
    assert await process.end(number) == 0


@pytest.mark.parametrize("listen", ["0.0.0.0:0", "example.org:80", "[::]:0", "127.0.0.1"])
async def test_the_process_listens_on_this_machine_only(tmp_path: Path, listen: str) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "standin", "--folder", str(tmp_path), "--listen", listen),
        stderr=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    _nothing, said = await asyncio.wait_for(process.communicate(), 20)
    assert (process.returncode, f"--listen is {listen}: it must be" in said.decode()) == (2, True)


async def traffic(line: Line, known: dict[str, Any]) -> None:
    """Writes until the connection breaks; `known` is what was acknowledged."""
    try:
        for number in range(10_000):
            answer = await line.act("text", text=f"{known['life']} {number}")
            known["texts"][answer["message_id"]] = f"{known['life']} {number}"
            status, files = await line.files("document", ("a.bin", bytes(200_000)))
            known["files"] += files["message_ids"] if status == 200 else []
            sent = await line.send("x")
            known["sent"].append(sent["message_id"])
            for update in await line.updates():
                known["updates"][update["update_id"]] = update
    except (aiohttp.ClientError, ConnectionError):
        return


async def test_killed_in_the_middle_of_traffic_it_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    process, dice = Process(tmp_path), random.Random(7)
    known: dict[str, Any] = {"texts": {}, "files": [], "sent": [], "updates": {}, "life": 0}
    for life in range(4):
        url, known["life"] = await process.start(), life
        async with aiohttp.ClientSession() as http:
            line = await joined(http, url)
            await check(line, known)
            if life == 3:
                break
            talk = asyncio.create_task(traffic(line, known))
            await asyncio.sleep(dice.uniform(0.2, 0.7))
            await process.end(signal.SIGKILL)
            await talk
    await process.end(signal.SIGTERM)
    assert len(known["texts"]) > 3


async def check(line: Line, known: dict[str, Any]) -> None:
    """Nothing that was acknowledged is missing, and the numbers have gone on."""
    shown = {message["message_id"]: message for message in (await line.chat())["messages"]}
    assert {number: shown[number]["text"] for number in known["texts"]} == known["texts"]
    assert all(number in shown for number in known["sent"])
    for number in known["files"]:
        async with line.http.get(f"{line.url}/files/{shown[number]['document']['file_unique_id']}") as response:
            assert len(await response.read()) == 200_000
    await line.act("text", text="next")
    newest = await line.newest()
    assert newest["update_id"] > max(known["updates"], default=0)
    await line.updates(offset=newest["update_id"] + 1)
