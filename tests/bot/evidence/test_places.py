"""Whose turn it is: buyer by buyer, however many files one of them has."""

import asyncio

from bot.evidence.places import Places


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


class Queue:
    """Some who want a place, and the order in which they got one."""

    def __init__(self, places: int) -> None:
        self.places = Places(places)
        self.came: list[tuple[int, int]] = []
        self.inside: list[asyncio.Event] = []
        self.waiting: list[asyncio.Task[None]] = []

    async def wants(self, buyer: int, number: int = 0) -> asyncio.Task[None]:
        task = asyncio.create_task(self._goes(buyer, number))
        self.waiting.append(task)
        await settle()
        return task

    async def _goes(self, buyer: int, number: int) -> None:
        async with self.places.of(buyer):
            self.came.append((buyer, number))
            leaves = asyncio.Event()
            self.inside.append(leaves)
            await leaves.wait()

    async def one_leaves(self) -> None:
        self.inside.pop(0).set()
        await settle()

    async def all_leave(self) -> None:
        while self.inside:
            await self.one_leaves()
        await asyncio.gather(*self.waiting, return_exceptions=True)


async def test_a_buyer_with_many_files_waits_behind_everybody_who_has_fewer() -> None:
    queue = Queue(1)
    for number in range(4):
        await queue.wants(1, number)
    await queue.wants(2)
    await queue.wants(3)
    await queue.all_leave()
    assert queue.came == [(1, 0), (1, 1), (2, 0), (3, 0), (1, 2), (1, 3)]


async def test_there_are_so_many_places_and_no_more() -> None:
    queue = Queue(2)
    for buyer in range(4):
        await queue.wants(buyer)
    assert len(queue.inside) == 2
    await queue.one_leaves()
    assert (len(queue.inside), len(queue.came)) == (2, 3)
    await queue.all_leave()
    assert len(queue.came) == 4
    await queue.wants(1)
    assert len(queue.inside) == 1
    await queue.all_leave()


async def test_who_gives_up_leaves_its_place_to_the_next() -> None:
    queue = Queue(1)
    await queue.wants(1)
    gone = await queue.wants(2)
    await queue.wants(3)
    gone.cancel()
    await queue.one_leaves()
    assert queue.came == [(1, 0), (3, 0)]
    await queue.all_leave()


async def test_who_gives_up_at_the_moment_of_its_turn_leaves_it_to_the_next() -> None:
    queue = Queue(1)
    await queue.wants(1)
    gone = await queue.wants(2)
    await queue.wants(3)
    queue.inside.pop(0).set()
    await asyncio.sleep(0)  # the first leaves, and the second has its place but does not know it yet
    gone.cancel()
    await settle()
    assert queue.came == [(1, 0), (3, 0)]
    await queue.all_leave()
