"""The third station: screens that are stored but not delivered. In order per chat, until Telegram has them."""

from __future__ import annotations

import asyncio
import logging
import random
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.chats import Chats
from bot.errors import Fate, fate, wait
from bot.screens import LONGEST
from bot.storage.interface import Shown, Storage, StorageError, Undelivered
from bot.texts import texts

logger = logging.getLogger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
STORAGE_PAUSE = 1.0
"""Seconds before a database that cannot do it just now is tried again."""
SENDERS = {"photo": "send_photo", "live_photo": "send_photo", "document": "send_document", "video": "send_video",
           "animation": "send_animation", "video_note": "send_video_note"}  # fmt: skip


class Outbox(Chats):
    """Delivers what is stored: chats side by side, one delivery after the other in each."""

    def __init__(self, storage: Storage, bot: Bot, clock: Callable[[], datetime], at_once: int = 32) -> None:
        super().__init__(at_once)
        self._storage = storage
        self._bot = bot
        self._clock = clock
        self._deliver: dict[str, Callable[[Undelivered], Awaitable[Shown | None]]] = {
            "screen": self._screen,
            "text": self._text,
            "answer": self._answer,
            "file": self._file,
        }

    async def step(self, chat_id: int) -> bool:
        """Deliver the oldest thing of a chat; say whether there was one."""
        try:
            item = await self._storage.next_undelivered(chat_id)
            if item is None:
                return False
            await self._try(item)
        except StorageError as error:
            logger.warning("The database cannot be used just now: %s", error)
            await asyncio.sleep(STORAGE_PAUSE)
        return True

    async def _try(self, item: Undelivered) -> None:
        """Deliver until Telegram has it, or the chat is gone, or it can never work."""
        attempt = 0
        while True:
            try:
                shown = await self._deliver[item.delivery.kind](item)
            except TelegramError as error:
                meaning = fate(error)
                if meaning is Fate.RETRY:
                    attempt += 1
                    await self.without_slot(wait(error, attempt) * random.uniform(1.0, 1.25))  # noqa: S311 - jitter
                    continue
                shown = await self._give_up(item, error, meaning)
                if meaning is Fate.PARK:
                    return
            await self._storage.delivered(item.id, shown, self._clock())
            return

    async def _give_up(self, item: Undelivered, error: TelegramError, meaning: Fate) -> Shown | None:
        if meaning is Fate.PARK:
            logger.info("Chat cannot be reached, its deliveries wait: %s", type(error).__name__)
            await self._storage.park(item.chat_id, self._clock())
        elif meaning is not Fate.DONE:
            logger.error("Telegram refuses a %s made by update %s: %s", item.delivery.kind, item.update_id, error)
            if item.delivery.kind in ("screen", "text"):
                return await self._plain(item)
        return None

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
        for old in {payload["replaces"], shown.message_id if shown else None} - {None}:
            await self._strip(item.chat_id, old)
        message = await self._bot.send_message(
            item.chat_id,
            payload["text"],
            parse_mode=ParseMode.HTML,
            reply_markup=_keyboard(payload["rows"]),
            link_preview_options=NO_PREVIEW,
        )
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
        """Take the buttons off an older screen, so that the present one is the only one; it matters little."""
        with suppress(BadRequest):
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
        """Say the same without markup and buttons: better plain than nothing."""
        text = re.sub(r"<[^>]*>", "", item.delivery.payload["text"])
        fallback = texts("en").plain("screen_failed", text=text)
        try:
            message = await self._bot.send_message(item.chat_id, fallback[:LONGEST])
        except TelegramError as error:
            logger.error("Even the plain text of update %s is refused: %s", item.update_id, error)  # noqa: TRY400 - its text is all there is to say
            return None
        return Shown(message.message_id, "")


def _in_place(item: Undelivered, shown: Shown) -> bool:
    """Say whether the present screen is changed instead of a new one sent."""
    same_tag = bool(item.delivery.tag) and item.delivery.tag == shown.tag
    return same_tag or item.delivery.payload["replaces"] == shown.message_id


def _keyboard(rows: list[list[dict[str, str]]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows])


def _button(button: dict[str, str]) -> InlineKeyboardButton:
    action: dict[str, Any] = (
        {"copy_text": CopyTextButton(button["copy"])} if button["copy"] else {"callback_data": button["data"]}
    )
    return InlineKeyboardButton(button["label"], **action, style=button["style"] or None)
