"""What Telegram makes of the bot's and of people's words, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from tests.standin.line import Line

WIDE = "\N{GRINNING FACE}"


@pytest.mark.parametrize("text", ["x" * 4096, WIDE * 2048, "&lt;" * 4096])
async def test_a_text_of_4096_units_is_sent(line: Line, text: str) -> None:
    await line.send(text, parse_mode="HTML")


@pytest.mark.parametrize("text", ["x" * 4097, WIDE * 2048 + "x"])
async def test_a_text_of_more_is_refused(line: Line, text: str) -> None:
    refusal = await line.refusal("sendMessage", chat_id=line.person, text=text)
    assert refusal == "Bad Request: message is too long"


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({}, "message text is empty"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n\t"}, "text must be non-empty"),
        ({"text": "<b></b>", "parse_mode": "html"}, "text must be non-empty"),
        ({"text": "a", "parse_mode": "Nonsense"}, "unsupported parse_mode"),
        (
            {"text": "<b>", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ({"text": "a", "entities": "x"}, "can't parse entities: expected an Array"),
        (
            {"text": "a", "entities": [{"type": "bold"}]},
            "can't parse MessageEntity: expected an Object with type, offset and length",
        ),
        (
            {"text": "a", "entities": [{"type": "text_link", "offset": 0, "length": 1}]},
            "can't parse MessageEntity: can't find field \"url\"",
        ),
    ],
)
async def test_words_that_cannot_be_sent(line: Line, parameters: dict[str, Any], reason: str) -> None:
    assert await line.refusal("sendMessage", chat_id=line.person, **parameters) == f"Bad Request: {reason}"


async def test_the_space_around_a_text_goes_and_its_entities_move(line: Line) -> None:
    sent = await line.send("\n  a <b>b</b> \n", parse_mode="HTML")
    assert (sent["text"], sent["entities"]) == ("a b", [{"type": "bold", "offset": 2, "length": 1}])


async def test_formatting_of_nothing_but_space_is_dropped(line: Line) -> None:
    assert "entities" not in await line.send("a<b> </b>b", parse_mode="HTML")


async def test_code_holds_no_other_formatting(line: Line) -> None:
    sent = await line.send("<b>a<code>b</code>c</b>", parse_mode="HTML")
    assert [(e["type"], e["offset"], e["length"]) for e in sent["entities"]] == [
        ("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)
    ]  # fmt: skip


@pytest.mark.parametrize(("given", "kept"), [(100, 100), (101, 100)])
async def test_the_101st_entity_is_dropped(line: Line, given: int, kept: int) -> None:
    sent = await line.send("<b>x</b>y" * given, parse_mode="HTML")
    assert len(sent["entities"]) == kept


async def test_entities_can_be_given_instead_of_markup(line: Line) -> None:
    sent = await line.send("a < b", entities=[{"type": "bold", "offset": 0, "length": 1}])
    assert (sent["text"], sent["entities"]) == ("a < b", [{"type": "bold", "offset": 0, "length": 1}])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start x", [("bot_command", 0, 6)]),
        ("go /new@standin_bot", [("bot_command", 3, 16)]),
        ("1/2 and a/b", []),
        ("see https://example.org/a, @somebody", [("url", 4, 21), ("mention", 27, 9)]),
        ("to ann@example.org #late", [("email", 3, 15), ("hashtag", 19, 5)]),
        (f"{WIDE} /help", [("bot_command", 3, 5)]),
    ],
)
async def test_commands_and_addresses_of_people_are_marked(line: Line, text: str, found: list[Any]) -> None:
    await line.act("text", text=text)
    message = (await line.newest())["message"]
    assert [(e["type"], e["offset"], e["length"]) for e in message.get("entities", [])] == found


async def test_a_persons_long_text_comes_as_several_messages(line: Line) -> None:
    answer = await line.act("text", text="x" * 4096 + WIDE)
    texts = [update["message"]["text"] for update in await line.updates()]
    assert texts == ["x" * 4096, WIDE]
    assert answer == {"message_id": 2, "message_ids": [1, 2]}


async def test_a_persons_text_of_4096_is_one_message(line: Line) -> None:
    assert (await line.act("text", text="x" * 4096))["message_ids"] == [1]


@pytest.mark.parametrize("text", ["", " \n", None, 7])
async def test_a_person_cannot_send_nothing(line: Line, text: Any) -> None:
    assert await line.refused("text", text=text)
    assert await line.updates() == []
