from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from standin.server import Standin
from tests.standin.line import Line

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def numbers(updates: list[Any]) -> list[int]:
    return [update["update_id"] for update in updates]


async def test_updates_stay_until_they_are_confirmed(line: Line, standin: Standin) -> None:
    for text in "abc":
        await line.act("text", text=text)
    first = await line.updates()
    assert numbers(await line.updates()) == numbers(first) == list(range(numbers(first)[0], numbers(first)[0] + 3))
    assert numbers(await line.updates(offset=numbers(first)[1])) == numbers(first)[1:]
    assert numbers(await line.updates()) == numbers(first)[1:]
    assert standin.pending == 2
    assert await line.updates(offset=numbers(first)[-1] + 1) == []
    assert standin.pending == 0


async def test_a_negative_offset_keeps_only_the_newest(line: Line, standin: Standin) -> None:
    for text in "abc":
        await line.act("text", text=text)
    assert [update["message"]["text"] for update in await line.updates(offset=-2)] == ["b", "c"]
    assert standin.pending == 2


@pytest.mark.parametrize(("limit", "most"), [(1, 1), (100, 100), (0, 1), (1000, 100), ("x", 100)])
async def test_a_limit_is_moved_between_1_and_100(line: Line, standin: Standin, limit: Any, most: int) -> None:
    for _ in range(101):
        standin.push({"message": {}})
    assert len(await line.updates(limit=limit)) == most


async def test_a_waiting_poll_gets_an_update_at_once(line: Line) -> None:
    poll = asyncio.create_task(line.updates(timeout=20))
    await asyncio.sleep(0.1)
    begin = time.monotonic()
    await line.act("text", text="a")
    assert len(await poll) == 1
    assert time.monotonic() - begin < 2


async def test_a_poll_without_news_ends_in_time(line: Line) -> None:
    begin = time.monotonic()
    assert await line.updates(timeout=1) == []
    assert 0.9 < time.monotonic() - begin < 5


async def test_a_second_poll_ends_the_first(line: Line) -> None:
    first = asyncio.create_task(line.reply("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    second = asyncio.create_task(line.reply("getUpdates", timeout=20))
    assert await first == {"ok": False, "error_code": 409, "description": CONFLICT}
    await line.act("text", text="a")
    assert len((await second)["result"]) == 1


async def test_only_the_kinds_that_were_asked_for_come_until_others_are(line: Line) -> None:
    await line.updates(allowed_updates=["edited_message"])
    message_id = (await line.act("text", text="a"))["message_id"]
    assert await line.updates() == []
    await line.act("edit", message_id=message_id, text="b")
    assert (await line.newest())["edited_message"]["text"] == "b"
    await line.updates(offset=-1, allowed_updates=[])
    await line.act("text", text="c")
    assert (await line.newest())["message"]["text"] == "c"


async def test_raw_updates_come_as_they_are(line: Line, standin: Standin) -> None:
    number = standin.push({"message": "not an object"})
    assert standin.push({"update_id": number + 10, "message": 1}) == number + 10
    standin.push({"update_id": "nonsense"})
    assert await line.updates() == [
        {"update_id": number, "message": "not an object"},
        {"update_id": number + 10, "message": 1},
        {"update_id": "nonsense"},
    ]
    await line.act("text", text="a")
    assert (await line.newest())["update_id"] == number + 12


async def test_the_same_update_can_come_twice(line: Line, standin: Standin) -> None:
    number = standin.push({"message": {}})
    standin.push({"update_id": number, "message": {}})
    assert numbers(await line.updates()) == [number, number]


async def test_a_webhook_is_kept_and_excludes_polling(line: Line) -> None:
    poll = asyncio.create_task(line.reply("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    await line.call("setWebhook", url="https://example.org/hook", allowed_updates=["message"])
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
    await line.act("text", text="a")
    info = await line.call("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == ("https://example.org/hook", 1)
    refused = await line.reply("getUpdates")
    assert refused["error_code"] == 409
    assert "can't use getUpdates method while webhook is active" in refused["description"]
    await line.call("deleteWebhook", drop_pending_updates=True)
    assert (await line.call("getWebhookInfo"))["url"] == ""
    assert await line.updates() == []


async def test_a_webhook_needs_https(line: Line) -> None:
    refusal = await line.refusal("setWebhook", url="http://example.org")
    assert refusal == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"


async def test_the_queue_is_told_to_the_page(line: Line) -> None:
    await line.act("text", text="a")
    assert await line.ask("GET", "/queue") == (200, {"pending": 1})
