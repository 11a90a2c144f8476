"""Three processes serve people in the middle of the guide while they are killed, frozen, cut off and replaced."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import asyncpg
import pytest

from bot.__main__ import STANDIN_TOKEN
from bot.outbox.outbox import AT_ONCE
from bot.storage.postgresql.storage import PostgresStorage
from tests.bot.faults.stage import essence
from tests.bot.many.crowd import STEPS
from tests.bot.many.scene import Scene, play, scene
from tests.postgres import GIVEN, server

AFTER_KILL, AFTER_DEPLOY = 15.0, 3.0
"""Seconds that a buyer may wait at most."""
STOOD_STILL = 1
"""The code of a process whose loop had no beat for a minute."""
MAY_BE_RESTARTED = GIVEN not in os.environ


@dataclass(frozen=True)
class Size:
    """How many people, how many seconds they think on average, how often something is done to the processes.

    `frozen`: seconds for which one is frozen. `pause`: seconds that they are left alone at the most.
    """

    people: int
    talkers: int
    think: float
    times: int
    frozen: float = 60.0
    pause: float = 3.0


Deed = Callable[[Scene, Size], Awaitable[None]]


async def kill(made: Scene, size: Size) -> None:
    """Kill -9 a random one every few seconds, and start it again a little later."""
    chance = random.Random(size.times)
    for _kill in range(size.times):
        one = chance.choice(made.fleet.members)
        await one.end(signal.SIGKILL)
        made.blows.append(time.time())
        await asyncio.sleep(chance.uniform(0.0, size.pause))
        await made.again(one)
        await asyncio.sleep(chance.uniform(0.0, size.pause))


async def freeze(made: Scene, size: Size) -> None:
    """Stop one for so long that others go on in its place, then let it go on: after a minute it ends itself."""
    frozen = made.fleet.members[1]
    frozen.send(signal.SIGSTOP)
    made.blows.append(time.time())
    await asyncio.sleep(size.frozen)
    frozen.send(signal.SIGCONT)
    await asyncio.sleep(5.0)
    if not frozen.runs:
        assert frozen.code == STOOD_STILL
        await frozen.start()
    await frozen.until_up(made.http)
    await asyncio.sleep(5.0)


async def restart_the_database(made: Scene, size: Size) -> None:
    """Restart it again and again."""
    for _restart in range(size.times):
        server().stop()
        server().start()
        made.blows.append(time.time())
        await asyncio.sleep(size.pause)


async def deploy(made: Scene, size: Size) -> None:
    """Start a new one for each that runs, and end the old one when the new one has some chats."""
    for _time in range(size.times):
        for old in [one for one in made.fleet.members if one.runs]:
            await made.start()
            assert await old.end(signal.SIGTERM) == 0, old.log[-3000:]
            made.blows.append(time.time())
            await asyncio.sleep(size.pause)


async def a_little_of_everything(made: Scene, size: Size) -> None:
    """Kill one, restart the database, replace one."""
    await kill(made, size)
    if MAY_BE_RESTARTED:
        await restart_the_database(made, size)
    await made.start()
    assert await made.fleet.members[0].end(signal.SIGTERM) == 0


async def serves(folder: Path, size: Size, deed: Deed, seconds: float, *, hooked: bool) -> str:
    """Let it be done while people talk, and see that nobody lost anything; say what was measured."""
    async with scene(folder, size.people, size.talkers, size.think, hooked=hooked) as made:
        more = 1 if deed is a_little_of_everything else 3 * size.times if deed is deploy else 0
        await play(made, lambda scene: deed(scene, size), more)
        look = await asyncpg.connect(made.database)
        assert await look.fetch("SELECT error FROM inbox WHERE set_aside_at IS NOT NULL") == []
        # Where the database cannot be used whoever stores for a chat says so, whosever chat it is.
        assert await made.foreign(look) == [] or deed in (restart_the_database, a_little_of_everything)
        await look.close()
        await assert_nothing_is_lost(made)
        assert not [one.number for one in made.fleet.members if STANDIN_TOKEN in one.log]
    copies, most, at_once = made.copies()
    assert most <= 1
    assert at_once <= min(size.people, AT_ONCE)
    assert made.silence < seconds
    waited = f"longest silence {made.silence:.1f} s"
    return f"{len(made.blows)} times, {made.updates} updates, {waited}, {copies} screens twice, nothing lost"


async def assert_nothing_is_lost(made: Scene) -> None:
    """Hold every case against the first one, with which nothing was done; and what was said out of place as well."""
    storage = await PostgresStorage.open(made.database)
    reader = storage.reader()
    undisturbed, *_more = await asyncio.to_thread(reader.cases, made.buyers[0].chat_id)
    for buyer in made.buyers:
        cases = await asyncio.to_thread(reader.cases, buyer.chat_id)
        assert len(cases) == buyer.steps // STEPS
        assert [case.number for case in cases if essence(case) != essence(undisturbed)] == []
    for talker in made.talkers:
        (case,) = await asyncio.to_thread(reader.cases, talker.chat_id)
        assert [aside.text for aside in case.asides] == talker.said
    await storage.close()


async def test_a_kill_a_restart_of_the_database_and_a_deploy_cost_nobody_anything(tmp_path: Path) -> None:
    size = Size(people=9, talkers=1, think=0.02, times=1, pause=0.5)
    await serves(tmp_path, size, a_little_of_everything, AFTER_KILL, hooked=True)


CROWD = Size(people=200, talkers=10, think=3.0, times=60)
LONG: dict[str, tuple[Deed, Size, float]] = {
    "kills": (kill, CROWD, AFTER_KILL),
    "frozen": (freeze, CROWD, AFTER_KILL),
    "restarts": (restart_the_database, replace(CROWD, times=10), AFTER_KILL),
    "deploys": (deploy, replace(CROWD, times=3), AFTER_DEPLOY),
}


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("hooked", [True, False], ids=["webhook", "polling"])
@pytest.mark.parametrize("long", LONG)
async def test_whatever_becomes_of_three_processes_two_hundred_people_lose_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], long: str, *, hooked: bool
) -> None:
    deed, size, seconds = LONG[long]
    if deed is restart_the_database and not MAY_BE_RESTARTED:
        pytest.skip("only a server of our own may be restarted")
    done = await serves(tmp_path, size, deed, seconds, hooked=hooked)
    with capsys.disabled():
        print(f"\n{long}: {done}")  # noqa: T201 - what the long run is for
