"""Updates by long polling: getUpdates again and again, each call confirming what the one before brought."""

from __future__ import annotations

import asyncio
import json
import logging
import random
from typing import Any
from urllib.parse import urlencode

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.intake.intake import Intake
from bot.storage.interface import StorageError
from bot.wire.errors import wait
from bot.wire.updates import KINDS

logger = logging.getLogger(__name__)
WAIT = 25
"""Seconds that Telegram holds an empty answer back for something new."""
MOST = 100
"""Updates that come in one answer."""
REFUSALS = 5
"""How often in a row the token has to be refused before it is believed. Our choice: a proxy may answer for Telegram."""
WEBHOOK_IS_SET = "webhook is active"
"""What Telegram says to getUpdates while a webhook is set (source: its Bot API server, Client.cpp)."""


class Polling:
    """Fetches updates as JSON, unread: an update that this release cannot read must not hold up the others."""

    def __init__(self, request: BaseRequest, api: str, token: str, intake: Intake) -> None:
        self._request = request
        self._intake = intake
        self._url = f"{api}/bot{token}/"
        self._wanted = {"limit": MOST, "allowed_updates": json.dumps(KINDS)}

    async def run(self) -> None:
        """Fetch until cancelled, whatever fails. Raises `InvalidToken` when Telegram no longer knows the token."""
        offset: int | None = None
        failures = 0
        patience = 0  # at the start and after a failure it is to be known at once whether Telegram is there
        while True:
            try:
                offset = await self._round(offset, patience)
                failures, patience = 0, WAIT
            except Exception as error:
                # Whatever it was, this loop must not end: nobody else fetches.
                failures, patience = failures + 1, 0
                report(error, failures)
                if isinstance(error, InvalidToken) and failures >= REFUSALS:
                    raise
                await asyncio.sleep(wait(error, failures) * random.uniform(1.0, 1.25))  # noqa: S311 - jitter

    async def _round(self, offset: int | None, patience: int) -> int | None:
        """Fetch and store a batch; give the offset that confirms it, which the next fetch sends."""
        try:
            updates = await self._fetch(offset, patience)
        except Conflict as error:
            if WEBHOOK_IS_SET not in error.message:
                raise
            logger.warning("A webhook is set at Telegram and WEBHOOK_URL is empty: the webhook is removed")
            await self._request.post(f"{self._url}deleteWebhook")  # what waits there is kept
            updates = await self._fetch(offset, 0)
        ids = await self._intake.take(updates, caught_up=len(updates) < MOST)
        if updates and not ids:
            raise NetworkError("nothing in the answer can be confirmed")
        return max(ids) + 1 if ids else offset

    async def _fetch(self, offset: int | None, seconds: int) -> list[Any]:
        """Confirm everything below `offset` and give what is new, at most `MOST`; wait that long for it.

        Raises `TelegramError`.
        """
        wanted = {**self._wanted, "timeout": seconds, **({} if offset is None else {"offset": offset})}
        url = f"{self._url}getUpdates?{urlencode(wanted)}"
        result: object = await self._request.post(url, read_timeout=seconds + 10)
        if not isinstance(result, list):
            raise NetworkError("getUpdates answered with something that is no list")
        return result


def report(error: Exception, failures: int) -> None:
    """Tell the log why updates do not come, each cause in words that say what to do; `failures` in a row by now."""
    if isinstance(error, Conflict):
        logger.error("Another program fetches updates with the same BOT_TOKEN: stop it, or use a token of its own")
    elif isinstance(error, StorageError):
        logger.warning("Updates wait at Telegram, the database cannot store them just now: %s", error)
    elif not isinstance(error, TelegramError):
        logger.error("Updates cannot be taken in, try %d", failures, exc_info=error)
    elif isinstance(error, RetryAfter | InvalidToken) or failures in (1, 10) or failures % 100 == 0:
        logger.warning("Telegram cannot be reached (%s), try %d", type(error).__name__, failures)
