"""The pictures of the guide at Telegram: each is uploaded once, and sent by its file id from then on."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
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

LONGEST_ID = 500
"""Characters of a file id; Telegram's have about a hundred. Our choice."""


class UploadCache:
    """Knows which pictures Telegram has. It forgets none: they are as many as the guide has in all languages."""

    def __init__(self, storage: Storage, throttled: ThrottledLog) -> None:
        self._storage = storage
        self._throttled = throttled
        self._ids: dict[str, str] = {}
        self._uploading: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        """Held while a picture goes up, so that the next chat that wants the same one sends its file id."""

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
        async with self._uploading[key]:
            return await self._upload(key, name, language, send)

    async def _upload(self, key: str, name: str, language: str, send: Send) -> Any:  # noqa: ANN401 - JSON
        if key in self._ids:  # another chat was first
            return await send(self._ids[key])
        drawn = await asyncio.to_thread(draw, name, texts(language))
        message = await send(InputFile(drawn, filename=f"{name}.png", attach=True))
        file_id = _file_id(message)
        if file_id is None:  # it has arrived all the same, and goes up once more the next time
            return message
        self._ids[key] = file_id
        try:
            await self._storage.keep_picture(key, file_id)
        except StorageError as error:
            self._throttled.warning("The database cannot be used: %s", error)
        return message

    async def _stored(self, key: str) -> str | None:
        try:
            return await self._storage.picture(key)
        except StorageError as error:
            self._throttled.warning("The database cannot be used: %s", error)
            return None


def _file_id(message: Mapping[str, Any]) -> str | None:
    """Find the id of the largest size of a message's picture; None in an answer that lacks it."""
    sizes = message.get("photo")
    largest = sizes[-1] if isinstance(sizes, list) and sizes else None
    file_id = largest.get("file_id") if isinstance(largest, Mapping) else None
    return file_id if isinstance(file_id, str) and 0 < len(file_id) <= LONGEST_ID else None
