"""Telegram is out of order: every chat gets its screens in their order, and only what was in doubt comes twice."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import pytest
import time_machine

from tests.bot.given import until
from tests.bot.outbox.test_outbox import forget_faults
from tests.buyer import Buyer
from tests.conftest import World

PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>"
WAY = ("/start", "Blue shoes", "in 12 days", "/status", "/help", "/back", "Red lamp", "/privacy", "in 5 days")
LATE = 0.4
"""Seconds that the bot waits for an answer in these tests."""
REFUSED: dict[str, dict[str, Any]] = {
    "429": {"status": 429, "retry_after": 1},
    "500": {"status": 500},
    "502 with a page": {"status": 502, "body": PAGE},
    "a connection that is cut": {"status": 0, "reset": True},
}
IN_DOUBT: dict[str, dict[str, Any]] = {
    "an answer that is lost": {"status": 200, "after": True},
    "an answer that comes too late": {"status": 0, "delay": 3 * LATE},
}
FAULTS = REFUSED | IN_DOUBT
OUTGOING = ("sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery", "getMe")
MANY = 10
"""Questions and more, in which everything would come again and again that is sent without asking."""


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch, world: World) -> Iterator[None]:
    """Time between tries and for an answer is short; the clock that screens tell stands still."""
    monkeypatch.setattr("bot.wire.errors.FIRST_WAIT", 0.01)
    monkeypatch.setattr("bot.wire.errors.LONGEST_WAIT", 0.05)
    monkeypatch.setattr(world.bot.application.bot.request, "_read", LATE)
    with time_machine.travel(datetime.now(UTC), tick=False):
        yield


def came(world: World, buyer: Buyer) -> list[str]:
    """List what Telegram was given for a chat and has put there, also where the bot never learnt of it."""
    return [
        str(call.parameters.get("text") or call.parameters["caption"])
        for call in world.calls
        if call.method in ("sendMessage", "sendPhoto")
        and call.parameters["chat_id"] == buyer.id
        and call.status in (0, 200)
    ]


async def writes(buyer: Buyer, way: Sequence[str] = WAY) -> None:
    """Write everything at once, without waiting for an answer."""
    buyer.waits = False
    for text in way:
        await buyer.says(text)


async def wanted(world: World) -> list[str]:
    """Give what somebody is told for whom everything works."""
    bob = await world.buyer("Bob", started=False)
    await writes(bob)
    await world.settled()
    told = came(world, bob)
    assert len(told) == len(WAY)
    return told


def twice(told: Sequence[str], came: Sequence[str]) -> int:
    """Check that the screens came in their order; give how many came more often than they should."""
    assert [text for text, _same in groupby(came)] == [text for text, _same in groupby(told)]
    return len(came) - len(told)


@pytest.mark.parametrize("name", FAULTS)
async def test_a_chat_gets_every_screen_in_order_and_one_in_doubt_twice_at_most(world: World, name: str) -> None:
    told = await wanted(world)
    ann = await world.buyer("Ann", started=False)
    await world.fault(method="sendMessage", chat_id=ann.id, **FAULTS[name])
    await writes(ann)
    await world.settled()
    assert twice(told, came(world, ann)) <= (name in IN_DOUBT)
    failed = [call for call in world.calls if call.method == "sendMessage" and call.status not in (0, 200)]
    assert len(failed) == (name in REFUSED)


@pytest.mark.parametrize(
    "seed", [1, 2, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(3, 12))], ids=lambda seed: f"{seed}"
)
async def test_with_faults_of_all_kinds_mixed_every_chat_gets_every_screen_in_order(world: World, seed: int) -> None:
    chance = random.Random(seed)
    told = await wanted(world)
    people = [await world.buyer(f"Buyer {number}", started=False) for number in range(12)]
    in_doubt = {buyer.id: await plant(world, buyer, chance) for buyer in people}
    await world.fault(method="getUpdates", times=3, **REFUSED["502 with a page"])
    await asyncio.gather(*(writes(buyer) for buyer in people))
    await world.settled()
    for buyer in people:
        assert twice(told, came(world, buyer)) <= in_doubt[buyer.id]
        assert len(world.storage.reader().cases(buyer.id)) == 1


async def plant(world: World, buyer: Buyer, chance: random.Random) -> int:
    """Let some calls of a chat fail; give how many leave it in doubt whether the screen came."""
    names = chance.choices(list(FAULTS), k=chance.randint(0, 6))
    for name in names:
        await world.fault(method="sendMessage", chat_id=buyer.id, **FAULTS[name])
    return sum(name in IN_DOUBT for name in names)


async def test_a_line_that_loses_every_answer_brings_nobody_a_screen_more_than_twice(world: World) -> None:
    told = await wanted(world)
    people = [await world.buyer(f"Buyer {number}", started=False) for number in range(20)]
    for method in OUTGOING:
        await world.fault(method=method, times=10**6, **IN_DOUBT["an answer that is lost"])
    began = len(world.calls)
    await asyncio.gather(*(writes(buyer) for buyer in people))
    await until(lambda: called_since(world, began, "getMe") >= 3 * MANY)
    assert called_since(world, began, "sendMessage") == len(people)
    await forget_faults(world)
    await world.settled()
    copies = [twice(told, came(world, buyer)) for buyer in people]
    assert max(copies) <= 1


async def test_while_a_line_loses_answers_those_are_served_whose_answers_come(world: World) -> None:
    told = await wanted(world)
    ann, bob = await world.buyer("Ann", started=False), await world.buyer("Bert", started=False)
    await world.fault(method="getMe", times=10**6, **REFUSED["500"])
    await world.fault(method="sendMessage", chat_id=ann.id, **IN_DOUBT["an answer that is lost"])
    began = len(world.calls)
    await writes(ann)
    await until(lambda: called_since(world, began, "getMe") >= MANY)
    assert len(came(world, ann)) == 1
    await writes(bob)
    await world.settled()  # that Telegram answers him is answer enough for her
    assert twice(told, came(world, bob)) == 0
    assert twice(told, came(world, ann)) <= 1


def called_since(world: World, began: int, method: str) -> int:
    return len([call for call in world.calls[began:] if call.method == method])


async def test_a_chat_that_has_to_wait_is_not_tried_before_and_others_do_not_wait(world: World) -> None:
    told = await wanted(world)
    ann, bob = await world.buyer("Ann", started=False), await world.buyer("Bert", started=False)
    await world.fault(method="sendMessage", status=429, retry_after=2, chat_id=ann.id)
    await writes(ann)

    def tries(status: int) -> int:
        sent = [call for call in world.calls if call.method == "sendMessage" and call.parameters["chat_id"] == ann.id]
        return sum(call.status == status for call in sent)

    await until(lambda: tries(429) == 1)
    refused = asyncio.get_running_loop().time()
    await writes(bob)
    await until(lambda: len(came(world, bob)) == len(told))
    assert tries(200) == 0
    await until(lambda: tries(200) > 0)
    assert asyncio.get_running_loop().time() - refused > 1.5  # of 2, as the look at the refusal may come late
    await world.settled()
    assert twice(told, came(world, ann)) == 0
