"""One file, from what Telegram says of it to its record: judged, fetched, inspected, judged again."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import partial
from typing import Any

from telegram import Bot, File
from telegram.constants import ChatAction
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.evidence.inspector import Inspector
from bot.evidence.running import NotInspected
from conversations.evidence import Evidence, Received, record
from conversations.files.limits import WIDEST_VIDEO
from conversations.files.verdict import judge_content, judge_message, too_large
from conversations.rejected import Rejected

FETCH_WITHIN = 120.0
"""Seconds that a download may take, so that one which trickles does not hold up its chat for ever. Our choice."""
NOTICEABLE = 1.0
"""Seconds after which the buyer is shown that something is going on."""
SHOWN_FOR = 4.0
"""Seconds between two signs of work: Telegram shows each for five at most (Bot API, sendChatAction)."""

logger = logging.getLogger(__name__)


async def check_file(
    inspector: Inspector, bot: Bot, received: Received, now: datetime, chat_id: int, *, is_shown: bool = True
) -> Evidence:
    """Check a file by its content. It is `unchecked` when that cannot be done just now; nothing is raised.

    Its turn comes as the one of its chat. Where `is_shown`, the chat sees that the bot is at work, if it takes
    noticeable time. May take minutes.
    """
    async with _at_work(bot, chat_id if is_shown else None):
        return await _checked(inspector, bot, received, now, chat_id)


async def _checked(inspector: Inspector, bot: Bot, received: Received, now: datetime, chat_id: int) -> Evidence:
    content = None
    try:
        judge_message(received)
        content = await inspector.inspect_fetched(partial(fetch, bot, received), chat_id)
        warning = judge_content(received, content)
    except Rejected as rejected:
        return record(received, now, "refused", content=content, reason=rejected.key)
    except (TelegramError, TimeoutError) as error:
        logger.info("A file cannot be fetched just now: %s", type(error).__name__)
        return record(received, now, "unchecked")
    except NotInspected as why:
        logger.warning("A file cannot be inspected just now: %s", why)
        return record(received, now, "unchecked")
    return record(received, now, "accepted", content=content, reason=warning)


async def fetch(bot: Bot, received: Received) -> bytes:
    """Download a file, of at most Telegram's 20 MiB.

    Raises `TelegramError`, `TimeoutError` after `FETCH_WITHIN`, or `Rejected` when it is too big.
    """
    try:
        async with asyncio.timeout(FETCH_WITHIN):
            file = await _named(bot, received.file_id)
            if (file.file_size or 0) > WIDEST_VIDEO:  # so that nothing of it is fetched; the transport reads no more
                raise too_large(received)
            taken = Taken()
            await file.download_to_memory(taken)
            return taken.content
    except BadRequest as error:
        if "file is too big" in error.message.casefold():
            raise too_large(received) from error
        raise


async def _named(bot: Bot, file_id: str) -> File:
    """Ask where a file is. Raises `TelegramError`, also for an answer that getFile never gives."""
    try:
        file = await bot.get_file(file_id)
        is_named = isinstance(file.file_path, str) and isinstance(file.file_size, int | None)
    except (TypeError, ValueError, LookupError, AttributeError):
        is_named = False
    if not is_named:
        raise NetworkError("getFile answered with something else")
    return file


class Taken(io.BytesIO):
    """Keeps what is written at one go as it is. A copy would make it twice as much, and there are several at once."""

    content = b""

    def write(self, data: Any) -> int:  # noqa: ANN401 - whatever has bytes
        """Take it, in the place of what was there before; give its bytes."""
        self.content = bytes(data)  # the same, if it is bytes
        return len(self.content)


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
