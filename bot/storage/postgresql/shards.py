"""Which chats are this process's own, on PostgreSQL, where there may be others: `Shares`.

What it owns it owns until the database was last known to have heard of it, and `OWN_LEASE` seconds more: less than
the others wait for a beat of it. So one that was frozen, or cut off, knows by its own clock that others may have gone
on in its place. And whatever it still commits fails, for it has to hold a row that is gone then (presence.py).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Coroutine, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from typing import Any

import asyncpg

from bot.runtime.clock import monotonic
from bot.runtime.throttled import ThrottledLog
from bot.storage.postgresql.dealing import View, to_give, to_take
from bot.storage.postgresql.lease import Lease
from bot.storage.postgresql.notices import Notices
from bot.storage.postgresql.presence import UNUSABLE, Presence
from bot.storage.shares import LEAD, Keeper, Standing, Theirs, shard_of

logger = logging.getLogger(__name__)

BEAT = 1.0
"""Seconds between two beats. Our choice."""
LOOK = 5.0
"""Seconds between two looks for what no word came of. Our choice."""
AGAIN = 0.25
"""Seconds before it is tried again to take part. Our choice."""
GRACE = 2.0
"""Seconds in which others that lost their sessions when we did may come back. Our choice."""
END_WITHIN = 3.0
"""Seconds that what is under way gets to end before a shard is handed over. Our choice."""
AT_ONCE = 8
"""Shards that are handed over side by side by one that leaves. Our choice."""
MOST_TIMES = 3
"""How often one that leaves looks for what it still has: another one may have handed it something meanwhile."""

Connect = Callable[[], Awaitable[asyncpg.Connection]]


class Shards:
    """`Shares` on PostgreSQL. What the methods promise stands there."""

    def __init__(self, connect: Connect, name: str, clock: Callable[[], float] = monotonic) -> None:
        """`connect` opens a connection with `name` as its application_name, which is this process's alone."""
        self._connect = connect
        self._name = name
        self._clock = clock
        self._lease = Lease(clock)
        self._notices = Notices()
        self._presence: Presence | None = None
        self._former: int | None = None
        self._view = View({}, {})
        self._leaves = False
        self._keeper: Keeper
        self._nudged = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._throttled = ThrottledLog(logger)

    @property
    def number(self) -> int | None:
        """The number that every transaction of this process has to hold; None: it takes no part."""
        return self._presence.number if self._presence else None

    def is_ours(self, chat_id: int) -> bool:  # noqa: D102
        return self._lease.may(shard_of(chat_id))

    def is_kept(self, chat_id: int) -> bool:  # noqa: D102
        return self._lease.may_begin(shard_of(chat_id))

    def shards(self) -> Collection[int]:  # noqa: D102
        return () if self._lease.is_over else self._lease.chats - self._lease.leaving

    @property
    def leads(self) -> bool:  # noqa: D102
        return self._lease.may_begin(LEAD)

    def standing(self) -> Standing:  # noqa: D102
        return self._lease.standing()

    def tell(self, chat_id: int) -> None:  # noqa: D102
        self._notices.tell(chat_id)

    def fenced(self) -> None:
        """Take note that another process may have ended this one."""
        self._lease.end()
        self._nudged.set()

    async def run(self, keeper: Keeper) -> None:  # noqa: D102
        self._keeper = keeper
        try:
            while True:
                try:
                    await self._take_part()
                except UNUSABLE as error:
                    self._throttled.warning("The part in the work cannot be kept up: %r", error)
                except Exception:
                    logger.exception("Taking part in the work failed")
                self._lease.end()
                await asyncio.sleep(AGAIN)
        finally:
            self._end()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _take_part(self) -> None:
        """Take part for as long as that works. Raises what the connection raises."""
        connection = await self._connect()
        try:
            presence = await Presence.begin(connection, self._name, self._former, self._hear, self._clock)
        except BaseException:
            connection.terminate()
            raise
        connection.add_termination_listener(lambda _connection: self.fenced())
        grace, self._former = GRACE if self._former else 0.0, presence.number
        await self._lose(self._lease.epochs.keys() - presence.inherited.keys())
        self._lease.add(presence.inherited)
        self._presence = presence
        loops = (self._beats(presence, grace), self._notices.run(presence), self._looks())
        tasks = [asyncio.create_task(loop) for loop in loops]
        try:
            done, _others = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        except asyncio.CancelledError:
            self._end()
            await self._leave(presence)
            raise
        finally:
            self._presence = None
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await presence.close()

    async def _beats(self, presence: Presence, grace: float) -> None:
        """Beat, and keep the shards in order, until another process has ended this one."""
        while True:
            self._nudged.clear()
            if not await self._beat(presence, grace=self._clock() < presence.began_at + grace):
                logger.warning("Another process has taken this one for dead, and has taken its chats")
                return
            for number in self._view.dead:
                async with presence.alone():
                    await presence.bury(number)
            await self._take(presence)
            if not self._leaves:
                self._give(presence)
            with suppress(TimeoutError):
                async with asyncio.timeout(BEAT):  # not `wait_for`: Python 3.11's may lose that it is cancelled
                    await self._nudged.wait()

    async def _beat(self, presence: Presence, *, grace: bool) -> bool:
        """Beat and look; say whether this process still takes part."""
        was_over = self._lease.is_over
        async with presence.alone():
            sent_at = self._clock()
            if not await presence.beat(leaves=self._leaves):
                return False
            self._view = await presence.look(grace=grace)
            mine = set(self._view.of(presence.number))
            gone, more = self._lease.epochs.keys() - mine, mine - self._lease.epochs.keys()
            self._lease.heard(sent_at)
        await self._lose(gone)
        self._gain({shard: self._view.epochs[shard] for shard in more})
        if was_over:
            self._begin(self._keeper.look_again())
        return True

    async def _take(self, presence: Presence) -> None:
        if wanted := to_take(self._view, presence.number):
            async with presence.alone():
                self._gain(await presence.take(wanted))

    def _gain(self, shards: dict[int, int]) -> None:
        self._lease.add(shards)
        if self._leaves:  # another one did not know yet
            return
        if LEAD in shards:
            logger.info("This process leads")
            self._keeper.lead()
        if chats := shards.keys() - {LEAD}:
            logger.debug("%d more shards, %d in all", len(chats), len(self._lease.chats))
            self._begin(self._keeper.take_up(_those_of(chats)))

    async def _lose(self, shards: AbstractSet[int]) -> None:
        """Let go of what another process may have already, before any of it can become ours again."""
        self._lease.drop(shards)
        if LEAD in shards:
            logger.warning("Another process leads")
            await self._keeper.follow()
        if chats := shards - {LEAD}:
            logger.warning("%d shards are lost to others", len(chats))
            await self._keeper.let_go(_those_of(chats), 0.0)

    def _give(self, presence: Presence) -> None:
        """Begin to hand over what is too much, one shard at a time."""
        if not self._lease.leaving and (wanted := to_give(self._view, presence.number)):
            shard, heir = next(iter(wanted.items()))
            self._lease.leaving.add(shard)
            self._begin(self._given(presence, shard, heir))

    async def _given(self, presence: Presence, shard: int, heir: int) -> None:
        """Hand a shard over as soon as nothing of it is under way."""
        try:
            if shard == LEAD:
                await self._keeper.follow()
            else:
                await self._keeper.let_go(_those_of({shard}), END_WITHIN)
            async with presence.alone():
                self._lease.drop([shard])  # so that nothing of it is begun any more
                await presence.settle()
                await presence.give(shard, heir)
        except UNUSABLE as error:
            self._throttled.warning("A shard cannot be handed over: %r", error)
        finally:
            self._lease.leaving.discard(shard)
            self._nudged.set()

    async def hand_over(self) -> None:  # noqa: D102
        self._leaves = True
        try:
            for _time in range(MOST_TIMES):
                if (presence := self._presence) is None:
                    return
                await self._beat(presence, grace=False)  # first, or what is handed over is handed back
                if not (wanted := self._heirs(presence)):
                    return
                logger.info("Handing over %d shards", len(wanted))
                await self._give_all(presence, wanted)
        except UNUSABLE as error:
            self._throttled.warning("Nothing can be handed over: %r", error)

    async def _give_all(self, presence: Presence, wanted: Mapping[int, int]) -> None:
        room = asyncio.Semaphore(AT_ONCE)

        async def given(shard: int, heir: int) -> None:
            async with room:
                if shard not in self._lease.leaving:
                    self._lease.leaving.add(shard)
                    await self._given(presence, shard, heir)

        await asyncio.gather(*(given(shard, heir) for shard, heir in wanted.items()))

    def _heirs(self, presence: Presence) -> dict[int, int]:
        others = self._view.present - {presence.number}
        return to_give(View(self._view.owners, self._view.epochs, others), presence.number)

    async def _leave(self, presence: Presence) -> None:
        """Let the others know at once that this process is gone."""
        try:
            async with presence.alone():
                await self._notices.flush(presence)
                await presence.leave()
        except UNUSABLE as error:
            logger.info("The others will notice by themselves that this process is gone: %r", error)

    def _end(self) -> None:
        """Do nothing more for anybody."""
        self._lease.drop(self._lease.epochs)
        for task in self._tasks:
            task.cancel()

    async def _looks(self) -> None:
        while True:
            await asyncio.sleep(LOOK)
            await self._keeper.look_again()

    def _hear(self, chat_ids: Sequence[int]) -> None:
        """Take a word of another process."""
        if not chat_ids:
            self._nudged.set()
        elif ours := [chat for chat in chat_ids if self.is_kept(chat)]:
            self._keeper.look(ours)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something beside the beats, which it must not hold up."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            logger.error("Work on shards failed", exc_info=error)


def _those_of(shards: AbstractSet[int]) -> Theirs:
    return lambda chat_id: shard_of(chat_id) in shards
