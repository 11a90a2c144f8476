"""What comes of an answer: Telegram's own no has a meaning, all else passes, and nothing odd is taken for a yes."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.wire.answers import LONGEST_DESCRIPTION, LONGEST_HOLD, SHORTEST_HOLD, UNKNOWN_HOLD, failure, result_of
from bot.wire.api import Api
from bot.wire.codec import LENIENT, loads
from bot.wire.errors import Fate, NotTaken, OddAnswer, fate, is_in_doubt, wait
from bot.wire.transport import MOST_ANSWER, MOST_FILE
from tests.bot.wire.test_transport import TOKEN, Answer, answering, bot_at, serving

PAGE = "<html>bot was blocked</html>"


def own(status: int, description: object = "no", **more: object) -> str:
    """Write what Telegram says of an error."""
    return json.dumps({"ok": False, "error_code": status, "description": description, **more})


@pytest.mark.parametrize(
    ("status", "body", "kind", "in_doubt"),
    [
        (400, own(400, "Bad Request: no"), BadRequest, False),
        (400, own(400, "moved", parameters={"migrate_to_chat_id": -100}), ChatMigrated, False),
        (400, own(400, "moved", parameters={"migrate_to_chat_id": "x"}), BadRequest, False),
        (400, own(400, "moved", parameters=[1]), BadRequest, False),
        (400, PAGE, NotTaken, False),
        (401, own(401, "Unauthorized"), InvalidToken, False),
        (401, PAGE, NotTaken, False),
        (401, own(403), NotTaken, False),
        (401, own(401, None), NotTaken, False),
        (401, '{"ok": true, "error_code": 401, "description": "Unauthorized"}', NotTaken, False),
        (401, '{"error": "Unauthorized"}', NotTaken, False),
        (401, "[]", NotTaken, False),
        (401, "", NotTaken, False),
        (403, own(403, "Forbidden: bot was blocked by the user"), Forbidden, False),
        (403, PAGE, NotTaken, False),
        (404, own(404, "Not Found"), NotTaken, False),
        (404, PAGE, NotTaken, False),
        (405, own(405, "Method Not Allowed"), BadRequest, False),
        (405, PAGE, NotTaken, False),
        (407, PAGE, NotTaken, False),
        (408, PAGE, NotTaken, False),
        (409, own(409, "Conflict: terminated"), Conflict, False),
        (409, PAGE, NotTaken, False),
        (413, own(413, "Request Entity Too Large"), BadRequest, False),
        (413, PAGE, BadRequest, False),
        (414, PAGE, BadRequest, False),
        (429, own(429, parameters={"retry_after": 7}), RetryAfter, False),
        (429, PAGE, NotTaken, False),
        (302, "", NetworkError, True),
        (500, own(500, "Internal Server Error"), NetworkError, True),
        (502, PAGE, NetworkError, True),
        (504, "", NetworkError, True),
        (599, "", NetworkError, True),
        (200, PAGE, OddAnswer, True),
        (200, "[1]", OddAnswer, True),
        (200, "[" * 100_000, OddAnswer, True),
        (200, own(401), OddAnswer, True),
    ],
)
async def test_what_an_answer_means(status: int, body: str, kind: type[TelegramError], in_doubt: bool) -> None:
    async with serving(answering(status, body, Location="http://127.0.0.1:1/")) as api, bot_at(api) as bot:
        with pytest.raises(TelegramError) as caught:
            await bot.get_me()
    error = caught.value
    assert type(error) is kind
    assert is_in_doubt(error) is in_doubt
    assert TOKEN not in str(error)
    assert "<html>" not in str(error)


@given(
    st.integers(100, 999),
    st.one_of(
        st.binary(max_size=200),
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
            lambda inner: st.one_of(
                st.lists(inner, max_size=3),
                st.dictionaries(
                    st.sampled_from(["ok", "error_code", "description", "parameters", "retry_after"]), inner
                ),
            ),
        ).map(lambda value: json.dumps(value).encode()),
    ),
)
def test_whatever_comes_is_one_of_telegram_s_errors_and_only_its_own_401_a_wrong_token(
    status: int, body: bytes
) -> None:
    error = failure(status, body)
    assert isinstance(error, TelegramError)
    assert fate(error) in Fate
    assert 0 < wait(error, 1) <= LONGEST_HOLD
    assert len(error.message) <= LONGEST_DESCRIPTION
    if isinstance(error, InvalidToken):
        assert loads(body).items() >= {"ok": False, "error_code": 401}.items()


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        (1, 1),
        (7, 7),
        (3600, 3600),
        (3601, LONGEST_HOLD),
        (10**9, LONGEST_HOLD),
        (10**400, UNKNOWN_HOLD),
        (float("inf"), LONGEST_HOLD),
        (float("nan"), SHORTEST_HOLD),
        (1.5, 1.5),
        (0.2, SHORTEST_HOLD),
        (0, SHORTEST_HOLD),
        (-5, SHORTEST_HOLD),
        ("30", 30),
        ("soon", UNKNOWN_HOLD),
        ([7], UNKNOWN_HOLD),
        (None, UNKNOWN_HOLD),
    ],
)
def test_telegram_is_left_alone_for_as_long_as_it_says_but_not_for_ever(given: object, seconds: float) -> None:
    error = failure(429, own(429, parameters={"retry_after": given}).encode())
    assert isinstance(error, RetryAfter)
    assert error.retry_after == timedelta(seconds=seconds)
    assert wait(error, 1) == seconds


@pytest.mark.parametrize("parameters", [None, [], "x", {}])
def test_where_telegram_does_not_say_how_long_it_is_left_alone_for_a_while(parameters: object) -> None:
    error = failure(429, own(429, parameters=parameters).encode())
    assert wait(error, 1) == UNKNOWN_HOLD


ODD: dict[str, object] = {
    "an empty object": {},
    "true": True,
    "an empty list": [],
    "no result": {"ok": True},
    "ok is false": {"ok": False, "result": {"message_id": 1}},
    "ok is one": {"ok": 1, "result": {"message_id": 1}},
    **{
        f"the result is {json.dumps(result)[:40]}": {"ok": True, "result": result}
        for result in (
            *(None, True, [], {}, "done", 7, [{"message_id": 1}]),
            *({"message_id": number} for number in ("7", 7.0, 0, -1, True, None, 2**63, 2**70)),
        )
    },
}


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText"])
@pytest.mark.parametrize("name", ODD)
async def test_what_telegram_never_answers_is_in_doubt(name: str, method: str) -> None:
    async with serving(answering(200, json.dumps(ODD[name]))) as address, bot_at(address) as bot:
        with pytest.raises(OddAnswer) as caught:
            await Api(bot.request, f"{address}/bot{TOKEN}")(method, chat_id=7, text="hello")
    assert is_in_doubt(caught.value)


@pytest.mark.parametrize("number", [1, 2**31, 2**63 - 1])
async def test_a_message_is_known_by_any_number_that_can_be_stored(number: int) -> None:
    body = json.dumps({"ok": True, "result": {"message_id": number}})
    async with serving(answering(200, body)) as address, bot_at(address) as bot:
        message = await Api(bot.request, f"{address}/bot{TOKEN}")("sendMessage", chat_id=7, text="hello")
    assert message == {"message_id": number}


def sending(body: bytes, *, packed: bool = False) -> Answer:
    """Answer with a body whose length is not told before."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Encoding": "gzip"} if packed else {})
        await response.prepare(request)
        content = gzip.compress(body, 1) if packed else body
        for start in range(0, len(content), 2**16):
            await response.write(content[start : start + 2**16])
        return response

    return answer


def padded(size: int) -> bytes:
    """Write an answer of so many bytes."""
    body = b'{"ok": true, "result": {"message_id": 1, "text": "%s"}}'
    return body % (b"x" * (size - len(body) + 2))


@pytest.mark.parametrize("packed", [False, True])
async def test_an_answer_is_read_up_to_its_bound_whatever_its_head_says(packed: bool) -> None:
    async with serving(sending(padded(MOST_ANSWER), packed=packed)) as address, bot_at(address) as bot:
        message = await Api(bot.request, f"{address}/bot{TOKEN}")("sendMessage", chat_id=7, text="hello")
    assert message["message_id"] == 1
    for body in (padded(MOST_ANSWER + 1), padded(20_000_000)):
        async with serving(sending(body, packed=packed)) as address, bot_at(address) as bot:
            with pytest.raises(OddAnswer):
                await Api(bot.request, f"{address}/bot{TOKEN}")("sendMessage", chat_id=7, text="hello")


@pytest.mark.parametrize("packed", [False, True])
async def test_a_file_is_read_up_to_its_bound_whatever_its_head_says(packed: bool) -> None:
    async with serving(sending(bytes(MOST_FILE), packed=packed)) as address, bot_at(address) as bot:
        assert len(await bot.request.retrieve(f"{address}/file")) == MOST_FILE
    async with serving(sending(bytes(MOST_FILE + 1), packed=packed)) as address, bot_at(address) as bot:
        with pytest.raises(BadRequest, match="file is too big"):
            await bot.request.retrieve(f"{address}/file")


def test_half_a_character_is_read_in_what_is_as_long_as_updates_are() -> None:
    frame = b'{"ok": true, "result": "%s\\ud83d"}'
    assert result_of(frame % (b"x" * (LENIENT - len(frame) + 2)))
    with pytest.raises(OddAnswer):
        result_of(frame % (b"x" * (LENIENT - len(frame) + 3)))
