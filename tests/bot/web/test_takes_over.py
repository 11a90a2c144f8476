"""A second process on one file waits for the first to end, and takes over: a deploy without a gap."""

from __future__ import annotations

import asyncio
import re
import signal
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.ops.opening import STANDS_BY
from tests.bot.faults.lives import Lives, lives
from tests.bot.faults.stage import Stage, stage
from tests.bot.given import until
from tests.bot.web.hooked import free_port, hooked
from tests.buyer import Buyer

LINE = "Another process of the bot has the database: this one waits up to"
THOUGHTS = 30
SPELL = 0.25
"""Seconds for which people talk before and after each change of the process."""
SILENCE = 3.0
"""Seconds that nobody may have to wait longer than: in two of them Telegram tries a third time."""


@dataclass
class Two:
    """A stage with two processes: who runs, and who waits for it."""

    stage: Stage
    first: Lives
    second: Lives

    def change(self, **environment: str) -> None:
        """Give both the same settings."""
        for one in (self.first, self.second):
            one.change(environment)

    def waiting(self) -> int:
        """Say how often a process has said that it waits for another."""
        return self.stage.lives.log.read_text("utf-8").count(LINE)

    async def waits(self) -> None:
        """Start the second, and see it wait."""
        before = self.waiting()
        await self.second.start()
        await until(lambda: self.waiting() > before)

    async def deploys(self, how: signal.Signals) -> int:
        """Let the second take over from the first; give the code with which that ended."""
        await self.waits()
        await asyncio.sleep(SPELL)
        self.stage.before = len(self.stage.calls)
        code = await self.first.end(how)
        self.first, self.second = self.second, self.first
        self.stage.lives = self.first
        await until(self.stage.is_up)
        await asyncio.sleep(SPELL)
        return code

    async def asks(self, lives_: Lives, verb: str, path: str) -> tuple[int, str]:
        """Ask the web server of one of them; give status and text."""
        listen = lives_._life.environment["WEBHOOK_LISTEN"]
        async with self.stage.http.request(verb, f"http://{listen}{path}") as response:
            return response.status, await response.text()


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Two]:
    async with (
        stage(tmp_path / "stage") as made,
        lives(made.folder, made.standin.url, fast=made.lives._life.fast) as second,
    ):
        found = Two(made, made.lives, second)
        found.change(LOCK_WAIT="60")
        yield found


class Tapper:
    """Somebody who taps whatever is there to be tapped, all the time, and notes how long each tap took."""

    def __init__(self, made: Stage, buyer: Buyer) -> None:
        self._made, self._buyer = made, buyer
        self.worst = 0.0
        self.taps = 0
        self.stops = False

    async def run(self) -> None:
        while not self.stops:
            began = time.monotonic()
            before = len(self._made.calls)
            query = await self._buyer.taps("pick", "skip") if self.taps % 2 == 0 else await self._buyer.taps("back")
            assert query == "", "it does not wait for the answer by itself"
            await until(lambda: len(self._shown(before)) > 0)  # noqa: B023 - it has returned by then
            self.worst = max(self.worst, time.monotonic() - began)
            self.taps += 1

    def _shown(self, since: int) -> list[str]:
        return self._made.screens(self._buyer.id, since)


async def person(made: Stage, name: str) -> Buyer:
    """Somebody who has begun and does not wait for the bot by himself."""
    found = await made.buyer(name, made.settled)
    await found.says("/start")
    found.waits = False
    return found


@pytest.mark.parametrize(
    ("way", "how"),
    [
        ("polling", signal.SIGTERM),
        ("webhook", signal.SIGKILL),
        pytest.param("polling", signal.SIGKILL, marks=pytest.mark.soak),
        pytest.param("webhook", signal.SIGTERM, marks=pytest.mark.soak),
    ],
)
async def test_people_who_talk_all_the_time_notice_nothing_of_a_deploy(two: Two, way: str, how: signal.Signals) -> None:
    two.change(**(hooked() if way == "webhook" else {}))
    made = two.stage
    await made.live()
    await made.settled()
    ann, bea = await person(made, "Ann"), await person(made, "Bea")
    await bea.picks("skip")
    await made.settled()
    await bea.picks("unknown")
    await made.settled()
    tapper = Tapper(made, ann)
    tapping = asyncio.create_task(tapper.run())
    thinking = asyncio.create_task(thinks(bea))
    codes = [await two.deploys(how) for _time in range(2)]
    tapper.stops = True
    await asyncio.gather(tapping, thinking)
    await made.settled()
    assert codes == [0 if how == signal.SIGTERM else -9] * 2
    assert tapper.taps > 2
    assert tapper.worst < SILENCE
    async with made.storage() as storage:
        (case,) = storage.reader().cases(bea.id)
    assert re.findall(r"\d+", " ".join(aside.text for aside in case.asides)) == [str(n) for n in range(THOUGHTS)]
    assert made.failures() == []


async def thinks(bea: Buyer) -> None:
    """Say one numbered thing after the other, whether or not the bot has answered."""
    for number in range(THOUGHTS):
        await bea.says(f"thought {number}")
        await asyncio.sleep(4 * SPELL / THOUGHTS)


async def test_whoever_waits_says_so_where_it_has_an_address_of_its_own_and_the_first_is_well(two: Two) -> None:
    two.first.change({"WEBHOOK_LISTEN": f"127.0.0.1:{free_port()}"})
    two.second.change({"WEBHOOK_LISTEN": f"127.0.0.1:{free_port()}"})
    made = two.stage
    await made.live()
    await made.settled()
    await two.waits()
    status, text = await two.asks(two.second, "GET", "/healthz")
    assert status == 503
    assert '"status": "waiting"' in text
    assert STANDS_BY in text
    assert (await two.asks(two.second, "POST", "/telegram"))[0] == 503
    assert (await two.asks(two.first, "GET", "/healthz"))[0] == 200
    await made.lives.end(signal.SIGTERM)
    await until(lambda: "The bot runs" in made.lives.log.read_text("utf-8").rpartition(LINE)[2])
    assert (await two.asks(two.second, "GET", "/healthz"))[0] == 200


async def test_nobody_is_sent_to_who_waits_for_the_address_of_the_first(two: Two) -> None:
    two.change(**hooked())
    made = two.stage
    await made.live()
    await made.settled()
    await two.waits()
    await asyncio.sleep(0.2)
    assert {(await two.asks(two.first, "GET", "/healthz"))[0] for _time in range(20)} == {200}
    assert await made.lives.end(signal.SIGTERM) == 0
    assert (await two.asks(two.second, "GET", "/healthz"))[0] == 200, "who comes meanwhile is kept"


async def test_told_to_stop_while_it_waits_it_ends_at_once_and_the_first_goes_on(two: Two) -> None:
    made = two.stage
    await made.live()
    await made.settled()
    ann = await made.buyer("Ann", made.settled)
    await two.waits()
    async with asyncio.timeout(2):
        assert await two.second.end(signal.SIGTERM) == 0
    await ann.says("/start")
    assert made.lives.runs
    assert made.screens(ann.id)


async def test_it_waits_no_longer_than_it_is_told_to_and_another_may_try_again(two: Two) -> None:
    two.second.change({"LOCK_WAIT": "0.5"})
    made = two.stage
    await made.live()
    await made.settled()
    began = time.monotonic()
    await two.waits()
    assert two.second._ended
    assert await asyncio.wait_for(two.second._ended, 20) == 2
    assert time.monotonic() - began >= 0.5
    last = made.lives.log.read_text("utf-8").splitlines()[-1]
    assert last.startswith("DATABASE_URL: ")
    assert last.endswith(
        "is in use by another process of the bot: stop that one first (LOCK_WAIT: waited 0.5 s for it to end)"
    )
    two.second.change({"LOCK_WAIT": "60"})
    ann = await made.buyer("Ann", made.settled)
    assert await two.deploys(signal.SIGTERM) == 0
    await ann.says("/start")
    assert made.screens(ann.id)


async def test_an_address_of_another_program_ends_the_wait_when_it_is_over_with_one_line(two: Two) -> None:
    made = two.stage
    await made.live()
    await made.settled()
    listen = f"127.0.0.1:{free_port()}"
    server = await asyncio.start_server(lambda _reader, writer: writer.close(), *listen.split(":"))
    try:
        two.second.change({"WEBHOOK_LISTEN": listen})
        await two.waits()
        await made.lives.kill()
        assert two.second._ended
        assert await asyncio.wait_for(two.second._ended, 20) == 2
    finally:
        server.close()
    last = made.lives.log.read_text("utf-8").splitlines()[-1]
    assert last.startswith(f"WEBHOOK_LISTEN is {listen}, which cannot be opened (")
    await two.second.start()
    made.lives = two.second
    ann = await made.buyer("Ann", made.settled)
    await ann.says("/start")
    assert made.screens(ann.id)
