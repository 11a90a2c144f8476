"""Processes share the chats: each has its part, whoever ends or freezes is replaced, and no shard has two owners."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg
import pytest

from bot.runtime.clock import monotonic
from bot.storage.postgresql.presence import HOLD, Presence
from bot.storage.shares import LEAD, SHARDS
from tests.bot.many.member import JOURNAL
from tests.bot.running import ROOT
from tests.postgres import GIVEN, server, template

LEASE = 3.0
"""Seconds; the bot's own are more."""
MISORDERED = """SELECT count(*) FROM (SELECT epoch, max(epoch) OVER (PARTITION BY shard ORDER BY id) AS newest
    FROM journal) AS line WHERE epoch < newest"""
SILENCE = """SELECT max(at - before) FROM (SELECT at, lag(at) OVER (PARTITION BY shard ORDER BY id) AS before
    FROM journal WHERE shard < 64) AS line"""
Owned = dict[int | None, int]


class Members:
    """Processes that take part, and whoever looks at the table."""

    def __init__(self, url: str, look: asyncpg.Connection) -> None:
        self._url = url
        self.look = look
        self.running: list[asyncio.subprocess.Process] = []

    async def start(self) -> asyncio.subprocess.Process:
        """Start one, and wait until it owns something."""
        command = [sys.executable, "-m", "tests.bot.many.member", self._url, str(LEASE)]
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
        self.running.append(process)
        assert process.stdout
        assert await process.stdout.readline()
        return process

    async def owned(self) -> Owned:
        """Count the shards of chats by their owner."""
        rows = await self.look.fetch(f"SELECT owner, count(*) FROM shards WHERE shard <> {LEAD} GROUP BY owner")  # noqa: S608 - a number
        return {row[0]: row[1] for row in rows}

    async def until_fair(self, members: int, seconds: float) -> None:
        """Wait until so many share them fairly."""

        async def is_fair() -> bool:
            owned = await self.owned()
            return None not in owned and len(owned) == members and max(owned.values()) - min(owned.values()) <= 1

        await until(is_fair, seconds, self.owned)

    async def assert_in_order(self) -> None:
        """Look through the journal: whoever wrote for a shard was its only owner."""
        assert await self.look.fetchval("SELECT count(*) FROM journal") > SHARDS
        assert await self.look.fetchval(MISORDERED) == 0


async def until(holds: Callable[[], Awaitable[bool]], seconds: float, seen: Callable[[], Awaitable[Any]]) -> None:
    end = time.monotonic() + seconds
    while not await holds():
        assert time.monotonic() < end, await seen()
        await asyncio.sleep(0.02)


@asynccontextmanager
async def looking(url: str) -> AsyncIterator[Members]:
    look = await asyncpg.connect(url)
    members = Members(url, look)
    try:
        yield members
    finally:
        for process in members.running:
            with suppress(ProcessLookupError):
                process.kill()
            await process.communicate()
        await members.look.close()


@pytest.fixture
async def members() -> AsyncIterator[Members]:
    async with looking(server().url(server().create(template()))) as made:
        await made.look.execute(JOURNAL)
        for _one in range(3):
            await made.start()
        yield made


async def test_each_has_a_fair_part_and_whoever_is_killed_is_replaced_within_seconds(members: Members) -> None:
    await members.until_fair(3, 5)
    members.running[0].kill()
    await members.until_fair(2, 4)
    await members.start()
    await members.until_fair(3, 4)
    await members.assert_in_order()


async def test_one_that_is_frozen_is_replaced_and_changes_nothing_when_it_wakes(members: Members) -> None:
    await members.until_fair(3, 5)
    frozen = members.running[1]
    frozen.send_signal(signal.SIGSTOP)
    await members.until_fair(2, LEASE + 4)
    frozen.send_signal(signal.SIGCONT)
    await members.until_fair(3, 4)
    await members.assert_in_order()


async def test_one_that_leaves_hands_over_first_and_nobody_waits(members: Members) -> None:
    await members.until_fair(3, 5)
    members.running[2].terminate()
    assert await members.running[2].wait() == 0
    assert None not in await members.owned()
    await members.until_fair(2, 4)
    await asyncio.sleep(0.3)
    await members.assert_in_order()
    assert (await members.look.fetchval(SILENCE)).total_seconds() < LEASE  # nobody had to find out


async def test_a_process_is_over_only_when_nothing_of_it_is_under_way_and_begins_nothing_after_that() -> None:
    url = server().url(server().create(template()))
    first, second, works = [await asyncpg.connect(url) for _ in range(3)]
    frozen, other = [
        await Presence.begin(one, "apart", None, lambda _chats: None, monotonic) for one in (first, second)
    ]
    mine = await frozen.take(range(SHARDS))
    async with works.transaction():
        assert await works.fetchval(HOLD, frozen.number)
        await other.bury(frozen.number)
        assert (await other.look(grace=False)).of(frozen.number) == sorted(mine)
        assert await other.take(mine) == {}
    await other.bury(frozen.number)
    assert not await works.fetchval(HOLD, frozen.number)
    assert await other.take(mine) == {shard: epoch + 2 for shard, epoch in mine.items()}
    for connection in (first, second, works):
        await connection.close()


@pytest.mark.skipif(GIVEN in os.environ, reason="only a server of our own may be restarted")
async def test_all_keep_their_parts_when_the_database_is_restarted_or_a_connection_is_lost(
    members: Members,
) -> None:
    await members.until_fair(3, 5)
    before = await members.owned()
    await members.look.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'member %'"
    )
    await members.look.close()
    server().stop()
    server().start()
    members.look = await asyncpg.connect(members._url)

    async def is_new() -> bool:
        return len(set(await members.owned()) - set(before) - {None}) == len(before)

    await until(is_new, 5, members.owned)
    await members.until_fair(3, 4)
    await members.assert_in_order()
