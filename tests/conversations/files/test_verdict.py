"""Whether the form takes a file, by what the message says and by what the bytes are."""

from dataclasses import replace

import pytest

from conversations.files.content import Content, Received, SentAs
from conversations.files.formats import (
    OTHER_PHOTOS,
    OTHER_VIDEOS,
    PHOTO_FORMATS,
    VIDEO_FORMATS,
    better_ending,
    claims,
    kind_of,
    presumed,
)
from conversations.files.limits import LARGEST_PHOTO, LARGEST_VIDEO, WIDEST_PHOTO, WIDEST_VIDEO
from conversations.files.verdict import MOST_PIXELS, judge_content, judge_message, limit, too_large
from conversations.rejected import Rejected

FILE = Received("document", message_id=1, file_id="f", file_unique_id="u")
PHOTO_BYTES = Content("JPEG", 1000, "sha", width=10, height=10)


def file(name: str | None = None, mime: str | None = None, size: int | None = None) -> Received:
    return replace(FILE, name=name, mime=mime, size=size)


def refusal(received: Received, content: Content) -> Rejected:
    with pytest.raises(Rejected) as rejected:
        judge_content(received, content)
    return rejected.value


def refusal_by_message(received: Received) -> Rejected:
    with pytest.raises(Rejected) as rejected:
        judge_message(received)
    return rejected.value


@pytest.mark.parametrize("sent_as", ["video", "animation", "video_note"])
def test_a_video_passes_the_message_up_to_what_telegram_hands_over(sent_as: SentAs) -> None:
    judge_message(replace(FILE, sent_as=sent_as, size=WIDEST_VIDEO))
    too_much = replace(FILE, sent_as=sent_as, size=WIDEST_VIDEO + 1)
    assert refusal_by_message(too_much) == Rejected("video_too_large", size=WIDEST_VIDEO + 1, most=LARGEST_VIDEO)


@pytest.mark.parametrize(("name", "mime"), [("a.mp4", None), (None, "video/mp4"), ("A.MP4", "video/mp4")])
def test_a_file_that_claims_to_be_a_video_is_held_to_the_same_size(name: str | None, mime: str | None) -> None:
    judge_message(file(name, mime, WIDEST_VIDEO))
    assert refusal_by_message(file(name, mime, WIDEST_VIDEO + 1)).key == "video_too_large"


@pytest.mark.parametrize(
    ("name", "mime"), [("a.jpg", None), (None, "image/png"), ("a.HEIC", None), ("a.jpg", "image/png")]
)
def test_a_file_that_claims_to_be_a_picture_passes_the_message_up_to_five_mebibytes(
    name: str | None, mime: str | None
) -> None:
    judge_message(file(name, mime, WIDEST_PHOTO))
    refused = refusal_by_message(file(name, mime, WIDEST_PHOTO + 1))
    assert refused == Rejected("photo_too_large", size=WIDEST_PHOTO + 1, most=LARGEST_PHOTO)


def test_a_photo_is_a_picture_whatever_it_is_called() -> None:
    assert refusal_by_message(replace(FILE, sent_as="photo", size=WIDEST_PHOTO + 1)).key == "photo_too_large"
    assert refusal_by_message(replace(FILE, sent_as="live_photo", size=WIDEST_PHOTO + 1)).key == "photo_too_large"


@pytest.mark.parametrize(("name", "mime"), [(None, None), ("a.pdf", None), ("a.jpg", "video/mp4"), ("a", "text/plain")])
def test_a_file_of_unclear_kind_is_refused_only_when_it_cannot_be_fetched(name: str | None, mime: str | None) -> None:
    judge_message(file(name, mime, WIDEST_VIDEO))
    refused = refusal_by_message(file(name, mime, WIDEST_VIDEO + 1))
    assert refused == Rejected("file_too_large", size=WIDEST_VIDEO + 1, most=WIDEST_VIDEO)


def test_nothing_is_refused_for_a_size_that_is_not_known() -> None:
    judge_message(file("a.jpg", "image/jpeg"))
    judge_message(replace(FILE, sent_as="video"))


def test_a_file_that_telegram_finds_too_big_is_refused_as_what_it_claims_to_be() -> None:
    assert too_large(replace(FILE, sent_as="video")) == Rejected(
        "video_too_large", size=WIDEST_VIDEO, most=LARGEST_VIDEO
    )
    assert too_large(file("a.jpg")).key == "photo_too_large"
    assert too_large(FILE).key == "file_too_large"


def test_an_empty_file_is_refused_before_and_after_the_download() -> None:
    assert refusal_by_message(file("a.jpg", size=0)) == Rejected("file_empty")
    judge_message(file("a.jpg", size=1))
    assert refusal(FILE, Content(None, 0, "sha", fault="empty")) == Rejected("file_empty")


@pytest.mark.parametrize(
    ("name", "mime", "format_"),
    [
        ("a.mov", "video/quicktime", "MOV"),
        ("A.MOV", None, "MOV"),
        (None, "video/quicktime", "MOV"),
        ("a.avi", "video/x-msvideo", "AVI"),
        ("a.webm", "video/webm; codecs=vp9", "WEBM"),
        ("a.bin", "video/3gpp", "3GP"),
        ("a.mov", "video/x-msvideo", "AVI"),
    ],
)
def test_another_video_format_by_name_is_looked_into_and_refused_by_it_only_where_nobody_knows_the_bytes(
    name: str | None, mime: str | None, format_: str
) -> None:
    said = file(name, mime, 1000)
    judge_message(said)
    judge_message(replace(said, sent_as="video"))
    assert judge_content(said, Content("MP4", 1000, "sha")) is None
    assert refusal(said, Content(None, 1000, "sha")) == Rejected("video_format", format=format_)


@pytest.mark.parametrize(
    ("name", "format_", "ending"),
    [
        ("IMG_1.HEIC", "JPEG", ".jpg"),
        ("scan.pdf", "JPEG", ".jpg"),
        ("parcel", "JPEG", ".jpg"),
        ("", "PNG", ".png"),
        (None, "GIF", ".gif"),
        ("ends.with.dot.", "JPEG", ".jpg"),
        ("photo.jfif", "JPEG", ".jpg"),
        ("photo.jpg.webp", "JPEG", ".jpg"),
        ("IMG_1.MOV", "MP4", ".mp4"),
        ("clip.m4v", "MP4", ".mp4"),
        ("clip.jpg", "MP4", ".mp4"),
        ("photo.mp4", "JPEG", ".jpg"),
        ("photo.JPG", "JPEG", ""),
        ("photo.jpeg", "JPEG", ""),
        ("photo.png", "JPEG", ""),
        ("moving.gif", "GIF", ""),
        ("clip.MP4", "MP4", ""),
        ("a.heic", "HEIC", ""),
        ("a", None, ""),
    ],
)
def test_a_name_that_the_form_will_not_take_has_a_better_ending(
    name: str | None, format_: str | None, ending: str
) -> None:
    assert better_ending(name, format_) == ending


@pytest.mark.parametrize(
    ("name", "mime"),
    [("a.mov", "video/mp4"), ("a.mp4", "video/quicktime"), ("a.jpg", "video/quicktime"), ("a.heic", "image/heic")],
)
def test_claims_that_differ_and_pictures_are_left_to_the_content(name: str, mime: str) -> None:
    judge_message(file(name, mime, 1000))
    assert judge_content(file(name, mime, 1000), Content("MP4", 1000, "sha")) is None
    assert judge_content(file(name, mime, 1000), PHOTO_BYTES) is None


@pytest.mark.parametrize("format_", sorted(PHOTO_FORMATS))
def test_a_photo_passes_up_to_five_mebibytes_with_a_warning_above_five_million_bytes(format_: str) -> None:
    def judged(size: int) -> str | None:
        return judge_content(FILE, replace(PHOTO_BYTES, format=format_, size=size))

    assert judged(LARGEST_PHOTO) is None
    assert judged(LARGEST_PHOTO + 1) == judged(WIDEST_PHOTO) == "photo_near_limit"
    refused = refusal(FILE, replace(PHOTO_BYTES, format=format_, size=WIDEST_PHOTO + 1))
    assert refused == Rejected("photo_too_large", size=WIDEST_PHOTO + 1, most=LARGEST_PHOTO)


def test_a_video_passes_up_to_twenty_mebibytes_with_a_warning_above_twenty_million_bytes() -> None:
    video = Content("MP4", LARGEST_VIDEO, "sha")
    assert judge_content(FILE, video) is None
    assert judge_content(FILE, replace(video, size=LARGEST_VIDEO + 1)) == "video_near_limit"
    assert judge_content(FILE, replace(video, size=WIDEST_VIDEO)) == "video_near_limit"
    refused = refusal(FILE, replace(video, size=WIDEST_VIDEO + 1))
    assert refused == Rejected("video_too_large", size=WIDEST_VIDEO + 1, most=LARGEST_VIDEO)


@pytest.mark.parametrize("format_", sorted(OTHER_PHOTOS))
def test_another_picture_is_refused_by_its_format_even_when_it_is_called_a_jpeg(format_: str) -> None:
    expected = Rejected("photo_format", format=format_)
    assert refusal(file("a.jpg", "image/jpeg"), replace(PHOTO_BYTES, format=format_)) == expected


@pytest.mark.parametrize("format_", sorted(OTHER_VIDEOS))
def test_another_video_is_refused_by_its_format_even_when_it_is_called_an_mp4(format_: str) -> None:
    expected = Rejected("video_format", format=format_)
    assert refusal(file("a.mp4", "video/mp4"), replace(PHOTO_BYTES, format=format_)) == expected


def test_what_is_neither_picture_nor_video_is_refused_by_name() -> None:
    assert refusal(file("a.pdf"), Content("PDF", 10, "sha")) == Rejected("file_format", format="PDF")
    assert refusal(file("a.m4a"), Content("M4A", 10, "sha")) == Rejected("file_format", format="M4A")
    assert refusal(file("a.xyz"), Content(None, 10, "sha")) == Rejected("file_format", format="XYZ")
    assert refusal(file(), Content(None, 10, "sha")) == Rejected("file_format", format="unknown")


def test_a_file_that_claims_what_it_is_not_is_called_disguised() -> None:
    assert refusal(file("a.jpg"), Content("PDF", 10, "s")) == Rejected("disguised", claimed="JPEG", format="PDF")
    assert refusal(file("a", "video/mp4"), Content("EXE", 10, "s")) == Rejected(
        "disguised", claimed="MP4", format="EXE"
    )


def test_a_file_that_claims_to_be_a_photo_and_is_nothing_known_is_called_broken() -> None:
    assert refusal(file("a.png"), Content(None, 10, "sha")) == Rejected("file_broken")


def test_a_broken_photo_or_video_is_refused_by_name() -> None:
    assert refusal(FILE, replace(PHOTO_BYTES, fault="broken")) == Rejected("file_broken")
    assert refusal(FILE, Content("MP4", 10, "sha", fault="broken")) == Rejected("file_broken")


def test_too_many_pixels_are_refused_with_what_was_measured() -> None:
    huge = replace(PHOTO_BYTES, width=9000, height=9000, fault="too_many_pixels")
    assert refusal(FILE, huge) == Rejected("too_many_pixels", width=9000, height=9000, most=MOST_PIXELS)


@pytest.mark.parametrize(
    ("reason", "most"),
    [
        ("photo_too_large", 5_000_000),
        ("video_near_limit", 20_000_000),
        ("too_many_pixels", 60_000_000),
        ("too_many_photos", 6),
        ("file_broken", 0),
    ],
)
def test_each_refusal_knows_its_limit(reason: str, most: int) -> None:
    assert limit(reason) == most


@pytest.mark.parametrize(
    ("name", "mime", "expected", "letters"),
    [
        ("photo.JPG", None, ("JPEG",), "JPEG"),
        ("photo.jpeg", "image/jpeg", ("JPEG",), "JPEG"),
        ("clip.mov", "video/mp4", ("MP4", "MOV"), "MP4"),
        ("archive.tar.xz", None, (), "XZ"),
        ("jpg", None, (), "unknown"),
        ("ends.with.dot.", "application/octet-stream", (), "unknown"),
        ("", "", (), "unknown"),
        (None, "IMAGE/PNG ; q=1", ("PNG",), "PNG"),
    ],
)
def test_a_claim_is_read_from_the_type_and_from_the_ending_of_the_name(
    name: str | None, mime: str | None, expected: tuple[str, ...], letters: str
) -> None:
    assert claims(name, mime) == expected
    assert presumed(name, mime) == letters


def test_no_format_is_both_a_photo_and_a_video() -> None:
    groups = [PHOTO_FORMATS, OTHER_PHOTOS, VIDEO_FORMATS, OTHER_VIDEOS]
    assert sum(map(len, groups)) == len(frozenset().union(*groups))
    assert (kind_of("GIF"), kind_of("HEIC"), kind_of("MP4"), kind_of("MOV")) == ("photo", "photo", "video", "video")
    assert kind_of("PDF") is kind_of(None) is None
