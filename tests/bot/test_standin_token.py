"""`python -m bot` without a token: the stand-in has another token at each start, and nobody notices."""

from __future__ import annotations

import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.runtime.logs import MASK, TOKEN, Redactor
from tests.bot.given import until
from tests.bot.running import ROOT, BotProcess
from tests.bot.web.hooked import free_port
from tests.standin.line import Line

TO_START = 60.0
"""Seconds for a start of bot and stand-in beside other tests: each has to read all its code."""
SAY_IT = "from bot.__main__ import STANDIN_TOKEN; print(STANDIN_TOKEN)"


def said() -> str:
    return subprocess.check_output((sys.executable, "-c", SAY_IT), cwd=ROOT, text=True).strip()


def test_each_start_has_a_token_of_its_own_that_the_log_hides() -> None:
    first, second = said(), said()
    assert first != second
    assert first.partition(":")[0] == second.partition(":")[0]
    for token in (first, second):
        assert re.fullmatch(TOKEN, token, re.ASCII)
        assert Redactor()(f"/bot{token}/getMe") == f"/bot{MASK}/getMe"


class Alone(BotProcess):
    """The bot with a stand-in of its own."""

    def __init__(self, folder: Path, **settings: str) -> None:
        listen = f"127.0.0.1:{free_port()}"
        self.url = f"http://{listen}"
        super().__init__(folder, "")
        self._environment |= {"BOT_TOKEN": "", "STANDIN_LISTEN": listen, **settings}

    async def runs(self, lives: int) -> None:
        """Wait until it runs for that many times."""
        await until(lambda: self.log.read_text("utf-8").count("The bot runs") == lives, TO_START)

    def has_noted_all(self) -> bool:
        """Whether all that the stand-in has got is noted as delivered, with the ids of the pictures."""
        waiting = "SELECT count(*) FROM outbox WHERE delivered_at IS NULL AND superseded_at IS NULL"
        with closing(sqlite3.connect(self._folder / "bot.db")) as kept:
            return int(kept.execute(waiting).fetchone()[0]) == 0

    def files(self) -> int:
        """How many files the stand-in has; not while it runs."""
        with closing(sqlite3.connect(self._folder / "standin" / "standin.db")) as kept:
            return int(kept.execute("SELECT count(*) FROM file").fetchone()[0])


def webhook() -> dict[str, str]:
    """Make the settings of a webhook whose secret is made of the token."""
    listen = f"127.0.0.1:{free_port()}"
    return {"WEBHOOK_URL": f"http://{listen}/telegram", "WEBHOOK_LISTEN": listen}


async def newcomer(http: aiohttp.ClientSession, url: str, name: str) -> Line:
    async with http.post(f"{url}/people", json={"first_name": name, "language_code": "en"}) as response:
        return Line(http, url, (await response.json())["id"])


async def screen(line: Line) -> Any:
    """The newest message with buttons, if any."""
    said = [message for message in (await line.chat())["messages"] if message.get("keyboard")]
    return said[-1] if said else {"keyboard": []}


async def tap(line: Line, choice: str) -> None:
    """Tap the button with this choice as soon as it is there."""
    found: list[Any] = []

    async def is_there() -> bool:
        shown = await screen(line)
        found[:] = [(shown["message_id"], b["data"]) for row in shown["keyboard"] for b in row if choice in str(b)]
        return bool(found)

    await until(is_there)
    message_id, data = found[0]
    await line.act("tap", message_id=message_id, data=data)


async def sees_a_picture(line: Line) -> None:
    """Begin, and go on to the first step that shows one."""
    await line.act("text", text="/start")
    await tap(line, "skip")
    await tap(line, "unknown")

    async def shows() -> bool:
        return "photo" in await screen(line)

    await until(shows)


@pytest.mark.parametrize(
    "settings", [pytest.param(dict, marks=pytest.mark.soak, id="polling"), pytest.param(webhook, id="webhook")]
)
async def test_killed_and_started_with_another_token_it_goes_on_where_it_was(
    tmp_path: Path, settings: Callable[[], dict[str, str]]
) -> None:
    process = Alone(tmp_path, **settings())
    await process.start()
    try:
        await process.runs(1)
        async with aiohttp.ClientSession() as http:
            ann = await newcomer(http, process.url, "Ann")
            await sees_a_picture(ann)
            await until(process.has_noted_all)  # killed before that, it would send the picture once more
            before = (await ann.chat())["messages"]
            await ann.act("text", text="a thought")
            await process.kill()
            files = process.files()
            await process.start()
            await process.runs(2)

            async def is_answered() -> bool:
                last = (await ann.chat())["messages"][-1]
                return bool(last["from"] == "bot" and (await ann.ask("GET", "/queue"))[1]["pending"] == 0)

            await until(is_answered)
            shown = {message["message_id"]: message for message in (await ann.chat())["messages"]}
            assert {message["message_id"] for message in before} <= set(shown)
            async with http.get(f"{process.url}/files/{before[-1]['photo']['file_unique_id']}") as response:
                assert (response.status, response.content_type) == (200, "image/jpeg")
            bob = await newcomer(http, process.url, "Bob")
            await sees_a_picture(bob)
        assert await process.end(signal.SIGTERM) == 0
    finally:
        await process.kill()
    assert process.files() == files > 0
    log = process.log.read_text("utf-8")
    assert "refused" not in log
    assert not re.search(TOKEN, log)
