"""What waits for the bot, until it confirms that it has it."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from benchmarks.parameters import Json

MOST = 100
"""Updates in one answer (source: Bot API, getUpdates)."""
LONGEST = 50.0
"""Seconds that an empty answer is held back at most (source: the Bot API server)."""


class Updates:
    """The queue behind `getUpdates`."""

    def __init__(self, first: int) -> None:
        """`first` is the id of the first update."""
        self.next = first
        self.asked: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        """When the bot asked for the first time, in seconds of `time.monotonic`."""
        self._queue: deque[Json] = deque()
        self._waiter: asyncio.Future[None] | None = None
        self._post: Callable[[Json], None] | None = None

    @property
    def waiting(self) -> int:
        """How many the bot has not confirmed yet."""
        return len(self._queue)

    def push(self, content: Json) -> None:
        """Add an update."""
        update = {"update_id": self.next, **content}
        self.next += 1
        if self._post:
            self._post(update)
            return
        self._queue.append(update)
        self._wake()

    def are_posted(self, post: Callable[[Json], None]) -> None:
        """Post from now on what comes, instead of keeping it for `getUpdates`."""
        self._post = post
        if not self.asked.done():
            self.asked.set_result(time.monotonic())

    async def get(self, offset: int, most: int, seconds: float) -> list[Json]:
        """Forget what is below `offset` and give what waits, or what comes within so many seconds."""
        if not self.asked.done():
            self.asked.set_result(time.monotonic())
        self._wake()  # whoever asked before has had its turn
        while self._queue and self._queue[0]["update_id"] < offset:
            self._queue.popleft()
        if not self._queue and seconds > 0:
            self._waiter = asyncio.get_running_loop().create_future()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._waiter, min(seconds, LONGEST))
        return [self._queue[number] for number in range(min(most, len(self._queue)))]

    def _wake(self) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)
