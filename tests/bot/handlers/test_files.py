"""Files after they came: listed, looked at, taken out, replaced; however many there are, whatever their names."""

from typing import Any

import pytest

from bot.screens.buttons import Tap
from bot.screens.files import LONGEST_FILE_NAME, MOST_FILES
from bot.screens.screen import LONGEST
from conversations import route
from conversations.evidence import counts
from conversations.files.limits import WIDEST_PHOTO, WIDEST_VIDEO
from conversations.names import S
from tests import files
from tests.bot.handlers.test_attaching import found, newest, photos, to_the_proof
from tests.bot.test_journeys import SHOE, to_the_review
from tests.buyer import Buyer, File
from tests.conftest import World


def verbs(buttons: list[tuple[Tap, Any]]) -> list[str]:
    return [tap.verb for tap, _button in buttons]


async def test_a_file_is_taken_out_before_submit_and_no_more_after_it(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.sends(*photos(1))
    await ann.sees("file_kept_for_later")
    await ann.taps("open", S.EVIDENCE)
    await ann.taps("files")
    assert verbs(await ann.buttons()).count("remove") == 2
    await ann.taps("remove", "1")
    assert [verdict for verdict, _reason in await found(ann)] == ["removed", "accepted"]
    old = (await ann.screen())["message_id"], Tap(1, (await ann.case()).revision, "remove", "2").data
    await ann.taps("show")
    await ann.picks("done", "submit", "pressed")
    await ann.says("/help")
    await ann.taps("files")
    assert set(verbs(await ann.buttons())) == {"view", "pack", "album", "show"}
    await ann.taps_data(*old, forged=True)
    assert (await newest(ann))[0] == "accepted"


async def test_taking_the_only_proof_out_opens_its_step_again(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.says("/help")
    await ann.taps("files")
    await ann.taps("remove", "1")
    await ann.sees("files_none")
    await ann.taps("show")
    await ann.is_at(S.EVIDENCE)
    await ann.sends(SHOE)
    await ann.is_at(S.REVIEW)


@pytest.mark.parametrize("as_", ["photo", "document", "video", "animation", "video_note", "live_photo"])
async def test_a_stored_file_can_be_looked_at_in_the_form_in_which_it_came(ann: Buyer, as_: str) -> None:
    clip = File("clip.mp4", files.mp4(3, 240, 240), "video/mp4")
    sent = {"photo": [SHOE], "live_photo": [SHOE, clip]}.get(as_, [clip])
    await ann.sends(*sent, as_=as_)
    await ann.says("/help")
    await ann.taps("files")
    await ann.taps("view", "1")
    shown = (await ann.messages())[-2]
    [stored] = (await ann.case()).evidence
    assert shown["photo" if as_ == "live_photo" else as_]["file_unique_id"] == stored.file_unique_id
    assert "view" in verbs(await ann.buttons())


async def test_a_file_for_a_case_that_was_put_away_is_kept_in_it(ann: Buyer) -> None:
    await ann.says("Blue shoes")
    await ann.says("/cancel")
    await ann.taps("cancel")
    before = len(await ann.messages())
    await ann.sends(*photos(3))
    assert len(await ann.messages()) == before + 1
    assert "3. 2.jpg: taken." in await ann.text()
    await ann.sees("cancelled", name="Blue shoes")
    await ann.taps("undo")
    assert await found(ann) == [("accepted", None)] * 3


async def test_a_name_is_shown_as_it_is_but_never_longer_than_a_line(ann: Buyer) -> None:
    await to_the_proof(ann)
    await ann.sends(File("<b>&amp;</i>.jpg", files.jpeg(51), "image/jpeg"))
    assert "<b>&amp;</i>.jpg: taken." in await ann.text()
    await ann.sends(File("x" * 196 + ".jpg", files.jpeg(52), "image/jpeg"))
    assert "2. " + "x" * (LONGEST_FILE_NAME - 1) + "…: taken." in await ann.text()
    await ann.sends(File("y." + "z" * 198, bytes(range(9))))
    assert "z" * LONGEST_FILE_NAME not in (await ann.text()).lower()
    await ann.sends(File("gpj\u202e.jpg", files.jpeg(53), "image/jpeg"))
    assert "\u202e" not in await ann.text()
    await ann.taps("files")
    assert "<b>&amp;</i>.jpg" in await ann.text()


async def test_more_files_than_a_screen_holds_are_counted_and_come_up_when_others_go(ann: Buyer) -> None:
    await to_the_proof(ann)
    name = "<&>" * 60 + ".jpg"
    for first in (0, 10, 20):
        await ann.sends(*[File(name, files.jpeg(50 + first + n, 40), "image/jpeg") for n in range(10)])
    await ann.sees("files_more", count=30 - MOST_FILES)
    await ann.taps("files")
    await ann.sees("files_more", count=30 - MOST_FILES)
    await ann.taps("remove", "1")
    await ann.taps("take", "12")
    await ann.sees("files_more", count=29 - MOST_FILES)
    assert counts((await ann.case()).evidence).photos == 6


async def test_the_worst_album_at_the_longest_screens_stays_under_telegrams_limit(ann: Buyer) -> None:
    bad = (files.truncated(files.webp()), b"%PDF-1.4", b"", files.bomb_png())
    names = [f"{number}{'<' * 180}" for number in range(len(bad))]
    album = [
        File(f"{name}.{end}", content) for end in ("heic", "q" * 15) for name, content in zip(names, bad, strict=True)
    ]
    await to_the_review(ann)
    long = ("12345 & 789 " * 400)[: LONGEST - 1] + "."
    await ann.taps("open", S.EXPLANATION)
    await ann.says(long)
    await ann.picks("done")
    said = len(await ann.messages())
    await ann.sends(*album)
    assert len(await ann.messages()) == said + 1
    assert (await ann.text()).count("not taken") == len(album)
    await ann.taps("show")
    assert route.open_step(await ann.case()) is S.REVIEW


async def test_a_photo_that_an_edit_puts_into_a_message_takes_the_place_of_the_old_one(
    world: World, ann: Buyer
) -> None:
    bob = await world.buyer("Bob")
    await bob.sends(*photos(1), as_="photo")
    [other] = (await bob.case()).evidence
    [message] = await ann.sends(SHOE, as_="photo")
    size = {"file_id": other.file_id, "file_unique_id": other.file_unique_id, "width": 50, "height": 40}
    person = {"id": ann.id, "is_bot": False, "first_name": "Ann"}
    edited = {"message_id": message, "date": 1, "edit_date": 2, "chat": {"id": ann.id, "type": "private"}}
    for _twice in range(2):
        world.standin.push({"edited_message": {**edited, "from": person, "photo": [size]}})
        await world.settled()
        assert await found(ann) == [("removed", None), ("accepted", None)]


BY_THE_GUIDE = (
    File("IMG_1.HEIC", files.heic_header(), "image/heic"),
    File("a.webp", files.truncated(files.webp()), "image/webp"),
    File("a.mov", files.mov(), "video/quicktime"),
    File("big.jpg", bytes(range(256)) * (WIDEST_PHOTO // 256 + 1), "image/jpeg"),
    File("long.mp4", files.mp4(size=WIDEST_VIDEO + 1), "video/mp4"),
    File("long.bin", files.mp4(size=WIDEST_VIDEO + 1)),
    File("bomb.png", files.bomb_png(), "image/png"),
    File("receipt.pdf", b"%PDF-1.4 and nothing more", "application/pdf"),
)
"""What the form refuses, and nobody can make a copy of."""
FOR_GOOD = (
    File("cut.jpg", files.truncated(files.jpeg(200, 200)), "image/jpeg"),
    File("cut.mp4", files.truncated(files.mp4()), "video/mp4"),
    File("none.jpg", b"", "image/jpeg"),
    File("c.jpg", b"PK\3\4" + bytes(60), "image/jpeg"),
    File("noise.png", bytes(range(256)), "image/png"),
)


@pytest.mark.parametrize("file", BY_THE_GUIDE, ids=lambda file: file.name)
async def test_what_the_guides_limits_refuse_is_used_all_the_same_and_stays_so(
    world: World, ann: Buyer, file: File
) -> None:
    await to_the_proof(ann)
    await ann.sends(file)
    assert (await newest(ann))[0] == "refused"
    assert "done" not in await ann.choices()
    refused = await newest(ann)
    await ann.taps("insist", "1")
    assert await newest(ann) == ("insisted", refused[1])
    assert f"{file.name}: used all the same." in await ann.text()
    assert f"{file.name} · used all the same" in await ann.text()
    assert "insist" not in verbs(await ann.buttons())
    assert counts((await ann.case()).evidence).usable == 1
    await world.stop_bot()
    await world.start_bot()
    await ann.taps("files")
    assert f"{file.name} · used all the same" in await ann.text()
    shown = (await ann.screen())["message_id"]
    await ann.taps_data(shown, Tap(1, (await ann.case()).revision, "check", "1").data, forged=True)
    assert await newest(ann) == ("insisted", refused[1])
    await ann.taps("show")
    await ann.picks("done")
    await ann.is_at(S.EXPLANATION)


@pytest.mark.parametrize("file", FOR_GOOD, ids=lambda file: file.name)
async def test_what_no_form_can_use_has_no_such_button_and_forging_it_changes_nothing(ann: Buyer, file: File) -> None:
    await to_the_proof(ann)
    await ann.sends(file)
    refused = await newest(ann)
    assert refused[0] == "refused"
    assert "insist" not in verbs(await ann.buttons())
    shown = (await ann.screen())["message_id"]
    await ann.taps_data(shown, Tap(1, (await ann.case()).revision, "insist", "1").data, forged=True)
    assert await newest(ann) == refused
    await ann.sends(SHOE)
    await ann.picks("done")
    await ann.is_at(S.EXPLANATION)


async def test_a_refused_seventh_photo_can_be_used_once_another_one_goes(ann: Buyer) -> None:
    await to_the_proof(ann)
    await ann.sends(*photos(6))
    await ann.sends(BY_THE_GUIDE[1])
    await ann.taps("insist", "7")
    await ann.sees("too_many_photos", most=6)
    await ann.taps("remove", "3")
    await ann.taps("insist", "7")
    assert await newest(ann) == ("insisted", "photo_format")
    assert counts((await ann.case()).evidence).photos == 6


async def test_of_several_refused_files_each_can_be_used_by_its_name_also_later(ann: Buyer) -> None:
    await to_the_proof(ann)
    await ann.sends(BY_THE_GUIDE[0], FOR_GOOD[0], BY_THE_GUIDE[1])
    labels = [button["text"] for tap, button in await ann.buttons() if tap.verb == "insist"]
    assert labels == ["Use it: IMG_1.HEIC", "Use it: a.webp"]
    await ann.taps("back")
    await ann.taps("keep")
    await ann.taps("files")
    await ann.taps("insist", "3")
    assert await found(ann) == [("refused", "photo_format"), ("refused", "file_broken"), ("insisted", "photo_format")]
    await ann.sends(BY_THE_GUIDE[1])
    assert await newest(ann) == ("refused", "evidence_twice")


async def test_after_submit_nothing_more_is_insisted_on(world: World, ann: Buyer) -> None:
    world.expected.append("message to edit not found")  # the button is on a screen that is gone by then
    await to_the_review(ann)
    await ann.sends(BY_THE_GUIDE[1])
    refused = (await ann.screen())["message_id"], Tap(1, (await ann.case()).revision, "insist", "2").data
    assert "insist" in verbs(await ann.buttons())
    await ann.picks("submit", "pressed")
    await ann.sends(BY_THE_GUIDE[0])
    assert "insist" not in verbs(await ann.buttons())
    await ann.taps_data(*refused, forged=True)
    assert (await found(ann))[1:] == [("refused", "photo_format")] * 2
