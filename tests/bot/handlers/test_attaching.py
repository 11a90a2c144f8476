"""Photos and videos in the chat: what is taken, what is not, what the buyer hears about it, and how it goes on."""

from collections.abc import Callable
from hashlib import sha256

import pytest

from conversations.evidence import counts
from conversations.files.limits import LARGEST_PHOTO, LARGEST_VIDEO, WIDEST_PHOTO, WIDEST_VIDEO
from conversations.names import S
from tests import files
from tests.bot.test_journeys import SHOE, to_the_amount
from tests.buyer import Buyer, File
from tests.conftest import World

Make = Callable[..., bytes]

FINE = (
    File("scan.pdf", files.jpeg(), "application/pdf"),
    File("label.png", files.png(), "video/x-wrong"),
    File("parcel", files.gif(), "text/plain"),
    File("moving.gif", files.animated_gif(), "image/gif"),
)
MENDED = (
    File("a.webp", files.webp(), "image/webp"),
    File("a.bmp", files.bmp(), "image/bmp"),
    File("a.pdf", files.pdf(), "application/pdf"),
    File("b.jpg", files.webp(70), "image/jpeg"),
    File("c.jpg", files.pdf() + b"%", "image/jpeg"),
)
REFUSED = (
    (File("a.webp", files.truncated(files.webp()), "image/webp"), "photo_format", "WEBP"),
    (File("a.heic", files.heic_header(), "image/heic"), "photo_format", "HEIC"),
    (File("a.zip", b"PK\3\4" + bytes(60), "application/zip"), "file_format", "ZIP"),
    (File("c.jpg", b"PK\3\4" + bytes(61), "image/jpeg"), "disguised", "JPEG"),
    (File("a.mp4", files.mov(), "video/mp4"), "video_format", "MOV"),
    (File("a.mov", files.mov(), "video/quicktime"), "video_format", "MOV"),
    (File("a.avi", files.avi_header(), "video/x-msvideo"), "video_format", "AVI"),
    (File("a.3gp", files.with_brands(b"3gp4", b"3gp4"), "video/3gpp"), "video_format", "3GP"),
    (File("glued.jpg", files.truncated(files.jpeg(200, 200)) + b"\xff\xd9", "image/jpeg"), "file_broken", "damaged"),
    (File("cut.jpg", files.truncated(files.jpeg(200, 200)), "image/jpeg"), "file_broken", "damaged"),
    (File("cut.mp4", files.truncated(files.mp4()), "video/mp4"), "file_broken", "damaged"),
    (File("none.jpg", b"", "image/jpeg"), "file_empty", "0 bytes"),
    (File("bomb.png", files.bomb_png(), "image/png"), "too_many_pixels", "9,000"),
    (File("noise.bin", bytes(range(256)) * 9), "file_format", "BIN"),
)
UNSEEN = (
    (File("long.mov", files.mp4(size=WIDEST_VIDEO + 1), "video/quicktime"), "document", "video_too_large", "20.97 MB"),
    (File("long.mp4", files.mp4(size=WIDEST_VIDEO + 1), "video/mp4"), "video", "video_too_large", "20.97 MB"),
    (File("long.mp4", files.mp4(size=WIDEST_VIDEO + 1), "video/mp4"), "document", "video_too_large", "20.97 MB"),
    (File("long.bin", files.mp4(size=WIDEST_VIDEO + 1)), "document", "file_too_large", "20.97 MB"),
)


async def to_the_proof(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("8.12")
    await ann.picks("full")
    await ann.is_at(S.EVIDENCE)


async def found(ann: Buyer) -> list[tuple[str, str | None]]:
    return [(item.verdict, item.reason) for item in (await ann.case()).evidence]


async def newest(ann: Buyer) -> tuple[str, str | None]:
    return (await found(ann))[-1]


def photos(count: int, width: int = 50) -> list[File]:
    return [File(f"{n}.jpg", files.jpeg(width + n, 40), "image/jpeg") for n in range(count)]


async def goes_on(ann: Buyer) -> None:
    """Recover: a good photo is taken, and the guide goes on."""
    await ann.sends(SHOE, as_="photo")
    assert await newest(ann) == ("accepted", None)
    await done(ann)


async def done(ann: Buyer) -> None:
    await ann.picks("done")
    await ann.is_at(S.EXPLANATION)


async def test_a_photo_is_taken_and_once_it_is_said_that_it_is_a_smaller_copy(ann: Buyer) -> None:
    await to_the_proof(ann)
    assert "done" not in await ann.choices()
    await ann.sends(SHOE, as_="photo")
    await ann.sees("smaller_copy")
    await ann.sends(*photos(1), as_="photo")
    assert "smaller" not in await ann.text()
    assert await found(ann) == [("accepted", None)] * 2
    await done(ann)


async def test_that_it_is_a_smaller_copy_is_said_of_an_album_at_another_step_too_and_not_lost(ann: Buyer) -> None:
    await ann.sends(*photos(3), as_="photo")
    await ann.sees("smaller_copy")
    await ann.sees("file_kept_for_later")
    await ann.is_at(S.ORDER)
    await to_the_proof(ann)
    assert counts((await ann.case()).evidence).photos == 3
    assert "3. Photo" in await ann.text()
    await ann.sends(SHOE, as_="photo")
    assert "smaller" not in await ann.text()
    await done(ann)


async def test_what_a_file_holds_counts_and_not_what_it_is_called(ann: Buyer) -> None:
    await to_the_proof(ann)
    for file in FINE:
        await ann.sends(file)
        assert await newest(ann) == ("accepted", None)
        assert file.name in await ann.text()
    assert [item.format for item in (await ann.case()).evidence] == ["JPEG", "PNG", "GIF", "GIF"]
    await done(ann)


WHOLE = (
    File("pano.jpg", files.without_end_mark(files.jpeg(60)), "image/jpeg"),
    File("pano2.jpg", files.without_end_mark(files.jpeg(61)) + files.samsung_trailer(), "image/jpeg"),
    File("20201023_222722.mp4", files.with_brands(b"3gp5", b"3gp5", b"isom"), "video/mp4"),
    File("a.gif", files.gif(62)[:-1] + b"\xc3;", "image/gif"),
)
MISNAMED = (
    (File("IMG_1.HEIC", files.jpeg(63), "image/heic"), ".jpg"),
    (File("scan.pdf", files.png(64), "application/pdf"), ".png"),
    (File("parcel", files.gif(65), "image/gif"), ".gif"),
    (File("IMG_2.MOV", files.mp4(7), "video/quicktime"), ".mp4"),
)


async def test_what_real_phones_write_oddly_is_taken_and_counted(ann: Buyer) -> None:
    await to_the_proof(ann)
    for file in WHOLE:
        await ann.sends(file)
        assert await newest(ann) == ("accepted", None)
        assert "has to end in" not in await ann.text()
    await done(ann)


async def test_a_file_whose_name_the_form_would_not_take_is_taken_and_comes_back_renamed(ann: Buyer) -> None:
    await to_the_proof(ann)
    for file, ending in MISNAMED:
        await ann.sends(file)
        assert await newest(ann) == ("accepted", None)
        copy = (await ann.case()).evidence[-1].sendable
        assert (copy.name, copy.sha256) == (file.name.partition(".")[0] + ending, sha256(file.content).hexdigest())
        assert await ann.newest_file() == file.content
    await ann.sends(File("IMG_3.JPG", files.jpeg(66), "image/jpeg"))
    assert "has to end in" not in await ann.text()
    await done(ann)


async def test_of_an_album_with_wrong_names_every_file_comes_back_and_one_screen_below(ann: Buyer) -> None:
    await to_the_proof(ann)
    before = len(await ann.messages())
    await ann.sends(*[File(f"{n}.HEIC", files.jpeg(70 + n), "image/heic") for n in range(3)])
    came = (await ann.messages())[before:]
    assert [message["document"]["file_name"] for message in came if "document" in message] == [
        "0.jpg",
        "1.jpg",
        "2.jpg",
    ]
    assert len(came) <= 5
    assert came[-1]["message_id"] == (await ann.screen())["message_id"]


async def test_what_the_form_would_not_take_comes_back_as_what_it_takes(ann: Buyer) -> None:
    await to_the_proof(ann)
    for file in MENDED:
        await ann.sends(file)
        assert await newest(ann) == ("accepted", None)
        assert f"{file.name}: taken, as a copy" in await ann.text()
        await ann.taps("files")
        await ann.taps("remove", str((await ann.case()).evidence[-1].number))
    await ann.taps("show")
    await goes_on(ann)


@pytest.mark.parametrize(
    "make", [files.jpeg, *(pytest.param(make, marks=pytest.mark.soak) for make in (files.png, files.gif))]
)
async def test_a_photo_passes_up_to_5_mb_with_a_warning_up_to_5_mib_and_then_as_a_copy(ann: Buyer, make: Make) -> None:
    await to_the_proof(ann)
    for size in (LARGEST_PHOTO - 1, LARGEST_PHOTO, LARGEST_PHOTO + 1, WIDEST_PHOTO - 1, WIDEST_PHOTO):
        await ann.sends(File("photo", make(size=size)))
        assert await newest(ann) == ("accepted", "photo_near_limit" if size > LARGEST_PHOTO else None)
    assert "5.24 MB" in await ann.text()
    await ann.sends(File("photo", make(size=WIDEST_PHOTO + 1)))
    assert await newest(ann) == ("accepted", None)
    assert ((await ann.case()).evidence[-1].sendable.size or 0) < LARGEST_PHOTO
    await done(ann)


async def test_a_video_passes_up_to_20_mb_with_a_warning_up_to_20_mib_and_no_further(ann: Buyer) -> None:
    await to_the_proof(ann)
    await ann.sends(File("a.mp4", files.mp4(size=LARGEST_VIDEO), "video/mp4"), as_="video")
    assert await newest(ann) == ("accepted", None)
    for size in (LARGEST_VIDEO + 1, WIDEST_VIDEO):
        await ann.sends(File("b.mp4", files.mp4(size=size), "video/mp4"))
        assert await newest(ann) == ("accepted", "video_near_limit")
    assert "20.97 MB" in await ann.text()
    await ann.sends(File("c.mp4", files.mp4(size=WIDEST_VIDEO + 1), "video/mp4"))
    assert await newest(ann) == ("refused", "video_too_large")
    await goes_on(ann)


async def test_what_the_form_would_not_take_is_refused_by_name_with_the_way_to_mend_it(ann: Buyer) -> None:
    await to_the_proof(ann)
    for file, reason, named in REFUSED:
        await ann.sends(file)
        assert await newest(ann) == ("refused", reason)
        text = await ann.text()
        assert f"{file.name}: not taken." in text
        assert named in text
        assert "done" not in await ann.choices()
    await goes_on(ann)


async def test_what_the_message_tells_already_is_refused_without_fetching_it(world: World, ann: Buyer) -> None:
    await to_the_proof(ann)
    for file, as_, reason, named in UNSEEN:
        await ann.sends(file, as_=as_)
        assert await newest(ann) == ("refused", reason)
        assert named in await ann.text()
    assert "getFile" not in [call.method for call in world.calls]
    await goes_on(ann)
    assert "getFile" in [call.method for call in world.calls]


async def test_an_mp4_is_taken_as_a_video_and_as_a_file_and_the_second_one_with_a_hint(ann: Buyer) -> None:
    await to_the_proof(ann)
    await ann.sends(File("a.mp4", files.mp4(4), "video/mp4"), as_="video")
    assert await newest(ann) == ("accepted", None)
    await ann.sends(File("b.mp4", files.mp4(5), "video/mp4"))
    assert await newest(ann) == ("accepted", "second_video")
    await ann.sees("second_video")
    assert counts((await ann.case()).evidence).videos == 2
    await done(ann)


async def test_an_animation_a_round_video_and_a_live_photo_are_taken_for_what_they_are(ann: Buyer) -> None:
    await to_the_proof(ann)
    clip = File("clip.mp4", files.mp4(3, 240, 240), "video/mp4")
    await ann.sends(clip, as_="animation")
    await ann.sees("notice_animation")
    await ann.sends(File("round.mp4", files.mp4(4, 240, 240), "video/mp4"), as_="video_note")
    await ann.sees("notice_video_note")
    await ann.sends(SHOE, clip, as_="live_photo")
    await ann.sees("notice_live_photo")
    await ann.sees("smaller_copy")
    assert [item.kind for item in (await ann.case()).evidence] == ["video", "video", "photo"]


async def test_an_album_is_judged_one_by_one_and_answered_once_in_its_order(ann: Buyer) -> None:
    await to_the_proof(ann)
    before = len(await ann.messages())
    good, bad, more = photos(2), REFUSED[0][0], File("none.jpg", b"", "image/jpeg")
    await ann.sends(good[0], bad, good[1], more)
    assert len(await ann.messages()) == before + 1
    assert [verdict for verdict, _reason in await found(ann)] == ["accepted", "refused", "accepted", "refused"]
    text = await ann.text()
    places = [text.index(f"{name}:") for name in ("1. 0.jpg", "a.webp", "2. 1.jpg", "none.jpg")]
    assert places == sorted(places)
    await goes_on(ann)


async def test_two_albums_are_two_answers(ann: Buyer) -> None:
    await to_the_proof(ann)
    before = len(await ann.messages())
    ann.waits = False
    await ann.sends(*photos(2), as_="photo")
    ann.waits = True
    await ann.sends(*photos(2, 80), as_="photo")
    assert len(await ann.messages()) == before + 2
    text = await ann.text()
    assert "4. Photo: taken." in text
    assert "1. Photo: taken." not in text


async def test_of_eight_photos_six_are_taken_and_two_wait_until_there_is_room(ann: Buyer) -> None:
    await to_the_proof(ann)
    await ann.sends(*photos(8), as_="photo")
    assert await found(ann) == [("accepted", None)] * 6 + [("surplus", "too_many_photos")] * 2
    assert "7. Photo: kept aside" in await ann.text()
    await ann.taps("files")
    await ann.taps("take", "8")
    await ann.sees("too_many_photos", most=6)
    await ann.taps("remove", "2")
    await ann.taps("take", "8")
    case = await ann.case()
    assert [item.number for item in case.evidence if item.is_usable] == [1, 3, 4, 5, 6, 8]
    assert counts(case.evidence).surplus == 1
    await ann.taps("show")
    await done(ann)


async def test_the_same_file_a_second_time_is_told_and_not_counted_twice(ann: Buyer) -> None:
    await to_the_proof(ann)
    await ann.sends(FINE[0])
    await ann.sends(File("again.jpg", FINE[0].content, "image/jpeg"))
    assert await found(ann) == [("accepted", None), ("refused", "evidence_twice")]
    await ann.sees("evidence_twice", number=1)
    assert "again.jpg: not taken again." in await ann.text()
    await goes_on(ann)


async def test_what_is_neither_words_nor_a_file_is_answered_with_what_is_needed(ann: Buyer) -> None:
    for kind in ("sticker", "contact", "location", "venue", "poll", "dice"):
        await ann.says("/start")
        await ann.shares(kind)
        await ann.sees("cannot_use")
        await ann.is_at(S.ORDER)
    assert not (await ann.case()).evidence
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)


async def test_a_spoken_message_is_answered_with_the_wish_to_type_it(ann: Buyer) -> None:
    await ann.sends(File("voice.oga", b"OggS spoken words", "audio/ogg"), as_="voice")
    await ann.sees("cannot_hear")
    await ann.says("Blue shoes")
    await ann.is_at(S.PROTECTION)
