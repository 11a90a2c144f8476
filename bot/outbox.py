"""The third station: screens that are stored but not delivered. In order per chat, until Telegram has them."""

from __future__ import annotations

import asyncio
import html
import logging
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.api import Api
from bot.chats import AT_ONCE, STORAGE_PAUSE, Chats, UntilWoken
from bot.errors import Fate, fate, wait
from bot.layout import LONGEST, TAG, length
from bot.metrics import Metrics
from bot.pace import Pace
from bot.storage.interface import Shown, Storage, StorageError, Undelivered
from bot.texts import texts

logger = logging.getLogger(__name__)

MOST_TRIES = 20
"""How often (in some eight minutes) Telegram may fail a delivery before it is asked whether it is well otherwise."""
WORTH_TELLING = 3
"""From which try in a row the log tells that Telegram cannot be reached."""
SENDERS = {"photo": ("sendPhoto", "photo"), "live_photo": ("sendPhoto", "photo"), "video": ("sendVideo", "video"),
           "document": ("sendDocument", "document"), "animation": ("sendAnimation", "animation"),
           "video_note": ("sendVideoNote", "video_note")}  # fmt: skip


class Outbox(Chats):
    """Delivers what is stored: chats side by side, one delivery after the other in each."""

    def __init__(
        self,
        storage: Storage,
        api: Api,
        clock: Callable[[], datetime],
        pace: Pace,
        metrics: Metrics,
        at_once: int = 128,
    ) -> None:
        super().__init__(at_once)
        self._pace = pace
        self._metrics = metrics
        self._storage = storage
        self._api = api
        self._clock = clock
        self._taken: dict[int, tuple[list[int], Shown | None]] = {}
        """Chat -> the deliveries that Telegram has and the database does not know of yet."""
        self._handed: dict[int, tuple[Undelivered, ...]] = {}
        """Chat -> what the database was seen to hold for it just now, so that it need not be asked."""
        self._tries: dict[int, tuple[int, int]] = {}
        """Chat -> the delivery that is tried again and again, and how often."""
        self._deliver: dict[str, Callable[[Undelivered], Awaitable[Shown | None]]] = {
            "screen": self._screen,
            "text": self._text,
            "answer": self._answer,
            "file": self._file,
        }

    def hand(self, chat_id: int, undelivered: tuple[Undelivered, ...]) -> None:
        """Wake a chat that was just seen to have these to be delivered: saves asking the database for them.

        When a delivery is under way it is asked nevertheless, for by the time that is done this is out of date.
        """
        is_news = chat_id not in self._tasks or chat_id in self._handed
        self.wake(chat_id)
        if is_news:
            self._handed[chat_id] = undelivered

    def wake(self, chat_id: int) -> None:
        """As ever; and since there is something new, what the chat was seen to have is out of date."""
        self._handed.pop(chat_id, None)
        super().wake(chat_id)

    async def step(self, chat_id: int) -> float | None:
        """Deliver the oldest thing of a chat, together with the answers to taps before it."""
        try:
            await self._note(chat_id)
            waiting = await self._undelivered(chat_id)
            if not waiting:
                self._tries.pop(chat_id, None)
                return None
            if pause := self._patience(chat_id, waiting):
                return UntilWoken(pause)
            return await self._try(chat_id, _together(waiting))
        except StorageError as error:
            self.seldom.warning("The database cannot be used: %s", error)
            return STORAGE_PAUSE

    async def _undelivered(self, chat_id: int) -> Sequence[Undelivered]:
        if chat_id in self._handed:
            return self._handed.pop(chat_id)
        return await self._storage.undelivered(chat_id)

    def _patience(self, chat_id: int, waiting: Sequence[Undelivered]) -> float:
        """Give the seconds that have to pass where the bot speaks by itself; an answer to the buyer never waits."""
        if any(item.update_id is not None for item in waiting):
            return 0.0
        return self._pace.delay(chat_id, asyncio.get_running_loop().time())

    async def _note(self, chat_id: int) -> bool:
        """Store what Telegram has taken; say whether there is more. Until that works nothing else goes out."""
        if chat_id not in self._taken:
            return True
        items, shown = self._taken[chat_id]
        more = await self._storage.delivered(items, shown, self._clock())
        self._metrics.delivered(len(items))
        del self._taken[chat_id]
        self._tries.pop(chat_id, None)
        return more

    async def _try(self, chat_id: int, items: Sequence[Undelivered]) -> float | None:
        """Deliver, or park the chat; give the seconds to wait, None when all is out."""
        outcomes = await asyncio.gather(*map(self._delivered, items), return_exceptions=True)
        taken = [(item.id, out) for item, out in zip(items, outcomes, strict=True) if not _failed(out)]
        if taken:
            shown = next((out for _id, out in taken if isinstance(out, Shown) and out != items[0].shown), None)
            self._taken[chat_id] = [number for number, _out in taken], shown
        more = await self._note(chat_id)
        for item, out in zip(items, outcomes, strict=True):
            if isinstance(out, TelegramError):
                return await self._later(item, out)
            if isinstance(out, BaseException):
                raise out
        return AT_ONCE if more else None

    async def _later(self, item: Undelivered, error: TelegramError) -> float:
        """Park the chat, or count a try that failed; give the seconds until the next one."""
        if fate(error) is Fate.PARK:
            logger.info("Chat cannot be reached, its deliveries wait: %s", type(error).__name__)
            await self._storage.park(item.chat_id, self._clock())
            self._metrics.parked()
            return AT_ONCE
        tries = self._tries_of(item) + (fate(error) is Fate.RETRY)
        (self._metrics.held if fate(error) is Fate.HOLD else self._metrics.retried)()
        self._tries[item.chat_id] = item.id, tries
        if tries >= WORTH_TELLING or fate(error) is Fate.HOLD:
            self.seldom.warning("Telegram does not take deliveries: %s", error)
        return wait(error, tries) * random.uniform(1.0, 1.25)  # noqa: S311 - jitter

    async def _delivered(self, item: Undelivered) -> Shown | None:
        """Deliver as well as can be. Raises `TelegramError` when it may work later or the chat cannot be reached."""
        try:
            return await self._deliver[item.delivery.kind](item)
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

    async def _is_hopeless(self, item: Undelivered) -> bool:
        """Say whether it is the delivery that is at fault: it failed again and again, and yet Telegram is well."""
        if self._tries_of(item) < MOST_TRIES:
            return False
        try:
            await self._api("getMe")
        except TelegramError:
            return False
        return True

    def _tries_of(self, item: Undelivered) -> int:
        number, tries = self._tries.get(item.chat_id, (item.id, 0))
        return tries if number == item.id else 0

    async def _screen(self, item: Undelivered) -> Shown:
        payload, shown = item.delivery.payload, item.shown
        if shown and _in_place(item, shown):
            try:
                await self._edit(item, shown.message_id)
            except BadRequest as error:
                if fate(error) is Fate.DONE:
                    return Shown(shown.message_id, item.delivery.tag)
                if fate(error) is not Fate.SEND_ANEW:
                    raise
            else:
                return Shown(shown.message_id, item.delivery.tag)
        message_id = await self._say(item, payload["text"], reply_markup=_keyboard(payload["rows"]))
        for old in {payload["replaces"], shown.message_id if shown else None} - {None}:
            await self._strip(item.chat_id, old)
        return Shown(message_id, item.delivery.tag)

    async def _edit(self, item: Undelivered, message_id: int) -> None:
        payload = item.delivery.payload
        await self._api(
            "editMessageText",
            chat_id=item.chat_id,
            message_id=message_id,
            text=payload["text"],
            reply_markup=_keyboard(payload["rows"]),
            **AS_HTML,
        )

    async def _say(self, item: Undelivered, text: str, **more: object) -> int:
        message = await self._api("sendMessage", chat_id=item.chat_id, text=text, **AS_HTML, **more)
        return int(message["message_id"])

    async def _strip(self, chat_id: int, message_id: int) -> None:
        """Take the buttons off an older screen, so that the present one is the only one.

        It matters little: a button that stays is answered kindly. So the new screen comes first, and whatever fails
        here is no reason to send that once more.
        """
        with suppress(TelegramError):
            await self._api("editMessageReplyMarkup", chat_id=chat_id, message_id=message_id)

    async def _text(self, item: Undelivered) -> None:
        await self._say(item, item.delivery.payload["text"])

    async def _answer(self, item: Undelivered) -> None:
        payload = item.delivery.payload
        await self._api("answerCallbackQuery", callback_query_id=payload["query_id"], text=payload["text"] or None)

    async def _file(self, item: Undelivered) -> None:
        payload = item.delivery.payload
        method, name = SENDERS[payload["sent_as"]]
        await self._api(method, chat_id=item.chat_id, **{name: payload["file_id"]})

    async def _plain(self, item: Undelivered) -> Shown | None:
        """Say the same without markup and buttons: better plain than nothing. Raises as `_delivered`."""
        if item.delivery.kind not in ("screen", "text"):
            return None
        try:
            text = plain(item.delivery.payload.get("text", ""))
            message = await self._api("sendMessage", chat_id=item.chat_id, text=text)
        except TelegramError as error:
            tired = self._tries_of(item) >= MOST_TRIES
            if fate(error) in (Fate.HOLD, Fate.PARK) or (fate(error) is Fate.RETRY and not tired):
                raise
            logger.error("Even the plain text of update %s is refused: %s", item.update_id, error)  # noqa: TRY400 - its text is all there is to say
            return None
        return Shown(int(message["message_id"]), "") if item.delivery.kind == "screen" else None


def plain(markup: str) -> str:
    """Take the markup off, and what is too long for one message; say that the buttons are missing."""
    missing = texts("en").plain("screen_failed")
    room = LONGEST - length(html.escape(missing)) - 2
    text = html.unescape(TAG.sub("", markup)).encode("utf-16-le", "surrogatepass")
    return text[: 2 * room].decode("utf-16-le", "ignore") + "\n\n" + missing


def _in_place(item: Undelivered, shown: Shown) -> bool:
    """Say whether the present screen is changed instead of a new one sent."""
    same_tag = bool(item.delivery.tag) and item.delivery.tag == shown.tag
    return same_tag or item.delivery.payload["replaces"] == shown.message_id


def _together(items: Sequence[Undelivered]) -> Sequence[Undelivered]:
    """Take what goes out at once: the first delivery, and before it the answers that free tapped buttons."""
    for number, item in enumerate(items):
        if item.delivery.kind != "answer":
            return items[: number + 1]
    return items


def _failed(outcome: object) -> bool:
    return isinstance(outcome, BaseException)


AS_HTML: Mapping[str, Any] = {"parse_mode": ParseMode.HTML, "link_preview_options": {"is_disabled": True}}


def _keyboard(rows: list[list[dict[str, str]]]) -> dict[str, Any] | None:
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]} if rows else None


def _button(button: dict[str, str]) -> dict[str, Any]:
    action = {"copy_text": {"text": button["copy"]}} if button["copy"] else {"callback_data": button["data"]}
    style = {"style": button["style"]} if button["style"] else {}
    return {"text": button["label"], **action, **style}
