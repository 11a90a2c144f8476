"""What is posted to the webhook by whomever: stored before it is answered, or refused and not stored."""

from __future__ import annotations

import asyncio
import gzip
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing, suppress

import pytest
from aiohttp import web

from bot.intake.intake import MOST_BYTES
from bot.intake.webhook import AGAIN, HEADER
from bot.ops.server import Listener
from conversations.names import S
from tests.bot.given import BotDatabase, inbox, message, until
from tests.bot.web.hooked import PATH, SECRET, HookedWorld
from tests.buyer import Buyer

UPDATE_ID = 900_000_000


def rows(world: HookedWorld) -> list[tuple[int | None, str | None]]:
    """List the update id and the error of everything that was stored."""
    with closing(sqlite3.connect(world.folder / "bot.db")) as connection:
        return connection.execute("SELECT update_id, error FROM inbox ORDER BY seq").fetchall()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {HEADER: ""},
        {HEADER: SECRET[:-1]},
        {HEADER: f"{SECRET}x"},
        {HEADER: SECRET.upper()},
        {HEADER: "ключ"},
        {HEADER: "x" * 8000},
        {"Authorization": f"Bearer {SECRET}"},
    ],
    ids=range(8),
)
async def test_without_the_secret_nothing_is_stored_and_with_it_the_same_is(
    world: HookedWorld, ann: Buyer, headers: dict[str, str]
) -> None:
    before = rows(world)
    update = {"update_id": UPDATE_ID, "message": message(ann, text="Blue shoes")}
    assert (await world.post(update, headers=headers)).status == 403
    assert rows(world) == before
    assert (await world.post(update)).status == 200
    await world.settled()
    assert len(rows(world)) == len(before) + 1
    await ann.is_at(S.PROTECTION)


async def test_an_update_that_is_posted_again_is_applied_once(world: HookedWorld, ann: Buyer) -> None:
    update = {"update_id": UPDATE_ID, "message": message(ann, text="Blue shoes")}
    answers = await asyncio.gather(*(world.post(update) for _ in range(10)))
    assert {answer.status for answer in answers} == {200}
    await world.settled()
    case = await ann.is_at(S.PROTECTION)
    assert not case.asides


async def test_a_body_of_the_largest_size_is_stored_and_one_byte_more_is_not(world: HookedWorld, ann: Buyer) -> None:
    def padded(size: int) -> bytes:
        body = b'{"update_id": %d, "padding": ""}' % UPDATE_ID
        return body.replace(b'""', b'"%s"' % (b"x" * (size - len(body))))

    before = len(rows(world))
    assert (await world.post(padded(MOST_BYTES + 1))).status == 413
    assert (await world.post(padded(2 << 20))).status == 413
    assert len(rows(world)) == before
    assert (await world.post(padded(MOST_BYTES))).status == 200
    assert len(rows(world)) == before + 1
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)


async def in_pieces(size: int) -> AsyncIterator[bytes]:
    for _ in range(size >> 16):
        yield b"x" * (1 << 16)


async def test_a_large_body_that_does_not_say_how_large_it_is_is_refused(world: HookedWorld) -> None:
    before = rows(world)
    headers = {HEADER: SECRET}
    async with world.http.post(world.url + PATH, data=in_pieces(2 << 20), headers=headers) as response:
        assert response.status == 413
    packed = gzip.compress(bytes(200 << 20))
    assert len(packed) < MOST_BYTES
    assert (await world.post(packed, headers=headers | {"Content-Encoding": "gzip"})).status == 413
    assert rows(world) == before


NO_UPDATES = {
    "nothing": b"",
    "no JSON": b"Grandmother",
    "other bytes": b'{"update_id": 1, "text": "\xff\xfe"}',
    "a list": b'[{"update_id": 1, "text": "Grandmother"}]',
    "a word": b'"Grandmother"',
    "nothing in it": b"null",
    "a note of the bot to itself": b'{"resume": true}',
    "no id": b'{"message": {"text": "Grandmother"}}',
    "an id that is a word": b'{"update_id": "1"}',
    "an id of seventy bits": b'{"update_id": 1180591620717411303424}',
    "a number without end": b'{"update_id": %s}' % (b"1" * 10_000),
    "ten thousand levels deep": b'{"update_id": 1, "a": %s}' % (b"[" * 10_000 + b"]" * 10_000),
    "brackets without end": b"[" * (MOST_BYTES - 1),
}


@pytest.mark.parametrize("name", NO_UPDATES)
async def test_what_is_no_update_is_kept_aside_and_not_sent_again(
    world: HookedWorld, ann: Buyer, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    world.expected += ["without an update id", "cannot be read", "Update"]
    before = len(rows(world))
    assert (await world.post(NO_UPDATES[name])).status == 200
    await world.settled()
    update_id, error = rows(world)[before]
    assert update_id is None
    assert error
    assert "Error" in error
    own = [record.getMessage() for record in caplog.records if record.name.startswith("bot.")]
    assert [text for text in own if "without an update id" in text or "cannot be read" in text]
    assert "Grandmother" not in " ".join(own)
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)


async def test_an_update_that_says_nothing_to_this_release_is_handled_like_a_polled_one(world: HookedWorld) -> None:
    assert (await world.post({"update_id": UPDATE_ID, "brand_new": {}})).status == 200
    await world.settled()
    assert inbox(world, UPDATE_ID)[0].handled


async def test_what_cannot_be_stored_is_sent_again_and_then_stored_once(world: HookedWorld, ann: Buyer) -> None:
    before = len(rows(world))
    ann.waits = False
    async with BotDatabase(world.folder).faults["locked"](world.storage):
        update = {"update_id": UPDATE_ID, "message": message(ann, text="Red lamp")}
        answer = await world.post(update)
        assert (answer.status, answer.headers["Retry-After"]) == (503, str(AGAIN))
        await ann.says("Blue shoes")
    await world.settled()
    assert len(rows(world)) == before + 1
    case = await ann.is_at(S.PROTECTION)
    assert case.answers[S.ORDER].value == "Blue shoes"
    assert not case.asides
    assert (await world.post(update)).status == 200


async def test_five_hundred_posts_at_once_are_all_stored_and_handled_once(world: HookedWorld) -> None:
    numbers = range(UPDATE_ID, UPDATE_ID + 500)
    posts = [world.post({"update_id": number, "brand_new": {"chat": {"id": number}}}) for number in numbers]
    assert {answer.status for answer in await asyncio.gather(*posts)} == {200}
    await world.settled()
    assert sorted(update_id or 0 for update_id, _error in rows(world)) == list(numbers)
    assert all(inbox(world, number)[0].handled for number in numbers)


@pytest.mark.parametrize(
    ("verb", "path", "status"),
    [
        ("GET", PATH, 405),
        ("PUT", PATH, 405),
        ("DELETE", PATH, 405),
        ("POST", f"{PATH}/", 404),
        ("POST", "/", 404),
        ("POST", "/healthz", 405),
        ("POST", "/metrics", 405),
        ("GET", "/", 404),
        ("GET", "/../healthz/../../etc/passwd", 404),
        ("OPTIONS", "*", 404),
    ],
)
async def test_other_paths_and_methods_lead_nowhere(world: HookedWorld, verb: str, path: str, status: int) -> None:
    assert (
        await raw(world, f"{verb} {path} HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\nContent-Length: 0\r\n\r\n")
        == status
    )


async def raw(world: HookedWorld, request: str) -> int:
    """Send a request as it stands; give the status."""
    reader, writer = await asyncio.open_connection(*world.listen)
    writer.write(request.encode())
    line = await asyncio.wait_for(reader.readline(), 10)
    writer.close()
    return int(line.split()[1])


@pytest.mark.parametrize(
    "request_", ["nonsense\r\n\r\n", "GET / HTTP/1.1\r\n" + "a: b\r\n" * 1000 + "\r\n", "\0" * 9000]
)
async def test_what_is_no_http_is_refused_and_others_are_served(world: HookedWorld, ann: Buyer, request_: str) -> None:
    assert await raw(world, request_) == 400
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)


async def test_a_body_that_does_not_come_is_not_waited_for(world: HookedWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.intake.webhook.BODY_SECONDS", 0.2)
    before = rows(world)
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\nContent-Length: 100\r\n\r\n"
    reader, writer = await asyncio.open_connection(*world.listen)
    writer.write(head.encode() + b'{"update_id": 1')
    answer = await asyncio.wait_for(reader.read(), 10)  # to the end: the connection is closed
    writer.close()
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert rows(world) == before


async def test_a_head_that_comes_drop_by_drop_does_not_keep_a_connection() -> None:
    listener = Listener(("127.0.0.1", 0), [], idle_seconds=0.3)
    await listener.open()
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(listener.url.rpartition(":")[2]))
        dripping = asyncio.create_task(drip(writer))
        with suppress(ConnectionResetError):  # as another drop came
            assert await asyncio.wait_for(reader.read(), 10) == b""
        dripping.cancel()
        writer.close()
    finally:
        await listener.close()


async def drip(writer: asyncio.StreamWriter) -> None:
    writer.write(b"GET / HTTP/1.1\r\n")
    while True:
        writer.write(b"a: b\r\n")
        await asyncio.sleep(0.05)


async def test_while_it_stops_updates_are_left_to_telegram_and_come_after_the_next_start(
    world: HookedWorld, ann: Buyer
) -> None:
    await ann.picks("skip", "unknown")
    before = len(rows(world))
    await world.fault(method="sendMessage", status=0, delay=1.5)
    ann.waits = False
    await ann.says("a thought whose answer takes its time")
    await until(lambda: len(rows(world)) == before + 1)
    stopping = asyncio.create_task(world.bot.stop())
    await asyncio.sleep(0.1)
    assert (await world.post({"update_id": UPDATE_ID, "message": message(ann, text="x")})).status == 503
    assert (await world.healthz())[0] == 503
    await ann.says("a late thought")
    await stopping
    assert len(rows(world)) == before + 1
    assert world.standin.pending == 1
    await world.restart(ann)
    await world.settled()
    texts = [aside.text for aside in (await ann.case()).asides]
    assert texts == ["a thought whose answer takes its time", "a late thought"]


async def test_the_listener_serves_ipv6_and_what_is_served_is_gone_when_it_closes() -> None:
    async def page(_request: web.Request) -> web.Response:
        return web.Response(text="here")

    listener = Listener(("::1", 0), [web.get("/page", page)])
    await listener.open()
    port = int(listener.url.rpartition(":")[2])
    assert listener.url == f"http://[::1]:{port}"
    await listener.close()
    with pytest.raises(OSError, match=r"."):
        await asyncio.open_connection("::1", port)
