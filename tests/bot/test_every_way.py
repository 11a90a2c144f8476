"""Every arrow of the table, walked as a talk: real bot, real HTTP, and each screen on the way is the step's own.

A way that goes on from another one is not walked from its beginning: whoever goes it stands there already.
"""

import asyncio
from collections.abc import Iterator, Mapping

from conversations import route
from conversations.case import Case
from conversations.names import S
from tests.buyer import Buyer, File
from tests.conftest import World
from tests.conversations.walks import arrows_walked, begun, go
from tests.files import jpeg
from tests.sheet.acting import plant, settings

AT_ONCE = 10

Way = tuple[tuple[str, str], ...]


def planned(ends: Mapping[Way, Case]) -> Iterator[tuple[Way, int]]:
    """Give each whole way with how many of its answers were given on an earlier one; the last of these comes again."""
    beginnings = {way[:count] for way in ends for count in range(len(way))}
    given: set[Way] = set()
    for way in ends:
        if way not in beginnings:
            parts = [way[:count] for count in range(1, len(way) + 1)]
            yield way, max(0, sum(part in given for part in parts) - 1)
            given.update(parts)


async def walks(world: World, way: Way, known: int, ends: Mapping[Way, Case]) -> set[Way]:
    """Answer step after step, behind those that are known; give the ways that end on this one and were walked."""
    buyer = await world.buyer(started=not known)
    if known:
        await plant(world, buyer, ends.get(way[:known]) or gone(way[:known]), settings("en"))
        await buyer.says("/start")
    walked = set()
    case = await stands(buyer)
    for count, (kind, value) in enumerate(way[known:], start=known + 1):
        step = route.open_step(case)
        if kind == "type":
            await buyer.says(value)
        elif kind == "pick":
            if step is S.OPENED:  # what its text leads on to stands behind it, below the case
                await buyer.taps("events")
                await buyer.taps("how_on")
            await buyer.picks(value)
        else:
            await gathers(buyer, step)
        case = await stands(buyer)
        if end := ends.get(way[:count]):
            assert route.open_step(case) is route.open_step(end)
            assert route.route(case) == route.route(end)
            walked.add(way[:count])
    return walked


async def stands(buyer: Buyer) -> Case:
    """Check that the screen is that of the step at which the stored case is; give the case."""
    case = await buyer.case()
    await buyer.is_at(route.open_step(case))
    return case


def gone(way: Way) -> Case:
    """The case at the end of a way on which nothing new was met."""
    case = begun()
    for answer in way:
        case = go(case, *answer)
    return case


async def gathers(buyer: Buyer, step: S) -> None:
    assert ("done" in await buyer.choices()) == (step is S.LETTER), "the letter is there by itself"
    if step is S.EVIDENCE:
        await buyer.sends(File("shoe.jpg", jpeg(64, 48), "image/jpeg"), as_="photo")
    elif step is S.EXPLANATION:
        await buyer.says("The shoes are too small.")
    await buyer.picks("done")


async def test_every_answer_of_every_step_can_be_given_in_the_chat(world: World) -> None:
    ends = dict(arrows_walked())
    assert len(ends) > 100
    plan = [*planned(ends)]
    walked: set[Way] = set()
    for start in range(0, len(plan), AT_ONCE):
        batch = plan[start : start + AT_ONCE]
        walked.update(*await asyncio.gather(*(walks(world, way, known, ends) for way, known in batch)))
    assert [way for way in ends if way not in walked] == []
