"""An unchanged python-telegram-bot understands every answer, and there is nothing in one that it does not know."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument, InputMediaPhoto, InputMediaVideo

from standin.calls import METHODS
from standin.server import Standin
from tests.standin.line import TOKEN, Line, film, picture

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y", style="success")]])


@pytest.fixture
async def bot(standin: Standin) -> AsyncIterator[telegram.Bot]:
    bot = telegram.Bot(TOKEN, base_url=f"{standin.url}/bot", base_file_url=f"{standin.url}/file/bot")
    async with bot:
        yield bot


def unknown(value: Any) -> list[str]:
    """Everything in an object of the library that it had no name for."""
    if isinstance(value, tuple | list):
        return [name for one in value for name in unknown(one)]
    if not isinstance(value, telegram.TelegramObject):
        return []
    own = [f"{type(value).__name__}.{name}" for name in value.api_kwargs]
    fields = [getattr(value, name, None) for name in value._get_attrs_names(include_private=False)]
    return own + [name for one in fields for name in unknown(one)]


def understood(value: Any) -> Any:
    assert unknown(value) == []
    return value


async def test_it_writes_and_edits(bot: telegram.Bot, line: Line) -> None:
    chat = line.person
    sent = understood(
        await bot.send_message(chat, '<b>a</b><a href="example.org">b</a>', "HTML", reply_markup=KEYBOARD)
    )
    assert (sent.text_html, sent.reply_markup) == ('<b>a</b><a href="http://example.org/">b</a>', KEYBOARD)
    assert understood(await sent.edit_text("c", reply_markup=KEYBOARD)).text == "c"
    assert understood(await sent.edit_reply_markup()).reply_markup is None
    photo = understood(await bot.send_photo(chat, picture(), caption="a", reply_markup=KEYBOARD))
    assert understood(await photo.edit_caption("b")).caption == "b"
    other = telegram.InputMediaPhoto(picture(), caption="c")
    assert understood(await photo.edit_media(other)).photo != photo.photo
    assert understood(await sent.edit_media(other)).caption == "c"
    with pytest.raises(telegram.error.BadRequest, match="no text in the message to edit"):
        await sent.edit_text("d")
    assert understood(await sent.reply_text("d", do_quote=True)).reply_to_message.caption == "c"
    assert await sent.delete()
    assert await bot.send_chat_action(chat, "typing")


async def test_it_sends_files_and_gets_them_back(bot: telegram.Bot, line: Line) -> None:
    chat = line.person
    photo = understood(await bot.send_photo(chat, picture(2000, 1000)))
    assert [(size.width, size.height) for size in photo.photo] == [(90, 45), (320, 160), (1280, 640)]
    document = understood(await bot.send_document(chat, b"12345", filename="a.txt")).document
    assert (document.file_name, document.mime_type, document.file_size) == ("a.txt", "text/plain", 5)
    file = understood(await bot.get_file(document))
    assert bytes(await file.download_as_bytearray()) == b"12345"
    video = understood(await bot.send_video(chat, film(), filename="a.mp4")).video
    assert (video.width, video.height, video._duration.total_seconds()) == (320, 240, 7)
    moving = understood(await bot.send_animation(chat, film(), filename="a.mp4", width=9, height=8, duration=2))
    assert (moving.animation.width, moving.animation.height) == (9, 8)
    assert moving.document.file_id == moving.animation.file_id
    round_one = understood(await bot.send_video_note(chat, film(), filename="a.mp4")).video_note
    assert round_one.file_size == video.file_size


async def test_it_sends_again_by_file_id(bot: telegram.Bot, line: Line) -> None:
    sent = await bot.send_photo(line.person, picture(2000, 1000))
    for size in sent.photo:
        again = understood(await bot.send_photo(line.person, size.file_id))
        assert again.photo == sent.photo


async def test_it_sends_albums(bot: telegram.Bot, line: Line) -> None:
    mixed = await bot.send_media_group(line.person, [InputMediaPhoto(picture(), caption="a"), InputMediaVideo(film())])
    assert understood(mixed)[0].caption == "a"
    assert mixed[0].media_group_id == mixed[1].media_group_id is not None
    documents = await bot.send_media_group(line.person, [InputMediaDocument(b"1"), InputMediaDocument(b"2")])
    again = [InputMediaDocument(understood(one).document.file_id) for one in documents]
    assert len(await bot.send_media_group(line.person, again)) == 2


async def test_it_gets_updates_and_answers_taps(bot: telegram.Bot, line: Line) -> None:
    sent = await bot.send_message(line.person, "a", reply_markup=KEYBOARD)
    await line.act("tap", message_id=sent.message_id, data="y")
    (update,) = understood(await bot.get_updates(timeout=5))
    assert update.callback_query.message == sent
    assert await update.callback_query.answer("b", show_alert=True)
    assert await bot.get_updates(offset=update.update_id + 1) == ()


async def test_it_introduces_itself(bot: telegram.Bot) -> None:
    me = understood(await bot.get_me())
    assert (me.id, me.is_bot) == (123456789, True)
    assert await bot.set_my_name("Guide")
    assert understood(await bot.get_my_name()).name == "Guide" == (await bot.get_me()).first_name
    assert await bot.set_my_description("long", language_code="cs")
    assert understood(await bot.get_my_description("cs")).description == "long"
    assert (await bot.get_my_description()).description == ""
    assert await bot.set_my_short_description("short")
    assert understood(await bot.get_my_short_description()).short_description == "short"


async def test_it_sets_commands_by_scope_and_language(bot: telegram.Bot) -> None:
    scope = telegram.BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([("help", "Help")], scope=scope)
    await bot.set_my_commands([("start", "Los")], language_code="de")
    assert understood(await bot.get_my_commands(scope=scope))[0].command == "help"
    assert await bot.get_my_commands() == ()
    assert (await bot.get_my_commands(language_code="de"))[0].description == "Los"
    assert await bot.delete_my_commands(scope=scope)
    assert await bot.get_my_commands(scope=scope) == ()


async def test_it_looks_at_chats_and_leaves_them(bot: telegram.Bot, line: Line) -> None:
    sent = await bot.send_message(line.person, "a")
    assert await sent.pin()
    assert understood(await bot.get_chat(line.person)).pinned_message == sent
    assert await sent.unpin()
    assert (await bot.get_chat(line.person)).pinned_message is None
    _, group = await line.ask("POST", "/groups", {"title": "Buyers"})
    assert understood(await bot.get_chat(group["id"])).title == "Buyers"
    assert await bot.leave_chat(group["id"])
    with pytest.raises(telegram.error.Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group["id"], "a")


async def test_it_handles_webhooks(bot: telegram.Bot) -> None:
    assert await bot.set_webhook("https://example.org", allowed_updates=["message"], max_connections=3)
    info = understood(await bot.get_webhook_info())
    assert (info.url, info.max_connections, info.allowed_updates) == ("https://example.org", 3, ("message",))
    assert await bot.delete_webhook()


async def test_every_update_that_people_cause_is_understood(bot: telegram.Bot, line: Line) -> None:
    await line.act("text", text="/start a@example.org")
    await line.act("edit", message_id=1, text="b")
    for kind in ("sticker", "contact", "location", "dice", "poll", "venue"):
        await line.act("share", kind=kind)
    await line.files("photo", ("a.png", picture()), ("b.png", picture()), caption="c")
    for kind in ("document", "video", "animation", "video_note", "voice"):
        assert (await line.files(kind, ("a.mp4", film())))[0] == 200
    await line.files("live_photo", ("a.png", picture()), ("a.mp4", film()))
    await line.act("block", blocked=True)
    await line.act("block", blocked=False)
    await line.ask("POST", "/groups", {"title": "Buyers"})
    sent = await line.send(reply_markup=KEYBOARD.to_dict())
    await line.act("tap", message_id=sent["message_id"], data="y")
    await line.act("delete", message_id=sent["message_id"])
    await line.act("tap", message_id=sent["message_id"], data="y", forged=True)
    updates = understood(await bot.get_updates())
    assert len(updates) == 21
    assert all(update.effective_user for update in updates)
    assert [bool(update.callback_query.message.is_accessible) for update in updates[-2:]] == [True, False]


def test_every_method_of_the_stand_in_is_called_above() -> None:
    source = Path(__file__).read_text(encoding="utf-8").replace("_", "").lower()
    through_a_message = {"editMessageText", "editMessageCaption", "editMessageMedia", "editMessageReplyMarkup",
                         "deleteMessage", "answerCallbackQuery", "pinChatMessage", "unpinChatMessage"}  # fmt: skip
    assert [name for name in METHODS if f"bot.{name.lower()}(" not in source and name not in through_a_message] == []
