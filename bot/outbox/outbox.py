"""The third station: screens that are stored but not delivered. In order per chat, until Telegram has them."""

from __future__ import annotations

import asyncio
import html
import logging
import math
import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram.error import BadRequest, TelegramError

from bot.outbox.doubts import Doubts
from bot.outbox.rate_limit import RateLimit
from bot.outbox.rides import RODE, Rides, Rode
from bot.outbox.sender import Effect, Pinned, Sending, keyboard
from bot.outbox.tidying import Tidying
from bot.outbox.together import settling, together
from bot.outbox.uploads import UploadCache
from bot.runtime.chats import NO_PAUSE, STORAGE_PAUSE, Chats, UntilWoken
from bot.runtime.metrics import Metrics
from bot.screens.screen import LONGEST, TAG, length
from bot.storage.deliveries import DeliveryKind, Shown, Undelivered
from bot.storage.interface import NotOurs, Storage, StorageError
from bot.texts import ENGLISH, texts
from bot.wire.api import Api
from bot.wire.errors import Fate, fate, is_in_doubt, wait

logger = logging.getLogger(__name__)

MOST_TRIES = 20
"""How often (in some eight minutes) Telegram may fail a delivery before it is asked whether it is well otherwise."""
AT_FIRST, AT_ONCE = 4, 96
"""How many chats are delivered to at one time, just after the start and later: what a kill may leave to be sent again.
Our choice: with 64 a tenth less is done where calls take 50 ms, with 32 a third less (docs/performance.md).
"""
WIDEN_AFTER = 3
"""Deliveries after which one more goes at one time: from 4 to 96 takes a dozen round trips, and a bot that is killed
again and again leaves few in doubt. Our choice."""
WORTH_TELLING = 3
"""From which try in a row the log tells that Telegram cannot be reached."""


@dataclass(frozen=True)
class Acknowledged:
    """What Telegram has and the database does not know of yet."""

    ids: list[int]
    shown: Shown | None
    pinned: int | None


@dataclass(frozen=True)
class Failed:
    """A delivery that is tried again and again, and how often; `doubt`: the last time Telegram may have taken it."""

    id: int
    tries: int = 0
    doubt: float = -math.inf
    """In the loop's time."""


DeliveryResult = Effect | Rode | Exception
"""What became of a delivery."""


class Outbox(Chats):
    """Delivers what is stored: chats side by side, one delivery after the other in each."""

    def __init__(
        self,
        storage: Storage,
        api: Api,
        clock: Callable[[], datetime],
        rate_limit: RateLimit,
        metrics: Metrics,
        at_once: int = AT_ONCE,
    ) -> None:
        super().__init__(storage.shares, at_once, min(AT_FIRST, at_once))
        self._rate_limit = rate_limit
        self._metrics = metrics
        self._storage = storage
        self._api = api
        self._clock = clock
        self._acknowledged: dict[int, Acknowledged] = {}
        self._handed: dict[int, tuple[Undelivered, ...]] = {}
        """Chat -> what the database was seen to hold for it just now, so that it need not be asked."""
        self._failed: dict[int, Failed] = {}
        self._noted = 0
        """How often what Telegram has taken was stored."""
        self.doubts = Doubts(api, self.throttled)
        self.tidying = Tidying(api)
        self.rides = Rides(self.tidying.ride, storage.shares.is_ours)
        self.sending = Sending(api, UploadCache(storage, self.throttled), self.tidying)

    def hand(self, chat_id: int, undelivered: tuple[Undelivered, ...]) -> None:
        """Wake a chat that was just seen to have these to be delivered: saves asking the database for them.

        When a delivery is under way it is asked nevertheless, for by the time that is done this is out of date.
        """
        self.rides.board(undelivered)
        is_fresh = chat_id not in self._tasks or chat_id in self._handed
        self.wake(chat_id)
        if is_fresh and chat_id in self._tasks:
            self._handed[chat_id] = undelivered

    def wake(self, chat_id: int) -> None:
        """As ever; and since there is something new, what the chat was seen to have is out of date."""
        self._handed.pop(chat_id, None)
        super().wake(chat_id)

    async def stop(self, seconds: float) -> None:
        """As ever; older screens are left as they are."""
        await super().stop(seconds)
        await self.tidying.stop()

    def forget(self, are_theirs: Callable[[int], bool]) -> None:
        """Forget what is known of some chats: another process goes on from what is stored."""
        super().forget(are_theirs)
        for known in (self._acknowledged, self._handed, self._failed):
            for chat_id in [one for one in known if are_theirs(one)]:
                del known[chat_id]

    async def step(self, chat_id: int) -> float | None:
        """Deliver the oldest thing of a chat, together with the answers to taps before it."""
        try:
            await self._note(chat_id)
            if pause := await self._doubt(chat_id):
                return pause
            waiting = await self._undelivered(chat_id)
            if not waiting or not self._storage.shares.is_ours(chat_id):
                self._failed.pop(chat_id, None)
                return None
            if pause := self._patience(chat_id, waiting):
                return UntilWoken(pause)
            return await self._try(chat_id, together(waiting))
        except NotOurs:
            return None
        except StorageError as error:
            self.throttled.warning("The database cannot be used: %s", error)
            return STORAGE_PAUSE

    async def _undelivered(self, chat_id: int) -> Sequence[Undelivered]:
        if chat_id in self._handed:
            return self._handed.pop(chat_id)
        return await self._storage.undelivered(chat_id)

    def _patience(self, chat_id: int, waiting: Sequence[Undelivered]) -> float:
        """Give the seconds that have to pass where the bot speaks by itself; an answer to the buyer never waits."""
        if any(item.update_id is not None for item in waiting):
            return settling(waiting, self._clock())
        return self._rate_limit.delay(chat_id, _now())

    async def _doubt(self, chat_id: int) -> float:
        """Give the seconds to wait before what may have arrived is sent again; 0.0: it may be, or there is none."""
        if chat_id not in self._failed:
            return 0.0
        async with self.apart():
            return await self.doubts.patience(self._failed[chat_id].doubt)

    async def _note(self, chat_id: int) -> bool:
        """Store what Telegram has taken; say whether there is more. Until that works nothing else goes out."""
        if chat_id not in self._acknowledged:
            return True
        taken = self._acknowledged[chat_id]
        try:
            more = await self._storage.delivered(taken.ids, taken.shown, self._clock(), taken.pinned)
        except KeyError:  # it was on its way while the buyer had everything erased
            more = True
            await self._take_down(chat_id, taken.pinned)
        self._metrics.delivered(len(taken.ids))
        del self._acknowledged[chat_id]
        self._failed.pop(chat_id, None)
        self._noted += 1
        if self._noted % WIDEN_AFTER == 0:
            self.widen()
        return more

    async def _take_down(self, chat_id: int, pinned: int | None) -> None:
        """Delete a status message that nobody knows of any more, as well as can be."""
        if pinned:
            with suppress(TelegramError):
                await self._api("deleteMessage", chat_id=chat_id, message_id=pinned)

    async def _try(self, chat_id: int, items: Sequence[Undelivered]) -> float | None:
        """Deliver, or park the chat; give the seconds to wait, None when all is out."""
        began = _now()
        outcomes = await self._outcomes(items)
        taken = [(item.id, out) for item, out in zip(items, outcomes, strict=True) if not isinstance(out, Exception)]
        if taken:
            shown = next((out for _id, out in taken if isinstance(out, Shown) and out != items[0].shown), None)
            pinned = next((out.message_id for _id, out in taken if isinstance(out, Pinned)), None)
            if any(out is not RODE for _id, out in taken):
                self.doubts.answered(began)
            self._acknowledged[chat_id] = Acknowledged([number for number, _out in taken], shown, pinned)
        more = await self._note(chat_id)
        for item, out in zip(items, outcomes, strict=True):
            if isinstance(out, TelegramError):
                return await self._later(item, out)
            if isinstance(out, Exception):
                raise out
        return NO_PAUSE if more else None

    async def _outcomes(self, items: Sequence[Undelivered]) -> Sequence[DeliveryResult]:
        """Deliver side by side. A task for each costs, and most often one call is to be made, beside what rides."""
        if not all(self.rides.carries(item.id) for item in items[:-1]):
            return await asyncio.gather(*map(self._outcome, items))
        last = await self._outcome(items[-1])
        return [*[await self._outcome(item) for item in items[:-1]], last]

    async def _outcome(self, item: Undelivered) -> DeliveryResult:
        try:
            return await self._delivered(item)
        except Exception as error:  # noqa: BLE001 - it is looked at where all are known
            return error

    async def _later(self, item: Undelivered, error: TelegramError) -> float:
        """Park the chat, or count a try that failed; give the seconds until the next one."""
        if fate(error) is Fate.PARK:
            logger.info("Chat cannot be reached, its deliveries wait: %s", type(error).__name__)
            await self._storage.park(item.chat_id, self._clock())
            self._metrics.parked()
            return NO_PAUSE
        tries = self._tries_of(item) + (fate(error) is Fate.RETRY)
        doubt = _now() if is_in_doubt(error) else -math.inf
        (self._metrics.held if fate(error) is Fate.HOLD else self._metrics.retried)()
        self._failed[item.chat_id] = Failed(item.id, tries, doubt)
        if tries >= WORTH_TELLING or fate(error) is Fate.HOLD:
            self.throttled.warning("Telegram does not take deliveries: %s", error)
        return wait(error, tries) * random.uniform(1.0, 1.25)  # noqa: S311 - jitter

    async def _delivered(self, item: Undelivered) -> Effect | Rode:
        """Deliver as well as can be. Raises `TelegramError` when it may work later or the chat cannot be reached."""
        if item.delivery.kind == DeliveryKind.FREED and await self.rides.took(item.id):
            return RODE
        try:
            return await self.sending.send(item)
        except NotOurs:
            raise
        except TelegramError as error:
            meaning = fate(error)
            if meaning is Fate.DONE:
                return None
            if meaning in (Fate.HOLD, Fate.PARK) or (meaning is Fate.RETRY and not await self._is_hopeless(item)):
                raise
            logger.error("Telegram refuses a %s made by update %s: %s", item.delivery.kind, item.update_id, error)  # noqa: TRY400 - its text is all there is to say
        except Exception:
            logger.exception("A %s made by update %s cannot be sent", item.delivery.kind, item.update_id)
        self._metrics.undeliverable()
        return await self._plain(item)

    async def _plainly(self, chat_id: int, payload: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """Send the words with their buttons; where Telegram refuses these too, without, and say so."""
        words = payload.get("text", "")
        with suppress(BadRequest, LookupError, TypeError, AttributeError):  # the payload may be none of ours
            if buttons := keyboard(payload.get("rows", [])):
                return await self._api("sendMessage", chat_id=chat_id, text=plain(words), reply_markup=buttons)
        missing = texts(payload.get("language", ENGLISH)).plain("screen_failed")
        return await self._api("sendMessage", chat_id=chat_id, text=plain(words, missing))

    async def _is_hopeless(self, item: Undelivered) -> bool:
        """Say whether it is the delivery that is at fault: it failed again and again, and yet Telegram is well."""
        return self._tries_of(item) >= MOST_TRIES and not await self.doubts.patience(since=_now())

    def _tries_of(self, item: Undelivered) -> int:
        failed = self._failed.get(item.chat_id)
        return failed.tries if failed and failed.id == item.id else 0

    async def _plain(self, item: Undelivered) -> Shown | None:
        """Say the same without markup: better plain than nothing. Raises as `_delivered`."""
        if not item.delivery.is_worded:
            return None
        try:
            message = await self._plainly(item.chat_id, item.delivery.payload)
        except TelegramError as error:
            tired = self._tries_of(item) >= MOST_TRIES
            if fate(error) in (Fate.HOLD, Fate.PARK) or (fate(error) is Fate.RETRY and not tired):
                raise
            logger.error("Even the plain text of update %s is refused: %s", item.update_id, error)  # noqa: TRY400 - its text is all there is to say
            return None
        return Shown(message["message_id"], "") if item.delivery.kind == DeliveryKind.SCREEN else None


def plain(markup: str, end: str = "") -> str:
    """Take the markup off, and what is too long for one message with this end."""
    end = f"\n\n{end}" if end else ""
    room = LONGEST - length(html.escape(end))
    text = html.unescape(TAG.sub("", markup)).encode("utf-16-le", "surrogatepass")
    return text[: 2 * room].decode("utf-16-le", "ignore") + end


def _now() -> float:
    return asyncio.get_running_loop().time()
