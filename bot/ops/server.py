"""The bot's web server: webhook, `/healthz` and `/metrics` on one address; plain HTTP, behind a reverse proxy."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Iterator, Sequence
from functools import partial

from aiohttp import web

from bot.intake.intake import MOST_BYTES
from bot.ops.connections import Connections
from bot.ops.standby import Standby
from bot.runtime.beat import Beat
from bot.settings import SettingsError

logger = logging.getLogger(__name__)

IDLE_SECONDS = 75.0
"""Seconds that a connection may be idle between two requests. Longer than Telegram (50 s; source: its Bot API server,
WebhookActor.cpp) and nginx (60 s) keep one, so that neither posts into a closing one."""
CLOSE_SECONDS = 0.5
"""Seconds that requests under way get to end, twice, when the listener closes."""
BACKLOG = 128
"""Connections that the system keeps until they are taken. Our choice."""


class Listener:
    """Listens on one address and serves the routes. Whatever else is asked for is 404 or 405."""

    def __init__(
        self,
        address: tuple[str, int],
        routes: Sequence[web.AbstractRouteDef],
        idle_seconds: float = IDLE_SECONDS,
        beat: Beat | None = None,
        connections: Connections | None = None,
    ) -> None:
        """While the `beat` is late, a thread answers 503 in the place of the loop."""
        self._host, self._port = address
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
            sockets = list(_sockets(self._host, self._port))
        except OSError as error:
            host = f"[{self._host}]" if ":" in self._host else self._host
            raise SettingsError(
                f"WEBHOOK_LISTEN is {host}:{self._port}, which cannot be opened ({error.strerror}): choose another one"
            ) from error
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

    async def close(self) -> None:
        """Stop listening and close every connection; where it is not open this does nothing."""
        for server in self._servers:
            server.close()
        if self._standby:
            self._standby.close()
        self._servers, self._standby, self._bound = [], None, None
        await self._runner.cleanup()


def _sockets(host: str, port: int) -> Iterator[socket.socket]:
    """Listen on each address that a name stands for. Raises `OSError`, and leaves none open then."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    opened: list[socket.socket] = []
    try:
        for family, address in dict.fromkeys((family, address) for family, _type, _protocol, _name, address in found):
            opened.append(socket.create_server(address, family=family, backlog=BACKLOG))
            opened[-1].setblocking(False)
    except OSError:
        for one in opened:
            one.close()
        raise
    yield from opened
