"""The third station: screens that are stored but not delivered. In order per chat, until Telegram has them."""

from __future__ import annotations

import html
import logging
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.chats import AT_ONCE, STORAGE_PAUSE, Chats
from bot.errors import Fate, fate, wait
from bot.layout import LONGEST, TAG, length
from bot.storage.interface import Shown, Storage, StorageError, Undelivered
from bot.texts import texts

logger = logging.getLogger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
MOST_TRIES = 20
"""How often (in some eight minutes) Telegram may fail a delivery before it is asked whether it is well otherwise."""
WORTH_TELLING = 3
"""From which try in a row the log tells that Telegram cannot be reached."""
SENDERS = {"photo": "send_photo", "live_photo": "send_photo", "document": "send_document", "video": "send_video",
           "animation": "send_animation", "video_note": "send_video_note"}  # fmt: skip


class Outbox(Chats):
    """Delivers what is stored: chats side by side, one delivery after the other in each."""

    def __init__(self, storage: Storage, bot: Bot, clock: Callable[[], datetime], at_once: int = 32) -> None:
        super().__init__(at_once)
        self._storage = storage
        self._bot = bot
        self._clock = clock
        self._taken: dict[int, tuple[int, Shown | None]] = {}
        """Chat -> the delivery that Telegram has and the database does not know of yet."""
        self._tries: dict[int, tuple[int, int]] = {}
        """Chat -> the delivery that is tried again and again, and how often."""
        self._deliver: dict[str, Callable[[Undelivered], Awaitable[Shown | None]]] = {
            "screen": self._screen,
            "text": self._text,
            "answer": self._answer,
            "file": self._file,
        }

    async def step(self, chat_id: int) -> float | None:
        """Deliver the oldest thing of a chat."""
        try:
            await self._note(chat_id)
            item = await self._storage.next_undelivered(chat_id)
            if item is None:
                self._tries.pop(chat_id, None)
                return None
            return await self._try(item)
        except StorageError as error:
            self.seldom.warning("The database cannot be used: %s", error)
            return STORAGE_PAUSE

    async def _note(self, chat_id: int) -> None:
        """Store what Telegram has taken. Until that works nothing else goes out, above all not the same again."""
        if chat_id in self._taken:
            item, shown = self._taken[chat_id]
            await self._storage.delivered(item, shown, self._clock())
            del self._taken[chat_id]
            self._tries.pop(chat_id, None)

    async def _try(self, item: Undelivered) -> float:
        """Deliver, or park the chat; give the seconds to wait."""
        try:
            self._taken[item.chat_id] = item.id, await self._delivered(item)
        except TelegramError as error:
            if fate(error) is not Fate.PARK:
                return self._later(item, error)
            logger.info("Chat cannot be reached, its deliveries wait: %s", type(error).__name__)
            await self._storage.park(item.chat_id, self._clock())
        else:
            await self._note(item.chat_id)
        return AT_ONCE

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
        return await self._plain(item)

    async def _is_hopeless(self, item: Undelivered) -> bool:
        """Say whether it is the delivery that is at fault: it failed again and again, and yet Telegram is well."""
        if self._tries_of(item) < MOST_TRIES:
            return False
        try:
            await self._bot.get_me()
        except TelegramError:
            return False
        return True

    def _later(self, item: Undelivered, error: TelegramError) -> float:
        """Count a try that failed; give the seconds until the next one."""
        tries = self._tries_of(item) + (fate(error) is Fate.RETRY)
        self._tries[item.chat_id] = item.id, tries
        if tries >= WORTH_TELLING or fate(error) is Fate.HOLD:
            self.seldom.warning("Telegram does not take deliveries: %s", error)
        return wait(error, tries) * random.uniform(1.0, 1.25)  # noqa: S311 - jitter

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
        message = await self._bot.send_message(
            item.chat_id,
            payload["text"],
            parse_mode=ParseMode.HTML,
            reply_markup=_keyboard(payload["rows"]),
            link_preview_options=NO_PREVIEW,
        )
        for old in {payload["replaces"], shown.message_id if shown else None} - {None}:
            await self._strip(item.chat_id, old)
        return Shown(message.message_id, item.delivery.tag)

    async def _edit(self, item: Undelivered, message_id: int) -> None:
        payload = item.delivery.payload
        await self._bot.edit_message_text(
            payload["text"],
            chat_id=item.chat_id,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=_keyboard(payload["rows"]),
            link_preview_options=NO_PREVIEW,
        )

    async def _strip(self, chat_id: int, message_id: int) -> None:
        """Take the buttons off an older screen, so that the present one is the only one.

        It matters little: a button that stays is answered kindly. So the new screen comes first, and whatever fails
        here is no reason to send that once more.
        """
        with suppress(TelegramError):
            await self._bot.edit_message_reply_markup(chat_id, message_id, reply_markup=None)

    async def _text(self, item: Undelivered) -> None:
        await self._bot.send_message(
            item.chat_id, item.delivery.payload["text"], parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
        )

    async def _answer(self, item: Undelivered) -> None:
        payload = item.delivery.payload
        await self._bot.answer_callback_query(payload["query_id"], text=payload["text"] or None)

    async def _file(self, item: Undelivered) -> None:
        payload = item.delivery.payload
        await getattr(self._bot, SENDERS[payload["sent_as"]])(item.chat_id, payload["file_id"])

    async def _plain(self, item: Undelivered) -> Shown | None:
        """Say the same without markup and buttons: better plain than nothing. Raises as `_delivered`."""
        if item.delivery.kind not in ("screen", "text"):
            return None
        try:
            message = await self._bot.send_message(item.chat_id, plain(item.delivery.payload.get("text", "")))
        except TelegramError as error:
            tired = self._tries_of(item) >= MOST_TRIES
            if fate(error) in (Fate.HOLD, Fate.PARK) or (fate(error) is Fate.RETRY and not tired):
                raise
            logger.error("Even the plain text of update %s is refused: %s", item.update_id, error)  # noqa: TRY400 - its text is all there is to say
            return None
        return Shown(message.message_id, "") if item.delivery.kind == "screen" else None


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


def _keyboard(rows: list[list[dict[str, str]]]) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows]) if rows else None


def _button(button: dict[str, str]) -> InlineKeyboardButton:
    action: dict[str, Any] = (
        {"copy_text": CopyTextButton(button["copy"])} if button["copy"] else {"callback_data": button["data"]}
    )
    return InlineKeyboardButton(button["label"], **action, style=button["style"] or None)
