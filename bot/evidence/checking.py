"""One file, from what Telegram says of it to its record: judged, fetched, inspected, judged again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from datetime import datetime

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from bot.evidence.content import inspect
from conversations.evidence import Content, Evidence, Received, record
from conversations.rejected import Rejected
from conversations.verdict import judge_content, judge_message, too_large

WORKER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="inspect")
"""The one thread that decodes pictures."""
FETCH_WITHIN = 120.0
"""Seconds that a download may take, so that one which trickles does not hold up its chat for ever. Our choice."""
NOTICEABLE = 1.0
"""Seconds after which the buyer is shown that something is going on."""
SHOWN_FOR = 4.0
"""Seconds between two signs of work: Telegram shows each for five at most (Bot API, sendChatAction)."""

logger = logging.getLogger(__name__)


async def check(bot: Bot, received: Received, now: datetime, chat_id: int | None = None) -> Evidence:
    """Check a file by its content. It is `unchecked` when Telegram cannot hand it over just now; nothing is raised.

    A chat that is given sees that the bot is at work, if it takes noticeable time.
    """
    async with _at_work(bot, chat_id):
        return await _checked(bot, received, now)


async def _checked(bot: Bot, received: Received, now: datetime) -> Evidence:
    try:
        judge_message(received)
        data = await fetch(bot, received)
    except Rejected as rejected:
        return record(received, now, "refused", reason=rejected.key)
    except (TelegramError, TimeoutError) as error:
        logger.info("A file cannot be fetched just now: %s", type(error).__name__)
        return record(received, now, "unchecked")
    try:
        content = await _inspected(data)
    except MemoryError:  # says nothing about the file
        logger.warning("Not enough memory to check a file just now")
        return record(received, now, "unchecked")
    try:
        warning = judge_content(received, content)
    except Rejected as rejected:
        return record(received, now, "refused", content=content, reason=rejected.key)
    return record(received, now, "accepted", content=content, reason=warning)


async def _inspected(data: bytes) -> Content:
    """Inspect a file outside the event loop, where everybody else waits, and one at a time: one may take 460 MiB."""
    return await asyncio.get_running_loop().run_in_executor(WORKER, inspect, data)


async def fetch(bot: Bot, received: Received) -> bytes:
    """Download a file, of at most Telegram's 20 MiB.

    Raises `TelegramError`, `TimeoutError` after `FETCH_WITHIN`, or `Rejected` when it is too big.
    """
    try:
        async with asyncio.timeout(FETCH_WITHIN):
            file = await bot.get_file(received.file_id)
            return bytes(await file.download_as_bytearray())
    except BadRequest as error:
        if "file is too big" in error.message.casefold():
            raise too_large(received) from error
        raise


@asynccontextmanager
async def _at_work(bot: Bot, chat_id: int | None) -> AsyncIterator[None]:
    """Let the chat see that something is going on, for as long as it takes; it is never waited for."""
    if chat_id is None:
        yield
        return
    sign = asyncio.create_task(_show_work(bot, chat_id))
    try:
        yield
    finally:
        sign.cancel()
        await asyncio.wait({sign})


async def _show_work(bot: Bot, chat_id: int) -> None:
    await asyncio.sleep(NOTICEABLE)
    with suppress(TelegramError):  # it matters little, and whoever blocked the bot sees nothing anyway
        while True:
            await bot.send_chat_action(chat_id, ChatAction.TYPING)
            await asyncio.sleep(SHOWN_FOR)
