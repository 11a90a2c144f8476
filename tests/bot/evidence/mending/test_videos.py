"""Whatever film a phone makes becomes an MP4 that plays from its start, upright, with nothing in it but the film."""

from __future__ import annotations

import contextlib
import io
import tempfile
from itertools import product

import av
import pytest
from av.container import InputContainer
from av.video.frame import VideoFrame
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageStat

from bot.evidence import magic
from bot.evidence.content import inspect
from bot.evidence.mending.bounds import LEAST_LINES, plan
from bot.evidence.mending.films import UPRIGHT, _matrix
from bot.evidence.mending.mended import Mended, NotMended
from bot.evidence.mending.videos import load, mend_video
from conversations.files.content import Received
from conversations.files.limits import LARGEST_VIDEO
from conversations.files.verdict import judge_content
from tests.films import COLOURS, film

PLACE = {"location": "+50.0880+014.4208/", "com.apple.quicktime.location.ISO6709": "+50.0880+014.4208/"}
SEEN = {
    0: (0, 1, 2, 3), 90: (2, 0, 3, 1), 180: (3, 2, 1, 0), 270: (1, 3, 0, 2), -1: (1, 0, 3, 2),
}  # fmt: skip
"""How far a film is turned clockwise -> which of `COLOURS` is then above left, above right, below left, below right."""


@pytest.fixture(scope="module", autouse=True)
def _libraries() -> None:
    load()


def mended(data: bytes) -> tuple[Mended, bytes]:
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        source.write(data)
        found = mend_video(source, magic.recognise(data), target, lambda _share: None)
        target.seek(0)
        return found, target.read()


def opened(data: bytes) -> InputContainer:
    return av.open(io.BytesIO(data), "r")


def check(data: bytes, turned: int = 0, *, is_heard: bool = True, length: int | None = 1) -> VideoFrame:
    """Look at a copy as the form and a buyer do: our own check, its streams, what is seen. Give a frame."""
    content = inspect(data)
    assert judge_content(Received("document", 1, "f", "u", name="a.mp4", mime="video/mp4"), content) is None
    assert (content.format, content.fault, content.mends) == ("MP4", None, ())
    assert length in (content.duration, None)
    assert content.size <= LARGEST_VIDEO
    assert data.find(b"moov") < data.find(b"mdat")
    assert b"50.0880" not in data
    with opened(data) as container:
        assert [stream.type for stream in container.streams] == ["video", "audio"] if is_heard else ["video"]
        video = container.streams.video[0]
        assert video.codec_context.name == "h264"
        assert all(stream.codec_context.name in ("aac", "mp3float") for stream in container.streams.audio)
        frames: list[VideoFrame] = list(container.decode(video))
    assert frames[0].format.name == "yuv420p"
    is_turned_by_player = _matrix(frames[0]) != UPRIGHT
    assert tuple(nearest(frames[0], place) for place in range(4)) == SEEN[0 if is_turned_by_player else turned]
    return frames[0]


def nearest(frame: VideoFrame, quarter: int) -> int:
    """Say which of `COLOURS` a quarter of a frame has, as it is stored."""
    picture: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]
    wide, high = picture.width // 2, picture.height // 2
    left, top = quarter % 2 * wide, quarter // 2 * high
    part = picture.crop((left + wide // 4, top + high // 4, left + wide * 3 // 4, top + high * 3 // 4))
    mean = ImageStat.Stat(part).mean
    return min(range(4), key=lambda number: sum(abs(a - b) for a, b in zip(mean, COLOURS[number], strict=True)))


KEPT = [("mov", "libx264", sound, turned) for sound in ("aac", None) for turned in (0, 90)]
ANEW = [
    ("mov", "libx265", "pcm_s16le", 90),
    ("mp4", "mpeg4", "aac", 180),
    ("3gp", "mpeg4", "libopencore_amrnb", 270),
    ("avi", "mpeg4", "libmp3lame", 0),
    ("webm", "libvpx", "libopus", 0),
    ("matroska", "libx264", "ac3", 0),
    ("mpegts", "mpeg2video", "mp2", 0),
    ("flv", "flv", "libmp3lame", 0),
    ("asf", "wmv2", "libmp3lame", 0),
]
CASES = [pytest.param(*case, id="-".join(str(part) for part in case)) for case in KEPT + ANEW]
CONTAINERS = ("mov", "mp4", "3gp", "matroska", "webm", "avi", "mpegts", "vob", "flv", "asf", "ogg")
CODECS = (
    *("libx264", "libx265", "mpeg4", "mpeg2video", "libvpx", "libvpx-vp9", "libsvtav1", "mjpeg", "flv", "wmv2"),
    "prores_ks",
)
SOUNDS = ("aac", "libmp3lame", "libopus", "ac3", "pcm_s16le", "libopencore_amrnb", "mp2", None)
DEEP = {"prores_ks": "yuv422p10le", "mjpeg": "yuvj420p"}


@pytest.mark.parametrize(("format_", "codec", "sound", "turned"), CASES)
def test_any_film_becomes_one_that_plays_everywhere(format_: str, codec: str, sound: str | None, turned: int) -> None:
    data = film(format_, codec, sound, turned=turned)
    found, copy = mended(data)
    check(copy, turned, is_heard=sound is not None)
    assert ("codec" in found.changes) == (codec != "libx264")
    assert ("format" in found.changes) == (magic.recognise(data) != "MP4")
    assert ("sound" in found.changes) == (sound not in ("aac", "libmp3lame", None))
    assert (found.width, found.height) == ((120, 160) if turned in (90, 270) else (160, 120))


@pytest.mark.soak
@pytest.mark.parametrize(
    ("format_", "turned"),
    [(format_, turned) for format_ in CONTAINERS for turned in SEEN if not turned or format_ in ("mov", "mp4", "3gp")],
)
def test_all_codecs_in_all_containers_turned_all_ways(format_: str, turned: int) -> None:
    wrong: dict[object, object] = {}
    for codec, sound in product(CODECS, SOUNDS):
        if (format_, sound) == ("avi", "libopencore_amrnb"):  # which FFmpeg writes with wrong times
            continue
        try:
            data = film(format_, codec, sound, seconds=2, turned=turned, pixels=DEEP.get(codec, "yuv420p"))
        except (av.error.FFmpegError, ValueError):  # not every container takes everything
            continue
        if not is_readable(data, 2 if sound else 1):
            continue
        try:
            length = 2 if format_ != "vob" else None  # whose times are written for a few frames only
            check(mended(data)[1], turned, is_heard=sound is not None, length=length)
            _check_half(format_, data)
        except (NotMended, AssertionError) as error:
            wrong[codec, sound] = error
    assert wrong == {}


def is_readable(data: bytes, streams: int) -> bool:
    """Say whether FFmpeg itself can read what it wrote; of some codecs a container does not keep which they are."""
    with opened(data) as container:
        seen = set()
        for packet in container.demux():
            with contextlib.suppress(av.error.FFmpegError, AttributeError):
                seen |= {packet.stream_index for _frame in packet.decode()}
    return len(seen) == streams


def _check_half(format_: str, data: bytes) -> None:
    """Half of it is refused, but for a stream that says nothing about its length: that is taken as far as it goes."""
    if format_ in ("mpegts", "vob", "asf", "ogg"):
        with contextlib.suppress(NotMended):
            assert inspect(mended(data[: len(data) // 2])[1]).fault is None
        return
    with pytest.raises(NotMended, match="broken"):
        mended(data[: len(data) // 2])


@pytest.mark.parametrize("format_", ["mov", "mp4", "avi", "3gp"])
@pytest.mark.parametrize("is_index_first", [False, True])
def test_half_a_film_is_broken(format_: str, is_index_first: bool) -> None:
    flags = {"movflags": "+faststart"} if is_index_first and format_ != "avi" else {}
    data = film(format_, "mpeg4", None, seconds=3, options=flags)
    for share in (0.3, 0.6, 0.9):
        with pytest.raises(NotMended, match="broken"):
            mended(data[: int(len(data) * share)])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(64), "broken"),
        (b"RIFF\0\0\0\0AVI LIST" + bytes(200), "broken"),
        (b"", "broken"),
    ],
)
def test_what_is_no_film_says_so(data: bytes, reason: str) -> None:
    with pytest.raises(NotMended, match=reason):
        mended(data)


def test_a_sound_recording_has_nothing_to_be_seen() -> None:
    out = io.BytesIO()
    with opened(film()) as source, av.open(out, "w", format="mp4") as container:
        heard = container.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(source.streams.audio[0]):
            packet.stream = heard
            container.mux([packet] if packet.size else [])
    with pytest.raises(NotMended, match="no_picture"):
        mended(out.getvalue())


def test_an_mp4_that_cannot_play_from_its_start_gets_its_index_first_and_keeps_its_pictures() -> None:
    data = film("mp4", seconds=2)
    assert inspect(data).mends == ("index",)
    found, copy = mended(data)
    assert found.changes == {"index"}
    check(copy, length=2)
    assert packets(copy) == packets(data)


def packets(data: bytes) -> list[bytes]:
    with opened(data) as container:
        return [bytes(packet) for packet in container.demux(container.streams.video[0]) if packet.size]


def test_a_film_does_not_tell_where_and_with_what_it_was_made() -> None:
    data = film("mov", metadata=PLACE, options={"movflags": "use_metadata_tags+faststart"})
    found, copy = mended(data)
    assert found.changes == {"format", "metadata"}
    check(copy)
    placed = film("mp4", metadata=PLACE, options={"movflags": "faststart"})
    assert inspect(placed).mends == ("metadata",)
    check(mended(placed)[1])


def test_what_the_inspector_says_a_copy_would_mend_is_so() -> None:
    first = {"movflags": "+faststart"}
    assert inspect(film("mp4", options=first)).mends == ()
    assert inspect(film("mp4", "libx265", options=first)).mends == ("codec",)
    assert inspect(film("mp4", "mpeg4", options=first)).mends == ("codec",)
    assert inspect(film("mp4", sound="ac3", options=first)).mends == ("codec",)
    assert inspect(film("mp4", sound="libmp3lame", options=first)).mends == ()
    assert inspect(film("mp4", pixels="yuv420p10le", options=first)).mends == ("codec",)


def test_a_film_of_odd_times_keeps_them() -> None:
    """A phone films 30 frames a second, and a few where it is dark."""
    times = (0, 33, 66, 100, 400, 433, 900, 1000, 1500, 1990)
    for codec in ("libx264", "mpeg4"):
        _found, copy = mended(film("matroska", codec, None, times=times))
        check(copy, is_heard=False, length=2)
        with opened(copy) as container:
            shown = [round(float(frame.time) * 1000) for frame in container.decode(video=0)]
        assert [abs(a - b) <= 2 for a, b in zip(shown, times, strict=True)] == [True] * len(times), codec


def test_odd_sides_are_made_even_and_high_dynamic_range_is_made_ordinary() -> None:
    _found, copy = mended(film("avi", "mjpeg", None, size=(161, 119), pixels="yuvj444p"))
    assert check(copy, is_heard=False).width in (160, 162)
    for light in (16, 18):
        deep = film("mov", "libx265", None, pixels="yuv420p10le", colours={"color_trc": light, "color_primaries": 9})
        found, copy = mended(deep)
        assert "codec" in found.changes
        with opened(copy) as container:
            assert container.streams.video[0].codec_context.color_trc == 1


def test_a_film_that_is_too_large_comes_out_under_the_limit() -> None:
    """Noise of full strength, which no encoder makes small."""
    data = film("mov", "libx264", None, size=(960, 720), seconds=2, is_noise=True, rate=12, encoder={"qp": "2"})
    assert len(data) > LARGEST_VIDEO
    found, copy = mended(data)
    assert len(copy) <= LARGEST_VIDEO
    assert inspect(copy).duration == 2
    assert found.changes == {"format", "quality"}


# How large it becomes


@settings(max_examples=300, deadline=None, derandomize=True)
@given(width=st.integers(16, 4096), height=st.integers(16, 4096), rate=st.floats(1, 240), length=st.floats(0.1, 2000))
def test_a_plan_keeps_to_the_limit_to_the_ratio_and_to_what_is_legible(
    width: int, height: int, rate: float, length: float
) -> None:
    planned = plan(width, height, rate, length, LARGEST_VIDEO)
    if planned is None:
        assert length > 30  # what the guide advises always fits
        return
    assert (planned.video + planned.sound) * max(length, 1) / 8 <= LARGEST_VIDEO
    assert planned.width % 2 == planned.height % 2 == 0
    assert min(planned.width, planned.height) >= min(LEAST_LINES, width // 2 * 2, height // 2 * 2) - 1
    assert planned.width <= width + 1
    assert planned.height <= height + 1
    assert planned.rate <= 30


@pytest.mark.parametrize(
    ("seconds", "lines"), [(15, 1080), (60, 720), (120, 480), (200, 480), (250, 480), (260, None), (600, None)]
)
def test_the_longer_a_film_the_smaller_it_is_until_nothing_could_be_read(seconds: int, lines: int | None) -> None:
    planned = plan(1920, 1080, 30, seconds, LARGEST_VIDEO)
    assert (planned.height if planned else None) == lines
