from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from standin.server import Standin
from tests.standin.line import Line


async def test_people_come_and_are_listed(line: Line) -> None:
    status, bea = await line.ask("POST", "/people", {"first_name": " Bea "})
    assert (status, bea) == (200, {"id": bea["id"], "first_name": "Bea", "language_code": None, "blocked": False})
    await line.act("block", blocked=True)
    ann = {"id": line.person, "first_name": "Ann", "language_code": "en", "blocked": True}
    assert await line.ask("GET", "/people") == (200, [ann, bea])
    assert bea["id"] > 2**32


@pytest.mark.parametrize(
    "body", [{}, {"first_name": ""}, {"first_name": "x" * 65}, {"first_name": "A", "language_code": 1}, []]
)
async def test_a_person_needs_a_name(line: Line, body: Any) -> None:
    status, answer = await line.ask("POST", "/people", body)
    assert (status, list(answer)) == (400, ["error"])


async def test_the_chat_shows_both_sides_in_order(line: Line) -> None:
    await line.act("text", text="/start")
    await line.send(
        "<b>Hi</b>",
        parse_mode="HTML",
        reply_markup={
            "inline_keyboard": [
                [{"text": "Yes", "callback_data": "y", "style": "danger"}, {"text": "C", "copy_text": {"text": "c"}}],
                [{"text": "U", "url": "https://example.org"}],
            ]
        },
    )
    asked, told = (await line.chat())["messages"]
    assert asked["text"] == "/start"
    assert [asked["from"], told["from"]] == ["person", "bot"]
    assert (
        told
        | {
            "message_id": 2,
            "text": "Hi",
            "entities": [{"type": "bold", "offset": 0, "length": 2}],
            "edited": False,
            "deleted": False,
            "keyboard": [
                [{"text": "Yes", "data": "y", "style": "danger"}, {"text": "C", "copy_text": "c"}],
                [{"text": "U", "url": "https://example.org"}],
            ],
        }
        == told
    )


async def test_the_page_hears_of_everything_in_order(line: Line) -> None:
    cursor = (await line.chat())["cursor"]
    await line.act("text", text="a")
    await line.call("sendChatAction", chat_id=line.person, action="typing")
    await line.call("setMyCommands", commands=[{"command": "help", "description": "Help"}])
    sent = await line.send("b")
    await line.call("editMessageText", chat_id=line.person, message_id=sent["message_id"], text="c")
    own, action, commands, message = await line.events(cursor)
    assert (own["message"]["text"], message["message"]["text"]) == ("a", "c")
    assert action == {"type": "action", "action": "typing"}
    assert commands == {"type": "commands", "commands": [{"command": "help", "description": "Help"}]}


async def test_the_page_hears_at_once(line: Line) -> None:
    cursor = (await line.chat())["cursor"]
    waiting = asyncio.create_task(line.events(cursor))
    await asyncio.sleep(0.1)
    begin = time.monotonic()
    await line.send("a")
    assert [event["message"]["text"] for event in await waiting] == ["a"]
    assert time.monotonic() - begin < 2


async def test_the_page_hears_of_others_nothing_but_commands(line: Line) -> None:
    _, bea = await line.ask("POST", "/people", {"first_name": "Bea"})
    cursor = (await line.chat())["cursor"]
    other = Line(line.http, line.url, bea["id"])
    await other.act("text", text="a")
    await other.send("b")
    await line.call("setMyCommands", commands=[])
    assert await line.events(cursor) == [{"type": "commands", "commands": []}]


@pytest.mark.parametrize("cursor", ["x", "-1", str(2**63)])
async def test_a_cursor_that_is_none_is_refused(line: Line, cursor: str) -> None:
    assert (await line.ask("GET", f"/people/{line.person}/events?cursor={cursor}"))[0] == 400


@pytest.mark.parametrize("message_id", [0, -1, 2**70, -(2**70), "1", None])
async def test_a_message_that_cannot_be_is_not_there(line: Line, message_id: Any) -> None:
    await line.act("text", text="a")
    assert await line.refused("edit", message_id=message_id, text="b") == "There is no such message."


async def test_half_a_character_is_refused_on_both_sides(line: Line) -> None:
    assert await line.refused("text", text="a\ud800")
    assert await line.refusal("sendMessage", chat_id=line.person, text="a\ud800")
    assert (await line.chat())["messages"] == []


async def test_files_in_a_body_that_cannot_be_read_are_refused(line: Line) -> None:
    for kind, status in (("multipart/form-data; boundary=x", 400), ("text/plain", 415)):
        address = f"{line.url}/people/{line.person}/files"
        async with line.http.post(address, data=b"nonsense", headers={"Content-Type": kind}) as response:
            assert (response.status, list(await response.json())) == (status, ["error"])


async def test_the_menu_and_the_description_follow_the_language(line: Line) -> None:
    await line.call("setMyCommands", commands=[{"command": "a", "description": "default"}])
    assert [command["description"] for command in (await line.chat())["commands"]] == ["default"]
    private = {"type": "all_private_chats"}
    await line.call("setMyCommands", commands=[{"command": "a", "description": "private"}], scope=private)
    assert [command["description"] for command in (await line.chat())["commands"]] == ["private"]
    english = {"commands": [{"command": "a", "description": "english"}], "language_code": "en"}
    await line.call("setMyCommands", scope=private, **english)
    await line.call("setMyDescription", description="Welcome", language_code="en")
    await line.call("setMyName", name="Guide")
    chat = await line.chat()
    assert [command["description"] for command in chat["commands"]] == ["english"]
    assert (chat["description"], chat["bot"]["first_name"]) == ("Welcome", "Guide")


async def test_a_person_edits_own_messages_only(line: Line) -> None:
    own = (await line.act("text", text="a"))["message_id"]
    foreign = (await line.send())["message_id"]
    await line.act("edit", message_id=own, text="/b")
    edited = (await line.newest())["edited_message"]
    assert (edited["text"], edited["entities"][0]["type"]) == ("/b", "bot_command")
    assert edited["edit_date"] >= edited["date"]
    assert await line.refused("edit", message_id=foreign, text="b")
    assert await line.refused("edit", message_id=99, text="b")
    for text in ("", "x" * 4097, None):
        assert await line.refused("edit", message_id=own, text=text)
    await line.act("delete", message_id=own)
    assert await line.refused("edit", message_id=own, text="b")


async def test_a_person_edits_a_caption_and_can_empty_it(line: Line) -> None:
    await line.files("document", ("a.txt", b"1"), caption="a")
    await line.act("edit", message_id=1, text="b")
    assert (await line.newest())["edited_message"]["caption"] == "b"
    await line.act("edit", message_id=1, text="")
    assert "caption" not in (await line.newest())["edited_message"]
    assert await line.refused("edit", message_id=1, text="x" * 1025)


@pytest.mark.parametrize("kind", ["sticker", "contact", "location", "dice", "poll", "venue"])
async def test_other_things_can_be_shared(line: Line, kind: str) -> None:
    await line.act("share", kind=kind)
    assert kind in (await line.newest())["message"]
    assert (await line.chat())["messages"][0]["other"] == kind


async def test_nothing_else_can_be_shared(line: Line) -> None:
    assert await line.refused("share", kind="pigeon")


async def test_who_blocked_the_bot_cannot_talk_to_it(line: Line) -> None:
    await line.act("block", blocked=True)
    sent = len(await line.updates())
    assert await line.refused("text", text="a")
    assert await line.refused("share", kind="dice")
    assert await line.refused("tap", message_id=1, data="y", forged=True)
    assert (await line.files("document", ("a.txt", b"1")))[0] == 409
    assert await line.refused("block", blocked="yes")
    assert len(await line.updates()) == sent


async def test_a_group_is_told_to_the_bot_and_talks_to_it(line: Line) -> None:
    _, group = await line.ask("POST", "/groups", {"title": "Buyers"})
    joined = (await line.newest())["my_chat_member"]
    chat = {"id": group["id"], "title": "Buyers", "type": "group"}
    assert (joined["chat"], joined["new_chat_member"]["status"], group["id"] < 0) == (chat, "member", True)
    await line.act("text", text="/start", chat_id=group["id"])
    message = (await line.newest())["message"]
    assert (message["chat"], message["from"]["id"], message["message_id"]) == (chat, line.person, 1)
    await line.call("sendMessage", chat_id=group["id"], text="a")
    _, shown = await line.ask("GET", f"/people/{line.person}/chat?chat_id={group['id']}")
    assert [one["text"] for one in shown["messages"]] == ["/start", "a"]
    assert (await line.chat())["messages"] == []


@pytest.mark.parametrize("path", ["/people/1/chat", "/people/x/chat", "/people/1/events", "/files/x"])
async def test_who_or_what_is_not_there_is_not_found(line: Line, path: str) -> None:
    status, answer = await line.ask("GET", path)
    assert (status, list(answer)) == (404, ["error"])


async def test_nobody_reads_another_persons_chat(line: Line) -> None:
    _, bea = await line.ask("POST", "/people", {"first_name": "Bea"})
    assert await line.refused("text", text="a", chat_id=bea["id"])


async def test_the_page_and_its_parts_are_served(line: Line, standin: Standin) -> None:
    async with line.http.get(standin.url) as response:
        assert (response.status, response.content_type) == (200, "text/html")
    async with line.http.get(f"{standin.url}/static/page.js") as response:
        assert (response.status, response.content_type.endswith("/javascript")) == (200, True)
