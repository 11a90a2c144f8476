"""A file is fetched up to Telegram's own bound, whatever is said of it; what getFile never answers passes."""

from __future__ import annotations

import json

import pytest
from aiohttp import web
from telegram.error import NetworkError

from bot.evidence.fetching import fetch
from conversations.files.content import Received
from conversations.files.limits import WIDEST_VIDEO
from conversations.rejected import Rejected
from tests.bot.wire.test_transport import Answer, bot_at, serving

VIDEO = Received("video", 1, "file", "unique", size=1000)
NAMED = {"file_id": "file", "file_unique_id": "unique", "file_path": "videos/1.mp4"}


def telegram(named: object, content: bytes = b"") -> Answer:
    """Say this of a file, and hand it over without saying how long it is."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if request.path.endswith("/getFile"):
            return web.json_response({"ok": True, "result": named})
        response = web.StreamResponse()
        await response.prepare(request)
        for start in range(0, len(content), 2**20):
            await response.write(content[start : start + 2**20])
        return response

    return answer


@pytest.mark.parametrize(("size", "comes"), [(0, True), (WIDEST_VIDEO, True), (WIDEST_VIDEO + 1, False)])
async def test_a_file_is_fetched_up_to_twenty_mebibytes_whatever_telegram_says_of_it(size: int, comes: bool) -> None:
    async with serving(telegram(NAMED | {"file_size": 1000}, bytes(size))) as api, bot_at(api) as bot:
        if comes:
            assert len(await fetch(bot, VIDEO)) == size
            return
        with pytest.raises(Rejected) as caught:
            await fetch(bot, VIDEO)
    assert caught.value.key == "video_too_large"


PATHS: tuple[object, ...] = (None, 7, [], {})
SIZES: tuple[object, ...] = ("7", [], 7.5)
ODD: tuple[object, ...] = (
    *(None, True, [], {}, "file", 7),
    *(NAMED | {"file_path": path} for path in PATHS),
    *(NAMED | {"file_size": size} for size in SIZES),
)


@pytest.mark.parametrize("named", ODD, ids=lambda named: json.dumps(named)[-40:])
async def test_what_telegram_never_says_of_a_file_passes(named: object) -> None:
    async with serving(telegram(named)) as api, bot_at(api) as bot:
        with pytest.raises(NetworkError):
            await fetch(bot, VIDEO)
