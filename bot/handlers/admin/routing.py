"""Lets admins in. For anybody else their commands do not exist, and the buttons are forged ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler

from bot.handlers.admin import announcements, dead_letters, stats
from bot.handlers.admin.announcement_text import parts
from bot.handlers.turn import TURN, Turn
from bot.handlers.verbs import Verb, by_name
from bot.screens.buttons import read

SCREENS: Mapping[str, tuple[Verb, ...]] = {
    dead_letters.COMMAND: dead_letters.VERBS,
    announcements.COMMAND: announcements.VERBS,
    stats.COMMAND: stats.VERBS,
}
"""Command -> what the buttons of its screens do, the verb of the first screen first."""
COMMAND = re.compile(rf"/({'|'.join(SCREENS)})(@\w+)?(?=\s|$)", re.IGNORECASE)
VERBS = by_name(*(verb for screens in SCREENS.values() for verb in screens))


class AdminHandler(BaseHandler[Update, Any, None]):
    """Takes the admins' commands and the taps on their screens, and nothing of anybody else's.

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
            return tap is not None and tap.verb in VERBS
        return update.message is not None and COMMAND.match(update.message.text or "") is not None


async def _administrate(update: Update, _context: object) -> None:
    turn, query = TURN.get(), update.callback_query
    if query is None:
        assert update.message
        await _command(turn, update.message)
        return
    turn.tapped = query.message.message_id if query.message else None
    turn.free_button(query.id, await _act(turn, query.data))


async def _command(turn: Turn, message: Message) -> None:
    command = COMMAND.match(message.text or "")
    assert command
    name = command[1].lower()
    if name == announcements.COMMAND:
        await announcements.preview(turn, parts(message, command.end()))
    else:
        await SCREENS[name][0].act(turn, "")


async def _act(turn: Turn, data: str | None) -> str:
    """Do what a button says; one with a forged number shows the list."""
    tap = read(data)
    assert tap
    try:
        await VERBS[tap.verb].act(turn, tap.argument)
    except ValueError:
        await _first_screen(VERBS[tap.verb]).act(turn, "")
        return "button_old"
    return ""


def _first_screen(verb: Verb) -> Verb:
    return next(screens[0] for screens in SCREENS.values() if verb in screens)
