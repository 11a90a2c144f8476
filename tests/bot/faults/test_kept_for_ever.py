"""What nobody uses is forgotten after a year, and not a minute before; what is a buyer's own is not touched."""

from __future__ import annotations

import logging

import pytest

from bot.storage.values import Incoming
from conversations.names import S
from tests.bot.given import Clock, restart
from tests.conftest import World

LINE = "Forgotten, 365 days old: 1 dead letters, 1 groups"


async def test_a_dead_letter_and_a_group_are_forgotten_after_a_year(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    clock = Clock()
    await restart(world, clock=clock)
    async with world.http.post(f"{world.standin.url}/groups", json={"title": "Shoppers"}) as response:
        group = (await response.json())["id"]
    ann = await world.buyer("Ann")
    await ann.says("Blue shoes")
    await ann.says("hello", chat_id=group)
    await world.storage.store([Incoming(10**6, ann.id, b"broken")], clock())
    dead = await world.storage.next_waiting(ann.id)
    assert dead
    await world.storage.set_aside(dead.seq, [], clock())
    clock.turn(days=365)
    await world.bot.rounds.once()
    assert LINE not in caplog.text
    assert await world.storage.dead_letter(dead.seq)
    clock.turn(minutes=1)
    await world.bot.rounds.once()
    assert caplog.text.count(LINE) == 1
    assert await world.storage.dead_letter(dead.seq) is None
    assert world.storage.reader().everything(group) == {}
    for _time in range(2):
        await ann.says("hello", chat_id=group)
    told = [call for call in world.calls if call.method == "sendMessage" and call.parameters["chat_id"] == group]
    assert len(told) == 2, "once more, as it is a new group for the bot"
    await ann.says("in 12 days")
    await ann.is_at(S.OPENING)
