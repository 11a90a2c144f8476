"""People and groups, as Telegram names them to the bot."""

import secrets
from sqlite3 import Row

from standin.pending import announce
from standin.refusals import PersonError, Refusal, bad_request
from standin.store import Json
from standin.world import World

__all__ = ["Row"]

PERSON_IDS = (5_000_000_000, 8_000_000_000)
"""Beyond 32 bits, as the ids of new accounts are."""
GROUP_IDS = (1_000_000_000, 5_000_000_000)
LONGEST_NAME = 64


def new_person(world: World, first_name: str, language_code: str | None) -> int:
    """Add a person who can talk to the bot; give the id, which is that of the private chat as well."""
    first_name = first_name.strip()
    if not 1 <= len(first_name) <= LONGEST_NAME:
        raise PersonError(400, f"A first name has 1 to {LONGEST_NAME} characters.")
    low, high = PERSON_IDS
    return _insert(world, low + secrets.randbelow(high - low), first_name, language_code)


def new_group(world: World, title: str) -> int:
    """Add a group that somebody made with the bot in it; give its (negative) id."""
    low, high = GROUP_IDS
    with world.store.transaction():
        chat_id = _insert(world, -(low + secrets.randbelow(high - low)), title, None)
        owner = world.store.number("SELECT id FROM chat WHERE id > 0 ORDER BY created LIMIT 1")
        owner = owner or new_person(world, "Owner", "en")
        change_membership(world, chat_id, owner, ("left", "member"))
    return chat_id


def _insert(world: World, chat_id: int, title: str, language_code: str | None) -> int:
    world.store.run(
        "INSERT INTO chat (id, created, title, language_code) VALUES (?, ?, ?, ?)",
        chat_id,
        world.store.next("chat"),
        title,
        language_code,
    )
    return chat_id


def find(world: World, chat_id: object) -> Row | None:
    """Give the row of a chat, if there is one by that id."""
    try:
        number = int(str(chat_id))
    except ValueError:
        return None
    return world.store.row("SELECT * FROM chat WHERE id = ?", number) if abs(number) < 2**52 else None


def known(world: World, chat_id: object) -> Row:
    """Find the chat of a call; raises the Refusals of Telegram for none and for one that does not exist."""
    if chat_id in (None, ""):
        raise bad_request("chat_id is empty")
    row = find(world, chat_id)
    if row is None:
        raise bad_request("chat not found")
    return row


def writable(world: World, chat_id: object) -> Row:
    """Find a chat in which the bot may write; else raises Telegram's 403."""
    row = known(world, chat_id)
    if row["blocked"]:
        raise Refusal(403, "Forbidden: bot was blocked by the user")
    if row["left"]:
        raise Refusal(403, "Forbidden: bot is not a member of the group chat")
    return row


def person(world: World, person_id: object) -> Row:
    """Give the row of a person; raises PersonError (404) if there is none."""
    row = find(world, person_id)
    if row is None or row["id"] < 0:
        raise PersonError(404, "There is no such person.")
    return row


def place(world: World, person_id: object, chat_id: object) -> Row:
    """Find the chat in which a person acts: the private one, or the group `chat_id` that the bot is in."""
    own = person(world, person_id)
    if chat_id is None or str(chat_id) == str(own["id"]):
        return own
    row = find(world, chat_id)
    if row is None or row["id"] > 0 or row["left"]:
        raise PersonError(404, "There is no such group with the bot in it.")
    return row


def chat_json(row: Row) -> Json:
    """Show a chat as a Chat object."""
    if row["id"] > 0:
        return {"id": row["id"], "first_name": row["title"], "type": "private"}
    return {"id": row["id"], "title": row["title"], "type": "group"}


def user_json(row: Row) -> Json:
    """Show a person as a User object."""
    user = {"id": row["id"], "is_bot": False, "first_name": row["title"]}
    return user | ({"language_code": row["language_code"]} if row["language_code"] else {})


def set_blocked(world: World, person_id: int, blocked: bool) -> None:
    """Let a person block or unblock the bot; the bot hears of a change once."""
    changed = world.store.run(
        "UPDATE chat SET blocked = ? WHERE id = ? AND blocked <> ?", int(blocked), person_id, int(blocked)
    )
    if changed:
        change = ("member", "kicked") if blocked else ("kicked", "member")
        change_membership(world, person_id, person_id, change)


def leave(world: World, chat_id: int) -> None:
    """Take the bot out of a group and tell it."""
    world.store.run("UPDATE chat SET left = 1 WHERE id = ?", chat_id)
    change_membership(world, chat_id, None, ("member", "left"))


def change_membership(world: World, chat_id: int, by: int | None, change: tuple[str, str]) -> None:
    """Queue the `my_chat_member` update of a change from one status to another; `by` None is the bot."""
    bot = world.bot()
    old, new = change
    announce(
        world,
        "my_chat_member",
        {
            "chat": chat_json(known(world, chat_id)),
            "from": bot if by is None else user_json(known(world, by)),
            "date": world.now(),
            "old_chat_member": _member(bot, old),
            "new_chat_member": _member(bot, new),
        },
    )


def _member(bot: Json, status: str) -> Json:
    return {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})
