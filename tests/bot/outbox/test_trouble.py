"""While the database cannot save, buyers are told so, once, and what is true of what they sent; then all goes on."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from bot.__main__ import STANDIN_TOKEN
from bot.application import Bot
from bot.outbox.trouble import LONGEST_QUERY, MESSAGES, MOST_MARKS, Trouble
from bot.screens.screen import length
from bot.storage.interface import Unavailable
from bot.storage.sqlite.storage import SqliteStorage
from bot.storage.values import Changes, Incoming, Remaining
from bot.texts import texts
from conversations.names import S
from standin.calls import Call
from tests.bot.given import BotDatabase, read, until
from tests.buyer import Buyer
from tests.conftest import World
from tests.conversations.test_texts import untidy

STORED, OUTSIDE = "database_trouble", "database_trouble_outside"
MOST_ALERT = 200
"""Characters of an alert. Source: Bot API, answerCallbackQuery."""
HELLO = json.dumps({"message": {"text": "hello"}}).encode()


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time between tries is short, and so is patience."""
    monkeypatch.setattr("bot.wire.errors.FIRST_WAIT", 0.05)
    monkeypatch.setattr("bot.wire.errors.LONGEST_WAIT", 0.1)
    monkeypatch.setattr("bot.lanes.STORAGE_PAUSE", 0.05)
    monkeypatch.setattr("bot.outbox.outbox.STORAGE_PAUSE", 0.05)
    monkeypatch.setattr("bot.outbox.trouble.PATIENCE", 0.01)


@pytest.fixture
async def trouble(world: World) -> AsyncIterator[Trouble]:
    """One that speaks from the first failure on, through the bot that runs."""
    trouble = Trouble(world.bot.application.bot, patience=0.0)
    yield trouble
    await trouble.stop()


def tap(query: str) -> bytes:
    return json.dumps({"callback_query": {"id": query}}).encode()


def told(world: World, key: str, buyer: Buyer) -> list[Call]:
    """List the messages with this text."""
    wanted = {"chat_id": str(buyer.id), "text": texts("en").html(key)}
    return [
        call
        for call in world.calls
        if call.method == "sendMessage" and {name: str(call.parameters.get(name)) for name in wanted} == wanted
    ]


def alerts(world: World, key: str) -> list[str]:
    """List the taps that were answered by this alert."""
    text = texts("en").plain(key, "tap")
    found = [call.parameters for call in world.calls if call.method == "answerCallbackQuery"]
    return [str(each["callback_query_id"]) for each in found if each.get("text") == text and each.get("show_alert")]


async def pressed(buyer: Buyer, verb: str, argument: str) -> str:
    """Tap a button without waiting for an answer; give the id of the tap."""
    shown, button = await buyer.button(verb, argument)
    body = {"message_id": shown["message_id"], "data": button["data"], "forged": False}
    return str((await buyer._post("tap", body))["query_id"])


async def fetched(world: World, times: int) -> None:
    """Wait until the bot has asked for updates that often from now on."""
    before = sum(call.method == "getUpdates" for call in world.calls)
    await until(lambda: sum(call.method == "getUpdates" for call in world.calls) >= before + times)


class Reluctant(SqliteStorage):
    """A database that takes updates into the inbox, and then has no room for what comes of them."""

    full = False
    refused = 0

    async def commit(self, changes: Changes, now: datetime) -> Remaining:
        if self.full:
            self.refused += 1
            raise Unavailable("the disk is full")
        return await super().commit(changes, now)


async def reluctant(world: World, *people: Buyer) -> Reluctant:
    """Let the bot go on with such a database, which has become full."""
    await world.stop_bot()
    storage = await Reluctant.open(world.folder / "bot.db")
    assert isinstance(storage, Reluctant)
    world._storage, world._bot = storage, Bot(storage, STANDIN_TOKEN, world.standin.url)
    await world._bot.start()
    for buyer in people:
        buyer._storage, buyer.waits = storage, False
    storage.full = True
    return storage


# The whole bot


@pytest.mark.parametrize("fault", ["full", "locked", "read_only"])
async def test_whose_words_cannot_be_stored_is_told_once_and_answered_when_they_can(
    world: World, ann: Buyer, fault: str
) -> None:
    await ann.picks("skip", "unknown")
    before = await read(ann)
    words = ["Blue shoes" + letter * 4000 for letter in "ab"]
    ann.waits = False
    async with BotDatabase(world.folder).faults[fault](world.storage):
        await ann.says(words[0])
        await until(lambda: bool(told(world, OUTSIDE, ann)))
        await ann.says(words[1])
        await fetched(world, 5)
        assert (await read(ann))[: len(before)] == before
        assert len(await read(ann)) == len(before) + 1
    await world.settled()
    case = await ann.is_at(S.OPENING)
    assert [aside.text for aside in case.asides] == words
    assert len(told(world, OUTSIDE, ann)) == 1
    assert not told(world, STORED, ann)


async def test_whose_tap_cannot_be_stored_gets_an_alert_and_no_message(world: World, ann: Buyer) -> None:
    before = await read(ann)
    ann.waits = False
    async with BotDatabase(world.folder).faults["read_only"](world.storage):
        query = await pressed(ann, "pick", "skip")
        await until(lambda: bool(alerts(world, OUTSIDE)))
        await fetched(world, 5)
        assert await read(ann) == before
    await world.settled()
    await ann.is_at(S.PROTECTION)
    assert alerts(world, OUTSIDE) == [query]


async def test_whose_words_wait_in_the_inbox_is_told_so_once_and_answered_once(world: World, ann: Buyer) -> None:
    before = await read(ann)
    storage = await reluctant(world, ann)
    await ann.says("Blue shoes")
    await until(lambda: storage.refused > 5)
    assert len(await read(ann)) == len(before) + 1
    storage.full = False
    await world.settled()
    await ann.is_at(S.PROTECTION)
    assert len(told(world, STORED, ann)) == 1
    assert not told(world, OUTSIDE, ann)
    assert len(await read(ann)) == len(before) + 2


async def test_whose_tap_waits_in_the_inbox_gets_an_alert_and_no_message(world: World, ann: Buyer) -> None:
    storage = await reluctant(world, ann)
    query = await pressed(ann, "pick", "skip")
    await until(lambda: storage.refused > 5)
    storage.full = False
    await world.settled()
    await ann.is_at(S.PROTECTION)
    assert alerts(world, STORED) == [query]
    assert not told(world, STORED, ann)


async def test_of_what_the_bot_noted_for_itself_nobody_is_told(world: World, ann: Buyer) -> None:
    storage = await reluctant(world, ann)
    await storage.store([Incoming(None, ann.id, b'{"resume": true}')], world.bot.clock())
    world.bot.lanes.wake(ann.id)
    await until(lambda: storage.refused > 5)
    assert not told(world, STORED, ann)
    storage.full = False
    await world.settled()
    await ann.sees("was_away")


async def test_a_failure_that_is_over_at_the_next_try_is_not_worth_a_word(
    world: World, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outbox.trouble.PATIENCE", 30.0)
    storage = await reluctant(world, ann)
    await ann.says("Blue shoes")
    await until(lambda: storage.refused > 3)
    storage.full = False
    await world.settled()
    await ann.is_at(S.PROTECTION)
    assert not told(world, STORED, ann)


# Who is told what, and how often


async def test_a_chat_is_told_one_message_and_of_a_few_taps(world: World, ann: Buyer, trouble: Trouble) -> None:
    queries = [f"{number}" for number in range(10)]
    for _again in range(3):
        trouble.tell(ann.id, HELLO, stored=True)
        for query in queries:
            trouble.tell(ann.id, tap(query), stored=True)
    world.expected.append("query ID is invalid")  # the taps are made up
    await until(lambda: bool(told(world, STORED, ann)))
    await until(lambda: not trouble._workers)
    assert len(told(world, STORED, ann)) == 1
    assert alerts(world, STORED) == queries[: MOST_MARKS - 1]


async def test_groups_and_what_nobody_waits_for_are_told_nothing(world: World, ann: Buyer, trouble: Trouble) -> None:
    group: list[tuple[int, bytes]] = [(-ann.id, HELLO), (-ann.id, tap("7")), (0, HELLO)]
    taps: list[object] = [None, [], {}, {"id": 7}, {"id": ""}, {"id": "7" * (LONGEST_QUERY + 1)}]
    others: list[object] = [{"my_chat_member": {}}, {"unreadable": "x"}, {}, [], None, 7]
    bodies = [*others, *({"callback_query": value} for value in taps)]
    odd = [b"", b"\xff", b"no update: x", b"[" * 100_000, *(json.dumps(body).encode() for body in bodies)]
    for chat_id, body in [*group, *((ann.id, body) for body in odd)]:
        trouble.tell(chat_id, body, stored=False)
    assert not trouble._workers
    assert not trouble._told
    trouble.tell(ann.id, tap("7" * LONGEST_QUERY), stored=False)
    trouble.tell(ann.id, json.dumps({"edited_message": {}}).encode(), stored=False)
    await until(lambda: bool(told(world, OUTSIDE, ann)))
    assert alerts(world, OUTSIDE) == ["7" * LONGEST_QUERY]


async def test_more_chats_than_are_remembered_are_not_told_at_all(
    world: World, ann: Buyer, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outbox.trouble.MOST_CHATS", 1)
    ben = await world.buyer("Ben")
    for _again in range(3):
        trouble.tell(ann.id, HELLO, stored=True)
        trouble.tell(ben.id, HELLO, stored=True)
    await until(lambda: not trouble._workers)
    assert len(told(world, STORED, ann)) == 1
    assert not told(world, STORED, ben)
    assert list(trouble._told) == [ann.id]


async def test_the_next_outage_is_told_again(
    world: World, ann: Buyer, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    trouble.tell(ann.id, HELLO, stored=True)
    trouble.recovered(ann.id)  # too late or not: within one outage it is said at most once more
    trouble.tell(ann.id, HELLO, stored=True)
    await until(lambda: not trouble._workers)
    assert len(told(world, STORED, ann)) == 1
    trouble.recovered(ann.id)
    trouble.tell(ann.id, HELLO, stored=True)
    assert not trouble._workers
    monkeypatch.setattr("bot.outbox.trouble.QUIET", 0.01)
    await asyncio.sleep(0.02)
    trouble.tell(ann.id, HELLO, stored=True)
    await until(lambda: len(told(world, STORED, ann)) == 2)


async def test_who_is_saved_before_it_was_said_is_not_told_any_more(world: World, ann: Buyer, trouble: Trouble) -> None:
    ben = await world.buyer("Ben")
    for body in (HELLO, tap("7")):
        trouble.tell(ann.id, body, stored=True)
    trouble.tell(ben.id, HELLO, stored=True)
    trouble.recovered(ann.id)
    await until(lambda: bool(told(world, STORED, ben)))
    await until(lambda: not trouble._workers)
    assert not told(world, STORED, ann)
    assert alerts(world, STORED) == []
    trouble.tell(ann.id, HELLO, stored=True)
    await until(lambda: bool(told(world, STORED, ann)))


# What it does to Telegram


@pytest.mark.parametrize("status", [0, 403, 429, 502])
async def test_what_telegram_does_not_take_is_left_and_the_next_is_told(
    world: World, ann: Buyer, trouble: Trouble, status: int
) -> None:
    await world.fault(method="sendMessage", status=status, chat_id=ann.id)
    ben = await world.buyer("Ben")
    trouble.tell(ann.id, HELLO, stored=True)
    trouble.tell(ben.id, HELLO, stored=True)
    await until(lambda: bool(told(world, STORED, ben)))
    await until(lambda: not trouble._workers)
    assert len(told(world, STORED, ann)) == 1


async def test_a_language_that_is_not_there_keeps_nobody_else_from_being_told(
    world: World, ann: Buyer, trouble: Trouble
) -> None:
    world.expected.append("could not be told")
    ben = await world.buyer("Ben")
    trouble.tell(ann.id, HELLO, stored=True, language="tlh")
    trouble.tell(ben.id, HELLO, stored=True)
    await until(lambda: bool(told(world, STORED, ben)))
    assert not told(world, STORED, ann)


async def test_messages_keep_to_a_pace_and_a_tap_need_not_wait_for_them(
    world: World, ann: Buyer, trouble: Trouble
) -> None:
    people = [ann, *[await world.buyer(f"Ben{number}") for number in range(4)]]
    begun = asyncio.get_running_loop().time()
    for buyer in people:
        trouble.tell(buyer.id, HELLO, stored=True)
    trouble.tell(ann.id, tap("7"), stored=True)
    world.expected.append("query ID is invalid")  # the tap is made up
    await until(lambda: bool(told(world, STORED, people[-1])))
    assert asyncio.get_running_loop().time() - begun >= (len(people) - 1) / MESSAGES - 0.01
    spoken = [call.method for call in world.calls if call.parameters.get("text") is not None][-len(people) - 1 :]
    assert "answerCallbackQuery" in spoken[:2]


async def test_after_the_end_nothing_is_said(world: World, ann: Buyer, trouble: Trouble) -> None:
    trouble.tell(ann.id, HELLO, stored=True)
    await trouble.stop()
    trouble.tell(ann.id, tap("7"), stored=True)
    assert not trouble._workers
    assert not told(world, STORED, ann)


# The words


@pytest.mark.parametrize("key", [STORED, OUTSIDE])
def test_the_words_are_for_lay_people_and_fit(key: str) -> None:
    said = texts("en")
    message_, alert = said.html(key), said.plain(key, "tap")
    assert untidy(message_) == untidy(alert) == []
    assert length(alert) <= MOST_ALERT
    assert "safe" in message_
    assert "safe" in alert
    for technical in ("database", "disk", "server", "error"):
        assert technical not in (message_ + alert).casefold()


def test_only_a_tap_that_can_get_lost_is_to_be_pressed_again() -> None:
    said = texts("en")
    assert "press again in a few minutes" in said.plain(OUTSIDE, "tap")
    assert "No need to press again" in said.plain(STORED, "tap")
    for key in (STORED, OUTSIDE):
        assert "nothing to do" in said.html(key)


def test_who_floods_reads_that_all_is_kept_and_need_not_be_sent_again() -> None:
    flood = texts("en").html("flood")
    assert untidy(flood) == []
    assert "Everything is kept" in flood
    assert "need not send anything again" in flood
