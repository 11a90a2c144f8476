"""Which updates are asked of Telegram, and one of them as python-telegram-bot's value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import Bot, CallbackQuery, Chat, Message, Update, User
from telegram.constants import ZERO_DATE

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
"""What is asked of Telegram. Anything else comes only if it was asked for before, and is passed over."""


def read(body: Mapping[str, Any], bot: Bot) -> Update:
    """Read an update. Raises whatever python-telegram-bot does, and `ValueError` for what says nothing to it."""
    tap = body.get("callback_query")
    if isinstance(tap, Mapping):
        return Update(body["update_id"], callback_query=_read_tap(tap))
    update = Update.de_json(dict(body), bot)
    if any(kind in body for kind in KINDS) and not update.effective_chat:
        raise ValueError("the update names no chat")
    return update


def _read_tap(tap: Mapping[str, Any]) -> CallbackQuery:
    """Read a tap, but not what is on the screen that carries the button: that costs more than all the rest.

    Nobody asks for it, and Telegram itself leaves it out where the screen is old (Bot API, InaccessibleMessage).
    """
    screen = tap.get("message")
    return CallbackQuery(
        id=tap["id"],
        from_user=User.de_json(tap["from"]),
        chat_instance=tap.get("chat_instance", ""),
        data=tap.get("data"),
        message=Message(screen["message_id"], ZERO_DATE, Chat.de_json(screen["chat"])) if screen else None,
    )
