"""An update that hangs the bot or ends it is set aside after a few starts, alone; all others are answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from bot.lanes import TRIES
from bot.runtime.cause import ENDED
from bot.texts import texts
from conversations.names import S
from tests.bot.faults.deadly import DEEDS, LATER, NEVER, STRUCK, WAITED
from tests.bot.faults.stage import LOOK, PATIENCE, Stage
from tests.bot.faults.talk import SHOE
from tests.buyer import Buyer, visible

SORRY = visible(texts("en").html("update_failed"))
CAUGHT = "eat_memory"
"""What ends in an error that the bot can catch, so that it takes no start."""


@dataclass
class Supervisor:
    """Starts the bot again whenever it has ended, and ends it when it hangs, as a watchdog would."""

    stage: Stage
    boss: Buyer
    """An admin."""
    ends: int = 0
    ended: int = 0
    """How many strikes it has been ended for, as it hung."""

    @property
    def struck(self) -> Path:
        return self.stage.folder / "struck"

    def times(self, what: bytes) -> int:
        return self.struck.read_bytes().count(what) if self.struck.exists() else 0

    async def runs(self, deed: str) -> None:
        """Let the bot come to the end of all there is to do, however often it ends."""
        async with asyncio.timeout(PATIENCE):
            while True:
                if not self.stage.lives.runs:
                    self.ends += 1
                    await self.stage.live()
                elif deed == "hang" and self.times(STRUCK) > self.ended:
                    self.ended += 1
                    await self.stage.lives.kill()
                elif self.stage.is_up() and not self.stage.busy():
                    return
                await asyncio.sleep(LOOK)


async def comes_true(holds: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 - there is no event to wait for
            await asyncio.sleep(LOOK)


@pytest.fixture
async def supervisor(alive: Stage) -> Supervisor:
    return await supervised(alive)


async def supervised(alive: Stage) -> Supervisor:
    """Let the bot be struck by deadly texts from now on, and have an admin."""
    boss = await alive.buyer("Boss", alive.settled)
    supervisor = Supervisor(alive, boss)
    await alive.lives.kill()
    alive.lives.change({"ADMIN_IDS": str(boss.id)}, struck=str(supervisor.struck))
    await alive.live()
    await boss.says("/start")
    return supervisor


def row(stage: Stage, chat_id: int) -> tuple[int, str | None, bool]:
    """Give the tries, the error and whether it was set aside, of the last update of a chat."""
    query = "SELECT attempts, error, set_aside_at FROM inbox WHERE chat_id = ? ORDER BY seq DESC LIMIT 1"
    ((attempts, error, aside),) = stage.rows(query, chat_id)
    return attempts, error, aside is not None


async def is_at(stage: Stage, buyer: Buyer, step: S) -> None:
    async with stage.storage() as storage:
        buyer._storage = storage
        await buyer.is_at(step)


async def said(buyer: Buyer) -> list[str]:
    return [str(message["text"]) for message in await buyer.messages()]


@pytest.mark.parametrize(
    "deed", [pytest.param(deed, marks=pytest.mark.soak if deed == "abort" else ()) for deed in DEEDS]
)
async def test_an_update_that_ends_the_bot_is_set_aside_after_a_few_starts_and_all_others_are_answered(
    supervisor: Supervisor, cleo: Buyer, deed: str
) -> None:
    stage = supervisor.stage
    people = [await stage.buyer(f"Buyer {number}", stage.settled) for number in range(6)]
    for buyer in people:
        await buyer.says("/start")
        buyer.waits = False
    cleo.waits = False
    for buyer in people[:3]:
        await buyer.says(LATER)  # in hand when it strikes
    await comes_true(lambda: supervisor.times(WAITED) == 3)
    await cleo.says(deed)
    for buyer in people[3:]:
        await buyer.says("Red lamp")
    await supervisor.runs(deed)
    assert supervisor.ends == (0 if deed == CAUGHT else TRIES)
    attempts, error, is_aside = row(stage, cleo.id)
    assert (attempts, is_aside) == (TRIES, True)
    assert error == ENDED or (deed == CAUGHT and str(error).startswith("MemoryError"))
    assert (await said(cleo))[-1] == SORRY
    assert [update[1:] for update in stage.failures()] == [(attempts, error)], "nobody else's was"
    for buyer in people:
        await is_at(stage, buyer, S.PROTECTION)
    await tried_again(supervisor, cleo, deed)


async def tried_again(supervisor: Supervisor, cleo: Buyer, deed: str) -> None:
    """An admin has it tried again in vain, with all its tries; and once more after the repair."""
    stage, boss, before = supervisor.stage, supervisor.boss, supervisor.ends
    await boss.says("/dead_letters")
    assert (ENDED if deed != CAUGHT else "MemoryError") in await boss.text()
    boss.waits = False
    await boss.taps("dead_all")
    await supervisor.runs(deed)
    assert supervisor.ends - before == (0 if deed == CAUGHT else TRIES)
    assert row(stage, cleo.id)[0::2] == (TRIES, True)
    assert (await said(cleo)).count(SORRY) == 1, "he is not told a second time"
    await stage.lives.kill()
    stage.lives.change(struck="")
    await stage.live()
    await stage.settled()
    boss.waits = True
    await boss.says("/dead_letters")
    await boss.taps("dead_all")
    cleo.waits = True
    await cleo.says("in 12 days")
    await is_at(stage, cleo, S.OPENING)


async def test_an_update_that_was_in_hand_and_takes_for_ever_does_not_hold_the_others_up(
    supervisor: Supervisor, cleo: Buyer
) -> None:
    stage = supervisor.stage
    bob = await stage.buyer("Bob", stage.settled)
    await bob.says("/start")
    bob.waits = cleo.waits = False
    await cleo.says(NEVER)
    await comes_true(lambda: supervisor.times(WAITED) == 1)
    await stage.lives.kill()
    await bob.says("Red lamp")
    await stage.live()
    await comes_true(lambda: stage.is_up() and bob.id not in stage.busy())
    await is_at(stage, bob, S.PROTECTION)
    assert row(stage, cleo.id) == (1, ENDED, False)
    await stage.lives.kill()
    stage.lives.change(struck="")
    await stage.live()
    await stage.settled()
    cleo.waits = True
    await cleo.says("in 12 days")
    await is_at(stage, cleo, S.OPENING)
    assert not stage.failures()


async def test_kills_from_outside_that_meet_the_same_update_each_time_do_not_set_it_aside(
    supervisor: Supervisor, cleo: Buyer
) -> None:
    stage, bob = supervisor.stage, await supervisor.stage.buyer("Bob", supervisor.stage.settled)
    await bob.says("/start")
    bob.waits = cleo.waits = False
    await cleo.says(LATER)
    for kill in range(TRIES - 1):
        await comes_true(partial(lambda met: supervisor.times(WAITED) > met, kill))
        await stage.lives.kill()
        await bob.says("in 12 days" if kill else "Red lamp")
        await stage.live()
    for _kill in range(TRIES):  # it waits until they are over
        await comes_true(stage.is_up)
        await stage.lives.kill()
        await stage.live()
    await stage.settled()
    assert row(stage, cleo.id) == (TRIES - 1, ENDED, False)
    assert not stage.failures()
    await is_at(stage, cleo, S.PROTECTION)
    await is_at(stage, bob, S.OPENING)


def fetches(stage: Stage) -> bool:
    """Whether this life has asked where a file is."""
    return any(call.method == "getFile" and call.status == 200 for call in stage.calls[stage.before :])


async def test_kills_from_outside_while_a_file_is_fetched_are_not_counted_against_it(alive: Stage, cleo: Buyer) -> None:
    await cleo.says("in 12 days")
    cleo.waits = False
    await alive.fault(method="file", status=0, delay=PATIENCE, times=100)
    await cleo.sends(SHOE, as_="photo")
    for _kill in range(TRIES + 1):
        await comes_true(partial(fetches, alive))
        await asyncio.sleep(0.1)
        await alive.lives.kill()
        await alive.live()
    await alive.repair()
    await alive.lives.kill()
    await alive.live()
    await alive.settled()
    assert row(alive, cleo.id) == (0, None, False)
