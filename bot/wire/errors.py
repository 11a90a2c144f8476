"""What Telegram's errors mean for a delivery. Harmless ones are listed by name; all else is reported."""

import os
from datetime import timedelta
from enum import Enum, auto

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

os.environ["PTB_TIMEDELTA"] = "true"  # as the next python-telegram-bot has it; until then each RetryAfter warns of that


class NotTaken(NetworkError):  # noqa: N818 - says what became of the request
    """It may work later, and has surely not been carried out: a status of 4xx says so, whoever gave it."""


class NotConnected(NotTaken):
    """There was no connection to send a request on: Telegram has surely not got it."""


class OddAnswer(NetworkError):  # noqa: N818 - says what came
    """An answer that Telegram never gives: what became of the request is not known."""


class Fate(Enum):
    """What becomes of a delivery that Telegram did not take."""

    DONE = auto()
    """Telegram has what it needs: nothing is lost by going on."""
    HOLD = auto()
    """Telegram says how long this chat has to wait."""
    RETRY = auto()
    """It may work later."""
    PARK = auto()
    """The chat cannot be reached until the buyer comes back."""
    SEND_ANEW = auto()
    """The message that was to be changed cannot be: a new one can."""
    BROKEN = auto()
    """It can never work as it is: a mistake of ours."""


HARMLESS = (
    "message is not modified",
    "query is too old",
    "query id is invalid",
    "message to delete not found",
)
GONE = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "message_id_invalid",
    "message identifier is not specified",
)
UNREACHABLE = (
    "chat not found",
    "user is deactivated",
    "bot was blocked",
    "have no rights to send a message",
    "not enough rights to send",
    "chat_write_forbidden",
    "peer_id_invalid",
)


def fate(error: TelegramError) -> Fate:
    """Say what an error means. The texts are those of Telegram's Bot API server."""
    said = error.message.casefold()
    if isinstance(error, Forbidden | ChatMigrated) or any(text in said for text in UNREACHABLE):
        return Fate.PARK
    if isinstance(error, RetryAfter):
        return Fate.HOLD
    if not isinstance(error, BadRequest):
        # Also a wrong token, a second bot, a page of some proxy: not the delivery's fault, so it is not thrown away.
        return Fate.RETRY
    if any(text in said for text in HARMLESS):
        return Fate.DONE
    return Fate.SEND_ANEW if any(text in said for text in GONE) else Fate.BROKEN


def is_in_doubt(error: TelegramError) -> bool:
    """Say whether Telegram may have carried out what failed so: the answer was lost, odd, or came from a proxy."""
    return fate(error) is Fate.RETRY and not isinstance(error, NotTaken | InvalidToken | Conflict)


def described(error: Exception) -> str:
    """Name an error for the log: what Telegram says of it, but only the kind of one that may quote what it is about."""
    return f"{type(error).__name__}: {error}" if isinstance(error, TelegramError) else type(error).__name__


FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
"""Seconds before the second try, and the most before any. Our choice."""


def wait(error: Exception, attempt: int) -> float:
    """Give the seconds to wait after try number `attempt`, without jitter: what Telegram says, else doubling."""
    if isinstance(error, RetryAfter):
        held = error.retry_after
        return held.total_seconds() if isinstance(held, timedelta) else float(held)
    return float(min(FIRST_WAIT * 2 ** min(attempt - 1, 10), LONGEST_WAIT))
