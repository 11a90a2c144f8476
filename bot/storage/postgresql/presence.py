"""A process among the others: one connection, which holds a lock, and a row that each of its transactions holds.

A session's lock ends with the session, however that ends: so the others know at once of a process that was killed. Of
one that is frozen, or cut off, they know by its beats: whoever sees none for `LEASE` seconds of its own time ends the
other's sessions. No clock of another machine is asked, and none that can be set.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress

import asyncpg

from bot.storage.postgresql.dealing import View

LOCKS = 1145656129
"""The first half of our advisory locks: "DISA", so that no other program's lock is taken for one of ours."""
CHANNEL = "dispute_bot"
"""Where words to other processes go: chats that have got something, or nothing, where a shard is to be had."""
LEASE = 10.0
"""Seconds without a beat after which a process is taken for dead. Our choice: a buyer waits no longer than that."""
FRESH = 3.0
"""Seconds without a beat after which nothing new is given to a process. Our choice: three beats."""
PATIENCE = 4.0
"""Seconds that the database has for one statement of ours; then the connection is given up. Our choice."""
LOCK_PATIENCE = "1s"
"""How long one that is taken for dead may keep the others waiting; it is tried again with the next beat. Our choice."""
MOST_TOLD = 300
"""Chats in one word: it has 8000 bytes at most (source: PostgreSQL, NOTIFY), and an id 20."""

HOLD = "SELECT 1 FROM processes WHERE number = $1 FOR KEY SHARE"
"""What each transaction holds that changes something of a chat; where it gives no row the process is over."""

UNUSABLE = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, TimeoutError)
"""What a connection raises while the database cannot be used."""

Heard = Callable[[Sequence[int]], None]
"""Is told of chats; none: shards are to be had."""


class Presence:
    """A process that takes part, as long as its connection lasts; where it does not, everything raises `UNUSABLE`."""

    def __init__(
        self, connection: asyncpg.Connection, number: int, inherited: dict[int, int], clock: Callable[[], float]
    ) -> None:
        self.number = number
        self.inherited = inherited
        """Shard -> epoch: what this process owned under its former number, and nobody in between."""
        self.began_at = clock()
        self._connection = connection
        self._clock = clock
        self._alone = asyncio.Lock()
        self._beats: dict[int, tuple[object, float]] = {}
        """Process -> its last beat, and since when (by our own clock) that is the last one."""

    @classmethod
    async def begin(
        cls,
        connection: asyncpg.Connection,
        name: str,
        former: int | None,
        heard: Heard,
        clock: Callable[[], float],
    ) -> Presence:
        """Take part from now on, in the place of the `former` number of this process, whose shards it takes."""
        async with asyncio.timeout(PATIENCE), connection.transaction():
            await connection.execute(f"SET LOCAL lock_timeout = '{LOCK_PATIENCE}'")
            number = await connection.fetchval("INSERT INTO processes (name) VALUES ($1) RETURNING number", name)
            await connection.execute("SELECT pg_advisory_lock($1, $2)", LOCKS, number)
            await connection.execute("INSERT INTO beats VALUES ($1, clock_timestamp(), FALSE)", number)
            await connection.execute(f"NOTIFY {CHANNEL}")
            inherited = {} if former is None else await _end(connection, former, heir=number)
        await connection.add_listener(CHANNEL, lambda *said: heard([int(chat) for chat in said[-1].split()]))
        return cls(connection, number, inherited, clock)

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Let nothing else be done on this connection meanwhile, so that what is seen stays so."""
        async with self._alone:
            try:
                async with asyncio.timeout(PATIENCE):
                    yield
            except TimeoutError:
                self._connection.terminate()
                raise

    async def beat(self, *, leaves: bool) -> bool:
        """Say that this process lives; False: another one has ended it."""
        done = await self._connection.fetchval(
            "UPDATE beats SET at = clock_timestamp(), leaves = $2 WHERE number = $1"
            " AND EXISTS (SELECT 1 FROM processes WHERE number = $1) RETURNING TRUE",
            self.number,
            leaves,
        )
        return done is not None

    async def look(self, *, grace: bool) -> View:
        """See who is there and who owns what. `grace`: nobody is dead yet only because it has no session."""
        # The locks first: who has a row then has its lock since before that, or has lost it.
        locks = {number for (number,) in await self._connection.fetch(
            "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = $1 AND objsubid = 2"
            " AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())", LOCKS
        )}  # fmt: skip
        rows = await self._connection.fetch(
            "SELECT p.number, b.at, coalesce(b.leaves, FALSE) FROM processes AS p LEFT JOIN beats AS b USING (number)"
        )
        owners = await self._connection.fetch("SELECT shard, owner, epoch FROM shards")
        ages = self._ages({number: at for number, at, _leaves in rows})
        dead = {number for number, age in ages.items() if age > LEASE or not (number in locks or grace)}
        leaving = {number for number, _at, leaves in rows if leaves}
        present = {number for number, age in ages.items() if age <= FRESH or number == self.number}
        return View(
            {shard: owner for shard, owner, _epoch in owners},
            {shard: epoch for shard, _owner, epoch in owners},
            frozenset(present - dead - leaving),
            frozenset(dead - {self.number}),
        )

    def _ages(self, beats: Mapping[int, object]) -> dict[int, float]:
        """Give the seconds since the last beat of each was first seen."""
        now = self._clock()
        self._beats = {
            number: self._beats[number] if self._beats.get(number, (None,))[0] == at else (at, now)
            for number, at in beats.items()
        }
        return {number: now - since for number, (_at, since) in self._beats.items()}

    async def bury(self, number: int) -> None:
        """End a process that is dead or frozen; nothing of it is committed any more, and its shards are nobody's."""
        await self._connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name ="
            " (SELECT name FROM processes WHERE number = $1) AND pid <> pg_backend_pid()",
            number,
        )
        with suppress(asyncpg.LockNotAvailableError, asyncpg.ForeignKeyViolationError):  # with the next beat then
            async with self._connection.transaction():
                await self._connection.execute(f"SET LOCAL lock_timeout = '{LOCK_PATIENCE}'")
                await _end(self._connection, number, heir=None)

    async def take(self, shards: Iterable[int]) -> dict[int, int]:
        """Own those of these that nobody owns; give them with their epochs."""
        rows = await self._connection.fetch(
            "UPDATE shards SET owner = $1, epoch = epoch + 1 WHERE shard IN (SELECT shard FROM shards"
            " WHERE owner IS NULL AND shard = ANY($2::smallint[]) FOR UPDATE SKIP LOCKED) RETURNING shard, epoch",
            self.number,
            list(shards),
        )
        return _pairs(rows)

    async def settle(self) -> None:
        """Wait until nothing that this process has begun in the database is under way: all of it holds this row."""
        await self._connection.execute("SELECT 1 FROM processes WHERE number = $1 FOR UPDATE", self.number)

    async def give(self, shard: int, heir: int) -> None:
        """Hand a shard over; where there is no such process any more it is nobody's, or stays where it is."""
        with suppress(asyncpg.ForeignKeyViolationError):  # the heir has left this moment
            await self._connection.execute(
                "UPDATE shards SET owner = (SELECT number FROM processes WHERE number = $3), epoch = epoch + 1"
                " WHERE shard = $2 AND owner = $1",
                self.number,
                shard,
                heir,
            )
        await self._connection.execute(f"NOTIFY {CHANNEL}")

    async def tell(self, chat_ids: Sequence[int]) -> None:
        """Let the owners of chats look."""
        for start in range(0, len(chat_ids), MOST_TOLD):
            said = " ".join(map(str, chat_ids[start : start + MOST_TOLD]))
            await self._connection.execute("SELECT pg_notify($1, $2)", CHANNEL, said)

    async def leave(self) -> None:
        """Take part no more, in order: whatever it owns still is nobody's from now on."""
        async with self._connection.transaction():
            await _end(self._connection, self.number, heir=None)

    async def close(self) -> None:
        """Close the connection, whatever state it is in."""
        with suppress(Exception):
            await self._connection.close(timeout=1.0)


async def _end(connection: asyncpg.Connection, number: int, heir: int | None) -> dict[int, int]:
    """Take a process out, within a transaction, and let the heir have its shards; give these with their epochs."""
    # Waits for the transactions of the one that ends, and lets no more begin: each of them holds this row.
    await connection.execute("SELECT 1 FROM processes WHERE number = $1 FOR UPDATE", number)
    rows = await connection.fetch(
        "UPDATE shards SET owner = $2, epoch = epoch + 1 WHERE owner = $1 RETURNING shard, epoch", number, heir
    )
    await connection.execute("DELETE FROM beats WHERE number = $1", number)
    await connection.execute("DELETE FROM processes WHERE number = $1", number)
    await connection.execute(f"NOTIFY {CHANNEL}")
    return _pairs(rows)


def _pairs(rows: Sequence[asyncpg.Record]) -> dict[int, int]:
    return {shard: epoch for shard, epoch in rows}  # noqa: C416 - a record is no pair for `dict`
