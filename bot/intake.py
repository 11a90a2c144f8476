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
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.errors import wait
from bot.lanes import Lanes
from bot.polling import Polling
from bot.storage.interface import Incoming, Storage, StorageError

logger = logging.getLogger(__name__)

KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
"""What is asked of Telegram; anything else is never sent."""
TAP_LIFETIME = timedelta(seconds=150)
"""How long Telegram keeps a tap that nobody fetches (its server's source, durability.md)."""
RECENT = timedelta(hours=1)
"""How long before an outage a buyer must have been active to be shown the step again. Our choice."""
NOTED = timedelta(seconds=30)
"""How often it is noted that Telegram was heard of: an outage is known to this precision."""


class Intake:
    """Fetches updates by long polling and stores them."""

    def __init__(self, storage: Storage, polling: Polling, lanes: Lanes, clock: Callable[[], datetime]) -> None:
        self._storage = storage
        self._polling = polling
        self._lanes = lanes
        self._clock = clock
        self._noted: datetime | None = None

    async def run(self) -> None:
        """Fetch until cancelled, whatever fails. Raises `InvalidToken` when Telegram does not know the token."""
        offset: int | None = None
        failures = 0
        self._noted = await self._storage.last_contact()
        while True:
            try:
                updates = await self._polling.fetch(offset)
                offset = await self._take(updates, offset)
                failures = 0
            except InvalidToken:
                raise
            except TelegramError as error:
                failures += 1
                _report(error, failures)
                await asyncio.sleep(wait(error, failures) * random.uniform(1.0, 1.25))  # noqa: S311 - jitter
            except StorageError as error:
                failures += 1
                logger.warning("Updates wait at Telegram, the database cannot store them just now: %s", error)
                await asyncio.sleep(min(failures, 10))

    async def _take(self, updates: Sequence[Any], offset: int | None) -> int | None:
        """Store a batch; give the offset that confirms it, which the next fetch sends."""
        now = self._clock()
        found = [incoming(update) for update in updates]
        stored = [update for update in found if update]
        if stored:
            await self._storage.store(stored, now)
            self._lanes.wake_all(update.chat_id for update in stored)
        await self._heard(now)
        ids = [update.update_id for update in stored if update.update_id is not None]
        return max(ids) + 1 if ids else offset

    async def _heard(self, now: datetime) -> None:
        """Note the contact; after an outage let those be shown their step again who may have tapped in vain."""
        last = self._noted
        if last is not None and now - last > TAP_LIFETIME:
            chats = await self._storage.active_chats(since=last - RECENT)
            logger.info("Telegram was out of reach since %s: %d chats are shown their step again", last, len(chats))
            await self._storage.store([Incoming(None, chat, b'{"resume": true}') for chat in chats], now)
            self._lanes.wake_all(chats)
        if last is None or now - last > NOTED:
            await self._storage.contact(now)
            self._noted = now


def _report(error: TelegramError, failures: int) -> None:
    if isinstance(error, Conflict):
        logger.error("Another program fetches updates with the same BOT_TOKEN: stop it, or use a token of its own")
    elif isinstance(error, RetryAfter) or failures in (1, 10) or failures % 100 == 0:
        logger.warning("Telegram cannot be reached (%s), try %d", type(error).__name__, failures)


def incoming(update: Any) -> Incoming | None:  # noqa: ANN401 - whatever came over the wire
    """Make the inbox row of an update, however malformed; None only for what has no id and so cannot be confirmed."""
    if not isinstance(update, Mapping) or not isinstance(update.get("update_id"), int):
        logger.error("Telegram sent something without an update id")
        return None
    return Incoming(update["update_id"], chat_of(update), json.dumps(update).encode())


def chat_of(update: Mapping[str, Any]) -> int:
    """Find the chat that an update belongs to, which is its lane; 0 for one that names none."""
    for content in update.values():
        for holders in (("chat",), ("message", "chat"), ("from",)):
            number = _inside(content, *holders, "id")
            if isinstance(number, int):
                return number
    return 0


def _inside(content: Any, *names: str) -> Any:  # noqa: ANN401 - JSON
    for name in names:
        content = content.get(name) if isinstance(content, Mapping) else None
    return content
