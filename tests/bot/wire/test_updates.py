"""Of an update what is needed is read, and what is not needed cannot hurt."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, Message, Update
from telegram.ext import filters

from bot.evidence.received import received
from bot.wire.updates import HAPPENED, KINDS, read
from conversations.names import S
from tests.bot.given import message
from tests.buyer import Buyer
from tests.conftest import World

BOT = Bot("1000001:nobody-has-this-token-in-the-world")
ANN: dict[str, Any] = {"id": 7, "is_bot": False, "first_name": "Ann", "language_code": "cs"}
CHAT: dict[str, Any] = {"id": 7, "type": "private", "first_name": "Ann"}
SIZE: dict[str, Any] = {"file_id": "p", "file_unique_id": "up", "width": 90, "height": 67, "file_size": 1_000}
FILM: dict[str, Any] = {"file_id": "v", "file_unique_id": "uv", "width": 640, "height": 360, "duration": 12}
COMMAND: dict[str, Any] = {"type": "bot_command", "offset": 0, "length": 6}
OLD_POLL = {"id": "1", "question": "Which?", "options": [{"text": "A", "voter_count": 0}], "is_closed": False}
"""A poll as an older server sends it: the options have no id of their own."""

Json = dict[str, Any]


def a_message(**content: Any) -> Json:
    return {"message_id": 5, "date": 1_700_000_000, "chat": CHAT, "from": ANN, **content}


def of(update: Json) -> Message:
    found = read({"update_id": 1, **update}, BOT).effective_message
    assert isinstance(found, Message)
    return found


async def test_a_text_that_replies_to_a_poll_of_an_older_server_is_an_answer(world: World, ann: Buyer) -> None:
    world.standin.push({"message": message(ann, text="Blue shoes", reply_to_message=message(ann, poll=OLD_POLL))})
    await world.settled()
    assert (await ann.is_at(S.PROTECTION)).value(S.ORDER) == "Blue shoes"


deep = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NEEDED = {"message_id", "date", "chat", "from", "text", "caption", "media_group_id", "entities", "photo", "live_photo"}
NEEDED |= {"document", "video", "animation", "video_note", "voice", "audio", *HAPPENED}
known = sorted({*inspect.signature(Message.__init__).parameters} - NEEDED - {"self", "from_user", "api_kwargs"})
unneeded = st.dictionaries(st.sampled_from(known) | st.text(max_size=8), deep, max_size=4).map(
    lambda parts: {name: part for name, part in parts.items() if name not in NEEDED}
)
CONTENTS: tuple[Json, ...] = (
    {"text": "8.12 USD"},
    {"text": "/start x", "entities": [COMMAND]},
    {"photo": [SIZE], "caption": "the sole", "media_group_id": "13"},
    {"video": FILM},
    {"document": {"file_id": "d", "file_unique_id": "ud", "file_name": "a.mov", "mime_type": "video/quicktime"}},
    {"voice": {"file_id": "a", "file_unique_id": "b", "duration": 3}},
)


def essence(found: Message) -> tuple[object, ...]:
    commands = [(one.type, one.offset, one.length) for one in found.entities if one.type == "bot_command"]
    heard = (bool(found.voice), bool(found.audio))
    return (found.message_id, found.chat.id, found.text, found.caption, received(found), commands, heard)


@pytest.mark.parametrize("kind", ["message", "edited_message"])
@given(content=st.sampled_from(CONTENTS), odd=unneeded)
def test_whatever_else_a_message_has_it_says_the_same(kind: str, content: Json, odd: Json) -> None:
    assert essence(of({kind: {**odd, **a_message(**content)}})) == essence(of({kind: a_message(**content)}))


PEOPLE = {"first_name", "language_code", "is_bot", "id"}


@given(
    odd=st.dictionaries(st.text(max_size=8), deep, max_size=3),
    name=st.sampled_from(sorted(PEOPLE - {"id"})),
    what=deep,
)
def test_whatever_is_said_of_the_sender_and_the_chat_the_words_are_read(odd: Json, name: str, what: Any) -> None:
    person = {**odd, **ANN, name: what}
    found = of({"message": {**a_message(text="hi"), "from": person, "chat": {**odd, **CHAT, "photo": what}}})
    assert (found.text, found.chat.id, found.from_user and found.from_user.id) == ("hi", 7, 7)


@given(
    odd=st.dictionaries(st.text(max_size=8) | st.sampled_from(["thumbnail", "cover", "qualities"]), deep, max_size=3)
)
def test_whatever_is_said_of_a_file_beside_its_ids_it_is_received(odd: Json) -> None:
    ids = {"file_id": "v", "file_unique_id": "uv"}
    for kind in ("video", "animation", "document", "video_note"):
        known = {"width", "height", "duration", "length", "file_name", "mime_type", "file_size", *ids}
        found = received(
            of({"message": a_message(**{kind: {**{n: v for n, v in odd.items() if n not in known}, **ids}})})
        )
        assert found
        assert (found.sent_as, found.file_id) == (kind, "v")


@given(
    entities=st.lists(
        deep | st.fixed_dictionaries({"type": st.text(max_size=6) | deep, "offset": deep, "length": deep})
    )
)
def test_odd_markup_hides_no_command_and_no_words(entities: list[Any]) -> None:
    found = of({"message": a_message(text="/start x", entities=[COMMAND, *entities])})
    assert found.entities[0].type == "bot_command"
    assert found.text_html
    assert isinstance(of({"message": a_message(text="hi", entities=entities)}).text, str)


@given(odd=unneeded, member=st.dictionaries(st.text(max_size=8), deep, max_size=3))
def test_that_the_bot_was_blocked_is_read_whatever_is_said_beside_it(odd: Json, member: Json) -> None:
    change = {"chat": CHAT, "from": ANN, "new_chat_member": {**member, "status": "kicked"}}
    found = read({"update_id": 1, "my_chat_member": {**odd, **change}}, BOT).my_chat_member
    assert found
    assert (found.chat.id, found.new_chat_member.status) == (7, "kicked")


@given(odd=deep)
def test_a_tap_is_read_whatever_is_on_the_screen_that_carries_it(odd: Any) -> None:
    tap = {"id": "1", "from": {**ANN, "x": odd}, "data": "x", "chat_instance": odd}
    found = read({"update_id": 1, "callback_query": {**tap, "message": a_message(poll=odd, text=odd)}}, BOT)
    assert found.callback_query
    assert found.callback_query.message
    assert (found.callback_query.data, found.callback_query.message.message_id) == ("x", 5)


def test_what_happened_in_a_chat_is_what_the_library_takes_for_that() -> None:
    head = {"message_id": 1, "date": None, "chat": None}
    names = [name for name in inspect.signature(Message.__init__).parameters if name not in {*head, "self"}]
    status = filters.StatusUpdate.ALL
    marked = {
        name
        for name in names
        if name not in ("api_kwargs", "effect_id") and status.filter(Update(1, Message(1, None, None, **{name: [1]})))  # type: ignore[arg-type]
    }
    assert marked == HAPPENED


@pytest.mark.parametrize("name", sorted(HAPPENED))
def test_what_happened_in_a_chat_is_told_from_what_somebody_sends_however_odd_it_is(name: str) -> None:
    update = read({"update_id": 1, "message": a_message(**{name: {"odd": [{}]}})}, BOT)
    assert filters.StatusUpdate.ALL.check_update(update)
    sent = read({"update_id": 1, "message": a_message(text="hi")}, BOT)
    assert not filters.StatusUpdate.ALL.check_update(sent)


def test_of_a_photo_the_sizes_that_can_be_read_are() -> None:
    found = received(of({"message": a_message(photo=[{"width": "wide"}, SIZE, "odd", {**SIZE, "width": None}])}))
    assert found
    assert found.file_id == "p"


@pytest.mark.parametrize(
    "body",
    [
        {"message": {"text": "hi"}},
        {"message": a_message(photo=[{}])},
        {"message": a_message(document={"file_id": 5, "file_unique_id": []})},
        {"message": a_message(video={"file_unique_id": "uv"})},
        {"message": {**a_message(text="hi"), "chat": {"id": 7}}},
        {"callback_query": {"id": "1", "data": "x"}},
        {"callback_query": {"id": "1", "data": "x", "from": "Ann"}},
        {"my_chat_member": {"chat": CHAT, "from": ANN}},
        *({kind: None} for kind in KINDS),
    ],
)
def test_where_what_is_needed_is_missing_it_cannot_be_read(body: Json) -> None:
    with pytest.raises((LookupError, TypeError, ValueError, AttributeError)):
        read({"update_id": 1, **body}, BOT)
