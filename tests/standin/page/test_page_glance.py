"""What a phone shows of a screen at one glance is asked of the page itself; tests/sheet walks the guide with that."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from tests.sheet.glance import Glance, look
from tests.sheet.phone import ROOM, fit_to_phone
from tests.standin.page.gestures import say
from tests.standin.page.page_bot import PageBot, picture

pytestmark = [pytest.mark.asyncio(loop_scope="package"), pytest.mark.xdist_group("browser")]

QUESTION = "Which order is it about?"
LINE = "Type the order number, or any name you like.\n"
LONGEST_LABEL = "My menu says something quite different"
"""Characters that still fit; the letters of this machine are as wide as any."""


async def seen(page: Page, bot: PageBot, text: str, *labels: str, is_picture: bool = False) -> Glance:
    """Let the bot show a screen with a button of each label below a chat that is full, and look at it."""
    await fit_to_phone(page)
    await say(page, "what was before\n" * 40)
    await expect(page.locator("li.bot").last).to_contain_text("You wrote")
    before = await page.locator(".keyboard").count()
    person = int(page.url.partition("#")[2])
    rows = InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data="none")] for label in labels])
    shown = f"<b>{QUESTION}</b>\n{text}"
    if is_picture:
        photo = picture("teal", size=(1080, 700))
        await bot.bot.send_photo(person, photo, caption=shown, reply_markup=rows, parse_mode="HTML")
    else:
        await bot.bot.send_message(person, shown, reply_markup=rows, parse_mode="HTML")
    await expect(page.locator(".keyboard")).to_have_count(before + 1)
    return await look(page, QUESTION)


async def test_a_screen_that_fits_is_at_one_glance(page: Page, bot: PageBot) -> None:
    glance = await seen(page, bot, LINE, "Skip", "Back")
    assert glance.outside() == []
    assert glance.question
    assert glance.question.text == QUESTION
    assert [place.text for place in glance.buttons] == ["Skip", "Back"]
    assert glance.room == pytest.approx(ROOM, abs=1)
    assert 100 < glance.height < 250
    assert not glance.has_picture


async def test_a_text_that_is_too_long_pushes_the_question_out(page: Page, bot: PageBot) -> None:
    glance = await seen(page, bot, LINE * 40, "Skip", "Back")
    assert glance.outside() == ["the question"]
    assert glance.height > ROOM


async def test_too_many_buttons_push_it_out_too_and_some_of_them(page: Page, bot: PageBot) -> None:
    glance = await seen(page, bot, LINE, *(f"Answer {number}" for number in range(1, 21)))
    assert glance.outside() == ["the question", "7 of 20 buttons"]


async def test_what_is_folded_takes_no_room_but_for_its_three_lines(page: Page, bot: PageBot) -> None:
    folded = await seen(page, bot, f"<blockquote expandable>{LINE * 40}</blockquote>", "Skip", "Back")
    assert folded.outside() == []
    short = await seen(page, bot, "<blockquote>one\ntwo\nthree</blockquote>", "Skip", "Back")
    assert folded.height == pytest.approx(short.height, abs=1)


async def test_a_picture_stands_above_the_question_and_is_told(page: Page, bot: PageBot) -> None:
    without = await seen(page, bot, LINE, "Skip", "Back")
    glance = await seen(page, bot, LINE, "Skip", "Back", is_picture=True)
    assert glance.has_picture
    assert glance.outside() == []
    assert glance.height < without.height + 100  # the picture is no part of what has to be seen


async def test_a_label_that_is_cut_is_named(page: Page, bot: PageBot) -> None:
    glance = await seen(page, bot, LINE, LONGEST_LABEL + " from all that you have said", "Back")
    assert glance.outside() == [f"“{LONGEST_LABEL} from all that you have said” is cut"]
    assert len({place.bottom - place.top for place in glance.buttons}) == 1


async def test_another_question_than_the_one_that_is_asked_for_is_not_taken_for_it(page: Page, bot: PageBot) -> None:
    await seen(page, bot, LINE, "Skip")
    assert (await look(page, "How much did you pay?")).outside() == ["the question is not there"]
