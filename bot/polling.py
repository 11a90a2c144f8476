"""One call of getUpdates, with its raw answer."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from telegram.error import NetworkError
from telegram.request import BaseRequest

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
"""What is asked of Telegram. Anything else comes only if it was asked for before, and is passed over."""
WAIT = 25
"""Seconds that Telegram holds an empty answer back for something new."""
MOST = 100
"""Updates that come in one answer."""


class Polling:
    """Fetches updates as JSON, unread: an update that this release cannot read must not hold up the others."""

    def __init__(self, request: BaseRequest, api: str, token: str) -> None:
        self._request = request
        self._url = f"{api}/bot{token}/getUpdates"
        self._wanted = {"limit": MOST, "allowed_updates": json.dumps(KINDS)}

    async def fetch(self, offset: int | None, seconds: int) -> list[Any]:
        """Confirm everything below `offset` and give what is new, at most `MOST`; wait that long for it.

        Raises `TelegramError`.
        """
        wanted = {**self._wanted, "timeout": seconds, **({} if offset is None else {"offset": offset})}
        result: object = await self._request.post(f"{self._url}?{urlencode(wanted)}", read_timeout=seconds + 10)
        if not isinstance(result, list):
            raise NetworkError("getUpdates answered with something that is no list")
        return result
