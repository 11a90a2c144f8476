"""The pictures of the guide at Telegram: each is uploaded once, and sent by its file id from then on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import InputFile
from telegram.error import BadRequest

from bot.drawing.forms import draw, fingerprint
from bot.runtime.throttled import ThrottledLog
from bot.storage.interface import Storage, StorageError
from bot.texts import texts

Photo = str | InputFile
"""What Telegram takes as a photo: its file id, or the picture itself."""
Send = Callable[[Photo], Awaitable[Any]]
UNKNOWN = ("wrong file identifier", "wrong remote file", "file reference", "can't unserialize")
"""What Telegram says of a file id that is not, or no longer, this bot's: after the token was changed, for one."""


class UploadCache:
    """Knows which pictures Telegram has. It forgets none: they are as many as the guide has in all languages."""

    def __init__(self, storage: Storage, throttled: ThrottledLog) -> None:
        self._storage = storage
        self._throttled = throttled
        self._ids: dict[str, str] = {}
        self._lock = asyncio.Lock()

    async def send(self, name: str, language: str, send: Send) -> Any:  # noqa: ANN401 - JSON
        """Send a picture in a language, by its file id where there is one; give the message that it is in.

        Raises `TelegramError` when that fails, `KeyError` for a picture that there is none of.
        """
        key = f"{name}.{language}.{fingerprint(name, texts(language))}"
        if key not in self._ids and (known := await self._stored(key)):
            self._ids[key] = known
        if key in self._ids:
            try:
                return await send(self._ids[key])
            except BadRequest as error:
                if not any(text in error.message.casefold() for text in UNKNOWN):
                    raise
                self._ids.pop(key, None)
        async with self._lock:
            return await self._upload(key, name, language, send)

    async def _upload(self, key: str, name: str, language: str, send: Send) -> Any:  # noqa: ANN401 - JSON
        if key in self._ids:  # another chat was first
            return await send(self._ids[key])
        drawn = await asyncio.to_thread(draw, name, texts(language))
        message = await send(InputFile(drawn, filename=f"{name}.png", attach=True))
        self._ids[key] = message["photo"][-1]["file_id"]
        try:
            await self._storage.keep_picture(key, self._ids[key])
        except StorageError as error:
            self._throttled.warning("The database cannot be used: %s", error)
        return message

    async def _stored(self, key: str) -> str | None:
        try:
            return await self._storage.picture(key)
        except StorageError as error:
            self._throttled.warning("The database cannot be used: %s", error)
            return None
