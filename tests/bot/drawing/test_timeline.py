"""The picture of the dates: that it can be read by everybody, and is the one that was looked at."""

from __future__ import annotations

import io
import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest
from PIL import Image, ImageChops, ImageColor, ImageStat

from bot.drawing import shapes, timeline
from bot.drawing.chart import Bar, Chart, ChartRow
from bot.drawing.lettering import Lettering
from bot.drawing.timeline import CARD, EDGE, GREY, INK, PAGE, WIDTH, png
from bot.screens.timeline import chart
from conversations.deadlines import Whose
from tests.golden.kept import kept, unlike
from tests.golden.timelines import EXAMPLES, SIX, named, path_of, presenter

PUT_OFF = timedelta(hours=18)


def opened(png_: bytes) -> Image.Image:
    with Image.open(io.BytesIO(png_)) as image:
        return image.convert("RGB")


def is_alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures are the same but for how edges are smoothed, which another FreeType may do otherwise."""
    if one.size != other.size:
        return False
    difference = ImageChops.difference(one, other).convert("L")
    return ImageStat.Stat(difference).mean[0] < 0.6 and max(difference.reduce(20).tobytes()) < 32


# The kept pictures


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_picture_is_the_one_that_was_looked_at_and_kept(name: str) -> None:
    path = path_of(name)
    assert is_alike(opened(png(chart(presenter(), EXAMPLES[name]))), opened(kept(path))), unlike(path)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_picture_with_another_word_or_another_date_is_not_taken_for_the_kept_one(name: str) -> None:
    here = opened(kept(path_of(name)))
    there = chart(presenter(), EXAMPLES[name])
    assert not is_alike(opened(png(replace(there, title=there.title + "!"))), here)
    if there.rows:
        row = there.rows[-1]
        later = replace(row, bars=(replace(row.bars[0], end=row.bars[0].end + PUT_OFF), *row.bars[1:]))
        assert not is_alike(opened(png(replace(there, rows=(*there.rows[:-1], later)))), here)


# That it can be read


def wordy(there: Chart) -> Chart:
    """The same in a language of very long words."""

    def bar_(bar: Bar) -> Bar:
        return replace(bar, title="Donaudampfschifffahrtsgesellschaft " * 3, left=bar.left * 2)

    def row_(row: ChartRow) -> ChartRow:
        bars = tuple(bar_(bar) for bar in row.bars)
        return replace(row, name="W" * 90, where="Rindfleischetikettierung" * 4, bars=bars)

    keys = tuple(replace(key, label="Zuständigkeitsübertragung " * 4) for key in there.keys)
    return replace(there, rows=tuple(row_(row) for row in there.rows), keys=keys, notes=("Überwachungsaufgaben " * 9,))


@pytest.mark.parametrize("name", ["one", "six"])
def test_long_words_make_it_higher_and_stay_on_their_card(name: str) -> None:
    there = chart(presenter(), EXAMPLES[name])
    short, long = opened(png(there)), opened(png(wordy(there)))
    assert (short.width, long.width) == (WIDTH, WIDTH)
    assert long.height > short.height
    for strip in ((0, 0, EDGE, long.height), (WIDTH - EDGE, 0, WIDTH, long.height)):
        assert ImageStat.Stat(long.crop(strip)).var[0] == 0


@pytest.mark.parametrize("count", range(1, 9))
def test_it_is_never_more_than_twice_as_high_as_wide_so_a_phone_shows_it_at_full_width(count: int) -> None:
    cases = [named(case, number, "A name that takes two lines here") for number, case in enumerate([*SIX, *SIX], 1)]
    image = opened(png(chart(presenter(), cases[:count])))
    assert image.width == WIDTH
    assert image.height <= 2 * WIDTH


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def linear(colour: str) -> list[float]:
    parts = [part / 255 for part in ImageColor.getrgb(colour)[:3]]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


@pytest.mark.parametrize("ground", [PAGE, CARD])
@pytest.mark.parametrize("ink", [INK, GREY])
def test_words_stand_out_from_what_they_are_on(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("whose", get_args(Whose))
def test_shapes_stand_out_from_what_they_are_on(whose: Whose) -> None:
    assert min(contrast(shapes.COLOURS[whose], ground) for ground in (PAGE, CARD)) >= 3


VISIONS = {
    "ordinary": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How colours look to people who lack one kind of cone. Source: Machado, Oliveira, Fernandes 2009, severity 1."""


def lab(colour: str, vision: str) -> list[float]:
    """A colour in CIE L*a*b* (D65) as such a person sees it."""
    parts = linear(colour)
    seen = [min(max(sum(a * b for a, b in zip(row, parts, strict=True)), 0), 1) for row in VISIONS[vision]]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(a * b for a, b in zip(row, seen, strict=True)) / of for row, of in zip(to_xyz, white, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(("one", "other"), [*itertools.combinations(get_args(Whose), 2)])
def test_colours_can_be_told_apart_with_any_kind_of_colour_vision(one: Whose, other: Whose, vision: str) -> None:
    pairs = zip(lab(shapes.COLOURS[one], vision), lab(shapes.COLOURS[other], vision), strict=True)
    assert sum((a - b) ** 2 for a, b in pairs) ** 0.5 >= 15


def grey_sample(whose: Whose) -> bytes:
    """A piece of a bar with its end, without colours: what is light, what is dark."""
    image = Image.new("RGB", (120, 60), CARD)
    shapes.filled(image, (0, 15, 90, 45), whose)
    shapes.marker(image, (90, 30), timeline.MARKER, whose, CARD)
    return image.convert("L").point(lambda light: 255 if light > 140 else 0).tobytes()


def test_without_any_colour_patterns_and_shapes_tell_them_apart() -> None:
    samples = [grey_sample(whose) for whose in get_args(Whose)]
    differences = [
        sum(a != b for a, b in zip(one, other, strict=True)) for one, other in itertools.combinations(samples, 2)
    ]
    assert min(differences) > 200


# The letters


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Blue shoes", "Blue shoes"),
        ("Žluťoučký kůň, zażółć, ğüşöç", "Žluťoučký kůň, zażółć, ğüşöç"),
        ("Кроссовки їґў — Παπούτσια", "Кроссовки їґў — Παπούτσια"),
        ("8,12 € / 500 ₽", "8,12 € / 500 ₽"),
        ("Cafe\u0301", "Café"),
        ("Shoes 👟 red", "Shoes red"),
        ("鞋子 x", "x"),
        ("👟\u200d👟", ""),
        ("", ""),
    ],
)
def test_letters_that_the_font_has_are_drawn_and_others_are_left_out(typed: str, shown: str) -> None:
    assert Lettering.load(44, 700).drawable(typed) == shown


def test_a_name_of_emoji_only_gives_way_to_the_case_s_number() -> None:
    there = chart(presenter(), [named(SIX[0], 5, "👟👟")])
    called = chart(presenter(), [named(SIX[0], 5, "Case 5")])
    assert png(there) == png(called) != png(chart(presenter(), [named(SIX[0], 5, "Case 6")]))


@pytest.mark.parametrize("width", [20, 100, 300, 2000])
def test_a_text_is_broken_and_shortened_to_its_width(width: int) -> None:
    font = Lettering.load(34, 400)
    lines = font.wrapped("A sentence with Donaudampfschifffahrtsgesellschaft in it", width)
    assert all(font.width(line) <= width or line == "…" for line in lines)
    assert (len(lines) == 1) is (width == 2000)
    assert font.wrapped("", width) == ()


# That it is drawn beside everything else


def test_the_same_chart_gives_the_same_bytes_in_several_threads_at_once() -> None:
    there = chart(presenter(), SIX[:2])
    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(png, [there] * 3)) == {png(there)}
