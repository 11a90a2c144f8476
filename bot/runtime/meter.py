"""How much of the processor something takes: not how long it lasts, for that depends on what else there is to do."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Generator
from functools import partial
from time import thread_time
from types import coroutine
from typing import Any, TypeVar

Value = TypeVar("Value")


class Meter:
    """Adds up the seconds of a processor that one piece of work takes, wherever parts of it run."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def run(self, work: Callable[[], Value]) -> Value:
        """Do something at one go, in this thread."""
        began = thread_time()
        try:
            return work()
        finally:
            self.seconds += thread_time() - began

    @coroutine
    def awaited(self, work: Coroutine[Any, Any, Value]) -> Generator[Any, Any, Value]:
        """Await something as `await` does, and count only what runs of it, not what else runs while it waits."""
        go_on: Callable[[], Any] = partial(work.send, None)
        while True:
            try:
                waited_for = self.run(go_on)
            except StopIteration as end:
                value: Value = end.value
                return value
            try:
                go_on = partial(work.send, (yield waited_for))
            except BaseException as error:  # noqa: BLE001 - whatever it is, it belongs to the work
                go_on = partial(work.throw, error)
