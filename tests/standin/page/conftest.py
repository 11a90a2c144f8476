"""A real browser with a phone's screen, the real stand-in, and a small bot.

One browser serves all tests of this folder, so they are one group: a single worker runs them.
Where there is no browser the tests are skipped and say so; in CI they fail.
"""

import os
import shutil
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from standin.server import Standin
from tests.standin.page.page_bot import TOKEN, PageBot

PHONE: Any = {"width": 390, "height": 844}
SLOWEST_MACHINE = 15_000
"""Milliseconds that anything may take to appear."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("no browser: CI must test the page")
    return found or pytest.skip("no browser was found, so the page is not tested")


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def browser() -> AsyncIterator[Browser]:
    path = chromium()
    expect.set_options(timeout=SLOWEST_MACHINE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def standin(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Standin]:
    standin = Standin(tmp_path_factory.mktemp("standin"), token=TOKEN)
    await standin.start()
    yield standin
    await standin.stop()


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def bot_of_all(standin: Standin) -> AsyncIterator[PageBot]:
    async with PageBot(standin.url) as bot:
        yield bot


@pytest.fixture
def bot(bot_of_all: PageBot) -> PageBot:
    bot_of_all.heard.clear()
    bot_of_all.slow_tap.clear()
    return bot_of_all


class Watch:
    """What a page must never do; asked about at the end of each test."""

    def __init__(self) -> None:
        self.wrong: list[str] = []

    def over(self, page: Page) -> None:
        page.on("console", lambda said: self.wrong.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: self.address(request.url))

    def address(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "blob:", "data:")):
            self.wrong.append(f"left the host: {url}")


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def context(browser: Browser, standin: Standin) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(viewport=PHONE, has_touch=True, locale="en-GB", timezone_id="UTC")
    await context.grant_permissions(["clipboard-read", "clipboard-write"], origin=standin.url)
    yield context
    await context.close()


@pytest_asyncio.fixture(loop_scope="package")
async def watch(context: BrowserContext) -> AsyncIterator[Watch]:
    watch = Watch()
    context.on("page", watch.over)
    yield watch
    for page in context.pages:
        await page.close()
    context.remove_listener("page", watch.over)
    assert watch.wrong == []


@pytest_asyncio.fixture(loop_scope="package")
async def page(context: BrowserContext, standin: Standin, bot: PageBot, watch: Watch) -> Page:  # noqa: ARG001 - both must be there before the page
    """A tab of its own for each test, and so a person of its own."""
    page = await context.new_page()
    await page.goto(standin.url)
    await expect(page.locator("#welcome")).to_be_visible()
    return page
