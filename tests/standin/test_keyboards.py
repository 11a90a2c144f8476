from __future__ import annotations

from typing import Any

import pytest

from tests.standin.line import Line

UNREADABLE = "can't parse inline keyboard button: "
OK = {"text": "Yes", "callback_data": "y"}


def rows(*row: Any) -> dict[str, Any]:
    return {"inline_keyboard": list(row)}


@pytest.mark.parametrize(
    "markup",
    [
        rows([{"text": "a", "callback_data": "x" * 64}]),
        rows([{"text": "a", "callback_data": "é" * 32}]),
        rows([{"text": "a", "copy_text": {"text": "x" * 256}}]),
        rows([OK | {"style": style} for style in ("danger", "success", "primary")]),
        rows([{"text": "a", "url": "https://example.org"}]),
        rows(
            [{"text": "a", "url": "https://example.org/p/order/detail.html?orderId=1"}, {"text": "b", "url": "t.me/a"}]
        ),
        rows(*[[OK] * 8] * 12, [OK] * 4),
        rows([OK] * 8),
    ],
)
async def test_a_keyboard_up_to_the_limits_is_on_the_message(line: Line, markup: dict[str, Any]) -> None:
    assert (await line.send(reply_markup=markup))["reply_markup"] == markup


@pytest.mark.parametrize(
    "markup",
    [
        None, rows(), rows([]), {"keyboard": [["a"]], "input_field_placeholder": "x" * 64}, {"remove_keyboard": True},
        {"force_reply": True},
    ],
)  # fmt: skip
async def test_other_markup_is_taken_but_is_not_on_the_message(line: Line, markup: Any) -> None:
    assert "reply_markup" not in await line.send(reply_markup=markup)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (rows([{"text": "a", "callback_data": ""}]), "BUTTON_DATA_INVALID"),
        (rows([{"text": "a", "callback_data": "x" * 65}]), "BUTTON_DATA_INVALID"),
        (rows([{"text": "a", "callback_data": "é" * 33}]), "BUTTON_DATA_INVALID"),
        (rows([{"text": "a", "copy_text": {"text": ""}}]), "BUTTON_COPY_TEXT_INVALID"),
        (rows([{"text": "a", "copy_text": {"text": "x" * 257}}]), "BUTTON_COPY_TEXT_INVALID"),
        (rows([{"text": "a", "url": "nothing"}]), "BUTTON_URL_INVALID"),
        (rows([{"text": "a", "url": ""}]), "BUTTON_URL_INVALID"),
        (rows([{"text": "a", "url": "https://"}]), "BUTTON_URL_INVALID"),
        (rows([{"text": "a", "url": "https:///order?id=1"}]), "BUTTON_URL_INVALID"),
        (rows([{"text": "a", "url": "https://example.org/a b"}]), "BUTTON_URL_INVALID"),
        (rows([{"text": "a", "url": "javascript:alert(1)"}]), "BUTTON_URL_INVALID"),
        (rows([{"text": " ", "callback_data": "y"}]), "inline keyboard button text must be non-empty"),
        (rows([{"callback_data": "y"}]), UNREADABLE + 'can\'t find field "text"'),
        (rows(["y"]), UNREADABLE + "InlineKeyboardButton must be an Object"),
        (rows([{"text": "a"}]), UNREADABLE + "text buttons are unallowed in the inline keyboard"),
        (rows([OK | {"url": "https://example.org"}]), UNREADABLE + "exactly one action field must be used"),
        (rows([OK | {"style": "blue"}]), UNREADABLE + "invalid button style specified"),
        (rows([OK] * 9), "reply markup is too long"),
        (rows(*[[OK] * 8] * 12, [OK] * 5), "reply markup is too long"),
        ("nonsense", "object expected as reply markup"),
        ({"nonsense": 1}, "object expected as reply markup"),
        ({"inline_keyboard": [OK]}, 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        ({"keyboard": ["a"]}, 'field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays'),
        ({"force_reply": True, "input_field_placeholder": "x" * 65}, "INPUT_FIELD_PLACEHOLDER_INVALID"),
    ],
)  # fmt: skip
async def test_a_keyboard_beyond_the_limits_is_refused(line: Line, markup: Any, reason: str) -> None:
    refusal = await line.refusal("sendMessage", chat_id=line.person, text="a", reply_markup=markup)
    assert refusal == f"Bad Request: {reason}"
    assert (await line.chat())["messages"] == []


async def test_a_refused_keyboard_leaves_the_edited_message_as_it_was(line: Line) -> None:
    sent = await line.send(reply_markup=rows([OK]))
    reason = await line.refusal(
        "editMessageText", chat_id=line.person, message_id=sent["message_id"], text="b", reply_markup=rows([OK] * 9)
    )
    assert reason == "Bad Request: reply markup is too long"
    (message,) = (await line.chat())["messages"]
    assert (message["text"], message["edited"]) == ("Hello", False)
