"""What is looked after again and again: what is due, what could not be done before, what is kept no longer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta

from bot.runtime.clock import SteadyClock
from bot.runtime.throttled import ThrottledLog
from bot.storage.interface import Storage, StorageError

logger = logging.getLogger(__name__)

KEEP_HANDLED = timedelta(hours=48)
"""How long handled updates are remembered: Telegram sends none again after 24 hours."""
KEEP_UNUSED = timedelta(days=365)
"""How long a dead letter is kept that nobody had tried again, and what is known of a group in which nothing happens.
Our choice: as long as a case that is over."""


class Rounds:
    """Reminds of what is due, checks again what could not be checked, forgets what is long done, looks at the clock."""

    def __init__(self, storage: Storage, time: SteadyClock, boot: str, wake: Callable[[Iterable[int]], None]) -> None:
        """`boot` is the run of the machine; `wake` is told of the chats that have got a note."""
        self._storage = storage
        self._time = time
        self._boot = boot
        self._wake = wake
        self._throttled = ThrottledLog(logger)
        self._times: tuple[datetime, ...] = ()
        """What the database knows of the times that were trusted."""
        self._is_in_doubt = False
        self.is_misplaced = False
        """Whether the database was deleted or replaced when it was last looked at."""

    async def begin(self) -> None:
        """Hold the machine's clock against what is stored. Raises `StorageError`."""
        self._times = tuple(await self._storage.trusted_times(self._boot))
        self._time.begin(await self._storage.last_contact(), self._times)

    async def run(self, every: float) -> None:
        """Do a round every so many seconds until cancelled, whatever fails."""
        await self._unless_it_fails(self._is_time_sure)
        while True:
            await asyncio.sleep(every)
            await self._unless_it_fails(self.once)

    async def _unless_it_fails(self, work: Callable[[], Awaitable[object]]) -> None:
        try:
            await work()
        except StorageError as error:
            self._throttled.warning("The database cannot be used: %s", error)
        except Exception:
            logger.exception("Looking after reminders and files failed")

    async def once(self) -> None:
        """Do what is due. What nobody could take back is left for when the machine's clock can be trusted."""
        await self._look_after_files()
        if await self._is_time_sure():
            await self._look_after_dates(self._time())
        self._wake(await self._storage.queue_checks(self._time()))
        await self._storage.sweep(self._time())

    async def _is_time_sure(self) -> bool:
        """Say whether the machine's clock is trusted. Its time is noted, so that it is known again after a kill."""
        doubt, log = self._time.doubt(), self._throttled
        if doubt:
            log.warning(
                "The machine's clock cannot be trusted (%s): set it, or let NTP do it. Until then nobody is reminded,"
                " and nothing is erased because it is old",
                doubt,
            )
        elif self._is_in_doubt:
            logger.info("The machine's clock is trusted again")
        self._is_in_doubt = doubt is not None
        if self._time.trusted != self._times:
            await self._storage.trust_times(self._boot, self._time.trusted)
            self._times = self._time.trusted
        return not doubt

    async def _look_after_dates(self, now: datetime) -> None:
        """Do what is due by now, and forget what is over since long ago."""
        for queue in (self._storage.queue_reminders, self._storage.queue_retention):
            # Whatever comes to a lane while the clock is not trusted is due again at once.
            while not self._time.doubt() and (chats := await queue(now)):
                self._wake(chats)
        await self._storage.prune(now - KEEP_HANDLED)
        gone = await self._storage.clear_out(now - KEEP_UNUSED)
        if gone.dead_letters or gone.groups:
            logger.info(
                "Forgotten, %d days old: %d dead letters, %d groups", KEEP_UNUSED.days, gone.dead_letters, gone.groups
            )

    async def _look_after_files(self) -> None:
        """Look whether the database is where it was opened. Raises `StorageError`."""
        said = await self._storage.misplaced()
        self.is_misplaced = said is not None
        if said:
            logger.error("%s", said)
