"""Pictures, files and videos go out and come in through the page."""

import re

import pytest
from playwright.async_api import FilePayload, Page, expect

from tests.standin.page.gestures import attach, heard, loaded, pictures, say
from tests.standin.page.page_bot import PageBot

pytestmark = [pytest.mark.asyncio(loop_scope="package"), pytest.mark.xdist_group("browser")]


async def test_a_picture_goes_out_as_a_photo_or_as_a_file(page: Page, bot: PageBot) -> None:
    await attach(page, "Send as photo", pictures(1), caption="the torn zip")
    await heard(page, bot, "photo: the torn zip")
    assert await loaded(page.locator("li.person .picture img"))
    await page.locator("li.person").get_by_role("button", name="Edit this message").click()
    await page.locator("#text").fill("the mended zip")
    await page.keyboard.press("Enter")
    await heard(page, bot, "edited: the mended zip")
    await attach(page, "Send as file", pictures(1))
    await heard(page, bot, "document")
    await expect(page.locator("li.person .file")).to_contain_text("red.jpg")
    await expect(page.locator("li.person .file small")).to_have_text(re.compile(r"^\d+(\.\d)? k?B$"))


async def test_several_pictures_are_one_album(page: Page, bot: PageBot) -> None:
    await attach(page, "Send as photo", pictures(3), caption="all sides")
    await heard(page, bot, "photo of an album: all sides", "photo of an album", "photo of an album")
    await expect(page.locator("li.person")).to_have_count(1)
    await expect(page.locator("li.person .grid .picture")).to_have_count(3)
    await expect(page.locator("li.person .words")).to_have_text("all sides")


async def test_pictures_and_files_of_the_bot_are_shown(page: Page) -> None:
    await say(page, "photo")
    await expect(page.locator("li.bot .words")).to_have_text("A zip")
    assert await loaded(page.locator("li.bot .picture img"))
    await page.locator("li.bot .picture").click()
    await expect(page.get_by_role("dialog", name="Picture").locator("img")).to_be_visible()
    await page.get_by_role("button", name="Close").click()
    await say(page, "album")
    await expect(page.locator("li.bot .grid .picture")).to_have_count(3)
    await say(page, "file")
    await expect(page.locator("li.bot .file")).to_contain_text("letter.txt")
    await expect(page.locator("li.bot .file small")).to_have_text("11 B")


async def test_a_video_that_the_browser_cannot_play_is_still_a_file(page: Page, bot: PageBot) -> None:
    film: FilePayload = {"name": "unboxing.mp4", "mimeType": "video/mp4", "buffer": b"\0\0\0\x18ftypmp42" + bytes(600)}
    await attach(page, "Send as video", [film])
    await heard(page, bot, "video")
    await expect(page.locator("li.person .file")).to_contain_text("unboxing.mp4")


@pytest.mark.parametrize("way", ["paste", "drop"])
async def test_pasted_and_dropped_files_wait_above_the_composer(page: Page, bot: PageBot, way: str) -> None:
    await page.locator("#text").evaluate(
        """(box, way) => {
            const carried = new DataTransfer();
            const type = "application/pdf";
            for (const name of ["a.pdf", "b.pdf"]) carried.items.add(new File(["%PDF-1.7"], name, { type }));
            const options = { bubbles: true, cancelable: true, clipboardData: carried, dataTransfer: carried };
            box.dispatchEvent(way === "paste" ? new ClipboardEvent(way, options) : new DragEvent(way, options));
        }""",
        way,
    )
    await expect(page.get_by_role("radio", name="File")).to_be_checked()
    await page.get_by_role("button", name="Leave out a.pdf").click()
    await expect(page.locator("#tray li")).to_have_text(re.compile("b.pdf"))
    await page.get_by_role("button", name="Send", exact=True).click()
    await heard(page, bot, "document")
    await expect(page.locator("li.person .file")).to_contain_text("b.pdf")


async def test_more_than_the_server_takes_is_refused_before_it_is_sent_and_stays_there(
    page: Page, bot: PageBot
) -> None:
    paste = """(box, size) => {
        const file = new File(["%PDF-1.7"], "whole.pdf", { type: "application/pdf" });
        Object.defineProperty(file, "size", { value: size });
        const clipboardData = { files: [file], items: [] };
        const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
        Object.defineProperty(event, "clipboardData", { value: clipboardData });
        box.dispatchEvent(event);
    }"""
    await page.locator("#text").evaluate(paste, 2000 * 2**20 + 1)
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator("#toast")).to_have_text(re.compile("still here: Files have at most 2000 MiB together"))
    await page.get_by_role("button", name="Leave out whole.pdf").click()
    await page.locator("#text").evaluate(paste, 2000 * 2**20)
    await page.get_by_role("button", name="Send", exact=True).click()
    await heard(page, bot, "document")
