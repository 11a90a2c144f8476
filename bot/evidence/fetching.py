"""Gets a file from Telegram: its bytes, or a file that can be read, which may be too large to be in memory."""

from __future__ import annotations

import asyncio
import io
import os
import stat
import tempfile
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from telegram import Bot, File
from telegram.error import BadRequest, NetworkError

from conversations.files.content import Received
from conversations.files.limits import WIDEST_VIDEO
from conversations.files.verdict import too_large

FETCH_WITHIN = 120.0
"""Seconds that a download may take, so that one which trickles does not hold up its chat for ever. Our choice."""
MOST_LOCAL = 2_000_000_000
"""Bytes of a file that a Bot API server of one's own hands over in local mode (source: Bot API, Using a Local Bot API
Server: files of up to 2000 MB)."""


@dataclass(frozen=True)
class LocalServer:
    """A Bot API server of one's own in local mode: it names files by their path, and `folder` is where they are here.

    The server's own folder may have another path, where it runs in a container: what follows the token counts.
    """

    folder: Path
    token: str

    def open(self, path: str) -> BinaryIO:
        """Open a file that the server names. Raises `NetworkError` for what is none of its files."""
        within = path.partition(f"/{self.token}/")[2]
        named = self.folder / self.token / within if within else Path(path)
        try:
            whole = named.resolve(strict=True)
            if not whole.is_relative_to(self.folder.resolve()):
                raise NetworkError("getFile named a file outside of TELEGRAM_FILES")
            file = os.open(whole, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError as error:
            why = f"a file of the Bot API server cannot be read ({type(error).__name__}): see TELEGRAM_FILES"
            raise NetworkError(why) from None  # the path holds the token
        opened = os.fdopen(file, "rb")
        if not stat.S_ISREG(os.fstat(file).st_mode):
            opened.close()
            raise NetworkError("getFile named what is no file")
        return opened


def most_bytes(server: LocalServer | None) -> int:
    """Give how large a file may be that Telegram hands over: in bytes."""
    return MOST_LOCAL if server else WIDEST_VIDEO


async def fetch(bot: Bot, received: Received, server: LocalServer | None = None) -> bytes:
    """Download a file, of at most Telegram's 20 MiB.

    Raises `TelegramError`, `TimeoutError` after `FETCH_WITHIN`, or `Rejected` when it is too big.
    """
    try:
        async with asyncio.timeout(FETCH_WITHIN):
            file = await _named(bot, received.file_id)
            if (file.file_size or 0) > WIDEST_VIDEO:  # so that nothing of it is fetched; the transport reads no more
                raise too_large(received)
            if server:
                return await asyncio.to_thread(_read, server, file.file_path or "", received)
            return await _downloaded(file)
    except BadRequest as error:
        if "file is too big" in error.message.casefold():
            raise too_large(received) from error
        raise


async def fetch_open(bot: Bot, file_id: str, server: LocalServer | None = None) -> BinaryIO:
    """Give a file to be read, of at most `most_bytes`; it is closed by whoever asked.

    Raises `TelegramError`, `TimeoutError` as `fetch` does, `OSError` where there is no room for it.
    """
    async with asyncio.timeout(FETCH_WITHIN):
        file = await _named(bot, file_id)
        if server:
            return await _not_lost(asyncio.to_thread(server.open, file.file_path or ""))
        return await _not_lost(asyncio.to_thread(_kept, await _downloaded(file)))


async def _not_lost(opening: Coroutine[Any, Any, BinaryIO]) -> BinaryIO:
    """Give what a thread opens; where nobody waits for it any more, close it."""
    opened = asyncio.ensure_future(opening)
    try:
        return await asyncio.shield(opened)
    except asyncio.CancelledError:
        opened.add_done_callback(lambda done: None if done.cancelled() or done.exception() else done.result().close())
        raise


async def _downloaded(file: File) -> bytes:
    if (file.file_path or "").startswith("/"):  # python-telegram-bot would open it, whatever it is
        raise NetworkError("getFile named a path of the server's machine: see TELEGRAM_FILES")
    taken = Taken()
    await file.download_to_memory(taken)
    return taken.content


def _read(server: LocalServer, path: str, received: Received) -> bytes:
    with server.open(path) as opened:
        content = opened.read(WIDEST_VIDEO + 1)
    if len(content) > WIDEST_VIDEO:
        raise too_large(received)
    return content


def _kept(content: bytes) -> BinaryIO:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever asked for it closes it
    try:
        file.write(content)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


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
