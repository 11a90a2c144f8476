"""What Telegram refuses whatever the method: chats, tokens, methods, bodies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import aiohttp
import pytest

from standin.calls import Call
from standin.parameters import FilePart
from standin.server import Standin
from tests.standin.line import TOKEN, Line

WRITING: dict[str, dict[str, Any]] = {
    "sendMessage": {"text": "a"},
    "sendChatAction": {"action": "typing"},
    "sendDocument": {"document": "x"},
    "editMessageText": {"text": "a", "message_id": 1},
    "sendMediaGroup": {"media": [{"type": "photo", "media": "x"}]},
}

HELP = {"command": "help", "description": "Help"}
MIXED = [{"type": "photo"}, {"type": "document"}]


@pytest.mark.parametrize("method", WRITING)
@pytest.mark.parametrize(
    ("chat_id", "reason"),
    [(1, "chat not found"), ("@nobody", "chat not found"), (2**70, "chat not found"), ("", "chat_id is empty"),
     (None, "chat_id is empty")],
)  # fmt: skip
async def test_an_unknown_chat_is_refused(line: Line, method: str, chat_id: Any, reason: str) -> None:
    assert await line.refusal(method, chat_id=chat_id, **WRITING[method]) == f"Bad Request: {reason}"


@pytest.mark.parametrize("method", WRITING)
async def test_nothing_reaches_a_person_who_blocked_the_bot(line: Line, method: str) -> None:
    await line.act("block", blocked=True)
    reply = await line.reply(method, chat_id=line.person, **WRITING[method])
    assert reply == {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}


async def test_a_person_who_unblocks_the_bot_is_reached_again(line: Line) -> None:
    await line.act("block", blocked=True)
    await line.act("block", blocked=True)
    await line.act("block", blocked=False)
    await line.send()
    changes = [update["my_chat_member"] for update in await line.updates()]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


async def test_a_group_that_the_bot_left_is_closed_to_it(line: Line) -> None:
    _, group = await line.ask("POST", "/groups", {"title": "Buyers"})
    await line.call("sendMessage", chat_id=group["id"], text="a")
    await line.call("leaveChat", chat_id=group["id"])
    reply = await line.reply("sendMessage", chat_id=group["id"], text="a")
    assert (reply["error_code"], reply["description"]) == (403, "Forbidden: bot is not a member of the group chat")
    assert await line.refused("text", text="a", chat_id=group["id"])
    assert await line.refusal("leaveChat", chat_id=line.person)


async def test_an_unknown_method_is_not_found(line: Line) -> None:
    assert await line.reply("sendPigeon") == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_a_method_goes_by_any_case(line: Line) -> None:
    assert (await line.call("GETME"))["is_bot"]


@pytest.mark.parametrize(
    ("token", "status"), [("12:ab", 200), ("12:ab-_9", 200), ("12", 404), ("x:ab", 404), ("0:ab", 404), ("12:", 404)]
)
async def test_a_token_must_look_like_one(line: Line, token: str, status: int) -> None:
    async with line.http.get(f"{line.url}/bot{token}/getMe") as response:
        assert (response.status, (await response.json()).get("description", "")) == (
            status, "Not Found" if status == 404 else ""
        )  # fmt: skip


async def test_only_the_token_that_was_said_is_taken(tmp_path: Path) -> None:
    standin = Standin(tmp_path, token=TOKEN)
    await standin.start()
    async with aiohttp.ClientSession() as http:
        assert (await Line(http, standin.url, 0).call("getMe"))["id"] == 123456789
        for path in ("/bot1:other/getMe", "/file/bot1:other/photos/file_1.jpg"):
            async with http.get(standin.url + path) as response:
                assert (response.status, (await response.json())["description"]) == (401, "Unauthorized")
    await standin.stop()


@pytest.mark.parametrize(
    ("content_type", "body"),
    [("application/json", b"{"), ("application/json", b"[1]"), ("application/json", b"\xff"),
     ("multipart/form-data; boundary=x", b"nonsense"), ("multipart/form-data", b"")],
)  # fmt: skip
async def test_a_body_that_cannot_be_read_is_refused(line: Line, content_type: str, body: bytes) -> None:
    address = f"{line.url}/bot{TOKEN}/sendMessage"
    async with line.http.post(address, data=body, headers={"Content-Type": content_type}) as response:
        assert (response.status, (await response.json())["ok"]) == (400, False)


async def test_a_form_a_query_and_json_say_the_same(line: Line, calls: list[Call]) -> None:
    given = {"chat_id": str(line.person), "text": "[1]", "disable_notification": "true"}
    address = f"{line.url}/bot{TOKEN}/sendMessage"
    async with line.http.post(address, data=given) as response:
        assert response.status == 200
    async with line.http.get(address, params=given) as response:
        assert response.status == 200
    await line.upload("sendMessage", **given)
    await line.call("sendMessage", chat_id=line.person, text="[1]", disable_notification=True)
    assert [call.parameters for call in calls] == 4 * [
        {"chat_id": line.person, "text": "[1]", "disable_notification": True}
    ]


async def test_an_observer_sees_every_call_and_how_it_went(line: Line, calls: list[Call]) -> None:
    await line.upload("sendDocument", ("document", "a.txt", b"123"), caption="7")
    await line.refusal("sendMessage", chat_id=1, text="a")
    assert calls == [
        Call("sendDocument", {"chat_id": line.person, "caption": "7", "document": FilePart("a.txt", 3)}, 200, ""),
        Call("sendMessage", {"chat_id": 1, "text": "a"}, 400, "Bad Request: chat not found"),
    ]


@pytest.mark.parametrize(
    ("method", "parameters", "reason"),
    [
        ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
        ("setMyCommands", {"commands": [{"command": "A b", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [HELP | {"description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ("setMyCommands", {"commands": [], "language_code": "english"}, "LANG_CODE_INVALID"),
        ("setMyName", {"name": "x" * 65}, "bot name is too long"),
        ("setMyDescription", {"description": "x" * 513}, "bot description is too long"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "bot short description is too long"),
        ("pinChatMessage", {"message_id": 9}, "message to pin not found"),
        ("unpinChatMessage", {"message_id": 9}, "message to unpin not found"),
        ("sendMediaGroup", {"media": []}, "there are no messages to send"),
        ("sendMediaGroup", {"media": [{"type": "photo", "media": "x"}] * 11}, "too many messages to send as an album"),
        ("sendMediaGroup", {"media": MIXED}, "document can't be mixed with other media types"),
        ("sendMediaGroup", {"media": [{"type": "photo", "media": "x"}]}, "wrong file identifier/HTTP URL specified"),
    ],
)  # fmt: skip
async def test_other_things_that_are_refused(line: Line, method: str, parameters: dict[str, Any], reason: str) -> None:
    assert await line.refusal(method, chat_id=line.person, **parameters) == f"Bad Request: {reason}"
