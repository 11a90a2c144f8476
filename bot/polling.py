"""One call of getUpdates, with its raw answer."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from telegram.error import NetworkError
from telegram.request import BaseRequest

WAIT = 25
"""Seconds that Telegram holds an empty answer back for something new."""


class Polling:
    """Fetches updates as JSON, unread: an update that this release cannot read must not hold up the others."""

    def __init__(self, request: BaseRequest, api: str, token: str, kinds: list[str]) -> None:
        self._request = request
        self._url = f"{api}/bot{token}/getUpdates"
        self._wanted = {"timeout": WAIT, "allowed_updates": json.dumps(kinds)}

    async def fetch(self, offset: int | None) -> list[Any]:
        """Confirm everything below `offset` and give what is new. Raises `TelegramError`."""
        wanted = self._wanted if offset is None else {**self._wanted, "offset": offset}
        result: object = await self._request.post(f"{self._url}?{urlencode(wanted)}", read_timeout=WAIT + 10)
        if not isinstance(result, list):
            raise NetworkError("getUpdates answered with something that is no list")
        return result
