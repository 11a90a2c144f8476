"""How many connections the web server has, and which of them go when there are too many."""

from __future__ import annotations

import asyncio

from aiohttp import web
from aiohttp.typedefs import Handler

MOST = 200
"""Connections at one time. Our choice: twice what Telegram opens at most (source: Bot API, setWebhook)."""
HEAD_SECONDS = 10.0
"""Seconds in which the head of the first request has to come. Our choice."""


class Connections:
    """Makes the connections of a server, and closes those that ask for nothing where that has to be."""

    def __init__(self, most: int = MOST, head_seconds: float = HEAD_SECONDS) -> None:
        self._most = most
        self._head_seconds = head_seconds
        self._silent: dict[web.RequestHandler, asyncio.TimerHandle] = {}
        self._asking: set[web.RequestHandler] = set()

    def new(self, server: web.Server) -> asyncio.Protocol:
        """Make one; where it is one too many others go: the oldest without a request under way, then the oldest."""
        there = [one for one in server.connections if one.transport]
        expendable = sorted(there, key=lambda one: one in self._asking)
        for one in expendable[: max(0, len(there) + 1 - self._most)]:
            one.force_close()
        self._forget_closed()
        made = server()
        self._silent[made] = asyncio.get_running_loop().call_later(self._head_seconds, self._close, made)
        return made

    def _forget_closed(self) -> None:
        """Let go of the older half of those that never asked, where they are many: most of them are closed."""
        if len(self._silent) > 2 * self._most:
            for one in list(self._silent)[: self._most]:
                if one.transport is None:
                    self._silent.pop(one).cancel()

    @web.middleware
    async def asked(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Note that a request is under way. It comes before whatever handles one."""
        connection = request.protocol
        if timer := self._silent.pop(connection, None):
            timer.cancel()
        self._asking.add(connection)
        try:
            return await handler(request)
        finally:
            self._asking.discard(connection)

    def _close(self, silent: web.RequestHandler) -> None:
        del self._silent[silent]
        silent.force_close()
