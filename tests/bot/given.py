"""What the core is put through: raw updates, a clock that can be turned, and a database that fails for a while."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from bot.__main__ import STANDIN_TOKEN
from bot.application import Bot
from tests.bot.storage.databases import Sqlite
from tests.buyer import Buyer
from tests.conftest import NO_PACE, World

Json = dict[str, Any]

SECONDS = 10
"""How long a test waits for what has to happen."""


class Clock:
    """The clock of the bot's machine (UTC), and the time that goes by: both only when a test says so."""

    def __init__(self, now: datetime = datetime(2026, 3, 1, 12, tzinfo=UTC)) -> None:
        self.now = now
        self.passed = 1000.0
        """Seconds since the machine was started."""
        self.boot = uuid4().hex

    def __call__(self) -> datetime:
        return self.now

    def monotonic(self) -> float:
        """Give what no setting of the clock changes."""
        return self.passed

    def turn(self, **by: float) -> None:
        """Let time go by."""
        span = timedelta(**by)
        self.now += span
        self.passed += span.total_seconds()

    def jump(self, by: timedelta) -> None:
        """Set the clock, without any time going by."""
        self.now += by

    def reboot(self) -> None:
        """Start the machine anew."""
        self.passed = 10.0
        self.boot = uuid4().hex


async def on_its_clock(world: World, how: dict[str, Any]) -> dict[str, Any]:
    """Give the fields of a bot with a clock of its own, on a machine that knows no other; its database neither."""
    clock = how.get("clock")
    if clock is None:
        return how
    if world.told is not clock:
        world.told = clock
        await world.storage.contact(clock())
    if isinstance(clock, Clock):
        return {"monotonic": clock.monotonic, "boot": clock.boot, **how}
    return {"boot": uuid4().hex, **how}


async def start(world: World, **how: Any) -> None:
    """Start the bot with these fields in the place of the usual ones."""
    world._storage = await world.opened()
    given = {"self_sent_per_chat": NO_PACE, **how}
    world._bot = Bot(world._storage, STANDIN_TOKEN, world.standin.url, **await on_its_clock(world, given))
    await world._bot.start()


async def restart(world: World, *people: Buyer, **how: Any) -> None:
    """Stop the bot and start it anew on what it has stored."""
    await world.stop_bot()
    await start(world, **how)
    for buyer in people:
        buyer._storage = world.storage


@dataclass
class BotDatabase(Sqlite):
    """The bot's own database, and what can go wrong with it."""

    @property
    def path(self) -> Path:
        return self.folder / "bot.db"


@dataclass(frozen=True)
class Row:
    """What the inbox says of an update."""

    attempts: int
    error: str | None
    handled: bool
    set_aside: bool


def inbox(world: World, update_id: int) -> list[Row]:
    """Look an update up, with a connection of its own."""
    query = "SELECT attempts, error, handled_at, set_aside_at FROM inbox WHERE update_id = ?"
    with closing(sqlite3.connect(world.folder / "bot.db")) as connection:
        rows = connection.execute(query, (update_id,)).fetchall()
    return [Row(attempts, error, bool(handled), bool(aside)) for attempts, error, handled, aside in rows]


async def until(holds: Callable[[], bool | Awaitable[bool]], seconds: float = SECONDS) -> None:
    """Wait for something to happen."""
    async with asyncio.timeout(seconds):
        while True:
            held = holds()
            if held if isinstance(held, bool) else await held:
                return
            await asyncio.sleep(0.01)


async def called(world: World, method: str, times: int = 1) -> None:
    """Wait until the bot has called a method that often, from the beginning on."""
    await until(lambda: len([call for call in world.calls if call.method == method]) >= times)


def chat(buyer: Buyer) -> Json:
    return {"id": buyer.id, "first_name": "Ann", "type": "private"}


def person(buyer: Buyer) -> Json:
    return {"id": buyer.id, "is_bot": False, "first_name": "Ann"}


def message(buyer: Buyer, **content: object) -> Json:
    """Write a message as Telegram would send it."""
    return {
        "message_id": 900_000,
        "from": person(buyer),
        "chat": chat(buyer),
        "date": int(time.time()),
        **content,
    }


async def read(buyer: Buyer) -> list[str]:
    """Read all that the bot has said in the chat, as it stands there now, oldest first."""
    return [str(message["text"]) for message in await buyer.messages()]
