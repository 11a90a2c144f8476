"""Whatever Telegram does with a delivery, the buyer gets every screen, in order, and one chat waits for no other."""

from __future__ import annotations

import asyncio

import pytest

from bot.outbox.outbox import AT_FIRST, MOST_TRIES, WIDEN_AFTER
from bot.wire.errors import LONGEST_WAIT
from conversations.names import S
from tests.bot.given import called, read, until
from tests.bot.wire.test_answers import ODD
from tests.buyer import Buyer
from tests.conftest import World

PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>"
FAULTS: dict[str, dict[str, object]] = {
    "500": {"status": 500},
    "a page of a proxy": {"status": 502, "body": PAGE},
    "a page that says it is fine": {"status": 200, "body": PAGE},
    "504": {"status": 504},
    "a token that is not known just now": {"status": 401},
    "an address that is not known just now": {"status": 404},
    "another program": {"status": 409},
}


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time between tries is short."""
    monkeypatch.setattr("bot.wire.errors.FIRST_WAIT", 0.01)
    monkeypatch.setattr("bot.wire.errors.LONGEST_WAIT", 0.02)


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.usefixtures("hurried")
async def test_what_fails_for_a_while_arrives_once_and_in_order(world: World, ann: Buyer, name: str) -> None:
    before = len(await read(ann))
    await world.fault(method="sendMessage", times=2, **FAULTS[name])
    ann.waits = False
    for text in ("Blue shoes", "in 12 days", "hello?"):
        await ann.says(text)
    await world.settled()
    new = (await read(ann))[before:]
    assert len(new) == 3
    assert ["Until when" in text for text in new] == [True, False, False]
    assert "hello" not in new[1]
    await ann.is_at(S.OPENING)


@pytest.mark.parametrize("name", ODD)
@pytest.mark.usefixtures("hurried")
async def test_an_odd_answer_costs_neither_the_buttons_nor_the_next_screen(
    world: World, ann: Buyer, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    await world.fault(method="sendMessage", status=200, body=ODD[name], times=2)
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)
    assert (await ann.messages())[-1]["keyboard"]
    await world.fault(method="editMessageText", status=200, body=ODD[name], times=2)
    await ann.picks("unknown")
    await ann.is_at(S.OPENING)
    assert (await ann.messages())[-1]["keyboard"]
    assert "cannot be sent" not in caplog.text


@pytest.mark.usefixtures("hurried")
async def test_odd_answers_without_end_silence_no_chat(world: World, ann: Buyer) -> None:
    world.expected += ["refuses", "Even the plain text"]
    await world.fault(method="sendMessage", status=200, body=ODD["true"], times=10**6, chat_id=ann.id)
    sent = tries(world, ann)
    await ann.says("Blue shoes")
    assert MOST_TRIES < tries(world, ann) - sent <= 2 * MOST_TRIES
    await forget_faults(world)
    await ann.says("in 12 days")
    await ann.is_at(S.OPENING)


@pytest.mark.parametrize("given", [10**9, -1, "soon", "1e9", 0.001, None])
async def test_telegram_holds_a_chat_for_as_long_as_it_says_within_reason(
    world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch, given: object
) -> None:
    monkeypatch.setattr("bot.wire.answers.SHORTEST_HOLD", 0.05)
    monkeypatch.setattr("bot.wire.answers.UNKNOWN_HOLD", 0.1)
    monkeypatch.setattr("bot.wire.answers.LONGEST_HOLD", 0.2)
    body = {"ok": False, "error_code": 429, "description": "wait", "parameters": {"retry_after": given}}
    await world.fault(method="sendMessage", status=429, body=body, times=2)
    sent = tries(world, ann)
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)
    assert tries(world, ann) - sent == 3


async def test_just_after_a_start_a_few_chats_are_delivered_to_at_one_time_and_then_more(world: World) -> None:
    crowd = [await world.buyer(f"Buyer {number}") for number in range(5 * AT_FIRST)]
    await world.bot.outbox.stop(1)
    before = [tries(world, buyer) for buyer in crowd]
    seen = [len(await read(buyer)) for buyer in crowd]
    for buyer in crowd:
        buyer.waits = False
        await buyer.says("Blue shoes")

    async def all_wait() -> bool:
        return not world.standin.pending and not await world.storage.waiting_chats()

    await until(all_wait)
    await world.stop_bot()
    await world.fault(method="sendMessage", status=0, delay=3, times=AT_FIRST)
    await world.start_bot()

    async def reached() -> int:
        return sum([len(await read(buyer)) > had for buyer, had in zip(crowd, seen, strict=True)])

    async def some() -> bool:
        return await reached() >= AT_FIRST

    await until(some)
    await asyncio.sleep(0.2)
    assert await reached() == AT_FIRST
    await world.settled()
    assert [tries(world, buyer) - sent for buyer, sent in zip(crowd, before, strict=True)] == [1] * len(crowd)
    assert world.bot.outbox._slots._value == AT_FIRST + len(crowd) // WIDEN_AFTER


@pytest.mark.usefixtures("hurried")
async def test_what_arrived_though_its_answer_was_lost_comes_twice_at_most(world: World, ann: Buyer) -> None:
    before = len(await read(ann))
    await world.fault(method="sendMessage", status=200, after=True)
    await ann.says("Blue shoes")
    await world.fault(method="editMessageReplyMarkup", status=200, after=True)
    new = (await read(ann))[before:]
    assert 1 <= len(new) <= 2
    assert len(set(new)) == 1
    await world.fault(method="editMessageText", status=200, after=True)
    await ann.picks("unknown")
    assert len((await read(ann))[before:]) == len(new)
    await ann.is_at(S.OPENING)


async def test_telegram_holds_one_chat_and_the_others_go_on(world: World, ann: Buyer) -> None:
    bob = await world.buyer("Bob")
    await world.fault(method="sendMessage", status=429, retry_after=1, chat_id=ann.id)
    ann.waits = bob.waits = False
    await ann.says("Blue shoes")
    await called(world, "sendMessage", 3)
    await bob.says("Red lamp")

    async def bob_is_answered() -> bool:
        return "Until when" in (await read(bob))[-1]

    await until(bob_is_answered)
    assert ann.id in await world.storage.undelivered_chats()
    await world.settled()
    await ann.is_at(S.PROTECTION)


async def test_what_waits_for_a_long_time_does_not_hold_up_the_end(world: World, ann: Buyer) -> None:
    await world.fault(method="sendMessage", status=429, retry_after=int(LONGEST_WAIT), chat_id=ann.id)
    ann.waits = False
    await ann.says("Blue shoes")
    await called(world, "sendMessage", 2)
    async with asyncio.timeout(3):  # a delivery that is under way would be given 4 seconds
        await world.stop_bot()
    await world.start_bot()
    await world.settled()
    assert "Until when" in await ann.text()


@pytest.mark.usefixtures("hurried")
async def test_what_waits_keeps_its_order_over_a_restart(world: World, ann: Buyer) -> None:
    before = len(await read(ann))
    await world.fault(method="sendMessage", status=500, times=10**6)
    ann.waits = False
    for text in ("Blue shoes", "in 12 days"):
        await ann.says(text)
    await called(world, "sendMessage", 4)
    await world.stop_bot()
    await forget_faults(world)
    await world.start_bot()
    await world.settled()
    new = (await read(ann))[before:]
    assert len(new) == 2
    assert "Until when" in new[0]


@pytest.mark.usefixtures("hurried")
async def test_an_outage_is_waited_out_and_told_in_the_log(
    world: World, ann: Buyer, caplog: pytest.LogCaptureFixture
) -> None:
    await world.fault(method="*", status=502, body=PAGE, times=10**6)
    sent = tries(world, ann)
    ann.waits = False
    await ann.says("Blue shoes")
    # The poll that was under way brings it, and no other call gets through until the very end.
    await until(lambda: len([call for call in world.calls if call.method == "getMe" and call.status == 502]) >= 30)
    assert tries(world, ann) == sent + 1
    assert await world.storage.undelivered_chats() == [ann.id]
    told = [record for record in caplog.records if "does not answer, deliveries wait" in record.getMessage()]
    assert len(told) == 1
    await forget_faults(world)
    await world.settled()
    await ann.is_at(S.PROTECTION)


def tries(world: World, buyer: Buyer) -> int:
    """Count the messages that were sent to a chat, whatever became of them."""
    sent = [call for call in world.calls if call.method == "sendMessage"]
    return len([call for call in sent if str(call.parameters["chat_id"]) == str(buyer.id)])


async def forget_faults(world: World) -> None:
    async with world.http.delete(f"{world.standin.url}/faults") as response:
        assert response.status < 400


async def test_a_buyer_whose_unblocking_was_never_heard_of_is_answered_as_soon_as_he_writes(world: World) -> None:
    ann = await world.buyer()
    await world.storage.park(ann.id, world.bot.clock())
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)
    await world.storage.park(ann.id, world.bot.clock())
    await ann.picks("unknown")
    await ann.is_at(S.OPENING)
