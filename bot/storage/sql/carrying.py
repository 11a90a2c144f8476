"""Who waits for the database's thread, in which order, and what they are told: an answer or an error, in any case."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

from bot.storage.interface import StorageError
from bot.storage.sql.operations import Operation, OperationResult

logger = logging.getLogger(__name__)

Perform = Callable[[Sequence[Operation]], Awaitable[Sequence[OperationResult]]]
Queued = tuple[Operation, asyncio.Future[Any]]

TOGETHER = 128
"""Operations that share a transaction at most, so that the first of them does not wait long. Our choice."""
LOOK = 0.5
"""Seconds between two looks whether the thread is still there, while something is under way. Our choice."""


class Carrying:
    """Carries operations out one round after the other; those that wait together share a round."""

    def __init__(
        self, name: str, perform: Perform, has_thread: Callable[[], bool], committed: Callable[[int, float], None]
    ) -> None:
        """`name`: which database it is. `perform` carries one round out in the thread, `committed` is told of it."""
        self._name = name
        self._perform = perform
        self._has_thread = has_thread
        self._committed = committed
        self._waiting: deque[Queued] = deque()
        self._under_way: list[Queued] = []
        self._task: asyncio.Task[None] | None = None
        self._looking: asyncio.TimerHandle | None = None

    async def out(self, operation: Operation) -> Any:  # noqa: ANN401 - what its work gives
        """Carry an operation out; raises what its work raises, and `StorageError` when something beside it fails.

        Whether it was carried out is not known in the latter case, as after a crash. What comes later is tried anew.
        """
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append((operation, future))
        if self._task is None:
            self._begin()
        return await future

    async def over(self) -> None:
        """Wait until nothing waits any more."""
        while self._task:
            await asyncio.wait({self._task})

    def _begin(self) -> None:
        self._task = asyncio.create_task(self._rounds(), name="database")
        self._task.add_done_callback(self._end)  # not in the task: one that is cancelled at once never begins
        self._look()

    def _look(self) -> None:
        """Look again and again whether the thread is still there: it may have ended with what it was given."""
        self._looking = asyncio.get_running_loop().call_later(LOOK, self._look)
        if self._task and self._under_way and not self._has_thread():
            self._task.cancel()

    def _end(self, task: asyncio.Task[None]) -> None:
        """Go on with what came at the last moment; after anything but an orderly end, tell all that wait."""
        self._task = None
        if self._looking:
            self._looking.cancel()
        left, self._under_way = self._under_way, []
        if task.cancelled() or task.exception():
            self._give_up((*left, *self._waiting), None if task.cancelled() else task.exception())
            self._waiting.clear()
        elif self._waiting:
            self._begin()

    def _give_up(self, left: Iterable[Queued], why: BaseException | None) -> None:
        for _operation, future in left:
            error = StorageError(f"DATABASE_URL: {self._name}: {why or 'stopped in the middle'}")
            error.__cause__ = why
            _settle(future, OperationResult(error=error))

    async def _rounds(self) -> None:
        """Carry out what waits; what comes meanwhile waits for the next round."""
        while self._waiting:
            self._under_way = self._next()
            operations = [operation for operation, _future in self._under_way]
            began = time.perf_counter()
            outcomes = await self._perform(operations)
            seconds = time.perf_counter() - began
            for (_operation, future), outcome in zip(self._under_way, outcomes, strict=True):
                _settle(future, outcome)
            if not operations[0].alone:
                self._tell(len(operations), seconds)

    def _next(self) -> list[Queued]:
        """Take the first that waits, with those after it that can share its transaction."""
        some = [self._waiting.popleft()]
        while self._waiting and len(some) < TOGETHER and not (some[0][0].alone or self._waiting[0][0].alone):
            some.append(self._waiting.popleft())
        return some

    def _tell(self, operations: int, seconds: float) -> None:
        """Have a transaction counted. Whatever becomes of that, it is done, and whoever waited for it knows."""
        try:
            self._committed(operations, seconds)
        except Exception:
            logger.exception("A transaction was not counted")


def _settle(future: asyncio.Future[Any], outcome: OperationResult) -> None:
    if future.done():  # whoever waited was cancelled
        return
    if outcome.error is None:
        future.set_result(outcome.value)
    elif isinstance(outcome.error, StopIteration):  # no future takes it
        future.set_exception(RuntimeError("an operation raised StopIteration"))
    else:
        future.set_exception(outcome.error)
