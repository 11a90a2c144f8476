"""Show every screen in every language as a phone has it: `python -m tests.sheet`, which `make screens` calls.

The real bot, the real chat page in a browser of 390 pixels. Writes `build/screens/<language>-<number>.png`, a few
screens beside each other, to be looked at.
"""

from __future__ import annotations

import asyncio
import io
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
from PIL import Image, ImageDraw
from playwright.async_api import Page, ViewportSize, async_playwright

from bot.drawing.lettering import Lettering
from bot.storage.values import Buyer as Stored
from bot.storage.values import Changes, Incoming, Preferences
from bot.texts import languages
from tests.buyer import Buyer
from tests.conftest import World
from tests.conversations.submitted import NOON
from tests.sheet.scenes import Scene, scenes
from tests.standin.page.conftest import ARGUMENTS, PHONE, chromium

FOLDER = Path("build/screens")
TALL: ViewportSize = {"width": PHONE["width"], "height": 2400}
"""As wide as a phone, and so high that every screen is there as a whole."""
ACROSS = 6
HIGHEST = 1500
"""Pixels of a column; a sheet is as wide as its screens."""


async def main() -> None:
    """Draw all sheets anew."""
    async with aiohttp.ClientSession() as http, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for language in languages():
            with tempfile.TemporaryDirectory() as folder:
                world = World(Path(folder), http)
                world.ahead = NOON - datetime.now(UTC)
                await world.open()
                boss = await world.buyer("Boss", language=language)
                world.admins = frozenset({boss.id})
                await world.stop_bot()
                await world.start_bot()
                page = await browser.new_page(viewport=TALL, locale=language, timezone_id="Europe/Prague")
                try:
                    drawn = [shot async for shot in _shots(world, page, boss, language)]
                finally:
                    await page.close()
                    await world.close()
            _sheets(language, drawn)
        await browser.close()


async def _shots(world: World, page: Page, boss: Buyer, language: str) -> AsyncIterator[tuple[str, Image.Image]]:
    wanted = sys.argv[1:]
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
        await _plant(world, buyer, scene, language)
    for one in scene.does:
        await _does(world, buyer, one)
    await page.goto("about:blank")  # or, for a moment, the page would still show the one before
    await page.goto(f"{world.standin.url}/#{buyer.id}")
    last = page.locator("#history > li").last
    await last.wait_for()
    for picture in await last.locator("img").all():
        await picture.evaluate("(picture) => picture.decode()")
    with Image.open(io.BytesIO(await last.screenshot())) as image:
        return image.convert("RGB")


async def _plant(world: World, buyer: Buyer, scene: Scene, language: str) -> None:
    """Put the case into the database as if it had been told by hand."""
    assert scene.case
    told = Preferences(language=language, zone="Europe/Prague", is_zone_told=True)
    stored = Stored(buyer.id, language, scene.case.number, frozenset({"zone"}), told)
    await world.storage.store([Incoming(None, buyer.id, b'{"plan": {}}')], world.clock())
    waiting = await world.storage.next_waiting(buyer.id)
    assert waiting
    changes = Changes(waiting.seq, buyer.id, buyer=stored, cases=(scene.case,))
    await world.storage.commit(changes, world.clock())


async def _does(world: World, buyer: Buyer, what: str) -> None:
    if what == "!":
        world.bot.lanes.wake_all(await world.storage.queue_retention(world.clock()))
        await world.settled()
    elif what.startswith("“"):
        await buyer.says(what.strip("“”"))
    else:
        verb, _colon, argument = what.partition(":")
        await buyer.taps(verb, argument or None)


def _sheets(language: str, shots: Sequence[tuple[str, Image.Image]]) -> None:
    font = Lettering.load(22, 600)
    columns: list[list[tuple[str, Image.Image]]] = []
    column: list[tuple[str, Image.Image]] = []
    height = 0
    for name, image in shots:
        needed = image.height + 50
        if column and height + needed > HIGHEST:
            columns.append(column)
            column, height = [], 0
        column.append((name, image))
        height += needed
    columns.append(column)
    for number in range(0, len(columns), ACROSS):
        _sheet(columns[number : number + ACROSS], font).save(FOLDER / f"{language}-{number // ACROSS + 1}.png")


def _sheet(columns: Sequence[Sequence[tuple[str, Image.Image]]], font: Lettering) -> Image.Image:
    width = PHONE["width"] + 20
    height = max(sum(image.height + 50 for _name, image in column) for column in columns)
    sheet = Image.new("RGB", (width * len(columns), height), "#888888")
    pen = ImageDraw.Draw(sheet)
    for number, column in enumerate(columns):
        top = 0
        for name, image in column:
            pen.text((number * width + 6, top + 8), font.fitted(name, width - 12), font=font.font, fill="#ffffff")
            sheet.paste(image, (number * width + 10, top + 42))
            top += image.height + 50
    return sheet


shutil.rmtree(FOLDER, ignore_errors=True)
FOLDER.mkdir(parents=True)
asyncio.run(main())
