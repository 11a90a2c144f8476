from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from standin.server import Standin
from tests.standin.line import Line

BUTTON = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_a_tap_reaches_the_bot_with_its_message(line: Line) -> None:
    sent = await line.send(reply_markup=BUTTON)
    query_id = (await line.act("tap", message_id=sent["message_id"], data="y"))["query_id"]
    query = (await line.newest())["callback_query"]
    assert (query["id"], query["data"], query["message"]) == (query_id, "y", sent)
    assert query["from"] == {"id": line.person, "is_bot": False, "first_name": "Ann", "language_code": "en"}


async def test_only_a_button_that_is_there_now_can_be_tapped(line: Line) -> None:
    sent = await line.send(reply_markup=BUTTON)
    await line.call("editMessageText", chat_id=line.person, message_id=sent["message_id"], text="b")
    assert await line.refused("tap", message_id=sent["message_id"], data="y")
    assert await line.refused("tap", message_id=99, data="y")
    assert await line.refused("tap", message_id=sent["message_id"])
    assert await line.updates() == []


async def test_a_forged_tap_carries_anything(line: Line) -> None:
    sent = await line.send()
    await line.act("tap", message_id=sent["message_id"], data="nonsense", forged=True)
    assert (await line.newest())["callback_query"]["data"] == "nonsense"


async def test_a_tap_on_a_message_that_is_gone_tells_only_its_place(line: Line) -> None:
    sent = await line.send(reply_markup=BUTTON)
    await line.call("deleteMessage", chat_id=line.person, message_id=sent["message_id"])
    await line.act("tap", message_id=sent["message_id"], data="y", forged=True)
    message = (await line.newest())["callback_query"]["message"]
    assert message == {"chat": sent["chat"], "message_id": sent["message_id"], "date": 0}


@pytest.mark.parametrize(("length", "ok"), [(200, True), (201, False)])
async def test_an_answer_has_at_most_200_units(line: Line, length: int, ok: bool) -> None:
    sent = await line.send(reply_markup=BUTTON)
    query_id = (await line.act("tap", message_id=sent["message_id"], data="y"))["query_id"]
    cursor = (await line.chat())["cursor"]
    reply = await line.reply("answerCallbackQuery", callback_query_id=query_id, text="x" * length, show_alert=True)
    assert reply["ok"] is ok
    if ok:
        (event,) = await line.events(cursor)
        assert event == {"type": "answer", "query_id": query_id, "text": "x" * 200, "alert": True}
    else:
        assert reply["description"] == "Bad Request: MESSAGE_TOO_LONG"


async def test_an_answer_without_text_is_told_too_and_a_second_one_is_no_error(line: Line) -> None:
    sent = await line.send(reply_markup=BUTTON)
    query_id = (await line.act("tap", message_id=sent["message_id"], data="y"))["query_id"]
    cursor = (await line.chat())["cursor"]
    for _ in range(2):
        assert await line.call("answerCallbackQuery", callback_query_id=query_id) is True
    assert await line.events(cursor) == 2 * [{"type": "answer", "query_id": query_id, "alert": False}]


async def test_an_unknown_tap_cannot_be_answered(line: Line) -> None:
    assert await line.refusal("answerCallbackQuery", callback_query_id="1") == OLD


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def aged(tmp_path: Path, clock: Clock) -> AsyncIterator[Line]:
    standin = Standin(tmp_path, query_lifetime=900, clock=clock)
    await standin.start()
    async with aiohttp.ClientSession() as http:
        line = Line(http, standin.url, 0)
        line.person = (await line.ask("POST", "/people", {"first_name": "Ann"}))[1]["id"]
        yield line
    await standin.stop()


@pytest.mark.parametrize(("age", "ok"), [(900, True), (901, False)])
async def test_a_tap_can_be_answered_as_long_as_was_said(aged: Line, clock: Clock, age: int, ok: bool) -> None:
    sent = await aged.send(reply_markup=BUTTON)
    query_id = (await aged.act("tap", message_id=sent["message_id"], data="y"))["query_id"]
    clock.now += age
    reply = await aged.reply("answerCallbackQuery", callback_query_id=query_id)
    assert reply["ok"] is ok
    assert ok or reply["description"] == OLD


@pytest.mark.parametrize(
    ("age", "kinds"),
    [(149, ["callback_query", "message"]), (150, ["message"]), (86_399, ["message"]), (86_400, [])],
)
async def test_a_tap_waits_150_seconds_and_a_message_a_day(
    aged: Line, clock: Clock, age: int, kinds: list[str]
) -> None:
    sent = await aged.send(reply_markup=BUTTON)
    await aged.act("tap", message_id=sent["message_id"], data="y")
    await aged.act("text", text="a")
    clock.now += age
    assert [next(iter(update.keys() - {"update_id"})) for update in await aged.updates()] == kinds
