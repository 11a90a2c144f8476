"""How far a job is: told to its chat now and then, and heard whether it is still wanted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from types import TracebackType
from typing import Self

from bot.storage.interface import Storage, StorageError
from bot.storage.notes import Note, NoteKind
from bot.storage.values import Job

TICK = 2.0
"""Seconds between two looks whether the job is still wanted. Our choice."""
WORTH_TELLING = 0.05
"""How much further it has to be to be told: a twentieth. Our choice."""


class Stopped(Exception):  # noqa: N818 - says what happened
    """The job is not wanted any more."""


class Progress:
    """Goes beside a job while it is done, and ends it with `Stopped` where it is not wanted any more."""

    def __init__(
        self,
        storage: Storage,
        clock: Callable[[], datetime],
        job: Job,
        wake_lanes: Callable[[Iterable[int]], None],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._job = job
        self._wake_lanes = wake_lanes
        self._done = self._told = 0.0
        self._is_stopped = False

    def __call__(self, done: object) -> None:
        """Note how far it is, from 0.0 to 1.0."""
        if isinstance(done, int | float) and 0 <= done <= 1:
            self._done = float(done)

    async def __aenter__(self) -> Self:
        labour = asyncio.current_task()
        assert labour
        self._ticking = asyncio.create_task(self._tick(labour))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._ticking.cancel()
        await asyncio.wait({self._ticking})
        task = asyncio.current_task()
        if self._is_stopped and isinstance(error, asyncio.CancelledError) and task and not task.uncancel():
            raise Stopped from error

    async def still_wanted(self) -> None:
        """Raise `Stopped` where it is not wanted any more: asked before what cannot be taken back."""
        if not await self._storage.jobs.is_wanted(self._job.number):
            raise Stopped

    async def _tick(self, labour: asyncio.Task[object]) -> None:
        while True:
            await asyncio.sleep(TICK)
            with suppress(StorageError):
                if not await self._is_told():
                    self._is_stopped = True
                    labour.cancel()
                    return

    async def _is_told(self) -> bool:
        """Tell how far it is where that is worth it; say whether it is still wanted."""
        if self._done - self._told < WORTH_TELLING:
            return await self._storage.jobs.is_wanted(self._job.number)
        self._told = self._done
        job = self._job
        about = {"case": job.case, "kind": job.kind, "about": job.about, "percent": round(100 * self._done)}
        is_wanted = await self._storage.jobs.told(job.number, Note(NoteKind.WORKING, told=about), self._clock())
        if is_wanted:
            self._wake_lanes((job.chat_id,))
        return is_wanted
