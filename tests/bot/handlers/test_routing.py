"""Who blocks the bot keeps the case; and the present screen is the one that the buyer sees."""

from __future__ import annotations

import pytest

from conversations.names import S
from tests.bot.given import called, read
from tests.buyer import Buyer
from tests.conftest import World


async def blocked_in_the_middle(world: World, ann: Buyer) -> int:
    """Ann writes and blocks the bot before it answers; gives how many messages there were."""
    await ann.says("Blue shoes")
    before = len(await read(ann))
    await world.fault(method="sendPhoto", status=403, chat_id=ann.id)
    await ann.says("in 12 days")
    assert len(await read(ann)) == before
    return before


@pytest.mark.parametrize("way", ["unblocks", "/start"])
async def test_a_buyer_who_comes_back_sees_the_present_step_and_nothing_outdated(
    world: World, ann: Buyer, way: str
) -> None:
    before = await blocked_in_the_middle(world, ann)
    await ann.blocks()
    case = (world.storage.reader().cases(ann.id))[0]
    assert case.answers[S.ORDER].value == "Blue shoes"
    assert S.PROTECTION in case.answers
    await ann.blocks(False)
    if way == "/start":
        await ann.says("/start")
    new = (await read(ann))[before:]
    assert len(new) == (2 if way == "/start" else 1)
    assert "Open your list of orders" in new[0]
    await ann.is_at(S.OPENING)


async def test_start_alone_ends_the_wait(world: World, ann: Buyer) -> None:
    before = await blocked_in_the_middle(world, ann)
    await ann.says("/start")
    assert len((await read(ann))[before:]) == 1
    await ann.is_at(S.OPENING)


async def test_a_tap_changes_its_screen_and_a_text_gets_a_new_one(ann: Buyer) -> None:
    first = await ann.screen()
    await ann.picks("skip")
    second = await ann.screen()
    assert second["message_id"] == first["message_id"]
    assert len(await ann.messages()) == 1
    await ann.says("in 12 days")
    third = await ann.screen()
    assert third["message_id"] > second["message_id"]
    with_buttons = [message for message in await ann.messages() if message.get("keyboard")]
    assert with_buttons == [third]


async def test_the_old_buttons_stay_until_the_new_ones_are_there_and_no_failure_doubles_them(
    world: World, ann: Buyer
) -> None:
    before = len(await read(ann))
    await world.fault(method="editMessageReplyMarkup", status=500)
    await world.fault(method="sendMessage", status=429, retry_after=1)
    ann.waits = False
    await ann.says("Blue shoes")
    await called(world, "sendMessage", 2)
    assert (await ann.screen())["keyboard"]
    await world.settled()
    assert len(await read(ann)) == before + 1
    await ann.is_at(S.PROTECTION)


async def test_a_screen_that_the_buyer_deleted_comes_anew(world: World, ann: Buyer) -> None:
    screen = await ann.screen()
    _message, button = await ann.button("pick", "skip")
    await ann._post("delete", {"message_id": screen["message_id"]})
    world.expected.append("message to edit not found")
    await ann.taps_data(screen["message_id"], button["data"], forged=True)
    assert (await ann.screen())["message_id"] != screen["message_id"]
    await ann.is_at(S.PROTECTION)
