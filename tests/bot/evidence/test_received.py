"""What is read from a message of Telegram's; the messages are as the Bot API documents them."""

from typing import Any

import pytest
from telegram import Message

from bot.evidence.received import received
from conversations.files.content import Received

SMALL = {"file_id": "s", "file_unique_id": "us", "width": 90, "height": 67, "file_size": 1_000}
LARGE = {"file_id": "l", "file_unique_id": "ul", "width": 1280, "height": 960, "file_size": 200_000}
FILM = {"file_id": "v", "file_unique_id": "uv", "width": 640, "height": 360, "duration": 12, "file_size": 3_000}
DOCUMENT = {"file_id": "d", "file_unique_id": "ud", "file_name": "a.jpg", "mime_type": "image/jpeg", "file_size": 9}


def message(**content: Any) -> Message:
    head = {"message_id": 5, "date": 1_700_000_000, "chat": {"id": 1, "type": "private", "first_name": "A"}}
    return Message.de_json({**head, **content}, None)


def test_the_largest_size_of_a_photo_is_taken_in_any_order() -> None:
    expected = Received("photo", 5, "l", "ul", size=200_000, width=1280, height=960)
    assert received(message(photo=[SMALL, LARGE])) == expected
    assert received(message(photo=[LARGE, SMALL])) == expected


def test_a_file_comes_with_its_name_and_type() -> None:
    assert received(message(document=DOCUMENT)) == Received(
        "document", 5, "d", "ud", name="a.jpg", mime="image/jpeg", size=9
    )


def test_a_file_of_which_telegram_knows_nothing_more_is_taken_too() -> None:
    bare = {"file_id": "d", "file_unique_id": "ud"}
    assert received(message(document=bare)) == Received("document", 5, "d", "ud")


def test_a_video_comes_with_its_duration_in_seconds() -> None:
    video = {**FILM, "file_name": "a.mp4", "mime_type": "video/mp4"}
    assert received(message(video=video)) == Received(
        "video", 5, "v", "uv", name="a.mp4", mime="video/mp4", size=3_000, width=640, height=360, duration=12
    )


def test_an_animation_is_counted_once_although_it_is_also_a_document() -> None:
    animation = {**FILM, "mime_type": "video/mp4"}
    found = received(message(animation=animation, document={**DOCUMENT, "file_id": "v", "file_unique_id": "uv"}))
    assert found == Received(
        "animation", 5, "v", "uv", mime="video/mp4", size=3_000, width=640, height=360, duration=12
    )


def test_a_round_video_is_as_wide_as_it_is_high() -> None:
    note = {"file_id": "n", "file_unique_id": "un", "length": 240, "duration": 3, "file_size": 7}
    assert received(message(video_note=note)) == Received(
        "video_note", 5, "n", "un", size=7, width=240, height=240, duration=3
    )


def test_a_live_photo_is_counted_once_as_its_still_photo() -> None:
    live = {**FILM, "photo": [SMALL]}
    expected = Received("live_photo", 5, "l", "ul", size=200_000, width=1280, height=960)
    assert received(message(live_photo=live, photo=[SMALL, LARGE])) == expected


def test_a_live_photo_brings_its_own_still_photo_where_the_message_has_none() -> None:
    found = received(message(live_photo={**FILM, "photo": [SMALL, LARGE]}))
    assert found is not None
    assert (found.sent_as, found.file_id) == ("live_photo", "l")


def test_an_item_of_an_album_keeps_the_albums_id() -> None:
    found = received(message(photo=[LARGE], media_group_id="13"))
    assert found is not None
    assert found.album == "13"


@pytest.mark.parametrize(
    "content",
    [
        {"text": "hello"},
        {"voice": {"file_id": "a", "file_unique_id": "b", "duration": 3, "mime_type": "audio/ogg"}},
        {"audio": {"file_id": "a", "file_unique_id": "b", "duration": 3}},
        {"contact": {"phone_number": "1", "first_name": "A"}},
        {"location": {"longitude": 1.0, "latitude": 2.0}},
        {
            "sticker": {
                "file_id": "a",
                "file_unique_id": "b",
                "type": "regular",
                "width": 512,
                "height": 512,
                "is_animated": False,
                "is_video": False,
            }
        },
        {"photo": []},
    ],
    ids=lambda content: next(iter(content)),
)
def test_what_is_no_photo_video_or_file_is_nothing(content: dict[str, Any]) -> None:
    assert received(message(**content)) is None
