"""What is done once, however many processes there are, by the one that leads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from bot.outbox.announcer import Announcer
from bot.runtime.chats import end

Duty = Callable[[], Coroutine[Any, Any, None]]

NEWS_END_WITHIN = 1.0
"""Seconds that news which are on their way get to end. Our choice."""
INTAKE, INTRODUCING, ANNOUNCING = "intake", "introducing", "announcing"


class Leader:
    """Begins the duties of the process that leads, and ends them when it does not lead any more.

    `INTAKE` is the one that raises where nothing can be done any more, `INTRODUCING` the only one that comes to an end.
    """

    def __init__(self, duties: Mapping[str, Duty], announcer: Announcer) -> None:
        """`duties` are cancelled; the announcer, which is one more, ends what it has begun."""
        self._duties = {**duties, ANNOUNCING: announcer.run}
        self._announcer = announcer
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._over = asyncio.Event()
        self._error: BaseException | None = None

    def lead(self) -> None:
        """Begin."""
        self._tasks |= {
            name: asyncio.create_task(duty(), name=name)
            for name, duty in self._duties.items()
            if name not in self._tasks
        }
        self._tasks[INTAKE].add_done_callback(self._look)

    async def wait(self) -> None:
        """Wait until the intake can do nothing any more, and raise what it raised."""
        await self._over.wait()
        if self._error:
            raise self._error

    def ended(self) -> list[str]:
        """Name the duties that have ended though they should not have."""
        return [name for name, task in self._tasks.items() if task.done() and name != INTRODUCING]

    async def stop_duties(self) -> None:
        """End all duties but the announcer, which only begins nothing more."""
        ending = [self._tasks.pop(name) for name in tuple(self._tasks) if name != ANNOUNCING]
        self._announcer.stop()
        await end(ending, 0.0)

    async def follow(self) -> None:
        """End everything."""
        await self.stop_duties()
        if announcing := self._tasks.pop(ANNOUNCING, None):
            await end([announcing], NEWS_END_WITHIN)

    def _look(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()):
            self._error = error
            self._over.set()
