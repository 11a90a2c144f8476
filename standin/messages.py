"""Messages: written once, edited and deleted, each change numbered so that a page can ask what is new."""

import json
import sqlite3
from dataclasses import dataclass

from standin import chats
from standin.store import Json
from standin.world import World

LARGEST = 2**63
"""What SQLite can look for ends before it."""
EVENT_SECONDS = 86_400.0
CHANGE = "change"
"""The counter behind the cursor of a page."""
EVERYBODY = 0
"""The chat id of an event that is for all."""


@dataclass(frozen=True)
class Message:
    """A message with what Telegram's own object does not say."""

    body: Json
    by_bot: bool
    deleted: bool
    changed: int

    @property
    def chat_id(self) -> int:
        """Where it is."""
        return int(self.body["chat"]["id"])

    @property
    def message_id(self) -> int:
        """Its number in its chat."""
        return int(self.body["message_id"])


def write(world: World, chat: sqlite3.Row, author: sqlite3.Row | None, content: Json) -> Json:
    """Add a message of a person (`author`) or of the bot (None) to a chat; give the Message object."""
    store = world.store
    with store.transaction():
        message_id = store.number(
            "UPDATE chat SET last_message_id = last_message_id + 1 WHERE id = ? RETURNING last_message_id",
            chat["id"],
        )
        sender = chats.user_json(author) if author else world.bot()
        place = {"message_id": message_id, "from": sender, "chat": chats.chat_json(chat), "date": world.now()}
        body = place | content
        store.run(
            "INSERT INTO message (chat_id, message_id, by_bot, body, changed) VALUES (?, ?, ?, ?, ?)",
            *(chat["id"], message_id, int(author is None), json.dumps(body), store.next(CHANGE)),
        )
    world.bells.ring(chat["id"])
    return body


def rewrite(world: World, body: Json) -> Json:
    """Put a changed message in the place of the old one; give it."""
    store = world.store
    with store.transaction():
        store.run(
            "UPDATE message SET body = ?, changed = ? WHERE chat_id = ? AND message_id = ?",
            json.dumps(body),
            store.next(CHANGE),
            body["chat"]["id"],
            body["message_id"],
        )
    world.bells.ring(body["chat"]["id"])
    return body


def delete(world: World, chat_id: int, message_id: int) -> None:
    """Take a message away from both sides."""
    store = world.store
    with store.transaction():
        store.run(
            "UPDATE message SET deleted = 1, changed = ? WHERE chat_id = ? AND message_id = ?",
            store.next(CHANGE),
            chat_id,
            message_id,
        )
    world.bells.ring(chat_id)


def find(world: World, chat_id: int, message_id: object) -> Message | None:
    """Find a message, also a deleted one; None if there never was one."""
    if not isinstance(message_id, int) or not 0 < message_id < LARGEST:
        return None
    row = world.store.row("SELECT * FROM message WHERE chat_id = ? AND message_id = ?", chat_id, message_id)
    return _message(row) if row else None


def changed_since(world: World, chat_id: int, cursor: int) -> list[Message]:
    """List the messages of a chat that are newer than the cursor, or were changed since then."""
    rows = world.store.rows("SELECT * FROM message WHERE chat_id = ? AND changed > ? ORDER BY changed", chat_id, cursor)
    return [_message(row) for row in rows]


def all_of(world: World, chat_id: int) -> list[Message]:
    """All messages of a chat, oldest first."""
    rows = world.store.rows("SELECT * FROM message WHERE chat_id = ? ORDER BY message_id", chat_id)
    return [_message(row) for row in rows]


def tell(world: World, chat_id: int, event: Json) -> None:
    """Note something that happened in a chat beside its messages; forgotten after a day."""
    store, now = world.store, world.clock()
    with store.transaction():
        store.run("DELETE FROM event WHERE expires <= ?", now)
        store.run(
            "INSERT INTO event VALUES (?, ?, ?, ?)",
            store.next(CHANGE),
            chat_id,
            json.dumps(event),
            now + EVENT_SECONDS,
        )
    if chat_id == EVERYBODY:
        world.bells.ring_all()
    world.bells.ring(chat_id)


def told_since(world: World, chat_id: int, cursor: int) -> list[tuple[int, Json]]:
    """List what happened since the cursor in a chat, or for everybody, each with its number."""
    rows = world.store.rows(
        "SELECT changed, body FROM event WHERE chat_id IN (?, ?) AND changed > ?", chat_id, EVERYBODY, cursor
    )
    return [(row["changed"], json.loads(row["body"])) for row in rows]


def _message(row: sqlite3.Row) -> Message:
    return Message(json.loads(row["body"]), bool(row["by_bot"]), bool(row["deleted"]), row["changed"])
