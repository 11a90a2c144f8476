"""Which files go into a pack: under names that are safe anywhere, what the form takes apart from the rest."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.complaint.pack import FOR_BANK, FOR_FORM, LONGEST_NAME, MOST_IN_ALBUM, TOGETHER, albums, files_of
from conversations.complaint.pack_order import LARGEST_FETCHED, LARGEST_PART, PackFile, PackKind, PackOrder, order_of
from conversations.complaint.proof import ALL
from conversations.evidence import Evidence
from conversations.files.copies import Copy
from conversations.files.formats import OTHER_PHOTOS, OTHER_VIDEOS, PHOTO_FORMATS, VIDEO_FORMATS
from conversations.files.limits import CAN_BE_INSISTED_ON, WIDEST_PHOTO, WIDEST_VIDEO
from tests.conversations.walks import NOW

SAFE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*\.[a-z0-9]{1,5}")
HOSTILE = ("../../etc/passwd", "con.jpg", "a\0b.png", "\u202egpj.exe", "  .jpg ", "x" * 300, "фото.jpg", "", None)


def photo(number: int, **more: object) -> Evidence:
    usual: dict[str, Any] = {"format": "JPEG", "size": 1000, "sha256": f"{number:064}", "name": "IMG.jpg"}
    known = {"file_id": f"file-{number}", "file_unique_id": f"u{number}", "at": NOW}
    return Evidence(
        number=number, message_id=number, **{"sent_as": "document", "verdict": "accepted", **known, **usual, **more}
    )


def video(number: int, **more: object) -> Evidence:
    return photo(number, **{"format": "MP4", "size": 9000, "sent_as": "video", **more})


def paths(evidence: tuple[Evidence, ...], kind: PackKind = PackKind.FORM) -> list[str]:
    return [file.path for file in files_of(evidence, kind)]


def test_files_are_named_by_the_number_that_the_letter_calls_them_by_and_what_they_show() -> None:
    case = (
        photo(1, shows="parcel_label"),
        photo(2, verdict="removed"),
        video(3, shows="my_attempt"),
        photo(4, shows="item_beside_offer", format="PNG"),
        video(5),
        photo(6),
    )
    assert paths(case) == [
        "for_the_form/1_parcel_label.jpg",
        "for_the_form/video_1_my_attempt.mp4",
        "for_the_form/2_item_beside_offer.png",
        "for_the_form/video_2.mp4",
        "for_the_form/3_photo.jpg",
    ]


def test_what_the_form_may_refuse_lies_apart_and_only_a_bank_gets_what_does_not_count() -> None:
    mended = Copy("JPEG", 800, "c" * 64, file_id="copy", name="IMG.jpg")
    case = (
        photo(1, format="HEIC", name="IMG.HEIC", copy=mended, uses_copy=True, shows="size_label"),
        photo(2, verdict="insisted", reason="photo_too_large", size=WIDEST_PHOTO + 1),
        photo(3, verdict="surplus", reason="too_many_photos", shows="the_offer"),
        photo(4, verdict="refused", reason="file_format", format="PDF"),
        photo(5, verdict="refused", reason="file_broken"),
        photo(6, verdict="refused", reason="file_format", format="ZIP"),
        photo(7, format="HEIC", copy=mended, verdict="insisted", reason="photo_format"),
    )
    assert paths(case) == [
        "for_the_form/1_size_label.jpg",
        "only_for_the_bank/2_photo.jpg",
        "only_for_the_bank/3_photo.heic",
    ]
    assert paths(case, PackKind.BANK) == [
        *paths(case),
        "only_for_the_bank/1_size_label_original.heic",
        "only_for_the_bank/more_1_the_offer.jpg",
        "only_for_the_bank/more_2_paper.pdf",
    ]
    assert [file.file_id for file in files_of(case, PackKind.BANK)][:4] == ["copy", "file-2", "file-7", "file-1"]


def test_what_was_found_after_submit_and_passes_by_no_rule_lies_apart_too() -> None:
    assert paths((photo(1, reason="photo_format", format="WEBP"),)) == ["only_for_the_bank/1_photo.webp"]
    assert paths((video(1, reason="video_near_limit"),)) == ["for_the_form/video_1.mp4"]


def test_a_file_that_is_not_checked_yet_is_named_by_how_it_came() -> None:
    unknown = {"verdict": "unchecked", "format": None, "size": None, "sha256": None, "name": None}
    case = (photo(1, **unknown), video(2, **{**unknown, "name": "clip.mov"}))
    assert paths(case) == ["for_the_form/1_photo.jpg", "for_the_form/video_1.mov"]


SOME_FILE = st.builds(
    photo,
    st.just(0),
    format=st.sampled_from(
        [*PHOTO_FORMATS, *OTHER_PHOTOS, *VIDEO_FORMATS, *OTHER_VIDEOS, "PDF", "<b>", "../x", "<>", None]
    ),
    size=st.sampled_from([None, 1, WIDEST_PHOTO, WIDEST_PHOTO + 1, WIDEST_VIDEO, WIDEST_VIDEO + 1, 2 * 10**9]),
    shows=st.sampled_from([*sorted(ALL)[:5], "", *(name for name in HOSTILE if name)]),
    name=st.one_of(st.sampled_from(HOSTILE), st.text(max_size=100)),
    mime=st.sampled_from([None, "image/heic", "video/mp4", "text/html"]),
    verdict=st.sampled_from(["accepted", "unchecked", "refused", "surplus", "removed", "insisted"]),
    reason=st.sampled_from([None, *sorted(CAN_BE_INSISTED_ON), "file_broken", "photo_near_limit"]),
    copy=st.sampled_from([None, Copy("JPEG", 5, "c", file_id="copy"), Copy("MP4", 5, "c", file_id="copy", name="..")]),
    uses_copy=st.booleans(),
)


@settings(max_examples=150)
@given(st.lists(SOME_FILE, max_size=12), st.sampled_from(PackKind))
def test_whatever_is_sent_every_name_is_safe_short_and_there_once(items: list[Evidence], kind: PackKind) -> None:
    case = tuple(replace(item, number=number) for number, item in enumerate(items, 1))
    found = files_of(case, kind)
    names = [PurePosixPath(file.path).name for file in found]
    assert len({file.path.lower() for file in found}) == len(found)
    assert all(SAFE.fullmatch(name) and len(name) <= LONGEST_NAME for name in names), names
    assert not any(PureWindowsPath(name).is_reserved() for name in names)
    assert {file.path.partition("/")[0] for file in found} <= {FOR_FORM, FOR_BANK}
    assert [file.path for file in found if file.is_for_form != file.path.startswith(FOR_FORM)] == []
    counted = [item for item in case if item.is_usable]
    assert [file.number for file in found[: len(counted)]] == [item.number for item in counted]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(["photo", "document", "video", "animation", "live_photo", "video_note"]), max_size=30))
def test_an_album_holds_what_telegram_puts_together_in_the_order_of_the_upload(ways: list[str]) -> None:
    case = tuple(photo(number, sent_as=way) for number, way in enumerate(ways, 1))
    sent = list(albums(case))
    assert [file.file_id for files in sent for file in files] == [item.file_id for item in case]
    for files in sent:
        assert 1 <= len(files) <= MOST_IN_ALBUM
        kinds = {TOGETHER.get(file.sent_as) for file in files}
        assert len(files) == 1 or (len(kinds) == 1 and None not in kinds)


def test_a_mended_copy_is_in_the_album_in_the_place_of_what_came() -> None:
    mended = Copy("JPEG", 800, "c" * 64, file_id="copy")
    case = (photo(1, sent_as="photo"), photo(2, sent_as="photo", copy=mended, uses_copy=True))
    assert [[file.file_id for file in files] for files in albums(case)] == [["file-1"], ["copy"]]


# The order


def an_order(*sizes: int | None) -> PackOrder:
    files = [
        PackFile(f"a/{n}", n, "f", "photo", NOW, size, "c" if size else None, is_for_form=True)
        for n, size in enumerate(sizes)
    ]
    return PackOrder("a", NOW, tuple(files), (("a.txt", "Ž"),), (), (), {}, {})


def test_an_order_is_the_same_after_its_way_to_another_process() -> None:
    order = an_order(5, None)
    assert order_of(json.loads(json.dumps(order.as_json()))) == order


@pytest.mark.parametrize(
    ("sizes", "most"),
    [
        ((), 1),
        ((1000,) * 60, 1),
        ((LARGEST_PART // 2 - 2000, 1000), 1),
        ((LARGEST_PART // 2, 1000, LARGEST_PART - 2000), 3),
        ((LARGEST_PART,) * 3, 4),
        ((10**10,), 2),
        ((None,), 1),
        ((None, None, None), 2),
    ],
)
def test_there_are_enough_files_for_the_parts(sizes: tuple[int | None, ...], most: int) -> None:
    assert LARGEST_FETCHED < LARGEST_PART // 2
    assert an_order(*sizes).most_parts == most
