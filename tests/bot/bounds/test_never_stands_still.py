"""Whatever one buyer sends, presses or has piled up, no step of the bot keeps the others waiting."""

from __future__ import annotations

import asyncio
import gc
import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.handlers.commands import COMMANDS
from bot.handlers.taps import VERBS
from bot.screens.buttons import ANY_REVISION, Tap
from bot.storage.values import Changes, Incoming
from conversations.case import Aside, Case, Draft, Due, Event
from conversations.followup import E
from conversations.names import S
from conversations.quotas import (
    LEAST_COUNTED,
    LONGEST_TEXT,
    MOST_CASES,
    MOST_DUES,
    MOST_EVENTS,
    MOST_FILES,
    MOST_VERSIONS,
    MOST_WRITTEN,
)
from tests.bot.given import message, person
from tests.bot.running import ROOT
from tests.bot.storage.given import evidence
from tests.buyer import Buyer
from tests.conftest import World
from tests.conversations.submitted import TO_OPENED, walked

MOST = 0.1
"""Seconds of the processor that a step may take: so long, at most, all others wait."""
BOT = str(ROOT / "bot")
FULL = MOST_WRITTEN // LEAST_COUNTED // (MOST_FILES + MOST_EVENTS)
"""Cases that can have as many files and events as may be."""
LONGEST = 4096
HOSTILE = ("<b>&amp; ", "a ", "[write ", "12 days ", "😀", "\u202e\u0301", "1,", "\n")
"""What texts are made of: markup, words of one letter, places to fill in, dates, what is two UTF-16 units long ..."""


@dataclass
class Steps:
    """What the steps of the bot's own tasks have taken of the processor: in seconds, and which."""

    seconds: float = 0.0
    which: str = ""

    def took(self, seconds: float, which: str) -> None:
        if seconds > self.seconds:
            self.seconds, self.which = seconds, which


@contextmanager
def measured() -> Iterator[Steps]:
    """Take the time of each step. Of the processor: that others use it too is not the bot's doing."""
    handle: Any = asyncio.Handle
    steps, run = Steps(), handle._run

    def timed(step: Any) -> None:
        task = getattr(step._callback, "__self__", None)
        code = getattr(task.get_coro(), "cr_code", None) if isinstance(task, asyncio.Task) else None
        if not code or BOT not in code.co_filename:
            run(step)
            return
        began = time.thread_time()
        run(step)
        steps.took(time.thread_time() - began, code.co_qualname)

    handle._run = timed
    gc.disable()  # what a hundred test modules have left behind is not the bot's to look through
    try:
        yield steps
    finally:
        gc.enable()
        handle._run = run


def piled_up(now: datetime) -> tuple[Case, ...]:
    """Give as many cases as a buyer can have, each with as much as it can hold."""
    opened = walked(TO_OPENED)
    name = {S.ORDER: replace(opened.answers[S.ORDER], value=("<&>" * 40)[:100])}
    files = tuple(evidence(n, name="<&>.jpg" * 30) for n in range(1, MOST_FILES + 1))
    kinds = itertools.cycle((E.PROOF_ADDED, E.MODIFIED, E.OFFERED_LESS, E.REJECTED, E.ORDER_SHIPPED, E.PAID_CARD))
    events = tuple(
        Event(n, kind, (now - timedelta(days=n % 20)).date(), now)
        for n, kind in zip(range(1, MOST_EVENTS + 1), kinds, strict=False)
    )
    dues = tuple(Due("seller_reply", (now - timedelta(days=n)).date(), now) for n in range(MOST_DUES))
    text = (HOSTILE[0] * LONGEST_TEXT)[:LONGEST_TEXT]
    filled = Case(
        number=1, created_at=opened.created_at, answers={**opened.answers, **name}, evidence=files, events=events,
        dues=dues, drafts=(Draft(1, text, None, now),), asides=(Aside(7, text, now),), revision=9,
    )  # fmt: skip
    versions = tuple(Draft(n, text[: LONGEST if n > 3 else None], None, now) for n in range(1, MOST_VERSIONS + 1))
    after = (S.SUBMIT, S.RESULT, S.REVIEW)
    before = {step: answer for step, answer in opened.answers.items() if step not in after} | name
    light = replace(filled, evidence=(), events=(), drafts=(), asides=(), dues=())
    others = tuple(replace(filled if n <= FULL else light, number=n) for n in range(3, MOST_CASES + 1))
    return (replace(filled, number=2), *others, replace(filled, number=1, answers=before, drafts=versions))


async def keeps(world: World, ann: Buyer) -> None:
    """Put all that into the database."""
    await world.storage.store([Incoming(None, ann.id, b'{"nothing": {}}')], world.clock())
    note = await world.storage.next_waiting(ann.id)
    assert note
    assert note.buyer
    wishes = replace(note.buyer.preferences, is_pinned=True)
    buyer = replace(note.buyer, current=1, preferences=wishes)
    await world.storage.commit(Changes(note.seq, ann.id, buyer, piled_up(world.clock())), world.clock())


@pytest.mark.parametrize(
    ("number", "arguments"),
    [
        pytest.param(1, ("", "1", "9" * 20), marks=pytest.mark.soak, id="before Submit"),
        pytest.param(2, ("1",), id="after Submit"),
        pytest.param(2, ("2.chargeback.24",), marks=pytest.mark.soak, id="after Submit, words"),
    ],
)
async def test_every_verb_and_every_command_with_all_that_a_buyer_can_pile_up(
    world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch, number: int, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr("bot.lanes.RESTED", 0)  # or it takes minutes
    world.expected += ["message can't be edited", "wrong file identifier"]
    await keeps(world, ann)
    await world.stop_bot()
    await world.start_bot()
    ann._storage = world.storage
    with measured() as steps:
        await _press(world, ann, number, "switch", str(number))
        for verb, argument in itertools.product(VERBS, arguments):
            await _press(world, ann, number, verb, argument)
        for command in COMMANDS:
            if command != "delete":
                await _write(world, ann, f"/{command} " + "x" * (LONGEST - len(command) - 2), command=command)
            await world.settled()
    assert steps.seconds < MOST, steps.which


async def _press(world: World, ann: Buyer, number: int, verb: str, argument: str) -> None:
    screen = {"message_id": 1, "chat": {"id": ann.id, "type": "private"}, "date": 1}
    data = Tap(number, ANY_REVISION, verb, argument).data
    query = {"id": f"{number}{verb}{argument}", "from": person(ann), "chat_instance": "1", "data": data}
    world.standin.push({"callback_query": {**query, "message": screen}})
    await world.settled()


async def _write(world: World, ann: Buyer, text: str, command: str = "", **more: Any) -> None:
    entities = [{"type": "bot_command", "offset": 0, "length": len(command) + 1}] if command else []
    world.standin.push({"message": message(ann, text=text, entities=entities, **more)})
    await world.settled()


KINDS: tuple[dict[str, Any], ...] = (
    {
        "sticker": {
            "file_id": "x",
            "file_unique_id": "y",
            "width": 9,
            "height": 9,
            "type": "regular",
            "is_animated": False,
            "is_video": False,
        }
    },
    {"contact": {"phone_number": "9" * 99, "first_name": "<b>" * 99}},
    {"location": {"latitude": 1.0, "longitude": 1.0}},
    {"dice": {"emoji": "x", "value": 6}},
    {"voice": {"file_id": "x", "file_unique_id": "y", "duration": 9}},
    {"document": {"file_id": "x", "file_unique_id": "y", "file_name": "a." * 2000, "mime_type": "x/" * 2000}},
    {"photo": [{"file_id": f"x{n}", "file_unique_id": f"y{n}", "width": n, "height": n} for n in range(500)]},
    {"video": {"file_id": "x", "file_unique_id": "z", "width": 9, "height": 9, "duration": 2**31}},
)
"""What is no text, as large and as odd as may be."""


async def test_every_kind_of_message_as_large_and_hostile_as_telegram_lets_it_through(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.lanes.RESTED", 0)
    monkeypatch.setattr("bot.handlers.outgoing.SETTLED", timedelta(0))
    world.expected += ["wrong file_id", "invalid file_id", "wrong file identifier"]
    numbers = itertools.count(500_000)
    with measured() as steps:
        for number, begun in enumerate(TO_ASKS):
            ann = await world.buyer(f"Buyer {number}")
            await ann.picks(*begun)
            for bit in HOSTILE:
                text = (bit * LONGEST)[:LONGEST]
                place = next(numbers) * 10
                world.standin.push({"message": message(ann, text=text, message_id=place)})
                world.standin.push({"edited_message": message(ann, text=text[::-1], message_id=place, edit_date=9)})
                await world.settled()
            await _sends_every_kind(world, ann, numbers)
    assert steps.seconds < MOST, steps.which


TO_ASKS: tuple[tuple[str, ...], ...] = ((), ("skip", "unknown"))
"""Ways to a step where something is typed, and to a menu."""


async def _sends_every_kind(world: World, ann: Buyer, numbers: Iterator[int]) -> None:
    for kind in KINDS:
        caption = ("<&> " * 1024)[:1024]
        world.standin.push({"message": message(ann, message_id=next(numbers) * 10, caption=caption, **kind)})
        await world.settled()
