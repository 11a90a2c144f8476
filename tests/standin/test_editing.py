from __future__ import annotations

from pathlib import Path
from typing import Any

import aiohttp
import pytest

from standin.server import Standin
from tests.standin.line import Line, picture

BUTTON = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def edit(line: Line, what: str, message_id: int, **parameters: Any) -> Any:
    return await line.reply(f"editMessage{what}", chat_id=line.person, message_id=message_id, **parameters)


async def test_an_edit_replaces_the_text_and_takes_the_keyboard_away(line: Line) -> None:
    sent = await line.send("<b>a</b>", parse_mode="HTML", reply_markup=BUTTON)
    edited = (await edit(line, "Text", sent["message_id"], text="b"))["result"]
    assert edited["text"] == "b"
    assert edited["edit_date"] >= edited["date"]
    assert not {"entities", "reply_markup"} & edited.keys()
    (message,) = (await line.chat())["messages"]
    assert (message["text"], message["edited"]) == ("b", True)


@pytest.mark.parametrize(
    ("what", "parameters"),
    [
        ("Text", {"text": "<b>a</b>", "parse_mode": "HTML", "reply_markup": BUTTON}),
        ("Text", {"text": " a ", "entities": [{"type": "bold", "offset": 1, "length": 1}], "reply_markup": BUTTON}),
        ("ReplyMarkup", {"reply_markup": BUTTON}),
    ],
)
async def test_an_edit_that_changes_nothing_is_refused(line: Line, what: str, parameters: dict[str, Any]) -> None:
    sent = await line.send("<b>a</b>", parse_mode="HTML", reply_markup=BUTTON)
    assert (await edit(line, what, sent["message_id"], **parameters))["description"] == SAME


@pytest.mark.parametrize(
    "parameters", [{"text": "a", "reply_markup": BUTTON}, {"text": "<b>a</b>", "parse_mode": "HTML"}]
)
async def test_an_edit_of_the_formatting_or_the_keyboard_alone_is_a_change(
    line: Line, parameters: dict[str, Any]
) -> None:
    sent = await line.send("<b>a</b>", parse_mode="HTML", reply_markup=BUTTON)
    assert (await edit(line, "Text", sent["message_id"], **parameters))["ok"]


async def test_a_message_that_is_not_there_cannot_be_edited(line: Line) -> None:
    sent = await line.send()
    await line.act("delete", message_id=sent["message_id"])
    for message_id in (sent["message_id"], 99):
        reply = await edit(line, "Text", message_id, text="b")
        assert reply["description"] == "Bad Request: message to edit not found"
    missing = await line.refusal("editMessageText", chat_id=line.person, text="b")
    assert missing == "Bad Request: message identifier is not specified"


async def test_a_persons_message_cannot_be_edited(line: Line) -> None:
    message_id = (await line.act("text", text="a"))["message_id"]
    assert (await edit(line, "Text", message_id, text="b"))["description"] == "Bad Request: message can't be edited"


async def test_a_photo_has_a_caption_and_no_text(line: Line) -> None:
    sent = (await line.upload("sendPhoto", ("photo", "a.png", picture()), caption="a"))["result"]
    reply = await edit(line, "Text", sent["message_id"], text="b")
    assert reply["description"] == "Bad Request: there is no text in the message to edit"
    assert (await edit(line, "Caption", sent["message_id"], caption="b"))["result"]["caption"] == "b"
    assert "caption" not in (await edit(line, "Caption", sent["message_id"]))["result"]


async def test_a_text_has_no_caption(line: Line) -> None:
    reply = await edit(line, "Caption", (await line.send())["message_id"], caption="b")
    assert reply["description"] == "Bad Request: there is no caption in the message to edit"


@pytest.mark.parametrize(("length", "ok"), [(1024, True), (1025, False)])
async def test_a_caption_has_at_most_1024_units(line: Line, length: int, ok: bool) -> None:
    reply = await line.upload("sendPhoto", ("photo", "a.png", picture()), caption="x" * length)
    assert reply["ok"] is ok
    assert ok or reply["description"] == "Bad Request: message caption is too long"


async def test_the_keyboard_alone_can_be_changed_and_taken_away(line: Line) -> None:
    sent = await line.send("<b>a</b>", parse_mode="HTML")
    edited = (await edit(line, "ReplyMarkup", sent["message_id"], reply_markup=BUTTON))["result"]
    assert (edited["text"], edited["entities"], edited["reply_markup"]) == ("a", sent["entities"], BUTTON)
    assert "reply_markup" not in (await edit(line, "ReplyMarkup", sent["message_id"]))["result"]


async def test_both_sides_messages_can_be_deleted_once(line: Line) -> None:
    ids = [(await line.send())["message_id"], (await line.act("text", text="a"))["message_id"]]
    for message_id in ids:
        assert await line.call("deleteMessage", chat_id=line.person, message_id=message_id) is True
        refusal = await line.refusal("deleteMessage", chat_id=line.person, message_id=message_id)
        assert refusal == "Bad Request: message to delete not found"
    assert [message["deleted"] for message in (await line.chat())["messages"]] == [True, True]


@pytest.mark.parametrize(("age", "ok"), [(48 * 3600, True), (48 * 3600 + 1, False)])
async def test_a_message_can_be_deleted_for_48_hours(tmp_path: Path, age: int, ok: bool) -> None:
    now = [1_800_000_000.0]
    standin = Standin(tmp_path, clock=lambda: now[0])
    await standin.start()
    async with aiohttp.ClientSession() as http:
        line = Line(http, standin.url, 0)
        line.person = (await line.ask("POST", "/people", {"first_name": "Ann"}))[1]["id"]
        sent = await line.send()
        now[0] += age
        reply = await line.reply("deleteMessage", chat_id=line.person, message_id=sent["message_id"])
    await standin.stop()
    assert reply["ok"] is ok
    assert ok or reply["description"] == "Bad Request: message can't be deleted"


async def test_a_reply_shows_what_it_answers(line: Line) -> None:
    asked = (await line.act("text", text="a"))["message_id"]
    sent = await line.send(reply_parameters={"message_id": asked})
    assert sent["reply_to_message"]["text"] == "a"
    missing = {"message_id": 99}
    refusal = await line.refusal("sendMessage", chat_id=line.person, text="a", reply_parameters=missing)
    assert refusal == "Bad Request: message to be replied not found"
    assert "reply_to_message" not in await line.send(reply_parameters=missing | {"allow_sending_without_reply": True})
