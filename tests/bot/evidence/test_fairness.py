"""Buyers who send what takes long keep nobody else waiting for long, nor from being fetched."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.evidence.content import inspect
from bot.evidence.inspector import MOST_INSPECTED, Inspector, Worker
from bot.evidence.worker import LIMITS, QUICK
from conversations.files.content import Content
from tests import files

BOMB = files.flat_png(5_000, 4_000, depth=16, colour=6)
"""Takes more than twice as long as the quick process gives it, and little memory."""
PHOTO = files.jpeg(1_280, 960)
BOMBERS = MOST_INSPECTED + 2
TICK = os.sysconf("SC_CLK_TCK")


@pytest.fixture
async def inspector() -> AsyncIterator[Inspector]:
    inspector = Inspector()
    yield inspector
    await inspector.stop()


def used(worker: Worker) -> float:
    """Give the seconds of the processor that the children of a process have had."""
    fields = Path(f"/proc/{worker.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[13]) + int(fields[14])) / TICK


async def test_a_photo_waits_for_a_part_of_a_second_behind_each_buyer_who_sends_a_bomb(inspector: Inspector) -> None:
    await inspector.inspect(PHOTO)
    bombs = [asyncio.create_task(inspector.inspect(BOMB, buyer)) for buyer in range(1, BOMBERS + 1)]
    await asyncio.sleep(0)
    assert await inspector.inspect(PHOTO, BOMBERS + 1) == inspect(PHOTO)
    assert used(inspector.quick) < (BOMBERS + 1) * (LIMITS[QUICK].seconds + 0.1)
    late = [bomb for bomb in bombs if not bomb.done()]
    assert len(late) > 1  # more than the patient process has in hand
    assert await asyncio.gather(*bombs[:2]) == [inspect(BOMB)] * 2
    for bomb in late:
        bomb.cancel()
    await asyncio.gather(*late, return_exceptions=True)


async def test_what_waits_for_the_patient_process_is_let_go_and_fetched_again(inspector: Inspector) -> None:
    fetched = list[int]()

    def of(buyer: int) -> asyncio.Task[Content]:
        async def fetch() -> bytes:
            fetched.append(buyer)
            return BOMB

        return asyncio.create_task(inspector.inspect_fetched(fetch, buyer))

    assert list(await asyncio.gather(of(1), of(2))) == [inspect(BOMB)] * 2
    assert sorted(fetched) == [1, 1, 2, 2]
    assert fetched[-1] == 2


async def test_no_more_files_are_in_memory_than_there_are_places(inspector: Inspector) -> None:
    held, handed_over = list[int](), asyncio.Event()

    def of(buyer: int) -> asyncio.Task[Content]:
        async def fetch() -> bytes:
            held.append(buyer)
            await handed_over.wait()
            return PHOTO

        return asyncio.create_task(inspector.inspect_fetched(fetch, buyer))

    wanted = [of(buyer) for buyer in range(MOST_INSPECTED + 3)]
    await asyncio.sleep(0.05)
    assert len(held) == MOST_INSPECTED
    handed_over.set()
    assert await asyncio.gather(*wanted) == [inspect(PHOTO)] * len(wanted)
    assert len(held) == len(wanted)


async def test_a_buyer_who_sends_many_files_keeps_no_other_waiting(inspector: Inspector) -> None:
    order = list[int]()

    async def one(buyer: int) -> None:
        await inspector.inspect(PHOTO, buyer)
        order.append(buyer)

    many = [asyncio.create_task(one(1)) for _ in range(3 * MOST_INSPECTED)]
    await asyncio.sleep(0)
    await one(2)
    assert order.index(2) <= MOST_INSPECTED  # those that are fetched already, at the very most
    await asyncio.gather(*many)
