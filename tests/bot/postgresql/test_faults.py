"""The whole bot on PostgreSQL: killed, struck, its server away or read-only, it loses nothing and mends itself."""

from __future__ import annotations

import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.ops.opening import WAITS
from tests.bot.faults import test_deadly
from tests.bot.faults.deadly import kill
from tests.bot.faults.stage import PATIENCE, Stage, stage
from tests.bot.faults.test_database_fails import FEW_LINES, OUTSIDE, goes_on, is_told, lines
from tests.bot.faults.test_deadly import supervised
from tests.bot.faults.test_waits_for_database import asked
from tests.bot.given import read, until
from tests.bot.storage.databases import Postgres
from tests.buyer import Buyer
from tests.postgres import GIVEN, PASSWORD

OTHERS = ("shut", "out_of_connections", "read_only")
ours = pytest.mark.skipif(GIVEN in os.environ, reason="the server is not ours to be stopped")
FAULTS = [pytest.param("away", marks=ours), *(pytest.param(name, marks=pytest.mark.soak) for name in OTHERS)]
"""See `Postgres.faults`: what else there is the storage takes alike."""


@pytest.fixture
async def alive(tmp_path: Path) -> AsyncIterator[Stage]:
    """A bot that runs on PostgreSQL."""
    async with stage(tmp_path / "stage", is_on_postgres=True) as made:
        made.hook()
        await made.live()
        await made.settled()
        yield made


@asynccontextmanager
async def failing(made: Stage, name: str) -> AsyncIterator[None]:
    database = Postgres(made.folder)
    database.__dict__["name"] = made.url.rpartition("/")[2]
    async with made.storage() as storage, database.faults[name](storage):
        yield


@pytest.mark.parametrize("name", FAULTS)
async def test_what_is_sent_while_the_database_fails_counts_once_and_the_bot_stays_up(
    alive: Stage, cleo: Buyer, name: str
) -> None:
    said, before = len(lines(alive)), await read(cleo)
    cleo.waits = False
    async with failing(alive, name):
        await cleo.says("in 12 days")
        await is_told(cleo, OUTSIDE)
        status, _again, _text = await asked(alive, "GET", "/healthz")
        assert status == 503 or name == "read_only"
        assert len(lines(alive)) - said < FEW_LINES
        assert alive.lives.runs
    await alive.settled()
    assert (await read(cleo))[: len(before) + 1] == [*before, OUTSIDE]
    await goes_on(alive, cleo)
    assert PASSWORD not in alive.lives.log.read_text("utf-8")


@pytest.mark.parametrize("name", ["shut"])
async def test_it_waits_at_its_start_says_so_and_goes_on_by_itself(alive: Stage, cleo: Buyer, name: str) -> None:
    assert await alive.lives.end(signal.SIGTERM) == 0
    cleo.waits = False
    async with failing(alive, name):
        await cleo.says("in 12 days")
        await alive.live()
        await until(lambda: "waits for its database" in alive.lives.log.read_text("utf-8"), PATIENCE)
        status, again, text = await asked(alive, "GET", "/healthz")
        assert (status, again) == (503, "2")
        assert WAITS in text
        assert await alive.lives.end(signal.SIGTERM) == 0
        await alive.live()
    await goes_on(alive, cleo)


async def test_an_update_that_ends_the_bot_is_set_aside_and_all_others_are_answered(alive: Stage, cleo: Buyer) -> None:
    supervisor = await supervised(alive)
    await test_deadly.test_an_update_that_ends_the_bot_is_set_aside_after_a_few_starts_and_all_others_are_answered(
        supervisor, cleo, kill.__name__
    )
