"""Whatever Telegram does with a delivery, the buyer gets every screen, in order, and one chat waits for no other."""

from __future__ import annotations

import asyncio

import pytest

from bot.wire.errors import LONGEST_WAIT
from conversations.names import S
from tests.bot.given import called, read, until
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
    ann.waits = False
    await ann.says("Blue shoes")
    # The poll that was under way brings it, and no other call gets through until the very end.
    await called(world, "sendMessage", 60)
    assert await world.storage.undelivered_chats() == [ann.id]
    told = [record for record in caplog.records if "does not take deliveries" in record.getMessage()]
    assert len(told) == 1
    await forget_faults(world)
    await world.settled()
    await ann.is_at(S.PROTECTION)


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
