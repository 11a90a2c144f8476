"""The second station: the updates of a chat are handled one by one, in order, each in one transaction.

A try is counted before an update is handled, too: while it is in hand the storage has a note of it that outlives the
process. One that hangs the loop or ends the process is so set aside after `TRIES` starts, whatever it is.

What was in hand beside it must not share its fate. So after such an end those that were in hand are handled before
anything else, alone: the culprit is the only one in hand when it strikes again, and who comes through is cleared, for
it is handled. Nor must kills from outside set anything aside. An update is in hand only while the process works on it,
not while it waits for a download, for other transactions or for the disk. That is not enough where the bot is killed
again and again: on a busy machine, killed twice a second, it does little but start, and one update in three that a
kill had met was met three times in a row (measured). Hence the last try waits until the process has run for `CALM`
seconds, in which all others are served. Kills that come so often never meet it there, and of rarer ones it takes three
in a row, each within the same few milliseconds.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

from telegram.ext import Application

from bot.handlers.admin import dead_letters
from bot.handlers.notes import handle_note
from bot.handlers.status import refresh_pinned
from bot.handlers.turn import TURN, Turn
from bot.outbox.apology import apology, language_of
from bot.outbox.outbox import Outbox
from bot.outbox.trouble import Trouble
from bot.runtime.cause import ENDED, cause
from bot.runtime.chats import NO_PAUSE, STORAGE_PAUSE, Chats
from bot.runtime.clock import SteadyClock
from bot.runtime.metrics import Metrics
from bot.storage.deliveries import Delivery, DeliveryKind
from bot.storage.interface import NotOurs, Storage, StorageError
from bot.storage.notes import read_note
from bot.storage.values import MOST_COUNTED, Buyer, Changes, Waiting
from bot.wire import updates
from bot.wire.codec import loads

logger = logging.getLogger(__name__)
TRIES = 3
"""How often handling an update is tried before it is set aside. Our choice."""
ALONE = 3.0
"""Seconds that a chat is handled alone after an unclean end; then others go on beside it. Our choice."""
ALL_ALONE = 10.0
"""Seconds that all of them together may hold up the others. Our choice."""
CALM = 3.0
"""Seconds that the process has run before it tries for the last time what was in hand at all ends. Our choice."""
FLOOD_PAUSE = 0.02
"""Seconds between two updates of a chat that floods, so that the others do not wait behind it. Our choice."""
RESTED = 9
"""Times as long as an update has kept a processor its chat rests before the next one, so that it takes no more than a
tenth of one, whatever it sends. Our choice."""
WORTH_RESTING = 0.1
"""Seconds of rest from which on a chat has them though nothing of it waits yet: ten ordinary updates. Our choice."""
LONGEST_REST = 5.0
"""Seconds. Our choice."""


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
        begin_turn: Callable[..., Turn],
        admins: frozenset[int],
        announced: Callable[[], None],
        wanted: Callable[[], None],
        at_once: int = 64,
    ) -> None:
        """`begin_turn` is `Turn`, with what is the same for all.

        `announced` is told when news start or stop, `wanted` when there is work on files to be done.
        """
        super().__init__(storage.shares, at_once)
        self._begin_turn = begin_turn
        self._announced = announced
        self._wanted = wanted
        self._admins = admins
        self._trouble = trouble
        self._metrics = metrics
        self._floods: dict[int, bool] = {}
        """Chats whose updates come faster than they can be answered, and whether the buyer was told."""
        self._calm_at = 0.0
        """When, in the loop's time, the next last try may begin."""
        self._suspects: dict[int, asyncio.Event] = {}
        """Chats that are handled alone, and what is set when they need not be any more."""
        self._others_may = asyncio.Event()
        """Not set: nothing is begun for others."""
        self._others_may.set()
        self._storage = storage
        self._application = application
        self._outbox = outbox
        self._clock = clock

    async def begin(self) -> None:
        """Take up all that is our own."""
        self._calm_at = asyncio.get_running_loop().time() + CALM
        await self.take_up(self._shares.is_kept)

    async def take_up(self, are_theirs: Callable[[int], bool]) -> None:
        """Take up what waits in some chats: what may have ended a process first, one after the other, then all.

        Raises `StorageError`.
        """
        if suspects := [chat for chat in await self._storage.abandoned(ENDED) if are_theirs(chat)]:
            logger.warning("Handled first, one by one, as they were tried before: updates of %d chats", len(suspects))
            await self._one_by_one(suspects)
        self.wake_all(chat for chat in await self._storage.waiting_chats() if are_theirs(chat))

    def forget(self, are_theirs: Callable[[int], bool]) -> None:
        """Forget what is known of some chats, for which nothing is under way."""
        super().forget(are_theirs)
        self._floods = {chat: is_told for chat, is_told in self._floods.items() if not are_theirs(chat)}

    async def _one_by_one(self, chat_ids: Iterable[int]) -> None:
        """Begin with these chats while nothing is begun for others, which may be so in a process that has others."""
        self._others_may.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(ALL_ALONE):
                for chat_id in filter(self._shares.is_kept, chat_ids):
                    await self._alone(chat_id)
        self._others_may.set()

    async def _alone(self, chat_id: int) -> None:
        """Begin with a chat, and wait until its oldest update is handled, or waits itself for something outside."""
        cleared = self._suspects[chat_id] = asyncio.Event()
        self.wake(chat_id)
        with suppress(TimeoutError):
            await asyncio.wait_for(cleared.wait(), ALONE)

    def _until_calm(self) -> float:
        """Give the seconds until the next one of these may be tried: they have a while each, or they share a fate."""
        now = asyncio.get_running_loop().time()
        if now < self._calm_at:
            return self._calm_at - now
        self._calm_at = now + ALONE
        return NO_PAUSE

    def _clear(self, chat_id: int) -> None:
        if cleared := self._suspects.pop(chat_id, None):
            cleared.set()

    async def step(self, chat_id: int) -> float | None:
        """Handle the oldest update of a chat."""
        waiting = None
        if chat_id not in self._suspects and not self._others_may.is_set():
            async with self.apart():
                await self._others_may.wait()
        try:
            waiting = await self._storage.next_waiting(chat_id)
            return None if waiting is None else await self._handle(chat_id, waiting)
        except NotOurs:
            return None
        except StorageError as error:
            # The update stays in the inbox, nothing of it is stored, and this is no fault of the update.
            self.throttled.warning("The database cannot be used: %s", error)
            if waiting is not None and waiting.update_id is not None:
                self._trouble.tell(chat_id, waiting.body, stored=True, language=language_of(waiting))
            return STORAGE_PAUSE
        finally:
            self._clear(chat_id)

    async def _handle(self, chat_id: int, waiting: Waiting) -> float | None:
        """Handle one update, or count that it failed; give the seconds to wait, None when it was the last."""
        if waiting.attempts >= TRIES:  # it has ended the process each time, the last time a calm one
            await self._set_aside(chat_id, waiting)
            return NO_PAUSE
        is_last = waiting.attempts == TRIES - 1 and waiting.error == ENDED
        if is_last and (seconds := self._until_calm()):
            return seconds
        if waiting.attempts:
            await self._storage.take_surely(waiting.seq)
        try:
            pause = await self._committed(self._turn(chat_id, waiting))
        except StorageError:
            raise
        except Exception as error:
            logger.exception("Update %s (%d of %d tries)", waiting.update_id, waiting.attempts + 1, TRIES)
            pause = await self._failed(chat_id, waiting, error)
        self._trouble.recovered(chat_id)
        return pause

    def _turn(self, chat_id: int, waiting: Waiting) -> Turn:
        return self._begin_turn(
            waiting=waiting,
            now=self._clock(),
            chat_id=chat_id,
            buyer=waiting.buyer or Buyer(chat_id),
            case=waiting.case,
            apart=self.apart,
            outside=partial(self._outside, chat_id, waiting.seq),
            is_time_sure=self._clock.doubt() is None,
        )

    @asynccontextmanager
    async def _outside(self, chat_id: int, seq: int) -> AsyncIterator[None]:
        """Take an update out of hand, and let other chats run, while something outside the process is waited for."""
        self._storage.put_down(seq)
        self._clear(chat_id)
        try:
            async with self.apart():
                yield
        finally:
            self._storage.take(seq)

    async def _committed(self, turn: Turn) -> float | None:
        """Handle one update and commit what comes of it; give the seconds to wait, None when it was the last.

        Of a flood each update is handled as ever, but only the last ones are answered one by one.
        """
        is_told = self._floods.get(turn.chat_id)
        remaining = await self._storage.commit(await self._changes(turn, is_told), turn.now)
        self._metrics.handled()
        self._outbox.hand(turn.chat_id, remaining.undelivered)
        self.wake_all(turn.retried.values())
        if turn.announcing:
            self._announced()
        if turn.wanted:
            self._wanted()
        if remaining.waiting == MOST_COUNTED and not turn.waiting.retries:
            self._floods[turn.chat_id] = is_told is not None
            return max(FLOOD_PAUSE, _rest(turn))
        self._floods.pop(turn.chat_id, None)
        rest = _rest(turn)
        return rest if remaining.waiting or rest > WORTH_RESTING else None

    async def _changes(self, turn: Turn, is_told: bool | None) -> Changes:
        """Handle one update, which is in hand meanwhile; give what comes of it. `is_told` None: there is no flood."""
        self._storage.take(turn.waiting.seq)
        try:
            await turn.meter.awaited(self._callback(turn))
            if is_told is not None and turn.waiting.update_id is not None and not turn.is_erased:
                turn.deliveries = _in_a_flood(turn, is_told=is_told)
            return turn.changes()
        finally:
            self._storage.put_down(turn.waiting.seq)

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
        await self._set_aside(chat_id, waiting)
        return NO_PAUSE

    async def _set_aside(self, chat_id: int, waiting: Waiting) -> None:
        """Keep an update out of the way, tell its buyer and the admins."""
        logger.error("Update %s is set aside", waiting.update_id)
        self._metrics.set_aside()
        alerts = dead_letters.alerts(self._admins)
        await self._storage.set_aside(waiting.seq, apology(chat_id, waiting), self._clock(), alerts)
        self._outbox.wake_all((chat_id, *(admin for admin, _delivery in alerts)))


def _rest(turn: Turn) -> float:
    """Give the seconds that a chat rests after an update."""
    return min(RESTED * turn.meter.seconds, LONGEST_REST)


def _in_a_flood(turn: Turn, *, is_told: bool) -> list[Delivery]:
    """Leave out what a later screen says anyway, and say once that everything is kept."""
    wanted = [delivery for delivery in turn.deliveries if not delivery.is_superseded]
    if is_told or turn.chat_id <= 0:
        return wanted
    return [*wanted, Delivery(DeliveryKind.TEXT, {"text": turn.texts.html("flood")})]
