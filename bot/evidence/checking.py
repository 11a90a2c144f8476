"""One file, from what Telegram says of it to its record: judged, fetched, inspected, judged again."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.evidence.content import inspect
from conversations.evidence import Content, Evidence, Received, record
from conversations.rejected import Rejected
from conversations.verdict import judge_content, judge_message, too_large

WORKER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="inspect")
"""The one thread that decodes pictures."""

logger = logging.getLogger(__name__)


async def check(bot: Bot, received: Received, now: datetime) -> Evidence:
    """Check a file by its content. It is `unchecked` when Telegram cannot hand it over just now; nothing is raised."""
    try:
        judge_message(received)
        data = await fetch(bot, received)
    except Rejected as rejected:
        return record(received, now, "refused", reason=rejected.key)
    except TelegramError as error:
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
    """Download a file, of at most Telegram's 20 MiB. Raises `TelegramError`, or `Rejected` when it is too big."""
    try:
        file = await bot.get_file(received.file_id)
        return bytes(await file.download_as_bytearray())
    except BadRequest as error:
        if "file is too big" in error.message.casefold():
            raise too_large(received) from error
        raise
