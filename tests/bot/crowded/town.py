"""One bot as a process of its own, people who go through the guide, and one who does the worst; what is read of it."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import watch
from benchmarks.child import child
from benchmarks.contestants import OURS
from benchmarks.crowd import Crowd, Job
from benchmarks.parameters import Json
from benchmarks.run import DATABASE, settings
from bot.storage.sqlite.storage import SqliteStorage
from bot.storage.values import Buyer, Changes, Incoming
from conversations.case import Answer, Case, Draft
from conversations.names import S
from conversations.quotas import MOST_CASES
from tests.bot.bounds.test_never_stands_still import piled_up
from tests.bot.crowded.worst import (
    HARD_VERSIONS,
    WORST,
    Kind,
    Worst,
    asks_for_all,
    dear_files,
    files,
    forged,
    hard,
    hard_to_compare,
)

UNDER_WAY = (5, 25)
"""Updates of the worst one that wait at any time, one half of the time each: not a flood yet for the bot, and one."""
EVERY = 0.01
"""Seconds between two looks at how many wait."""
ANSWERED_WITHIN = 120.0
"""Seconds in which everybody is answered, however busy the machine is."""
WAITING = (
    "SELECT count(*) FROM inbox INDEXED BY inbox_waiting"
    " WHERE chat_id = ? AND handled_at IS NULL AND set_aside_at IS NULL"
)
MIB = 2**20


@dataclass(frozen=True)
class Figures:
    """What a window showed. Waits in milliseconds, of words; memory in MiB, the most there was."""

    kind: str
    updates: int
    """Of the others, answered in full."""
    rate: float
    median: float
    worst: float
    memory: float
    inspector: float
    grown: float
    """MiB that the database and its log became larger at most."""
    processor: float
    """Percent of one."""
    load: float

    def __str__(self) -> str:
        return (
            f"{self.kind:16} {self.rate:5.0f}/s  p50 {self.median:6.1f}  p99 {self.worst:7.1f} ms"
            f"  bot {self.memory:4.0f} + {self.inspector:4.0f} MiB  database +{self.grown:4.1f} MiB"
            f"  CPU {self.processor:3.0f} %  load {self.load:.1f}"
        )


class Town:
    """Everybody, and the bot."""

    def __init__(self, crowd: Crowd, process: Process, folder: Path) -> None:
        self._crowd = crowd
        self._pid = process.pid
        self._path = folder / DATABASE
        self._look = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, isolation_level=None)

    def close(self) -> None:
        """Look no more."""
        self._look.close()

    async def window(self, seconds: float, kind: Kind | None = None, *, is_patient: bool = True) -> Figures:
        """Let everybody talk for so long, while the worst one does one kind of thing; then all have been answered.

        Not `is_patient`: all but the worst one, who has to rest after each thing.
        Raises `TimeoutError` when they are not.
        """
        readings = self._crowd.readings
        self._forget_peak()
        began, cpu = time.monotonic(), watch.seconds(self._pid)
        readings.open()
        grown = await self._does(seconds, kind)
        took = readings.close()
        used, memory = watch.seconds(self._pid) - cpu, watch.memory(self._pid)
        figures = Figures(
            kind.__name__ if kind else "nobody",
            readings.updates,
            readings.updates / took,
            readings.percentile(0.5, files=False).milliseconds,
            readings.percentile(0.99, files=False).milliseconds,
            memory.own,
            memory.children,
            grown / MIB,
            100 * used / (time.monotonic() - began),
            os.getloadavg()[0],
        )
        async with asyncio.timeout(ANSWERED_WITHIN):
            await self._all_are_answered(kind if is_patient else None)
        return figures

    def _forget_peak(self) -> None:
        """Let the most that the bot held in memory count from now on (source: proc(5), clear_refs)."""
        Path(f"/proc/{self._pid}/clear_refs").write_text("5", "ascii")

    async def _does(self, seconds: float, kind: Kind | None) -> int:
        """Keep updates of the worst one waiting; give the bytes that the database grew by at most."""
        me = self._crowd.chats[_chat(kind)] if kind else None
        updates: Iterator[Json] = kind(me) if kind and isinstance(me, Worst) else iter(())
        began, before = time.monotonic(), self._bytes()
        most = before
        while (share := (time.monotonic() - began) / seconds) < 1:
            if kind:
                missing = UNDER_WAY[int(share * len(UNDER_WAY))] - self._waiting(kind) - self._crowd.updates.waiting
                for _number in range(missing):
                    self._crowd.updates.push(next(updates))
            await self._crowd.unless_failed(asyncio.sleep(EVERY))
            most = max(most, self._bytes())
        return most - before

    async def _all_are_answered(self, kind: Kind | None) -> None:
        """Wait until everybody has taken two more steps, and nothing of the worst one waits."""
        goals = [(person, person.steps + 2) for person in self._crowd.people]
        while any(person.steps < goal for person, goal in goals) or (kind and self._waiting(kind)):
            await self._crowd.unless_failed(asyncio.sleep(EVERY))

    def _waiting(self, kind: Kind) -> int:
        (count,) = self._look.execute(WAITING, (_chat(kind),)).fetchone()
        return int(count)

    def _bytes(self) -> int:
        paths = (self._path, self._path.with_name(f"{DATABASE}-wal"))
        return sum(path.stat().st_size for path in paths if path.exists())


def _chat(kind: Kind) -> int:
    return WORST.index(kind) + 2


@asynccontextmanager
async def town(folder: Path, people: int, think: float) -> AsyncIterator[Town]:
    """Run a bot on a database in which the worst one has piled up all that can be; people set off."""
    crowd = Crowd(Job(OURS.way, people, think=think))
    crowd.api.files.update(files())
    for kind in WORST:
        crowd.chats[_chat(kind)] = Worst(_chat(kind), crowd.updates.push)
    await _fill(folder / DATABASE)
    port = await crowd.server.start()
    with closing(crowd.server):
        async with child(OURS.module, folder=folder, environment=settings(folder, port)) as process:
            await crowd.asked()
            with closing(Town(crowd, process, folder)) as made:
                crowd.set_off()
                yield made


async def _fill(path: Path) -> None:
    storage = await SqliteStorage.open(path)
    try:
        for kind in WORST:
            await _piles_up(storage, _chat(kind), _cases(kind, datetime.now(UTC)))
    finally:
        await storage.close()


async def _piles_up(storage: SqliteStorage, chat: int, cases: Sequence[Case]) -> None:
    now = datetime.now(UTC)
    await storage.store([Incoming(None, chat, b'{"nothing": {}}')], now)
    note = await storage.next_waiting(chat)
    assert note
    await storage.commit(Changes(note.seq, chat, Buyer(chat, current=1), tuple(cases)), now)


def _cases(kind: Kind, now: datetime) -> Sequence[Case]:
    """Give what the worst one has before that begins."""
    others = piled_up(now)
    full = next(case for case in others if case.number == 1)
    if kind in (asks_for_all, forged):
        return others
    bare = replace(full, evidence=(), events=(), dues=(), drafts=(), asides=(), revision=1)
    if kind is hard_to_compare:
        return (replace(bare, drafts=tuple(Draft(n, hard(), None, now) for n in range(1, HARD_VERSIONS + 1))),)
    if kind is dear_files:
        return tuple(replace(bare, number=number) for number in range(1, MOST_CASES + 1))
    answers: Mapping[S, Answer] = {step: one for step, one in bare.answers.items() if step is not S.EXPLANATION}
    return (replace(bare, answers=answers),)
