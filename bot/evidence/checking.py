"""One file, from what Telegram says of it to its record: judged, fetched, inspected, judged again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import partial

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.evidence.fetching import LocalServer, fetch
from bot.evidence.inspector import Fetch, Inspector
from bot.evidence.running import NotInspected
from conversations.evidence import Evidence, record
from conversations.files.content import Received
from conversations.files.verdict import judge_content, judge_message
from conversations.rejected import Rejected

NOTICEABLE = 1.0
"""Seconds after which the buyer is shown that something is going on."""
SHOWN_FOR = 4.0
"""Seconds between two signs of work: Telegram shows each for five at most (Bot API, sendChatAction)."""

logger = logging.getLogger(__name__)


async def check_file(
    inspector: Inspector,
    bot: Bot,
    received: Received,
    now: datetime,
    chat_id: int,
    *,
    is_shown: bool = True,
    server: LocalServer | None = None,
) -> Evidence:
    """Check a file by its content. It is `unchecked` when that cannot be done just now; nothing is raised.

    Its turn comes as the one of its chat. Where `is_shown`, the chat sees that the bot is at work, if it takes
    noticeable time. May take minutes.
    """
    async with _at_work(bot, chat_id if is_shown else None):
        return await _checked(inspector, partial(fetch, bot, received, server), received, now, chat_id)


async def _checked(inspector: Inspector, fetched: Fetch, received: Received, now: datetime, chat_id: int) -> Evidence:
    content = None
    try:
        judge_message(received)
        content = await inspector.inspect_fetched(fetched, chat_id)
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
