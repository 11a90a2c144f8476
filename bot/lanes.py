"""The second station: the updates of a chat are handled one by one, in order, each in one transaction."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from telegram import Bot, Update
from telegram.ext import Application

from bot.chats import AT_ONCE, STORAGE_PAUSE, Chats
from bot.notes import handle_note
from bot.outbox import Outbox
from bot.polling import KINDS
from bot.storage.interface import Buyer, Delivery, Storage, StorageError, Waiting
from bot.texts import texts
from bot.turn import TURN, Turn

logger = logging.getLogger(__name__)

TRIES = 3
"""How often handling an update is tried before it is set aside. Our choice."""
LONGEST_ERROR = 1000
"""Characters of an error that are kept with its update."""


class Lanes(Chats):
    """Handles what is stored: many chats at once, one update at a time in each."""

    def __init__(
        self,
        storage: Storage,
        application: Application[Any, Any, Any, Any, Any, Any],
        outbox: Outbox,
        clock: Callable[[], datetime],
        at_once: int = 64,
    ) -> None:
        super().__init__(at_once)
        self._storage = storage
        self._application = application
        self._outbox = outbox
        self._clock = clock

    async def step(self, chat_id: int) -> float | None:
        """Handle the oldest update of a chat."""
        try:
            waiting = await self._storage.next_waiting(chat_id)
            return None if waiting is None else await self._handle(chat_id, waiting)
        except StorageError as error:
            # The update stays in the inbox, nothing of it is stored, and this is no fault of the update.
            self.seldom.warning("The database cannot be used: %s", error)
            return STORAGE_PAUSE

    async def _handle(self, chat_id: int, waiting: Waiting) -> float:
        """Handle one update, or count that it failed; give the seconds to wait."""
        turn = Turn(
            waiting=waiting,
            now=self._clock(),
            storage=self._storage,
            bot=self._application.bot,
            chat_id=chat_id,
            buyer=waiting.buyer or Buyer(chat_id),
            case=waiting.case,
        )
        pause = AT_ONCE
        try:
            await self._callback(turn)
            await self._storage.commit(turn.changes(), turn.now)
        except StorageError:
            raise
        except Exception as error:
            logger.exception("Update %s (%d of %d tries)", waiting.update_id, waiting.attempts + 1, TRIES)
            pause = await self._failed(chat_id, waiting, error)
        self._outbox.wake(chat_id)
        return pause

    async def _callback(self, turn: Turn) -> None:
        """Let the handlers do their work on the turn. Raises what they raise."""
        body = json.loads(turn.waiting.body)
        token = TURN.set(turn)
        try:
            if turn.waiting.update_id is None:
                await handle_note(turn, body)
                return
            await self._application.process_update(_read(body, self._application.bot))
        finally:
            TURN.reset(token)
        if turn.error is not None:
            raise turn.error

    async def _failed(self, chat_id: int, waiting: Waiting, error: Exception) -> float:
        """Try again, up to `TRIES` times; then set the update aside and tell the buyer."""
        attempts = await self._storage.failed(waiting.seq, f"{type(error).__name__}: {error}"[:LONGEST_ERROR])
        if attempts < TRIES:
            return 0.1 * attempts
        logger.error("Update %s is set aside", waiting.update_id)
        await self._storage.set_aside(waiting.seq, _apology(chat_id, waiting), self._clock())
        return AT_ONCE


def _read(body: Mapping[str, Any], bot: Bot) -> Update:
    """Read an update. Raises whatever python-telegram-bot does, and `ValueError` for what says nothing to it."""
    update = Update.de_json(dict(body), bot)
    if any(kind in body for kind in KINDS) and not (update.effective_chat or update.callback_query):
        raise ValueError("the update names no chat")
    return update


def _apology(chat_id: int, waiting: Waiting) -> list[Delivery]:
    """Free the button that was tapped, and tell the buyer, where there is one."""
    freed = [Delivery("answer", {"query_id": query, "text": ""}) for query in _tap(waiting.body)]
    if chat_id <= 0:
        return freed
    sorry = texts(waiting.buyer.language if waiting.buyer else "en").html("update_failed")
    return [*freed, Delivery("screen", {"text": sorry, "rows": [], "replaces": None})]


def _tap(body: bytes) -> list[str]:
    """Give the id of the tap that an update is about, if it is about one."""
    try:
        return [str(json.loads(body)["callback_query"]["id"])]
    except (ValueError, LookupError, TypeError, RecursionError):
        return []
