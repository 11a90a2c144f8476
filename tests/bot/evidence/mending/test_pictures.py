"""Whatever picture a phone or a screen makes becomes one that the form takes, upright and with nothing but pixels."""

from __future__ import annotations

import io
import os
import resource
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageStat

from bot.evidence import magic
from bot.evidence.content import inspect
from bot.evidence.mending import opening
from bot.evidence.mending.fitting import fit, scaled
from bot.evidence.mending.mended import Mended, NotMended
from bot.evidence.mending.pictures import mend_picture
from conversations.files.content import Received
from conversations.files.limits import LARGEST_PHOTO
from conversations.files.verdict import judge_content
from tests import files

COLOURS = ((200, 30, 30), (30, 160, 30), (40, 40, 200), (230, 220, 40))
"""Of the quarters of a picture as it is to be seen: above left and right, below left and right."""
MODES = {
    "JPEG": ("RGB", "L", "CMYK"), "MPO": ("RGB",), "PNG": ("RGB", "RGBA", "L", "LA", "P", "1", "I;16"),
    "WEBP": ("RGB", "RGBA"), "HEIF": ("RGB", "RGBA", "L"), "AVIF": ("RGB", "RGBA"), "GIF": ("P", "L"),
    "BMP": ("RGB", "L", "P", "1"), "TIFF": ("RGB", "RGBA", "L", "CMYK", "1", "P", "I;16", "F", "LAB"),
    "JPEG2000": ("RGB", "L"), "TGA": ("RGB", "RGBA"), "PPM": ("RGB", "L"), "ICO": ("RGBA",), "QOI": ("RGB",),
}  # fmt: skip
TURNED = ("JPEG", "MPO", "PNG", "WEBP", "HEIF", "AVIF", "TIFF")
"""Formats that can say how they are turned."""
BACK = {
    1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}  # fmt: skip
"""Orientation -> how what is upright lies in such a file."""
PILLOW = "https://github.com/python-pillow/Pillow"
FETCHED_WITHIN = 300.0
"""Seconds."""
OF_CAMERAS = (".dng", ".nef")
"""Pictures that only their camera's maker reads: others find a small view in them."""
OPTIONS = {"JPEG": {"quality": 95}, "HEIF": {"quality": 95}, "AVIF": {"quality": 95, "speed": 10}}


@pytest.fixture(scope="module", autouse=True)
def _decoders() -> Iterator[None]:
    most = Image.MAX_IMAGE_PIXELS
    opening.load_decoders()
    yield
    Image.MAX_IMAGE_PIXELS = most


def quarters(width: int, height: int) -> Image.Image:
    picture = Image.new("RGB", (2, 2))
    picture.putdata(COLOURS)
    return picture.resize((width, height), Image.Resampling.NEAREST)


def with_place(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0110] = orientation, "Maker", "Phone 7"
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 5.0, 10.0), 3: "E", 4: (14.0, 25.0, 3.0)})
    return exif


def packed(picture: Image.Image, format_: str, mode: str, **options: object) -> bytes:
    if mode == "LAB":
        to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
        seen = ImageCms.applyTransform(picture, to_lab)
        assert seen
    elif mode == "I;16":
        seen = picture.convert("L").convert("I").point(lambda level: level * 257).convert("I;16")
    else:
        seen = picture.convert(mode)
    if format_ == "HEIF" and "exif" in options:  # what is said of the picture turns it, what is told to it does not
        seen.info["exif"] = options.pop("exif").tobytes()  # type: ignore[attr-defined]
    out = io.BytesIO()
    seen.save(out, format_, **OPTIONS.get(format_, {}), **options)
    return out.getvalue()


def mended(data: bytes, page: int = 1) -> tuple[Mended, bytes]:
    out = io.BytesIO()
    found = mend_picture(io.BytesIO(data), magic.recognise(data), out, page)
    return found, out.getvalue()


def seen(data: bytes) -> Image.Image:
    """What the form gets, once our own check has passed it and nothing but pixels is in it."""
    content = inspect(data)
    warning = judge_content(Received("document", 1, "f", "u", name=f"a.{(content.format or '').lower()}"), content)
    assert (warning, content.fault, content.mends) == (None, None, ())
    assert content.size <= LARGEST_PHOTO
    for told in (b"Exif\0\0", b"eXIf", b"Phone 7", b"http://ns.adobe.com", b"ICC_PROFILE", b"iCCP"):
        assert told not in data
    with Image.open(io.BytesIO(data)) as picture:
        assert not dict(picture.getexif())
        picture.load()
        return picture.convert("RGB")


def corners(picture: Image.Image) -> list[tuple[int, ...]]:
    """The mean colours of the middles of the quarters."""
    wide, high = picture.width // 4 or 1, picture.height // 4 or 1
    places = [(x * picture.width // 8, y * picture.height // 8) for y in (1, 5) for x in (1, 5)]
    parts = [picture.crop((left, top, left + wide, top + high)) for left, top in places]
    return [tuple(round(mean) for mean in ImageStat.Stat(part).mean) for part in parts]


def furthest(one: list[tuple[int, ...]], other: list[tuple[int, ...]]) -> int:
    return max(abs(a - b) for first, second in zip(one, other, strict=True) for a, b in zip(first, second, strict=True))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(
    kind=st.sampled_from([(format_, mode) for format_, modes in MODES.items() for mode in modes]),
    orientation=st.integers(1, 8),
    width=st.integers(16, 120),
    height=st.integers(16, 120),
)
def test_any_picture_becomes_one_that_the_form_takes(
    kind: tuple[str, str], orientation: int, width: int, height: int
) -> None:
    format_, mode = kind
    upright = quarters(width, height)
    options: dict[str, object] = {"bitmap_format": "png", "sizes": [(width, height)]} if format_ == "ICO" else {}
    turn = None
    if format_ in TURNED:
        turn, options["exif"] = BACK[orientation], with_place(orientation)
    if format_ == "MPO":
        options |= {"save_all": True, "append_images": [quarters(8, 8)]}
    lying = upright.transpose(turn) if turn is not None else upright
    found, data = mended(packed(lying, format_, mode, **options))

    picture = seen(data)
    assert (found.format, found.width, found.height) == (Image.open(io.BytesIO(data)).format, *picture.size)
    assert picture.size == upright.size
    is_grey = mode in ("L", "LA", "1", "I;16", "F")
    wanted = upright.convert("1" if mode == "1" else "L").convert("RGB") if is_grey else upright
    assert furthest(corners(picture), corners(wanted)) <= (40 if mode in ("CMYK", "P") else 14)
    if format_ in TURNED and format_ not in ("HEIF", "AVIF"):  # which are turned by their decoders already
        assert ("turned" in found.changes, "metadata" in found.changes) == (turn is not None, True)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(width=st.integers(1, 700), height=st.integers(1, 700), limit=st.integers(3_000, 60_000), is_drawn=st.booleans())
def test_a_picture_is_made_to_fit_keeps_its_ratio_and_never_grows(
    width: int, height: int, limit: int, is_drawn: bool
) -> None:
    noise = Image.effect_noise((width, height), 90).convert("RGB")
    fitted = fit(noise, is_drawn=is_drawn, limit=limit)
    assert len(fitted.data) <= limit
    assert fitted.size[0] <= width
    assert fitted.size[1] <= height
    short, long = min(fitted.size), max(fitted.size)
    assert abs(long / short - max(width, height) / min(width, height)) * short <= 0.51  # half a pixel of the long side
    assert fitted.quality is None or fitted.quality >= 80


def test_quality_gives_way_before_the_size_does() -> None:
    noise = Image.effect_noise((600, 400), 60).convert("RGB")
    whole = len(fit(noise, is_drawn=False).data)
    a_bit, a_lot = fit(noise, is_drawn=False, limit=whole - 1), fit(noise, is_drawn=False, limit=whole // 4)
    assert (a_bit.size, a_bit.quality) == ((600, 400), 90)
    assert a_lot.size < (600, 400)
    assert len(a_lot.data) > whole // 4 * 0.7  # and as large as fits


@settings(max_examples=200, deadline=None, derandomize=True)
@given(size=st.tuples(st.integers(100, 9000), st.integers(100, 9000)), factor=st.floats(0.05, 1))
def test_both_sides_shrink_alike(size: tuple[int, int], factor: float) -> None:
    wide, high = scaled(size, factor)
    assert abs(wide / high / (size[0] / size[1]) - 1) < 0.01 or min(wide, high) < 50


def test_a_large_photo_becomes_a_smaller_file_and_says_how() -> None:
    photo = Image.effect_noise((3200, 2400), 70).convert("RGB")
    large = packed(photo, "JPEG", "RGB", exif=with_place(6))
    assert len(large) > LARGEST_PHOTO
    found, data = mended(large)
    assert found.changes >= {"turned", "metadata", "quality"}
    picture = seen(data)
    assert picture.width < picture.height
    assert abs(picture.height / picture.width - 3200 / 2400) < 0.01


def test_a_photo_that_only_tells_its_place_keeps_its_very_pixels() -> None:
    with_it = packed(quarters(90, 60), "JPEG", "RGB", exif=with_place())
    assert inspect(with_it).mends == ("metadata",)
    found, data = mended(with_it)
    assert found.changes == {"metadata"}
    before, after = Image.open(io.BytesIO(with_it)).convert("RGB"), seen(data)
    assert ImageChops.difference(before, after).getbbox() is None


def test_a_screenshot_stays_what_it_was_as_long_as_it_fits() -> None:
    found, data = mended(packed(quarters(300, 200), "PNG", "RGB", compress_level=0))
    assert (found.format, found.changes) == ("PNG", frozenset())
    assert seen(data).size == (300, 200)
    noise = [Image.effect_noise((1500, 1300), 99) for _ in "RGB"]
    large, _data = mended(packed(Image.merge("RGB", noise), "PNG", "RGB", compress_level=1))
    assert (large.format, "format" in large.changes) == ("JPEG", True)


def test_what_is_transparent_is_white() -> None:
    for mode in ("RGBA", "LA", "P"):
        clear = Image.new("RGBA", (40, 40), (10, 10, 10, 0)).convert(mode)
        options: dict[str, object] = {"transparency": 0} if mode == "P" else {}
        out = io.BytesIO()
        clear.save(out, "PNG", **options)
        assert seen(mended(out.getvalue())[1]).getpixel((20, 20)) == (255, 255, 255), mode


def test_the_first_picture_of_an_animation_is_taken_and_that_is_said() -> None:
    frames = [quarters(64, 64), Image.new("RGB", (64, 64))]
    for format_ in ("GIF", "WEBP", "AVIF", "PNG"):
        data = packed(frames[0], format_, "RGB", save_all=True, append_images=frames[1:], duration=100)
        found, copy = mended(data)
        assert "first_frame" in found.changes, format_
        assert furthest(corners(seen(copy)), corners(frames[0])) < 20, format_


def test_a_page_of_a_fax_can_be_chosen() -> None:
    pages = [Image.new("RGB", (64, 64)), quarters(64, 64)]
    data = packed(pages[0], "TIFF", "RGB", save_all=True, append_images=pages[1:])
    found, copy = mended(data, page=2)
    assert "page" in found.changes
    assert furthest(corners(seen(copy)), list(COLOURS)) < 14
    with pytest.raises(NotMended, match="no_picture"):
        mended(data, page=3)


def test_colours_of_a_wide_screen_are_shown_as_they_look() -> None:
    """Without its profile the same numbers are another colour: red of a profile that swaps red and green is green."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, green = profile.find(b"rXYZ"), profile.find(b"gXYZ")
    swapped = profile.replace(b"rXYZ", b"tXYZ", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"tXYZ", b"gXYZ", 1)
    swapped = swapped.replace("sRGB".encode("utf-16-be"), "odd!".encode("utf-16-be"))
    assert 0 < red < green
    data = packed(Image.new("RGB", (50, 50), (250, 20, 20)), "JPEG", "RGB", icc_profile=swapped)
    shown = seen(mended(data)[1]).getpixel((25, 25))
    assert isinstance(shown, tuple)
    assert shown[1] > 200
    assert shown[0] < 100
    broken = packed(quarters(50, 50), "JPEG", "RGB", icc_profile=b"none at all")
    assert furthest(corners(seen(mended(broken)[1])), list(COLOURS)) < 14


REFUSED = {
    "half a JPEG": (files.colourful_jpeg(300, 200)[:9_000], "broken"),
    "half a JPEG, closed": (files.colourful_jpeg(300, 200)[:9_000] + b"\xff\xd9", "broken"),
    "half a PNG": (files.png(300, 200)[:-3_000], "broken"),
    "half a WebP": (files.webp(300, 200)[:2_000], "broken"),
    "a bomb": (files.bomb_png(), "too_many_pixels"),
    "a bomb of forty bytes": (files.bomb_gif(), "too_many_pixels"),
    "a text": (b"Please find enclosed the photos.", "unknown_format"),
    "a drawing in words": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unknown_format"),
    "a drawing that would start a program": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "unknown_format"),
    "nothing": (b"", "unknown_format"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_mended_says_why(name: str) -> None:
    data, reason = REFUSED[name]
    with pytest.raises(NotMended) as refused:
        mended(data)
    assert refused.value.reason == reason


def test_a_picture_of_a_hundred_megapixels_is_decoded_smaller() -> None:
    huge = packed(Image.linear_gradient("L").resize((10_000, 8_000), Image.Resampling.NEAREST), "JPEG", "L")
    found, data = mended(huge)
    assert "smaller" in found.changes
    assert seen(data).size == (5_000, 4_000)


@pytest.fixture
def _little_memory() -> Iterator[None]:
    """Some files of such collections ask for all that the machine has."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """The folder that MENDED_COLLECTION names, or the pictures with which Pillow is tested, where they can be had."""
    if named := os.environ.get("MENDED_COLLECTION"):
        return Path(named)
    fetching = ["git", "clone", "--quiet", "--depth=1", PILLOW, str(tmp_path / "pillow")]
    try:
        subprocess.run(fetching, check=True, timeout=FETCHED_WITHIN, capture_output=True)
    except (OSError, subprocess.SubprocessError):
        pytest.skip(f"{PILLOW} cannot be had: let MENDED_COLLECTION name a folder with pictures")
    return tmp_path / "pillow" / "Tests" / "images"


@pytest.mark.soak
@pytest.mark.usefixtures("_little_memory")
@pytest.mark.filterwarnings("ignore")
def test_every_picture_of_a_collection_is_mended_or_refused(collection: Path) -> None:
    found, wrong = Counter[str](), list[Path]()
    for path in sorted(collection.rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        try:
            upright = mended(data)
        except NotMended as refused:
            found[refused.reason] += 1
            is_small_view = path.suffix.casefold() in OF_CAMERAS
            if refused.reason not in ("too_many_pixels", "no_memory") and not is_small_view and can_be_decoded(data):
                wrong.append(path)
        except MemoryError:
            found["no_memory"] += 1
        else:
            found["mended"] += 1
            assert seen(upright[1]).size == (upright[0].width, upright[0].height), path
    assert found["mended"]
    assert wrong == []


def can_be_decoded(data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data), formats=opening.formats()) as picture:
            picture.load()
    except Exception:  # noqa: BLE001 - Pillow raises errors of a dozen kinds
        return False
    return True
