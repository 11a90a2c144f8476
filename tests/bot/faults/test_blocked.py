"""Who cannot be reached is not tried again, loses nothing, and goes on with /start."""

from __future__ import annotations

import pytest

from conversations.names import S
from tests.bot.given import read
from tests.bot.outbox.test_outbox import forget_faults
from tests.buyer import Buyer
from tests.conftest import World

GONE = ("Forbidden: bot was blocked by the user", "Forbidden: user is deactivated")


@pytest.mark.parametrize("description", GONE)
async def test_who_cannot_be_reached_is_tried_once_and_goes_on_with_start(
    world: World, ann: Buyer, description: str
) -> None:
    bob = await world.buyer("Bob")
    body = {"ok": False, "error_code": 403, "description": description}
    await world.fault(method="*", status=403, body=body, chat_id=ann.id, times=10**6)
    before = await read(ann)
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    assert tries(world, ann) == 2  # what the buyer does by himself is worth a try each time
    await world.stop_bot()
    await world.start_bot()
    ann._storage = bob._storage = world.storage
    await bob.says("Red lamp")
    await bob.is_at(S.PROTECTION)
    assert tries(world, ann) == 2
    await forget_faults(world)
    await ann.says("/start")
    assert len(await read(ann)) == len(before) + 1
    case = await ann.is_at(S.OPENING)
    assert case.answers[S.ORDER].value == "Blue shoes"


def tries(world: World, buyer: Buyer) -> int:
    """Count the calls that told the bot that the chat cannot be reached."""
    return sum(call.status == 403 and call.parameters.get("chat_id") == buyer.id for call in world.calls)
