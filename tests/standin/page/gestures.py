"""What a person does on the page, and what can be asked about it."""

from typing import Any

from playwright.async_api import FilePayload, Locator, Page, expect

from tests.standin.page.page_bot import PageBot, picture


async def say(page: Page, text: str) -> None:
    await page.get_by_role("textbox", name="Message").fill(text)
    await page.keyboard.press("Enter")
    await expect(page.locator("#text")).to_have_value("")


async def started(page: Page) -> Locator:
    """The bot's first message, with all its buttons."""
    await page.get_by_role("button", name="Start", exact=True).click()
    message = page.locator("li.bot").first
    await expect(message).to_contain_text("Welcome!")
    return message


def copied(page: Page) -> Any:
    return page.evaluate("navigator.clipboard.readText()")


async def heard(page: Page, bot: PageBot, *words: str) -> None:
    for _ in range(100):
        if bot.heard[-len(words) :] == list(words):
            return
        await page.wait_for_timeout(50)
    assert bot.heard[-len(words) :] == list(words)


def pictures(count: int) -> list[FilePayload]:
    colours = ["red", "green", "blue"][:count]
    return [{"name": f"{colour}.jpg", "mimeType": "image/jpeg", "buffer": picture(colour)} for colour in colours]


async def attach(page: Page, label: str, files: list[FilePayload], caption: str = "") -> None:
    await page.get_by_role("button", name="Attach").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name=label).click()
    await (await chooser.value).set_files(files)
    await expect(page.locator("#tray li")).to_have_count(len(files))
    await page.locator("#text").fill(caption)
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator("#tray")).to_be_hidden()


async def loaded(pictures: Locator) -> bool:
    whole = "images => images.length > 0 && images.every(image => image.complete && image.naturalWidth > 0)"
    await pictures.last.evaluate("image => image.complete || new Promise(done => image.onload = done)")
    return bool(await pictures.evaluate_all(whole))
