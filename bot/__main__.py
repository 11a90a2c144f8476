"""`python -m bot`: the bot on Telegram, or, without a token, on the stand-in with a chat page in the browser."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import secrets
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from telegram.error import InvalidToken

from bot.application import Bot
from bot.intake.webhook import Hook, secret_of
from bot.ops.check import check
from bot.runtime.logs import configure
from bot.runtime.metrics import Metrics
from bot.settings import Settings, SettingsError, environment
from bot.storage.interface import StorageError
from bot.storage.sqlite.backup import backup
from bot.storage.sqlite.lock import sole_user
from bot.storage.sqlite.storage import SqliteStorage
from standin.server import Standin

try:
    from uvloop import new_event_loop
except ImportError:  # it has no wheel for every machine, and the bot runs without
    new_event_loop = None  # type: ignore[assignment]  # then asyncio takes its own

logger = logging.getLogger("bot")

STANDIN_TOKEN = f"1000001:{secrets.token_urlsafe(32)}"
"""Another one at each start, so that no other program can guess it. The number is always the same: it names the bot."""
STANDIN_FOLDER = "standin"
"""Beside the database: what the stand-in keeps."""
HARD_STOP = 9.5
"""Seconds from the signal to the end: systemd and docker kill after ten at the earliest."""
LAST_WORDS = 0.2
"""Seconds that the log has for the last line. Our choice."""
BY_FORCE = 3
"""The exit code of a bot that had to be ended by force."""


SWITCH = 0.02
"""Seconds that the loop may run on while the database's thread waits for the interpreter. Python's own 0.005 makes the
two take turns in the middle of everything, which costs a tenth of what the bot can do (docs/performance.md)."""


def main(arguments: Sequence[str] = ()) -> int:
    """Run until a signal ends it; give the exit code. What the operator has to mend is one line on stderr."""
    wanted = _parser().parse_args(arguments)
    sys.setswitchinterval(SWITCH)
    try:
        settings = Settings.read(environment())
        if wanted.backup:
            size = backup(settings.database_path, wanted.backup)
            sys.stdout.write(f"{wanted.backup}: {size / 1_000_000:,.1f} MB\n")
            return 0
        configure(settings.log_level, settings.log_format, _secrets(settings))
        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            return runner.run(_checked(settings) if wanted.check else run(settings))
    except (SettingsError, StorageError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except InvalidToken:
        sys.stderr.write("BOT_TOKEN is not known to Telegram: copy it again from @BotFather\n")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Without an option: run the bot.")
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--check", action="store_true", help="look at settings, database and token, change nothing")
    either.add_argument("--backup", type=Path, metavar="FILE", help="copy the database there, also while the bot runs")
    return parser


async def _checked(settings: Settings) -> int:
    """Say what is right and what is wrong, one line each; give the exit code: 1 where anything is wrong."""
    is_wrong = False
    async for finding in check(settings):
        sys.stdout.write(f"{finding}\n")
        is_wrong = is_wrong or finding.is_wrong
    return int(is_wrong)


async def run(settings: Settings) -> int:
    """Run the bot until SIGINT or SIGTERM; give the exit code."""
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with AsyncExitStack() as stack:
        bot = await _bot(settings, stack)
        running = asyncio.create_task(_run(bot))
        stopping = asyncio.create_task(stopped.wait())
        await asyncio.wait((running, stopping), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if running.done():
            running.result()
        _end_within(HARD_STOP)
        logger.info("Stopping")
        running.cancel()
        await asyncio.wait((running,))
    return 0


async def _bot(settings: Settings, stack: AsyncExitStack) -> Bot:
    """Put the parts together; the stack takes them apart."""
    stack.enter_context(sole_user(settings.database_path))
    metrics = Metrics()
    storage = await SqliteStorage.open(settings.database_path, committed=metrics.committed)
    stack.push_async_callback(storage.close)
    api, token = await _telegram(settings, stack)
    bot = Bot(
        storage,
        token,
        api,
        hook=Hook(settings.webhook_url, _webhook_secret(settings)) if settings.webhook_url else None,
        listen=settings.listen_address,
        metrics=metrics,
        self_sent_per_second=settings.self_sent_per_second,
        self_sent_per_chat=settings.self_sent_per_chat,
        admins=settings.admin_ids,
    )
    stack.push_async_callback(bot.stop)
    return bot


def _webhook_secret(settings: Settings) -> str:
    return settings.webhook_secret or secret_of(settings.bot_token or STANDIN_TOKEN)


def _secrets(settings: Settings) -> list[str]:
    """List what no log may show."""
    return [settings.bot_token or STANDIN_TOKEN, _webhook_secret(settings)]


def _end_within(seconds: float) -> None:
    """End the process by then, whatever hangs. What is stored is whole at any moment, so nothing is lost by it."""
    timer = threading.Timer(seconds, _end_by_force)
    timer.daemon = True
    timer.start()


def _end_by_force() -> None:
    """Say so, unless that hangs too, and end with a code that tells it from an ordinary end."""
    words = threading.Thread(
        target=logger.error, args=("Stopping hangs: ended by force, what is stored goes on later",)
    )
    words.daemon = True
    words.start()
    words.join(LAST_WORDS)
    os._exit(BY_FORCE)


async def _run(bot: Bot) -> None:
    await bot.start()
    logger.info("The bot runs (event loop: %s)", type(asyncio.get_running_loop()).__module__.partition(".")[0])
    await bot.wait()


async def _telegram(settings: Settings, stack: AsyncExitStack) -> tuple[str, str]:
    """Give the address and the token of the Bot API server: Telegram's, or the stand-in's, started here."""
    if settings.bot_token:
        return settings.telegram_api_url, settings.bot_token
    standin = Standin(settings.database_path.parent / STANDIN_FOLDER, token=STANDIN_TOKEN)
    host, port = settings.standin_address
    try:
        await standin.start(host, port)
    except OSError as error:
        listen = f"STANDIN_LISTEN is {settings.standin_listen}"
        raise SettingsError(f"{listen}, which cannot be opened ({error.strerror}): choose another one") from error
    stack.push_async_callback(standin.stop)
    sys.stdout.write(f"No BOT_TOKEN is set. Open the chat in your browser: {standin.url}/\n")
    sys.stdout.flush()
    return standin.url, STANDIN_TOKEN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
