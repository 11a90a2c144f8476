"""The bot as a whole: the three stations put together, started and stopped."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from telegram import BotCommand
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes

from bot.errors import wait
from bot.handlers import COMMANDS, AnyApplication, Context, register
from bot.intake import Intake
from bot.lanes import Lanes
from bot.outbox import Outbox
from bot.polling import Polling
from bot.seldom import Seldom
from bot.storage.interface import Storage, StorageError
from bot.texts import texts
from bot.transport import AiohttpRequest

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]

STOP_WITHIN = 8.0
"""Seconds that what is under way gets to end; what does not is stored and goes on after the next start."""
CHECK_EVERY = 60.0
"""Seconds between two looks for files that are not checked yet. Our choice."""
KEEP_HANDLED = timedelta(hours=48)
"""How long handled updates are remembered: Telegram sends none again after 24 hours."""
RETRY_INTRODUCTION = 30.0
"""Seconds before the command menu is set again, where Telegram did not take it. Our choice."""
LONGEST_START = 10.0
"""Seconds, the most between two tries to reach Telegram at the start. Our choice."""


def utc_now() -> datetime:
    """Give the time; everything else gets it as an argument."""
    return datetime.now(UTC)


def build(token: str, api: str) -> AnyApplication:
    """Build python-telegram-bot's Application: its handlers and types are used, its updater is not."""
    application = (
        Application.builder()
        .token(token)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .request(AiohttpRequest(api))
        .get_updates_request(AiohttpRequest(api, connections=2))
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    register(application)
    return application


@dataclass
class Bot:
    """The running bot. `start` may be followed by `wait`, and has to be followed by `stop`."""

    storage: Storage
    token: str
    api: str
    clock: Clock = utc_now
    check_every: float = CHECK_EVERY

    def __post_init__(self) -> None:
        self.application = build(self.token, self.api)
        self.outbox = Outbox(self.storage, self.application.bot, self.clock)
        self.lanes = Lanes(self.storage, self.application, self.outbox, self.clock)
        self._request = AiohttpRequest(self.api, connections=2)
        polling = Polling(self._request, self.api, self.token)
        self.intake = Intake(self.storage, polling, self.lanes, self.clock)
        self._tasks: list[asyncio.Task[None]] = []
        self._seldom = Seldom(logger)

    async def start(self) -> None:
        """Take up what was left, then listen. Raises `InvalidToken` when Telegram does not know the token."""
        await self._request.initialize()
        await self._introduce_application()
        self.outbox.wake_all(await self.storage.undelivered_chats())
        self.lanes.wake_all(await self.storage.waiting_chats())
        loops = (self.intake.run(), self._look_after_files(), self._introduce())
        self._tasks = [asyncio.create_task(loop) for loop in loops]

    async def wait(self) -> None:
        """Run until the intake ends, which it does only when Telegram no longer knows the token."""
        await self._tasks[0]

    async def stop(self) -> None:
        """Take no more updates, finish those in hand, leave the rest to the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.lanes.stop(STOP_WITHIN / 2)
        await self.outbox.stop(STOP_WITHIN / 2)
        await self.application.shutdown()
        await self.application.bot.shutdown()  # which the line before leaves out where the start was not completed
        await self._request.shutdown()

    async def _introduce_application(self) -> None:
        """Learn the bot's own name, which commands in groups need; without network, later."""
        failures = 0
        while True:
            try:
                await self.application.initialize()
            except InvalidToken:
                raise
            except TelegramError as error:
                failures += 1
                self._seldom.warning("Telegram cannot be reached (%s): trying again", type(error).__name__)
                await asyncio.sleep(min(wait(error, failures), LONGEST_START))
            else:
                return

    async def _introduce(self) -> None:
        """Set the command menu and the description, as soon as Telegram takes them."""
        said = texts("en")
        commands = [BotCommand(name, said.plain(f"command_{name}")) for name in COMMANDS]
        while True:
            try:
                await self.application.bot.set_my_commands(commands)
                await self.application.bot.set_my_description(said.plain("bot_description"))
                await self.application.bot.set_my_short_description(said.plain("bot_short_description"))
            except TelegramError as error:
                logger.warning("The command menu cannot be set yet (%s)", type(error).__name__)
                await asyncio.sleep(RETRY_INTRODUCTION)
            else:
                return

    async def _look_after_files(self) -> None:
        """Check again what could not be checked, and forget what is long done."""
        while True:
            await asyncio.sleep(self.check_every)
            try:
                self.lanes.wake_all(await self.storage.queue_checks(self.clock()))
                await self.storage.prune(self.clock() - KEEP_HANDLED)
            except StorageError as error:
                self._seldom.warning("The database cannot be used: %s", error)
            except Exception:
                logger.exception("Looking after the files failed")
