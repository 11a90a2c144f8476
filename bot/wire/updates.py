"""Which updates are asked of Telegram, and one of them as python-telegram-bot's value.

Only what the bot needs is read: whatever else Telegram sends, of a later release of its servers or of an older one,
cannot make an update unreadable.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from telegram import (
    Animation,
    Audio,
    Bot,
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberUpdated,
    Document,
    LivePhoto,
    Message,
    MessageEntity,
    MessageOriginHiddenUser,
    PhotoSize,
    TelegramObject,
    Update,
    User,
    Video,
    VideoNote,
    Voice,
)
from telegram.constants import ZERO_DATE

Json = Mapping[str, Any]

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
"""What is asked of Telegram. Anything else comes only if it was asked for before, and is passed over."""
FILES: Mapping[str, tuple[type[TelegramObject], tuple[str, ...]]] = {
    "document": (Document, ()),
    "video": (Video, ("width", "height", "duration")),
    "animation": (Animation, ("width", "height", "duration")),
    "live_photo": (LivePhoto, ("width", "height", "duration")),
    "video_note": (VideoNote, ("length", "duration")),
}
"""What a message may bring -> what it is read as, and its numbers; these may be wrong, and 0 stands for none."""
WORDS_OF_FILE = ("file_name", "mime_type")
HEARD = {"voice": Voice("-", "-", 0), "audio": Audio("-", "-", 0)}
"""Of these it is only said that they cannot be heard; one stands for all."""
FORWARDED = ("forward_origin", "forward_date")
"""What only a forwarded message has; the latter from servers before Bot API 7.0."""
FROM_ELSEWHERE = MessageOriginHiddenUser(ZERO_DATE, "-")
"""Stands for whoever wrote a message that was forwarded: nobody looks at who it was."""
HAPPENED = frozenset(
    (
        *("chat_background_set", "group_chat_created", "supergroup_chat_created", "channel_chat_created"),
        *("chat_owner_changed", "chat_owner_left", "chat_shared", "checklist_tasks_added", "checklist_tasks_done"),
        *("connected_website", "direct_message_price_changed", "delete_chat_photo", "forum_topic_closed"),
        *("forum_topic_created", "forum_topic_edited", "forum_topic_reopened", "general_forum_topic_hidden"),
        *("general_forum_topic_unhidden", "gift", "gift_upgrade_sent", "giveaway_created", "giveaway_completed"),
        *("left_chat_member", "managed_bot_created", "message_auto_delete_timer_changed", "migrate_from_chat_id"),
        *("migrate_to_chat_id", "new_chat_members", "new_chat_photo", "new_chat_title", "paid_message_price_changed"),
        *("pinned_message", "poll_option_added", "poll_option_deleted", "proximity_alert_triggered"),
        *("refunded_payment", "suggested_post_approval_failed", "suggested_post_approved"),
        *("suggested_post_declined", "suggested_post_paid", "suggested_post_refunded", "unique_gift"),
        *("users_shared", "video_chat_ended", "video_chat_scheduled", "video_chat_started"),
        *("video_chat_participants_invited", "web_app_data", "write_access_allowed"),
    )
)
"""What python-telegram-bot takes for a message that nobody wrote: something happened in the chat."""
SOMETHING_HAPPENED = {"delete_chat_photo": True}
"""Stands for any of them: nobody looks at what it was."""
NEEDED_OF_ENTITY = {
    "text_link": "url",
    "text_mention": "user",
    "custom_emoji": "custom_emoji_id",
    "date_time": "unix_time",
}
"""Kind of markup -> what it is nothing without."""
WORDS_OF_ENTITY = ("url", "language", "custom_emoji_id", "date_time_format")
MOST = 2**31
"""A number that is not smaller is none of seconds, pixels or characters."""


def read(body: Json, bot: Bot) -> Update:
    """Read an update.

    Raises whatever python-telegram-bot does, and `LookupError`, `TypeError` or `ValueError`, where what is needed
    cannot be read.
    """
    found: dict[str, Any] = {kind: get(body[kind]) for kind, get in READERS.items() if body.get(kind) is not None}
    update = Update(body["update_id"], **found)
    update.set_bot(bot)
    for part in found.values():
        part.set_bot(bot)
    if any(kind in body for kind in KINDS) and not found:
        raise ValueError("the update names no chat")
    return update


def _read_message(said: Json) -> Message:
    """Read a message: `Message.de_json` looks for a hundred parts in each, which costs more than making it."""
    content: dict[str, Any] = {name: said[name] for name in ("text", "caption", "media_group_id") if name in said}
    if sender := _person(said.get("from")):
        content["from_user"] = User.de_json(sender)
    if isinstance(said.get("text"), str):
        content["entities"] = MessageEntity.de_list(_entities(said["text"], said.get("entities")))
    if said.get("photo"):
        content["photo"] = PhotoSize.de_list(_sizes(said["photo"]))
    for name, (kind, numbers) in FILES.items():
        if said.get(name):
            content[name] = kind.de_json(_file(said[name], numbers))
    content |= {name: heard for name, heard in HEARD.items() if said.get(name)}
    if any(said.get(name) for name in FORWARDED):
        content["forward_origin"] = FROM_ELSEWHERE
    if any(said.get(name) for name in HAPPENED):
        content |= SOMETHING_HAPPENED
    date = datetime.fromtimestamp(said["date"], UTC)
    return Message(said["message_id"], date, Chat.de_json(_chat(said["chat"])), **content)


def _read_tap(tap: Json) -> CallbackQuery:
    """Read a tap, but not what is on the screen that carries the button: that costs more than all the rest.

    Nobody asks for it, and Telegram itself leaves it out where the screen is old (Bot API, InaccessibleMessage).
    """
    screen, sender = tap.get("message"), _person(tap["from"])
    if sender is None:
        raise ValueError("nobody has tapped")
    return CallbackQuery(
        id=tap["id"],
        from_user=User.de_json(sender),
        chat_instance="",
        data=tap.get("data"),
        message=Message(screen["message_id"], ZERO_DATE, Chat.de_json(_chat(screen["chat"]))) if screen else None,
    )


def _read_change(change: Json) -> ChatMemberUpdated:
    """Read whether the bot is in a chat, or may write to it."""
    chat, sender = _chat(change["chat"]), _person(change.get("from"))
    who = User.de_json(sender) if sender else User(chat["id"], "", is_bot=False)
    now = ChatMember(who, _word(change["new_chat_member"]["status"]))
    return ChatMemberUpdated(Chat.de_json(chat), who, ZERO_DATE, now, now)


READERS: Mapping[str, Callable[[Json], TelegramObject]] = {
    "message": _read_message,
    "edited_message": _read_message,
    "callback_query": _read_tap,
    "my_chat_member": _read_change,
}


def _chat(said: Json) -> dict[str, Any]:
    return {"id": said["id"], "type": _word(said["type"])}


def _person(said: object) -> dict[str, Any] | None:
    """Read who it was; None where nobody can be told. A language that is none is left out."""
    if not isinstance(said, Mapping) or type(said.get("id")) is not int:
        return None
    named = {name: said[name] for name in ("first_name", "language_code") if isinstance(said.get(name), str)}
    return {"first_name": "", **named, "id": said["id"], "is_bot": said.get("is_bot") is True}


def _file(said: Json, numbers: Sequence[str]) -> dict[str, Any]:
    """Read a file: by its ids it is fetched, all else about it may be missing."""
    words = {name: said[name] for name in WORDS_OF_FILE if isinstance(said.get(name), str)}
    counted = {name: said[name] if _is_count(said.get(name)) else 0 for name in numbers}
    size = {"file_size": said["file_size"]} if type(said.get("file_size")) is int else {}
    still = {"photo": _sizes(said["photo"])} if said.get("photo") else {}
    ids = {name: _word(said[name]) for name in ("file_id", "file_unique_id")}
    return {**words, **counted, **size, **still, **ids}


def _sizes(said: Sequence[Any]) -> list[dict[str, Any]]:
    """Read the sizes of a photo, those that can be read. Raises where none can."""
    readable = [one for one in said if isinstance(one, Mapping) and isinstance(one.get("file_id"), str)]
    return [_file({**one, "photo": None}, ("width", "height")) for one in readable or said]


def _entities(text: str, said: object) -> list[dict[str, Any]]:
    """Read the markup of a text; what is none of it, or lies outside, is left out."""
    length = len(text.encode("utf-16-le", "surrogatepass")) // 2
    found = [_entity(one) for one in said if isinstance(one, Mapping)] if isinstance(said, list) else []
    return [one for one in found if one and one["length"] > 0 and one["offset"] + one["length"] <= length]


def _entity(said: Json) -> dict[str, Any] | None:
    kind, numbers = said.get("type"), (said.get("offset"), said.get("length"))
    if not isinstance(kind, str) or not all(map(_is_count, numbers)):
        return None
    more: dict[str, Any] = {name: said[name] for name in WORDS_OF_ENTITY if isinstance(said.get(name), str)}
    more |= {"user": user} if (user := _person(said.get("user"))) else {}
    more |= {"unix_time": said["unix_time"]} if _is_count(said.get("unix_time")) else {}
    needed = NEEDED_OF_ENTITY.get(kind)
    return {"type": kind, "offset": numbers[0], "length": numbers[1], **more} if needed in (None, *more) else None


def _is_count(number: object) -> bool:
    return type(number) is int and 0 <= number < MOST


def _word(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError("no word where one is needed")
    return said
