"""What a picture looks like, measured on drawn scenes: no fine one is warned of, and what went wrong is seen."""

from __future__ import annotations

from functools import cache

import pytest
from PIL import Image

from bot.evidence.codes import parcel_codes
from bot.evidence.content import inspect
from bot.evidence.measuring import UNSEEN, measure
from conversations.evidence import Evidence
from conversations.files.content import Content
from conversations.files.looks import is_alike, looks
from tests import scenes
from tests.conversations.walks import NOW

CONTOURS = ("label", "dress", "gadget", "letter", "screenshot", "black on black")
"""Scenes with an edge to be sharp."""


@cache
def seen(name: str) -> Content:
    return inspect(scenes.jpeg_of(scenes.FINE[name]()))


def said(content: Content) -> tuple[str, ...]:
    item = Evidence(1, "photo", 1, "a", "a", NOW, "accepted", format="JPEG", width=content.width, height=content.height,
                    sharpness=content.sharpness, brightness=content.brightness)  # fmt: skip
    return looks([item], item)


@pytest.mark.parametrize("name", scenes.FINE)
def test_of_a_fine_picture_nothing_is_said(name: str) -> None:
    assert said(seen(name)) == ()


@pytest.mark.parametrize("name", CONTOURS)
def test_a_blur_is_seen(name: str) -> None:
    assert said(inspect(scenes.jpeg_of(scenes.blurred(scenes.FINE[name](), 6)))) == ("blurred",)


def test_a_blur_is_seen_however_strong_it_is() -> None:
    assert said(inspect(scenes.jpeg_of(scenes.blurred(scenes.label(), 20)))) == ("blurred",)


@pytest.mark.parametrize("name", ["label", "dress", "gadget", "letter"])
def test_a_dark_room_is_seen(name: str) -> None:
    assert "dark" in said(inspect(scenes.jpeg_of(scenes.darkened(scenes.FINE[name](), 0.15))))


@pytest.mark.parametrize("name", ["label", "dress", "letter"])
def test_a_picture_that_was_saved_anew_or_made_smaller_is_known_again_and_no_other_is(name: str) -> None:
    picture = scenes.FINE[name]()
    anew = [scenes.jpeg_of(picture, 40), scenes.jpeg_of(picture.resize((640, 480)), 60)]
    assert [is_alike(seen(name).likeness, inspect(data).likeness) for data in anew] == [True, True]
    assert [
        other for other in scenes.FINE if other != name and is_alike(seen(name).likeness, seen(other).likeness)
    ] == []


def test_two_pages_of_the_same_app_are_not_alike() -> None:
    pages = [inspect(scenes.jpeg_of(scenes.screenshot(seed, lines=lines))) for lines in (1, 5, 14) for seed in (1, 2)]
    alike = [(one, two) for one in range(6) for two in range(one) if is_alike(pages[one].likeness, pages[two].likeness)]
    assert alike == []


@pytest.mark.parametrize(
    ("says", "kind", "found"),
    [
        ("LP00123456789012", "Code128", ("LP00123456789012",)),
        ("RR473124829CZ", "Code39", ("RR473124829CZ",)),
        ("https://track.example/?no=LP00123456789012", "QRCode", ("LP00123456789012",)),
        ("RR473124828CZ", "Code128", ()),
        ("Jana Novotna +420777123456", "QRCode", ()),
        ("4006381333931", "Code128", ()),
    ],
)
def test_of_a_code_only_a_parcel_s_number_is_kept(says: str, kind: str, found: tuple[str, ...]) -> None:
    assert inspect(scenes.jpeg_of(scenes.with_code(scenes.label(), says, kind))).codes == found


def test_a_code_on_a_large_photo_is_read_at_half_its_size() -> None:
    photo = scenes.with_code(scenes.label(), "LP00123456789012").resize((4000, 3000))
    assert inspect(scenes.jpeg_of(photo)).codes == ("LP00123456789012",)


@pytest.mark.parametrize("mode", ["I;16", "F"])
def test_what_cannot_be_measured_is_no_fault_of_the_picture(mode: str) -> None:
    assert measure(Image.new(mode, (200, 200))) == UNSEEN


def test_a_closed_picture_costs_no_verdict() -> None:
    gone = Image.new("L", (200, 200))
    gone.close()
    assert measure(gone) == UNSEEN
    assert parcel_codes(gone) == ()
