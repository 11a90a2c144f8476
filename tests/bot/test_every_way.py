"""Every arrow of the table, walked as a talk: real bot, real HTTP, and each screen on the way is the step's own."""

import asyncio
from collections.abc import Mapping

from conversations import route
from conversations.case import Case
from conversations.names import S
from tests.buyer import Buyer, File
from tests.conftest import World
from tests.conversations.walks import arrows_walked
from tests.files import jpeg

AT_ONCE = 10

Way = tuple[tuple[str, str], ...]


async def walks(buyer: Buyer, way: Way, ends: Mapping[Way, Case]) -> set[Way]:
    """Answer step after step; give the ways that end on this one, which have been walked with it."""
    walked = set()
    for count, (kind, value) in enumerate(way, start=1):
        step = route.open_step(await buyer.case())
        await buyer.is_at(step)
        if kind == "type":
            await buyer.says(value)
        elif kind == "pick":
            if step is S.OPENED:  # what its text leads on to stands behind it, below the case
                await buyer.taps("events")
                await buyer.taps("how_on")
            await buyer.picks(value)
        else:
            await gathers(buyer, step)
        if end := ends.get(way[:count]):
            case = await buyer.is_at(route.open_step(end))
            assert route.route(case) == route.route(end)
            walked.add(way[:count])
    return walked


async def gathers(buyer: Buyer, step: S) -> None:
    assert "done" not in await buyer.choices()
    if step is S.EVIDENCE:
        await buyer.sends(File("shoe.jpg", jpeg(64, 48), "image/jpeg"), as_="photo")
    else:
        await buyer.says("The shoes are too small.")
    await buyer.picks("done")


async def test_every_answer_of_every_step_can_be_given_in_the_chat(world: World) -> None:
    ends = dict(arrows_walked())
    assert len(ends) > 100
    beginnings = {way[:count] for way in ends for count in range(len(way))}
    whole = [way for way in ends if way not in beginnings]
    walked: set[Way] = set()
    for start in range(0, len(whole), AT_ONCE):
        batch = whole[start : start + AT_ONCE]
        buyers = [await world.buyer(f"Buyer {start + place}") for place in range(len(batch))]
        done = await asyncio.gather(*(walks(buyer, way, ends) for buyer, way in zip(buyers, batch, strict=True)))
        walked.update(*done)
    assert [way for way in ends if way not in walked] == []
