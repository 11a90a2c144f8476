"""A ConversationHandler of three states, in memory or in a pickle. All other settings are python-telegram-bot's own."""

from __future__ import annotations

import os
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    ApplicationBuilder,
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    ConversationHandler,
    ExtBot,
    MessageHandler,
    PicklePersistence,
    filters,
)

Dict = dict[Any, Any]
Context = CallbackContext[ExtBot[None], Dict, Dict, Dict]

NAME = "talk"
ORDER, CHOICE = range(2)
KEYBOARD = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Yes", callback_data="yes"), InlineKeyboardButton("No", callback_data="no")]]
)


async def start(update: Update, _context: Context) -> int:
    """Ask for the order."""
    if update.message:
        await update.message.reply_text("Which order is it?")
    return ORDER


async def order(update: Update, context: Context) -> int:
    """Keep the order and ask whether it arrived."""
    if update.message and context.user_data is not None:
        context.user_data["order"] = update.message.text
        await update.message.reply_text("Did it arrive?", reply_markup=KEYBOARD)
    return CHOICE


async def choice(update: Update, context: Context) -> int:
    """Keep the choice and end."""
    query = update.callback_query
    if query and context.user_data is not None:
        context.user_data["arrived"] = query.data
        await query.answer()
        await query.edit_message_text("Thank you.")
    return ConversationHandler.END


def run(persistence: PicklePersistence[Dict, Dict, Dict] | None = None) -> None:
    """Run until killed; what is said is kept in memory, and where `persistence` says."""
    builder = ApplicationBuilder().token(os.environ["BOT_TOKEN"])
    builder = builder.base_url(f"{os.environ['TELEGRAM_API_URL']}/bot")
    application = (builder.persistence(persistence) if persistence else builder).build()
    command: CommandHandler[Context, object] = CommandHandler("start", start)
    talk = ConversationHandler(
        entry_points=[command],
        states={
            ORDER: [MessageHandler(filters.TEXT & ~filters.COMMAND, order)],
            CHOICE: [CallbackQueryHandler(choice)],
        },
        fallbacks=[command],
        name=NAME,
        persistent=persistence is not None,
    )
    application.add_handler(talk)
    application.run_polling()


if __name__ == "__main__":
    run()
