"""The whole guide with python-telegram-bot's ConversationHandler, written to SQLite in each update.

A persistence with one row for each chat, which is told to write after each update, by the processor of updates.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, cast

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import (
    ApplicationBuilder,
    BasePersistence,
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    ConversationHandler,
    ExtBot,
    MessageHandler,
    PersistenceInput,
    SimpleUpdateProcessor,
    filters,
)

from benchmarks.bots.guide import SCREENS

Dict = dict[Any, Any]
Context = CallbackContext[ExtBot[None], Dict, Dict, Dict]
Handler = Callable[[Update, Context], Coroutine[Any, Any, int]]

NAME = "guide"
FILE = "talks.db"
SCHEMA = "CREATE TABLE IF NOT EXISTS talks (chat_id INTEGER PRIMARY KEY, state INTEGER, data TEXT)"
KEYBOARDS = [
    InlineKeyboardMarkup([[InlineKeyboardButton(name, callback_data=name)] for name in screen.choices])
    for screen in SCREENS
]


class Rows(BasePersistence[Dict, Dict, Dict]):
    """One row for each chat: its state and the data of its user. `commit` flushes what an update has changed."""

    def __init__(self) -> None:
        only_users = PersistenceInput(bot_data=False, chat_data=False, callback_data=False)
        super().__init__(store_data=only_users, update_interval=3600)
        self._connection = sqlite3.connect(FILE)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute(SCHEMA)

    def commit(self) -> None:
        """Have everything on the disk."""
        self._connection.commit()

    async def get_conversations(self, name: str) -> dict[tuple[int | str, ...], object]:
        """Read the states."""
        return {(chat, chat): state for chat, state in self._rows("state")} if name == NAME else {}

    async def get_user_data(self) -> dict[int, Dict]:
        """Read the data."""
        return {chat: json.loads(data) for chat, data in self._rows("data")}

    async def update_conversation(self, name: str, key: tuple[int | str, ...], new_state: object | None) -> None:
        """Write a state."""
        del name
        self._write("state", key[0], new_state)

    async def update_user_data(self, user_id: int, data: Dict) -> None:
        """Write the data of a user."""
        self._write("data", user_id, json.dumps(data))

    def _rows(self, column: str) -> list[tuple[int, Any]]:
        query = f"SELECT chat_id, {column} FROM talks WHERE {column} IS NOT NULL"  # noqa: S608 - a name of ours
        return list(self._connection.execute(query))

    def _write(self, column: str, chat: int | str, value: object) -> None:
        self._connection.execute(
            f"INSERT INTO talks (chat_id, {column}) VALUES (?, ?)"  # noqa: S608 - a name of ours
            f" ON CONFLICT (chat_id) DO UPDATE SET {column} = excluded.{column}",
            (chat, value),
        )

    async def get_chat_data(self) -> dict[int, Dict]:
        """Give nothing."""
        return {}

    async def get_bot_data(self) -> Dict:
        """Give nothing."""
        return {}

    async def get_callback_data(self) -> None:
        """Give nothing."""

    async def update_chat_data(self, chat_id: int, data: Dict) -> None:
        """Keep nothing."""

    async def update_bot_data(self, data: Dict) -> None:
        """Keep nothing."""

    async def update_callback_data(self, data: object) -> None:
        """Keep nothing."""

    async def drop_chat_data(self, chat_id: int) -> None:
        """Keep nothing."""

    async def drop_user_data(self, user_id: int) -> None:
        """Keep everything."""

    async def refresh_user_data(self, user_id: int, user_data: Dict) -> None:
        """Read nothing anew."""

    async def refresh_chat_data(self, chat_id: int, chat_data: Dict) -> None:
        """Read nothing anew."""

    async def refresh_bot_data(self, bot_data: Dict) -> None:
        """Read nothing anew."""

    async def flush(self) -> None:
        """Write what is left."""
        self.commit()


class Saving(SimpleUpdateProcessor):
    """One update after the other, as usual; each is on the disk before the next."""

    def __init__(self, rows: Rows) -> None:
        super().__init__(1)
        self._rows = rows
        self.save: Callable[[], Awaitable[None]]

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle one and write down what it has changed."""
        await super().do_process_update(update, coroutine)
        await self.save()
        self._rows.commit()


async def begin(update: Update, context: Context) -> int:
    """Ask the first question, of a new case."""
    if update.message and context.user_data is not None:
        context.user_data["answers"] = {}
        await update.message.reply_text(SCREENS[0].text, reply_markup=KEYBOARDS[0])
    return 0


async def ask(message: Message, number: int) -> None:
    """Send a screen."""
    await message.reply_text(SCREENS[number].text, reply_markup=KEYBOARDS[number])


def wrote(number: int) -> Handler:
    """Make what takes a text, or a photo, at a step."""

    async def handler(update: Update, context: Context) -> int:
        message, data = update.message, context.user_data
        if message is None or data is None:
            return number
        answer = message.text or ""
        if SCREENS[number].takes_photo and message.photo:
            content = await (await message.photo[-1].get_file()).download_as_bytearray()
            answer = f"{message.photo[-1].file_id} {len(content)}"
        data["answers"][SCREENS[number].name] = answer
        await ask(message, number + 1)
        return number + 1

    return handler


def tapped(number: int) -> Handler:
    """Make what takes a tap at a step."""

    async def handler(update: Update, context: Context) -> int:
        query, data = update.callback_query, context.user_data
        if query is None or data is None:
            return number
        data["answers"][SCREENS[number].name] = query.data
        await query.answer()
        if not SCREENS[number].is_new:
            await query.edit_message_text(SCREENS[number + 1].text, reply_markup=KEYBOARDS[number + 1])
        elif isinstance(query.message, Message):
            await ask(query.message, number + 1)
        return number + 1

    return handler


def main() -> None:
    """Run until killed."""
    rows = Rows()
    saving = Saving(rows)
    builder = ApplicationBuilder().token(os.environ["BOT_TOKEN"]).persistence(rows).concurrent_updates(saving)
    base = os.environ["TELEGRAM_API_URL"]
    application = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot").build()
    saving.save = application.update_persistence
    commands: CommandHandler[Context, object] = CommandHandler(["start", "new"], begin)
    states: dict[object, list[Any]] = {
        number: [
            MessageHandler((filters.TEXT & ~filters.COMMAND) | filters.PHOTO, wrote(number)),
            CallbackQueryHandler(tapped(number)),
        ]
        for number in range(len(SCREENS) - 1)
    }
    states[len(SCREENS) - 1] = []
    talk = ConversationHandler(
        entry_points=[commands],
        states=cast("Any", states),
        fallbacks=[commands],
        name=NAME,
        persistent=True,
    )
    application.add_handler(talk)
    application.run_polling()


if __name__ == "__main__":
    main()
