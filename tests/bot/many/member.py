"""A process that takes part and writes down what it does for its shards: `python -m tests.bot.many.member URL SECONDS`.

It takes others for dead after so many seconds. It writes a line as soon as it owns something, and hands over what it
owns when it gets SIGTERM.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from uuid import uuid4

import asyncpg

from bot.storage.postgresql import lease, presence
from bot.storage.postgresql.presence import HOLD, UNUSABLE
from bot.storage.postgresql.shards import Shards
from bot.storage.shares import LEAD, Keeper, Theirs

JOURNAL = """CREATE TABLE journal (id bigserial PRIMARY KEY, shard integer NOT NULL, epoch bigint NOT NULL,
    number integer NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp())"""
EACH = 0.05
"""Seconds between two lines for each shard."""


class Silent(Keeper):
    """Has nothing under way that would have to be waited for."""

    async def take_up(self, are_theirs: Theirs) -> None:
        """Nothing."""

    async def let_go(self, are_theirs: Theirs, seconds: float) -> None:
        """Nothing."""

    async def look_again(self) -> None:
        """Nothing."""

    def look(self, chat_ids: Iterable[int]) -> None:
        """Nothing."""

    def lead(self) -> None:
        """Nothing."""

    async def follow(self) -> None:
        """Nothing."""


async def write(shards: Shards, url: str, name: str) -> None:
    """Write a line for each shard of our own, again and again; the check and the line are one transaction."""
    connection: asyncpg.Connection | None = None
    while True:
        try:
            if connection is None or connection.is_closed():
                connection = await connect(url, name)
            for shard in list(shards._lease.epochs):
                async with connection.transaction():
                    # At one moment: a shard that was lost is ours again a moment later, with another epoch.
                    number, epoch = shards.number, shards._lease.epochs.get(shard)
                    if not (shard == LEAD or shards.is_ours(shard)) or not await connection.fetchval(HOLD, number):
                        continue
                    await connection.execute(
                        "INSERT INTO journal (shard, epoch, number) VALUES ($1, $2, $3)", shard, epoch, number
                    )
        except UNUSABLE:
            await asyncio.sleep(EACH)
        await asyncio.sleep(EACH)


async def connect(url: str, name: str) -> asyncpg.Connection:
    """Connect under a name."""
    return await asyncpg.connect(url, server_settings={"application_name": name}, timeout=5)


async def main(url: str) -> None:
    """Take part until SIGTERM."""
    name = f"member {uuid4().hex[:8]}"
    shards = Shards(lambda: connect(url, name), name)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    tasks = [asyncio.create_task(shards.run(Silent())), asyncio.create_task(write(shards, url, name))]
    while shards.standing().shards == 0:  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0.01)
    sys.stdout.write("owns\n")
    sys.stdout.flush()
    await stop.wait()
    await shards.hand_over()
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


if __name__ == "__main__":
    presence.LEASE = float(sys.argv[2])
    presence.FRESH, lease.OWN_LEASE = 0.6 * presence.LEASE, 0.8 * presence.LEASE
    asyncio.run(main(sys.argv[1]))
