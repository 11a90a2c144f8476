"""A person talks to a bot through the page."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.standin.page.gestures import copied, heard, say, started
from tests.standin.page.page_bot import HOSTILE, PageBot

pytestmark = [pytest.mark.asyncio(loop_scope="package"), pytest.mark.xdist_group("browser")]


async def test_the_empty_chat_tells_what_the_bot_does_and_start_begins_it(page: Page) -> None:
    await expect(page.locator("#description")).to_have_text("I lead you through a dispute, step by step.")
    message = await started(page)
    await expect(page.locator("#welcome")).to_be_hidden()
    await expect(page.locator("li.person")).to_contain_text("/start")
    await expect(message.get_by_role("button", name="Edit it")).to_be_visible()


async def test_a_tapped_button_edits_its_message_in_place(page: Page) -> None:
    message = await started(page)
    await message.get_by_role("button", name="Edit it").click()
    await expect(message.locator(".words")).to_have_text("It was edited.")
    await expect(page.locator("li.bot")).to_have_count(1)
    await expect(message.locator(".meta")).not_to_contain_text("edited")
    await expect(message.get_by_role("button", name="Edit it")).to_have_attribute("aria-busy", "false")


async def test_the_keyboard_alone_is_enough_and_keeps_its_place_when_a_message_changes(page: Page) -> None:
    await page.get_by_role("button", name="Start", exact=True).press("Enter")
    button = page.get_by_role("button", name="Edit it")
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("li.bot .words")).to_have_text("It was edited.")
    await expect(button).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="Toast")).to_be_focused()


async def test_a_tapped_button_waits_until_the_bot_has_answered(page: Page, bot: PageBot) -> None:
    message = await started(page)
    slow = message.get_by_role("button", name="Slow")
    await slow.click()
    await expect(message.locator(".words")).to_have_text("Working on it")
    await expect(slow).to_have_attribute("aria-busy", "true")
    bot.slow_tap.set()
    await expect(slow).to_have_attribute("aria-busy", "false")


async def test_an_answer_is_a_toast_and_an_alert_stays_until_it_was_read(page: Page) -> None:
    message = await started(page)
    await message.get_by_role("button", name="Toast").click()
    await expect(page.locator("#toast")).to_have_text("Saved, version 3")
    await message.get_by_role("button", name="Alert").click()
    await expect(page.get_by_role("dialog")).to_contain_text("This cannot be undone.")
    await page.get_by_role("button", name="OK").click()
    await expect(page.get_by_role("dialog")).to_be_hidden()


async def test_copy_buttons_and_code_blocks_copy_with_one_tap(page: Page) -> None:
    message = await started(page)
    await message.get_by_role("button", name="Order number").click()
    await expect(page.locator("#toast")).to_have_text("Copied")
    assert await copied(page) == "8123456789"
    await say(page, "formatted")
    await page.get_by_role("button", name="Copy", exact=True).click()
    assert await copied(page) == "Dear seller,\nthe zip is torn."
    await page.locator(".code").click()
    assert await copied(page) == "8.12"


async def test_formatting_is_shown_as_the_bot_meant_it(page: Page) -> None:
    await say(page, "formatted")
    words = page.locator("li.bot .words")
    for tag, text in {"strong": "bold", "em": "italic", "u": "underline", "s": "strike"}.items():
        await expect(words.locator(tag).first).to_have_text(text)
    await expect(words.get_by_role("link", name="guide")).to_have_attribute("href", "https://example.com/guide")
    await expect(words.locator("time")).to_have_text("5 December 2026")
    await expect(words.locator("blockquote").first).to_have_text("short quote")
    await words.get_by_role("button", name=re.compile("Hidden text")).click()
    await expect(words.get_by_text("secret")).to_be_visible()
    await words.get_by_role("button", name="Show more").click()
    await expect(words.get_by_role("button", name="Show less")).to_be_visible()


async def test_hostile_text_stays_text(page: Page) -> None:
    await say(page, HOSTILE)
    await expect(page.locator("li.person .words")).to_have_text(HOSTILE)
    await expect(page.locator("li.bot .words")).to_have_text(f"You wrote: {HOSTILE}")
    assert await page.locator("#history img").count() == 0
    assert await page.title() != "broken in"
    await page.locator("#text").fill("<b>only typed</b>")
    await page.reload()
    await expect(page.locator("#text")).to_have_value("<b>only typed</b>")
    await expect(page.locator("li.person .words")).to_have_text(HOSTILE)


async def test_an_own_message_can_be_edited_and_deleted(page: Page, bot: PageBot) -> None:
    await say(page, "the zip is tron")
    own = page.locator("li.person")
    await page.locator("#text").fill("half a sentence")
    await own.get_by_role("button", name="Edit this message").click()
    await expect(page.locator("#text")).to_have_value("the zip is tron")
    await page.locator("#text").fill("the zip is torn")
    await page.keyboard.press("Enter")
    await expect(own.locator(".words")).to_have_text("the zip is torn")
    await expect(own.locator(".meta")).to_contain_text("edited")
    await heard(page, bot, "edited: the zip is torn")
    await expect(page.locator("#text")).to_have_value("half a sentence")
    await own.get_by_role("button", name="Edit this message").click()
    await page.get_by_role("button", name="Delete it").click()
    await expect(own).to_have_count(0)


async def test_commands_are_offered_in_a_menu_and_while_typing(page: Page, bot: PageBot) -> None:
    commands = page.get_by_role("group", name="Commands").get_by_role("button")
    await page.get_by_role("button", name="Menu", exact=True).click()
    await expect(commands).to_have_count(2)
    await page.locator("#text").press_sequentially("/sta")
    await expect(commands).to_have_count(2)
    await page.locator("#text").press_sequentially("tu")
    await expect(commands).to_have_text(re.compile(r"/status\s*Where I stand"))
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await heard(page, bot, "/status")
    await expect(page.locator("#text")).to_have_value("")


async def test_the_bot_is_seen_typing(page: Page) -> None:
    await say(page, "typing")
    await expect(page.locator("#typing")).to_be_visible()
    await expect(page.locator("#status")).to_have_text("typing …")


async def test_a_person_can_share_other_things_and_block_the_bot(page: Page, bot: PageBot) -> None:
    await page.get_by_role("button", name="More", exact=True).click()
    await page.get_by_role("button", name="Send a sticker").click()
    await heard(page, bot, "sticker")
    await expect(page.locator("li.person .other")).to_have_text("Sticker")
    await page.get_by_role("button", name="More", exact=True).click()
    await page.get_by_role("button", name="Block the bot").click()
    await expect(page.locator("#composer")).to_be_hidden()
    await page.get_by_role("button", name="Unblock the bot").click()
    await expect(page.locator("#composer")).to_be_visible()
