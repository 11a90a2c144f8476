"""Calls of the Bot API by name, with their answers as they come.

python-telegram-bot's own methods make objects of both, which costs more than all the rest of a delivery; what it
makes of errors is kept.
"""

from __future__ import annotations

from typing import Any

from telegram import InputFile, InputMedia
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.wire.answers import is_result
from bot.wire.errors import OddAnswer


class Api:
    """The Bot API at one address, which ends with the token."""

    def __init__(self, request: BaseRequest, address: str) -> None:
        self._request = request
        self._address = address
        self.calls = 0
        """Made so far."""

    async def __call__(self, method: str, **parameters: Any) -> Any:  # noqa: ANN401 - JSON
        """Call a method and give its result as JSON; a parameter that is None is left out.

        A message that was sent or changed has a `message_id` that can be stored. Raises `TelegramError`.
        """
        self.calls += 1
        given = [_given(name, value) for name, value in parameters.items()]
        result = await self._request.post(f"{self._address}/{method}", RequestData(given))
        if not is_result(method, result):
            raise OddAnswer(f"{method} answered with something else")
        return result


def _given(name: str, value: object) -> RequestParameter:
    if isinstance(value, InputFile | InputMedia):
        return RequestParameter.from_input(name, value)
    return RequestParameter(name, value, None)
