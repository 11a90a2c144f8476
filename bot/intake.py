"""The first station: updates are stored before Telegram is told that they arrived.

An own loop instead of python-telegram-bot's Updater, which confirms a batch before anything of it is stored, and which
a single unreadable update blocks for all (docs/decisions/). Here the raw update is stored and read later, in its lane.
"""

from __future__ import annotations

import asyncio
import json
import logging
import random
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeGuard

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.errors import wait
from bot.lanes import Lanes
from bot.polling import MOST, WAIT, Polling
from bot.storage.interface import Incoming, Storage, StorageError

logger = logging.getLogger(__name__)

TAP_LIFETIME = timedelta(seconds=150)
"""How long Telegram keeps a tap that nobody fetches (source: its Bot API server, tdlib/telegram-bot-api)."""
RECENT = timedelta(hours=1)
"""How long before an outage a buyer must have been active to be shown the step again. Our choice."""
NOTED = timedelta(seconds=30)
"""How often it is noted that Telegram was heard of: an outage is known to this precision."""
REFUSALS = 5
"""How often in a row the token has to be refused before it is believed. Our choice: a proxy may answer for Telegram."""
UNREADABLE = b'{"unreadable": "nested too deeply"}'
"""What is kept of an update that cannot be written down: enough to set it aside."""


class Intake:
    """Fetches updates by long polling and stores them."""

    def __init__(self, storage: Storage, polling: Polling, lanes: Lanes, clock: Callable[[], datetime]) -> None:
        self._storage = storage
        self._polling = polling
        self._lanes = lanes
        self._clock = clock
        self._noted: datetime | None = None

    async def run(self) -> None:
        """Fetch until cancelled, whatever fails. Raises `InvalidToken` when Telegram no longer knows the token."""
        offset: int | None = None
        failures = 0
        patience = 0  # at the start and after a failure it is to be known at once whether Telegram is there
        while True:
            try:
                offset = await self._take(await self._polling.fetch(offset, patience), offset)
                failures, patience = 0, WAIT
            except Exception as error:
                # Whatever it was, this loop must not end: nobody else fetches.
                failures, patience = failures + 1, 0
                _report(error, failures)
                if isinstance(error, InvalidToken) and failures >= REFUSALS:
                    raise
                await asyncio.sleep(wait(error, failures) * random.uniform(1.0, 1.25))  # noqa: S311 - jitter

    async def _take(self, updates: Sequence[Any], offset: int | None) -> int | None:
        """Store a batch; give the offset that confirms it, which the next fetch sends."""
        now = self._clock()
        stored = [found for update in updates if (found := incoming(update))]
        if stored:
            await self._storage.store(stored, now)
        try:
            # Before the lanes go on: who has something waiting is answered anyway.
            if len(updates) < MOST:
                await self._heard(now)
        finally:
            self._lanes.wake_all(update.chat_id for update in stored)
        ids = [update.update_id for update in stored if update.update_id is not None]
        if updates and not ids:
            raise NetworkError("nothing in the answer can be confirmed")
        return max(ids) + 1 if ids else offset

    async def _heard(self, now: datetime) -> None:
        """Note the contact; after an outage let those be shown their step again who may have tapped in vain."""
        last = self._noted or await self._storage.last_contact()
        if last is not None and now - last > TAP_LIFETIME:
            chats = await self._storage.active_chats(since=last - RECENT)
            logger.info("Telegram was out of reach since %s: %d chats are shown their step again", last, len(chats))
            await self._storage.store([Incoming(None, chat, b'{"resume": true}') for chat in chats], now)
            self._lanes.wake_all(chats)
        if last is None or abs(now - last) > NOTED:  # the clock may have been set back
            await self._storage.contact(now)
            self._noted = now


def _report(error: Exception, failures: int) -> None:
    if isinstance(error, Conflict):
        logger.error("Another program fetches updates with the same BOT_TOKEN: stop it, or use a token of its own")
    elif isinstance(error, StorageError):
        logger.warning("Updates wait at Telegram, the database cannot store them just now: %s", error)
    elif not isinstance(error, TelegramError):
        logger.error("Updates cannot be taken in, try %d", failures, exc_info=error)
    elif isinstance(error, RetryAfter | InvalidToken) or failures in (1, 10) or failures % 100 == 0:
        logger.warning("Telegram cannot be reached (%s), try %d", type(error).__name__, failures)


def incoming(update: Any) -> Incoming | None:  # noqa: ANN401 - whatever came over the wire
    """Make the inbox row of an update, however malformed; None only for what has no id and so cannot be confirmed."""
    if not isinstance(update, Mapping) or not _is_id(update.get("update_id")):
        logger.error("Telegram sent something without an update id")
        return None
    try:
        # Half a character cannot be written in UTF-8, nor said to Telegram again: a question mark takes its place.
        body = json.dumps(update, ensure_ascii=False).encode(errors="replace")
    except RecursionError:
        body = UNREADABLE
    return Incoming(update["update_id"], chat_of(update), body)


def chat_of(update: Mapping[str, Any]) -> int:
    """Find the chat that an update belongs to, which is its lane; 0 for one that names none."""
    for content in update.values():
        for holders in (("chat",), ("message", "chat"), ("from",)):
            number = _inside(content, *holders, "id")
            if _is_id(number):
                return number
    return 0


def _inside(content: Any, *names: str) -> Any:  # noqa: ANN401 - JSON
    for name in names:
        content = content.get(name) if isinstance(content, Mapping) else None
    return content


def _is_id(number: object) -> TypeGuard[int]:
    """Say whether this is a whole number of at most 64 bits, as all of Telegram's ids are."""
    return type(number) is int and -(2**63) <= number < 2**63
