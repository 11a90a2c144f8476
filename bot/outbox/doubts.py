"""What may have arrived is not sent again before Telegram has answered: one question for all who wait for that."""

from __future__ import annotations

import asyncio
import math
import random

from telegram.error import TelegramError

from bot.runtime.throttled import ThrottledLog
from bot.wire.api import Api
from bot.wire.errors import described, wait


class Doubts:
    """Knows up to when Telegram has answered, and asks whether it does where somebody has to know.

    While a line loses every answer, whatever is sent once more comes once more. So nothing is, until one came through:
    an outage costs each chat one copy at the most, however long it takes.
    """

    def __init__(self, api: Api, throttled: ThrottledLog) -> None:
        self._api = api
        self._throttled = throttled
        self._asking = asyncio.Lock()
        self._answered = -math.inf
        """When the youngest request was sent that was answered, in the loop's time."""
        self._failures = 0
        self._again_at = -math.inf
        """Not asked before: the pauses grow while nothing is answered."""

    def answered(self, sent_at: float) -> None:
        """Note that Telegram has answered what was sent at this moment of the loop's time."""
        self._answered = max(self._answered, sent_at)

    async def patience(self, since: float) -> float:
        """Give the seconds after which to ask here again; 0.0: Telegram has answered what was sent after `since`.

        May take as long as a call does, and is called by as many as like: all of them wait for one question.
        """
        if self._answered >= since:
            return 0.0
        async with self._asking:
            if self._answered < since and _now() >= self._again_at:
                await self._ask()
            return 0.0 if self._answered >= since else max(self._again_at - _now(), 0.001)

    async def _ask(self) -> None:
        sent_at = _now()
        try:
            await self._api("getMe")
        except TelegramError as error:
            self._failures += 1
            self._again_at = _now() + wait(error, self._failures) * random.uniform(1.0, 1.25)  # noqa: S311 - jitter
            self._throttled.warning("Telegram does not answer, deliveries wait: %s", described(error))
        else:
            self._failures = 0
            self.answered(sent_at)


def _now() -> float:
    return asyncio.get_running_loop().time()
