"""The second station: the updates of a chat are handled one by one, in order, each in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from telegram.ext import Application

from bot.evidence.inspector import Inspector
from bot.handlers.admin import dead_letters
from bot.handlers.notes import handle_note
from bot.handlers.status import refresh_pinned
from bot.handlers.turn import TURN, Turn
from bot.outbox.outbox import Outbox
from bot.outbox.trouble import Trouble
from bot.runtime.cause import cause
from bot.runtime.chats import NO_PAUSE, STORAGE_PAUSE, Chats
from bot.runtime.clock import SteadyClock
from bot.runtime.metrics import Metrics
from bot.storage.deliveries import Delivery, DeliveryKind
from bot.storage.interface import Storage, StorageError
from bot.storage.notes import read_note
from bot.storage.values import MOST_COUNTED, Buyer, Waiting
from bot.texts import texts
from bot.wire import updates
from bot.wire.codec import loads

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
        clock: SteadyClock,
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
            self.throttled.warning("The database cannot be used: %s", error)
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
            is_time_sure=self._clock.doubt() is None,
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
        return NO_PAUSE if remaining.waiting else None

    async def _callback(self, turn: Turn) -> None:
        """Let the handlers do their work on the turn. Raises what they raise."""
        body = loads(turn.waiting.body)
        note = None if turn.waiting.update_id is not None else read_note(body)
        token = TURN.set(turn)
        try:
            if note:
                await handle_note(turn, note)
            else:
                await self._application.process_update(updates.read(body, self._application.bot))
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
        alerts = dead_letters.alerts(self._admins)
        await self._storage.set_aside(waiting.seq, _apology(chat_id, waiting), self._clock(), alerts)
        self._outbox.wake_all(admin for admin, _delivery in alerts)
        return NO_PAUSE


def _in_a_flood(turn: Turn, *, is_told: bool) -> list[Delivery]:
    """Leave out what a later screen says anyway, and say once that everything is kept."""
    wanted = [delivery for delivery in turn.deliveries if not delivery.is_superseded]
    if is_told or turn.chat_id <= 0:
        return wanted
    return [*wanted, Delivery(DeliveryKind.TEXT, {"text": turn.texts.html("flood")})]


def _language(waiting: Waiting) -> str:
    return waiting.buyer.language if waiting.buyer else "en"


def _apology(chat_id: int, waiting: Waiting) -> list[Delivery]:
    """Free the button that was tapped, and tell the buyer, where there is one. Of a note of ours nobody knows."""
    body = _readable(waiting.body)
    if waiting.update_id is None and read_note(body):
        return []
    freed = [Delivery(DeliveryKind.FREED, {"query_id": query, "text": ""}) for query in _tap(body)]
    if chat_id <= 0:
        return freed
    sorry = texts(_language(waiting)).html("update_failed")
    return [*freed, Delivery(DeliveryKind.SCREEN, {"text": sorry, "rows": [], "replaces": None})]


def _readable(body: bytes) -> Any:  # noqa: ANN401 - JSON
    """Read the body of an update; None for what cannot be read."""
    try:
        return loads(body)
    except (ValueError, RecursionError):
        return None


def _tap(body: Any) -> list[str]:  # noqa: ANN401 - JSON
    """Give the id of the tap that an update is about, if it is about one."""
    try:
        return [str(body["callback_query"]["id"])]
    except (LookupError, TypeError):
        return []
