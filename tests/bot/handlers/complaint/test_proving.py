"""Files in the chat: looked at kindly, put into their slots by their captions, and read for the parcel's number."""

from __future__ import annotations

from conversations.evidence import Evidence
from conversations.names import S
from tests import scenes
from tests.bot.handlers.complaint.test_letter import to_the_amount
from tests.buyer import Buyer, File


def photo(picture: bytes, name: str = "IMG_1.jpg") -> File:
    return File(name, picture, "image/jpeg")


SHARP = photo(scenes.jpeg_of(scenes.dress()))


async def to_the_proof(ann: Buyer, *reason: str) -> None:
    await to_the_amount(ann, *reason)
    await ann.says("8.12 USD")
    await ann.picks("full")
    await ann.is_at(S.EVIDENCE)


async def files_of(ann: Buyer) -> tuple[Evidence, ...]:
    return (await ann.case()).evidence


async def test_a_blurred_photo_is_taken_with_a_word_on_it_that_goes_by_a_tap(ann: Buyer) -> None:
    await to_the_proof(ann, "quality")
    await ann.sends(SHARP)
    assert "fine" not in [tap.verb for tap, _button in await ann.buttons()]
    await ann.sends(photo(scenes.jpeg_of(scenes.blurred(scenes.gadget(), 8)), "IMG_2.jpg"))
    await ann.sees("look_blurred_how")
    await ann.sees("looks_count")
    assert (await files_of(ann))[-1].verdict == "accepted"
    await ann.taps("files")
    await ann.sees("looks_again", files="2 (blurred)")
    await ann.taps("fine", "2")
    await ann.sees("fine_taken", kind="photo", place=2)
    await ann.taps("files")
    assert "Look again" not in await ann.text()
    await ann.taps("show")
    await ann.picks("done")
    await ann.is_at(S.EXPLANATION)


async def test_a_photo_that_shows_the_same_as_another_one_is_told_with_its_number_and_kept(ann: Buyer) -> None:
    await to_the_proof(ann, "quality")
    await ann.sends(SHARP)
    await ann.sends(photo(scenes.jpeg_of(scenes.dress().resize((900, 675)), 50), "IMG_2.jpg"))
    await ann.sees("look_doubled_how", other=1)
    assert [item.verdict for item in await files_of(ann)] == ["accepted", "accepted"]
    await ann.taps("files")
    await ann.taps("remove", "1")
    await ann.taps("show")
    assert "Look again" not in await ann.text()


async def test_a_caption_fills_a_slot_is_kept_and_can_be_told_otherwise(ann: Buyer) -> None:
    await to_the_proof(ann, "damaged", "goods")
    await ann.sends(SHARP, caption="Damage close-up")
    await ann.sees("caption_shows", kind="photo", place=1, what="the damage, close up")
    case = await ann.case()
    assert (case.evidence[0].shows, [aside.text for aside in case.asides]) == ("damage_close_up", ["Damage close-up"])
    assert "keep_text" not in [tap.verb for tap, _button in await ann.buttons()]
    await ann.sends(photo(scenes.jpeg_of(scenes.gadget())), caption="label and packing")
    assert (await files_of(ann))[1].shows == ""
    await ann.sees("caption_kept", text="label and packing")
    await ann.taps("shows", "2.parcel_label")
    await ann.taps("files")
    await ann.taps("shows", "1")
    await ann.taps("shows", "1.whole_item")
    assert [item.shows for item in await files_of(ann)] == ["whole_item", "parcel_label"]


async def test_words_that_are_put_under_a_file_later_fill_its_slot_too(ann: Buyer) -> None:
    await to_the_proof(ann, "damaged", "goods")
    (message,) = await ann.sends(SHARP, caption="see this")
    await ann.edits(message, "the packing inside")
    case = await ann.case()
    assert (case.evidence[0].shows, [aside.text for aside in case.asides]) == ("packing_inside", ["the packing inside"])
    await ann.is_at(S.EVIDENCE)


async def test_the_number_in_a_label_s_bar_code_is_offered_and_taken_by_a_tap_only(ann: Buyer) -> None:
    await to_the_proof(ann, "damaged", "goods")
    coded = photo(scenes.jpeg_of(scenes.with_code(scenes.label(), "LP00123456789012")))
    await ann.sends(coded)
    await ann.sees("code_parcel", parcel="LP00123456789012")
    assert S.PARCEL not in (await ann.case()).answers
    await ann.taps("take_parcel", "LP00123456789012")
    assert (await ann.case()).value(S.PARCEL) == "LP00123456789012"
    await ann.sends(photo(scenes.jpeg_of(scenes.with_code(scenes.letter(), "RR473124829CZ"))))
    assert "take_parcel" not in [tap.verb for tap, _button in await ann.buttons()]


async def test_a_forged_tap_on_a_file_that_is_not_there_changes_nothing(ann: Buyer) -> None:
    await to_the_proof(ann, "quality")
    await ann.sends(photo(scenes.jpeg_of(scenes.blurred(scenes.gadget(), 8))))
    message, button = await ann.button("fine", "1")
    for forged in ("7", "x", ""):
        await ann.taps_data(message["message_id"], button["data"].removesuffix("1") + forged, forged=True)
        assert not (await files_of(ann))[0].looks_fine
    await ann.is_at(S.EVIDENCE)
