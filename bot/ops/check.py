"""`python -m bot --check`: look at the settings, the database and Telegram before the bot is started, change nothing.

One line for each thing, with the setting to change where it is wrong. The token is on none of them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

from telegram import Bot, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot.addresses import database_file
from bot.ops.databases import look
from bot.settings import Settings
from bot.storage.interface import StorageError
from bot.wire.transport import AiohttpRequest

LEAST_FREE = 200_000_000
"""Bytes that should be free on the disk: a full disk keeps updates waiting. Our choice."""
PATIENCE = 10.0
"""Seconds that Telegram may take to answer."""


@dataclass(frozen=True)
class Finding:
    """What was found of one thing, in one line."""

    about: str
    said: str
    is_wrong: bool = False

    def __str__(self) -> str:
        return f"{'WRONG' if self.is_wrong else 'ok   '}  {self.about}: {self.said}"


async def check(settings: Settings) -> AsyncIterator[Finding]:
    """Look at one thing after the other."""
    yield Finding("settings", "each can be used")
    async for finding in _database(settings.database_url):
        yield finding
    if not settings.bot_token:
        yield Finding("BOT_TOKEN", f"none: the stand-in would start, its page at http://{settings.standin_listen}/")
        return
    async for finding in _telegram(settings):
        yield finding


async def _database(address: str) -> AsyncIterator[Finding]:
    try:
        yield Finding("DATABASE_URL", await look(address))
    except StorageError as error:
        yield Finding("DATABASE_URL", str(error).removeprefix("DATABASE_URL: "), is_wrong=True)
    if path := database_file(address):
        try:
            for finding in _disk(path):
                yield finding
        except OSError as error:
            yield Finding("disk", f"nothing can be said of the disk of {path} ({error.strerror})", is_wrong=True)


def _disk(path: Path) -> Iterator[Finding]:
    folder = next(one for one in Path(os.path.realpath(path)).parents if one.is_dir())
    if not os.access(folder, os.W_OK):
        yield Finding("DATABASE_URL", f"{folder} cannot be written: choose another folder or change its owner", True)
    free = shutil.disk_usage(folder).free
    said = f"{free // 1_000_000:,} MB are free in {folder}"
    if free < LEAST_FREE:
        said += f", less than {LEAST_FREE // 1_000_000} MB: make room, or choose another place in DATABASE_URL"
    yield Finding("disk", said, free < LEAST_FREE)


async def _telegram(settings: Settings) -> AsyncIterator[Finding]:
    """Ask Telegram who the bot is, and what it knows of its webhook."""
    api = settings.telegram_api_url
    request = AiohttpRequest(api, connections=2, read_timeout=PATIENCE)
    bot = Bot(settings.bot_token, f"{api}/bot", f"{api}/file/bot", request=request, get_updates_request=request)
    await request.initialize()
    try:
        me = await bot.get_me()
        yield Finding("BOT_TOKEN", f"it is @{me.username}")
        yield _webhook(settings, await bot.get_webhook_info())
    except InvalidToken:
        yield Finding("BOT_TOKEN", "Telegram does not know it: copy it again from @BotFather", is_wrong=True)
    except TelegramError as error:
        said = f"{api} cannot be reached ({type(error).__name__}): look at TELEGRAM_API_URL and at the network"
        yield Finding("TELEGRAM_API_URL", said, is_wrong=True)
    finally:
        await request.shutdown()


def _webhook(settings: Settings, known: WebhookInfo) -> Finding:
    waiting = f"{known.pending_update_count} updates wait at Telegram"
    if known.url and not settings.webhook_url:
        said = f"Telegram posts to a webhook: the start takes it away, for WEBHOOK_URL is empty; {waiting}"
        return Finding("WEBHOOK_URL", said)
    if known.url != settings.webhook_url:
        return Finding("WEBHOOK_URL", f"the start tells it to Telegram; {waiting}")
    if known.last_error_message:
        when = f"{known.last_error_date:%Y-%m-%d %H:%M} UTC" if known.last_error_date else "some time"
        return Finding("WEBHOOK_URL", f"at {when} Telegram could not post: {known.last_error_message}; {waiting}", True)
    way = "as Telegram knows it" if known.url else "empty: updates are fetched by long polling"
    return Finding("WEBHOOK_URL", f"{way}; {waiting}")
