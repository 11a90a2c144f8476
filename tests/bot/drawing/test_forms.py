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
from bot.screens.screen import LONGEST
from bot.screens.step import step_screen
from bot.texts import languages, texts
from conversations.aliexpress.pictures import PICTURES, SHOWN, Widget, listed
from conversations.case import Case
from conversations.names import S
from conversations.route import open_step
from tests.bot.drawing.test_timeline import is_alike, opened
from tests.bot.test_journeys import TEXT, to_the_amount, to_the_review
from tests.buyer import Buyer, File, visible
from tests.conftest import World
from tests.conversations.submitted import NOON
from tests.conversations.walks import arrows_walked
from tests.files import jpeg
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
        assert image.height <= WIDTH


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


@pytest.mark.parametrize(
    "times", [1, 6, 20, 80, 200, *(pytest.param(times, marks=pytest.mark.soak) for times in (12, 50))]
)
async def test_where_to_submit_is_shown_however_long_the_complaint_is(ann: Buyer, times: int) -> None:
    await to_the_review(ann)
    await ann.taps("open", S.EXPLANATION)
    text = " ".join([TEXT] * times)
    await ann.says(text)
    await ann.picks("done", "submit")
    await ann.is_at(S.SUBMIT)
    assert has_picture(await ann.screen())
    above, screen = (await ann.messages())[-2:]
    is_above = texts("en").plain("draft_above") in screen["text"]
    if len(text) > LONGEST:
        assert "read" in {tap.verb for tap, _button in await ann.buttons()}
    else:
        assert text in (above if is_above else screen)["text"]
        assert is_above == (times > 1)


async def test_a_long_text_above_the_picture_comes_once_and_the_way_back_is_the_usual_one(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.taps("open", S.EXPLANATION)
    text = " ".join([TEXT] * 20)
    await ann.says(text)
    await ann.picks("done", "submit")
    await ann.picks("pressed")
    await ann.is_at(S.RESULT)
    assert not any(has_picture(message) for message in (await ann.messages())[-1:])
    await ann.taps("back")
    await ann.is_at(S.SUBMIT)
    assert has_picture(await ann.screen())
    with_buttons = [message for message in await ann.messages() if message.get("keyboard")]
    assert len(with_buttons) == 1
    assert [message["text"] for message in await ann.messages()].count(text) == 2


async def test_whoever_wants_no_pictures_has_a_text_of_any_length_in_one_message(ann: Buyer) -> None:
    await to_the_review(ann)
    await ann.says("/settings")
    await ann.taps("set", "pictures.off")
    await ann.taps("show")
    await ann.taps("open", S.EXPLANATION)
    await ann.says(" ".join([TEXT] * 20))
    before = len(await ann.messages())
    await ann.picks("done", "submit")
    assert len(await ann.messages()) == before
    assert TEXT in await ann.text()
    await ann.is_at(S.SUBMIT)


@pytest.mark.parametrize("method", ["sendPhoto", "sendMessage"])
@pytest.mark.parametrize("times", [1, 2])
async def test_nothing_comes_twice_or_not_at_all_when_telegram_fails(
    world: World, ann: Buyer, method: str, times: int
) -> None:
    await to_the_review(ann)
    await ann.taps("open", S.EXPLANATION)
    text = " ".join([TEXT] * 20)
    await ann.says(text)
    await ann.picks("done")
    before = [message["message_id"] for message in await ann.messages()]
    await world.fault(method=method, status=429, times=times)
    await ann.picks("submit")
    await ann.is_at(S.SUBMIT)
    new = [message for message in await ann.messages() if message["message_id"] not in before]
    assert [has_picture(message) for message in new] == [False, True]
    assert new[0]["text"] == text


async def test_the_proof_has_its_picture_with_many_files_too_and_each_file_brings_no_other(ann: Buyer) -> None:
    await to_the_amount(ann)
    await ann.says("US $8.12")
    await ann.picks("half")
    await ann.is_at(S.EVIDENCE)
    assert sum(map(has_picture, (await ann.messages())[-2:])) == 1
    pictured = [message["message_id"] for message in await ann.messages() if has_picture(message)]
    for number in range(6):
        await ann.sends(File(f"{'a long name ' * 4}{number}.jpg", jpeg(64, 48 + number), "image/jpeg"))
    assert [message["message_id"] for message in await ann.messages() if has_picture(message)] == pictured
    await ann.says("/start")
    assert any(map(has_picture, (await ann.messages())[-2:]))
    await ann.is_at(S.EVIDENCE)
    await ann.picks("done")
    await ann.is_at(S.EXPLANATION)
    assert has_picture(await ann.screen())


async def test_a_picture_above_its_text_that_telegram_refuses_leaves_text_and_buttons(world: World, ann: Buyer) -> None:
    world.expected += ["made to fail", "Made to fail"]
    await to_the_amount(ann)
    await ann.says("US $8.12")
    await world.fault(method="sendPhoto", status=400, times=3)
    await ann.picks("half")
    await ann.is_at(S.EVIDENCE)
    await ann.sends(File("a.jpg", jpeg(64, 48), "image/jpeg"))
    await ann.picks("done")
    await ann.is_at(S.EXPLANATION)


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


WITH_THEIR_OWN = (S.EVIDENCE,)
"""Steps whose text is too long for the picture above it in Czech: it comes in a message of its own."""


@pytest.mark.parametrize("language", languages())
def test_the_text_of_a_step_fits_below_its_picture(language: str) -> None:
    screens = {step: step_screen(Presenter(texts(language), NOON), case_at(step)) for step in SHOWN}
    assert [step for step, one in screens.items() if not one.is_below_picture and step not in WITH_THEIR_OWN] == []
