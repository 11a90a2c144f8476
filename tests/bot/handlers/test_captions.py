"""A photo and its words together: the words are kept, and taken for nothing that they may not be."""

from __future__ import annotations

import pytest

from conversations.names import S
from tests.bot.handlers.test_attaching import photos
from tests.bot.handlers.test_drafts import to_the_explanation, versions
from tests.bot.test_journeys import SHOE, TEXT, to_the_amount
from tests.buyer import Buyer, File
from tests.files import mp4


async def kept(ann: Buyer) -> list[str]:
    return [aside.text for aside in (await ann.case()).asides]


async def test_an_amount_below_a_screenshot_is_offered_and_one_tap_makes_it_the_answer(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.sends(SHOE, as_="photo", caption="8.12 USD")
    case = await ann.is_at(S.PAID)
    assert S.PAID not in case.answers
    assert await kept(ann) == ["8.12 USD"]
    await ann.sees("caption_kept", text="8.12 USD")
    await ann.taps("type", "8.12 USD")
    await ann.is_at(S.REFUND)


@pytest.mark.parametrize("caption", ["This is the torn sole", "8.12 or 9.12", "x" * 300])
async def test_words_that_are_no_amount_are_kept_and_offered_as_the_complaint_only(ann: Buyer, caption: str) -> None:
    await to_the_amount(ann)
    await ann.sends(SHOE, as_="photo", caption=caption)
    await ann.is_at(S.PAID)
    assert await kept(ann) == [caption]
    verbs = [tap.verb for tap, _b in await ann.buttons()]
    assert "keep_text" in verbs
    assert "type" not in verbs
    await ann.taps("keep_text")
    assert await versions(ann) == [caption]
    await ann.is_at(S.PAID)


async def test_a_name_and_a_date_below_a_photo_are_offered_too(ann: Buyer) -> None:
    await ann.sends(SHOE, as_="photo", caption="Blue shoes")
    assert S.ORDER not in (await ann.is_at(S.ORDER)).answers
    await ann.taps("type", "Blue shoes")
    await ann.is_at(S.PROTECTION)
    await ann.sends(*photos(1), as_="document", caption="in 12 days")
    assert S.PROTECTION not in (await ann.is_at(S.PROTECTION)).answers
    await ann.taps("type", "in 12 days")
    await ann.is_at(S.OPENING)


async def test_a_day_that_was_asked_for_is_offered_below_a_photo(ann: Buyer) -> None:
    await ann.says("Blue shoes")
    await ann.says("/status")
    for verb in ("dates", "order_dates"):
        await ann.taps(verb)
    await ann.taps("ask_day", "order:order_shipped")
    await ann.sends(SHOE, as_="photo", caption="5 days ago")
    assert not (await ann.case()).events
    await ann.taps("day")
    assert len((await ann.case()).events) == 1


async def test_the_words_of_an_album_are_told_of_whichever_of_its_files_came_last(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.sends(*photos(4), as_="photo", caption="8.12 USD")
    await ann.sees("caption_kept", text="8.12 USD")
    await ann.button("type", "8.12 USD")
    assert await kept(ann) == ["8.12 USD"]
    assert len((await ann.case()).evidence) == 4
    await ann.is_at(S.PAID)


async def test_a_label_below_a_photo_is_no_tap(ann: Buyer) -> None:
    await ann.picks("skip", "unknown", "found")
    await ann.sends(SHOE, as_="photo", caption="Refund only")
    await ann.is_at(S.SOLUTION)
    assert await kept(ann) == ["Refund only"]


async def test_words_below_a_photo_never_take_the_place_of_a_complaint_that_is_written(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.says(TEXT)
    await ann.sends(*photos(1), as_="photo", caption="photo of the sole")
    assert await versions(ann) == [TEXT]
    await ann.sees("caption_kept", text="photo of the sole")
    await ann.taps("keep_text")
    assert await versions(ann) == [TEXT, "photo of the sole"]


async def test_without_a_complaint_they_are_its_first_version_and_that_is_said(ann: Buyer) -> None:
    await to_the_explanation(ann)
    await ann.sends(*photos(2), as_="photo", caption="Both soles are torn")
    assert await versions(ann) == ["Both soles are torn"]
    await ann.sees("draft_saved", version=1)
    await ann.picks("done")
    await ann.is_at(S.REVIEW)


async def test_words_below_what_cannot_be_used_are_kept_too(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.sends(File("a.ogg", b"OggS" + bytes(100), "audio/ogg"), as_="voice", caption="8.12 USD")
    await ann.sees("cannot_hear")
    await ann.sees("caption_kept", text="8.12 USD")
    await ann.taps("type", "8.12 USD")
    await ann.is_at(S.REFUND)


async def test_edited_words_below_a_photo_are_kept_anew_and_are_no_answer(ann: Buyer) -> None:
    await to_the_amount(ann)
    (message,) = await ann.sends(SHOE, as_="photo", caption="the sole")
    await ann.edits(message, "8.12 USD")
    assert S.PAID not in (await ann.is_at(S.PAID)).answers
    assert await kept(ann) == ["8.12 USD"]


async def test_that_a_video_is_telegram_s_copy_is_said_once_with_what_to_do(ann: Buyer) -> None:
    await to_the_amount(ann)
    film = [File(f"{n}.mp4", mp4(4 + n, 320, 240), "video/mp4") for n in range(2)]
    await ann.sends(film[0], as_="video")
    await ann.sees("smaller_copy")
    for file, as_ in ((film[1], "video"), (SHOE, "photo")):
        await ann.sends(file, as_=as_)
        assert "copy" not in await ann.text()


async def test_a_video_that_is_sent_as_a_file_is_no_copy(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.sends(File("a.mp4", mp4(4, 320, 240), "video/mp4"), as_="document")
    assert "copy" not in await ann.text()
