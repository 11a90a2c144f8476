"""The stand-in posts to a webhook as Telegram's Bot API server does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from standin.calls import Call
from standin.server import Standin
from tests.bot.given import Clock, until
from tests.standin.line import TOKEN, Line


class Bot:
    """Takes what is posted. `answers` are the next statuses, each with its headers; after them all is 200."""

    def __init__(self) -> None:
        self.posts: list[tuple[Any, str | None]] = []
        self.answers: list[tuple[int, dict[str, str]]] = []
        self.asks: list[str] = []
        """The next bodies of what is answered with 200, as JSON."""
        self.holds: set[str] = set()
        """What is not answered while it stands here: a text, or the data of a tap."""
        self.at_once = self.most_at_once = 0
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.posts.append((update, request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        while said(update) in self.holds:  # noqa: ASYNC110 - a test lets go of it
            await asyncio.sleep(0.005)
        self.at_once -= 1
        status, headers = self.answers.pop(0) if self.answers else (200, {})
        if status == 200 and self.asks:
            return web.Response(text=self.asks.pop(0), content_type=headers.get("type", "application/json"))
        return web.Response(status=status, headers=headers)

    @property
    def said(self) -> list[str]:
        """What was posted, in order."""
        return [said(update) for update, _secret in self.posts]


def said(update: Any) -> str:
    if "callback_query" in update:
        return str(update["callback_query"]["data"])
    return str((update.get("message") or update["edited_message"])["text"])


@pytest.fixture
async def bot() -> AsyncIterator[Bot]:
    bot = Bot()
    app = web.Application()
    app.add_routes([web.post("/hook", bot.take)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    bot.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield bot
    await runner.cleanup()


async def tappable(line: Line) -> int:
    sent = await line.send(reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "tap"}]]})
    return int(sent["message_id"])


async def info(line: Line) -> Any:
    return await line.call("getWebhookInfo")


@pytest.mark.parametrize("secret", ["s-3_cret", ""])
async def test_an_update_is_posted_with_the_secret_and_gone_once_it_is_taken(
    line: Line, standin: Standin, bot: Bot, secret: str
) -> None:
    await line.act("text", text="before")
    await line.call("setWebhook", url=bot.url, secret_token=secret, max_connections=7)
    await line.act("text", text="after")
    await until(lambda: standin.pending == 0)
    assert bot.said == ["before", "after"]
    assert {header for _update, header in bot.posts} == {secret or None}
    numbers = [update["update_id"] for update, _header in bot.posts]
    assert numbers == [numbers[0], numbers[0] + 1]
    assert await info(line) == {
        "url": bot.url,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 7,
    }


async def test_what_one_person_writes_is_posted_one_after_the_other_and_a_tap_beside_it(line: Line, bot: Bot) -> None:
    message_id = await tappable(line)
    await line.call("setWebhook", url=bot.url)
    bot.holds.add("first")
    await line.act("text", text="first")
    await line.act("text", text="second")
    await line.act("tap", message_id=message_id, data="tap")
    await until(lambda: len(bot.posts) == 2)
    await asyncio.sleep(0.1)
    assert sorted(bot.said) == ["first", "tap"]
    assert (await info(line))["pending_update_count"] == 2
    bot.holds.clear()
    await until(lambda: len(bot.posts) == 3)
    assert bot.said[2] == "second"


async def test_an_edit_keeps_its_place_behind_what_it_edits(line: Line, bot: Bot) -> None:
    await line.call("setWebhook", url=bot.url)
    bot.holds.add("first")
    message_id = (await line.act("text", text="first"))["message_id"]
    await line.act("edit", message_id=message_id, text="better")
    await until(lambda: len(bot.posts) == 1)
    await asyncio.sleep(0.1)
    assert bot.said == ["first"]
    bot.holds.clear()
    await until(lambda: bot.said == ["first", "better"])


@pytest.mark.parametrize("most", [1, 3])
async def test_no_more_are_posted_at_once_than_the_bot_wants(line: Line, standin: Standin, bot: Bot, most: int) -> None:
    await line.call("setWebhook", url=bot.url, max_connections=most)
    bot.holds.add("x")
    for chat in range(6):
        standin.push({"message": {"chat": {"id": chat}, "text": "x"}})
    await until(lambda: bot.at_once == most)
    await asyncio.sleep(0.1)
    bot.holds.clear()
    await until(lambda: standin.pending == 0)
    assert bot.most_at_once == most


@pytest.mark.parametrize("status", [300, 503])
async def test_what_is_not_taken_is_posted_again_at_once_and_then_after_a_pause(
    line: Line, standin: Standin, bot: Bot, status: int
) -> None:
    bot.answers = [(status, {}), (status, {})]
    await line.call("setWebhook", url=bot.url)
    await line.act("text", text="a")
    await line.act("text", text="b")
    await until(lambda: len(bot.posts) == 2)
    await asyncio.sleep(0.2)
    assert bot.said == ["a", "a"]
    told = await info(line)
    assert told["last_error_message"].startswith(f"Wrong response from the webhook: {status}")
    assert told["last_error_date"] > 0
    await until(lambda: standin.pending == 0)
    assert bot.said == ["a", "a", "a", "b"]


async def test_the_bot_can_ask_to_be_left_alone_for_a_while(line: Line, standin: Standin, bot: Bot) -> None:
    bot.answers = [(503, {"Retry-After": "1"})]
    await line.call("setWebhook", url=bot.url)
    await line.act("text", text="a")
    await until(lambda: len(bot.posts) == 1)
    await asyncio.sleep(0.3)
    assert bot.said == ["a"]
    await until(lambda: standin.pending == 0)
    assert bot.said == ["a", "a"]


async def test_a_bot_that_is_not_there_gets_it_when_it_is(line: Line, standin: Standin, bot: Bot) -> None:
    await line.call("setWebhook", url="http://127.0.0.1:1/hook")
    await line.act("text", text="a")

    async def is_told() -> bool:
        return bool((await info(line)).get("last_error_message") == "Connection refused")

    await until(is_told)
    assert standin.pending == 1
    await line.call("setWebhook", url=bot.url)
    await until(lambda: standin.pending == 0)
    assert bot.said == ["a"]
    assert "last_error_message" not in await info(line)


async def test_a_tap_is_posted_for_150_seconds_and_a_message_for_longer(tmp_path: Path, bot: Bot) -> None:
    clock = Clock()
    standin = Standin(tmp_path / "timed", clock=lambda: clock().timestamp())
    await standin.start()
    try:
        async with aiohttp.ClientSession() as http:
            async with http.post(f"{standin.url}/people", json={"first_name": "Ann"}) as response:
                line = Line(http, standin.url, (await response.json())["id"])
            message_id = await tappable(line)
            await line.act("tap", message_id=message_id, data="tap")
            await line.act("text", text="a")
            clock.turn(seconds=149)
            assert standin.pending == 2
            clock.turn(seconds=1)
            await line.call("setWebhook", url=bot.url)
            await until(lambda: standin.pending == 0)
    finally:
        await standin.stop()
    assert bot.said == ["a"]


async def test_without_the_webhook_what_was_not_taken_is_there_for_a_poll(
    line: Line, standin: Standin, bot: Bot
) -> None:
    bot.answers = [(503, {"Retry-After": "3600"})]
    await line.call("setWebhook", url=bot.url)
    await line.act("text", text="a")
    await until(lambda: len(bot.posts) == 1)
    await line.call("deleteWebhook")
    assert [said(update) for update in await line.updates()] == ["a"]
    await asyncio.sleep(0.1)
    assert bot.said == ["a"]
    assert standin.pending == 1


async def test_after_a_restart_of_the_stand_in_it_goes_on(line: Line, standin: Standin, bot: Bot) -> None:
    bot.answers = [(503, {"Retry-After": "3600"})]
    await line.call("setWebhook", url=bot.url)
    await line.act("text", text="a")
    await until(lambda: len(bot.posts) == 1)
    await standin.stop()
    await standin.start()
    await until(lambda: standin.pending == 0)
    assert bot.said == ["a", "a"]


async def test_a_new_token_has_no_webhook_yet_and_what_waits_is_posted_with_its_own_secret(
    tmp_path: Path, bot: Bot
) -> None:
    first, second = (Standin(tmp_path, token=f"1000001:{name}") for name in ("one", "another"))
    async with aiohttp.ClientSession() as http:
        await first.start()
        line = Line(http, first.url, 0, "1000001:one")
        line.person = (await line.ask("POST", "/people", {"first_name": "Ann"}))[1]["id"]
        bot.answers = [(503, {"Retry-After": "3600"})]
        await line.call("setWebhook", url=bot.url, secret_token="of-one")
        await line.act("text", text="a")
        await until(lambda: len(bot.posts) == 1)
        await first.stop()
        await second.start()
        line = Line(http, second.url, line.person, "1000001:another")
        assert (await info(line))["url"] == ""
        await line.act("text", text="b")
        assert second.pending == 2
        await line.call("setWebhook", url=bot.url, secret_token="of-another")
        await until(lambda: second.pending == 0)
        await second.stop()
    assert bot.said == ["a", "a", "b"]
    assert [secret for _update, secret in bot.posts] == ["of-one", "of-another", "of-another"]


@pytest.mark.parametrize("content", [[1], {"chat": {"id": []}}, {"chat": 5}, "x", None])
async def test_a_raw_update_that_names_nobody_is_posted_too(
    line: Line, standin: Standin, bot: Bot, content: object
) -> None:
    await line.call("setWebhook", url=bot.url)
    standin.push({"message": content, "callback_query": {"data": "raw"}})
    await line.act("text", text="a")
    await until(lambda: standin.pending == 0)
    assert sorted(bot.said) == ["a", "raw"]


async def test_it_posts_nowhere_but_to_this_machine(line: Line, standin: Standin) -> None:
    await line.call("setWebhook", url="https://bot.example.org/hook")
    await line.act("text", text="a")

    async def is_told() -> bool:
        return "this machine only" in (await info(line)).get("last_error_message", "")

    await until(is_told)
    assert standin.pending == 1


@pytest.mark.parametrize(
    "url",
    ["http://bot.example.org", "http://10.0.0.1/hook", "ftp://127.0.0.1", "127.0.0.1", "http://127.0.0.1.example.org"],
)
async def test_http_is_taken_for_this_machine_only(line: Line, url: str) -> None:
    said = await line.refusal("setWebhook", url=url)
    assert said == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"


@pytest.mark.parametrize(("secret", "taken"), [("a" * 256, True), ("a" * 257, False), ("a b", False), ("ü", False)])
async def test_a_secret_is_checked_as_telegram_does(line: Line, bot: Bot, secret: str, taken: bool) -> None:
    answer = await line.reply("setWebhook", url=bot.url, secret_token=secret)
    assert answer["ok"] is taken
    assert TOKEN not in str(answer)


async def test_a_call_in_the_answer_to_a_post_is_carried_out_once_and_its_result_is_nobodys(
    line: Line, standin: Standin, bot: Bot, calls: list[Call]
) -> None:
    message_id = await tappable(line)
    await line.call("setWebhook", url=bot.url)
    bot.asks.append(
        json.dumps({"method": "SendMessage", "chat_id": line.person, "text": "<b>Yes</b>", "parse_mode": "HTML"})
    )
    await line.act("text", text="first")
    await until(lambda: standin.pending == 0)
    sent = calls[-1]
    assert (sent.method, sent.status, sent.is_carried) == ("sendMessage", 200, True)
    assert (await line.chat())["messages"][-1]["text"] == "Yes"
    query = (await line.act("tap", message_id=message_id, data="tap"))["query_id"]
    bot.asks.append(json.dumps({"method": "answerCallbackQuery", "callback_query_id": query, "text": "Done"}))
    await line.act("tap", message_id=message_id, data="tap")
    await until(lambda: standin.pending == 0)
    assert calls[-1] == Call(
        "answerCallbackQuery", {"callback_query_id": query, "text": "Done"}, 200, "", is_carried=True
    )


@pytest.mark.parametrize(
    "asked",
    [
        *(
            '{"method": "setWebhook", "url": ""}',
            '{"method": "deleteWebhook"}',
            '{"method": "getMe"}',
            '{"method": ""}',
        ),
        *(
            '{"method": "sendMessage", "chat_id": 1}',
            '{"method": "fly"}',
            '{"method": 7}',
            "[]",
            "no JSON",
            "",
            "[" * 9999,
        ),
    ],
)
async def test_what_cannot_be_asked_for_in_an_answer_changes_nothing_and_the_update_is_taken(
    line: Line, standin: Standin, bot: Bot, asked: str
) -> None:
    await line.call("setWebhook", url=bot.url)
    bot.asks.append(asked)
    await line.act("text", text="first")
    await until(lambda: standin.pending == 0)
    await line.act("text", text="second")
    await until(lambda: standin.pending == 0)
    assert bot.said == ["first", "second"]
    assert (await info(line))["url"] == bot.url
