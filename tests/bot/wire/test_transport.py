"""What goes over the wire, and what comes of it when it does not."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import NetworkError, TimedOut

from bot.wire.errors import NotConnected
from bot.wire.transport import AiohttpRequest

TOKEN = "1000001:nobody-has-this-token-in-the-world"
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def serving(answer: Answer) -> AsyncIterator[str]:
    """Listen on loopback; give the address."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield "http://{}:{}".format(*runner.addresses[0][:2])
    finally:
        await runner.cleanup()


@asynccontextmanager
async def bot_at(api: str) -> AsyncIterator[Bot]:
    requests = AiohttpRequest(api), AiohttpRequest(api)
    bot = Bot(TOKEN, f"{api}/bot", f"{api}/file/bot", request=requests[0], get_updates_request=requests[1])
    for request in requests:
        await request.initialize()
    try:
        yield bot
    finally:
        for request in requests:
            await request.shutdown()


def answering(status: int, body: str, **headers: str) -> Answer:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=body, headers=headers)

    return answer


async def test_a_redirection_is_not_followed_for_the_address_holds_the_token() -> None:
    seen: list[str] = []

    async def elsewhere(request: web.Request) -> web.StreamResponse:
        seen.append(request.path)
        return web.Response()

    async with (
        serving(elsewhere) as other,
        serving(answering(307, "", Location=f"{other}/x")) as api,
        bot_at(api) as bot,
    ):
        with pytest.raises(NetworkError):
            await bot.get_me()
    assert seen == []


async def test_an_answer_that_does_not_come_ends_in_time() -> None:
    async def never(_request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(5)
        return web.Response()

    async with serving(never) as api, bot_at(api) as bot:
        with pytest.raises(TimedOut) as caught:
            await bot.get_me(read_timeout=0.05, connect_timeout=0.05)
    assert caught.value.__cause__ is None


async def test_nobody_there_is_told_without_the_address() -> None:
    async with bot_at("http://127.0.0.1:1") as bot:
        with pytest.raises(NotConnected) as caught:
            await bot.get_me()
    assert "127.0.0.1" not in str(caught.value)
    assert caught.value.__cause__ is None


async def test_texts_and_files_arrive_as_they_are() -> None:
    seen: list[tuple[str, str]] = []

    async def keep(request: web.Request) -> web.StreamResponse:
        form = await request.post() if "multipart" in request.content_type else await request.json()
        for name, value in form.items():
            seen.append((name, value.file.read().decode() if isinstance(value, web.FileField) else str(value)))
        message = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}
        return web.json_response({"ok": True, "result": message})

    async with serving(keep) as api, bot_at(api) as bot:
        await bot.send_message(7, "8,12 € & 100 % <b>\N{GRINNING FACE}\0 \ud83d")
        await bot.send_document(7, InputFile(b"evidence", "shoe.txt"), caption="größe")
    assert ("text", "8,12 € & 100 % <b>\N{GRINNING FACE}\0 ?") in seen
    assert "evidence" in [text for _name, text in seen]
    assert ("caption", "größe") in seen


async def test_a_proxy_of_the_environment_is_used_but_not_on_the_way_to_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, str]] = []

    async def proxy(request: web.Request) -> web.StreamResponse:
        asked.append((str(request.url.host), request.headers.get("Proxy-Authorization", "")))
        return web.Response(status=502)

    me = '{"ok": true, "result": {"id": 1, "is_bot": true, "first_name": "Bot", "username": "a_bot"}}'
    async with serving(proxy) as address, serving(answering(200, me)) as api:
        monkeypatch.setenv("http_proxy", address.replace("http://", "http://ann:secret@"))
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        async with bot_at(api) as bot:
            assert (await bot.get_me()).first_name == "Bot"
        assert asked == []
        async with bot_at("http://telegram.invalid") as bot:
            with pytest.raises(NetworkError):
                await bot.get_me()
        monkeypatch.setenv("no_proxy", "telegram.invalid")
        async with bot_at("http://telegram.invalid") as bot:
            with pytest.raises(NetworkError):
                await bot.get_me()
    assert asked == [("telegram.invalid", f"Basic {b64encode(b'ann:secret').decode()}")]


async def test_what_is_not_open_says_so_and_what_is_closed_can_be_closed_again() -> None:
    request = AiohttpRequest("http://127.0.0.1:1")
    with pytest.raises(RuntimeError, match="not initialized"):
        await request.do_request("http://127.0.0.1:1", "POST")
    await request.shutdown()
    await request.initialize()
    await request.initialize()
    await request.shutdown()
    await request.shutdown()
