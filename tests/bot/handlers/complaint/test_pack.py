"""The pack in the chat: it is one tap away where it is wanted, and the files come back as albums in their order."""

from __future__ import annotations

import io
import zipfile

import pytest

from bot.evidence.confined.running import NotCarriedOut
from bot.screens.buttons import anywhere
from conversations.followup import Stage
from conversations.names import S
from tests import files
from tests.bot.handlers.test_attaching import photos, to_the_proof
from tests.bot.handlers.test_ways import goes_to
from tests.bot.test_journeys import SHOE, TEXT, to_the_review
from tests.buyer import Buyer, File, Json
from tests.conftest import World

SELLER = "Dear friend, please cancel the dispute first, then I refund you $3 by PayPal."
FILM = File("clip.mp4", files.mp4(3, 240, 240), "video/mp4")


async def sent_back(ann: Buyer, verb: str = "album") -> list[Json]:
    """Tap a button; give what came between its screen and the next one."""
    before = (await ann.messages())[-1]["message_id"]
    await ann.taps(verb)
    return [message for message in await ann.messages() if message["message_id"] > before][:-1]


async def test_the_files_come_back_as_albums_in_the_order_of_the_upload(ann: Buyer) -> None:
    await to_the_proof(ann)
    await ann.sends(SHOE, as_="photo")
    await ann.sends(FILM, as_="video")
    await ann.sends(*photos(2))
    await ann.taps("shows", "4.size_label")
    await ann.taps("files")
    came = await sent_back(ann)
    stored = (await ann.case()).evidence
    kinds = ["photo", "video", "document", "document"]
    assert [message[kind]["file_unique_id"] for message, kind in zip(came, kinds, strict=True)] == [
        item.file_unique_id for item in stored
    ]
    groups = [message["media_group_id"] for message in came]
    assert groups[0] == groups[1] != groups[2] == groups[3]
    assert [message["caption"] for message in came] == [
        "1_photo.jpg", "video_1.mp4", "2_photo.jpg", "3_size_label.jpg",
    ]  # fmt: skip
    await ann.sees("files_manage", most=6)


async def test_the_pack_comes_as_a_file_and_a_single_file_comes_back_as_itself(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.taps("pack", "form")
    message = (await ann.messages())[-1]
    assert (message["document"]["file_name"], message["caption"]) == ("aliexpress_case_1.zip", "Your pack.")
    with zipfile.ZipFile(io.BytesIO(await ann.newest_file())) as pack:
        assert pack.namelist() == ["summary.pdf", "complaint.txt", "for_the_form/1_photo.jpg"]
        assert pack.read("complaint.txt").decode() == TEXT
    [came] = await sent_back(ann)
    assert came["photo"]["file_unique_id"] == (await ann.case()).evidence[0].file_unique_id
    assert "media_group_id" not in came
    await ann.taps("show")
    await ann.is_at(S.REVIEW)


async def test_an_album_that_telegram_refuses_comes_file_by_file(world: World, ann: Buyer) -> None:
    await to_the_proof(ann)
    await ann.sends(*photos(2))
    await ann.taps("files")
    world.expected += ["Made to fail", "made to fail"]
    await world.fault(method="sendMediaGroup", status=400, chat_id=ann.id)
    came = await sent_back(ann)
    assert [message["caption"] for message in came] == ["1_photo.jpg", "2_photo.jpg"]


async def test_a_pack_that_cannot_be_made_is_told_of_and_can_be_wished_again(
    monkeypatch: pytest.MonkeyPatch, ann: Buyer
) -> None:
    async def broken(*_all: object) -> None:
        raise NotCarriedOut("ended with -9")

    await to_the_review(ann)
    with monkeypatch.context() as patched:
        patched.setattr("bot.workshop.packing.pack", broken)
        await ann.taps("pack", "form")
    await ann.sees("pack_failed")
    await ann.taps("pack", "form")
    await ann.sees("pack_form")
    assert (await ann.newest_file()).startswith(b"PK")


async def test_the_pack_is_one_tap_away_at_the_review_at_submit_in_the_files_and_afterwards(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.button("pack", "form")
    await ann.picks("submit")
    await ann.button("pack", "form")
    await ann.picks("pressed", "worked")
    await ann.taps("events")
    await ann.button("pack", "form")
    await goes_to(ann, Stage.LOST)
    await ann.button("pack", "form")
    await ann.says("/help")
    await ann.taps("files")
    await ann.taps("pack", "form")
    await ann.sees("pack_form")
    await ann.taps("show")
    await ann.is_at(S.OPENED)


async def test_a_pack_for_the_bank_is_offered_where_the_bank_is_a_way_with_what_the_seller_wrote(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.says(SELLER)
    await ann.taps("pack", "form")
    assert "bank" not in [tap.argument for tap, _button in await ann.buttons()], "it is not even asked for there"
    await ann.taps("show")
    await ann.picks("submit", "pressed", "worked")
    await goes_to(ann, Stage.LOST)
    await ann.taps("ways")
    await ann.taps("way", "chargeback")
    await ann.taps("pack", "bank")
    await ann.sees("pack_bank")
    with zipfile.ZipFile(io.BytesIO(await ann.newest_file())) as pack:
        assert SELLER in pack.read("messages_of_the_seller.txt").decode()
        assert {"letter_to_the_bank.txt", "letter_to_paypal.txt"} <= set(pack.namelist())
    await ann.taps("ways")
    await ann.taps("show")
    await ann.taps("pack", "form")
    await ann.button("pack", "bank")


@pytest.mark.parametrize(("verb", "argument"), [("pack", "form"), ("pack", "bank"), ("pack", "x"), ("album", "")])
async def test_where_there_is_nothing_to_be_packed_a_forged_button_does_nothing(
    ann: Buyer, verb: str, argument: str
) -> None:
    await ann.says("Blue shoes")
    message = (await ann.screen())["message_id"]
    await ann.taps_data(message, anywhere(1, verb, argument).data, forged=True)
    await ann.is_at(S.PROTECTION)
