"""What Telegram's errors mean for a delivery. Harmless ones are listed by name; all else is reported."""

from enum import Enum, auto

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError


class Fate(Enum):
    """What becomes of a delivery that Telegram did not take."""

    DONE = auto()
    """Telegram has what it needs: nothing is lost by going on."""
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
UNREACHABLE = ("chat not found", "user is deactivated", "bot was blocked", "have no rights to send a message")


def fate(error: TelegramError) -> Fate:
    """Say what an error means. The texts are those of Telegram's Bot API server."""
    said = error.message.casefold()
    if isinstance(error, Forbidden | ChatMigrated) or any(text in said for text in UNREACHABLE):
        return Fate.PARK
    if isinstance(error, BadRequest):
        if any(text in said for text in HARMLESS):
            return Fate.DONE
        return Fate.SEND_ANEW if any(text in said for text in GONE) else Fate.BROKEN
    # A wrong token or a second bot is the operator's to mend; nothing is thrown away meanwhile.
    return Fate.RETRY if isinstance(error, NetworkError | RetryAfter | InvalidToken) else Fate.BROKEN


def wait(error: TelegramError, attempt: int) -> float:
    """Give the seconds to wait before try number `attempt` + 1, without jitter: what Telegram says, else doubling."""
    if isinstance(error, RetryAfter):
        seconds: float = error._retry_after.total_seconds()  # noqa: SLF001 - `retry_after` warns of its coming type
        return seconds
    return min(0.5 * 2 ** min(attempt, 10), 30.0)
