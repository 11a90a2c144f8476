"""The process that works out what takes long: what it gives, and what becomes of work that ends it or is too long."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.runtime.delegate import Delegate, DelegateEnded, packed
from bot.texts import texts


@pytest.fixture
async def delegate() -> AsyncIterator[Delegate]:
    made = Delegate()
    yield made
    await made.stop()


async def pid(delegate: Delegate) -> int:
    value, _seconds = await delegate.do(packed(os.getpid))
    return int(value)


def is_there(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


async def gone(process: int) -> None:
    async with asyncio.timeout(10):
        while is_there(process):  # noqa: ASYNC110 - it cannot tell
            await asyncio.sleep(0.01)


async def test_work_is_done_in_another_process_which_stays_for_the_next(delegate: Delegate) -> None:
    first = await pid(delegate)
    assert first not in (os.getpid(), os.getppid())
    assert await pid(delegate) == first


async def test_it_knows_nothing_of_the_token(delegate: Delegate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:secret")
    assert (await delegate.do(packed(os.getenv, "BOT_TOKEN")))[0] is None


async def test_what_it_takes_of_the_processor_is_told(delegate: Delegate) -> None:
    await pid(delegate)
    value, seconds = await delegate.do(packed(sum, range(3_000_000)))
    assert value == sum(range(3_000_000))
    assert 0.001 < seconds < 10


async def test_texts_are_written_there_as_here(delegate: Delegate) -> None:
    assert (await delegate.do(packed(texts("cs").plain, "button_status")))[0] == texts("cs").plain("button_status")


async def test_much_goes_there_and_back(delegate: Delegate) -> None:
    large = os.urandom(20_000_000)
    assert (await delegate.do(packed(bytes, large)))[0] == large


async def test_an_error_of_the_work_comes_back_and_the_process_goes_on(delegate: Delegate) -> None:
    before = await pid(delegate)
    with pytest.raises(ValueError, match="invalid literal"):
        await delegate.do(packed(int, "ten"))
    assert await pid(delegate) == before


async def test_an_error_that_cannot_be_carried_over_is_named(delegate: Delegate) -> None:
    with pytest.raises(RuntimeError, match="Unportable"):
        await delegate.do(packed(exec, "class Unportable(Exception):\n    pass\nraise Unportable"))


async def test_work_comes_in_turn(delegate: Delegate) -> None:
    done: list[int] = []

    async def one(number: int) -> None:
        value, _seconds = await delegate.do(packed(int, str(number)))
        done.append(value)

    await asyncio.gather(*(one(number) for number in range(20)))
    assert done == list(range(20))


async def test_it_is_killed_in_the_middle_and_the_next_work_is_done(delegate: Delegate) -> None:
    before = await pid(delegate)
    work = asyncio.create_task(delegate.do(packed(time.sleep, 60)))
    await asyncio.sleep(0.05)
    os.kill(before, signal.SIGKILL)
    with pytest.raises(DelegateEnded):
        await work
    assert await pid(delegate) != before


async def test_it_is_killed_while_it_has_nothing_to_do_and_the_next_work_is_done(delegate: Delegate) -> None:
    before = await pid(delegate)
    os.kill(before, signal.SIGKILL)
    await gone(before)
    await asyncio.sleep(0.1)  # the system knows of its end before the loop does
    assert await pid(delegate) != before


async def test_work_that_takes_too_long_is_ended() -> None:
    hasty = Delegate(longest=1.0)
    before = await pid(hasty)
    with pytest.raises(DelegateEnded):
        await hasty.do(packed(time.sleep, 60))
    await gone(before)
    assert await pid(hasty) != before
    await hasty.stop()


async def test_an_answer_that_nobody_waits_for_is_not_taken_for_the_next(delegate: Delegate) -> None:
    await pid(delegate)
    work = asyncio.create_task(delegate.do(packed(time.sleep, 0.2)))
    await asyncio.sleep(0.05)
    work.cancel()
    assert await pid(delegate) > 0


async def test_it_leaves_when_there_was_nothing_to_do_for_a_while_and_comes_again() -> None:
    brief = Delegate(idle=0.2)
    before = await pid(brief)
    await gone(before)
    assert await pid(brief) != before
    await brief.stop()


async def test_it_ends_with_the_bot(delegate: Delegate) -> None:
    before = await pid(delegate)
    await delegate.stop()
    await gone(before)
