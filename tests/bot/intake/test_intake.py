"""An update is stored before Telegram hears that it came, once, in order, and whatever it looks like."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

import pytest

from bot.intake.intake import UNREADABLE, chat_of, incoming
from bot.outbox.apology import readable, taps_of
from conversations.names import S
from tests.bot.given import BotDatabase, Json, chat, inbox, message, person, read, until
from tests.bot.test_journeys import SHOE
from tests.buyer import Buyer
from tests.conftest import World


async def test_an_update_that_cannot_be_stored_stays_with_telegram_and_is_handled_once(
    world: World, ann: Buyer
) -> None:
    ann.waits = False
    async with BotDatabase(world.folder).faults["locked"](world.storage):
        await ann.says("Blue shoes")
        await asyncio.sleep(0.5)
        assert world.standin.pending == 1
        assert "Which order" in await ann.text()
    await world.settled()
    case = await ann.is_at(S.PROTECTION)
    assert case.answers[S.ORDER].value == "Blue shoes"
    assert not case.asides


async def test_an_update_that_comes_twice_is_applied_once(world: World, ann: Buyer) -> None:
    update_id = world.standin.push({"message": message(ann, text="Blue shoes")})
    await world.settled()
    world.standin.push({"update_id": update_id, "message": message(ann, text="Blue shoes")})
    world.standin.push({"update_id": update_id, "message": message(ann, text="Red lamp")})
    await ann.says("in 12 days")
    case = await ann.is_at(S.OPENING)
    assert case.answers[S.ORDER].value == "Blue shoes"
    assert not case.asides
    assert len(inbox(world, update_id)) == 1


def without(update: Json, name: str) -> Json:
    return {key: value for key, value in update.items() if key != name}


def tap(buyer: Buyer, **content: object) -> Json:
    return {"id": "77", "from": person(buyer), "chat_instance": "1", "data": "x", **content}


SORRY = "Sorry, something went wrong"
MALFORMED: dict[str, Callable[[Buyer], Json]] = {
    "a text that is a number": lambda ann: {"message": message(ann, text=5)},
    "a message without a chat": lambda ann: {"message": without(message(ann, text="hi"), "chat")},
    "a chat that is a word": lambda ann: {"message": {**message(ann, text="hi"), "chat": "here"}},
    "a message without a date": lambda ann: {"message": without(message(ann, text="hi"), "date")},
    "a date that is a word": lambda ann: {"message": {**message(ann, text="hi"), "date": "today"}},
    "a photo of nothing": lambda ann: {"message": message(ann, photo=[{}])},
    "a photo that is a word": lambda ann: {"message": message(ann, photo="me")},
    "a file of big bytes": lambda ann: {
        "message": message(ann, document={"file_id": 5, "file_unique_id": [], "file_size": "big"})
    },
    "a tap that says a number": lambda ann: {"callback_query": tap(ann, data=7, message=message(ann))},
    "a member without a status": lambda ann: {"my_chat_member": {"chat": chat(ann), "from": person(ann)}},
}


@pytest.mark.parametrize("name", MALFORMED)
async def test_a_malformed_update_is_set_aside_and_everybody_goes_on(world: World, ann: Buyer, name: str) -> None:
    world.expected.append("Update")
    update_id = world.standin.push(MALFORMED[name](ann))
    await ann.says("Blue shoes")
    row = inbox(world, update_id)[0]
    assert (row.attempts, row.set_aside, row.handled) == (3, True, False)
    assert row.error
    assert "Error" in row.error
    assert SORRY in str(await ann.messages())
    await ann.says("/start")
    case = await ann.is_at(S.PROTECTION)
    assert case.answers[S.ORDER].value == "Blue shoes"


async def test_a_tap_that_cannot_be_handled_does_not_spin_for_ever(world: World, ann: Buyer) -> None:
    world.expected.append("Update")
    screen = await ann.screen()
    data = {"callback_query": tap(ann, id="4711", data=["x"], message=message(ann))}
    world.standin.push(data)
    await world.settled()
    freed = [call for call in world.calls if call.method == "answerCallbackQuery"]
    assert [call.parameters["callback_query_id"] for call in freed] == ["4711"]
    assert screen["keyboard"]


HARMLESS: dict[str, Callable[[Buyer], Json]] = {
    "fields of a later release": lambda ann: {"message": message(ann, text="hi", brand_new={"a": [1]})},
    "without a sender": lambda ann: {"message": without(message(ann, text="hi"), "from")},
    "a tap without its message": lambda ann: {"callback_query": tap(ann)},
    "a tap on a message that is too old": lambda ann: {
        "callback_query": tap(ann, message={"chat": chat(ann), "message_id": 2, "date": 0})
    },
    "half a character": lambda ann: {"message": message(ann, text="half \ud83d")},
    "a zero character": lambda ann: {"message": message(ann, text="a\0b")},
    "ninety levels deep": lambda ann: {"message": message(ann, text="hi", deep=json.loads("[" * 90 + "]" * 90))},
    "a number of seventy bits": lambda ann: {"message": {**message(ann, text="hi"), "message_id": 2**70}},
    "a command beyond its text": lambda ann: {
        "message": message(ann, text="/start", entities=[{"type": "bot_command", "offset": 50, "length": -3}])
    },
    "a kind that nobody asked for": lambda ann: {"brand_new": {"chat": chat(ann)}},
}


@pytest.mark.parametrize("name", HARMLESS)
async def test_what_is_only_strange_is_handled(world: World, ann: Buyer, name: str) -> None:
    await ann.says("Blue shoes")
    update_id = world.standin.push(HARMLESS[name](ann))
    await world.settled()
    assert inbox(world, update_id)[0].handled
    assert SORRY not in str(await ann.messages())
    await ann.says("in 12 days")
    await ann.is_at(S.OPENING)


@pytest.mark.parametrize(
    "nonsense",
    [
        {"callback_query": [1]},
        {"message": None},
        {"message": [1]},
        {"message": {"text": "hi"}},
        {"message": {"chat": {"id": 2**70}}},
    ],
)
async def test_an_update_that_names_nobody_is_set_aside_and_nobody_is_told(
    world: World, ann: Buyer, nonsense: Json
) -> None:
    world.expected.append("Update")
    update_id = world.standin.push(nonsense)
    await world.settled()
    assert inbox(world, update_id)[0].set_aside
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)


@pytest.mark.parametrize("number", ["abc", None])
async def test_what_has_no_id_is_passed_over_and_not_fetched_again_and_again(
    world: World, ann: Buyer, number: object
) -> None:
    world.expected.append("without an update id")
    before = len(world.calls)
    world.standin.push({"message": message(ann, text="hi"), "update_id": number})
    await asyncio.sleep(0.5)
    assert len([call for call in world.calls[before:] if call.method == "getUpdates"]) <= 3
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)


async def test_fifty_texts_in_a_row_keep_their_order(world: World, ann: Buyer) -> None:
    await ann.picks("skip", "unknown")
    texts = [f"thought {number}" for number in range(50)]
    ann.waits = False
    for text in texts:
        await ann.says(text)
    await world.settled()
    case = await ann.is_at(S.OPENING)
    assert [aside.text for aside in case.asides] == texts


async def test_a_slow_download_holds_up_nobody_else(world: World, ann: Buyer) -> None:
    bob = await world.buyer("Bob")
    await world.fault(method="getFile", status=0, delay=1.5)
    ann.waits = bob.waits = False
    await ann.sends(SHOE, as_="photo")

    async def ann_waits() -> bool:
        return await world.storage.waiting_chats() == [ann.id]

    async def bob_is_answered() -> bool:
        return "Until when" in (await read(bob))[-1]

    await until(ann_waits)
    await bob.says("Red lamp")
    await until(bob_is_answered)
    assert await world.storage.waiting_chats() == [ann.id]
    await world.settled()
    assert (await ann.case()).evidence


def test_an_update_too_deep_to_be_written_down_is_kept_by_its_id() -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    row = incoming({"update_id": 5, "message": {"chat": {"id": 7}, "deep": deep}})
    assert row
    assert (row.update_id, row.chat_id, row.body) == (5, 7, UNREADABLE)


def test_the_tap_of_an_update_that_cannot_be_read_is_none() -> None:
    assert taps_of(readable(b'{"callback_query": {"id": 5}}')) == ["5"]
    for body in (b"", b"[]", b"{}", b'{"callback_query": 5}', b"[" * 100_000):
        assert taps_of(readable(body)) == []


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"message": {"chat": {"id": 1}, "from": {"id": 2}}}, 1),
        ({"callback_query": {"from": {"id": 2}, "message": {"chat": {"id": 1}}}}, 1),
        ({"callback_query": {"from": {"id": 2}}}, 2),
        ({"my_chat_member": {"chat": {"id": -5}, "from": {"id": 2}}}, -5),
        ({"message": {"chat": {"id": 2**63 - 1}}}, 2**63 - 1),
        ({"message": {"chat": {"id": 2**63}}}, 0),
        ({"message": {"chat": {"id": True}}}, 0),
        ({"message": {"chat": {"id": "1"}}}, 0),
        ({"message": 5}, 0),
        ({}, 0),
    ],
)
def test_the_lane_of_an_update_is_its_chat(update: Json, lane: int) -> None:
    assert chat_of(update) == lane
