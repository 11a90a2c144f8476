"""What a person sees: messages and events in the form that docs/standin.md describes."""

from standin import about, messages
from standin.messages import Message
from standin.store import Json
from standin.world import World

FILES = ("photo", "animation", "video", "document", "video_note", "voice")
"""In this order: an animation also has a `document`."""
SHARED = ("sticker", "contact", "dice", "poll", "venue", "location")
"""In this order: a venue also has a `location`."""
FILE_FIELDS = ("file_unique_id", "file_name", "mime_type", "file_size", "width", "height", "duration")
PLAIN = ("text", "entities", "caption", "caption_entities", "media_group_id")


def message_view(message: Message) -> Json:
    """Show a message for a page."""
    body = message.body
    view: Json = {
        "message_id": message.message_id,
        "from": "bot" if message.by_bot else "person",
        "date": body["date"],
        "edited": "edit_date" in body,
        "deleted": message.deleted,
    }
    view |= {name: body[name] for name in PLAIN if name in body}
    return view | _file(body) | _shared(body) | _keyboard(body)


def _file(body: Json) -> Json:
    kind = next((name for name in FILES if name in body), None)
    if kind is None:
        return {}
    shown = body[kind][-1] if kind == "photo" else body[kind]
    if kind == "video_note":
        shown = shown | {"width": shown["length"], "height": shown["length"]}
    return {kind: {name: shown[name] for name in FILE_FIELDS if name in shown}}


def _shared(body: Json) -> Json:
    kind = next((name for name in SHARED if name in body), None)
    return {"other": kind} if kind else {}


def _keyboard(body: Json) -> Json:
    if "reply_markup" not in body:
        return {}
    return {"keyboard": [[_button(one) for one in row] for row in body["reply_markup"]["inline_keyboard"]]}


def _button(button: Json) -> Json:
    view: Json = {name: button[name] for name in ("text", "url", "style") if name in button}
    if "callback_data" in button:
        view["data"] = button["callback_data"]
    if "copy_text" in button:
        view["copy_text"] = button["copy_text"]["text"]
    return view


def chat_view(world: World, chat_id: int, language: str) -> Json:
    """Everything that a page shows when it opens."""
    return {
        "cursor": world.store.counter(messages.CHANGE),
        "bot": _bot(world, language),
        "commands": about.commands_for(world, chat_id, language),
        "description": about.said_for(world, "description", language),
        "messages": [message_view(message) for message in messages.all_of(world, chat_id)],
    }


def _bot(world: World, language: str) -> Json:
    named = about.said_for(world, "name", language)
    return world.bot() | ({"first_name": named} if named else {})


def news(world: World, chat_id: int, language: str, cursor: int) -> Json | None:
    """Tell what happened since the cursor, in order; None if nothing did."""
    found = [
        (message.changed, {"type": "message", "message": message_view(message)})
        for message in messages.changed_since(world, chat_id, cursor)
    ]
    for number, event in messages.told_since(world, chat_id, cursor):
        shown = event
        if event["type"] == "commands":
            shown = event | {"commands": about.commands_for(world, chat_id, language)}
        found.append((number, shown))
    if not found:
        return None
    found.sort(key=lambda one: one[0])
    return {"cursor": found[-1][0], "events": [event for _, event in found]}
