"""How the bot reaches Telegram: python-telegram-bot's `BaseRequest` over aiohttp (see docs/decisions/)."""

from __future__ import annotations

import io
from ipaddress import ip_address
from typing import IO, Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import BadRequest, NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.wire.answers import failure, result_of
from bot.wire.codec import dumps
from bot.wire.errors import NotConnected, OddAnswer

CONNECT, READ, UPLOAD, WHOLE = 10.0, 20.0, 60.0, 600.0
"""Seconds: to connect, to wait for an answer, to wait for one while a file goes up, for a call with all its bytes."""
LARGE = 2**18
"""Bytes of a file of ours from which on it goes up piece by piece. Our choice."""
JSON = {"Content-Type": "application/json"}
MOST_ANSWER, MOST_UPDATES = 2**20, 6 * 2**20
"""Bytes of an answer, and of one that brings updates. Our choice: a hundred of the largest updates are not more, and
reading so much keeps everybody waiting for some 80 ms."""
MOST_FILE = 20 * 2**20
"""Bytes of a file. Source: Bot API, getFile; a Bot API server of one's own hands over more."""
TOO_BIG = "file is too big"
"""Telegram's own words for a file that is larger (source: its Bot API server, Client.cpp)."""


class AiohttpRequest(BaseRequest):
    """One pool of connections, shared by all calls to `api`.

    A proxy is taken from the environment (`HTTPS_PROXY`), but not on the way to this machine. It is looked for when the
    pool is opened: aiohttp would do that before each call, in another thread.
    """

    def __init__(
        self, api: str, connections: int = 256, read_timeout: float = READ, most_bytes: int = MOST_ANSWER
    ) -> None:
        """`most_bytes` is how long an answer may be."""
        self._most = most_bytes
        self._connections = connections
        self._read = read_timeout
        self._api = api
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool; once it is open this does nothing."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=_proxy(self._api),
            )

    async def shutdown(self) -> None:
        """Close the pool and every connection in it; once it is closed this does nothing."""
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
        """Make one call, or download one file (GET); give the status, which is 2xx, and the raw body.

        Raises `TelegramError` for what went wrong on the way (`BadRequest` for what cannot be put into a request, and
        for a file of more than `MOST_FILE` bytes) and for what another status means, `InvalidToken` for nothing but
        Telegram's own 401. The URL is in none of them.
        """
        if self._session is None:
            raise RuntimeError("the transport is not initialized")
        timeout = self._timeout(method, request_data, read_timeout, write_timeout, connect_timeout)
        try:
            body = _body(request_data)
            headers = JSON if isinstance(body, bytes) else None
            # A redirection would carry the token, which is in the URL, to somebody else.
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                status, answer = response.status, await _read(response, MOST_FILE if method == "GET" else self._most)
        except TimeoutError:
            raise TimedOut from None  # the cause may name the URL, and the URL holds the token
        except (aiohttp.ClientConnectorError, aiohttp.ClientHttpProxyError) as error:
            raise NotConnected(type(error).__name__) from None  # as above
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None  # as above
        except (TypeError, ValueError) as error:
            raise BadRequest(f"not to be put into a request ({type(error).__name__})") from None  # as above
        if answer is None:
            raise BadRequest(TOO_BIG) if method == "GET" else OddAnswer(f"an answer of more than {self._most} bytes")
        if not 200 <= status <= 299:  # noqa: PLR2004 - HTTP's statuses of success
            raise failure(status, answer)
        return status, answer

    def _timeout(
        self,
        method: str,
        data: RequestData | None,
        read: ODVInput[float],
        write: ODVInput[float],
        connect: ODVInput[float],
    ) -> aiohttp.ClientTimeout:
        """Give what a call may take: as a whole, or, where many bytes go either way, for each of them to come."""
        uploads = bool(data and data.contains_files)
        reading = _seconds(read, self._read)
        connecting = _seconds(connect, CONNECT)
        if method == "POST" and not uploads:  # one timer instead of four: that is a fifth of what a call costs
            return aiohttp.ClientTimeout(total=connecting + reading)
        writing = _seconds(write, UPLOAD if uploads else 0.0)
        return aiohttp.ClientTimeout(total=WHOLE, sock_connect=connecting, sock_read=reading + writing)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer of status 2xx. Raises `OddAnswer` for what is none, and logs nothing of it."""
        return result_of(payload)


async def _read(response: aiohttp.ClientResponse, most: int) -> bytes | None:
    """Read a body as it comes, unpacked; None where it is larger, whatever its head says, and no more of it is read."""
    kept = io.BytesIO()  # what is put together at the end would be in memory twice
    async for part in response.content.iter_any():
        if kept.tell() + len(part) > most:
            return None
        kept.write(part)
    return kept.getvalue()


def _proxy(api: str) -> str | None:
    """Give the address of the proxy that the environment has for the way to the API; None: there is none."""
    parts = urlsplit(api)
    if _is_loopback(api) or proxy_bypass(parts.hostname or ""):
        return None
    return getproxies().get(parts.scheme)


def _is_loopback(api: str) -> bool:
    host = urlsplit(api).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _seconds(given: ODVInput[float], usual: float) -> float:
    value = usual if isinstance(given, DefaultValue) else given
    return usual if value is None else float(value)


def _body(data: RequestData | None) -> aiohttp.FormData | bytes | None:
    # Half a character cannot be sent: a question mark takes its place.
    if data is None:
        return None
    if not data.contains_files:
        return dumps(data.parameters)
    form = aiohttp.FormData({name: _whole(value) for name, value in data.json_parameters.items()})
    for name, (file_name, content, mime) in data.multipart_data.items():
        form.add_field(name, _piece_by_piece(content), filename=file_name, content_type=mime)
    return form


def _piece_by_piece(content: bytes | IO[bytes]) -> bytes | IO[bytes]:
    """Let a large file go up in pieces, so that nobody waits for all of it."""
    return io.BytesIO(content) if isinstance(content, bytes) and len(content) >= LARGE else content


def _whole(text: str) -> str:
    return text.encode(errors="replace").decode()
