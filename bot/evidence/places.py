"""A few places for many buyers, given round by round."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Places:
    """So many may be in at once. Who waits is let in buyer by buyer: one with many files keeps nobody waiting."""

    def __init__(self, number: int) -> None:
        self._free = number
        self._waiting: dict[int, deque[asyncio.Future[None]]] = {}
        """Buyer -> his turns, in the order in which the buyers come next."""

    @asynccontextmanager
    async def of(self, buyer: int) -> AsyncIterator[None]:
        """Hold a place; who has been waiting longest since his last one gets the next."""
        await self._enter(buyer)
        try:
            yield
        finally:
            self._leave()

    async def _enter(self, buyer: int) -> None:
        if self._free:  # then nobody waits
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(buyer, deque()).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # the place came at the same moment
                self._leave()
            raise

    def _leave(self) -> None:
        self._free += 1
        while self._free and self._waiting:
            buyer = next(iter(self._waiting))
            turns = self._waiting.pop(buyer)
            turn = turns.popleft()
            if turns:
                self._waiting[buyer] = turns
            if not turn.done():
                turn.set_result(None)
                self._free -= 1
