"""Each picture goes up once; what happens to one of them is nothing to the others."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.outbox.uploads import Photo, UploadCache
from bot.runtime.throttled import ThrottledLog
from bot.storage.sqlite.storage import SqliteStorage
from bot.wire.api import Api
from tests.bot.given import until
from tests.bot.wire.test_transport import TOKEN, bot_at, serving


class Telegram:
    """Takes pictures; what is uploaded of one that hangs is answered when `gate` opens."""

    def __init__(self, hangs: str = "") -> None:
        self.came: list[str] = []
        """What was sent: the name of a file, or a file id."""
        self.gate = asyncio.Event()
        self.sizes: Any = None
        """What the next answer says of the picture; None: what it should."""
        self._hangs = hangs

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if "multipart" not in request.content_type:
            self.came.append((await request.json())["photo"])
            return web.json_response({"ok": True, "result": {"message_id": 1}})
        form = await request.post()
        name = next(value.filename for value in form.values() if isinstance(value, web.FileField))
        self.came.append(name)
        if name.startswith(self._hangs or "?"):
            await self.gate.wait()
        sizes, self.sizes = self.sizes or [{"file_id": f"id of {name}"}], None
        return web.json_response({"ok": True, "result": {"message_id": 1, "photo": sizes}})


class Pictures:
    """The cache, with a database of its own, and one way to send."""

    def __init__(self, cache: UploadCache, api: Api) -> None:
        self._cache = cache
        self._api = api

    async def send(self, name: str) -> None:
        async def send(photo: Photo) -> Any:
            return await self._api("sendPhoto", chat_id=7, photo=photo)

        await self._cache.send(name, "en", send)


@asynccontextmanager
async def pictures(telegram: Telegram, folder: Path) -> AsyncIterator[Pictures]:
    storage = await SqliteStorage.open(folder / "bot.db")
    try:
        async with serving(telegram.answer) as address, bot_at(address) as bot:
            cache = UploadCache(storage, ThrottledLog(logging.getLogger(__name__)))
            yield Pictures(cache, Api(bot.request, f"{address}/bot{TOKEN}"))
    finally:
        await storage.close()


async def test_a_picture_that_hangs_on_its_way_up_holds_up_no_other(tmp_path: Path) -> None:
    telegram = Telegram(hangs="submit")
    async with pictures(telegram, tmp_path) as sent:
        first = asyncio.create_task(sent.send("submit"))
        await until(lambda: telegram.came == ["submit.png"])
        same = asyncio.create_task(sent.send("submit"))
        await asyncio.wait_for(sent.send("error"), 20)
        assert not first.done()
        assert telegram.came == ["submit.png", "error.png"]
        telegram.gate.set()
        await asyncio.gather(first, same)
    assert telegram.came == ["submit.png", "error.png", "id of submit.png"]


ODD_SIZES: tuple[object, ...] = (
    "x",
    {"file_id": "y"},
    [7],
    [{}],
    [{"file_id": 7}],
    [{"file_id": ""}],
    [{"file_id": "x" * 501}],
)


@pytest.mark.parametrize("sizes", ODD_SIZES, ids=lambda sizes: json.dumps(sizes)[:30])
async def test_a_picture_whose_id_telegram_does_not_say_has_arrived_and_goes_up_once_more(
    tmp_path: Path, sizes: object
) -> None:
    telegram = Telegram()
    telegram.sizes = sizes
    async with pictures(telegram, tmp_path) as sent:
        for _time in range(3):
            await sent.send("submit")
    assert telegram.came == ["submit.png", "submit.png", "id of submit.png"]
