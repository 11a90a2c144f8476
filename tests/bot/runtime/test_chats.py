"""Many chats at once, one thing after the other in each, a bound on all of them, and an end that comes soon."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict

import pytest

from bot.runtime.chats import NO_PAUSE, Chats, UntilWoken
from bot.runtime.throttled import ThrottledLog
from tests.bot.given import until


class Others:
    """Some chats are others', who are told of what comes for them."""

    def __init__(self) -> None:
        self.chats: set[int] = set()
        self.told: list[int] = []

    def is_kept(self, chat_id: int) -> bool:
        return chat_id not in self.chats

    def tell(self, chat_id: int) -> None:
        self.told.append(chat_id)


class Kitchen(Chats):
    """Each chat has dishes to cook; what it cooks is written down. A dish may fail, or ask for a pause."""

    def __init__(self, at_once: int = 2, at_first: int | None = None, others: Others | None = None) -> None:
        super().__init__(others or Others(), at_once, at_first)
        self.orders: dict[int, list[str]] = defaultdict(list)
        self.cooked: list[tuple[int, str]] = []
        self.busy = self.busiest = 0
        self.gate = asyncio.Event()

    def order(self, chat_id: int, *dishes: str) -> None:
        self.orders[chat_id] += dishes
        self.wake(chat_id)

    async def step(self, chat_id: int) -> float | None:
        if not self.orders[chat_id]:
            return None
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        try:
            return await self._cook(chat_id, self.orders[chat_id][0])
        finally:
            self.busy -= 1

    async def _cook(self, chat_id: int, dish: str) -> float:
        await asyncio.sleep(3600 if dish == "roast" else 0.001)
        if dish == "slow soup":
            await self.gate.wait()
        if dish == "delivery":
            async with self.apart():
                await self.gate.wait()
        if dish == "burnt":
            self.orders[chat_id][0] = "burnt, but eaten"
            raise ValueError(dish)
        self.cooked.append((chat_id, self.orders[chat_id].pop(0)))
        if dish == "leftovers":
            return UntilWoken(3600)
        return 3600 if dish == "dough" else NO_PAUSE

    async def done(self) -> None:
        async with asyncio.timeout(5):
            await asyncio.gather(*self._tasks.values())


async def test_a_chat_keeps_its_order_and_no_more_run_than_may() -> None:
    kitchen = Kitchen(at_once=2)
    for chat_id in range(5):
        kitchen.order(chat_id, "soup", "fish", "cake")
    await kitchen.done()
    assert kitchen.busiest == 2
    for chat_id in range(5):
        assert [dish for where, dish in kitchen.cooked if where == chat_id] == ["soup", "fish", "cake"]


@pytest.mark.parametrize(("widened", "busiest"), [(0, 1), (1, 2), (2, 3), (9, 3)])
async def test_few_run_at_first_and_one_more_each_time_it_is_widened(widened: int, busiest: int) -> None:
    kitchen = Kitchen(at_once=3, at_first=1)
    for _time in range(widened):
        kitchen.widen()
    for chat_id in range(5):
        kitchen.order(chat_id, "soup", "fish", "cake")
    await kitchen.done()
    assert kitchen.busiest == busiest


async def test_nothing_is_kept_of_chats_that_have_nothing_to_do() -> None:
    kitchen = Kitchen()
    for chat_id in range(100):
        kitchen.order(chat_id, "soup")
    await kitchen.done()
    assert (kitchen._tasks, kitchen._woken) == ({}, set())
    assert kitchen._slots._value == 2


async def test_what_comes_while_a_chat_is_at_work_is_not_forgotten() -> None:
    kitchen = Kitchen()
    kitchen.order(1, "slow soup")
    await until(lambda: kitchen.busy == 1)
    kitchen.order(1, "fish")
    kitchen.gate.set()
    await kitchen.done()
    assert [dish for _chat, dish in kitchen.cooked] == ["slow soup", "fish"]


async def test_a_chat_that_pauses_leaves_its_place_to_the_others() -> None:
    kitchen = Kitchen(at_once=1)
    kitchen.order(1, "dough", "bread")
    kitchen.order(2, "soup")
    await until(lambda: len(kitchen.cooked) == 2)
    assert kitchen.cooked == [(1, "dough"), (2, "soup")]
    async with asyncio.timeout(1):
        await kitchen.stop(10)
    assert kitchen.orders[1] == ["bread"]


async def test_a_mistake_is_reported_and_the_chat_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.runtime.chats.PAUSE_AFTER_ERROR", 0.01)
    kitchen = Kitchen(at_once=1)
    kitchen.order(1, "burnt", "soup")
    await kitchen.done()
    assert [dish for _chat, dish in kitchen.cooked] == ["burnt, but eaten", "soup"]
    assert "Kitchen: a chat's work failed" in caplog.text


async def test_the_end_lets_work_finish_cuts_short_what_is_late_and_begins_nothing() -> None:
    kitchen = Kitchen(at_once=3)
    kitchen.order(1, "roast")
    kitchen.order(2, "slow soup", "fish")
    kitchen.order(3, "dough", "bread")
    await until(lambda: kitchen.cooked == [(3, "dough")])
    asyncio.get_running_loop().call_later(0.05, kitchen.gate.set)
    async with asyncio.timeout(2):
        await kitchen.stop(0.2)
    kitchen.order(4, "soup")
    await asyncio.sleep(0.01)
    assert kitchen.cooked == [(3, "dough"), (2, "slow soup")]
    assert kitchen._tasks == {}
    assert kitchen._slots._value == 3


async def test_a_chat_that_is_handed_over_ends_what_it_does_and_begins_nothing_while_the_others_go_on() -> None:
    others = Others()
    kitchen = Kitchen(at_once=4, others=others)
    kitchen.order(1, "slow soup", "fish")
    kitchen.order(2, "dough", "bread")
    kitchen.order(3, "roast")
    await until(lambda: kitchen.busy == 2 and kitchen.cooked == [(2, "dough")])
    others.chats = {1, 2, 3}
    kitchen.order(4, "soup")
    asyncio.get_running_loop().call_later(0.05, kitchen.gate.set)
    async with asyncio.timeout(2):
        await kitchen.let_go(others.chats.__contains__, 0.2)
    assert sorted(kitchen.cooked) == [(1, "slow soup"), (2, "dough"), (4, "soup")]
    assert (kitchen._tasks, kitchen._woken) == ({}, set())
    kitchen.order(1, "cake")
    assert others.told == [1]
    others.chats = set()
    kitchen.wake(1)
    await kitchen.done()
    assert [dish for chat, dish in kitchen.cooked if chat == 1] == ["slow soup", "fish", "cake"]


async def test_a_text_is_written_once_a_minute_whatever_it_is_about(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = [5.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    throttled = ThrottledLog(logging.getLogger("test"))
    for moment in (5.0, 6.0, 64.9, 65.0):
        now[0] = moment
        throttled.warning("no reply: %s", moment)
    throttled.warning("another matter")
    assert [record.getMessage() for record in caplog.records] == ["no reply: 5.0", "no reply: 65.0", "another matter"]


async def test_what_waits_for_something_slow_keeps_nobody_from_cooking_and_comes_back_into_the_bound() -> None:
    kitchen = Kitchen(at_once=2)
    for chat_id in range(4):
        kitchen.order(chat_id, "delivery", "cake")
    kitchen.order(9, "soup", "fish")
    await until(lambda: kitchen.cooked == [(9, "soup"), (9, "fish")])
    kitchen.gate.set()
    await kitchen.done()
    assert sorted(kitchen.cooked[2:]) == sorted(
        (chat_id, dish) for chat_id in range(4) for dish in ("delivery", "cake")
    )


async def test_a_pause_that_is_only_politeness_ends_when_the_chat_is_woken_and_another_does_not() -> None:
    kitchen = Kitchen()
    kitchen.order(1, "leftovers", "cake")
    kitchen.order(2, "dough", "cake")
    await until(lambda: len(kitchen.cooked) == 2 and len(kitchen._waiting) == 2)
    kitchen.order(1, "fish")
    kitchen.order(2, "fish")
    await until(lambda: (1, "fish") in kitchen.cooked)
    await asyncio.sleep(0.05)
    assert [dish for chat_id, dish in kitchen.cooked if chat_id == 2] == ["dough"]
    await kitchen.stop(1)
