"""What Telegram's errors mean for a delivery. Harmless ones are listed by name; all else is reported."""

import os
from datetime import timedelta
from enum import Enum, auto

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

os.environ["PTB_TIMEDELTA"] = "true"  # as the next python-telegram-bot has it; until then each RetryAfter warns of that


class NotConnected(NetworkError):  # noqa: N818 - says what Telegram is
    """There was no connection to send a request on: Telegram has surely not got it."""


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


FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
"""Seconds before the second try, and the most before any. Our choice."""


def wait(error: Exception, attempt: int) -> float:
    """Give the seconds to wait after try number `attempt`, without jitter: what Telegram says, else doubling."""
    if isinstance(error, RetryAfter):
        held = error.retry_after
        return held.total_seconds() if isinstance(held, timedelta) else float(held)
    return float(min(FIRST_WAIT * 2 ** min(attempt - 1, 10), LONGEST_WAIT))
