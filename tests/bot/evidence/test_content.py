"""What a file is by its bytes: real files of every kind, cut, flipped, disguised and hostile ones."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from bot.evidence.content import inspect
from conversations.files.content import Received
from conversations.files.limits import WIDEST_PHOTO, WIDEST_VIDEO
from conversations.files.verdict import judge_content
from conversations.rejected import Rejected
from tests import files

FINE = {
    "jpeg": files.jpeg(),
    "progressive_jpeg": files.jpeg(progressive=True),
    "png": files.png(),
    "animated_png": files.animated_png(),
    "gif": files.gif(),
    "animated_gif": files.animated_gif(),
    "mp4": files.mp4(),
    "fragmented_mp4": files.fragmented_mp4(),
}
OTHERS = {
    "WEBP": files.webp(),
    "BMP": files.bmp(),
    "TIFF": files.tiff(),
    "AVIF": files.avif(),
    "HEIC": files.heic_header(),
    "PDF": files.pdf(),
    "MOV": files.mov(),
    "M4A": files.m4a(),
    "AVI": files.avi_header(),
    "MKV": files.mkv_header(),
    "WEBM": files.webm_header(),
}
SAMPLES = {**FINE, **OTHERS}
JPG = Received("document", message_id=1, file_id="f", file_unique_id="u", name="photo.jpg", mime="image/jpeg")


@pytest.mark.parametrize("name", FINE)
def test_a_real_file_that_the_form_takes_is_found_whole(name: str) -> None:
    found = inspect(FINE[name])
    assert found.fault is None
    assert judge_content(JPG, found) is None
    assert found.size == len(FINE[name])
    assert found.sha256 == hashlib.sha256(FINE[name]).hexdigest()


@pytest.mark.parametrize("format_", OTHERS)
def test_a_file_of_another_format_is_called_by_its_name(format_: str) -> None:
    assert inspect(OTHERS[format_]).format == format_


@pytest.mark.parametrize(
    ("data", "format_", "width", "height", "duration", "animated"),
    [
        (files.jpeg(123, 45), "JPEG", 123, 45, None, False),
        (files.jpeg(1, 1), "JPEG", 1, 1, None, False),
        (files.png(123, 45), "PNG", 123, 45, None, False),
        (files.animated_png(), "PNG", 32, 24, None, True),
        (files.gif(123, 45), "GIF", 123, 45, None, False),
        (files.animated_gif(2), "GIF", 32, 24, None, True),
        (files.mp4(7.4, 640, 360), "MP4", 640, 360, 7, False),
    ],
)
def test_size_duration_and_frames_are_read_from_the_content(
    data: bytes, format_: str, width: int, height: int, duration: int | None, animated: bool
) -> None:
    found = inspect(data)
    assert (found.format, found.width, found.height) == (format_, width, height)
    assert (found.duration, found.frames_more_than_one) == (duration, animated)


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<svg/>", "SVG"),
        (b"\n<!DOCTYPE html><p>", "HTML"),
        (b"just words\n", "TXT"),
        ("просто слова".encode(), "TXT"),
        (b"MZ\x90\0\3\0", "EXE"),
        (b"PK\3\4" + bytes(30), "ZIP"),
        (b"\0\0\0\x14wide" + bytes(30), "MOV"),
        (b"GIF88a" + bytes(30), None),
        (bytes(50), None),
    ],
)
def test_what_is_no_photo_at_all_is_recognised_as_far_as_it_can_be(data: bytes, format_: str | None) -> None:
    assert inspect(data).format == format_


def test_nothing_is_an_empty_file() -> None:
    assert (inspect(b"").fault, inspect(b"").format) == ("empty", None)


@pytest.mark.parametrize("name", FINE)
@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_broken(name: str, keep: float) -> None:
    found = inspect(files.truncated(FINE[name], keep))
    assert found.fault == "broken"
    with pytest.raises(Rejected, match="file_broken"):
        judge_content(JPG, found)


@pytest.mark.parametrize("name", ["png", "animated_png", "mp4"])
def test_even_the_last_byte_is_missed(name: str) -> None:
    assert inspect(FINE[name][:-1]).fault == "broken"


@pytest.mark.parametrize("name", FINE)
def test_what_hangs_behind_a_fine_file_does_not_make_it_broken(name: str) -> None:
    tail = b"SEFT\0\1\2" + files.pdf()
    found = inspect(FINE[name] + tail)
    assert found.fault is None
    assert found.format == inspect(FINE[name]).format


def test_a_picture_behind_something_else_is_that_something() -> None:
    assert inspect(files.pdf() + files.jpeg()).format == "PDF"
    assert inspect(b"PK\3\4" + files.jpeg()).format == "ZIP"


@pytest.mark.parametrize("make", [files.jpeg, files.png, files.gif])
@pytest.mark.parametrize(
    ("size", "verdict"),
    [
        (4_999_999, None),
        (5_000_000, None),
        (5_000_001, "photo_near_limit"),
        (WIDEST_PHOTO, "photo_near_limit"),
        (WIDEST_PHOTO + 1, "photo_too_large"),
    ],
)
def test_a_real_photo_is_judged_by_the_byte(make: Callable[..., bytes], size: int, verdict: str | None) -> None:
    assert judged(make(size=size), size) == verdict


@pytest.mark.parametrize(
    ("size", "verdict"),
    [
        (19_999_999, None),
        (20_000_000, None),
        (20_000_001, "video_near_limit"),
        (WIDEST_VIDEO, "video_near_limit"),
        (WIDEST_VIDEO + 1, "video_too_large"),
    ],
)
def test_a_real_video_is_judged_by_the_byte(size: int, verdict: str | None) -> None:
    assert judged(files.mp4(size=size), size) == verdict


def judged(data: bytes, size: int) -> str | None:
    found = inspect(data)
    assert found.size == size
    assert found.fault is None
    try:
        return judge_content(JPG, found)
    except Rejected as rejected:
        return rejected.key


def test_many_files_can_be_looked_at_in_many_threads_at_once() -> None:
    expected = [inspect(data) for data in SAMPLES.values()]
    with ThreadPoolExecutor(8) as pool:
        rounds = list(pool.map(lambda _: [inspect(data) for data in SAMPLES.values()], range(16)))
    assert all(found == expected for found in rounds)


def test_looking_at_files_leaves_pillow_as_it_was() -> None:
    before = (Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES)
    for data in (*SAMPLES.values(), files.bomb_png()):
        inspect(data)
    assert before == (Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES)


@given(st.binary(max_size=2000))
@example(b"\xff\xd8\xff")
@example(b"GIF89a")
@example(b"\x89PNG\r\n\x1a\n")
@example(b"\0\0\0\0ftyp")
def test_any_bytes_get_an_answer(data: bytes) -> None:
    found = inspect(data)
    assert found.size == len(data)


BEGINNINGS = [data[:length] for data in SAMPLES.values() for length in (8, 24, 100)]


@settings(deadline=None)
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=500))
def test_any_bytes_behind_a_real_beginning_get_an_answer(beginning: bytes, rest: bytes) -> None:
    assert inspect(beginning + rest).sha256 == hashlib.sha256(beginning + rest).hexdigest()


@settings(deadline=None)
@given(st.data())
def test_any_file_cut_anywhere_gets_an_answer_and_is_never_larger_than_it_was(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(list(SAMPLES.values())))
    cut = data.draw(st.integers(0, len(whole)))
    found = inspect(whole[:cut])
    assert found.fault in {None, "empty", "broken"}


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_any_file_with_flipped_bits_gets_an_answer(data: st.DataObject) -> None:
    damaged = bytearray(data.draw(st.sampled_from(list(SAMPLES.values()))))
    at = st.one_of(st.integers(0, min(len(damaged), 300) - 1), st.integers(0, len(damaged) - 1))
    for place, bit in data.draw(st.lists(st.tuples(at, st.integers(0, 7)), min_size=1, max_size=8)):
        damaged[place] ^= 1 << bit
    found = inspect(bytes(damaged))
    assert found.size == len(damaged)
