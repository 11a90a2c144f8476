"""What people do: write, edit, tap, send files, share, delete. Each act is stored and queued for the bot."""

import asyncio
import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from standin import chats, messages
from standin.media import files, media
from standin.media.files import Upload
from standin.media.pictures import NotAPictureError, plain_sticker
from standin.messages import Message
from standin.pending import announce
from standin.refusals import PersonError
from standin.store import Json
from standin.text.entities import settled
from standin.text.utf16 import pieces, units
from standin.wording import MOST_CAPTION, MOST_TEXT
from standin.world import World

MOST_WRITTEN = 1_000_000
"""UTF-16 units that a person may send at once. Our choice: 245 messages are more than anybody pastes."""
MOST_AT_ONCE = 20
"""Messages that are stored in one go. Our choice: it takes 10 ms."""
MOST_DATA = 4096
"""UTF-16 units of what a tap says. Our choice: a button has 64 bytes, but who forges need not keep to that."""
MOST_IN_ALBUM = 10
IN_ALBUM = frozenset({"photo", "video", "document"})
SENT_AS = frozenset({"photo", "document", "video", "animation", "video_note", "voice", "live_photo"})
LIVE_PHOTO_SECONDS = 3
VOICE_TYPE = "audio/ogg"


@dataclass(frozen=True)
class Sent:
    """What a person sends: files of one kind, a caption, and what the sender's app says of a film."""

    kind: str
    caption: str
    uploads: Sequence[Upload]
    said: Json


async def write(world: World, place: sqlite3.Row, author: sqlite3.Row, text: object) -> list[int]:
    """Let a person write; give the ids of the messages.

    A long text is cut into several, which are not sent all at once, as by Telegram's apps: others have their turn.
    """
    length = units(text) if isinstance(text, str) else 0
    if length > MOST_WRITTEN:
        raise PersonError(413, f"A text has at most {MOST_WRITTEN:,} characters.")
    words = _cut(str(text)) if length <= MOST_TEXT else await asyncio.to_thread(_cut, str(text))
    if not length or not words:
        raise PersonError(400, "There is nothing to send.")
    sent: list[int] = []
    for first in range(0, len(words), MOST_AT_ONCE):
        if first:
            await asyncio.sleep(0)
        with world.store.transaction():
            sent += [_send(world, place, author, content) for content in words[first : first + MOST_AT_ONCE]]
    return sent


def _cut(text: str) -> list[Json]:
    """Give the words of each message that a text becomes; of white space alone there is none."""
    return [words for piece in pieces(text, MOST_TEXT) if (words := _words(piece, "text", "entities"))]


def _words(text: str, name: str, entities_name: str) -> Json:
    said, entities = settled(text, [])
    if not said:
        return {}
    return {name: said} | ({entities_name: entities} if entities else {})


def _send(world: World, place: sqlite3.Row, author: sqlite3.Row, content: Json) -> int:
    """Store a message and queue it; a person who blocked the bot cannot write."""
    _check_unblocked(author)
    body = messages.write(world, place, author, content)
    announce(world, "message", body)
    return int(body["message_id"])


def _check_unblocked(author: sqlite3.Row) -> None:
    if author["blocked"]:
        raise PersonError(409, "You have blocked the bot. Unblock it first.")


def _own(world: World, place: sqlite3.Row, message_id: object) -> Message:
    message = messages.find(world, place["id"], message_id)
    if message is None:
        raise PersonError(404, "There is no such message.")
    return message


def edit(world: World, place: sqlite3.Row, author: sqlite3.Row, message_id: object, text: object) -> int:
    """Let a person edit the text or the caption of an own message."""
    message = _own(world, place, message_id)
    if message.by_bot or message.deleted or message.body["from"]["id"] != author["id"]:
        raise PersonError(403, "Only own messages can be edited.")
    words = ("text", "entities") if "text" in message.body else ("caption", "caption_entities")
    most = MOST_TEXT if "text" in message.body else MOST_CAPTION
    is_fit = isinstance(text, str) and units(text) <= most
    content = _words(str(text), *words) if is_fit else {}
    if not is_fit or (not content and "text" in message.body):
        raise PersonError(400, f"A text has 1 to {most} characters.")
    kept = {name: value for name, value in message.body.items() if name not in words}
    with world.store.transaction():
        body = messages.rewrite(world, kept | {"edit_date": world.now()} | content)
        announce(world, "edited_message", body)
    return message.message_id


def tap(world: World, place: sqlite3.Row, author: sqlite3.Row, asked: Json) -> str:
    """Let a person tap a button; give the id of the callback query."""
    _check_unblocked(author)
    message, data = _own(world, place, asked.get("message_id")), asked.get("data")
    if not isinstance(data, str):
        raise PersonError(400, "A tap needs the data of its button.")
    if units(data) > MOST_DATA:
        raise PersonError(413, f"The data of a button has at most {MOST_DATA} characters.")
    if not asked.get("forged") and data not in _data_of(message):
        raise PersonError(409, "This message has no such button now.")
    query_id = str(secrets.randbelow(2**62) + 2**61)
    query = {
        "id": query_id,
        "from": chats.user_json(author),
        "message": _as_tapped(message),
        "chat_instance": str(place["id"] * 1_000_003),
        "data": data,
    }
    with world.store.transaction():
        world.store.run("DELETE FROM query WHERE date < ?", world.clock() - world.lifetimes.answer)
        world.store.run("INSERT INTO query VALUES (?, ?, ?)", query_id, place["id"], world.clock())
        announce(world, "callback_query", query)
    return query_id


def _data_of(message: Message) -> set[object]:
    if message.deleted:
        return set()
    rows = message.body.get("reply_markup", {}).get("inline_keyboard", [])
    return {button.get("callback_data") for row in rows for button in row} - {None}


def _as_tapped(message: Message) -> Json:
    """Show the message of a callback query; of one that is gone only its place, and the date 0."""
    if not message.deleted:
        return message.body
    return {"chat": message.body["chat"], "message_id": message.message_id, "date": 0}


def delete(world: World, place: sqlite3.Row, message_id: object) -> None:
    """Let a person delete a message of the chat, for both sides; Telegram does not tell the bot."""
    messages.delete(world, place["id"], _own(world, place, message_id).message_id)


async def send_files(world: World, place: sqlite3.Row, author: sqlite3.Row, sent: Sent) -> list[int]:
    """Let a person send files, several as an album; give the ids of the messages."""
    _check_unblocked(author)
    _check_files(sent)
    contents = await _contents(world, sent)
    group = {"media_group_id": str(secrets.randbelow(9 * 10**16) + 10**16)} if len(contents) > 1 else {}
    words = _words(sent.caption, "caption", "caption_entities")
    with world.store.transaction():
        return [
            _send(world, place, author, group | content | ({} if place_in_album else words))
            for place_in_album, content in enumerate(contents)
        ]


def _check_files(sent: Sent) -> None:
    if sent.kind not in SENT_AS:
        raise PersonError(400, f"as must be one of {', '.join(sorted(SENT_AS))}.")
    if units(sent.caption) > MOST_CAPTION:
        raise PersonError(400, f"A caption has at most {MOST_CAPTION} characters.")
    most = {"live_photo": 2}.get(sent.kind, MOST_IN_ALBUM if sent.kind in IN_ALBUM else 1)
    if not 1 <= len(sent.uploads) <= most:
        raise PersonError(400, f"There must be 1 to {most} files.")
    if any(upload.size == 0 for upload in sent.uploads) and sent.kind != "document":
        raise PersonError(400, "An empty file can only be sent as a document.")


async def _contents(world: World, sent: Sent) -> list[Json]:
    if sent.kind == "live_photo":
        return [await _live_photo(world, sent)]
    rows = [await _kept(world, upload, sent) for upload in sent.uploads]
    return [media.content(world, row) for row in rows]


async def _kept(world: World, upload: Upload, sent: Sent) -> sqlite3.Row:
    if sent.kind == "photo":
        return await _photo(world, upload)
    if sent.kind == "voice":
        upload = Upload(upload.path, "voice.oga", VOICE_TYPE, upload.size)
    return await media.keep_file(world, upload, sent.kind, sent.said)


async def _photo(world: World, upload: Upload) -> sqlite3.Row:
    try:
        return await media.keep_photo(world, upload)
    except NotAPictureError as error:
        raise PersonError(400, f"{upload.name} is no picture that Telegram makes a photo of.") from error


async def _live_photo(world: World, sent: Sent) -> Json:
    """Make one of a picture and its film: `live_photo` and `photo` are both set (Bot API 10.0)."""
    pictures = [upload for upload in sent.uploads if not upload.mime_type.startswith("video/")]
    films = [upload for upload in sent.uploads if upload.mime_type.startswith("video/")]
    if len(pictures) != 1 or len(films) != 1:
        raise PersonError(400, "A live photo is a picture and an MP4: send both.")
    photo = media.photo_sizes(world, await _photo(world, pictures[0]))
    row = await media.keep_file(world, films[0], "live_photo", {"duration": LIVE_PHOTO_SECONDS, **sent.said})
    live = media.content(world, row)["live_photo"]
    return {"live_photo": live | {"photo": photo}, "photo": photo}


def share(world: World, place: sqlite3.Row, author: sqlite3.Row, kind: object) -> int:
    """Let a person send something that is neither text nor evidence."""
    spot = {"latitude": 50.087, "longitude": 14.421}
    contents: dict[object, Json] = {
        "contact": {"contact": {"phone_number": "+420600000000", "first_name": "Ann"}},
        "location": {"location": spot},
        "venue": {"venue": {"location": spot, "title": "Post", "address": "Main St 1"}, "location": spot},
        "dice": {"dice": {"emoji": "\N{GAME DIE}", "value": 1 + secrets.randbelow(6)}},
        "poll": {"poll": _poll()},
    }
    if kind == "sticker":
        return _send(world, place, author, {"sticker": _sticker(world)})
    if kind not in contents:
        raise PersonError(400, "kind must be sticker, contact, location, dice, poll or venue.")
    return _send(world, place, author, contents[kind])


def _sticker(world: World) -> Json:
    size = {"width": 512, "height": 512}
    row = files.keep_bytes(world, plain_sticker(), "sticker.webp", "sticker", size)
    kind = {"type": "regular", "is_animated": False, "is_video": False, "emoji": "\N{THUMBS UP SIGN}"}
    sticker: Json = media.content(world, row)["sticker"]
    return sticker | kind


def _poll() -> Json:
    return {
        "id": str(secrets.randbelow(2**62) + 2**61),
        "question": "Which one?",
        "options": [{"persistent_id": str(n), "text": text, "voter_count": 0} for n, text in enumerate("AB")],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    }
