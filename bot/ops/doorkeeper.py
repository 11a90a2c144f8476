"""Says 503 to whoever comes while the bot cannot work yet, on the address where the bot itself will listen."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from aiohttp import web

from bot.intake.webhook import AGAIN
from bot.ops.server import Listener
from bot.ops.sockets import Sockets
from bot.runtime.beat import Beat

LOOK = 0.02
"""Seconds between two looks whether an address is free. Our choice."""
LOOKS = 50
"""So many, before an address is said to be another program's: that of a process that was killed is free at once."""


class Doorkeeper:
    """Has the address of the bot while it waits; who comes last, when the bot is to begin, is kept for it."""

    def __init__(self, sockets: Sockets | None, beat: Beat) -> None:
        """None: the bot listens nowhere, and nobody comes."""
        self._sockets = sockets
        self._beat = beat
        self._listener: Listener | None = None
        self._is_shared = False
        self._said: dict[str, str] = {}

    @asynccontextmanager
    async def waiting(self) -> AsyncIterator[Self]:
        """Keep the door meanwhile; afterwards the sockets are left to the bot, open if they were."""
        try:
            yield self
        except BaseException:
            if self._sockets:
                self._sockets.close()
            raise
        finally:
            if self._listener:
                await self._listener.close()

    async def turns_away(self, status: str, reason: str, *, is_shared: bool = False) -> None:
        """Answer from now on with this. Raises `SettingsError` for an address that cannot be had.

        `is_shared`: the other process may have it. Then it is taken once that one lets go of it, and nobody is turned
        away, for the bot is to begin at once: who comes is kept by the system.
        """
        self._said = {"status": status, "reason": reason}
        if self._sockets and not self._listener:
            is_free = self._opens(self._sockets, may_be_taken=is_shared)
            self._is_shared = self._is_shared or not is_free
            if not (is_shared and self._is_shared):
                await self._answers(self._sockets)

    async def claims(self) -> None:
        """Have the address that the other process had, which has ended a moment ago.

        Raises `SettingsError` for one that is somebody else's.
        """
        for left in reversed(range(LOOKS if self._is_shared else 0)):
            if self._sockets is None or self._opens(self._sockets, may_be_taken=left > 0):
                return
            await asyncio.sleep(LOOK)

    def _opens(self, sockets: Sockets, *, may_be_taken: bool) -> bool:
        """Have the address; say whether that was possible. Raises `SettingsError` where nobody is waited for."""
        try:
            sockets.open()
        except OSError as error:
            if may_be_taken and error.errno == errno.EADDRINUSE:
                return False
            raise sockets.refusal(error) from error
        return True

    async def _answers(self, sockets: Sockets) -> None:
        self._listener = Listener(sockets.shared(), [web.route("*", "/{any:.*}", self._answer)], beat=self._beat)
        await self._listener.open()

    async def _answer(self, _request: web.Request) -> web.Response:
        return web.json_response(self._said, status=503, headers={"Retry-After": str(AGAIN)})
