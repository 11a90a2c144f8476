"""Films by their boxes: what phones, browsers and recorders write, and what only pretends to be a film."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evidence.content import inspect
from bot.evidence.mp4 import outline
from bot.evidence.reading import BrokenFile
from tests import files
from tests.files import box, long_box, mvhd, track

FTYP = box(b"ftyp", b"isom", bytes(4), b"isommp42")
MDAT = box(b"mdat", bytes(100))
VIDEO = track(b"vide", 640, 360)


def moov(*contents: bytes) -> bytes:
    return box(b"moov", *contents)


FINE = {
    "index at the end": FTYP + MDAT + moov(mvhd(12), VIDEO),
    "index first": FTYP + moov(mvhd(12), VIDEO) + MDAT,
    "with free space": FTYP + box(b"free") + moov(mvhd(12), box(b"udta", b"x"), VIDEO) + MDAT + box(b"free", bytes(9)),
    "64-bit size": FTYP + long_box(b"mdat", bytes(100)) + moov(mvhd(12), VIDEO),
    "last box to the end": FTYP + moov(mvhd(12), VIDEO) + b"\0\0\0\0mdat" + bytes(100),
    "long header": FTYP + moov(mvhd(12, long=True), track(b"vide", 640, 360, long=True)) + MDAT,
    "another clock": FTYP + moov(mvhd(12, scale=90_000), VIDEO) + MDAT,
    "sound first": FTYP + moov(mvhd(12), track(b"soun"), track(b"text"), VIDEO) + MDAT,
    "in pieces": files.fragmented_mp4(12, 640, 360),
    "junk behind": FTYP + moov(mvhd(12), VIDEO) + MDAT + b"\xff\xff\xff\xffSEFT" + bytes(3),
}


@pytest.mark.parametrize("how", FINE)
def test_a_whole_film_is_measured_however_it_was_written(how: str) -> None:
    found = outline(FINE[how])
    assert (found.has_video, found.width, found.height, found.duration) == (True, 640, 360, 12)
    assert inspect(FINE[how]).fault is None


def test_a_film_that_a_phone_turned_is_measured_as_it_is_shown() -> None:
    found = inspect(files.mp4(5, 1920, 1080, turned=True))
    assert (found.width, found.height) == (1080, 1920)


BROKEN = {
    "no index": FTYP + MDAT,
    "no media": FTYP + moov(mvhd(12), VIDEO),
    "empty media": FTYP + moov(mvhd(12), VIDEO) + box(b"mdat"),
    "no header in the index": FTYP + moov(VIDEO) + MDAT,
    "no tracks": FTYP + moov(mvhd(12)) + MDAT,
    "neither picture nor sound": FTYP + moov(mvhd(12), track(b"text")) + MDAT,
    "no track header": FTYP + moov(mvhd(12), box(b"trak", box(b"mdia"))) + MDAT,
    "media cut off": FTYP + moov(mvhd(12), VIDEO) + MDAT[:-1],
    "second media cut off": FTYP + moov(mvhd(12), VIDEO) + MDAT + MDAT[:-1],
    "index cut off": FTYP + MDAT + moov(mvhd(12), VIDEO)[:-1],
    "index within itself": FTYP + MDAT + box(b"moov", struct.pack(">I", 500), b"trak", bytes(50)),
    "a size too small to move on": FTYP + MDAT + b"\0\0\0\7moov" + bytes(50),
    "a 64-bit size too small": FTYP + b"\0\0\0\1mdat" + struct.pack(">Q", 15) + bytes(50),
    "a 64-bit size beyond all bounds": FTYP + b"\0\0\0\1mdat" + struct.pack(">Q", 2**64 - 1) + bytes(50),
    "a 64-bit size cut off": FTYP + b"\0\0\0\1mdat\0\0",
    "a million boxes": FTYP + box(b"free") * 1_000_000 + moov(mvhd(12), VIDEO) + MDAT,
    "a hundred tracks": FTYP + moov(mvhd(12), VIDEO * 100) + MDAT,
    "a million boxes in the index": FTYP + moov(mvhd(12), box(b"udta") * 1_000_000, VIDEO) + MDAT,
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_film_that_is_not_whole_is_broken(how: str) -> None:
    with pytest.raises(BrokenFile):
        outline(BROKEN[how])
    assert inspect(BROKEN[how]).fault == "broken"


@pytest.mark.parametrize(
    "header",
    [
        mvhd(0),
        mvhd(12, scale=1).replace(struct.pack(">II", 1, 12), struct.pack(">II", 0, 12)),
        mvhd(12, scale=1).replace(struct.pack(">II", 1, 12), struct.pack(">II", 1, 2**32 - 1)),
        mvhd(12, scale=1, long=True).replace(struct.pack(">IQ", 1, 12), struct.pack(">IQ", 1, 2**64 - 1)),
        mvhd(12, scale=1, long=True).replace(struct.pack(">IQ", 1, 12), struct.pack(">IQ", 1, 2**63)),
    ],
    ids=["zero", "no clock", "unknown", "unknown in 64 bits", "longer than any film"],
)
def test_a_duration_that_is_not_said_or_absurd_is_not_known(header: bytes) -> None:
    found = inspect(FTYP + moov(header, VIDEO) + MDAT)
    assert (found.format, found.fault, found.duration) == ("MP4", None, None)


def test_a_film_that_does_not_say_its_size_is_still_a_film() -> None:
    found = inspect(FTYP + moov(mvhd(12), track(b"vide")) + MDAT)
    assert (found.format, found.fault, found.width, found.height) == ("MP4", None, None, None)


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (files.m4a(), "M4A"),
        (files.m4a(brand=b"isom"), "M4A"),
        (files.mov(), "MOV"),
        (MDAT + moov(mvhd(12), VIDEO), "MOV"),
        (files.with_brands(b"3gp4", b"3gp4"), "3GP"),
        (files.mp4(brand=b"mp42"), "MP4"),
        (files.mp4(brand=b"M4V "), "MP4"),
        (files.mp4(brand=b"dash"), "MP4"),
        (box(b"ftyp", b"mif1", bytes(4), b"mif1heic") + MDAT, "HEIC"),
        (box(b"ftyp", b"mif1", bytes(4), b"mif1avif") + MDAT, "AVIF"),
        (box(b"ftyp", b"avif", bytes(4)) + MDAT, "AVIF"),
    ],
)
def test_the_main_brand_and_the_tracks_tell_a_film_from_its_relatives(data: bytes, format_: str) -> None:
    assert inspect(data).format == format_


@given(st.lists(st.tuples(st.sampled_from([0, 1, 7, 8, 9, 16, 100, 2**31, 2**32 - 1]), st.binary(max_size=12))))
def test_any_sizes_of_boxes_lead_to_an_end(boxes: list[tuple[int, bytes]]) -> None:
    data = FTYP + b"".join(struct.pack(">I", size) + b"moov" + body for size, body in boxes)
    assert inspect(data).fault == "broken"
