"""Lets plain functions wait for coroutines: the statements are functions, and what speaks to PostgreSQL is not.

A function runs in a greenlet of its own. Where it waits, it hands the coroutine over to whoever runs it, who awaits it
on the loop as any other and hands back what came of it (docs/decisions/0030).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from greenlet import getcurrent, greenlet

Value = TypeVar("Value")


async def bridged(work: Callable[[], Value]) -> Value:
    """Run a function that may wait by `awaited`; raises what it raises. Cancelled, it is told so where it waits."""
    running = greenlet(work)
    waiting = running.switch()
    while not running.dead:
        try:
            value = await waiting
        except BaseException as error:  # noqa: BLE001 - it belongs to the function, which goes on from there
            waiting = running.throw(error)
        else:
            waiting = running.switch(value)
    result: Value = waiting
    return result


def awaited(coroutine: Awaitable[Value]) -> Value:
    """Wait for a coroutine, in a function that `bridged` runs."""
    runner = getcurrent().parent
    assert runner is not None
    value: Value = runner.switch(coroutine)
    return value
