"""The answer to a tap goes along with the answer to its post: once it is saved, once, and never lost."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from bot.intake.webhook import HEADER
from bot.outbox.rides import MOST_HELD, PATIENCE, REMEMBERED, Rides
from bot.storage.deliveries import Delivery, DeliveryKind, Undelivered
from bot.storage.interface import Unavailable
from conversations.names import S
from standin.calls import Call
from tests.bot.given import BotDatabase, Json, chat, inbox, message, person, until
from tests.bot.web.hooked import PATH, SECRET, HookedWorld
from tests.buyer import Buyer

UPDATE_ID = 900_000_000
ANSWER = "answerCallbackQuery"


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a slow machine have its time; a test that is about the wait sets it as it is."""
    monkeypatch.setattr("bot.outbox.rides.PATIENCE", 60.0)


def answers(world: HookedWorld) -> list[Call]:
    return [call for call in world.calls if call.method == ANSWER]


async def tap_of(ann: Buyer, argument: str, query: str = "77") -> Json:
    """Write the update of a tap on the present screen."""
    screen, button = await ann.button("pick", argument)
    carried = {"message_id": screen["message_id"], "chat": chat(ann), "date": 1, "text": "x"}
    tapped = {"id": query, "from": person(ann), "chat_instance": "1", "data": button["data"], "message": carried}
    return {"update_id": UPDATE_ID, "callback_query": tapped}


async def posted(world: HookedWorld, body: Json) -> tuple[int, Json]:
    """Post as Telegram does; give the status and the call in the answer."""
    headers = {HEADER: SECRET, "Content-Type": "application/json"}
    async with world.http.post(world.url + PATH, data=json.dumps(body).encode(), headers=headers) as response:
        read = await response.read()
        return response.status, json.loads(read) if read else {}


async def test_a_tap_is_answered_by_no_call_of_its_own(world: HookedWorld, ann: Buyer) -> None:
    await ann.says("Blue shoes")
    assert await ann.taps("pick", "unknown") == ""
    await ann.is_at(S.OPENING)
    assert [call.is_carried for call in answers(world)] == [True]
    assert [call.status for call in answers(world)] == [200]


async def test_what_is_said_about_a_tap_goes_along_too(world: HookedWorld, ann: Buyer) -> None:
    first = await ann.screen()
    _message, button = await ann.button("pick", "skip")
    await ann.says("Blue shoes")
    assert "first answer counts" in await ann.taps_data(first["message_id"], button["data"], forged=True)
    assert [call.is_carried for call in answers(world)] == [True]


async def test_nothing_is_answered_before_it_is_saved(
    world: HookedWorld, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outbox.rides.PATIENCE", PATIENCE)
    update = await tap_of(ann, "skip")
    commit = world.storage.commit
    saved = asyncio.Event()

    async def held(*what: Any) -> Any:
        await saved.wait()
        return await commit(*what)

    world.storage.commit = held  # type: ignore[assignment,method-assign]  # a database that takes its time
    began = asyncio.get_running_loop().time()
    assert await posted(world, update) == (200, {})
    assert PATIENCE <= asyncio.get_running_loop().time() - began < PATIENCE + 1
    assert not answers(world)
    saved.set()
    await until(lambda: bool(answers(world)))
    assert not answers(world)[0].is_carried
    world.expected.append("query is too old")
    await world.settled()
    await ann.is_at(S.PROTECTION)


async def test_what_cannot_be_stored_is_answered_when_it_comes_again(world: HookedWorld, ann: Buyer) -> None:
    update = await tap_of(ann, "skip")
    async with BotDatabase(world.folder).faults["locked"](world.storage):
        assert await posted(world, update) == (503, {})
    status, call = await posted(world, update)
    assert (status, call) == (200, {"method": ANSWER, "callback_query_id": "77"})
    await world.settled()
    await ann.is_at(S.PROTECTION)


async def test_where_telegram_hangs_up_the_answer_goes_by_itself_and_once_more_when_the_tap_comes_again(
    world: HookedWorld, ann: Buyer
) -> None:
    world.expected.append("query is too old")
    update = await tap_of(ann, "skip")
    commit, saved = world.storage.commit, asyncio.Event()

    async def held(*what: Any) -> Any:
        await saved.wait()
        return await commit(*what)

    world.storage.commit = held  # type: ignore[assignment,method-assign]  # it is saved when nobody listens any more
    body = json.dumps(update).encode()
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\nContent-Length: {len(body)}\r\n\r\n"
    _reader, writer = await asyncio.open_connection(*world.listen)
    writer.write(head.encode() + body)
    await until(lambda: bool(inbox(world, UPDATE_ID)))
    writer.transport.abort()
    await asyncio.sleep(0.05)
    saved.set()
    await until(lambda: bool(answers(world)))
    assert not answers(world)[0].is_carried
    assert await posted(world, update) == (200, {"method": ANSWER, "callback_query_id": "77"})
    await world.settled()
    case = await ann.is_at(S.PROTECTION)
    assert len(case.answers) == 1


async def test_a_tap_whose_answer_was_lost_is_answered_again_and_counts_once(world: HookedWorld, ann: Buyer) -> None:
    update = await tap_of(ann, "skip")
    first = await posted(world, update)
    assert first == (200, {"method": ANSWER, "callback_query_id": "77"})
    await world.settled()
    before = len(world.calls)
    assert await posted(world, update) == first
    await world.settled()
    assert len(world.calls) == before
    assert not answers(world)
    assert len((await ann.is_at(S.PROTECTION)).answers) == 1


async def test_what_was_not_noted_as_gone_goes_by_itself_after_the_next_start(world: HookedWorld, ann: Buyer) -> None:
    """As after `kill -9` between the answer to the post and the note of it."""
    world.expected += ["query is too old", "database cannot be used"]

    async def lost(*_what: Any) -> bool:
        raise Unavailable("DATABASE_URL: not now")

    world.storage.delivered = lost  # type: ignore[assignment,method-assign]  # the process ends before it can
    assert (await posted(world, await tap_of(ann, "skip")))[1]["method"] == ANSWER
    await until(lambda: bool([call for call in world.calls if call.method == "editMessageText"]))
    await world.restart(ann)
    await world.settled()
    assert [call.is_carried for call in answers(world)] == [False]
    await ann.is_at(S.PROTECTION)


async def test_buttons_of_an_older_screen_go_along_where_somebody_writes(
    world: HookedWorld, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outbox.tidying.FEW", -1000)
    first = await ann.screen()
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    stripped = [call for call in world.calls if call.method == "editMessageReplyMarkup"]
    assert [(call.is_carried, call.parameters["message_id"]) for call in stripped] == [(True, first["message_id"])]


async def test_a_message_does_not_wait_for_its_turn(world: HookedWorld, ann: Buyer) -> None:
    saved = asyncio.Event()
    commit = world.storage.commit

    async def held(*what: Any) -> Any:
        await saved.wait()
        return await commit(*what)

    world.storage.commit = held  # type: ignore[assignment,method-assign]  # a database that takes its time
    began = asyncio.get_running_loop().time()
    words = {"update_id": UPDATE_ID, "message": message(ann, text='I say "callback_query": {')}
    assert await posted(world, words) == (200, {})
    assert asyncio.get_running_loop().time() - began < 10  # where a tap waits six times as long
    saved.set()
    await world.settled()


def freed(number: int) -> Undelivered:
    delivery = Delivery(DeliveryKind.FREED, {"query_id": str(number), "text": ""})
    return Undelivered(number, 7, number, delivery, None)


async def test_a_crowd_of_taps_is_held_up_to_a_bound_and_what_is_remembered_has_one_too() -> None:
    rides = Rides(lambda: None)
    posts = [asyncio.create_task(rides.wait(number, 7)) for number in range(MOST_HELD + 10)]
    await asyncio.sleep(0)
    assert sum(post.done() for post in posts) == 10
    rides.board([freed(number) for number in range(MOST_HELD + 10)])
    got = [ride for ride in await asyncio.gather(*posts) if ride]
    assert len(got) == MOST_HELD
    for ride in got[1:]:
        ride.left(is_written=True)
    got[0].left(is_written=False)
    assert [await rides.took(number) for number in (0, 1, MOST_HELD + 1)] == [False, True, False]
    for number in range(1000, 1000 + 2 * REMEMBERED):
        post = asyncio.create_task(rides.wait(number, 7))
        await asyncio.sleep(0)
        rides.board([freed(number)])
        assert await post
    assert len(rides._aboard) <= REMEMBERED
    assert len(rides._lately) <= REMEMBERED


async def test_a_post_that_is_given_up_lets_the_answer_go_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.outbox.rides.PATIENCE", PATIENCE)
    rides = Rides(lambda: None)
    post = asyncio.create_task(rides.wait(1, 7))
    await asyncio.sleep(0)
    rides.board([freed(1)])
    post.cancel()
    await asyncio.gather(post, return_exceptions=True)
    assert not await rides.took(1)
    assert await rides.wait(2, 7) is None


async def test_a_post_of_a_chat_of_another_process_is_not_held_and_a_frozen_process_answers_none() -> None:
    ours = {7}
    rides = Rides(lambda: None, ours.__contains__)
    assert await rides.wait(1, 8) is None
    post = asyncio.create_task(rides.wait(2, 7))
    await asyncio.sleep(0)
    ours.clear()
    rides.board([freed(2)])
    assert await post is None
    assert not await rides.took(2)
