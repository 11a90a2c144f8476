"""The station that sends news: to each subscriber at most once, slowly, and on from where a killed bot was."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta

from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.outbox.doubts import Doubts
from bot.outbox.rate_limit import RateLimit
from bot.outbox.sender import Sending
from bot.runtime.chats import PAUSE_AFTER_ERROR, STORAGE_PAUSE
from bot.runtime.throttled import ThrottledLog
from bot.screens import news
from bot.storage.deliveries import Undelivered
from bot.storage.interface import NotOurs, Storage, StorageError
from bot.storage.values import Recipient, SendResult, State
from bot.texts import texts
from bot.wire.errors import Fate, fate, is_in_doubt, wait

logger = logging.getLogger(__name__)

NEWS_PER_SECOND = 20.0
"""News a second. Our choice, below the 30 that Telegram allows a bot (source: its FAQ for bots): answers go first."""
BATCH = 1
"""Recipients that are taken at once, and so the most that a kill leaves in doubt: it is quick enough. Our choice."""
OWN_LINE = 0
"""No chat: under this the station asks its own pace, before it takes anybody."""
LOOK = 5.0
"""Seconds between two looks for whose turn has come: quiet hours end, 429s are over. Our choice."""
LONGEST_HOLD = 60.0
"""Seconds, the most that one chat's 429 keeps the others waiting; that chat waits as long as Telegram says. Ours."""


class Announcer:
    """Sends what admins have started. It is noted of everybody that the request may leave before it does."""

    def __init__(
        self,
        storage: Storage,
        sending: Sending,
        clock: Callable[[], datetime],
        rate_limit: RateLimit,
        doubts: Doubts,
        wake_chat: Callable[[int], None],
        per_second: float = NEWS_PER_SECOND,
    ) -> None:
        """Take what sends, and the bot's own pace and doubts, all of which this shares.

        `wake_chat` is told of a chat that has got a delivery.
        """
        self._storage = storage
        self._throttled = ThrottledLog(logger)
        self._sending = sending
        self._clock = clock
        self._own_limit, self._rate_limit = RateLimit(per_second, per_second), rate_limit
        self._wake_chat = wake_chat
        self._woken = asyncio.Event()
        self._stopping = asyncio.Event()
        self._hold = 0.0
        self._doubts = doubts
        self._failed_at = -math.inf
        """When Telegram gave no answer of its own: it has to give one before anything else is sent."""

    def wake(self) -> None:
        """Look for something to send now."""
        self._woken.set()

    async def run(self) -> None:
        """Send until `stop`, and end what was under way then. It may be begun again after that."""
        self._stopping.clear()
        await self._kept(self._storage.doubt_recipients)
        while not self._stopping.is_set():
            self._woken.clear()
            try:
                while not self._stopping.is_set() and await self._some():
                    pass
                await self._end()
                await self._pause(LOOK)
            except StorageError as error:
                self._throttled.warning("The database cannot be used: %s", error)
                await self._pause(STORAGE_PAUSE)
            except Exception:
                logger.exception("Sending news failed")
                await self._pause(PAUSE_AFTER_ERROR)

    def stop(self) -> None:
        """Begin nothing more; what is under way ends, and `run` with it."""
        self._stopping.set()
        self._woken.set()

    async def _some(self) -> bool:
        """Send to a few; say whether there may be more."""
        if seconds := await self._doubts.patience(self._failed_at):
            await self._pause(seconds, woken=False)
            return True
        if not await self._may_go(self._own_limit, OWN_LINE):  # first, so that nobody is in doubt while it waits
            return True
        if not self._storage.shares.leads:
            return False
        recipients = await self._storage.take_recipients(BATCH, self._clock())
        if not recipients:
            return recipients is not None
        outcomes = await asyncio.gather(*map(self._sent, recipients))
        await self._kept(lambda: self._storage.recipients_done(outcomes, self._clock()))
        hold, self._hold = self._hold, 0.0
        await self._pause(hold, woken=False)
        return True

    async def _sent(self, recipient: Recipient) -> SendResult:
        """Send to one when the bot's pace lets it go; it waits again where the bot stops before that."""
        if not await self._may_go(self._rate_limit, recipient.chat_id):
            return _outcome(recipient, "waiting")
        delivery = news.message(texts(recipient.language), recipient.text)
        try:
            await self._sending.send(Undelivered(0, recipient.chat_id, None, delivery, None))
        except NotOurs:  # another process leads by now
            return _outcome(recipient, "waiting")
        except TelegramError as error:
            return self._failed(recipient, error)
        except Exception:
            logger.exception("News cannot be sent")
            return _outcome(recipient, "unknown")
        return _outcome(recipient, "sent")

    async def _may_go(self, rate_limit: RateLimit, chat_id: int) -> bool:
        """Wait until a pace lets it go; say whether it does, or the bot stops before."""
        while seconds := rate_limit.delay(chat_id, asyncio.get_running_loop().time()):
            await self._pause(seconds, woken=False)
            if self._stopping.is_set():
                return False
        return True

    def _failed(self, recipient: Recipient, error: TelegramError) -> SendResult:
        """Say what an error means: only what was surely not taken may be sent again."""
        if fate(error) is Fate.PARK:
            return _outcome(recipient, "blocked")
        self._throttled.warning("Telegram does not take news: %s", error)
        if isinstance(error, RetryAfter):
            seconds = wait(error, 1)
            self._hold = max(self._hold, min(seconds, LONGEST_HOLD))
            return _outcome(recipient, "waiting", self._clock() + timedelta(seconds=seconds))
        if isinstance(error, BadRequest):
            return _outcome(recipient, "refused")
        self._failed_at = asyncio.get_running_loop().time()
        return _outcome(recipient, "unknown" if is_in_doubt(error) else "waiting")

    async def _end(self) -> None:
        """End the runs that are through, and tell their admins."""
        for run in await self._storage.finished_announcements():
            now = self._clock()
            await self._storage.end_announcement(run.number, news.summary(run, now), now)
            self._wake_chat(run.chat_id)

    async def _kept(self, operation: Callable[[], Awaitable[object]]) -> None:
        """Carry out what has to be stored before anything else is sent, as soon as the database can."""
        while True:
            try:
                await operation()
            except StorageError as error:
                self._throttled.warning("The database cannot be used: %s", error)
                await asyncio.sleep(STORAGE_PAUSE)
            else:
                return

    async def _pause(self, seconds: float, *, woken: bool = True) -> None:
        """Wait, but not longer than until `stop`, or, where that is wished, until `wake`."""
        if seconds > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for((self._woken if woken else self._stopping).wait(), seconds)


def _outcome(recipient: Recipient, state: State, again_at: datetime | None = None) -> SendResult:
    return SendResult(recipient.announcement, recipient.chat_id, state, again_at)
