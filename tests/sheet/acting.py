"""The bot, and a buyer who is where a scene wants him: his case is put into the database, and he taps and types on."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from bot.storage.values import Buyer as Stored
from bot.storage.values import Changes, Incoming, Preferences
from conversations.case import Case
from tests.buyer import Buyer
from tests.conftest import World
from tests.conversations.submitted import NOON

PLACE = "Europe/Prague"
"""Where the buyers live."""
LOOK_AT_CASE = ("“/help”", "show")
"""What brings the present screen of a case that was put into the database."""


@asynccontextmanager
async def stage(http: aiohttp.ClientSession, language: str) -> AsyncIterator[tuple[World, Buyer]]:
    """Start the bot at noon; give it with its admin."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder), http)
        world.ahead = NOON - datetime.now(UTC)
        await world.open()
        try:
            boss = await world.buyer("Boss", language=language)
            world.admins = frozenset({boss.id})
            await world.stop_bot()
            await world.start_bot()
            yield world, boss
        finally:
            await world.close()


async def plant(world: World, buyer: Buyer, case: Case, preferences: Preferences) -> None:
    """Put the case into the database as if it had been told by hand."""
    stored = Stored(buyer.id, preferences.language, case.number, frozenset({"zone"}), preferences)
    await world.storage.store([Incoming(None, buyer.id, b'{"plan": {}}')], world.clock())
    waiting = await world.storage.next_waiting(buyer.id)
    assert waiting
    changes = Changes(waiting.seq, buyer.id, buyer=stored, cases=(case,))
    await world.storage.commit(changes, world.clock())


def settings(language: str, *, has_pictures: bool = True) -> Preferences:
    """Give what a buyer of this language has set."""
    return Preferences(language=language, zone=PLACE, is_zone_told=True, has_pictures=has_pictures)


async def act(world: World, buyer: Buyer, does: Sequence[str]) -> None:
    """Do what a scene wants, one after the other."""
    for what in does:
        if what == "!":
            world.bot.lanes.wake_all(await world.storage.queue_retention(world.clock()))
            await world.settled()
        elif what.startswith("“"):
            await buyer.says(what.strip("“”"))
        else:
            verb, _colon, argument = what.partition(":")
            await buyer.taps(verb, argument or None)
