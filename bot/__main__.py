"""`python -m bot`: the bot on Telegram, or, without a token, on the stand-in with a chat page in the browser."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import secrets
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from telegram.error import InvalidToken

from bot.application import Bot
from bot.intake.webhook import Hook, secret_of
from bot.ops.check import check
from bot.ops.opening import database
from bot.ops.sockets import Sockets
from bot.runtime import systemd
from bot.runtime.beat import Beat
from bot.runtime.heap import keep_what_is_there, share_one_heap
from bot.runtime.logs import configure
from bot.runtime.metrics import Metrics
from bot.runtime.shield import shield
from bot.runtime.signals import StopSignal
from bot.settings import Settings, SettingsError, environment
from bot.storage.interface import Storage, StorageError
from bot.storage.sqlite.backup import backup
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
FOR_THE_OWNER = 0o077
"""The umask: what the bot makes, nobody else on the machine can read."""
SWITCH = 0.02
"""Seconds that the loop may run on while the database's thread waits for the interpreter. Python's own 0.005 makes the
two take turns in the middle of everything, which costs a tenth of what the bot can do (docs/performance.md)."""


def main(arguments: Sequence[str] = ()) -> int:
    """Run until a signal ends it; give the exit code. What the operator has to mend is one line on stderr."""
    shield()
    wanted = _parser().parse_args(arguments)
    stop = StopSignal()
    if not (wanted.check or wanted.backup):
        stop.listen()
    os.umask(FOR_THE_OWNER)
    sys.setswitchinterval(SWITCH)
    share_one_heap()
    try:
        settings = Settings.read(environment())
        if wanted.backup:
            size = backup(settings.database_path, wanted.backup)
            sys.stdout.write(f"{wanted.backup}: {size / 1_000_000:,.1f} MB\n")
            return 0
        configure(settings.log_level, settings.log_format, _secrets(settings))
        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            return runner.run(_checked(settings) if wanted.check else run(settings, stop))
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


async def run(settings: Settings, stop: StopSignal) -> int:
    """Run the bot until it is told to stop; give the exit code."""
    beat = Beat()
    async with beat.beating(), AsyncExitStack() as stack:
        running = asyncio.create_task(_run(settings, beat, stack))
        stopping = asyncio.create_task(stop.given())
        await asyncio.wait((running, stopping), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if running.done():
            running.result()
        systemd.tell("STOPPING=1")
        logger.info("Stopping")
        running.cancel()
        await asyncio.wait((running,))
    return 0


async def _run(settings: Settings, beat: Beat, stack: AsyncExitStack) -> None:
    """Start the bot as soon as there is a database, and let it run; the stack takes it apart."""
    metrics = Metrics()
    listen = Sockets(settings.listen_address) if settings.listen_address else None
    opened = database(settings.database_path, listen, beat, metrics.committed, settings.lock_wait)
    bot = await _bot(settings, await stack.enter_async_context(opened), listen, metrics, beat, stack)
    systemd.tell("STATUS=Starts: asks Telegram who it is")
    await bot.start()
    keep_what_is_there()
    systemd.tell("STATUS=Runs")
    logger.info("The bot runs (event loop: %s)", type(asyncio.get_running_loop()).__module__.partition(".")[0])
    await bot.wait()


async def _bot(
    settings: Settings, storage: Storage, listen: Sockets | None, metrics: Metrics, beat: Beat, stack: AsyncExitStack
) -> Bot:
    """Put the parts together; the stack takes them apart."""
    api, token = await _telegram(settings, stack)
    bot = Bot(
        storage,
        token,
        api,
        hook=Hook(settings.webhook_url, _webhook_secret(settings)) if settings.webhook_url else None,
        listen=listen,
        metrics=metrics,
        self_sent_per_second=settings.self_sent_per_second,
        self_sent_per_chat=settings.self_sent_per_chat,
        admins=settings.admin_ids,
        pages_off=settings.pages_off,
        files=settings.telegram_files if settings.bot_token else None,
        beat=beat,
    )
    stack.push_async_callback(bot.stop)
    if bot.listener and settings.lock_wait:
        stack.push_async_callback(bot.listener.hand_over)  # which comes before the stop
    return bot


def _webhook_secret(settings: Settings) -> str:
    return settings.webhook_secret or secret_of(settings.bot_token or STANDIN_TOKEN)


def _secrets(settings: Settings) -> list[str]:
    """List what no log may show."""
    return [settings.bot_token or STANDIN_TOKEN, _webhook_secret(settings)]


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
