"""The database is the only truth, and when it fails for a while nothing is lost and nothing said twice."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime

import pytest

from bot.__main__ import STANDIN_TOKEN
from bot.application import Bot
from bot.storage.interface import Unavailable
from bot.storage.sqlite.storage import SqliteStorage
from bot.storage.values import Changes, Remaining
from conversations.names import S
from tests.bot.given import BotDatabase, Row, inbox, message, read, restart, until
from tests.bot.test_journeys import SHOE, TEXT
from tests.buyer import Buyer
from tests.conftest import World


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time between tries is short."""
    monkeypatch.setattr("bot.wire.errors.FIRST_WAIT", 0.1)
    monkeypatch.setattr("bot.lanes.STORAGE_PAUSE", 0.1)
    monkeypatch.setattr("bot.outbox.outbox.STORAGE_PAUSE", 0.1)


@pytest.mark.parametrize("fault", ["full", "locked", "read_only"])
async def test_a_database_that_fails_in_the_middle_loses_nothing(
    world: World, ann: Buyer, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    await ann.picks("skip", "unknown")
    texts = [letter * 4000 for letter in "abcdefgh"]
    ann.waits = False
    async with BotDatabase(world.folder).faults[fault](world.storage):
        for text in texts:
            await ann.says(text)
        await until(lambda: any("database cannot" in record.getMessage() for record in caplog.records))
        assert world.standin.pending or await world.storage.waiting_chats() == [ann.id]
    await world.settled()
    case = await ann.is_at(S.OPENING)
    assert [aside.text for aside in case.asides] == texts


class Reluctant(SqliteStorage):
    """A database that is full for whole cases, but not for a mark at an update."""

    refusals = 5

    async def commit(self, changes: Changes, now: datetime) -> Remaining:
        if self.refusals:
            self.refusals -= 1
            raise Unavailable("the disk is full")
        return await super().commit(changes, now)


async def test_what_the_database_cannot_do_is_not_counted_against_the_update(world: World, ann: Buyer) -> None:
    await world.stop_bot()
    world._storage = await Reluctant.open(world.folder / "bot.db")
    world._bot = Bot(world._storage, STANDIN_TOKEN, world.standin.url)
    await world._bot.start()
    ann._storage = world.storage
    update_id = world.standin.push({"message": message(ann, text="Blue shoes")})
    await world.settled()
    assert inbox(world, update_id) == [Row(0, None, handled=True, set_aside=False)]
    await ann.is_at(S.PROTECTION)


async def test_a_screen_that_cannot_be_noted_is_not_sent_again_and_again(world: World, ann: Buyer) -> None:
    before = len(await read(ann))
    await world.fault(method="sendMessage", status=0, delay=0.4, chat_id=ann.id)
    ann.waits = False
    await ann.says("Blue shoes")

    async def is_out() -> bool:
        return len(await read(ann)) > before

    await until(is_out)
    async with BotDatabase(world.folder).faults["locked"](world.storage):
        await asyncio.sleep(1)  # the answer comes, and the database is tried several times
        assert len(await read(ann)) == before + 1
    await world.settled()
    assert len(await read(ann)) == before + 1
    await ann.says("in 12 days")
    await world.settled()
    await ann.is_at(S.OPENING)


async def test_a_chat_that_keeps_the_processor_busy_rests_after_each_update_and_then_goes_on(
    world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ann.says("/status")
    message, button = await ann.button("picture")
    monkeypatch.setattr("bot.lanes.RESTED", 1000)
    monkeypatch.setattr("bot.lanes.LONGEST_REST", 2.0)
    ann.waits = False
    began = time.monotonic()
    for _time in range(2):
        await ann.taps_data(message["message_id"], button["data"])
    await world.settled()
    assert time.monotonic() - began >= 2.0  # between the two
    monkeypatch.undo()
    ann.waits = True
    await ann.says("Red lamp")
    await ann.is_at(S.PROTECTION)


async def test_the_bot_can_be_stopped_between_any_two_steps_of_the_whole_way(world: World, ann: Buyer) -> None:
    way = [
        ("says", "Blue shoes"),
        ("says", "in 12 days"),
        *(("picks", choice) for choice in ("found", "refund", "yes", "not_as_described", "size")),
        ("says", "US $8.12"),
        ("picks", "half"),
        ("sends", ""),
        ("picks", "done"),
        ("says", TEXT),
        *(("picks", choice) for choice in ("done", "submit", "pressed", "worked")),
    ]
    for act, what in way:
        await restart(world, ann)
        await (ann.sends(SHOE, as_="photo") if act == "sends" else getattr(ann, act)(what))
    case = await ann.is_at(S.OPENED)
    assert case.draft
    assert case.draft.text == TEXT
    assert len(case.evidence) == 1
    assert len(case.answers) == len(way) - 2  # the photo and the text are no answers by themselves
