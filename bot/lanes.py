"""The second station: the updates of a chat are handled one by one, in order, each in one transaction."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.chats import Chats
from bot.notes import handle_note
from bot.outbox import STORAGE_PAUSE, Outbox
from bot.storage.interface import Buyer, Delivery, Storage, StorageError, Waiting
from bot.texts import texts
from bot.turn import TURN, Turn

logger = logging.getLogger(__name__)

TRIES = 3
"""How often handling an update is tried before it is set aside. Our choice."""


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

    async def step(self, chat_id: int) -> bool:
        """Handle the oldest update of a chat; say whether there was one."""
        try:
            waiting = await self._storage.next_waiting(chat_id)
            if waiting is None:
                return False
            await self._handle(chat_id, waiting)
        except StorageError as error:
            # The update stays in the inbox, nothing of it is stored, and this is no fault of the update.
            logger.warning("The database cannot be used just now: %s", error)
            await self.without_slot(STORAGE_PAUSE)
        return True

    async def _handle(self, chat_id: int, waiting: Waiting) -> None:
        turn = Turn(
            waiting=waiting,
            now=self._clock(),
            storage=self._storage,
            bot=self._application.bot,
            chat_id=chat_id,
            buyer=waiting.buyer or Buyer(chat_id),
            case=waiting.case,
        )
        TURN.set(turn)
        try:
            await self._callback(turn)
        except StorageError:
            raise
        except Exception as error:
            logger.exception("Update %s (%d of %d tries)", waiting.update_id, waiting.attempts + 1, TRIES)
            await self._failed(chat_id, waiting, error)
        else:
            await self._storage.commit(turn.changes(), turn.now)
        self._outbox.wake(chat_id)

    async def _callback(self, turn: Turn) -> None:
        """Let the handlers do their work on the turn. Raises what they raise."""
        body = json.loads(turn.waiting.body)
        if turn.waiting.update_id is None:
            await handle_note(turn, body)
            return
        update = Update.de_json(body, self._application.bot)
        await self._application.process_update(update)
        if turn.error is not None:
            raise turn.error

    async def _failed(self, chat_id: int, waiting: Waiting, error: Exception) -> None:
        """Try again, up to `TRIES` times; then set the update aside and tell the buyer."""
        attempts = await self._storage.failed(waiting.seq, f"{type(error).__name__}: {error}")
        if attempts < TRIES:
            await self.without_slot(0.1 * attempts)
            return
        logger.error("Update %s is set aside", waiting.update_id)
        await self._storage.set_aside(waiting.seq, _apology(chat_id, waiting), self._clock())


def _apology(chat_id: int, waiting: Waiting) -> list[Delivery]:
    """Tell the buyer, where there is one, and free the button that was tapped."""
    if chat_id <= 0:
        return []
    sorry = texts(waiting.buyer.language if waiting.buyer else "en").html("update_failed")
    told = [Delivery("screen", {"text": sorry, "rows": [], "replaces": None})]
    try:
        query = json.loads(waiting.body)["callback_query"]["id"]
    except (ValueError, LookupError, TypeError):
        return told
    return [Delivery("answer", {"query_id": str(query), "text": ""}), *told]
