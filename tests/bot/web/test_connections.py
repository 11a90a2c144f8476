"""Who opens connections and asks for nothing does not keep those out who ask."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web

from bot.ops.connections import HEAD_SECONDS, MOST, Connections
from bot.ops.server import Listener
from conversations.names import S
from tests.bot.given import message, until
from tests.bot.web.hooked import PATH, HookedWorld
from tests.buyer import Buyer

BEFORE = f"POST {PATH} HTTP/1.1\r\nHost: x\r\n"


Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def left(opened: list[Connection]) -> int:
    """Count the connections that the other side has not closed, as far as was heard."""
    return sum(not reader.at_eof() for reader, _writer in opened)


@asynccontextmanager
async def half_open(world: HookedWorld, number: int) -> AsyncIterator[list[Connection]]:
    """Open connections and send half a head on each."""
    opened: list[Connection] = []
    try:
        for _ in range(number):
            opened.append(await asyncio.open_connection(*world.listen))
            opened[-1][1].write(BEFORE.encode())
        yield opened
    finally:
        for _reader, writer in opened:
            writer.close()


async def test_more_half_open_connections_than_allowed_take_neither_files_nor_the_way_of_an_honest_post(
    world: HookedWorld, ann: Buyer
) -> None:
    async with half_open(world, 3 * MOST) as opened:
        update = {"update_id": 900_000_000, "message": message(ann, text="Blue shoes")}
        async with asyncio.timeout(HEAD_SECONDS):  # before any of them has had its time
            assert (await world.post(update)).status == 200
            assert (await world.get("/healthz"))[0] == 200
            await until(lambda: left(opened) <= MOST)
        assert left(opened) > MOST - 20, "those that are not too many may stay"
    await world.settled()
    await ann.is_at(S.PROTECTION)


@asynccontextmanager
async def served(connections: Connections, idle_seconds: float = 75.0) -> AsyncIterator[Listener]:
    """Serve a page that answers at once, and one that answers when it is told to."""
    goes_on = asyncio.Event()

    async def quick(_request: web.Request) -> web.Response:
        return web.Response(text="here")

    async def slow(_request: web.Request) -> web.Response:
        await goes_on.wait()
        return web.Response(text="at last")

    async def go_on(_request: web.Request) -> web.Response:
        goes_on.set()
        return web.Response()

    routes = [web.get("/quick", quick), web.get("/slow", slow), web.get("/go-on", go_on)]
    listener = Listener(("127.0.0.1", 0), routes, idle_seconds, connections=connections)
    await listener.open()
    try:
        yield listener
    finally:
        await listener.close()


async def connected(listener: Listener, head: str = "") -> Connection:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(listener.url.rpartition(":")[2]))
    writer.write(head.encode())
    return reader, writer


async def test_who_waits_for_an_answer_stays_and_the_oldest_of_the_others_goes() -> None:
    async with served(Connections(most=3)) as listener, aiohttp.ClientSession() as http:
        waiting, first = await connected(listener, "GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        oldest, second = await connected(listener, "GET /quick HTTP/1.1\r\nHost: x\r\n\r\n")
        assert await asyncio.wait_for(oldest.readline(), 30) == b"HTTP/1.1 200 OK\r\n"
        younger, third = await connected(listener, "GET")
        async with http.get(f"{listener.url}/quick") as response:
            assert response.status == 200
        await asyncio.wait_for(oldest.read(), 30)  # to its end
        third.write(b" /go-on HTTP/1.1\r\nHost: x\r\n\r\n")
        assert await asyncio.wait_for(younger.readline(), 30) == b"HTTP/1.1 200 OK\r\n"
        assert (await asyncio.wait_for(waiting.read(), 30)).endswith(b"at last")
        for writer in (first, second, third):
            writer.close()


async def test_as_many_as_are_allowed_all_stay() -> None:
    async with served(Connections(most=3)) as listener:
        opened = [await connected(listener) for _ in range(3)]
        for reader, writer in opened:
            writer.write(b"GET /quick HTTP/1.1\r\nHost: x\r\n\r\n")
            assert await asyncio.wait_for(reader.readline(), 30) == b"HTTP/1.1 200 OK\r\n"
            writer.close()


@pytest.mark.parametrize("head", ["", "GET /quick HTTP/1.1\r\nHost: x\r\n"])
async def test_a_first_head_that_does_not_come_is_not_waited_for_as_long_as_the_next_request(head: str) -> None:
    async with served(Connections(head_seconds=0.3)) as listener:
        kept, writer = await connected(listener, "GET /quick HTTP/1.1\r\nHost: x\r\n\r\n")
        assert await asyncio.wait_for(kept.readuntil(b"here"), 30)
        silent, other = await connected(listener, head)
        assert await asyncio.wait_for(silent.read(), 30) == b""
        writer.write(b"GET /quick HTTP/1.1\r\nHost: x\r\n\r\n")
        assert await asyncio.wait_for(kept.readline(), 30) == b"HTTP/1.1 200 OK\r\n"
        writer.close()
        other.close()


async def test_those_that_come_and_go_are_forgotten() -> None:
    connections = Connections(most=5)
    async with served(connections) as listener:
        for _ in range(100):
            _reader, writer = await connected(listener)
            writer.close()
            await writer.wait_closed()
        assert len(connections._silent) <= 5 * 5
