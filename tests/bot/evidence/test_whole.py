"""What is whole and what is not, whatever its end says: files of real phones, and halves that somebody closed again."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.evidence.content import inspect
from bot.evidence.pictures import examine
from tests import files
from tests.files import box, mvhd, track

END = b"\xff\xd9"
PICTURES = {
    "plain": files.jpeg(),
    "in colours": files.colourful_jpeg(120, 90),
    "in full colours": files.colourful_jpeg(61, 47, subsampling=0, quality=95),
    "with restarts": files.colourful_jpeg(90, 70, restart_marker_rows=1),
    "with many restarts": files.colourful_jpeg(90, 70, restart_marker_blocks=2),
    "in passes with restarts": files.colourful_jpeg(90, 70, restart_marker_rows=1, progressive=True),
    "packed tightly": files.colourful_jpeg(90, 70, optimize=True),
    "grey": files.jpeg(70, 50, mode="L"),
    "four colours": files.jpeg(40, 40, mode="CMYK"),
    "in passes": files.jpeg(progressive=True),
    "grey in passes": files.jpeg(90, 33, mode="L", progressive=True),
    "odd sides": files.jpeg(123, 45),
    "one dot": files.jpeg(1, 1),
    "large": files.jpeg(1200, 900, quality=30),
    "large in passes": files.jpeg(1200, 900, quality=30, progressive=True),
}
TRAILERS = {
    "nothing": b"",
    "half of the end mark": b"\xff",
    "fill bytes": b"\xff\xff\xff",
    "Samsung, a film": files.samsung_trailer(),
    "Samsung, a date": files.samsung_trailer(b"Image_UTC_Data", b"1606310400000"),
    "Samsung, a panorama": files.samsung_trailer(b"Panorama_Shot_Info", bytes(range(200)) * 20),
    "a moving photo's film": files.mp4(3),
    "a second picture": files.jpeg(32, 32),
    "emptiness": bytes(5000),
}


USUAL = ("nothing", "Samsung, a film")
NAMED = [
    pytest.param(name, trailer, marks=pytest.mark.soak if "large" in name and trailer not in USUAL else ())
    for name in PICTURES
    for trailer in TRAILERS
]
"""Each picture with each trailer; the large ones take as long as all others together."""


@pytest.mark.parametrize(("name", "trailer"), NAMED)
def test_a_jpeg_that_is_whole_but_for_its_end_mark_is_whole(name: str, trailer: str) -> None:
    whole = PICTURES[name]
    found = inspect(files.without_end_mark(whole) + TRAILERS[trailer])
    known = inspect(whole)
    assert (found.fault, found.format, found.width, found.height) == (None, "JPEG", known.width, known.height)
    assert inspect(whole + TRAILERS[trailer]).fault is None


@pytest.mark.parametrize("end", [b"", END], ids=["cut", "end mark glued on"])
@pytest.mark.parametrize(("name", "trailer"), [one for one in NAMED if one.values[0] != "one dot"])
def test_a_jpeg_that_was_cut_is_broken_also_with_an_end_mark_glued_on(name: str, end: bytes, trailer: str) -> None:
    for keep in (0.5, 0.75, 0.97):
        half = files.truncated(files.without_end_mark(PICTURES[name]), keep)
        assert inspect(half + end + TRAILERS[trailer]).fault == "broken", keep


@settings(deadline=None)
@given(st.sampled_from([name for name in PICTURES if name != "one dot" and "large" not in name]), st.data())
def test_a_jpeg_cut_anywhere_is_broken(name: str, data: st.DataObject) -> None:
    whole = files.without_end_mark(PICTURES[name])
    cut = whole[: data.draw(st.integers(2, len(whole) - 4))]
    assert inspect(cut).fault == "broken" or inspect(cut).format != "JPEG"
    assert inspect(cut + END).fault == "broken" or inspect(cut + END).format != "JPEG"


@pytest.mark.parametrize("lost", range(8))
@pytest.mark.parametrize("name", [name for name in PICTURES if "restarts" in name])
def test_a_jpeg_cut_just_before_its_last_restart_is_broken(name: str, lost: int) -> None:
    # What it lost of one row may show nothing; a decoder that waits for the mark behind it must get that very one.
    for _ in range(20):
        whole = (
            files.colourful_jpeg(90, 70, restart_marker_rows=1, progressive=True)
            if "passes" in name
            else PICTURES[name]
        )
        last = max(whole.rfind(b"\xff" + bytes([0xD0 + number])) for number in range(8))
        for end in (b"", END):
            assert inspect(whole[: last - lost] + end + bytes(5000)).fault == "broken"


def test_a_jpeg_in_passes_that_lacks_one_is_broken() -> None:
    data = files.jpeg(progressive=True)
    starts = [at for at in range(len(data) - 1) if data[at : at + 2] in (b"\xff\xda", b"\xff\xc4")]
    first = data.index(b"\xff\xda")
    for at in starts:
        if at > first:
            assert examine("JPEG", data[:at] + END).fault == "broken"


def test_a_jpeg_that_lost_a_piece_in_the_middle_of_its_rows_is_broken_when_that_shortens_it() -> None:
    data = files.jpeg(200, 200)
    half = len(data) // 2
    assert examine("JPEG", data[:half] + data[half + 3000 :]).fault == "broken"


@pytest.mark.parametrize(
    "junk", [b"\xc3;", b"\xc3", b"?", b"\0\0\xff;", b"!\xfe\x05ab", b"!\xff\x0bNET", b"!", b"\x01\x01;"]
)
def test_a_gif_with_junk_behind_its_frame_is_whole_as_in_a_browser(junk: bytes) -> None:
    for whole in (files.gif(), files.animated_gif()):
        found = examine("GIF", whole[:-1] + junk)
        assert (found.fault, found.is_animated) == (None, examine("GIF", whole).is_animated)


def test_a_gif_whose_header_or_frame_names_no_size_has_that_of_the_other() -> None:
    whole = files.gif(64, 48)
    frame = whole.index(b",\0\0\0\0") + 5
    for odd in (whole[:6] + bytes(4) + whole[10:], whole[:frame] + bytes(4) + whole[frame + 4 :]):
        found = examine("GIF", odd)
        assert (found.width, found.height, found.fault) == (64, 48, None)


@pytest.mark.parametrize("lost", [1, 2, 3])
def test_a_gif_that_lost_its_last_bytes_but_no_row_is_whole(lost: int) -> None:
    assert examine("GIF", files.gif()[:-lost]).fault is None


@settings(deadline=None)
@given(st.integers(20, 900), st.sampled_from([b"", b";", b"\0;", b"\xc3;"]))
def test_a_gif_that_lost_rows_is_broken_also_with_an_end_glued_on(lost: int, end: bytes) -> None:
    assert examine("GIF", files.gif()[:-lost] + end).fault == "broken"


@pytest.mark.parametrize("tail", [b",", b",\0\0\0\0\1\0\1\0\0\2", b"!\xf9\4", b"!\xf9"])
def test_a_gif_whose_next_frame_is_cut_off_is_broken(tail: bytes) -> None:
    assert examine("GIF", files.gif()[:-1] + tail).fault == "broken"


FTYP = box(b"ftyp", b"isom", bytes(4), b"isommp42")
MDAT = box(b"mdat", bytes(100))
VIDEO = track(b"vide", 640, 360)
HEAD = mvhd(12)
TRUNCATED_TRACK = box(b"trak", box(b"tkhd", bytes(3)))
FILMS = {
    "four zero bytes at the index's end": FTYP + box(b"moov", HEAD, VIDEO, bytes(4)) + MDAT,
    "junk at the index's end": FTYP + box(b"moov", HEAD, VIDEO, b"\xff\xff\xff") + MDAT,
    "a size of four in the index": FTYP + box(b"moov", HEAD, VIDEO, b"\0\0\0\4abcd" + bytes(20)) + MDAT,
    "a box in the index that is too large": FTYP + box(b"moov", HEAD, VIDEO, b"\0\0\x09\0udta" + bytes(20)) + MDAT,
    "free space first": box(b"free", bytes(8)) + FTYP + box(b"moov", HEAD, VIDEO) + MDAT,
    "much free space first": box(b"free", bytes(5000)) + FTYP + box(b"moov", HEAD, VIDEO) + MDAT,
    "skipped space first": box(b"skip") + box(b"wide") + FTYP + MDAT + box(b"moov", HEAD, VIDEO),
    "brands last": box(b"moov", HEAD, VIDEO) + MDAT + FTYP,
    "a box of the maker first": box(b"uuid", bytes(16)) + FTYP + MDAT + box(b"moov", HEAD, VIDEO),
    "a track that nobody can read": FTYP + MDAT + box(b"moov", HEAD, TRUNCATED_TRACK, VIDEO),
    "four zero bytes at the end": FTYP + MDAT + box(b"moov", HEAD, VIDEO) + bytes(4),
    "four zero bytes in the middle": FTYP + box(b"moov", HEAD, VIDEO) + bytes(4) + MDAT,
    "four zero bytes after the brands": FTYP + bytes(4) + MDAT + box(b"moov", HEAD, VIDEO),
    "junk in the middle": FTYP + MDAT + b"\xff\xfe\xfd" + box(b"moov", HEAD, VIDEO),
    "a box of another maker in the middle": FTYP + MDAT + box(b"XMP_", bytes(9)) + box(b"moov", HEAD, VIDEO),
    "a cut box behind it": FTYP + MDAT + box(b"moov", HEAD, VIDEO) + struct.pack(">I", 500) + b"free123",
    "an empty box of media": FTYP + box(b"mdat") + MDAT + box(b"moov", HEAD, VIDEO),
}


@pytest.mark.parametrize("how", FILMS)
def test_a_film_that_plays_is_whole_whatever_stray_boxes_it_has(how: str) -> None:
    found = inspect(FILMS[how])
    assert (found.format, found.fault, found.width, found.duration) == ("MP4", None, 640, 12)


@pytest.mark.parametrize("how", FILMS)
def test_such_a_film_that_was_cut_is_broken(how: str) -> None:
    data = FILMS[how]
    last = max(data.rindex(b"moov"), data.rindex(b"mdat"))
    found = inspect(data[: last + 40])
    assert found.fault == "broken" or found.format != "MP4"


@pytest.mark.parametrize(
    ("main", "compatible", "format_"),
    [
        (b"3gp5", (b"3gp5", b"isom"), "MP4"),
        (b"3gp4", (b"isom", b"3gp4"), "MP4"),
        (b"3gp6", (b"3gp6", b"mp42"), "MP4"),
        (b"3g2a", (b"3g2a", b"mp41"), "MP4"),
        (b"MSNV", (b"MSNV", b"isom"), "MP4"),
        (b"iso6", (), "MP4"),
        (b"XAVC", (b"XAVC",), "MP4"),
        (b"3gp4", (b"3gp4",), "3GP"),
        (b"3gp5", (), "3GP"),
        (b"3g2a", (b"3g2a", b"3gp5"), "3GP"),
        (b"qt  ", (b"qt  ",), "MOV"),
        (b"qt  ", (b"qt  ", b"mp42"), "MOV"),
    ],
)
def test_a_film_is_an_mp4_where_one_of_its_brands_says_so(
    main: bytes, compatible: tuple[bytes, ...], format_: str
) -> None:
    assert inspect(files.with_brands(main, *compatible)).format == format_
