"""How the bot writes: text, files, albums, and the sign that it is at work."""

import secrets
import sqlite3
from collections.abc import Awaitable, Callable

from standin import chats, messages
from standin.keyboards import inline_keyboard
from standin.media import files, media
from standin.media.files import Upload
from standin.media.pictures import NotAPictureError, fits_a_photo
from standin.parameters import Parameters
from standin.refusals import Refusal, bad_request
from standin.store import Json
from standin.wording import caption, caption_of, message_text
from standin.world import World

MOST_PHOTO_BYTES = 10 << 20
"""Source: https://core.telegram.org/bots/api#sending-files; TDLib counts 10485760 bytes."""
MOST_IN_ALBUM = 10
IN_ALBUM = ("photo", "video", "document")
ACTIONS = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
        "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    }
)  # fmt: skip
NAMES = {
    "photo": "Photo",
    "document": "Document",
    "video": "Video",
    "animation": "Animation",
    "video_note": "VideoNote",
}


async def send_message(world: World, call: Parameters) -> Json:
    """`sendMessage`."""
    content = message_text(call) | _options(call, "link_preview_options")
    return _write(world, call, content)


def sender_of(kind: str) -> Callable[[World, Parameters], Awaitable[Json]]:
    """`sendPhoto`, `sendDocument`, `sendVideo`, `sendAnimation` or `sendVideoNote`."""

    async def send(world: World, call: Parameters) -> Json:
        words = caption(call)
        inline_keyboard(call.value("reply_markup"))
        chats.writable(world, call.value("chat_id"))
        row = await file_of(world, call, kind, call.value(kind), kind)
        return _write(world, call, media.content(world, row) | words | _options(call, "has_spoiler"))

    return send


def _write(world: World, call: Parameters, content: Json) -> Json:
    keyboard = inline_keyboard(call.value("reply_markup"))
    chat = chats.writable(world, call.value("chat_id"))
    extra = _reply(world, call, chat["id"]) | content | _options(call, "protect_content")
    return messages.write(world, chat, None, extra | ({"reply_markup": keyboard} if keyboard else {}))


OPTIONS = {
    "link_preview_options": "link_preview_options",
    "has_spoiler": "has_media_spoiler",
    "protect_content": "has_protected_content",
}


def _options(call: Parameters, name: str) -> Json:
    value = call.value(name)
    return {OPTIONS[name]: value} if value and value != "false" else {}


def _reply(world: World, call: Parameters, chat_id: int) -> Json:
    """Show the message that is answered, without what that one answered in turn."""
    asked = call.value("reply_parameters")
    if not isinstance(asked, dict):
        asked = {"message_id": call.value("reply_to_message_id")}
    if asked.get("message_id") is None:
        return {}
    found = messages.find(world, chat_id, asked["message_id"])
    if found is not None and not found.deleted:
        return {"reply_to_message": {k: v for k, v in found.body.items() if k != "reply_to_message"}}
    if asked.get("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


async def file_of(world: World, call: Parameters, kind: str, given: object, field: str) -> sqlite3.Row:
    """Find the file of a message, or keep it: one that is uploaded with the call, or one that was sent before."""
    named = str(given or "")
    upload = call.uploads.get(named.removeprefix("attach://") if named else field)
    if upload is not None:
        return await _uploaded(world, call, kind, upload)
    if not named:
        raise bad_request(f"there is no {kind} in the request")
    if named.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    row = files.by_file_id(world, named)
    if row is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if row["kind"] != kind:
        raise bad_request(f"can't use file of type {NAMES.get(row['kind'], 'Other')} as {NAMES[kind]}")
    return row


async def _uploaded(world: World, call: Parameters, kind: str, upload: Upload) -> sqlite3.Row:
    if upload.size == 0:
        raise bad_request("file must be non-empty")
    if kind != "photo":
        said = {n: call.integer(n, 0, 0, 10**6) for n in ("width", "height", "duration") if call.value(n)}
        return await media.keep_file(world, upload, kind, said)
    if upload.size > MOST_PHOTO_BYTES:
        raise bad_request(
            f"file of size {upload.size} bytes is too big for a photo; the maximum size is {MOST_PHOTO_BYTES} bytes"
        )
    try:
        if not fits_a_photo(upload.path):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        return await media.keep_photo(world, upload)
    except NotAPictureError as error:
        raise bad_request("IMAGE_PROCESS_FAILED") from error


async def send_media_group(world: World, call: Parameters) -> list[Json]:
    """`sendMediaGroup`: all or nothing."""
    items = call.value("media")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise bad_request("can't parse media: expected an Array of InputMedia")
    _check_album(items)
    words = [caption_of(_said(i, "caption"), _said(i, "parse_mode"), i.get("caption_entities")) for i in items]
    chats.writable(world, call.value("chat_id"))
    rows = [await file_of(world, call, i["type"], i.get("media") or "?", "media") for i in items]
    group = {"media_group_id": str(secrets.randbelow(9 * 10**16) + 10**16)}
    with world.store.transaction():
        return [
            _write(world, call, group | media.content(world, row) | said) for row, said in zip(rows, words, strict=True)
        ]


def _said(item: Json, name: str) -> str:
    return str(item.get(name) or "")


def _check_album(items: list[Json]) -> None:
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > MOST_IN_ALBUM:
        raise bad_request("too many messages to send as an album")
    kinds = {item.get("type") for item in items}
    if not kinds <= set(IN_ALBUM):
        raise bad_request("can't parse InputMedia: unsupported type of media in an album")
    if len(kinds) > 1 and "document" in kinds:
        raise bad_request("document can't be mixed with other media types")


async def send_chat_action(world: World, call: Parameters) -> bool:
    """`sendChatAction`."""
    chat = chats.writable(world, call.value("chat_id"))
    action = call.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    messages.tell(world, chat["id"], {"type": "action", "action": action})
    return True


async def get_file(world: World, call: Parameters) -> Json:
    """`getFile`, for files of at most 20 MiB. Source of the bound: tdlib/telegram-bot-api, Client.cpp."""
    row = files.by_file_id(world, call.text("file_id"))
    if row is None:
        raise bad_request("invalid file_id")
    known = files.described(world, row)
    if known["file_size"] > MOST_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    shown = {name: known[name] for name in ("file_id", "file_unique_id", "file_size")}
    return shown | {"file_path": row["path"]}


MOST_DOWNLOAD_BYTES = 20 << 20


def downloaded(world: World, path: str) -> sqlite3.Row:
    """Find the file behind a `file_path`; raises Refusal 404 if there is none."""
    row = world.store.row("SELECT * FROM file WHERE path = ?", path)
    if row is None:
        raise Refusal(404, "Not Found")
    return row
