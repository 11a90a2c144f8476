"""Opens the database for the bot, and waits as long as it cannot be used: that needs nobody, so it ends nothing.

It also waits, for a while, until another process of the bot lets go of it: so a new release takes over from an old one.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

from bot.addresses import database_file
from bot.ops.doorkeeper import Doorkeeper
from bot.ops.sockets import Sockets
from bot.runtime import systemd
from bot.runtime.beat import Beat
from bot.runtime.throttled import ThrottledLog
from bot.settings import SettingsError
from bot.storage.interface import Storage, StorageError, Unavailable
from bot.storage.sqlite.connection import Committed
from bot.storage.sqlite.lock import InUse, sole_user
from bot.storage.sqlite.storage import SqliteStorage

logger = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds between two tries to open the database. Our choice."""
LOOK = 0.02
"""Seconds between two looks whether another process has let go of it. Our choice."""
WAITS = "the bot waits for its database"
STANDS_BY = "another process of the bot has the database"

Opened = tuple[Storage, AsyncExitStack]
"""A database that is open and held, and what closes it."""


@asynccontextmanager
async def database(
    address: str, listen: Sockets | None, beat: Beat, committed: Committed, lock_wait: float = 0.0
) -> AsyncIterator[Storage]:
    """Hold the database open; one that is a file, for this process alone. Where that cannot be just now, wait.

    For another process of the bot it is waited `lock_wait` seconds at most. Meanwhile the log says so, and whatever is
    asked for on `listen` is answered with 503 and the reason. Raises `StorageError` (one line) for what a person has to
    change, `SettingsError` where `listen` cannot be had.
    """
    async with AsyncExitStack() as stack:
        async with Doorkeeper(listen, beat).waiting() as doorkeeper:
            storage, opened = await _opened(address, doorkeeper, committed, lock_wait)
            await stack.enter_async_context(opened)
        yield storage


async def _opened(address: str, doorkeeper: Doorkeeper, committed: Committed, lock_wait: float) -> Opened:
    throttled, until = ThrottledLog(logger), time.monotonic() + lock_wait
    while True:
        try:
            return await _whole(address, doorkeeper, committed)
        except InUse as error:
            if time.monotonic() >= until:
                raise _tired(error, lock_wait) from error
            await doorkeeper.turns_away("waiting", STANDS_BY, is_shared=True)
            throttled.warning(
                "Another process of the bot has the database: this one waits up to %g s and takes over", lock_wait
            )
            systemd.tell("STATUS=Waits for another process of the bot to end")
            await asyncio.sleep(LOOK)
        except Unavailable as error:
            await doorkeeper.turns_away("ill", WAITS)
            throttled.warning("The bot waits for its database, and goes on by itself: %s", error)
            systemd.tell("STATUS=Waits for its database: the log says why")
            await asyncio.sleep(PAUSE)


def _tired(error: InUse, lock_wait: float) -> InUse:
    return InUse(f"{error} (LOCK_WAIT: waited {lock_wait:g} s for it to end)") if lock_wait else error


async def _whole(address: str, doorkeeper: Doorkeeper, committed: Committed) -> Opened:
    """Try once, whole even when it is cancelled: what was opened half nobody would close."""
    trying = asyncio.ensure_future(_tried(address, doorkeeper, committed))
    try:
        return await asyncio.shield(trying)
    except asyncio.CancelledError:
        with suppress(StorageError, SettingsError):
            _storage, opened = await trying
            await opened.aclose()
        raise


async def _tried(address: str, doorkeeper: Doorkeeper, committed: Committed) -> Opened:
    async with AsyncExitStack() as stack:
        if file := database_file(address):
            await asyncio.to_thread(stack.enter_context, sole_user(file))
        await doorkeeper.claims()
        storage: Storage
        if file:
            storage = await SqliteStorage.open(file, committed=committed)
        else:
            from bot.storage.postgresql.storage import PostgresStorage  # noqa: PLC0415 - 3 MiB that SQLite needs not

            storage = await PostgresStorage.open(address, committed=committed, shared=True)
        stack.push_async_callback(storage.close)
        return storage, stack.pop_all()
