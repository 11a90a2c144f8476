"""How the bot changes what it wrote, and answers taps."""

from standin import chats, messages
from standin.keyboards import inline_keyboard
from standin.media import media
from standin.messages import Message
from standin.parameters import Parameters
from standin.refusals import bad_request
from standin.sending import file_of
from standin.store import Json
from standin.text.utf16 import units
from standin.wording import caption, caption_of, message_text
from standin.world import World

MOST_ANSWER = 200
DELETABLE_SECONDS = 48 * 3600
WITH_CAPTION = frozenset({"photo", "document", "video", "animation", "voice"})
MEDIA = frozenset({"photo", "document", "video", "animation"})
UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
CONTENT = ("text", "entities", "caption", "caption_entities", "reply_markup", "link_preview_options")


async def edit_message_text(world: World, call: Parameters) -> Json:
    """`editMessageText`. Without a `reply_markup` the message loses its keyboard."""
    content = message_text(call)
    if isinstance(call.value("link_preview_options"), dict):
        content["link_preview_options"] = call.value("link_preview_options")
    message = _editable(world, call)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return _change(world, message, content | _keyboard(call))


async def edit_message_caption(world: World, call: Parameters) -> Json:
    """`editMessageCaption`; none or an empty one takes it away."""
    content = caption(call)
    message = _editable(world, call)
    if not WITH_CAPTION & message.body.keys():
        raise bad_request("there is no caption in the message to edit")
    return _change(world, message, content | _keyboard(call))


async def edit_message_media(world: World, call: Parameters) -> Json:
    """`editMessageMedia`: another file in its place, or one added to a text (since Bot API 7.11)."""
    given = call.value("media")
    if not isinstance(given, dict) or given.get("type") not in MEDIA:
        raise bad_request("can't parse InputMedia: media must be one of the known types")
    words = caption_of(
        str(given.get("caption") or ""), str(given.get("parse_mode") or ""), given.get("caption_entities")
    )
    message = _editable(world, call)
    if not {"text", *WITH_CAPTION} & message.body.keys():
        raise bad_request("message can't be edited")
    row = await file_of(world, call, given["type"], given.get("media") or "?", "media")
    bare = {name: value for name, value in message.body.items() if name not in WITH_CAPTION}
    content = media.content(world, row) | words | _keyboard(call)
    if _comparable(bare | content) == _comparable(message.body):
        raise bad_request(UNCHANGED)
    kept = {name: value for name, value in bare.items() if name not in CONTENT}
    return messages.rewrite(world, kept | {"edit_date": world.now()} | content)


async def edit_message_reply_markup(world: World, call: Parameters) -> Json:
    """`editMessageReplyMarkup`; none takes the keyboard away."""
    message = _editable(world, call)
    kept = {name: message.body[name] for name in CONTENT if name in message.body and name != "reply_markup"}
    return _change(world, message, kept | _keyboard(call))


def _keyboard(call: Parameters) -> Json:
    keyboard = inline_keyboard(call.value("reply_markup"))
    return {"reply_markup": keyboard} if keyboard else {}


def _editable(world: World, call: Parameters) -> Message:
    inline_keyboard(call.value("reply_markup"))
    chat = chats.writable(world, call.value("chat_id"))
    message = messages.find(world, chat["id"], call.message_id())
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    if not message.by_bot:
        raise bad_request("message can't be edited")
    return message


def _change(world: World, message: Message, content: Json) -> Json:
    old = {name: message.body[name] for name in CONTENT if name in message.body}
    if _comparable(old) == _comparable(content):
        raise bad_request(UNCHANGED)
    kept = {name: value for name, value in message.body.items() if name not in CONTENT}
    return messages.rewrite(world, kept | {"edit_date": world.now()} | content)


def _comparable(content: Json) -> Json:
    return {name: value for name, value in content.items() if name != "link_preview_options"}


async def delete_message(world: World, call: Parameters) -> bool:
    """`deleteMessage`: own ones, and in a private chat the person's as well, for 48 hours."""
    chat = chats.known(world, call.value("chat_id"))
    message = messages.find(world, chat["id"], call.message_id())
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    foreign = chat["id"] < 0 and not message.by_bot
    if foreign or world.now() - message.body["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted")
    messages.delete(world, chat["id"], message.message_id)
    return True


async def answer_callback_query(world: World, call: Parameters) -> bool:
    """`answerCallbackQuery`. A second answer to the same tap does nothing and is no error."""
    if units(call.text("text")) > MOST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query_id = call.text("callback_query_id")
    query = world.store.row("SELECT * FROM query WHERE id = ?", query_id)
    if query is None or world.clock() - query["date"] > world.lifetimes.answer:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = {"text": call.text("text")} if call.text("text") else {}
    answer = {"type": "answer", "query_id": query_id, **text, "alert": call.flag("show_alert")}
    messages.tell(world, query["chat_id"], answer)
    return True
