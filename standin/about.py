"""What the bot says of itself: name, descriptions, commands; and what it asks about chats."""

import re

from standin import chats, messages
from standin.parameters import Parameters
from standin.refusals import bad_request
from standin.store import Json
from standin.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS = 100
MOST_DESCRIPTION = 256
SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
SAID = {"name": 64, "description": 512, "short_description": 120}
"""Most characters of each. Source: Bot API, setMyName, setMyDescription, setMyShortDescription."""


async def get_me(world: World, _call: Parameters) -> Json:
    """`getMe`. The bot sees everything that is written in its groups."""
    return world.bot() | {
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def set_my_commands(world: World, call: Parameters) -> bool:
    """`setMyCommands` for a scope and a language."""
    given = call.value("commands")
    if not isinstance(given, list):
        raise bad_request("can't parse commands: expected an Array")
    commands = [_command(one) for one in given]
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    _keep_commands(world, call, commands)
    return True


async def delete_my_commands(world: World, call: Parameters) -> bool:
    """`deleteMyCommands` for a scope and a language."""
    _keep_commands(world, call, [])
    return True


async def get_my_commands(world: World, call: Parameters) -> list[Json]:
    """`getMyCommands`: what was set for exactly this scope and language."""
    found: list[Json] = world.store.setting(_commands_name(world, call), [])
    return found


def _keep_commands(world: World, call: Parameters, commands: list[Json]) -> None:
    world.store.keep(_commands_name(world, call), commands)
    messages.tell(world, messages.EVERYBODY, {"type": "commands"})


def _commands_name(world: World, call: Parameters) -> str:
    scope = call.value("scope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: expected an Object")
    kind = scope.get("type")
    if kind in {"chat", "chat_administrators"}:
        kind = f"{kind}:{chats.known(world, scope.get('chat_id'))['id']}"
    elif kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    return f"commands:{kind}:{_language(call)}"


def _command(given: object) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse commands: BotCommand must be an Object")
    command, description = str(given.get("command", "")).removeprefix("/"), str(given.get("description", ""))
    if not COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description.strip()) <= MOST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description.strip()}


def _language(call: Parameters) -> str:
    code = call.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("LANG_CODE_INVALID")
    return code


def commands_for(world: World, chat_id: int, language: str) -> list[Json]:
    """Give the menu of a private chat: the narrowest scope that has one, in the person's language or without one."""
    for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
        for code in (language[:2], ""):
            found: list[Json] = world.store.setting(f"commands:{scope}:{code}", [])
            if found:
                return found
    return []


def said_for(world: World, what: str, language: str) -> str:
    """`name`, `description` or `short_description` in a language, else in none."""
    texts = [str(world.store.setting(f"{what}:{code}", "")) for code in (language[:2], "")]
    return next((text for text in texts if text), "")


async def set_my_name(world: World, call: Parameters) -> bool:
    """`setMyName`."""
    return _say(world, call, "name")


async def set_my_description(world: World, call: Parameters) -> bool:
    """`setMyDescription`."""
    return _say(world, call, "description")


async def set_my_short_description(world: World, call: Parameters) -> bool:
    """`setMyShortDescription`."""
    return _say(world, call, "short_description")


def _say(world: World, call: Parameters, what: str) -> bool:
    if len(call.text(what)) > SAID[what]:
        raise bad_request(f"bot {what.replace('_', ' ')} is too long")
    world.store.keep(f"{what}:{_language(call)}", call.text(what))
    return True


async def get_my_name(world: World, call: Parameters) -> Json:
    """`getMyName`."""
    return {"name": said_for(world, "name", _language(call)) or world.bot()["first_name"]}


async def get_my_description(world: World, call: Parameters) -> Json:
    """`getMyDescription`."""
    return {"description": said_for(world, "description", _language(call))}


async def get_my_short_description(world: World, call: Parameters) -> Json:
    """`getMyShortDescription`."""
    return {"short_description": said_for(world, "short_description", _language(call))}


async def get_chat(world: World, call: Parameters) -> Json:
    """`getChat`."""
    row = chats.known(world, call.value("chat_id"))
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    full = chats.chat_json(row) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    pinned = messages.find(world, row["id"], row["pinned"])
    return full | ({"pinned_message": pinned.body} if pinned and not pinned.deleted else {})


async def leave_chat(world: World, call: Parameters) -> bool:
    """`leaveChat`, for groups."""
    row = chats.known(world, call.value("chat_id"))
    if row["id"] > 0:
        raise bad_request("chat member status can't be changed in private chats")
    chats.writable(world, row["id"])
    chats.leave(world, row["id"])
    return True


async def pin_chat_message(world: World, call: Parameters) -> bool:
    """`pinChatMessage`; one message at a time, and without the service message."""
    row = chats.writable(world, call.value("chat_id"))
    message = messages.find(world, row["id"], call.message_id())
    if message is None or message.deleted:
        raise bad_request("message to pin not found")
    world.store.run("UPDATE chat SET pinned = ? WHERE id = ?", message.message_id, row["id"])
    return True


async def unpin_chat_message(world: World, call: Parameters) -> bool:
    """`unpinChatMessage`."""
    row = chats.writable(world, call.value("chat_id"))
    if call.value("message_id") not in {None, row["pinned"]}:
        raise bad_request("message to unpin not found")
    world.store.run("UPDATE chat SET pinned = NULL WHERE id = ?", row["id"])
    return True
