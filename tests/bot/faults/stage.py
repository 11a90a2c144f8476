"""A stand-in, the bot as a process that dies and is started again, and people who talk on meanwhile."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import aiohttp
import asyncpg

from bot.intake.intake import chat_of
from bot.runtime.cause import ENDED
from bot.storage.postgresql.statements import written
from bot.storage.postgresql.storage import PostgresStorage
from bot.storage.sqlite.storage import SqliteStorage
from conversations.case import Case
from standin.calls import Call
from standin.server import Standin
from tests.bot.faults.failpoints import Points
from tests.bot.faults.lives import Lives, lives
from tests.bot.web.hooked import hooked
from tests.buyer import Buyer
from tests.conftest import ALL_ON_POSTGRES
from tests.postgres import now, server, template

LOOK = 0.004
"""Seconds between two looks."""
PATIENCE = 60
"""Seconds that anything may take."""
WAITING = (
    "SELECT chat_id FROM inbox WHERE handled_at IS NULL AND set_aside_at IS NULL"
    " UNION ALL SELECT chat_id FROM outbox WHERE delivered_at IS NULL AND superseded_at IS NULL"
    " UNION ALL SELECT chat_id FROM jobs"
)


NOW = datetime.now(UTC)
TO_NOON = (NOW.replace(hour=12, minute=0, second=0, microsecond=0) - NOW).total_seconds()
"""Seconds: with clocks so far ahead, no test of this run sees midnight pass, and all of them have the same date."""


@dataclass
class Stage:
    """All that a talk with a mortal bot takes place on."""

    folder: Path
    http: aiohttp.ClientSession
    standin: Standin
    calls: list[Call]
    lives: Lives
    points: Points
    before: int = 0
    """How many calls there were before this life."""
    url: str = ""
    """Its database on PostgreSQL; empty: a file of SQLite in the folder."""

    async def buyer(self, name: str, settled: Callable[[int], Awaitable[None]]) -> Buyer:
        """Let somebody open the chat; `settled` is awaited with the id after each action."""
        async with self.http.post(f"{self.standin.url}/people", json={"first_name": name}) as response:
            person = int((await response.json())["id"])
        async with self.storage() as storage:
            return Buyer(self.http, self.standin.url, person, storage, lambda: settled(person))

    @asynccontextmanager
    async def storage(self) -> AsyncIterator[SqliteStorage | PostgresStorage]:
        """Look into the database. Not kept open: it has to be mended by the bot alone, as it is without a test."""
        opened: SqliteStorage | PostgresStorage
        if self.url:
            opened = await PostgresStorage.open(self.url)
        else:
            opened = await SqliteStorage.open(self.folder / "bot.db")
        try:
            yield opened
        finally:
            await opened.close()

    async def fault(self, **fault: object) -> None:
        """Let the next calls of the bot fail."""
        async with self.http.post(f"{self.standin.url}/faults", json=fault) as response:
            assert response.status < 400, await response.text()

    async def repair(self) -> None:
        """Let nothing fail any more."""
        await self.http.delete(f"{self.standin.url}/faults")

    async def settled(self, _person: int = 0) -> None:
        """Wait until there is nothing left to do; the bot must not end."""
        assert not await self.dies()

    def hook(self) -> None:
        """Let the next lives be sent updates instead of asking for them."""
        self.lives.change(hooked())

    async def live(self) -> None:
        """Begin a life."""
        self.before = len(self.calls)
        await self.lives.start()

    def is_up(self) -> bool:
        """Whether the life has done all that a start does."""
        done = {call.method for call in self.calls[self.before :] if call.status == 200}
        return "setMyShortDescription" in done and bool(done & {"getUpdates", "setWebhook"})

    def busy(self) -> set[int]:
        """Name the chats that have something to be handled or delivered; only for a life that is up."""
        chats = {chat for (chat,) in self.rows(WAITING)}
        pending = self.standin._running().store.rows("SELECT body FROM pending")
        return chats | {chat_of(json.loads(row["body"])) for row in pending}

    async def dies(self) -> bool:
        """Wait until the life has ended, or has done all there is to do; say whether it ended, by a kill."""
        async with asyncio.timeout(PATIENCE):
            while self.lives.runs:
                if self.is_up() and not self.busy():
                    return False
                await asyncio.sleep(LOOK)
        assert self.lives.code == -9, self.lives.log.read_text("utf-8")[-2000:]
        return True

    def screens(self, chat_id: int, since: int = 0) -> list[str]:
        """List the texts that the bot has sent to a chat, or put into the place of another."""
        return [text for _number, text in self.placed(chat_id, since)]

    def placed(self, chat_id: int, since: int = 0) -> list[tuple[int, str]]:
        """List the same, each with its number among the calls."""
        return [
            (number, said(call.parameters))
            for number, call in enumerate(self.calls[since:], since)
            if call.method in ("sendMessage", "editMessageText", "sendPhoto", "editMessageMedia")
            and call.status in (0, 200)
            and call.parameters["chat_id"] == chat_id
        ]

    def failures(self) -> list[tuple[Any, ...]]:
        """List the updates whose handling failed, or that were set aside: not those that a kill has met in hand."""
        return self.rows(
            "SELECT update_id, attempts, error FROM inbox"
            " WHERE set_aside_at IS NOT NULL OR (attempts > 0 AND error <> ?)",
            ENDED,
        )

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask the database beside the bot."""
        if self.url:
            return now(asked(self.url, query, *values))
        with closing(sqlite3.connect(f"file:{self.folder / 'bot.db'}?mode=ro", uri=True, timeout=PATIENCE)) as look:
            return list(look.execute(query, values))


async def asked(url: str, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Ask a database of PostgreSQL, in the way of both."""
    connection = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await connection.fetch(written(query)[0], *values)]
    finally:
        await connection.close()


@asynccontextmanager
async def stage(folder: Path, *, is_on_postgres: bool = ALL_ON_POSTGRES in os.environ) -> AsyncIterator[Stage]:
    """Set the stage; the bot is loaded and does not live yet."""
    name = server().create(template()) if is_on_postgres else ""
    try:
        async with _set(folder, server().url(name) if name else "") as made:
            yield made
    finally:
        if name:
            server().drop(name)


@asynccontextmanager
async def _set(folder: Path, url: str) -> AsyncIterator[Stage]:
    folder.mkdir()  # noqa: ASYNC240 - quick
    calls: list[Call] = []
    # Telegram drops a tap that it cannot post for 150 s, as in a storm of kills: that is not the bot's loss.
    standin = Standin(folder / "standin", observer=calls.append, tap_lifetime=PATIENCE * 60)
    async with aiohttp.ClientSession() as http:
        await standin.start()
        try:
            async with lives(folder, standin.url, fast=TO_NOON) as bot:
                bot.change({"DATABASE_URL": url} if url else {})
                with closing(Points(bot.points)) as points:
                    yield Stage(folder, http, standin, calls, bot, points, url=url)
        finally:
            await standin.stop()


def said(parameters: Mapping[str, Any]) -> str:
    """The text of a call that shows one: of a picture, what stands below it."""
    media = json.loads(parameters["media"]) if isinstance(parameters.get("media"), str) else parameters.get("media")
    return str(parameters.get("text") or parameters.get("caption") or (media or {})["caption"])


def essence(case: Case) -> dict[str, Any]:
    """Reduce a case to what must be the same: everything but times and ids."""
    files = [
        (
            f.number,
            f.sent_as,
            f.verdict,
            f.reason,
            f.format,
            f.size,
            f.width,
            f.height,
            f.sha256,
            f.mending,
            f.uses_copy,
            f.copy and f.copy.sha256,
        )
        for f in case.evidence
    ]
    return {
        "answers": {step: answer.value for step, answer in case.answers.items()},
        "former": dict(case.former),
        "revision": case.revision,
        "drafts": [(draft.version, draft.text) for draft in case.drafts],
        "asides": [aside.text for aside in case.asides],
        "evidence": files,
    }


def repeated(plain: Sequence[str], killed: Sequence[str]) -> int:
    """Count the screens that came more often than they would have."""
    once, more = Counter(plain), Counter(killed)
    return sum(max(0, more[text] - max(1, once[text])) for text in more)


def in_a_row(screens: Sequence[str]) -> int:
    """Count the screens that are the same as the one before."""
    return sum(one == other for one, other in pairwise(screens))
