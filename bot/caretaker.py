"""What the stations do when chats become this process's own, or another's."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

from bot.lanes import Lanes
from bot.leader import Leader
from bot.outbox.outbox import Outbox
from bot.runtime.chats import STORAGE_PAUSE
from bot.runtime.throttled import ThrottledLog
from bot.storage.interface import Storage, StorageError
from bot.storage.shares import Theirs
from bot.workshop.workshop import Workshop

logger = logging.getLogger(__name__)


class Caretaker:
    """`Keeper` of the chats: the lanes, the outbox and the workshop of this process."""

    def __init__(self, storage: Storage, lanes: Lanes, outbox: Outbox, workshop: Workshop, leader: Leader) -> None:
        self._storage = storage
        self._lanes = lanes
        self._outbox = outbox
        self._workshop = workshop
        self._leader = leader
        self._throttled = ThrottledLog(logger)

    async def begin(self) -> None:
        """Take up what is our own at the start."""
        await self._until_done(self._deliveries, self._storage.shares.is_kept)
        await self._until_done(lambda _are_theirs: self._lanes.begin(), self._storage.shares.is_kept)

    async def take_up(self, are_theirs: Theirs) -> None:
        """Deliver what waits there, handle what waits there, and go on with the work on files."""
        await self._until_done(self._deliveries, are_theirs)
        await self._until_done(self._lanes.take_up, are_theirs)
        self._workshop.wake()

    async def let_go(self, are_theirs: Theirs, seconds: float) -> None:
        """Let the turns, then the deliveries end that are under way; work on files is done anew by whoever is next."""
        began = asyncio.get_running_loop().time()
        await self._workshop.let_go(are_theirs)
        await self._lanes.let_go(are_theirs, seconds)
        left = began + seconds - asyncio.get_running_loop().time()
        await self._outbox.let_go(are_theirs, max(left, 0.0))

    async def look_again(self) -> None:
        """Wake every chat of ours in which something waits."""
        try:
            await self._deliveries(self._storage.shares.is_kept)
            self._lanes.wake_all(filter(self._storage.shares.is_kept, await self._storage.waiting_chats()))
        except StorageError as error:
            self._throttled.warning("The database cannot be used: %s", error)

    def look(self, chat_ids: Iterable[int]) -> None:
        """Wake chats in both stations."""
        for chat_id in chat_ids:
            self._lanes.wake(chat_id)
            self._outbox.wake(chat_id)

    def lead(self) -> None:
        """Begin what one process does for all."""
        self._leader.lead()

    async def follow(self) -> None:
        """Leave it to another."""
        await self._leader.follow()

    async def _deliveries(self, are_theirs: Theirs) -> None:
        self._outbox.wake_all(filter(are_theirs, await self._storage.undelivered_chats()))

    async def _until_done(self, work: Callable[[Theirs], Awaitable[None]], are_theirs: Theirs) -> None:
        """Do what only needs the database, as soon as it can."""
        while True:
            try:
                return await work(are_theirs)
            except StorageError as error:
                self._throttled.warning("The database cannot be used: %s", error)
                await asyncio.sleep(STORAGE_PAUSE)
