"""The second station: the updates of a chat are handled one by one, in order, each in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from telegram import Bot, CallbackQuery, Chat, Message, Update, User
from telegram.constants import ZERO_DATE
from telegram.ext import Application

from bot import dead_letters
from bot.cause import cause
from bot.chats import AT_ONCE, STORAGE_PAUSE, Chats
from bot.evidence.inspector import Inspector
from bot.metrics import Metrics
from bot.notes import handle_note
from bot.outbox import Outbox
from bot.polling import KINDS
from bot.status import refresh_pinned
from bot.storage.interface import Storage, StorageError
from bot.storage.values import MOST_COUNTED, Buyer, Delivery, Waiting
from bot.texts import texts
from bot.trouble import Trouble
from bot.turn import TURN, Turn
from bot.wire import loads

logger = logging.getLogger(__name__)

TRIES = 3
"""How often handling an update is tried before it is set aside. Our choice."""
FLOOD_PAUSE = 0.02
"""Seconds between two updates of a chat that floods, so that the others do not wait behind it. Our choice."""


class Lanes(Chats):
    """Handles what is stored: many chats at once, one update at a time in each."""

    def __init__(
        self,
        storage: Storage,
        application: Application[Any, Any, Any, Any, Any, Any],
        outbox: Outbox,
        clock: Callable[[], datetime],
        trouble: Trouble,
        metrics: Metrics,
        inspector: Inspector,
        admins: frozenset[int],
        announced: Callable[[], None],
        at_once: int = 64,
    ) -> None:
        """`announced` is told when an admin has started or stopped news."""
        super().__init__(at_once)
        self._inspector = inspector
        self._announced = announced
        self._admins = admins
        self._trouble = trouble
        self._metrics = metrics
        self._floods: dict[int, bool] = {}
        """Chats whose updates come faster than they can be answered, and whether the buyer was told."""
        self._storage = storage
        self._application = application
        self._outbox = outbox
        self._clock = clock

    async def step(self, chat_id: int) -> float | None:
        """Handle the oldest update of a chat."""
        waiting = None
        try:
            waiting = await self._storage.next_waiting(chat_id)
            return None if waiting is None else await self._handle(chat_id, waiting)
        except StorageError as error:
            # The update stays in the inbox, nothing of it is stored, and this is no fault of the update.
            self.seldom.warning("The database cannot be used: %s", error)
            if waiting is not None and waiting.update_id is not None:
                self._trouble.tell(chat_id, waiting.body, stored=True, language=_language(waiting))
            return STORAGE_PAUSE

    async def _handle(self, chat_id: int, waiting: Waiting) -> float | None:
        """Handle one update, or count that it failed; give the seconds to wait, None when it was the last."""
        try:
            pause = await self._committed(self._turn(chat_id, waiting))
        except StorageError:
            raise
        except Exception as error:
            logger.exception("Update %s (%d of %d tries)", waiting.update_id, waiting.attempts + 1, TRIES)
            pause = await self._failed(chat_id, waiting, error)
            self._outbox.wake(chat_id)
        self._trouble.recovered(chat_id)
        return pause

    def _turn(self, chat_id: int, waiting: Waiting) -> Turn:
        return Turn(
            waiting=waiting,
            now=self._clock(),
            storage=self._storage,
            bot=self._application.bot,
            chat_id=chat_id,
            buyer=waiting.buyer or Buyer(chat_id),
            case=waiting.case,
            apart=self.apart,
            inspector=self._inspector,
        )

    async def _committed(self, turn: Turn) -> float | None:
        """Handle one update and commit what comes of it; give the seconds to wait, None when it was the last.

        Of a flood each update is handled as ever, but only the last ones are answered one by one.
        """
        await self._callback(turn)
        is_told = self._floods.get(turn.chat_id)
        if is_told is not None and turn.waiting.update_id is not None and not turn.is_erased:
            turn.deliveries = _in_a_flood(turn, is_told=is_told)
        remaining = await self._storage.commit(turn.changes(), turn.now)
        self._metrics.handled()
        self._outbox.hand(turn.chat_id, remaining.undelivered)
        self.wake_all(turn.retried.values())
        if turn.announcing:
            self._announced()
        if remaining.waiting == MOST_COUNTED and not turn.waiting.retries:
            self._floods[turn.chat_id] = is_told is not None
            return FLOOD_PAUSE
        self._floods.pop(turn.chat_id, None)
        return AT_ONCE if remaining.waiting else None

    async def _callback(self, turn: Turn) -> None:
        """Let the handlers do their work on the turn. Raises what they raise."""
        body = loads(turn.waiting.body)
        token = TURN.set(turn)
        try:
            # A dead letter may have lost its id to a later update that got the same: that one is no note.
            if turn.waiting.update_id is None and "update_id" not in body:
                await handle_note(turn, body)
            else:
                await self._application.process_update(_read(body, self._application.bot))
            await refresh_pinned(turn)
        finally:
            TURN.reset(token)
        if turn.error is not None:
            raise turn.error

    async def _failed(self, chat_id: int, waiting: Waiting, error: Exception) -> float:
        """Try again, up to `TRIES` times; then set the update aside and tell the buyer."""
        self._metrics.failed()
        attempts = await self._storage.failed(waiting.seq, cause(error))
        if attempts < TRIES:
            return 0.1 * attempts
        logger.error("Update %s is set aside", waiting.update_id)
        self._metrics.set_aside()
        news = dead_letters.news(self._admins)
        await self._storage.set_aside(waiting.seq, _apology(chat_id, waiting), self._clock(), news)
        self._outbox.wake_all(admin for admin, _delivery in news)
        return AT_ONCE


def _in_a_flood(turn: Turn, *, is_told: bool) -> list[Delivery]:
    """Free the button that was tapped, and say once that everything is kept; the last screens come afterwards.

    What is no screen and was asked for, a file, is not shown by any later one.
    """
    wanted = [delivery for delivery in turn.deliveries if delivery.kind in ("answer", "file")]
    if is_told or turn.chat_id <= 0:
        return wanted
    return [*wanted, Delivery("text", {"text": turn.texts.html("flood")})]


def _language(waiting: Waiting) -> str:
    return waiting.buyer.language if waiting.buyer else "en"


def _read(body: Mapping[str, Any], bot: Bot) -> Update:
    """Read an update. Raises whatever python-telegram-bot does, and `ValueError` for what says nothing to it."""
    tap = body.get("callback_query")
    if isinstance(tap, Mapping):
        return Update(body["update_id"], callback_query=_read_tap(tap))
    update = Update.de_json(dict(body), bot)
    if any(kind in body for kind in KINDS) and not update.effective_chat:
        raise ValueError("the update names no chat")
    return update


def _read_tap(tap: Mapping[str, Any]) -> CallbackQuery:
    """Read a tap, but not what is on the screen that carries the button: that costs more than all the rest.

    Nobody asks for it, and Telegram itself leaves it out where the screen is old (Bot API, InaccessibleMessage).
    """
    screen = tap.get("message")
    return CallbackQuery(
        id=tap["id"],
        from_user=User.de_json(tap["from"]),
        chat_instance=tap.get("chat_instance", ""),
        data=tap.get("data"),
        message=Message(screen["message_id"], ZERO_DATE, Chat.de_json(screen["chat"])) if screen else None,
    )


def _apology(chat_id: int, waiting: Waiting) -> list[Delivery]:
    """Free the button that was tapped, and tell the buyer, where there is one."""
    freed = [Delivery("answer", {"query_id": query, "text": ""}) for query in _tap(waiting.body)]
    if chat_id <= 0:
        return freed
    sorry = texts(_language(waiting)).html("update_failed")
    return [*freed, Delivery("screen", {"text": sorry, "rows": [], "replaces": None})]


def _tap(body: bytes) -> list[str]:
    """Give the id of the tap that an update is about, if it is about one."""
    try:
        return [str(loads(body)["callback_query"]["id"])]
    except (ValueError, LookupError, TypeError, RecursionError):
        return []
