"""How the bot learns its own name, and tells Telegram its commands."""

from __future__ import annotations

import asyncio
import logging

from telegram import BotCommand
from telegram.error import InvalidToken

from bot.handlers.commands import COMMANDS
from bot.handlers.routing import AnyApplication
from bot.intake.polling import pause
from bot.intake.refusals import Refusals
from bot.runtime.throttled import ThrottledLog
from bot.texts import ENGLISH, languages, texts
from bot.wire.errors import described

logger = logging.getLogger(__name__)

RETRY = 30.0
"""Seconds before the command menu is set again, where Telegram did not take it. Our choice."""


class Introduction:
    """Between the bot and Telegram."""

    def __init__(self, application: AnyApplication, refusals: Refusals) -> None:
        self._application = application
        self._refusals = refusals
        self._throttled = ThrottledLog(logger)

    async def learn_name(self) -> None:
        """Learn the bot's own name, which commands in groups need; without network, later.

        Raises `InvalidToken` when Telegram does not know the token.
        """
        failures = 0
        while True:
            try:
                await self._application.initialize()
            except Exception as error:  # noqa: BLE001 - also what comes of an odd answer; it is reported
                failures += 1
                self._refusals.heard(error)
                if not isinstance(error, InvalidToken):
                    self._throttled.warning("Telegram cannot be reached (%s): trying again", described(error))
                await asyncio.sleep(pause(error, failures))
            else:
                self._refusals.heard()
                return

    async def introduce(self) -> None:
        """Set the command menu and the descriptions of every language, as soon as Telegram takes them."""
        while True:
            try:
                for language in languages():
                    await self._introduce_in(language)
            except Exception as error:  # noqa: BLE001 - also what comes of an odd answer
                logger.warning("The command menu cannot be set yet (%s)", described(error))
                await asyncio.sleep(RETRY)
            else:
                return

    async def _introduce_in(self, language: str) -> None:
        """Set them in one language; in English for whoever speaks none of ours. Raises `TelegramError`."""
        said, telegram = texts(language), self._application.bot
        code = None if language == ENGLISH else language
        commands = [BotCommand(name, said.plain(f"command_{name}")) for name in COMMANDS]
        await telegram.set_my_commands(commands, language_code=code)
        await telegram.set_my_description(said.plain("bot_description"), code)
        await telegram.set_my_short_description(said.plain("bot_short_description"), code)
