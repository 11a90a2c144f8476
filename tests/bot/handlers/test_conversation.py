"""What the bot takes for granted of python-telegram-bot: this fails when a release of it changes underneath."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from telegram import Bot, Update
from telegram.ext import CommandHandler, ConversationHandler, TypeHandler
from telegram.warnings import PTBUserWarning

from bot.application import build
from bot.evidence.inspector import Inspector
from bot.handlers.commands import COMMANDS
from bot.handlers.conversation import OpenSteps, conversation_handler
from bot.handlers.routing import conversation
from bot.handlers.turn import CANCELLED, TURN, Turn
from bot.storage.interface import Storage
from bot.storage.values import Buyer, Waiting
from bot.wire.updates import KINDS
from conversations.case import Case
from conversations.dispute import STEPS

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TOKEN = "1000001:nobody-has-this-token-in-the-world"
ANN = {"id": 7, "is_bot": False, "first_name": "Ann"}
CHAT = {"id": 7, "type": "private", "first_name": "Ann"}
MESSAGE = {"message_id": 1, "date": 1, "chat": CHAT, "from": ANN, "text": "hi"}
MEMBER = {"user": {"id": 1, "is_bot": True, "first_name": "Bot"}, "status": "member"}
UPDATES: dict[str, Any] = {
    "message": MESSAGE,
    "edited_message": {**MESSAGE, "edit_date": 2},
    "callback_query": {"id": "1", "from": ANN, "chat_instance": "1", "data": "x", "message": MESSAGE},
    "my_chat_member": {
        "chat": CHAT,
        "from": ANN,
        "date": 1,
        "old_chat_member": MEMBER,
        "new_chat_member": {**MEMBER, "status": "kicked", "until_date": 0},
    },
}


def update(kind: str) -> Update:
    return Update.de_json({"update_id": 1, kind: UPDATES[kind]}, Bot(TOKEN))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_update_that_is_asked_for_is_read_with_its_chat(kind: str) -> None:
    read = update(kind)
    assert getattr(read, kind) is not None
    assert read.effective_chat
    assert read.effective_chat.id == 7
    assert not read.api_kwargs


@pytest.fixture
def turn() -> Iterator[Turn]:
    waiting = Waiting(1, 1, b"{}", 0, NOW, None, None)
    made = Turn(waiting, NOW, cast(Storage, None), Bot(TOKEN), 7, Buyer(7), Case(number=1, created_at=NOW), Inspector())
    token = TURN.set(made)
    yield made
    TURN.reset(token)


def handler_for(handler: ConversationHandler[Any], given: Update) -> str:
    """Give the name of the callback that the conversation would call."""
    found = handler.check_update(given)
    assert found
    state, _key, inner, _check = cast(tuple[Any, Any, Any, Any], found)
    return f"{state}: {inner.callback.__name__}"


def test_the_state_that_a_handler_is_looked_up_by_is_the_open_step_of_the_turn(turn: Turn) -> None:
    handler = conversation()
    assert handler_for(handler, update("message")) == "order: wrote"
    assert handler_for(handler, update("callback_query")) == "order: tapped"
    assert handler_for(handler, update("edited_message")) == "order: wrote_again"
    turn.case = Case(number=1, created_at=NOW, cancelled_at=NOW)
    assert handler_for(handler, update("message")) == f"{CANCELLED}: wrote"
    turn.case = None
    assert handler_for(handler, update("message")) == "None: first_wrote"
    assert handler_for(handler, update("callback_query")) == "None: first_tapped"


def test_every_step_has_its_entry_and_nothing_is_kept_between_two_updates(turn: Turn) -> None:
    handler = conversation()
    assert set(handler.states) == {*STEPS, CANCELLED}
    states = handler._conversations
    assert type(states) is OpenSteps
    states[(7,)] = "elsewhere"
    assert states[(7,)] == turn.state == "order"
    del states[(7,)]
    assert (list(states), len(states)) == ([], 0)


async def test_a_callback_that_names_a_state_that_does_not_exist_is_warned_about(turn: Turn) -> None:
    async def astray(_update: Update, _context: object) -> str:
        return "nowhere"

    handler = conversation_handler(entry_points=[], states={"order": [TypeHandler(Update, astray)]}, fallbacks=[])
    application = build(TOKEN, "http://127.0.0.1:1")
    given = update("message")
    check = handler.check_update(given)
    assert check
    with pytest.warns(PTBUserWarning, match="nowhere"):
        await handler.handle_update(given, application, check, application.context_types.context(application))
    assert turn.state == "order"


def test_the_conversation_is_built_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        conversation()


def test_commands_are_asked_before_the_steps() -> None:
    handlers = build(TOKEN, "http://127.0.0.1:1").handlers
    assert sorted(handlers) == [-1, 0]
    kinds = [type(handler) for handler in handlers[0]]
    assert kinds.index(ConversationHandler) == len(kinds) - 1
    named = [handler for handler in handlers[0] if isinstance(handler, CommandHandler)]
    assert {name for handler in named for name in handler.commands} == set(COMMANDS)


def test_an_update_is_handled_in_the_task_of_its_lane() -> None:
    application = build(TOKEN, "http://127.0.0.1:1")
    everything = [handler for group in application.handlers.values() for handler in group]
    assert all(handler.block for handler in everything)
    assert (application.updater, application.persistence) == (None, None)
