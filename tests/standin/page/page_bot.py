"""A small bot that the page's test talks to: it shows each thing that the page can draw, when asked for it by name."""

import asyncio
import contextlib
import io
from collections.abc import Awaitable, Callable
from typing import Self

from PIL import Image
from telegram import (
    Bot,
    BotCommand,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
    Update,
)
from telegram.error import TelegramError

TOKEN = "123456789:AAH_a_token_that_is_only_shaped_like_one"
HOSTILE = "<img src=x onerror=\"document.title='broken in'\"> & <b>not bold</b>"
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 3
FORMATTED = (
    "<b>bold</b> <i>italic</i> <u>underline</u> <s>strike</s> <tg-spoiler>secret</tg-spoiler> <code>8.12</code> "
    '<a href="https://example.com/guide">guide</a>\n<pre>Dear seller,\nthe zip is torn.</pre>\n'
    'until <tg-time unix="1796471999" format="D">5 Dec</tg-time>\n'
    "<blockquote>short quote</blockquote>\n<blockquote expandable>one\ntwo\nthree\nfour\nfive</blockquote>"
)
CHOICES = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Edit it", callback_data="edit"), InlineKeyboardButton("Toast", callback_data="toast")],
        [
            InlineKeyboardButton("Alert", callback_data="alert", style="primary"),
            InlineKeyboardButton("Slow", callback_data="slow", style="success"),
            InlineKeyboardButton("Delete everything", callback_data="none", style="danger"),
        ],
        [
            InlineKeyboardButton("Order number", copy_text=CopyTextButton("8123456789")),
            InlineKeyboardButton("Open the guide", url="https://example.com/guide"),
        ],
        [InlineKeyboardButton(f"My menu says something else: {LONG_WORD}", callback_data="long")],
    ]
)


def picture(colour: str, kind: str = "JPEG", size: tuple[int, int] = (320, 200)) -> bytes:
    """An encoded picture of one colour; `size` is in pixels."""
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind)
    return buffer.getvalue()


class PageBot:
    """Polls the server at `url` between entering and leaving; `heard` is what people wrote, edited and sent."""

    def __init__(self, url: str) -> None:
        self.bot = Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot")
        self.heard: list[str] = []
        self.slow_tap = asyncio.Event()

    async def __aenter__(self) -> Self:
        await self.bot.initialize()
        await self.bot.set_my_commands([BotCommand("start", "Begin"), BotCommand("status", "Where I stand")])
        await self.bot.set_my_description("I lead you through a dispute, step by step.")
        self.polling = asyncio.create_task(self.poll())
        return self

    async def __aexit__(self, *_: object) -> None:
        self.polling.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self.polling
        await self.bot.shutdown()

    async def poll(self) -> None:
        offset = None
        while True:
            try:
                updates = await self.bot.get_updates(offset, timeout=5)
            except TelegramError:
                await asyncio.sleep(0.1)  # the server is being restarted
                continue
            for update in updates:
                offset = update.update_id + 1
                await self.handle(update)

    async def handle(self, update: Update) -> None:
        if update.callback_query:
            await self.tapped(update.callback_query)
        elif update.edited_message:
            self.heard.append(f"edited: {update.edited_message.text or update.edited_message.caption}")
        elif update.message and update.message.text:
            await self.wrote(update.message.chat_id, update.message.text)
        elif update.message:
            await self.attached(update.message)

    async def wrote(self, chat: int, text: str) -> None:
        self.heard.append(text)
        known: dict[str, Callable[[int], Awaitable[object]]] = {
            "/start": lambda to: self.bot.send_message(to, "Welcome!", reply_markup=CHOICES),
            "formatted": lambda to: self.bot.send_message(to, FORMATTED, parse_mode="HTML"),
            "typing": lambda to: self.bot.send_chat_action(to, "typing"),
            "photo": lambda to: self.bot.send_photo(to, picture("teal"), caption="A zip"),
            "file": lambda to: self.bot.send_document(to, b"Dear seller", filename="letter.txt"),
            "album": self.album,
        }
        if text in known:
            await known[text](chat)
        else:
            await self.bot.send_message(chat, f"You wrote: {text}")

    async def album(self, chat: int) -> None:
        await self.bot.send_media_group(chat, [InputMediaPhoto(picture(colour)) for colour in ("red", "green", "blue")])

    async def attached(self, message: Message) -> None:
        kinds = ("photo", "document", "video", "sticker", "contact", "location")
        kind = next(kind for kind in kinds if getattr(message, kind))
        album = " of an album" if message.media_group_id else ""
        self.heard.append(f"{kind}{album}: {message.caption}" if message.caption else f"{kind}{album}")

    async def tapped(self, query: CallbackQuery) -> None:
        if query.data == "edit" and isinstance(query.message, Message):
            await query.message.edit_text("It was edited.", reply_markup=CHOICES)
        if query.data == "slow" and isinstance(query.message, Message):
            await query.message.edit_text("Working on it", reply_markup=CHOICES)
            await self.slow_tap.wait()
        texts = {"toast": "Saved, version 3", "alert": "This cannot be undone."}
        await query.answer(texts.get(query.data or ""), show_alert=query.data == "alert")
