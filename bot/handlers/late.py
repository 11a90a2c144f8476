"""What becomes of an update that is tried again days later, when its buyer has gone on without it.

A button or a command means what it meant only as long as nothing came after it; words and files, as long as the case
stands where it stood. Nothing is lost: what is no answer any more is kept, and where the buyer has changed a message
since, the later words count.
"""

from __future__ import annotations

from telegram import Message, Update

from bot.handlers import cases
from bot.handlers.attaching import attach, attach_again
from bot.handlers.turn import Turn
from bot.handlers.unasked.aside import keep_aside
from bot.screens import drafts as draft_screens
from bot.screens.screen import shortened

PREVIEW = 60
"""Characters of a late text by which its buyer knows it again."""


async def is_too_late(turn: Turn, update: Update) -> bool:
    """Say whether an update that is tried again is too late to mean what it meant, and then do what can be done."""
    message = update.effective_message
    if turn.case is None or not (turn.waiting.late or turn.waiting.moved_on):
        return False
    if update.callback_query:
        cases.show_case(turn)
        turn.free_button(update.callback_query.id, "button_old")
    elif message:
        return await _took(turn, message, edited=update.edited_message is not None)
    return True


async def _took(turn: Turn, message: Message, *, edited: bool) -> bool:
    if (message.text or "").startswith("/"):
        _say(turn, "late_command")
    elif await _has_later_word(turn, message.message_id):
        _say(turn, "late_replaced")
    elif turn.waiting.moved_on:
        await _keep(turn, message, edited=edited)
    else:
        return False
    return True


async def _has_later_word(turn: Turn, message_id: int) -> bool:
    """Say whether something of this message was taken since it came: an edit has replaced it."""
    kept = await turn.storage.of_message(turn.chat_id, message_id)
    return any(part.at > turn.waiting.received_at for _case, part in kept)


async def _keep(turn: Turn, message: Message, *, edited: bool) -> None:
    if edited and await attach_again(turn, message):
        return
    text = message.text or (message.caption if edited else None)
    if text:
        _keep_text(turn, message.message_id, text)
    elif not edited:
        await attach(turn, message)


def _keep_text(turn: Turn, message_id: int, text: str) -> None:
    is_kept = keep_aside(turn, message_id, text)
    preview = shortened(" ".join(text.split()), PREVIEW)
    if not is_kept:
        cases.show_case(turn)
    elif turn.open_case.cancelled_at:
        _say(turn, "late_text", text=preview)
    else:
        said = turn.texts.html("late_text_offered", text=preview)
        turn.show(draft_screens.aside(turn.presenter, turn.open_case, message_id, said))


def _say(turn: Turn, key: str, **values: object) -> None:
    """Say it above where the buyer is."""
    turn.say(key, **values)
    cases.show_case(turn)
