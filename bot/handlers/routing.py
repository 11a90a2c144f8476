"""Which update goes where. The ConversationHandler is built from the table; three callbacks serve every step."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from telegram import ChatMember, Message, Update
from telegram.constants import ChatType
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    BaseHandler,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ConversationHandler,
    ExtBot,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.handlers import cases
from bot.handlers.admin.routing import AdminHandler
from bot.handlers.attaching import attach, attach_again
from bot.handlers.commands import COMMANDS, obey
from bot.handlers.complaint.proving import captioned_again
from bot.handlers.conversation import conversation_handler
from bot.handlers.late import is_too_late
from bot.handlers.settings import guess
from bot.handlers.taps import press
from bot.handlers.turn import CANCELLED, TURN, Turn
from bot.handlers.unasked.aside import greet, keep_aside, offer, refused
from bot.handlers.writing import typed, typed_again
from bot.screens.buttons import read
from conversations.dispute import STEPS
from conversations.rejected import Rejected

AnyDict = dict[Any, Any]


class Context(CallbackContext[ExtBot[None], AnyDict, AnyDict, AnyDict]):
    """The context of a callback: what the lane has loaded is `turn`."""

    @property
    def turn(self) -> Turn:
        """The turn of this update."""
        return TURN.get()


Handler = BaseHandler[Any, Context, Any]
AnyApplication = Application[Any, Any, Any, Any, Any, Any]


def register(application: AnyApplication, admins: frozenset[int] = frozenset()) -> None:
    """Register everything, in the order in which it is asked. `admins` are user ids."""
    application.add_handler(TypeHandler(Update, outside), group=-1)  # groups end here, whatever comes from them
    if admins:
        application.add_handler(AdminHandler(admins))
    application.add_handler(ChatMemberHandler(came_or_left, ChatMemberHandler.MY_CHAT_MEMBER))
    # Before the conversation, so that they work at every step. One handler: each is asked about every update.
    application.add_handler(CommandHandler(COMMANDS, command, filters.UpdateType.MESSAGE))
    application.add_handler(conversation())
    application.add_error_handler(remember_error)


def conversation() -> ConversationHandler[Context]:
    """Build the conversation: one entry per step of the table, and one for a case that was put away."""
    handlers: list[Handler] = [
        CallbackQueryHandler(tapped),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE, wrote_again),
        MessageHandler(filters.TEXT, wrote),
        MessageHandler(~filters.StatusUpdate.ALL, attached),
    ]
    return conversation_handler(
        entry_points=[
            CallbackQueryHandler(first_tapped),
            MessageHandler(filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL, first_wrote),
        ],
        states=dict.fromkeys((*STEPS, CANCELLED), handlers),
        fallbacks=[],
    )


async def tapped(update: Update, context: Context) -> str | None:
    """Do what a button says; an outdated, foreign or forged one brings back the present screen, kindly."""
    turn, query = context.turn, update.callback_query
    assert query
    turn.tapped = turn.tapped_on = query.message.message_id if query.message else None
    turn.free_button(query.id, await _unless_refused(turn, press(turn, read(query.data))))
    return turn.state


async def wrote(update: Update, context: Context) -> str | None:
    """Take a text: an answer, a version of the complaint, or kept aside. Commands that do not exist are kept too."""
    turn, message = context.turn, update.effective_message
    assert message
    assert message.text
    if message.text.startswith("/") and not turn.open_case.cancelled_at:
        offer(turn, message.message_id, message.text, "command_unknown")
    else:
        work = typed(turn, message.message_id, message.text, is_forwarded=message.forward_origin is not None)
        await _unless_refused(turn, work, message)
    return turn.state


async def _unless_refused(turn: Turn, work: Awaitable[str], written: Message | None = None) -> str:
    """Let it be done, and give what it gives; where it is refused say why, and keep what was written."""
    try:
        return await work
    except Rejected as rejected:
        if written:
            keep_aside(turn, written.message_id, written.text or written.caption or "")
        refused(turn, rejected, written.message_id if written else None)
        return ""


async def wrote_again(update: Update, context: Context) -> str | None:
    """Follow an edit: of a text, of the words under a file, or of the file itself."""
    turn, message = context.turn, update.effective_message
    assert message
    text = message.text or message.caption
    if not await attach_again(turn, message) and text:
        if turn.case and message.caption:
            turn.case = captioned_again(turn.case, message.message_id, message.caption)
        work = typed_again(turn, message.message_id, text, is_caption=not message.text)
        await _unless_refused(turn, work, message)
    return turn.state


async def attached(update: Update, context: Context) -> str | None:
    """Take a file, or say what is needed instead of a sticker."""
    if update.effective_message:
        await attach(context.turn, update.effective_message)
    return context.turn.state


async def first_wrote(update: Update, context: Context) -> str | None:
    """Begin with whatever came first: it is kept, and the first question is asked."""
    turn, message = context.turn, update.effective_message
    cases.begin(turn)
    assert message
    if message.text:
        greet(turn, message.message_id, message.text)
    else:
        turn.say("welcome")
        await attach(turn, message)
    return turn.state


async def first_tapped(update: Update, context: Context) -> str | None:
    """Begin where a button survived a case that did not, or was forged."""
    assert update.callback_query
    cases.begin(context.turn)
    context.turn.free_button(update.callback_query.id)
    context.turn.show_step(context.turn.texts.html("welcome"), whole=True)
    return context.turn.state


async def command(update: Update, context: Context) -> None:
    """Do what a command says, wherever the buyer is."""
    turn, message = context.turn, update.effective_message
    assert message
    assert message.text
    first = message.entities[0].length  # the command's own; the words follow it
    name = message.text[1:first].split("@")[0].lower()
    await _unless_refused(turn, obey(turn, name, message.text[first:].strip()))


async def outside(update: Update, context: Context) -> None:
    """Keep to private chats: a group is told once, by its first message, and left alone from then on.

    What comes too late to mean what it meant ends here too.
    """
    chat, turn = update.effective_chat, context.turn
    if chat is not None and chat.type == ChatType.PRIVATE:
        if turn.waiting.retries and await is_too_late(turn, update):
            raise ApplicationHandlerStop
        # Whoever writes or taps can be reached, even if the word that the bot is no longer blocked never came.
        turn.parked = None if update.my_chat_member else False
        if update.effective_user and update.effective_user.language_code:
            await guess(turn, update.effective_user.language_code)
        return
    if update.callback_query:
        turn.free_button(update.callback_query.id, "private_only")
    elif chat is not None and not _is_gone(update) and turn.tell_once("private_only"):
        turn.say("private_only")
    raise ApplicationHandlerStop


def _is_gone(update: Update) -> bool:
    """Say whether the bot is no longer in the chat: nothing can be said there."""
    change = update.my_chat_member
    return change is not None and change.new_chat_member.status in (ChatMember.LEFT, ChatMember.BANNED)


async def came_or_left(update: Update, context: Context) -> None:
    """Let deliveries wait while the buyer blocks the bot; afterwards show the step where the buyer was."""
    turn = context.turn
    turn.parked = _is_gone(update)
    if not turn.parked and turn.case is not None:
        cases.show_case(turn)


async def remember_error(_update: object, context: Context) -> None:
    """Hand an error on to the lane, which knows what to do about it."""
    context.turn.error = context.error
