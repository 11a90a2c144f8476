"""Killed with kill -9 at random moments and started again, the bot ends up where it would have been anyway."""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.__main__ import STANDIN_TOKEN
from bot.standin.server import Call, Standin
from bot.storage.sqlite import SqliteStorage
from conversations.case import Case
from tests.bot.running import BotProcess
from tests.buyer import Buyer, File
from tests.conftest import settled
from tests.files import jpeg, mp4, png

SHOE = File("shoe.jpg", jpeg(640, 480), "image/jpeg")
LABEL = File("label.png", png(300, 200), "image/png")
FILM = File("film.mp4", mp4(4, 320, 240), "video/mp4")


class Stage:
    """A stand-in, the bot as a process, and a second look into its database."""

    def __init__(self, folder: Path, http: aiohttp.ClientSession) -> None:
        self.http = http
        self.calls: list[Call] = []
        folder.mkdir()
        self.standin = Standin(folder / "standin", observer=self.calls.append)
        self.folder = folder
        self.storage: SqliteStorage
        self.bot: BotProcess
        self.kills = 0

    async def buyer(self, name: str) -> Buyer:
        async with self.http.post(f"{self.standin.url}/people", json={"first_name": name}) as response:
            person = (await response.json())["id"]
        return Buyer(self.http, self.standin.url, person, self.storage, self.settled)

    async def settled(self) -> None:
        await settled(self.standin, self.storage, 60)

    async def killing(self, times: int, seed: int) -> None:
        """Kill it at random moments, the start-up included; leave it running."""
        chance = random.Random(seed)
        for _time in range(times):
            await asyncio.sleep(chance.uniform(0.1, 2.2))
            await self.bot.kill()
            self.kills += 1
            await self.bot.start()


@asynccontextmanager
async def stage(folder: Path) -> AsyncIterator[Stage]:
    async with aiohttp.ClientSession() as http:
        made = Stage(folder, http)
        await made.standin.start(host="127.0.0.1", port=0)
        made.storage = await SqliteStorage.open(folder / "bot.db")
        made.bot = BotProcess(folder, made.standin.url)
        await made.bot.start()
        try:
            yield made
        finally:
            await made.bot.kill()
            await made.storage.close()
            await made.standin.stop()


async def talk(ann: Buyer) -> None:
    """A whole way with everything in it that can be lost."""
    await ann.says("/start")
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await ann.picks("found", "refund", "yes", "not_as_described", "size")
    await ann.says("US $8.12")
    await ann.picks("half")
    await ann.sends(SHOE, as_="photo")
    await ann.sends(LABEL, FILM, SHOE)
    await ann.says("a word that came where a button was expected, and is kept")
    await ann.picks("done")
    message = await ann.says("Too smal.")
    await ann.edits(message, "Too small.")
    await ann.taps("starter")
    await ann.says("1. Size 40 came. 2. See photo 1.")
    await ann.picks("done")
    await ann.taps("open", "refund")
    await ann.picks("quarter")
    await ann.picks("submit", "pressed", "error", "not_there")
    await ann.taps("again")
    await ann.picks("pressed", "worked", "refunds")


def essence(case: Case) -> dict[str, Any]:
    """Reduce a case to what must be the same: everything but times and ids."""
    files = [
        (f.number, f.sent_as, f.verdict, f.reason, f.format, f.size, f.width, f.height, f.sha256) for f in case.evidence
    ]
    return {
        "answers": {step: answer.value for step, answer in case.answers.items() if step != "protection"},
        "former": dict(case.former),
        "revision": case.revision,
        "drafts": [(draft.version, draft.text) for draft in case.drafts],
        "asides": [aside.text for aside in case.asides],
        "evidence": files,
    }


async def talked(folder: Path, kills: int, seed: int) -> dict[str, Any]:
    async with stage(folder) as made:
        killing = asyncio.create_task(made.killing(kills, seed))
        ann = await made.buyer("Ann")
        rounds = 0
        while not rounds or not killing.done():
            await talk(ann)
            rounds += 1
            if not killing.done():
                await ann.says("/new")
        await killing
        await made.settled()
        assert made.kills == kills
        assert STANDIN_TOKEN not in made.bot.log.read_text("utf-8")
        cases = await made.storage.cases(ann.id)
        assert await made.bot.end(signal.SIGTERM) == 0
        return {"cases": [essence(case) for case in cases]}


async def is_the_same_after(kills: int, tmp_path: Path, seed: int) -> None:
    undisturbed = await talked(tmp_path / "undisturbed", 0, 0)
    killed = await talked(tmp_path / "killed", kills, seed)
    assert killed["cases"]
    assert all(case == undisturbed["cases"][0] for case in killed["cases"] if case["answers"])


async def test_killed_at_random_moments_the_case_is_that_of_an_undisturbed_run(tmp_path: Path) -> None:
    await is_the_same_after(6, tmp_path, seed=1)


@pytest.mark.soak
@pytest.mark.timeout(1200)
async def test_killed_fifty_times_the_case_is_that_of_an_undisturbed_run(tmp_path: Path) -> None:
    await is_the_same_after(50, tmp_path, seed=random.randrange(10**6))


async def all_are_answered(people: int, kills: int, tmp_path: Path, seed: int) -> None:
    async with stage(tmp_path / "crowd") as made:
        crowd = [await made.buyer(f"Buyer {number}") for number in range(people)]
        for buyer in crowd:
            buyer.waits = False
        killing = asyncio.create_task(made.killing(kills, seed))
        await asyncio.gather(*(buyer.says("/start") for buyer in crowd))
        await killing
        await made.settled()
        for buyer in crowd:
            assert "Which order" in await buyer.text()
            assert len(await made.storage.cases(buyer.id)) == 1


async def test_three_hundred_people_press_start_while_the_bot_is_killed_five_times_and_all_are_answered(
    tmp_path: Path,
) -> None:
    await all_are_answered(300, 5, tmp_path, seed=7)


async def test_a_signal_ends_the_bot_and_nothing_is_lost(tmp_path: Path) -> None:
    async with stage(tmp_path / "stopped") as made:
        ann = await made.buyer("Ann")
        await ann.says("/start")
        ann.waits = False
        await ann.says("Blue shoes")
        assert await made.bot.end(signal.SIGTERM) == 0
        await ann.says("in 12 days")
        await made.bot.start()
        await made.settled()
        ann.waits = True
        await ann.picks("found")
        assert "Refund only" in await ann.text()
