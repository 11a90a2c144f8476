"""Many buyers who talk at the same time while the bot is killed at random moments."""

from __future__ import annotations

import asyncio
import random
from bisect import bisect
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tests.bot.faults.stage import PATIENCE, Stage, essence, in_a_row
from tests.bot.faults.talk import talk
from tests.buyer import Buyer

LOOK = 0.01
"""Seconds between two looks at who is still waiting."""
SHORTEST, LONGEST = 0.05, 0.5
"""Seconds that a life lasts."""
SECONDS_A_KILL = 1.5
"""Seconds from one kill to the next at most, on a busy machine."""


@dataclass(frozen=True)
class Came:
    """What came of one buyer's talks: the cases, and how many screens were the same as the one before."""

    cases: list[dict[str, Any]]
    repeated: int
    copies: Counter[int]
    """Kill -> how many screens came after it that had come just before it."""


class Crowd:
    """Buyers who wait for their own chat only; and whoever kills."""

    def __init__(self, made: Stage, seed: int) -> None:
        self._stage = made
        self._chance = random.Random(seed)
        self._busy: set[int] = set()
        self._looked = asyncio.Event()
        self._patience = float(PATIENCE)
        self._killed_at: list[int] = []
        """How many calls there had been at each kill."""

    @property
    def kills(self) -> int:
        """How often it was killed."""
        return len(self._killed_at)

    async def talks(self, people: int, kills: int) -> list[Came]:
        """Let everybody talk, once and then again until that many kills were done; give what came of it."""
        # What two kills have met waits until the bot has run for a while: `lanes.CALM`, which these lives do not reach.
        self._patience = PATIENCE + kills * SECONDS_A_KILL
        crowd = [await self._stage.buyer(f"Buyer {number}", self.answered) for number in range(people)]
        await self._stage.live()
        async with self.watched(), asyncio.TaskGroup() as tasks:
            killing = tasks.create_task(self.kill(kills))
            for buyer in crowd:
                tasks.create_task(self._talk(buyer, killing))
        await self._stage.lives.kill()
        async with self._stage.storage() as storage:
            return [
                Came(
                    [essence(case) for case in storage.reader().cases(buyer.id)],
                    in_a_row(self._stage.screens(buyer.id)),
                    self._copies(buyer.id),
                )
                for buyer in crowd
            ]

    def _copies(self, chat_id: int) -> Counter[int]:
        kills: Counter[int] = Counter()
        for (number, text), (later, same) in pairwise(self._stage.placed(chat_id)):
            kill = bisect(self._killed_at, number)
            kills[kill] += text == same and kill < bisect(self._killed_at, later)
        return kills

    async def _talk(self, buyer: Buyer, killing: asyncio.Task[None]) -> None:
        await talk(buyer)
        while not killing.done():
            await buyer.says("/new")
            await talk(buyer)

    async def kill(self, kills: int) -> None:
        """Kill it so often, each time after a short life, and leave it running."""
        for _kill in range(kills):
            await asyncio.sleep(self._chance.uniform(SHORTEST, LONGEST))
            await self._stage.lives.kill()
            self._killed_at.append(len(self._stage.calls))
            await self._stage.live()

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """Let it be known who is waiting."""
        looking = asyncio.create_task(self._look())
        try:
            yield
        finally:
            looking.cancel()
            await asyncio.wait([looking])

    async def _look(self) -> None:
        """Look again and again who is waiting, while there is somebody to wait for."""
        while True:
            if self._stage.lives.runs:
                looked, self._looked = self._looked, asyncio.Event()
                self._busy = self._stage.busy()
                looked.set()
            await asyncio.sleep(LOOK)

    async def answered(self, person: int) -> None:
        """Wait until this chat has nothing to be handled or delivered."""
        async with asyncio.timeout(self._patience):
            while True:
                await self._looked.wait()
                if person not in self._busy:
                    return
