"""Show every screen in every language as a phone has it: `python -m tests.sheet`, which `make screens` calls.

The real bot, the real chat page in a browser of 390 pixels. Writes `build/screens/<language>-<number>.png`, a few
screens beside each other, to be looked at. Says which steps are not at one glance, and fails where these are too many.

With words behind it, it draws only the scenes with one of them in their name, and measures nothing; with `--measure` it
draws nothing.
"""

from __future__ import annotations

import asyncio
import io
import shutil
import sys
from collections.abc import AsyncIterator, Sequence

import aiohttp
from PIL import Image
from playwright.async_api import Browser, Page, ViewportSize

from bot.texts import languages
from tests.buyer import Buyer
from tests.conftest import World
from tests.sheet import measuring, sheets
from tests.sheet.acting import PLACE, act, plant, settings, stage
from tests.sheet.glance import Line, is_enough, report
from tests.sheet.phone import opened, phones
from tests.sheet.scenes import Scene, scenes
from tests.standin.page.conftest import PHONE

TALL: ViewportSize = {"width": PHONE["width"], "height": 2400}
"""As wide as a phone, and so high that every screen is there as a whole."""
MEASURE = "--measure"


async def main(wanted: Sequence[str]) -> bool:
    """Draw and measure every language; give whether enough is at one glance."""
    enough = True
    async with aiohttp.ClientSession() as http, phones() as browser:
        for language in languages():
            if MEASURE in wanted or not wanted:
                found = await _measured(http, browser, language)
                sys.stdout.write(f"{report(language, found)}\n")
                sys.stdout.flush()
                enough = enough and is_enough(found)
            if MEASURE not in wanted:
                sheets.save(language, await _drawn(http, browser, language, wanted))
    return enough


async def _drawn(
    http: aiohttp.ClientSession, browser: Browser, language: str, wanted: Sequence[str]
) -> list[tuple[str, Image.Image]]:
    async with stage(http, language) as (world, boss):
        page = await browser.new_page(viewport=TALL, locale=language, timezone_id=PLACE)
        shots = [shot async for shot in _shots(world, page, boss, language, wanted)]
        await page.close()
    return shots


async def _measured(http: aiohttp.ClientSession, browser: Browser, language: str) -> list[Line]:
    async with stage(http, language) as (world, _boss):
        page = await browser.new_page(viewport=PHONE, locale=language, timezone_id=PLACE)
        found = [line async for line in measuring.lines(world, page, language)]
        await page.close()
    return found


async def _shots(
    world: World, page: Page, boss: Buyer, language: str, wanted: Sequence[str]
) -> AsyncIterator[tuple[str, Image.Image]]:
    for scene in scenes():
        if wanted and not any(word in scene.name for word in wanted):
            continue
        try:
            yield scene.name, await _shot(world, page, scene, boss, language)
        except (AssertionError, LookupError, ValueError) as error:
            raise RuntimeError(f"{scene.name} cannot be reached: {error}") from error


async def _shot(world: World, page: Page, scene: Scene, boss: Buyer, language: str) -> Image.Image:
    buyer = boss if scene.is_admins else await world.buyer("Eva", started=False, language=language)
    if scene.case is not None:
        await plant(world, buyer, scene.case, settings(language))
    await act(world, buyer, scene.does)
    last = await opened(page, world.standin.url, buyer.id)
    with Image.open(io.BytesIO(await last.screenshot())) as image:
        return image.convert("RGB")


if MEASURE not in sys.argv:
    shutil.rmtree(sheets.FOLDER, ignore_errors=True)
    sheets.FOLDER.mkdir(parents=True)
sys.exit(not asyncio.run(main(sys.argv[1:])))
