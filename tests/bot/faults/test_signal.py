"""A signal ends the bot within ten seconds whatever hangs; what was in hand is finished, the rest comes later."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing

import pytest

from conversations.names import S
from tests.bot.faults.stage import Stage
from tests.bot.faults.talk import SHOE
from tests.bot.given import until
from tests.buyer import Buyer

WITHIN = 10
"""Seconds, after which systemd and docker kill at the earliest."""
HANGS = 60.0


@asynccontextmanager
async def telegram(made: Stage, cleo: Buyer) -> AsyncIterator[None]:
    await made.fault(method="*", status=0, delay=HANGS, times=10**6)
    await cleo.says("in 12 days")
    await until(lambda: bool(made.busy()))
    yield


@asynccontextmanager
async def download(made: Stage, cleo: Buyer) -> AsyncIterator[None]:
    await made.fault(method="file", status=0, delay=HANGS)
    await cleo.says("in 12 days")
    await cleo.sends(SHOE, as_="photo")
    await until(lambda: any(call.method == "getFile" for call in made.calls))
    yield


@asynccontextmanager
async def database(made: Stage, cleo: Buyer) -> AsyncIterator[None]:
    made.lives.change(patience=5.0)
    await made.lives.kill()
    await made.live()
    await made.settled()
    with closing(sqlite3.connect(made.folder / "bot.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await cleo.says("in 12 days")
        yield


HANGING: dict[str, Callable[[Stage, Buyer], AbstractAsyncContextManager[None]]] = {
    "Telegram": telegram,
    "a download": download,
    "the database": database,
}


@pytest.mark.parametrize(
    "what",
    [
        pytest.param("Telegram", marks=pytest.mark.soak),  # as in tests/bot/test_main.py, where updates are posted
        pytest.param("a download", marks=pytest.mark.soak),  # as there too
        "the database",
    ],
)
async def test_it_ends_in_time_whatever_hangs_and_nothing_is_lost(alive: Stage, cleo: Buyer, what: str) -> None:
    cleo.waits = False
    async with HANGING[what](alive, cleo):
        await asyncio.sleep(0.2)  # so that it hangs indeed
        async with asyncio.timeout(WITHIN):
            assert await alive.lives.end(signal.SIGTERM) == 0
    await alive.repair()
    await alive.live()
    await alive.settled()
    cleo.waits = True
    await cleo.picks("found")
    async with alive.storage() as storage:
        (case,) = storage.reader().cases(cleo.id)
    assert list(case.answers) == [S.ORDER, S.PROTECTION, S.OPENING]
    assert [item.verdict for item in case.evidence] == (["accepted"] if what == "a download" else [])
    assert not case.asides


async def test_what_is_in_hand_is_finished_and_answered(alive: Stage, cleo: Buyer) -> None:
    await cleo.says("in 12 days")
    await alive.fault(method="file", status=0, delay=1)
    cleo.waits = False
    await cleo.sends(SHOE, as_="photo")
    await until(lambda: any(call.method == "getFile" for call in alive.calls))
    said = len(alive.screens(cleo.id))
    assert await alive.lives.end(signal.SIGTERM) == 0
    assert alive.busy() == set()
    assert len(alive.screens(cleo.id)) == said + 1
    async with alive.storage() as storage:
        (case,) = storage.reader().cases(cleo.id)
    assert [item.verdict for item in case.evidence] == ["accepted"]
