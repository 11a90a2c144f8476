"""What an operator may look at: `/healthz` and `/metrics`. No secret is in either, and asking often costs nothing."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from aiohttp import web

from bot.runtime.metrics import Metrics
from bot.storage.interface import Storage, StorageError
from bot.storage.shares import Shares, Standing

Value = TypeVar("Value")

ONCE_IN = 1.0
"""Seconds for which an answer is given again. Our choice."""
PATIENCE = 5.0
"""Seconds that the database gets to answer before it is called ill. Our choice."""
LONGEST_SILENCE = 10.0
"""Seconds after which the others take a process for dead that the database has not heard of."""
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
"""Of Prometheus's text format, as `prometheus_client.generate_latest` writes it."""
HEALTH, METRICS = "/healthz", "/metrics"


class Kept(Generic[Value]):
    """An answer that is made at most once in `ONCE_IN` seconds, however many ask at the same time."""

    def __init__(self, make: Callable[[], Awaitable[Value]]) -> None:
        self._make = make
        self._lock = asyncio.Lock()
        self._made: tuple[float, Value] | None = None

    async def get(self) -> Value:
        """Give the answer. Raises what making it raises."""
        async with self._lock:
            if self._made is None or time.monotonic() - self._made[0] >= ONCE_IN:
                answer = await self._make()
                self._made = time.monotonic(), answer
            return self._made[1]


class Inspection:
    """The two pages. `ailment` says what of the bot has ended, None when all of it runs.

    `doubt` says why the machine's clock is not trusted, None when it is: no restart helps against that.
    """

    def __init__(
        self,
        storage: Storage,
        metrics: Metrics,
        ailment: Callable[[], str | None],
        contact_age: Callable[[], float],
        doubt: Callable[[], str | None] = lambda: None,
    ) -> None:
        self._storage = storage
        self._metrics = metrics
        self._ailment = ailment
        self._contact_age = contact_age
        self._doubt = doubt
        self._inbox = self._outbox = math.nan
        self._database = Kept(self._look_at_the_database)
        self._text = Kept(self._write)
        metrics.shows("inbox_chats", "Chats with updates that are not handled yet.", lambda: self._inbox)
        metrics.shows("outbox_chats", "Reachable chats with deliveries that are not out yet.", lambda: self._outbox)
        metrics.shows("contact_age_seconds", "Time since Telegram was last heard of.", contact_age)
        if storage.shares.standing():
            show_standing(metrics, storage.shares)

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where they are."""
        return [web.get(HEALTH, self._health), web.get(METRICS, self._numbers)]

    async def _health(self, _request: web.Request) -> web.Response:
        """200 when the bot works, else 503 with the reason. That Telegram is out of reach makes nobody ill."""
        ailment = self._ailment() or await self._database.get() or _cut_off(self._storage.shares.standing())
        age, doubt = self._contact_age(), self._doubt()
        body = {
            "status": "ill" if ailment else "ok",
            **({"reason": ailment} if ailment else {}),
            "contact_age_seconds": None if math.isnan(age) else round(age, 1),
            **({"clock": doubt} if doubt else {}),
            **_standing(self._storage.shares.standing()),
        }
        return web.json_response(body, status=503 if ailment else 200)

    async def _numbers(self, _request: web.Request) -> web.Response:
        return web.Response(body=await self._text.get(), headers={"Content-Type": METRICS_TYPE})

    async def _look_at_the_database(self) -> str | None:
        """Say what is wrong with the database."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._storage.last_contact()
        except TimeoutError:
            return "the database does not answer"
        except StorageError:
            return "the database cannot be used"
        return None

    async def _write(self) -> bytes:
        """Write all numbers; those that the database does not tell are NaN."""
        self._inbox = self._outbox = math.nan
        try:
            async with asyncio.timeout(PATIENCE):
                self._inbox = len(await self._storage.waiting_chats())
                self._outbox = len(await self._storage.undelivered_chats())
        except (TimeoutError, StorageError):
            pass
        return self._metrics.text()


def _cut_off(standing: Standing | None) -> str | None:
    """Say that the others may have taken this process for dead."""
    is_late = standing is not None and standing.beat_age > LONGEST_SILENCE
    return "this process takes no part in the work: the database has not heard of it" if is_late else None


def _standing(standing: Standing | None) -> dict[str, object]:
    if standing is None:
        return {}
    age = None if math.isinf(standing.beat_age) else round(standing.beat_age, 1)
    return {"shards": standing.shards, "leads": standing.leads, "beat_age_seconds": age}


def show_standing(metrics: Metrics, shares: Shares) -> None:
    """Show how this process stands among the others."""

    def shown(what: Callable[[Standing], float]) -> Callable[[], float]:
        return lambda: what(standing) if (standing := shares.standing()) else math.nan

    metrics.shows("shards", "Shards of the chats that this process looks after.", shown(lambda one: one.shards))
    metrics.shows("leads", "1 for the process that does what is done once.", shown(lambda one: float(one.leads)))
    metrics.shows("beat_age_seconds", "Time since the database last heard of it.", shown(lambda one: one.beat_age))
