"""A phone: a browser as wide, with letters as wide as a phone's, and as much of the chat as Telegram shows there."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import fontpkg
from playwright.async_api import Browser, Locator, Page, async_playwright

from bot.drawing.lettering import FAMILY
from tests.standin.page.conftest import ARGUMENTS, PHONE, chromium

STATUS_BAR, TITLE_BAR, LINE_TO_WRITE_IN, HOME_BAR = 47, 44, 45, 34
"""Pixels of a phone of 390 x 844 that are no chat: an iPhone's own bars, and Telegram's (docs/standin.md)."""
ROOM = PHONE["height"] - STATUS_BAR - TITLE_BAR - LINE_TO_WRITE_IN - HOME_BAR
"""Pixels of the chat that Telegram shows at once."""
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <cachedir>{cache}</cachedir>
  <match>
    <test name="family" compare="eq"><string>system-ui</string></test>
    <edit name="family" mode="assign" binding="strong"><string>{family}</string></edit>
  </match>
</fontconfig>
"""
"""The page asks for the system's own font. A machine's may be a tenth wider than a phone's; this one is known."""


@asynccontextmanager
async def phones() -> AsyncIterator[Browser]:
    """Start the browser that phones are opened in."""
    with TemporaryDirectory() as folder:
        fonts = Path(folder) / "fonts.conf"
        fonts.write_text(FONTS.format(folder=Path(fontpkg.path(FAMILY)).parent, cache=folder, family=FAMILY), "utf-8")
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=chromium(), args=ARGUMENTS, env={**os.environ, "FONTCONFIG_FILE": str(fonts)}
            )
            yield browser
            await browser.close()


async def opened(page: Page, url: str, person: int) -> Locator:
    """Open the chat of a person; give its newest message, once it is there as a whole."""
    await page.goto("about:blank")  # or, for a moment, the page would still show the one before
    await page.goto(f"{url}/#{person}")
    last = page.locator("#history > li").last
    await last.wait_for()
    for picture in await last.locator("img").all():
        await picture.evaluate("(picture) => picture.decode()")
    return last


async def fit_to_phone(page: Page) -> None:
    """Make the window so high that as much of the chat is seen as on a phone, whatever the page has around it."""
    around = await page.evaluate("innerHeight - document.getElementById('scroller').clientHeight")
    await page.set_viewport_size({"width": PHONE["width"], "height": ROOM + around})
