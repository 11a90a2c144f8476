"""The bot's web server: webhook, `/healthz` and `/metrics` on one address; plain HTTP, behind a reverse proxy."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from aiohttp import web

from bot.intake.intake import MOST_BYTES
from bot.settings import SettingsError

logger = logging.getLogger(__name__)

IDLE_SECONDS = 75.0
"""Seconds in which the head of a request has to come, and that a connection may be idle. Longer than Telegram (50 s;
source: its Bot API server, WebhookActor.cpp) and nginx (60 s) keep one, so that neither posts into a closing one."""
CLOSE_SECONDS = 0.5
"""Seconds that requests under way get to end, twice, when the listener closes."""


class Listener:
    """Listens on one address and serves the routes. Whatever else is asked for is 404 or 405."""

    def __init__(
        self, address: tuple[str, int], routes: Sequence[web.AbstractRouteDef], idle_seconds: float = IDLE_SECONDS
    ) -> None:
        self._host, self._port = address
        app = web.Application(client_max_size=MOST_BYTES)
        app.add_routes(routes)
        self._runner = web.AppRunner(
            app,
            access_log=None,
            keepalive_timeout=idle_seconds,
            lingering_time=1.0,
            shutdown_timeout=CLOSE_SECONDS,
        )

    @property
    def url(self) -> str:
        """Where it listens, with the port that it got. Raises `LookupError` where it is not open."""
        host, port = self._runner.addresses[0][:2]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    async def open(self) -> None:
        """Listen. Raises `SettingsError` (one line that names WEBHOOK_LISTEN) for an address that cannot be had."""
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError as error:
            await self._runner.cleanup()
            host = f"[{self._host}]" if ":" in self._host else self._host
            raise SettingsError(
                f"WEBHOOK_LISTEN is {host}:{self._port}, which cannot be opened ({error.strerror}): choose another one"
            ) from error
        logger.info("Listening on %s", self.url)

    async def close(self) -> None:
        """Stop listening and close every connection; where it is not open this does nothing."""
        await self._runner.cleanup()
