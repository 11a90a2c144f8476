"""Lets admins in. For anybody else the command is one that does not exist, and the buttons are forged ones."""

from __future__ import annotations

import re
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot import actions, dead_letters
from bot.buttons import read
from bot.turn import TURN, Turn

COMMAND = re.compile(rf"/{dead_letters.COMMAND}(@\w+)?(\s|$)", re.IGNORECASE)


class AdminHandler(BaseHandler[Update, Any, None]):
    """Takes the admins' command and the taps on their screens, and nothing of anybody else's.

    It is asked before the conversation, which it leaves as it is: an admin may be a buyer too.
    """

    def __init__(self, admins: frozenset[int]) -> None:
        """Take the admins' user ids."""
        super().__init__(_administrate)
        self._admins = admins

    def check_update(self, update: object) -> bool:
        """Say whether this is an admin's, to be handled here."""
        if not isinstance(update, Update) or not update.effective_user or update.effective_user.id not in self._admins:
            return False
        if update.callback_query:
            tap = read(update.callback_query.data)
            return tap is not None and tap.verb in dead_letters.ACTIONS
        return update.message is not None and COMMAND.match(update.message.text or "") is not None


async def _administrate(update: Update, _context: object) -> None:
    turn, query = TURN.get(), update.callback_query
    if query is None:
        await dead_letters.show_all(turn)
        return
    turn.tapped = query.message.message_id if query.message else None
    actions.answer(turn, query.id, await _act(turn, query.data))


async def _act(turn: Turn, data: str | None) -> str:
    """Do what a button says; one with a forged number shows the list."""
    tap = read(data)
    assert tap
    try:
        await dead_letters.ACTIONS[tap.verb](turn, tap.argument)
    except ValueError:
        await dead_letters.show_all(turn)
        return "button_old"
    return ""
