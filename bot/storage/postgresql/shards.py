"""Which chats are this process's own, on PostgreSQL, where there may be others: `Shares`.

What it owns it owns until the database was last known to have heard of it, and `OWN_LEASE` seconds more: less than
the others wait for a beat of it. So one that was frozen, or cut off, knows by its own clock that others may have gone
on in its place. And whatever it still commits fails, for it has to hold a row that is gone then (presence.py).
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from typing import Any

import asyncpg

from bot.runtime.clock import monotonic
from bot.runtime.throttled import ThrottledLog
from bot.storage.postgresql.dealing import View, to_give, to_take
from bot.storage.postgresql.presence import UNUSABLE, Presence
from bot.storage.shares import LEAD, Keeper, Standing, Theirs, shard_of

logger = logging.getLogger(__name__)

BEAT = 1.0
"""Seconds between two beats. Our choice."""
OWN_LEASE = 8.0
"""Seconds after a beat for which all is ours without doubt: less than `LEASE`, for what a slow machine needs between
the look at the clock and what is done then. Our choice."""
LOOK = 5.0
"""Seconds between two looks for what no word came of. Our choice."""
AGAIN = 0.25
"""Seconds before it is tried again to take part. Our choice."""
GRACE = 2.0
"""Seconds in which others that lost their sessions when we did may come back. Our choice."""
TELL_ONCE_IN = 0.002
"""Seconds in which words to other processes are gathered. Our choice."""
END_WITHIN = 3.0
"""Seconds that what is under way gets to end before a shard is handed over. Our choice."""
AT_ONCE = 8
"""Shards that are handed over side by side by one that leaves. Our choice."""

Connect = Callable[[], Awaitable[asyncpg.Connection]]


class Shards:
    """`Shares` on PostgreSQL. What the methods promise stands there."""

    def __init__(self, connect: Connect, name: str, clock: Callable[[], float] = monotonic) -> None:
        """`connect` opens a connection with `name` as its application_name, which is this process's alone."""
        self._connect = connect
        self._name = name
        self._clock = clock
        self._held: dict[int, int] = {}
        """Shard -> its epoch when it became ours."""
        self._leaving: set[int] = set()
        """Of these: those that are about to be handed over."""
        self._until = self._heard_at = -math.inf
        self._presence: Presence | None = None
        self._former: int | None = None
        self._view = View({}, {})
        self._leaves = False
        self._keeper: Keeper
        self._nudged = asyncio.Event()
        self._told: dict[int, None] = {}
        self._telling = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._throttled = ThrottledLog(logger)

    @property
    def number(self) -> int | None:
        """The number that every transaction of this process has to hold; None: it takes no part."""
        return self._presence.number if self._presence else None

    def is_ours(self, chat_id: int) -> bool:  # noqa: D102
        return shard_of(chat_id) in self._held and self._clock() < self._until

    def is_kept(self, chat_id: int) -> bool:  # noqa: D102
        return self.is_ours(chat_id) and shard_of(chat_id) not in self._leaving

    @property
    def leads(self) -> bool:  # noqa: D102
        return LEAD in self._held and LEAD not in self._leaving and self._clock() < self._until

    def standing(self) -> Standing:  # noqa: D102
        shards = len(self._held.keys() - {LEAD}) if self._clock() < self._until else 0
        return Standing(shards, self.leads, self._clock() - self._heard_at)

    def fenced(self) -> None:
        """Take note that another process has ended this one: nothing is ours any more."""
        self._until = -math.inf
        self._nudged.set()

    def tell(self, chat_id: int) -> None:  # noqa: D102
        self._told[chat_id] = None
        self._telling.set()

    async def run(self, keeper: Keeper) -> None:  # noqa: D102
        self._keeper = keeper
        try:
            while True:
                try:
                    await self._take_part()
                except UNUSABLE as error:
                    self._throttled.warning("The part in the work cannot be kept up: %s", error)
                except Exception:
                    logger.exception("Taking part in the work failed")
                self._until = -math.inf
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
        grace, self._former = GRACE if self._former else 0.0, presence.number
        connection.add_termination_listener(lambda _connection: self.fenced())
        await self._lose(self._held.keys() - presence.inherited.keys())
        self._held |= presence.inherited
        self._presence = presence
        loops = (self._beats(presence, grace), self._tells(presence), self._looks())
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
                await asyncio.wait_for(self._nudged.wait(), BEAT)

    async def _beat(self, presence: Presence, *, grace: bool) -> bool:
        was_over = self._clock() >= self._until
        async with presence.alone():
            sent_at = self._clock()
            if not await presence.beat(leaves=self._leaves):
                return False
            self._view = await presence.look(grace=grace)
            mine = set(self._view.of(presence.number))
            gone, more = self._held.keys() - mine, mine - self._held.keys()
            self._heard_at, self._until = sent_at, sent_at + OWN_LEASE
        await self._lose(gone)
        self._gain({shard: self._view.epochs[shard] for shard in more})
        if was_over:
            self._begin(self._keeper.look_again())
        return True

    async def _take(self, presence: Presence) -> None:
        wanted = to_take(self._view, presence.number)
        if wanted:
            async with presence.alone():
                self._gain(await presence.take(wanted))

    def _gain(self, shards: dict[int, int]) -> None:
        self._held |= shards
        self._leaving -= shards.keys()
        if LEAD in shards:
            logger.info("This process leads")
            self._keeper.lead()
        if chats := shards.keys() - {LEAD}:
            logger.info("%d more shards, %d in all", len(chats), len(self._held.keys() - {LEAD}))
            self._begin(self._keeper.take_up(_those_of(chats)))

    async def _lose(self, shards: AbstractSet[int]) -> None:
        """Let go of what another process may have already, before any of it can become ours again."""
        for shard in shards:
            del self._held[shard]
        if LEAD in shards:
            logger.warning("Another process leads")
            await self._keeper.follow()
        if chats := shards - {LEAD}:
            logger.warning("%d shards are lost to others", len(chats))
            await self._keeper.let_go(_those_of(chats), 0.0)

    def _give(self, presence: Presence) -> None:
        """Begin to hand over what is too much, one shard at a time."""
        if not self._leaving and (wanted := to_give(self._view, presence.number)):
            shard, heir = next(iter(wanted.items()))
            self._leaving.add(shard)
            self._begin(self._given(presence, shard, heir))

    async def _given(self, presence: Presence, shard: int, heir: int) -> None:
        """Hand a shard over as soon as nothing of it is under way."""
        try:
            if shard == LEAD:
                await self._keeper.follow()
            else:
                await self._keeper.let_go(_those_of({shard}), END_WITHIN)
            async with presence.alone():
                self._held.pop(shard, None)  # so that nothing of it is begun any more
                await presence.settle()
                await presence.give(shard, heir)
        except UNUSABLE as error:
            self._throttled.warning("A shard cannot be handed over: %s", error)
        finally:
            self._leaving.discard(shard)
            self._nudged.set()
            if shard in self._held and not self._leaves:
                self._begin(self._keeper.look_again())

    async def hand_over(self) -> None:  # noqa: D102
        presence = self._presence
        self._leaves = True
        if presence is None or not (wanted := self._heirs(presence)):
            return
        logger.info("Handing over %d shards", len(wanted))
        try:
            async with presence.alone():  # first, or what is handed over is handed back
                await presence.beat(leaves=True)
        except UNUSABLE as error:
            self._throttled.warning("Nothing can be handed over: %s", error)
            return
        room = asyncio.Semaphore(AT_ONCE)

        async def given(shard: int, heir: int) -> None:
            async with room:
                if shard not in self._leaving:
                    self._leaving.add(shard)
                    await self._given(presence, shard, heir)

        await asyncio.gather(*(given(shard, heir) for shard, heir in wanted.items()))

    def _heirs(self, presence: Presence) -> dict[int, int]:
        others = self._view.present - {presence.number}
        return to_give(View(self._view.owners, self._view.epochs, others), presence.number)

    def _end(self) -> None:
        """Do nothing more for anybody."""
        self._held.clear()
        for task in self._tasks:
            task.cancel()

    async def _leave(self, presence: Presence) -> None:
        """Let the others know at once that this process is gone."""
        try:
            async with presence.alone():
                await presence.leave()
        except UNUSABLE as error:
            logger.info("The others will notice by themselves that this process is gone: %s", error)

    async def _tells(self, presence: Presence) -> None:
        """Pass words on to other processes."""
        while True:
            await self._telling.wait()
            await asyncio.sleep(TELL_ONCE_IN)
            self._telling.clear()
            chats, self._told = list(self._told), {}
            async with presence.alone():
                await presence.tell(chats)

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
