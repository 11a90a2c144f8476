"""When it is believed that Telegram does not know the token: a bot that ends by mistake is started by nobody."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from telegram.error import InvalidToken

from bot.runtime.throttled import ThrottledLog

logger = logging.getLogger(__name__)

MOST_REFUSALS = 5
REFUSED_FOR = 180.0
"""How often in a row, and for how many seconds, Telegram has to refuse the token to be believed. Our choice: what goes
wrong at Telegram, or on the way, passes."""


class Refusals:
    """Counts Telegram's refusals of the token (its own 401) by themselves: whatever else comes begins the count anew.

    Another failure does so too: it says nothing about the token, and so the refusals before it may be over.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds that only go on."""
        self._clock = clock
        self._throttled = ThrottledLog(logger)
        self._count = 0
        self._since = 0.0

    def heard(self, error: Exception | None = None) -> None:
        """Take what became of a call that asks for updates or for the bot's name; None: a good answer.

        Raises the error itself where it is the refusal that is believed. Until then the log says what to look at.
        """
        if not isinstance(error, InvalidToken):
            self._count = 0
            return
        now = self._clock()
        self._since = self._since if self._count else now
        self._count += 1
        if self._count >= MOST_REFUSALS and now - self._since >= REFUSED_FOR:
            raise error
        self._throttled.warning(
            "Telegram refuses BOT_TOKEN (401): is it what @BotFather says? The bot ends if it stays so for %d seconds",
            REFUSED_FOR,
        )
