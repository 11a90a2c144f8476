"""How the bot reaches Telegram: python-telegram-bot's `BaseRequest` over aiohttp (see docs/decisions/)."""

from __future__ import annotations

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT, READ, UPLOAD = 10.0, 20.0, 60.0
"""Seconds: to connect, to wait for an answer, to wait for one while a file goes up."""


class AiohttpRequest(BaseRequest):
    """One pool of connections, shared by all calls. A proxy is taken from the environment (`HTTPS_PROXY`)."""

    def __init__(self, connections: int = 64, read_timeout: float = READ) -> None:
        self._connections = connections
        self._read = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool; once it is open this does nothing."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections)
            headers = {"User-Agent": self.USER_AGENT}
            self._session = aiohttp.ClientSession(connector=connector, headers=headers, trust_env=True)

    async def shutdown(self) -> None:
        """Close the pool and every connection in it."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - waiting for the pool is bounded by the lanes
    ) -> tuple[int, bytes]:
        """Make one call; give the status and the raw body. Raises `TimedOut` and `NetworkError`, without the URL."""
        if self._session is None:
            raise RuntimeError("the transport is not initialized")
        uploads = bool(request_data and request_data.contains_files)
        reading = _seconds(read_timeout, self._read)
        writing = _seconds(write_timeout, UPLOAD if uploads else 0.0)
        timeout = aiohttp.ClientTimeout(
            total=None, connect=None, sock_connect=_seconds(connect_timeout, CONNECT), sock_read=reading + writing
        )
        try:
            async with self._session.request(method, url, data=_body(request_data), timeout=timeout) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None  # the cause may name the URL, and the URL holds the token
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None  # as above


def _seconds(given: ODVInput[float], usual: float) -> float:
    value = usual if isinstance(given, DefaultValue) else given
    return usual if value is None else float(value)


def _body(data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData(data.json_parameters)
    for name, (file_name, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=mime)
    return form
