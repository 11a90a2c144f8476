"""What a buyer is told while the database cannot save: said directly, for the outbox cannot be stored either.

It says what is true of what was sent just now: it is in the inbox and waits there, or it could not even be stored, and
Telegram keeps it until it is fetched again, a message for 24 hours, a tap for 150 seconds (source: Telegram's Bot API
server, tdlib/telegram-bot-api).
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.outbox.rate_limit import RateLimit
from bot.texts import texts
from bot.wire.codec import loads

logger = logging.getLogger(__name__)

PATIENCE = 0.5
"""Seconds: what works again at the next try, a second later, is not worth a word. Our choice."""
QUIET = 300.0
"""Seconds without a failure after which an outage is over; Telegram repeats a webhook's call within 120."""
MESSAGES = 5.0
"""Messages a second, to all chats together. Our choice: they must not use up what is left of Telegram's patience."""
WORKERS = 4
"""How many calls are under way at one time. Our choice."""
MOST_CHATS, MOST_MARKS = 10_000, 4
"""How many chats are told in one outage, and how often each (a message and a few taps): a bound on memory."""
LONGEST_QUERY = 64
"""Characters of a tap's id; Telegram's have about 19."""
MESSAGE = ""
"""Stands for a chat's one message, where a tap has its id."""

Key = tuple[int, str]


@dataclass(frozen=True)
class Apology:
    """What is to be said about an update: the message of texts, and whose."""

    text: str
    language: str


class Trouble:
    """Tells each chat once in an outage. Nobody waits for it: what it says goes out beside everything else."""

    def __init__(self, bot: Bot, patience: float | None = None) -> None:
        self._bot = bot
        self._patience = PATIENCE if patience is None else patience
        self._rate_limit = RateLimit(MESSAGES)
        self._began = self._failed = -math.inf
        """When the outage began, and when something last failed in it."""
        self._told: dict[int, set[str]] = {}
        """Chat -> what of it was spoken of in this outage, or is about to be."""
        self._taps: dict[Key, Apology] = {}
        self._messages: dict[Key, Apology] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._stopped = False

    def tell(self, chat_id: int, update: bytes, *, stored: bool, language: str = "en") -> None:
        """Tell a buyer whose update could not be saved, unless this outage is too young or they were told already.

        `update` is its JSON, unchecked; `stored` says whether it is at least in the inbox. It is called at each failed
        try. Groups are told nothing. A tap is answered by an alert, anything else by a message. Raises nothing.
        """
        now = asyncio.get_running_loop().time()
        if now - self._failed > QUIET:
            self._began = now
            self._told.clear()
        self._failed = now
        mark = _mark(update)
        if chat_id <= 0 or mark is None or now - self._began < self._patience or not self._is_new(chat_id, mark):
            return
        line = self._messages if mark == MESSAGE else self._taps
        line[chat_id, mark] = Apology("database_trouble" if stored else "database_trouble_outside", language)
        self._work_on()

    def recovered(self, chat_id: int) -> None:
        """Leave unsaid what this chat was still to be told: its update is saved by now."""
        for mark in tuple(self._told.get(chat_id, ())):
            unsaid = self._taps.pop((chat_id, mark), None) or self._messages.pop((chat_id, mark), None)
            if unsaid:
                self._told[chat_id].discard(mark)

    async def stop(self) -> None:
        """Say nothing more."""
        self._stopped = True
        self._taps.clear()
        self._messages.clear()
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    def _is_new(self, chat_id: int, mark: str) -> bool:
        """Say whether this is still to be told, and remember that it is."""
        if chat_id not in self._told and len(self._told) >= MOST_CHATS:
            return False
        told = self._told.setdefault(chat_id, set())
        if mark in told or len(told) >= MOST_MARKS:
            return False
        told.add(mark)
        return True

    def _work_on(self) -> None:
        if len(self._workers) < WORKERS and not self._stopped:
            worker = asyncio.create_task(self._work(), name="Trouble")
            self._workers.add(worker)
            worker.add_done_callback(self._workers.discard)

    async def _work(self) -> None:
        """Say what there is to say; taps first, for they can be answered for some seconds only."""
        while line := self._taps or self._messages:
            chat_id, mark = key = next(iter(line))
            pause = self._rate_limit.delay(chat_id, asyncio.get_running_loop().time()) if mark == MESSAGE else 0.0
            if pause:
                await asyncio.sleep(pause)
                continue
            try:
                await self._say(chat_id, mark, line.pop(key))
            except Exception:
                logger.exception("A chat could not be told of the trouble")

    async def _say(self, chat_id: int, mark: str, word: Apology) -> None:
        told = texts(word.language)
        with suppress(TelegramError):  # it would help nobody to try again: the update itself is not lost
            if mark == MESSAGE:
                await self._bot.send_message(chat_id, told.html(word.text), parse_mode=ParseMode.HTML)
            else:
                await self._bot.answer_callback_query(mark, told.plain(word.text, "tap"), show_alert=True)


def _mark(update: bytes) -> str | None:
    """Give the id of the tap, `MESSAGE` for something written or sent, None for what nobody waits for an answer to."""
    try:
        body: Any = loads(update)
    except (ValueError, RecursionError):
        return None
    if not isinstance(body, Mapping):
        return None
    if "message" in body or "edited_message" in body:
        return MESSAGE
    tap = body.get("callback_query")
    query = tap.get("id") if isinstance(tap, Mapping) else None
    return query if isinstance(query, str) and 0 < len(query) <= LONGEST_QUERY else None
