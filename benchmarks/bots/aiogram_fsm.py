"""aiogram's state machine with three states in memory. All settings are the library's own."""

from __future__ import annotations

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Yes", callback_data="yes"), InlineKeyboardButton(text="No", callback_data="no")]
    ]
)


class Talk(StatesGroup):
    """What is waited for."""

    order = State()
    choice = State()


async def start(message: Message, state: FSMContext) -> None:
    """Ask for the order."""
    await state.set_state(Talk.order)
    await message.answer("Which order is it?")


async def order(message: Message, state: FSMContext) -> None:
    """Keep the order and ask whether it arrived."""
    await state.update_data(order=message.text)
    await state.set_state(Talk.choice)
    await message.answer("Did it arrive?", reply_markup=KEYBOARD)


async def choice(query: CallbackQuery, state: FSMContext) -> None:
    """Keep the choice and end."""
    await state.update_data(arrived=query.data)
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text("Thank you.")
    await state.clear()


async def main() -> None:
    """Run until killed."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    dispatcher = Dispatcher()
    dispatcher.message.register(start, CommandStart())
    dispatcher.message.register(order, Talk.order)
    dispatcher.callback_query.register(choice, Talk.choice)
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server)))


if __name__ == "__main__":
    asyncio.run(main())
