"""The process that works out what takes long: what it gives, and what becomes of work that ends it or is too long."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.runtime.helper import Helper, HelperEnded, packed
from bot.texts import texts


@pytest.fixture
async def helper() -> AsyncIterator[Helper]:
    made = Helper()
    yield made
    await made.stop()


async def pid(helper: Helper) -> int:
    value, _seconds = await helper.do(packed(os.getpid))
    return int(value)


def is_there(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


async def gone(process: int) -> None:
    async with asyncio.timeout(10):
        while is_there(process):  # noqa: ASYNC110 - it cannot tell
            await asyncio.sleep(0.01)


async def test_work_is_done_in_another_process_which_stays_for_the_next(helper: Helper) -> None:
    first = await pid(helper)
    assert first not in (os.getpid(), os.getppid())
    assert await pid(helper) == first


async def test_it_knows_nothing_of_the_token(helper: Helper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:secret")
    assert (await helper.do(packed(os.getenv, "BOT_TOKEN")))[0] is None


async def test_what_it_takes_of_the_processor_is_told(helper: Helper) -> None:
    await pid(helper)
    value, seconds = await helper.do(packed(sum, range(3_000_000)))
    assert value == sum(range(3_000_000))
    assert 0.001 < seconds < 10


async def test_texts_are_written_there_as_here(helper: Helper) -> None:
    assert (await helper.do(packed(texts("cs").plain, "button_status")))[0] == texts("cs").plain("button_status")


async def test_much_goes_there_and_back(helper: Helper) -> None:
    large = os.urandom(20_000_000)
    assert (await helper.do(packed(bytes, large)))[0] == large


async def test_an_error_of_the_work_comes_back_and_the_process_goes_on(helper: Helper) -> None:
    before = await pid(helper)
    with pytest.raises(ValueError, match="invalid literal"):
        await helper.do(packed(int, "ten"))
    assert await pid(helper) == before


async def test_an_error_that_cannot_be_carried_over_is_named(helper: Helper) -> None:
    with pytest.raises(RuntimeError, match="Unportable"):
        await helper.do(packed(exec, "class Unportable(Exception):\n    pass\nraise Unportable"))


async def test_work_comes_in_turn(helper: Helper) -> None:
    done: list[int] = []

    async def one(number: int) -> None:
        value, _seconds = await helper.do(packed(int, str(number)))
        done.append(value)

    await asyncio.gather(*(one(number) for number in range(20)))
    assert done == list(range(20))


async def test_it_is_killed_in_the_middle_and_the_next_work_is_done(helper: Helper) -> None:
    before = await pid(helper)
    work = asyncio.create_task(helper.do(packed(time.sleep, 60)))
    await asyncio.sleep(0.05)
    os.kill(before, signal.SIGKILL)
    with pytest.raises(HelperEnded):
        await work
    assert await pid(helper) != before


async def test_it_is_killed_while_it_has_nothing_to_do_and_the_next_work_is_done(helper: Helper) -> None:
    before = await pid(helper)
    os.kill(before, signal.SIGKILL)
    await gone(before)
    assert await pid(helper) != before


async def test_work_that_takes_too_long_is_ended() -> None:
    hasty = Helper(longest=1.0)
    before = await pid(hasty)
    with pytest.raises(HelperEnded):
        await hasty.do(packed(time.sleep, 60))
    await gone(before)
    assert await pid(hasty) != before
    await hasty.stop()


async def test_an_answer_that_nobody_waits_for_is_not_taken_for_the_next(helper: Helper) -> None:
    await pid(helper)
    work = asyncio.create_task(helper.do(packed(time.sleep, 0.2)))
    await asyncio.sleep(0.05)
    work.cancel()
    assert await pid(helper) > 0


async def test_it_leaves_when_there_was_nothing_to_do_for_a_while_and_comes_again() -> None:
    brief = Helper(idle=0.2)
    before = await pid(brief)
    await gone(before)
    assert await pid(brief) != before
    await brief.stop()


async def test_it_ends_with_the_bot(helper: Helper) -> None:
    before = await pid(helper)
    await helper.stop()
    await gone(before)
