"""What the bot says by itself keeps to a pace; an answer to the buyer never waits for it."""

from __future__ import annotations

import asyncio

from bot.storage.values import Incoming
from conversations.names import S
from tests.bot.given import Clock, called, read, restart
from tests.conftest import World

RESUME = b'{"resume": true}'


async def says_by_itself(world: World, *chats: int) -> None:
    """Let the bot have something to say that nobody asked for."""
    await world.storage.store([Incoming(None, chat, RESUME) for chat in chats], Clock()())
    world.bot.lanes.wake_all(chats)


async def test_news_for_one_chat_wait_for_their_moment_but_its_buyer_is_answered_at_once(world: World) -> None:
    ann = await world.buyer("Ann")
    await restart(world, ann, self_sent_per_chat=0.01)
    await says_by_itself(world, ann.id)
    await world.settled()
    said = len(await read(ann))
    await says_by_itself(world, ann.id, ann.id)
    await asyncio.sleep(0.1)
    assert len(await read(ann)) == said
    assert await world.storage.undelivered_chats() == [ann.id]
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)


async def test_news_for_many_chats_go_out_no_faster_than_they_may(world: World) -> None:
    people = [await world.buyer(f"Buyer {number}") for number in range(12)]
    await restart(world, *people, self_sent_per_second=20)
    before = len([call for call in world.calls if call.method == "sendMessage"])
    began = asyncio.get_running_loop().time()
    await says_by_itself(world, *(buyer.id for buyer in people))
    await called(world, "sendMessage", before + 12)
    # Eleven spaces of 50 ms, less what a late caller may catch up.
    assert asyncio.get_running_loop().time() - began >= 11 * 0.05 - 0.17
    await world.settled()
