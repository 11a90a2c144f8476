"""What an answer over HTTP means: Telegram's own no is told from what a proxy or a broken server says in its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Any, TypeGuard

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.wire.codec import loads
from bot.wire.errors import NotTaken, OddAnswer

TOO_LARGE = frozenset({413, 414, 431})
"""Statuses that say that this request can never work, whoever says so: a proxy that takes no body of this size."""
SHORTEST_HOLD, LONGEST_HOLD = 1.0, 3600.0
"""Seconds, the least and the most that Telegram can make a chat wait. Our choice: a longer one is a mistake."""
UNKNOWN_HOLD = 5.0
"""Seconds to wait where Telegram says that one has to, and not how long. Our choice."""
LONGEST_DESCRIPTION = 500
"""Characters that are kept of what Telegram says about an error; its own are shorter than a hundred."""


def result_of(body: bytes) -> dict[str, Any]:
    """Read an answer of status 2xx: `{"ok": true, "result": ...}`. Raises `OddAnswer` for anything else.

    Nothing of what was read is in the error: a proxy's page may repeat the request, and so the token.
    """
    answer = _object(body)
    if answer.get("ok") is not True or "result" not in answer:
        raise OddAnswer("Invalid server response")
    return answer


def failure(status: int, body: bytes) -> TelegramError:
    """Say what an answer of another status is. Only what Telegram itself says has a meaning beyond its status."""
    own = _own(status, body)
    if own is None:
        return _of_somebody_else(status)
    said = str(own["description"])[:LONGEST_DESCRIPTION]
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return RetryAfter(_hold(own))
    if status in BY_STATUS:
        return BY_STATUS[status](said)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return NetworkError(said)
    moved_to = _parameter(own, "migrate_to_chat_id")
    return ChatMigrated(moved_to) if is_number(moved_to) else BadRequest(said)


BY_STATUS: Mapping[int, type[TelegramError]] = {
    401: InvalidToken,
    403: Forbidden,
    404: NotTaken,  # also of an old Bot API server that does not know a method, or a wrong address
    409: Conflict,
}


def is_number(value: object) -> TypeGuard[int]:
    """Say whether this is a whole number that the database can store: of 64 bits, as all of Telegram's ids are."""
    return type(value) is int and -(2**63) <= value < 2**63


def is_result(method: str, result: object) -> bool:
    """Say whether a method can have this result, as far as somebody here relies on it."""
    if method == "sendMediaGroup":
        return isinstance(result, list) and all(map(_is_message, result))
    if method.startswith(("send", "edit")):
        return _is_message(result)
    return method != "getMe" or isinstance(result, Mapping)


def _is_message(result: object) -> bool:
    number = result.get("message_id") if isinstance(result, Mapping) else None
    return is_number(number) and number > 0


def _of_somebody_else(status: int) -> TelegramError:
    """Say what a status means that came without Telegram's own words, most likely from a proxy."""
    if status in TOO_LARGE:
        return BadRequest(_named(status))
    is_refusal = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    return NotTaken(_named(status)) if is_refusal else NetworkError(_named(status))


def _own(status: int, body: bytes) -> dict[str, Any] | None:
    """Read what Telegram itself says of an error (source: its Bot API server, JsonQueryError); None: somebody else."""
    try:
        answer = _object(body)
    except OddAnswer:
        return None
    is_own = answer.get("ok") is False and answer.get("error_code") == status
    return answer if is_own and isinstance(answer.get("description"), str) else None


def _object(body: bytes) -> dict[str, Any]:
    try:
        answer = loads(body)
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        raise OddAnswer("Invalid server response")
    return answer


def _parameter(own: Mapping[str, Any], name: str) -> object:
    parameters = own.get("parameters")
    return parameters.get(name) if isinstance(parameters, Mapping) else None


def _hold(own: Mapping[str, Any]) -> timedelta:
    """Give how long Telegram wants to be left alone, within reason."""
    given = _parameter(own, "retry_after")
    try:
        seconds = float(given) if isinstance(given, int | float | str) else UNKNOWN_HOLD
    except (ValueError, OverflowError):
        seconds = UNKNOWN_HOLD
    # In this order, for what is not a number is neither less nor more than one.
    return timedelta(seconds=min(LONGEST_HOLD, max(SHORTEST_HOLD, seconds)))


def _named(status: int) -> str:
    try:
        return f"{HTTPStatus(status).phrase} ({status})"
    except ValueError:
        return f"unknown status ({status})"
