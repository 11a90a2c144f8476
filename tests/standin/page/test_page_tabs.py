"""Several people, restarts of the server, narrow screens: what holds around the chat."""

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.async_api import BrowserContext, Page, expect

from standin.server import Standin
from tests.standin.page.conftest import Watch
from tests.standin.page.gestures import say, started
from tests.standin.page.page_bot import LONG_WORD, TOKEN, PageBot

NARROW: Any = {"width": 360, "height": 740}

pytestmark = [pytest.mark.asyncio(loop_scope="package"), pytest.mark.xdist_group("browser")]


async def test_a_reload_stays_the_same_person_and_a_new_tab_is_somebody_else(
    page: Page, context: BrowserContext
) -> None:
    await say(page, "it is me")
    first = page.url
    await page.reload()
    await expect(page.locator("li.person .words")).to_have_text("it is me")
    assert page.url == first
    name = await page.locator("#person-name").inner_text()
    await page.get_by_role("button", name="Person").click()
    async with context.expect_page() as opened:
        await page.get_by_role("link", name="New person").click()
    other = await opened.value
    await expect(other.locator("#welcome")).to_be_visible()
    await expect(other.locator("#history li")).to_have_count(0)
    await other.get_by_role("button", name="Person").click()
    await other.get_by_role("link", name=name).click()
    await expect(other.locator("li.person .words")).to_have_text("it is me")


async def restarted(standin: Standin, folder: Path) -> Standin:
    """The stand-in as a new process would find it: the same folder, the same address."""
    again = Standin(folder, token=TOKEN)
    await again.start(port=int(standin.url.rsplit(":", 1)[1]))
    return again


async def test_a_restart_of_the_server_loses_neither_the_chat_nor_what_is_being_typed(
    context: BrowserContext, watch: Watch, tmp_path: Path
) -> None:
    standin = Standin(tmp_path, token=TOKEN)
    await standin.start()
    try:
        async with PageBot(standin.url):
            page = await context.new_page()
            await page.goto(standin.url)
            await say(page, "before")
            await page.locator("#text").fill("being typed")
            await standin.stop()
            await expect(page.locator("#banner")).to_have_text("Reconnecting …")
            await page.locator("#text").press("Enter")
            await expect(page.locator("#toast")).to_contain_text("still here")
            standin = await restarted(standin, tmp_path)
            await expect(page.locator("#banner")).to_be_hidden()
            await expect(page.locator("#text")).to_have_value("being typed")
            await page.locator("#text").press("Enter")
            await expect(page.locator("li.bot .words")).to_have_text(["You wrote: before", "You wrote: being typed"])
            await page.close()
    finally:
        await standin.stop()
    # The browser itself reports each connection that was refused meanwhile; nothing else may be wrong.
    watch.wrong = [line for line in watch.wrong if "net::ERR_" not in line]


async def test_nothing_is_wider_than_a_narrow_phone(page: Page) -> None:
    await page.set_viewport_size(NARROW)
    await started(page)
    for text in (LONG_WORD, "formatted", "album", "file"):
        await say(page, text)
    await expect(page.locator("li.bot .file")).to_be_visible()
    wide = "() => [...document.querySelectorAll('body *')].filter(node => node.checkVisibility() && "
    wide += (
        "!node.closest('.spoken') && node.getBoundingClientRect().right > innerWidth + 1).map(node => node.outerHTML)"
    )
    assert await page.evaluate(wide) == []
    assert await page.evaluate("document.querySelector('#scroller').scrollWidth") <= NARROW["width"]


async def test_somebody_who_reads_further_up_is_not_pulled_down(page: Page) -> None:
    for number in range(12):
        await say(page, f"line {number}\n" * 4)
    await expect(page.locator("li.bot")).to_have_count(12)
    await page.locator("#scroller").evaluate("scroller => (scroller.scrollTop = 0)")
    down = page.get_by_role("button", name="Go to the newest message")
    await expect(down).to_be_visible()
    await down.click()
    await expect(down).to_be_hidden()
    await expect(page.locator("li.bot").last).to_be_in_viewport()


async def test_the_page_runs_no_script_and_loads_no_picture_but_its_own(page: Page, watch: Watch) -> None:
    await page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.text = "document.title = 'broken in'";
            document.body.append(script);
            document.body.append(Object.assign(new Image(), { src: "https://example.com/picture.png" }));
        }"""
    )
    await expect(page.locator("#history")).to_have_attribute("aria-busy", "false")
    assert await page.title() != "broken in"
    assert sum("Content Security Policy" in line for line in watch.wrong) == 2
    watch.wrong.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_text_stands_out_from_its_ground(page: Page, scheme: Literal["light", "dark"]) -> None:
    await page.emulate_media(color_scheme=scheme)
    await started(page)
    for text in ("formatted", "file", "/"):
        await say(page, text)
    await expect(page.locator("li.bot .file")).to_be_visible()
    await page.locator("#text").fill("/")
    await page.get_by_role("button", name="Toast").click()
    await expect(page.locator("#toast")).to_be_visible()
    too_faint = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
    assert await page.evaluate(too_faint) == []
