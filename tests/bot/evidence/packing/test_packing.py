"""A pack as a buyer opens it: what is in it, what its PDF says, and what becomes of files that are not as noted."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from PIL import Image

from bot.evidence.confined.running import NotCarriedOut, carry_out
from bot.evidence.packing import lettering, packing
from conversations.case import Case, with_aside, with_draft
from conversations.complaint.pack_order import LARGEST_PART, LeftOut, PackKind
from tests import files
from tests.bot.evidence.packing.packs import Made, Sent, made, order_for, with_files
from tests.conversations.complaint.moments import DECIDED, NOW, of_reason, told
from tests.conversations.walks import begun
from tests.test_architecture import imports_of, modules_of, within

RULER, LABEL = files.jpeg(640, 480), files.png(320, 240)
FILM = files.mp4(3, 640, 360)


def blue_turned() -> bytes:
    """A picture that is blue above and white below once it is turned as its EXIF says."""
    picture = Image.new("RGB", (400, 300), "white")
    picture.paste("blue", (0, 0, 200, 300))
    exif = Image.Exif()
    exif[0x0112] = 6
    kept = io.BytesIO()
    picture.save(kept, "JPEG", exif=exif)
    return kept.getvalue()


USUAL = (Sent(RULER, shows="item_with_ruler"), Sent(LABEL, "PNG", "size_label"), Sent(FILM, "MP4", "size_table"))


def usual(*sent: Sent) -> Case:
    return with_files(of_reason("size"), *sent)


async def packed(case: Case, *sent: Sent, kind: PackKind = PackKind.FORM, language: str = "en") -> Made:
    return await made(order_for(with_files(case, *sent), kind, language), [one.content for one in sent])


async def test_a_usual_pack_uploads_as_it_is_and_comes_out_the_same_when_it_is_made_again() -> None:
    pack = await packed(of_reason("size"), *USUAL)
    archive = pack.archive()
    assert archive.testzip() is None
    assert archive.namelist() == [
        "summary.pdf",
        "complaint.txt",
        "for_the_form/1_item_with_ruler.jpg",
        "for_the_form/2_size_label.png",
        "for_the_form/video_1_size_table.mp4",
    ]
    assert [pack.read(name) for name in archive.namelist()[2:]] == [RULER, LABEL, FILM]
    [part] = pack.packed.parts
    assert (part.name, part.size) == ("aliexpress_8123456789012345.zip", len(pack.parts[0]))
    assert part.sha256 == hashlib.sha256(pack.parts[0]).hexdigest()
    [page] = pack.pages()
    for said in ("order 8123456789012345", "$10.00", "1_item_with_ruler.jpg", "the size label",
                 hashlib.sha256(FILM).hexdigest(), "I opened the dispute at AliExpress."):  # fmt: skip
        assert said in page
    assert (await packed(of_reason("size"), *USUAL)).parts == pack.parts


async def test_a_pack_for_the_bank_has_czech_with_english_beside_it_the_letters_and_what_was_decided() -> None:
    paper = Sent(files.pdf(), "PDF", more=(("verdict", "refused"), ("reason", "file_format")))
    large = Sent(files.jpeg(size=6_000_000), more=(("verdict", "insisted"), ("reason", "photo_too_large")))
    said = "Please cancel the dispute and I will refund you $3 by PayPal."
    case = with_aside(told(of_reason("size"), DECIDED), said, 900, NOW)
    pack = await packed(case, USUAL[0], large, paper, kind=PackKind.BANK, language="cs")
    names = pack.archive().namelist()
    assert names[-2:] == ["only_for_the_bank/2_photo.jpg", "only_for_the_bank/more_1_paper.pdf"]
    assert "letter_to_the_bank.txt" in names
    assert said in pack.read("messages_of_the_seller.txt").decode()
    assert "Žádám o chargeback" in pack.read("letter_to_the_bank.txt").decode()
    assert "I ask for a chargeback" in pack.read("letter_to_the_bank_in_english.txt").decode()
    text = " ".join(pack.pages())
    for part in (said, "Co se stalo What happened", "Do sporu vstoupil AliExpress.", "AliExpress stepped in.",
                 "věc s pravítkem · the item beside a ruler",
                 "24 November 2026: AliExpress decided that I get $2.00."):  # fmt: skip
        assert part in text
    assert pack.packed.left_out == {}


async def test_what_is_not_what_came_or_does_not_pass_is_left_out_and_named() -> None:
    cut = files.truncated(files.jpeg(300, 300))
    sent = (
        Sent(RULER, shows="item_with_ruler"),
        Sent(LABEL, "PNG", noted=RULER),
        Sent(cut, shows="the_offer"),
        Sent(b"never came"),
        Sent(files.webp(), "WEBP", more=(("format", None), ("sha256", None), ("verdict", "unchecked"))),
        Sent(b"", "MP4"),
    )
    case = with_files(of_reason("size"), *sent)
    contents = [*(one.content for one in sent[:3]), None, *(one.content for one in sent[4:])]
    pack = await made(order_for(case), contents)
    assert pack.archive().namelist()[2:] == ["for_the_form/1_item_with_ruler.jpg"]
    assert pack.packed.left_out == {
        "for_the_form/2_photo.png": LeftOut.CHANGED,
        "for_the_form/3_the_offer.jpg": LeftOut.NOT_PASSED,
        "for_the_form/4_photo.jpg": LeftOut.NOT_FETCHED,
        "for_the_form/5_photo.jpg": LeftOut.NOT_PASSED,
        "for_the_form/video_1.mp4": LeftOut.NOT_PASSED,
    }
    assert " ".join(pack.pages()).count("Not in this pack:") == 5


async def test_more_than_can_be_sent_at_once_comes_in_parts() -> None:
    photos = [Sent(files.jpeg(40 + number, 40, size=5_000_000)) for number in range(6)]
    film = Sent(files.mp4(20, size=20_000_000), "MP4")
    pack = await packed(of_reason("size"), *photos, film)
    assert [part.name for part in pack.packed.parts] == [
        "aliexpress_8123456789012345_1_of_2.zip",
        "aliexpress_8123456789012345_2_of_2.zip",
    ]
    assert all(len(part) <= LARGEST_PART for part in pack.parts)
    assert pack.archive(1).namelist() == ["for_the_form/video_1.mp4"]
    assert pack.archive(1).read("for_the_form/video_1.mp4") == film.content
    assert len(pack.archive(0).namelist()) == 8


async def test_what_a_buyer_has_typed_can_always_be_put_on_paper() -> None:
    hostile = "Žluťoučký кот 😀👩‍👩‍👧 中文 עברית \u202egpj.exe\x00\x1b[31m A\u030c\tend " + "x" * 400
    case = with_draft(begun(), "\n".join([hostile] * 30), 7, NOW)
    pack = await packed(case, Sent(RULER), language="cs")
    text = " ".join(pack.pages())
    assert "Žluťoučký кот" in text
    assert "Ǎ end" in text
    assert "Celý text je v souboru complaint.txt." in text
    assert not set(text) & set("😀中עִ\u202e\x00")
    assert pack.read("complaint.txt").decode() == "\r\n".join(case.drafts[-1].text.splitlines())


def test_whatever_is_typed_only_letters_that_the_font_has_are_drawn() -> None:
    every = "".join(chr(code) for code in range(0x20, 0x30000))
    assert {ord(sign) for sign in lettering.drawable(every)} <= lettering.KNOWN | {0x0A}
    assert lettering.drawable("Žluťoučký кот ąęλ") == "Žluťoučký кот ąęλ"


async def test_a_pack_of_nothing_but_a_text_is_one_page() -> None:
    pack = await packed(with_draft(begun(), "Only this.", 7, NOW))
    assert pack.archive().namelist() == ["summary.pdf", "complaint.txt"]
    [page] = pack.pages()
    assert "Dispute at AliExpress As of" in page
    assert "No photo and no video is there yet." in page


async def test_a_small_picture_stands_upright_beside_its_file_and_a_film_that_cannot_be_shown_has_its_length() -> None:
    film = Sent(FILM, "MP4", more=(("duration", 23),))
    pack = await packed(with_draft(begun(), "Only this.", 7, NOW), Sent(blue_turned()), film)
    page = pack.page()
    dots = page.convert("RGB").tobytes()
    blue = [place // 3 for place in range(0, len(dots), 3) if dots[place + 2] > dots[place] + 140]
    rows = [place // page.width for place in blue]
    assert len(blue) > 500
    assert max(rows) - min(rows) < 40, "the upper half alone, of what is as high as 20 mm"
    assert "Video, 23 s" in pack.pages()[0]


async def test_a_file_that_ends_the_process_costs_no_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[bool] = []

    async def deadly(module: str, request: Mapping[str, Any], *rest: Any) -> Any:
        tries.append(request["is_decoded"])
        if request["is_decoded"]:
            raise NotCarriedOut("ended with -11")
        return await carry_out(module, request, *rest)

    monkeypatch.setattr(packing, "carry_out", deadly)
    pack = await packed(of_reason("size"), *USUAL)
    assert tries == [True, False]
    assert len(pack.archive().namelist()) == 5


@pytest.mark.parametrize("answer", [None, [], {}, {"parts": [{"name": "x"}]}, {"parts": [], "left_out": [{"path": 1}]}])
async def test_an_answer_that_is_none_makes_no_pack(monkeypatch: pytest.MonkeyPatch, answer: object) -> None:
    async def lying(*_all: Any) -> Any:
        return answer

    monkeypatch.setattr(packing, "carry_out", lying)
    with pytest.raises(NotCarriedOut):
        await packed(of_reason("size"), *USUAL)


def test_what_makes_a_pack_is_never_loaded_into_the_bot() -> None:
    inside = ("packer", "paper", "lettering", "thumbnails", "archive")
    parts = tuple(f"bot.evidence.packing.{name}" for name in inside)
    outside: Sequence[str] = [module for module in modules_of("bot", "conversations") if not within(module, parts)]
    assert "bot.evidence.packing.packing" in outside
    assert [module for module in outside if any(within(name, parts) for name in imports_of(module))] == []
