"""Pictures by their structure and their pixels: bombs, odd but fine files, and those that no viewer can show."""

import struct
import zlib

import pytest

from bot.evidence import gif, jpeg, png
from bot.evidence.pictures import examine
from bot.evidence.reading import BrokenFile
from conversations.files.limits import WIDEST_PHOTO
from tests import files


def with_chunk(name: bytes, body: bytes) -> bytes:
    """A fine PNG with one more chunk behind its header."""
    data = files.png()
    return data[:33] + files.png_chunk(name, body) + data[33:]


def with_segment(marker: int, body: bytes) -> bytes:
    data = files.jpeg()
    return data[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body + data[2:]


def repeated_scans(number: int) -> bytes:
    """A progressive JPEG whose last scan comes again and again, until there are that many."""
    data = files.jpeg(progressive=True)
    starts = [at for at in range(len(data) - 1) if data[at : at + 2] == b"\xff\xda"]
    return data[:-2] + data[starts[-1] : -2] * (number - len(starts)) + data[-2:]


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_kind_is_decoded(mode: str) -> None:
    assert examine("PNG", files.png(mode=mode)).fault is None


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("side", [1, 7, 8, 9, 200])
def test_a_jpeg_of_any_kind_is_decoded(mode: str, progressive: bool, side: int) -> None:
    found = examine("JPEG", files.jpeg(side, side, mode=mode, progressive=progressive))
    assert (found.width, found.height, found.fault) == (side, side, None)


def test_sixty_million_pixels_are_decoded_and_one_row_more_is_not() -> None:
    assert examine("PNG", files.flat_png(10_000, 6_000)).fault is None
    assert examine("PNG", files.flat_png(10_000, 6_001)).fault == "too_many_pixels"


def test_a_jpeg_that_claims_too_many_pixels_is_refused_by_its_header() -> None:
    data = files.jpeg(64, 48).replace(struct.pack(">HH", 48, 64), struct.pack(">HH", 60_000, 60_000), 1)
    assert examine("JPEG", data).fault == "too_many_pixels"


def test_a_gif_with_a_later_frame_that_reaches_too_far_is_refused() -> None:
    data = files.animated_gif()
    frame = data.rindex(b",\0\0\0\0")
    far = data[: frame + 5] + struct.pack("<HH", 65_535, 65_535) + data[frame + 9 :]
    assert examine("GIF", far).fault == "too_many_pixels"


def test_a_picture_above_the_limit_in_bytes_is_not_looked_into() -> None:
    junk = files.jpeg()[:50] + bytes(WIDEST_PHOTO)
    assert examine("JPEG", junk).fault is None
    assert examine("JPEG", junk[:WIDEST_PHOTO]).fault == "broken"


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "GIF"])
def test_a_header_without_a_picture_is_broken(format_: str) -> None:
    whole = {"PNG": files.png(), "JPEG": files.jpeg(), "GIF": files.gif()}[format_]
    assert examine(format_, whole[:40]).fault == "broken"


def test_a_wrong_checksum_breaks_a_chunk_that_makes_pixels_and_no_other() -> None:
    fine, wrong = with_chunk(b"tEXt", b"Comment\0hello"), bytearray(with_chunk(b"tEXt", b"Comment\0hello"))
    at = fine.index(b"hello")
    wrong[at] ^= 1
    assert examine("PNG", bytes(wrong)).fault is None
    pixels = bytearray(fine)
    pixels[fine.index(b"IDAT") + 10] ^= 1
    assert examine("PNG", bytes(pixels)).fault == "broken"


def test_metadata_that_would_trip_a_decoder_does_not_make_a_picture_broken() -> None:
    bomb = files.flat_png(20_000, 20_000)
    packed = bomb[bomb.index(b"IDAT") + 4 :][:5_000]
    assert examine("PNG", with_chunk(b"zTXt", b"Comment\0\0" + packed)).fault is None
    assert examine("PNG", with_chunk(b"acTL", b"\0\0\0\0\0\0\0\0")).fault is None
    assert examine("JPEG", with_segment(0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff")).fault is None
    assert examine("JPEG", with_segment(0xE2, b"MPF\0II*\0\x08\0\0\0\xff\xff")).fault is None


def test_a_png_without_its_header_or_with_no_size_is_broken() -> None:
    data = files.png()
    nothing = files.png_chunk(b"IHDR", bytes(8) + data[24:29])
    for broken in (data[:8] + data[33:], data[:8] + nothing + data[33:]):
        with pytest.raises(BrokenFile):
            png.outline(broken)


@pytest.mark.parametrize(
    ("width", "height", "depth", "colour", "interlace", "length"),
    [
        (8, 8, 8, 0, 0, 72),
        (9, 2, 1, 0, 0, 6),
        (5, 2, 16, 6, 0, 82),
        (5, 2, 8, 4, 0, 22),
        (8, 8, 8, 0, 1, 79),
        (3, 3, 8, 0, 1, 15),
        (1, 1, 8, 2, 1, 4),
    ],
)
def test_a_png_must_hold_all_its_rows_interlaced_or_not(
    width: int, height: int, depth: int, colour: int, interlace: int, length: int
) -> None:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)
    assert examine("PNG", files.png_of(header, zlib.compress(bytes(length)))).fault is None
    assert examine("PNG", files.png_of(header, zlib.compress(bytes(length - 1)))).fault == "broken"


def test_a_png_with_a_second_header_of_another_size_is_broken() -> None:
    data = files.png(64, 48)
    second = files.png_chunk(b"IHDR", struct.pack(">II", 60_000, 60_000) + data[24:29])
    assert examine("PNG", data[:33] + second + data[33:]).fault == "broken"


def test_a_gif_that_ends_in_the_middle_of_its_rows_is_broken() -> None:
    clear_black_end = b"\2\2\x44\1\0"
    frame = b",\0\0\0\0\x40\0\x40\0\0"
    assert examine("GIF", b"GIF89a\x40\0\x40\0\x80\0\0" + bytes(6) + frame + clear_black_end + b";").fault == "broken"


def test_a_png_whose_header_says_more_rows_than_there_are_is_broken() -> None:
    data = files.png(64, 48)
    header = files.png_chunk(b"IHDR", struct.pack(">II", 64, 500) + data[24:29])
    assert examine("PNG", data[:8] + header + data[33:]).fault == "broken"


def test_a_hundred_scans_are_decoded_and_one_more_is_not() -> None:
    assert examine("JPEG", repeated_scans(jpeg.MOST_SCANS)).fault is None
    assert examine("JPEG", repeated_scans(jpeg.MOST_SCANS + 1)).fault == "broken"


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda data: data[:2] + data[2:].replace(b"\xff\xc0", b"\xff\xef", 1),
        lambda data: data[:2] + data[2:].replace(b"\xff\xda", b"\xff\xef", 1),
        lambda data: data[:2] + data,
        lambda data: data.replace(b"\xff\xdb\0C", b"\xff\xdb\xff\xff", 1),
    ],
    ids=["no size", "no pixels", "two starts", "a segment too long"],
)
def test_a_jpeg_against_its_own_format_is_broken(spoilt: object) -> None:
    assert callable(spoilt)
    assert examine("JPEG", spoilt(files.jpeg())).fault == "broken"


def test_a_jpeg_with_two_sizes_is_broken() -> None:
    data = files.jpeg()
    at = data.index(b"\xff\xc0")
    again = data[at : at + 19]
    with pytest.raises(BrokenFile):
        jpeg.outline(data[:at] + again + data[at:])


def test_only_what_makes_pixels_is_given_to_the_decoder() -> None:
    assert b"secret" not in jpeg.outline(with_segment(0xE1, b"Exif\0\0secret")).essence
    assert b"secret" not in jpeg.outline(with_segment(0xFE, b"secret")).essence
    assert b"secret" not in png.outline(with_chunk(b"tEXt", b"Comment\0secret")).essence
    assert b"secret" not in gif.outline(files.gif() + b"secret").essence


def test_a_gif_may_lack_its_last_byte_or_have_padding_between_blocks() -> None:
    data = files.gif()
    assert examine("GIF", data[:-1]).fault is None
    assert examine("GIF", data[:-1] + b"\0\0" + data[-1:]).fault is None


def test_a_gif_without_a_frame_is_broken() -> None:
    assert examine("GIF", b"GIF89a\1\0\1\0\0\0\0;").fault == "broken"


def test_a_gif_whose_frame_is_larger_than_its_header_says_is_measured_by_the_frame() -> None:
    data = bytearray(files.gif(64, 48))
    data[6:10] = struct.pack("<HH", 1, 1)
    found = examine("GIF", bytes(data))
    assert (found.width, found.height, found.fault) == (64, 48, None)
