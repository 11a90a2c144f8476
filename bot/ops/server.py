"""The bot's web server: webhook, `/healthz` and `/metrics` on one address; plain HTTP, behind a reverse proxy."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Sequence
from functools import partial

from aiohttp import web

from bot.intake.intake import MOST_BYTES
from bot.ops.connections import Connections
from bot.ops.sockets import BACKLOG, Sockets
from bot.ops.standby import Standby
from bot.runtime.beat import Beat

logger = logging.getLogger(__name__)

IDLE_SECONDS = 75.0
"""Seconds that a connection may be idle between two requests. Longer than Telegram (50 s; source: its Bot API server,
WebhookActor.cpp) and nginx (60 s) keep one, so that neither posts into a closing one."""
CLOSE_SECONDS = 0.5
"""Seconds that requests under way get to end, twice, when the listener closes."""
HAND_OVER_SECONDS = 0.1
"""Seconds in which one that waits for the address has it: it looks more often. Our choice."""

Address = tuple[str, int] | Sockets
"""Host and port, or the sockets for them, which may listen already."""


class Listener:
    """Listens on one address and serves the routes. Whatever else is asked for is 404 or 405."""

    def __init__(
        self,
        address: Address,
        routes: Sequence[web.AbstractRouteDef],
        idle_seconds: float = IDLE_SECONDS,
        beat: Beat | None = None,
        connections: Connections | None = None,
    ) -> None:
        """While the `beat` is late, a thread answers 503 in the place of the loop."""
        self._sockets = address if isinstance(address, Sockets) else Sockets(address)
        self._connections = connections or Connections()
        app = web.Application(client_max_size=MOST_BYTES, middlewares=[self._connections.asked])
        app.add_routes(routes)
        self._runner = web.AppRunner(
            app,
            access_log=None,
            keepalive_timeout=idle_seconds,
            lingering_time=1.0,
            shutdown_timeout=CLOSE_SECONDS,
        )
        self._beat = beat
        self._servers: list[asyncio.Server] = []
        self._standby: Standby | None = None
        self._bound: tuple[str, int] | None = None

    @property
    def url(self) -> str:
        """Where it listens, with the port that it got. Raises `LookupError` where it is not open."""
        if self._bound is None:
            raise LookupError("it does not listen")
        host, port = self._bound
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    async def open(self) -> None:
        """Listen. Raises `SettingsError` (one line that names WEBHOOK_LISTEN) for an address that cannot be had."""
        try:
            sockets = self._sockets.taken()
        except OSError as error:
            raise self._sockets.refusal(error) from error
        self._bound = sockets[0].getsockname()[:2]
        if beat := self._beat:
            self._standby = Standby(sockets, lambda: beat.is_late)
        await self._serve(sockets)
        logger.info("Listening on %s", self.url)

    async def _serve(self, sockets: Sequence[socket.socket]) -> None:
        await self._runner.setup()
        assert self._runner.server
        made = partial(self._connections.new, self._runner.server)
        loop = asyncio.get_running_loop()
        self._servers = [await loop.create_server(made, sock=one, backlog=BACKLOG) for one in sockets]

    async def hand_over(self) -> None:
        """Stop listening, and let a process that waits for the address have it; who is connected is served on."""
        self._retire()
        await asyncio.sleep(HAND_OVER_SECONDS)

    def _retire(self) -> None:
        for server in self._servers:
            server.close()
        if self._standby:
            self._standby.close()
        self._servers, self._standby, self._bound = [], None, None

    async def close(self) -> None:
        """Stop listening and close every connection; where it is not open this does nothing."""
        self._retire()
        await self._runner.cleanup()
