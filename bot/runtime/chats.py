"""Work that is done chat by chat: many chats at once, one thing after the other in each."""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Protocol

from bot.runtime.throttled import ThrottledLog

logger = logging.getLogger(__name__)

NO_PAUSE = 0.0
"""Seconds to wait when there is nothing to wait for."""
PAUSE_AFTER_ERROR = 10.0
"""Seconds before a chat whose work failed unexpectedly goes on."""
STORAGE_PAUSE = 1.0
"""Seconds before a database that cannot do it just now is tried again."""


class UntilWoken(float):
    """Seconds to wait, unless the chat is woken before."""


class OwnChats(Protocol):
    """Knows which chats are this process's own."""

    def is_kept(self, chat_id: int) -> bool:
        """Say whether anything may begin for a chat here."""

    def tell(self, chat_id: int) -> None:
        """Let whoever looks after a chat look."""


class Chats(ABC):
    """A task for each chat that has something to do, and none for the others. `at_once` bounds how many run.

    Where `at_first` is given no more than these run at the start, and one more each time that `widen` is called.
    """

    def __init__(self, shares: OwnChats, at_once: int, at_first: int | None = None) -> None:
        self.throttled = ThrottledLog(logger)
        self._shares = shares
        first = at_once if at_first is None else at_first
        self._slots = asyncio.Semaphore(first)
        self._narrow_by = at_once - first
        """How many fewer run than may."""
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._woken: set[int] = set()
        self._waiting: dict[int, tuple[asyncio.Event, float]] = {}
        """Chat -> what ends its pause, and the pause."""
        self._stopping = False

    @property
    def active(self) -> int:
        """How many chats have something to do, the waiting ones included."""
        return len(self._tasks)

    @abstractmethod
    async def step(self, chat_id: int) -> float | None:
        """Do the next thing of a chat. Gives the seconds to wait before the one after it; None: there was nothing.

        What has to wait is waited for outside, where it keeps no other chat from running and `stop` from ending.
        """

    def wake(self, chat_id: int) -> None:
        """Let a chat look for something to do, now or as soon as it is done with what it does, wherever that is."""
        if not self._shares.is_kept(chat_id):
            self._shares.tell(chat_id)
            return
        self._woken.add(chat_id)
        alarm, pause = self._waiting.get(chat_id, (None, NO_PAUSE))
        if alarm and isinstance(pause, UntilWoken):
            alarm.set()
        if chat_id not in self._tasks and not self._stopping:
            self._tasks[chat_id] = asyncio.create_task(self._run(chat_id), name=type(self).__name__)

    def wake_all(self, chat_ids: Iterable[int]) -> None:
        """Wake several chats, in this order."""
        for chat_id in chat_ids:
            self.wake(chat_id)

    def widen(self) -> None:
        """Let one more chat run, where there are not `at_once` yet."""
        if self._narrow_by > 0:
            self._narrow_by -= 1
            self._slots.release()

    async def stop(self, seconds: float) -> None:
        """Begin nothing more and give what is under way this long to end; what is left is stored and goes on later."""
        self._stopping = True
        await self._ended(lambda _chat_id: True, seconds)

    async def let_go(self, are_theirs: Callable[[int], bool], seconds: float) -> None:
        """Give what is under way for some chats, which are not kept any more, this long to end, and forget them."""
        await self._ended(are_theirs, seconds)
        self.forget(are_theirs)

    def forget(self, are_theirs: Callable[[int], bool]) -> None:
        """Forget what is known of some chats, for which nothing is under way."""
        self._woken -= {chat_id for chat_id in self._woken if are_theirs(chat_id)}

    async def _ended(self, are_theirs: Callable[[int], bool], seconds: float) -> None:
        for chat_id, (alarm, _pause) in self._waiting.items():
            if are_theirs(chat_id):
                alarm.set()
        await end([task for chat_id, task in self._tasks.items() if are_theirs(chat_id)], seconds)

    async def _run(self, chat_id: int) -> None:
        try:
            while chat_id in self._woken:
                self._woken.discard(chat_id)
                while (pause := await self._step(chat_id)) is not None:
                    await self._wait(chat_id, pause)
        finally:
            # Nothing is awaited since the last look at `_woken`, so nobody was woken in between.
            del self._tasks[chat_id]

    async def _step(self, chat_id: int) -> float | None:
        async with self._slots:
            if self._stopping or not self._shares.is_kept(chat_id):
                return None
            try:
                return await self.step(chat_id)
            except Exception:
                # A mistake of ours. What was to be done is stored, so it is tried again, and others go on meanwhile.
                logger.exception("%s: a chat's work failed", type(self).__name__)
                return PAUSE_AFTER_ERROR

    async def _wait(self, chat_id: int, pause: float) -> None:
        """Wait, but not longer than until `stop`."""
        if pause <= NO_PAUSE or self._stopping or not self._shares.is_kept(chat_id):
            return
        alarm = asyncio.Event()
        self._waiting[chat_id] = alarm, pause
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(alarm.wait(), pause)
        finally:
            del self._waiting[chat_id]

    @asynccontextmanager
    async def apart(self) -> AsyncIterator[None]:
        """Let another chat run while this one's step waits for something slow; then take its place again."""
        self._slots.release()
        try:
            yield
        finally:
            await self._slots.acquire()


async def end(tasks: Sequence[asyncio.Task[None]], seconds: float) -> None:
    """Give tasks this long to end, and cancel those that take longer."""
    if tasks:
        _done, late = await asyncio.wait(tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
