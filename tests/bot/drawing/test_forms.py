"""The pictures of where to press: that they are the ones that were looked at, and how they come to the buyer."""

from __future__ import annotations

import io
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image

from bot.drawing.forms import WIDTH, draw, fingerprint
from bot.drawing.lettering import Lettering
from bot.screens.presenter import Presenter
from bot.screens.screen import LONGEST_CAPTION, length
from bot.screens.step import step_screen
from bot.texts import languages, texts
from conversations.case import Case
from conversations.names import S
from conversations.pictures import PICTURES, SHOWN, Widget, listed
from conversations.route import open_step
from tests.bot.drawing.test_timeline import is_alike, opened
from tests.bot.test_journeys import TEXT, to_the_review
from tests.buyer import Buyer, visible
from tests.conftest import World
from tests.conversations.submitted import NOON
from tests.conversations.walks import arrows_walked
from tests.golden.kept import COMMAND, kept, unlike
from tests.golden.pictures import FOLDER, path_of

DRAWN = [(name, language) for name in PICTURES for language in languages()]


@pytest.mark.parametrize(("name", "language"), DRAWN)
def test_it_is_the_picture_that_was_looked_at(name: str, language: str) -> None:
    drawn, path = draw(name, texts(language)), path_of(name, language)
    assert is_alike(opened(drawn), opened(kept(path))), unlike(path)
    assert len(drawn) < 60_000


def test_no_picture_is_kept_that_nobody_draws() -> None:
    assert {path.name for path in FOLDER.glob("*.png")} <= {path_of(*drawn).name for drawn in DRAWN}


def test_a_picture_that_is_not_kept_says_which_command_draws_it(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=f"^new.en.png is not kept yet: run `{re.escape(COMMAND)}`"):
        kept(tmp_path / "new.en.png")
    _python, option, module = COMMAND.split()
    assert option == "-m"
    assert find_spec(f"{module}.__main__")


@pytest.mark.parametrize(("name", "language"), DRAWN)
def test_it_leaves_room_for_the_buttons_on_a_phone(name: str, language: str) -> None:
    with Image.open(io.BytesIO(draw(name, texts(language)))) as image:
        assert image.width == WIDTH
        assert image.height <= WIDTH * 0.85


def test_every_word_on_it_can_be_drawn() -> None:
    font = Lettering.load(42, 500)
    named = [(name, language, part.label) for name, language in DRAWN for part in listed(PICTURES[name]) if part.label]
    labels = {(name, language, label): texts(language).plain("picture", label) for name, language, label in named}
    assert labels
    assert {where: label for where, label in labels.items() if font.drawable(label) != label} == {}


def test_what_is_pressed_is_numbered_in_its_order() -> None:
    marks = {name: sorted(part.mark for part in listed(pages) if part.mark) for name, pages in PICTURES.items()}
    assert {name: found for name, found in marks.items() if found != list(range(1, 1 + len(found)))} == {}


def test_every_picture_is_shown_at_a_step() -> None:
    assert set(SHOWN.values()) == set(PICTURES)


@pytest.mark.parametrize("language", languages())
def test_another_word_is_another_picture(language: str) -> None:
    prints = {name: fingerprint(name, texts(language)) for name in PICTURES}
    assert len(set(prints.values())) == len(PICTURES), prints


# In the chat


def has_picture(message: dict[str, object]) -> bool:
    return "photo" in message


async def test_where_to_press_is_shown_in_the_same_message_and_changed_in_place(ann: Buyer) -> None:
    await ann.says("Blue shoes")
    assert not has_picture(await ann.screen())
    await ann.says("in 12 days")
    opening = await ann.screen()
    assert has_picture(opening)
    await ann.picks("found")
    await ann.picks("refund")
    received = await ann.screen()
    assert has_picture(received)
    assert received["message_id"] == opening["message_id"]
    assert received["photo"] != opening["photo"]
    await ann.is_at(S.RECEIVED)


async def test_a_step_without_a_picture_takes_its_place_and_back_brings_the_picture_again(ann: Buyer) -> None:
    await ann.picks("skip", "unknown", "no_button")
    plain = await ann.screen()
    assert not has_picture(plain)
    assert not any(has_picture(message) for message in await ann.messages())
    await ann.taps("back")
    again = await ann.screen()
    assert has_picture(again)
    assert again["message_id"] == plain["message_id"]


async def test_a_picture_is_uploaded_once_for_everybody_and_after_a_restart(world: World, ann: Buyer) -> None:
    await ann.picks("skip", "unknown")
    assert len(uploads(world)) == 1
    bob = await world.buyer("Bob")
    await bob.picks("skip", "unknown")
    assert len(uploads(world)) == 1
    await world.stop_bot()
    await world.start_bot()
    eve = await world.buyer("Eve")
    await eve.picks("skip", "unknown")
    assert has_picture(await eve.screen())
    assert len(uploads(world)) == 1


def uploads(world: World) -> list[object]:
    """Every call that carried a file."""
    return [call for call in world.calls if "attach://" in str(call.parameters)]


async def test_a_file_id_that_telegram_does_not_know_any_more_is_uploaded_anew(world: World, ann: Buyer) -> None:
    world.expected.append("rong file identifier")
    await world.storage.keep_picture(f"opening.en.{fingerprint('opening', texts('en'))}", "of another bot")
    await ann.picks("skip", "unknown")
    assert has_picture(await ann.screen())
    assert len(uploads(world)) == 1
    await ann.is_at(S.OPENING)


async def test_whoever_wants_no_pictures_gets_none_until_he_wants_them_again(ann: Buyer) -> None:
    await ann.says("/settings")
    await ann.taps("set", "pictures.off")
    await ann.taps("show")
    await ann.picks("skip", "unknown")
    await ann.is_at(S.OPENING)
    assert not has_picture(await ann.screen())
    await ann.says("/settings")
    await ann.taps("set", "pictures.on")
    await ann.taps("show")
    assert has_picture(await ann.screen())
    await ann.is_at(S.OPENING)


async def test_a_text_that_does_not_fit_below_a_picture_goes_before_it(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.picks("submit")
    assert has_picture(await ann.screen())
    await ann.taps("back")
    await ann.taps("open", S.EXPLANATION)
    await ann.says(TEXT * 20)
    await ann.picks("done", "submit")
    assert not has_picture(await ann.screen())
    await ann.is_at(S.SUBMIT)


async def test_a_refused_picture_leaves_its_text(world: World, ann: Buyer) -> None:
    world.expected += ["made to fail", "Made to fail"]
    await world.fault(method="editMessageMedia", status=400)
    await ann.picks("skip", "unknown")
    messages = await ann.messages()
    assert "Open your list of orders" in messages[-1]["text"]
    await ann.says("/start")
    await ann.is_at(S.OPENING)
    assert has_picture(await ann.screen())


@cache
def case_at(step: S) -> Case:
    """A case that stands at a step."""
    return next(case for _way, case in arrows_walked() if open_step(case) is step)


def words_at(step: S, language: str) -> str:
    """All that a step's screen says, on its buttons too."""
    screen = step_screen(Presenter(texts(language), NOON), case_at(step))
    return visible(screen.text) + " ".join(button.label for row in screen.rows for button in row)


@pytest.mark.parametrize("language", languages())
def test_whoever_does_not_see_the_picture_reads_or_taps_all_that_is_pressed(language: str) -> None:
    pressed = [
        (step, texts(language).plain("picture", part.label))
        for step, name in SHOWN.items()
        for part in listed(PICTURES[name])
        if part.mark and part.kind is Widget.BUTTON
    ]
    assert pressed
    assert [(step, label) for step, label in pressed if label not in words_at(step, language)] == []


@pytest.mark.parametrize("language", languages())
def test_the_text_of_a_step_fits_below_its_picture(language: str) -> None:
    lengths = {step: length(step_screen(Presenter(texts(language), NOON), case_at(step)).text) for step in SHOWN}
    assert {step: found for step, found in lengths.items() if found > LONGEST_CAPTION} == {}
