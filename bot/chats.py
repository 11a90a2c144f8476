"""Work that is done chat by chat: many chats at once, one thing after the other in each."""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Iterable

logger = logging.getLogger(__name__)

PAUSE_AFTER_ERROR = 1.0
"""Seconds before a chat whose work failed unexpectedly goes on."""


class Chats(ABC):
    """A task for each chat that has something to do, and none for the others. `at_once` bounds how many run."""

    def __init__(self, at_once: int) -> None:
        self._slots = asyncio.Semaphore(at_once)
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._woken: set[int] = set()
        self._stopping = False

    @abstractmethod
    async def step(self, chat_id: int) -> bool:
        """Do the next thing of a chat; say whether there was one."""

    def wake(self, chat_id: int) -> None:
        """Let a chat look for something to do, now or as soon as it is done with what it does."""
        self._woken.add(chat_id)
        if chat_id not in self._tasks and not self._stopping:
            self._tasks[chat_id] = asyncio.create_task(self._run(chat_id), name=f"{type(self).__name__}")

    def wake_all(self, chat_ids: Iterable[int]) -> None:
        """Wake several chats, in this order."""
        for chat_id in chat_ids:
            self.wake(chat_id)

    async def without_slot(self, seconds: float) -> None:
        """Wait without holding up other chats."""
        self._slots.release()
        try:
            await asyncio.sleep(seconds)
        finally:
            await self._slots.acquire()

    async def stop(self, seconds: float) -> None:
        """Begin nothing more and give what is under way this long to end; what is left is stored and goes on later."""
        self._stopping = True
        running = list(self._tasks.values())
        if running:
            _done, late = await asyncio.wait(running, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _run(self, chat_id: int) -> None:
        try:
            while chat_id in self._woken:
                self._woken.discard(chat_id)
                while await self._step(chat_id):
                    pass
        finally:
            del self._tasks[chat_id]

    async def _step(self, chat_id: int) -> bool:
        async with self._slots:
            if self._stopping:
                return False
            try:
                return await self.step(chat_id)
            except Exception:
                # A mistake of ours. What was to be done is stored, so it is tried again, and others go on meanwhile.
                logger.exception("%s: a chat's work failed", type(self).__name__)
                await self.without_slot(PAUSE_AFTER_ERROR)
                return True
