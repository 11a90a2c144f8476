"""What every part of the stand-in works with: its memory, its clock, its bells and who the bot is."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from standin.store import Json, Store

DEFAULT_BOT_ID = 7_000_000_001


@dataclass(frozen=True)
class Lifetimes:
    """How long things live, in seconds."""

    answer: float = 900.0
    """A tap can be answered that long. Telegram documents no figure; about 15 s to 15 min were observed."""
    tap: float = 150.0
    """An update of a tap that is not fetched. Source: tdlib/telegram-bot-api, Client.cpp."""
    update: float = 86_400.0
    """Any other update that is not fetched. Source: https://core.telegram.org/bots/api#getting-updates."""


class Bells:
    """Wakes whoever waits for something new under a name (the updates, a chat)."""

    def __init__(self) -> None:
        self._waiting: dict[object, set[asyncio.Future[None]]] = {}
        self._closed = False

    def ring(self, name: object) -> None:
        """Wakes everybody who waits for `name`."""
        for waiter in self._waiting.pop(name, set()):
            if not waiter.done():
                waiter.set_result(None)

    def ring_all(self) -> None:
        """Wakes everybody."""
        for name in list(self._waiting):
            self.ring(name)

    def close(self) -> None:
        """Wakes everybody and lets nobody wait any more."""
        self._closed = True
        self.ring_all()

    async def wait(self, name: object, seconds: float) -> bool:
        """Wait for a ring: True after it, False when the time is up, or at once when the bells are closed."""
        if self._closed or seconds <= 0:
            return False
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(name, set()).add(waiter)
        try:
            await asyncio.wait_for(waiter, seconds)
        except TimeoutError:
            return False
        finally:
            self._waiting.get(name, set()).discard(waiter)
        return not self._closed


class Turns:
    """Tells which of several calls came last (Telegram serves one `getUpdates` at a time)."""

    def __init__(self) -> None:
        self._latest = 0
        self.ended_by = ""

    def take(self, method: str) -> int:
        """Count a call of `method`: all earlier ones have had their turn."""
        self._latest += 1
        self.ended_by = method
        return self._latest

    def is_latest(self, turn: int) -> bool:
        """Whether nobody came after."""
        return turn == self._latest


@dataclass(frozen=True)
class World:
    """One stand-in. `clock` answers seconds since 1970."""

    store: Store
    folder: Path
    clock: Callable[[], float]
    lifetimes: Lifetimes = field(default_factory=Lifetimes)
    bells: Bells = field(default_factory=Bells)
    turns: Turns = field(default_factory=Turns)
    token: str | None = None

    def now(self) -> int:
        """Give the date that a message gets: whole seconds since 1970."""
        return int(self.clock())

    def bot(self) -> Json:
        """Show the bot as a User."""
        bot_id = int(self.store.setting("bot_id", DEFAULT_BOT_ID))
        name = self.store.setting("name:", "") or "Bot"
        return {"id": bot_id, "is_bot": True, "first_name": name, "username": "standin_bot"}

    def remember_bot(self, token: str) -> None:
        """Note the bot, which is known by the number before the colon of its token."""
        bot_id = int(token.partition(":")[0])
        if self.store.setting("bot_id") != bot_id:
            self.store.keep("bot_id", bot_id)
