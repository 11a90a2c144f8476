"""Updates by long polling: getUpdates again and again, each call confirming what the one before brought."""

from __future__ import annotations

import asyncio
import json
import logging
import random
from typing import Any
from urllib.parse import urlencode

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.intake.intake import Intake
from bot.intake.refusals import Refusals
from bot.storage.interface import StorageError
from bot.wire.errors import OddAnswer, described, wait
from bot.wire.updates import KINDS

logger = logging.getLogger(__name__)
WAIT = 25
"""Seconds that Telegram holds an empty answer back for something new."""
MOST = 100
"""Updates that come in one answer."""
FEWER = 4
"""After each failure in a row so many times fewer are asked for: an answer may have been too large, or too slow."""
LONGEST_PAUSE, LONGEST_HOLD = 10.0, 60.0
"""Seconds between two tries at the most, and where Telegram wants to be left alone. Our choice: nobody else asks for
updates, so it is to be known soon that it is well again."""
WEBHOOK_IS_SET = "webhook is active"
"""What Telegram says to getUpdates while a webhook is set (source: its Bot API server, Client.cpp)."""


class Polling:
    """Fetches updates as JSON, unread: an update that this release cannot read must not hold up the others."""

    def __init__(self, request: BaseRequest, api: str, token: str, intake: Intake, refusals: Refusals) -> None:
        self._request = request
        self._refusals = refusals
        self._intake = intake
        self._url = f"{api}/bot{token}/"

    async def run(self) -> None:
        """Fetch until cancelled, whatever fails. Raises `InvalidToken` when the token is refused for good."""
        offset: int | None = None
        failures = 0
        patience = 0  # at the start and after a failure it is to be known at once whether Telegram is there
        while True:
            try:
                most = max(1, MOST // FEWER ** min(failures, FEWER))
                offset, is_all = await self._round(offset, patience, most)
                self._refusals.heard()
                failures, patience = 0, WAIT if is_all else 0
            except Exception as error:  # noqa: BLE001 - it is reported
                # Whatever it was, this loop must not end: nobody else fetches.
                failures, patience = failures + 1, 0
                report(error, failures)
                self._refusals.heard(error)
                await asyncio.sleep(pause(error, failures))

    async def _round(self, offset: int | None, patience: int, most: int) -> tuple[int | None, bool]:
        """Fetch and store a batch; give the offset that confirms it, which the next fetch sends, and if it was all."""
        try:
            updates = await self._fetch(offset, patience, most)
        except Conflict as error:
            if WEBHOOK_IS_SET not in error.message:
                raise
            logger.warning("A webhook is set at Telegram and WEBHOOK_URL is empty: the webhook is removed")
            await self._request.post(f"{self._url}deleteWebhook")  # what waits there is kept
            updates = await self._fetch(offset, 0, most)
        is_all = len(updates) < most
        ids = await self._taken(updates, caught_up=is_all)
        if updates and not ids:
            raise OddAnswer("nothing in the answer can be confirmed")
        return max(ids) + 1 if ids else offset, is_all

    async def _taken(self, updates: list[Any], *, caught_up: bool) -> list[int]:
        """Store them, not all at once where there are more than were asked for; give the ids. Raises `StorageError`."""
        ids: list[int] = []
        for start in range(0, max(len(updates), 1), MOST):
            ids += await self._intake.take(updates[start : start + MOST], caught_up=caught_up)
        return ids

    async def _fetch(self, offset: int | None, seconds: int, most: int) -> list[Any]:
        """Confirm everything below `offset` and give what is new, at most `most`; wait that long for it.

        Raises `TelegramError`.
        """
        wanted = {"limit": most, "allowed_updates": json.dumps(KINDS), "timeout": seconds}
        wanted |= {} if offset is None else {"offset": offset}
        url = f"{self._url}getUpdates?{urlencode(wanted)}"
        result: object = await self._request.post(url, read_timeout=seconds + 10)
        if not isinstance(result, list):
            raise OddAnswer("getUpdates answered with something that is no list")
        return result


def pause(error: Exception, failures: int) -> float:
    """Give the seconds before the next try of what nobody else does, after so many failures in a row."""
    longest = LONGEST_HOLD if isinstance(error, RetryAfter) else LONGEST_PAUSE
    return min(wait(error, failures), longest) * random.uniform(1.0, 1.25)  # noqa: S311 - jitter


def report(error: Exception, failures: int) -> None:
    """Tell the log why updates do not come, each cause in words that say what to do; `failures` in a row by now.

    Of a refused token it is told where refusals are counted.
    """
    if isinstance(error, InvalidToken):
        return
    if isinstance(error, Conflict):
        logger.error("Another program fetches updates with the same BOT_TOKEN: stop it, or use a token of its own")
    elif isinstance(error, StorageError):
        logger.warning("Updates wait at Telegram, the database cannot store them just now: %s", error)
    elif not isinstance(error, TelegramError):
        logger.error("Updates cannot be taken in, try %d", failures, exc_info=error)
    elif isinstance(error, RetryAfter) or failures in (1, 10) or failures % 100 == 0:
        logger.warning("Telegram cannot be reached (%s), try %d", described(error), failures)
