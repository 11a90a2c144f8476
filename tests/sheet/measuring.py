"""Walks to every step and stage on a phone, and measures what is seen of it right after the answer before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from playwright.async_api import Page

from bot.screens.presenter import Presenter
from bot.texts import texts
from tests.conftest import World
from tests.conversations.submitted import NOON
from tests.sheet.acting import LOOK_AT_CASE, PLACE, act, plant, settings
from tests.sheet.glance import Glance, Line, look
from tests.sheet.phone import ROOM, fit_to_phone, opened
from tests.sheet.stops import Stop, stops


async def lines(world: World, page: Page, language: str) -> AsyncIterator[Line]:
    """Give what is found of each, in this language."""
    walk = Walk(world, page, language)
    await page.goto(world.standin.url)
    await fit_to_phone(page)
    for stop in stops():
        try:
            yield await walk.line(stop)
        except (AssertionError, LookupError, ValueError) as error:
            yield Line(stop.key, ROOM, 0, (f"cannot be reached: {error}",))


@dataclass(frozen=True)
class Walk:
    """Buyers of one language, each on the way to one stop, and the phone that they are looked at on."""

    world: World
    page: Page
    language: str

    async def line(self, stop: Stop) -> Line:
        """Look at it with its picture and, where it has one, without; what takes more room counts."""
        glances = [await self.glance(stop, has_pictures=True)]
        if glances[0].has_picture:
            glances.append(await self.glance(stop, has_pictures=False))
        worst = max(glances, key=lambda glance: (len(glance.outside()), glance.height))
        name = f"{stop.key}, with its picture" if worst.has_picture else stop.key
        return Line(name, worst.room, worst.height, tuple(worst.outside()))

    async def glance(self, stop: Stop, *, has_pictures: bool) -> Glance:
        """Give the answer that leads there, and look."""
        buyer = await self.world.buyer("Eva", started=False, language=self.language)
        if stop.before:
            await plant(self.world, buyer, stop.before, settings(self.language, has_pictures=has_pictures))
            await act(self.world, buyer, LOOK_AT_CASE)
        await act(self.world, buyer, stop.does)
        await opened(self.page, self.world.standin.url, buyer.id)
        presenter = Presenter(texts(self.language), NOON, ZoneInfo(PLACE))
        return await look(self.page, stop.question(presenter))
