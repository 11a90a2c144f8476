"""The whole guide with aiogram's state machine; states and answers are in memory, all settings its own."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from io import BytesIO

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from benchmarks.bots.guide import SCREENS

STATES = [State(screen.name, group_name="guide") for screen in SCREENS]
KEYBOARDS = [
    InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text=name, callback_data=name)] for name in screen.choices]
    )
    for screen in SCREENS
]

Handler = Callable[..., Awaitable[None]]


async def begin(message: Message, state: FSMContext) -> None:
    """Ask the first question, of a new case."""
    await state.set_data({"answers": {}})
    await state.set_state(STATES[0])
    await message.answer(SCREENS[0].text, reply_markup=KEYBOARDS[0])


async def keep(state: FSMContext, number: int, answer: str) -> None:
    """Keep the answer to a step and go on to the next."""
    kept = await state.get_data()
    answers = {**kept.get("answers", {}), SCREENS[number].name: answer}
    await state.update_data(answers=answers)
    await state.set_state(STATES[number + 1])


async def ask(message: Message, number: int) -> None:
    """Send a screen."""
    await message.answer(SCREENS[number].text, reply_markup=KEYBOARDS[number])


def wrote(number: int) -> Handler:
    """Make what takes a text, or a photo, at a step."""

    async def handler(message: Message, state: FSMContext) -> None:
        answer = message.text or ""
        if SCREENS[number].takes_photo and message.photo and message.bot:
            content = BytesIO()
            await message.bot.download(message.photo[-1], content)
            answer = f"{message.photo[-1].file_id} {len(content.getvalue())}"
        await keep(state, number, answer)
        await ask(message, number + 1)

    return handler


def tapped(number: int) -> Handler:
    """Make what takes a tap at a step."""

    async def handler(query: CallbackQuery, state: FSMContext) -> None:
        await keep(state, number, query.data or "")
        await query.answer()
        if not isinstance(query.message, Message):
            return
        if SCREENS[number].is_new:
            await ask(query.message, number + 1)
        else:
            await query.message.edit_text(SCREENS[number + 1].text, reply_markup=KEYBOARDS[number + 1])

    return handler


def run(storage: MemoryStorage, *first: Handler) -> None:
    """Run until killed; `first` is done before the first update comes."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    dispatcher = Dispatcher(storage=storage)
    for one in first:
        dispatcher.startup.register(one)
    dispatcher.message.register(begin, Command("start", "new"))
    for number in range(len(SCREENS) - 1):
        dispatcher.message.register(wrote(number), StateFilter(STATES[number]))
        dispatcher.callback_query.register(tapped(number), StateFilter(STATES[number]))
    dispatcher.run_polling(Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server)))


if __name__ == "__main__":
    run(MemoryStorage())
