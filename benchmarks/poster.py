"""Posts updates to the webhook of the bots, over connections that stay open, as lean as can be."""

from __future__ import annotations

import asyncio
import itertools
import socket
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import cast
from urllib.parse import urlsplit

import orjson

from benchmarks.parameters import Json, length

AGAIN = 0.05
"""Seconds after which a post is tried again that was not taken."""
END = b"\r\n\r\n"


def free_port() -> int:
    """Find a port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Poster:
    """Spreads posts over the bots, the next one to the next; those of one chat come one after the other."""

    def __init__(
        self,
        ports: Sequence[int],
        latency: float,
        ride: Callable[[Json], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """`latency` is in seconds, half of it before and half after. `ride` takes a call that comes in an answer."""
        self._half = latency / 2
        self._ride = ride
        self._failed = failed
        self._ports = itertools.cycle(ports)
        self._idle: dict[int, list[Connection]] = defaultdict(list)
        self._waiting: dict[int, deque[bytes]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._head = b""

    def begin(self, url: str, secret: str) -> None:
        """Post from now on to the path of an address, with this secret."""
        self._head = (
            f"POST {urlsplit(url).path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: "
        ).encode()

    def push(self, update: Json) -> None:
        """Post an update, after those of its chat that were not taken yet."""
        chat = _chat(update)
        body = orjson.dumps(update)
        if chat in self._waiting:
            self._waiting[chat].append(body)
            return
        self._waiting[chat] = deque([body])
        task = asyncio.get_running_loop().create_task(self._work_on(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work_on(self, chat: int) -> None:
        waiting = self._waiting[chat]
        try:
            while waiting:
                await self._deliver(waiting[0])
                waiting.popleft()
        except Exception as error:  # noqa: BLE001 - whatever it is, it ends the run
            self._failed(error)
        del self._waiting[chat]

    async def _deliver(self, body: bytes) -> None:
        """Post until it is taken; then take the call that comes with the answer."""
        if self._half:
            await asyncio.sleep(self._half)
        while (answer := await self._post(body)) is None:  # noqa: ASYNC110 - it is another process
            await asyncio.sleep(AGAIN)
        if not answer:
            return
        if self._half:
            await asyncio.sleep(self._half)
        self._ride(orjson.loads(answer))

    async def _post(self, body: bytes) -> bytes | None:
        """Post once; give the body of the answer, None where it was not taken."""
        port = next(self._ports)
        with suppress(OSError):
            connection = self._idle[port].pop() if self._idle[port] else await _connected(port)
            status, answer = await connection.ask(b"%b%d\r\n\r\n%b" % (self._head, len(body), body))
            if connection.is_open:
                self._idle[port].append(connection)
            return answer if status == b"200" else None
        return None


def _chat(update: Json) -> int:
    holder = update.get("message") or update["callback_query"]["message"]
    return int(holder["chat"]["id"])


async def _connected(port: int) -> Connection:
    _transport, connection = await asyncio.get_running_loop().create_connection(Connection, "127.0.0.1", port)
    return connection


class Connection(asyncio.Protocol):
    """One connection to a bot: one request at a time."""

    def __init__(self) -> None:
        self._received = b""
        self._transport: asyncio.Transport
        self._answer: asyncio.Future[tuple[bytes, bytes]] | None = None
        self.is_open = True

    async def ask(self, request: bytes) -> tuple[bytes, bytes]:
        """Send a request; give status and body of the answer. Raises `ConnectionError` when it closes before."""
        if not self.is_open:
            raise ConnectionError("it has closed")
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answer

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what is written to."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own is no subclass of it

    def data_received(self, data: bytes) -> None:
        """Give the answer to who asked, once it is whole."""
        self._received += data
        end = self._received.find(END)
        if end < 0 or self._answer is None:
            return
        head, start = self._received[:end], end + len(END)
        stop = start + length(head)
        if len(self._received) < stop:
            return
        body, self._received = self._received[start:stop], self._received[stop:]
        if b"connection: close" in head.lower():
            self.is_open = False
        answer, self._answer = self._answer, None
        answer.set_result((head.split(b" ", 2)[1], body))

    def connection_lost(self, _error: Exception | None) -> None:
        """Tell who still waits."""
        self.is_open = False
        if self._answer and not self._answer.done():
            self._answer.set_exception(ConnectionError("it has closed"))
