"""Every arrow of the table, walked as a talk: real bot, real HTTP, and each screen on the way is the step's own."""

import asyncio
from collections.abc import Sequence

from conversations import route
from conversations.case import Case
from conversations.names import S
from tests.buyer import Buyer, File
from tests.conftest import World
from tests.conversations.walks import arrows_walked
from tests.files import jpeg

AT_ONCE = 10


async def walks(buyer: Buyer, way: Sequence[tuple[str, str]], end: Case) -> None:
    for kind, value in way:
        step = route.open_step(await buyer.case())
        await buyer.is_at(step)
        if kind == "type":
            await buyer.says(value)
        elif kind == "pick":
            await buyer.picks(value)
        else:
            await gathers(buyer, step)
    case = await buyer.is_at(route.open_step(end))
    assert route.route(case) == route.route(end)


async def gathers(buyer: Buyer, step: S) -> None:
    assert "done" not in await buyer.choices()
    if step is S.EVIDENCE:
        await buyer.sends(File("shoe.jpg", jpeg(64, 48), "image/jpeg"), as_="photo")
    else:
        await buyer.says("The shoes are too small.")
    await buyer.picks("done")


async def test_every_answer_of_every_step_can_be_given_in_the_chat(world: World) -> None:
    ways = list(arrows_walked())
    assert len(ways) > 100
    for start in range(0, len(ways), AT_ONCE):
        batch = ways[start : start + AT_ONCE]
        buyers = [await world.buyer(f"Buyer {start + place}") for place in range(len(batch))]
        await asyncio.gather(*(walks(buyer, *way) for buyer, way in zip(buyers, batch, strict=True)))
