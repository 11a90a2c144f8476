"""What something takes of the processor is counted wherever it runs, and nothing of what runs meanwhile."""

from __future__ import annotations

import asyncio
from time import thread_time

import pytest

from bot.runtime.meter import Meter

TASK = 0.05
"""Seconds of a processor."""


def toil() -> str:
    """Keep the processor busy."""
    until = thread_time() + TASK
    while thread_time() < until:
        pass
    return "done"


async def test_only_what_runs_of_a_piece_of_work_is_counted_and_its_threads_are() -> None:
    meter = Meter()

    async def works() -> str:
        toil()
        await asyncio.sleep(2 * TASK)  # others toil
        return await asyncio.to_thread(meter.run, toil)

    async def others() -> None:
        for _time in range(10):
            toil()
            await asyncio.sleep(0)

    done, _none = await asyncio.gather(meter.awaited(works()), others())
    assert done == "done"
    assert 2 * TASK <= meter.seconds < 3 * TASK


async def test_what_goes_wrong_comes_out_and_what_it_took_is_counted() -> None:
    meter = Meter()

    async def fails() -> None:
        toil()
        raise KeyError("it")

    with pytest.raises(KeyError, match="it"):
        await meter.awaited(fails())
    assert meter.seconds >= TASK


async def test_it_is_cancelled_as_anything_that_is_awaited() -> None:
    meter, ended = Meter(), asyncio.Event()

    async def waits() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0)
            ended.set()

    async def measured() -> None:
        await meter.awaited(waits())

    task = asyncio.create_task(measured())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.is_set()
