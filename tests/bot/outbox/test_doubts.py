"""Whether Telegram answers is asked once for all who wait for that, and more and more seldom while it does not."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.outbox.doubts import Doubts
from bot.runtime.throttled import ThrottledLog
from bot.wire.api import Api
from tests.bot.given import until
from tests.bot.wire.test_transport import TOKEN, bot_at, serving

ME = {"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "Bot"}}


class Telegram:
    """Answers getMe, or loses its answer; `gate` keeps answers back."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self.is_well = True
        self.gate = asyncio.Event()
        self.gate.set()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(now())
        await self.gate.wait()
        if not self.is_well and request.transport:
            request.transport.abort()
        return web.json_response(ME)


def now() -> float:
    return asyncio.get_running_loop().time()


@asynccontextmanager
async def doubts(telegram: Telegram) -> AsyncIterator[Doubts]:
    async with serving(telegram.answer) as address, bot_at(address) as bot:
        yield Doubts(Api(bot.request, f"{address}/bot{TOKEN}"), ThrottledLog(logging.getLogger(__name__)))


async def test_a_hundred_ask_one_question() -> None:
    telegram = Telegram()
    async with doubts(telegram) as asked:
        failed = now()
        assert await asyncio.gather(*(asked.patience(failed) for _chat in range(100))) == [0.0] * 100
        assert len(telegram.asked) == 1
        assert await asked.patience(failed) == 0.0
        assert len(telegram.asked) == 1
        assert await asked.patience(now()) == 0.0
        assert len(telegram.asked) == 2


async def test_an_answer_to_what_was_asked_before_is_none() -> None:
    telegram = Telegram()
    telegram.gate.clear()
    async with doubts(telegram) as asked:
        first = asyncio.create_task(asked.patience(now()))
        await until(lambda: len(telegram.asked) == 1)
        second = asyncio.create_task(asked.patience(now()))
        await asyncio.sleep(0.01)
        telegram.gate.set()
        assert [await first, await second] == [0.0, 0.0]
    assert len(telegram.asked) == 2


async def test_what_another_delivery_is_answered_needs_no_question() -> None:
    telegram = Telegram()
    async with doubts(telegram) as asked:
        failed = now()
        asked.answered(failed + 1)
        asked.answered(failed - 1)
        assert await asked.patience(failed) == 0.0
    assert telegram.asked == []


async def test_while_nothing_is_answered_the_pauses_grow_for_all_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.wire.errors.FIRST_WAIT", 0.02)
    monkeypatch.setattr("bot.wire.errors.LONGEST_WAIT", 0.16)
    telegram = Telegram()
    telegram.is_well = False

    async def waits(asked: Doubts) -> None:
        failed = now()
        while pause := await asked.patience(failed):  # noqa: ASYNC110 - as the outbox does
            await asyncio.sleep(pause)

    async with doubts(telegram) as asked:
        chats = [asyncio.create_task(waits(asked)) for _chat in range(50)]
        await until(lambda: len(telegram.asked) >= 6)
        telegram.is_well = True
        await asyncio.gather(*chats)
    pauses = [after - before for before, after in zip(telegram.asked, telegram.asked[1:], strict=False)]
    assert all(pause >= least for pause, least in zip(pauses, (0.02, 0.04, 0.08, 0.16, 0.16), strict=False))
    assert len(telegram.asked) == 7
