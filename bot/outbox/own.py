"""Calls of Telegram by a process that may have been taken for dead: it looks once more right before each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from telegram.request import BaseRequest

from bot.storage.interface import NotOurs
from bot.wire.api import Api

CHAT = "chat_id"


class OwnApi(Api):
    """As `Api`; what is for a chat that is not this process's own (any more) raises `NotOurs` and is not sent.

    A process that was frozen may wake up anywhere, and another one has gone on with its chats by then.
    """

    def __init__(self, request: BaseRequest, address: str, is_ours: Callable[[int], bool]) -> None:
        super().__init__(request, address)
        self._is_ours = is_ours

    async def __call__(self, method: str, **parameters: Any) -> Any:  # noqa: ANN401 - JSON
        """Call a method as `Api` does."""
        if CHAT in parameters and not self._is_ours(parameters[CHAT]):
            raise NotOurs("another process looks after this chat")
        return await super().__call__(method, **parameters)
