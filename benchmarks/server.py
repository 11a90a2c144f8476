"""A lean HTTP server for the fake Bot API: what it costs must not be what is measured."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import cast

import orjson

from benchmarks.api import Api
from benchmarks.parameters import length, parameters

END = b"\r\n\r\n"
FOLDER = "/file/"
"""Where files are downloaded from."""


class Server:
    """Answers on a free port of this machine. Each call takes `latency` seconds, half before and half after."""

    def __init__(self, api: Api, latency: float, failed: Callable[[BaseException], None]) -> None:
        """`failed` is told of whatever goes wrong with a call."""
        self._api = api
        self._half = latency / 2
        self._failed = failed
        self._server: asyncio.Server | None = None
        self._underway: set[asyncio.Task[None]] = set()

    async def start(self) -> int:
        """Listen; give the port."""
        self._server = server = await asyncio.get_running_loop().create_server(
            lambda: Connection(self.take), "127.0.0.1", 0
        )
        return int(server.sockets[0].getsockname()[1])

    def close(self) -> None:
        """Listen no more."""
        if self._server:
            self._server.close()

    def take(self, transport: asyncio.Transport, head: bytes, body: bytes) -> None:
        """Answer a call in a task of its own."""
        task = asyncio.get_running_loop().create_task(self._answer(transport, head, body))
        self._underway.add(task)
        task.add_done_callback(self._underway.discard)

    async def _answer(self, transport: asyncio.Transport, head: bytes, body: bytes) -> None:
        try:
            if self._half:
                await asyncio.sleep(self._half)
            kind, content = await self._content(head, body)
            if self._half:
                await asyncio.sleep(self._half)
        except Exception as error:  # noqa: BLE001 - whatever it is, it ends the run
            self._failed(error)
            return
        if not transport.is_closing():
            transport.write(ANSWER % (kind, len(content)) + content)

    async def _content(self, head: bytes, body: bytes) -> tuple[bytes, bytes]:
        """Give the type and the bytes of the answer. Raises what the call's being wrong raises."""
        path, _, query = head.split(b" ", 2)[1].decode().partition("?")
        if path.startswith(FOLDER):
            return b"image/jpeg", self._api.download(path)
        result = await self._api.call(path.rpartition("/")[2], parameters(head, query, body))
        return b"application/json", orjson.dumps({"ok": True, "result": result})


class Connection(asyncio.Protocol):
    """One connection of the bot, which stays open for call after call."""

    def __init__(self, take: Callable[[asyncio.Transport, bytes, bytes], None]) -> None:
        self._take = take
        self._received = b""
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what answers are written to."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own is no subclass of it

    def data_received(self, data: bytes) -> None:
        """Take each call that has come as a whole."""
        self._received += data
        while (end := self._received.find(END)) >= 0:
            head, start = self._received[:end], end + len(END)
            stop = start + length(head)
            if len(self._received) < stop:
                return
            body, self._received = self._received[start:stop], self._received[stop:]
            self._take(self._transport, head, body)


ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n"
