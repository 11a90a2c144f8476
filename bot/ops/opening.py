"""Opens the database for the bot, and waits as long as it cannot be used: that needs nobody, so it ends nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

from aiohttp import web

from bot.intake.webhook import AGAIN
from bot.ops.server import Listener
from bot.runtime import systemd
from bot.runtime.beat import Beat
from bot.runtime.throttled import ThrottledLog
from bot.storage.interface import StorageError, Unavailable
from bot.storage.sqlite.connection import Committed
from bot.storage.sqlite.lock import sole_user
from bot.storage.sqlite.storage import SqliteStorage

logger = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds between two tries to open the database. Our choice."""
WAITS = "the bot waits for its database"

Opened = tuple[SqliteStorage, AsyncExitStack]
"""A database that is open and held, and what closes it."""


@asynccontextmanager
async def database(
    path: Path, listen: tuple[str, int] | None, beat: Beat, committed: Committed
) -> AsyncIterator[SqliteStorage]:
    """Hold the database open, for this process alone. Where that cannot be just now, wait until it can.

    Meanwhile the log says so once a minute, and whatever is asked for on `listen` is answered with 503 and the reason.
    Raises `StorageError` (one line) for what a person has to change, `SettingsError` where `listen` cannot be had.
    """
    storage, opened = await _opened(path, listen, beat, committed)
    async with opened:
        yield storage


async def _opened(path: Path, listen: tuple[str, int] | None, beat: Beat, committed: Committed) -> Opened:
    throttled = ThrottledLog(logger)
    async with AsyncExitStack() as waiting:
        while True:
            try:
                return await _whole(path, committed)
            except Unavailable as error:
                why = error
            if listen:
                served = Listener(listen, [web.route("*", "/{any:.*}", _answer)], beat=beat)
                listen = None
                await served.open()
                waiting.push_async_callback(served.close)
            systemd.tell("STATUS=Waits for its database: the log says why")
            throttled.warning("The bot waits for its database, and goes on by itself: %s", why)
            await asyncio.sleep(PAUSE)


async def _answer(_request: web.Request) -> web.Response:
    return web.json_response({"status": "ill", "reason": WAITS}, status=503, headers={"Retry-After": str(AGAIN)})


async def _whole(path: Path, committed: Committed) -> Opened:
    """Try once, whole even when it is cancelled: what was opened half nobody would close."""
    trying = asyncio.ensure_future(_tried(path, committed))
    try:
        return await asyncio.shield(trying)
    except asyncio.CancelledError:
        with suppress(StorageError):
            _storage, opened = await trying
            await opened.aclose()
        raise


async def _tried(path: Path, committed: Committed) -> Opened:
    async with AsyncExitStack() as stack:
        await asyncio.to_thread(stack.enter_context, sole_user(path))
        storage = await SqliteStorage.open(path, committed=committed)
        stack.push_async_callback(storage.close)
        return storage, stack.pop_all()
