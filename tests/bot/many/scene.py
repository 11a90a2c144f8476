"""Buyers, Telegram and several processes together; what is done to the processes meanwhile, and what came of it."""

from __future__ import annotations

import asyncio
import math
import signal
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import asyncpg

from benchmarks.people import Person
from benchmarks.updates import Updates
from bot.storage.shares import SHARDS, shard_of
from tests.bot.many.crowd import STEPS, Buyer, Lines, Sent, Talker, Telegram, chat_of
from tests.bot.many.fleet import URL, Balancer, Fleet, Member
from tests.postgres import server, template

WATCH = """
CREATE TABLE owned (shard integer, owner integer, at float8);
CREATE FUNCTION note_owner() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO owned VALUES (NEW.shard, NEW.owner, extract(epoch FROM clock_timestamp())); RETURN NEW; END $$;
CREATE TRIGGER note_owner AFTER UPDATE ON shards FOR EACH ROW EXECUTE FUNCTION note_owner();
CREATE TABLE named (number integer, name text);
CREATE FUNCTION note_name() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO named VALUES (NEW.number, NEW.name); RETURN NEW; END $$;
CREATE TRIGGER note_name AFTER INSERT ON processes FOR EACH ROW EXECUTE FUNCTION note_name();
INSERT INTO owned SELECT shard, owner, 0 FROM shards; INSERT INTO named SELECT number, name FROM processes;
"""
BUSY = """SELECT (SELECT count(*) FROM inbox WHERE handled_at IS NULL AND set_aside_at IS NULL)
    + (SELECT count(*) FROM outbox WHERE delivered_at IS NULL AND superseded_at IS NULL)"""
SLACK = 0.1
"""Seconds that the clocks of the database and of the test may differ in what they note of one moment."""
THREE = 3
END_WITHIN = 90.0
CALM = 1.0
"""Seconds of undisturbed work before anything is done to the processes."""


@dataclass
class Scene:
    """All that takes part."""

    folder: Path
    database: str
    http: aiohttp.ClientSession
    fleet: Fleet
    telegram: Telegram
    buyers: list[Buyer]
    talkers: list[Talker]
    over: asyncio.Event
    blows: list[float]
    """When something was done that may cost a copy."""

    async def start(self) -> Member:
        """Start one more process, and wait until it has some shards."""
        member = await self.fleet.add()
        await member.until_up(self.http)
        return member

    async def again(self, member: Member) -> None:
        """Start one that has ended, and wait until it has some shards."""
        await member.start()
        await member.until_up(self.http)

    @property
    def silence(self) -> float:
        """The longest time in seconds that a buyer waited for an answer in full."""
        return max(wait for buyer in self.buyers for _since, wait, _step in buyer.waits)

    @property
    def updates(self) -> int:
        """How many were answered."""
        return sum(len(buyer.waits) for buyer in self.buyers)

    def copies(self) -> tuple[int, int, int]:
        """Count the screens that came twice: in all, at the most to one chat for one blow, and for one blow."""
        buyers = {buyer.chat_id for buyer in self.buyers}  # a talker is shown the same again and again
        copies = [one for one in self.telegram.copies() if one.chat_id in buyers]
        each = Counter((one.chat_id, bisect(self.blows, one.at)) for one in copies)
        of_blow = Counter(blow for _chat, blow in each.elements())
        return len(copies), max(each.values(), default=0), max(of_blow.values(), default=0)

    async def foreign(self, look: asyncpg.Connection) -> list[Sent]:
        """List what a process sent to a chat that was another's by then."""
        names = {number: int(name.rsplit(":", 1)[-1]) for number, name in await look.fetch("SELECT * FROM named")}
        owners: dict[int, list[tuple[float, int | None]]] = defaultdict(list)
        for shard, owner, at in await look.fetch("SELECT shard, owner, at FROM owned ORDER BY at"):
            owners[shard].append((at, names.get(owner)))
        pids = [member.pids for member in self.fleet.members]
        return [
            one for one in self.telegram.sent if not pids[one.process] & _owning(owners[shard_of(one.chat_id)], one.at)
        ]


def _owning(history: Sequence[tuple[float, int | None]], at: float) -> set[int | None]:
    """Give the pids of those that owned a shard at a moment, or just before it."""
    first = max(bisect([one[0] for one in history], at - SLACK) - 1, 0)
    last = bisect([one[0] for one in history], at + SLACK)
    return {pid for _at, pid in history[first:last]}


@asynccontextmanager
async def scene(folder: Path, people: int, talkers: int, think: float, *, hooked: bool) -> AsyncIterator[Scene]:
    """Let three processes run, and people be on their way. When it is left, all of them are told to end."""
    database = server().url(server().create(template()))
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        updates = Updates(1)
        everybody: dict[int, Person] = {}
        telegram = Telegram(updates, everybody, URL)
        fleet = Fleet(folder, database, telegram, hooked=hooked)
        lines = Lines(Balancer(http, fleet.members, telegram).post)
        push = lines.push if hooked else lambda _chat, content: updates.push(content)
        buyers = [Buyer(chat_of(number), push, think) for number in range(people)]
        talking = [Talker(chat_of(people + number), push) for number in range(talkers)]
        everybody |= {one.chat_id: one for one in (*buyers, *talking)}
        made = Scene(folder, database, http, fleet, telegram, buyers, talking, asyncio.Event(), [])
        try:
            yield made
        finally:
            await fleet.close()


async def play(made: Scene, deed: Callable[[Scene], Awaitable[None]], processes: int) -> None:
    """Let one buyer go the whole way undisturbed, then everybody while `deed` is done; let all come to an end.

    So many `processes` more are loaded before: their imports are not what is measured.
    """
    await made.fleet.load(THREE + processes)
    for member in [await made.fleet.add() for _one in range(THREE)]:
        await member.until_up(made.http, SHARDS // THREE)
    await _whole_way(made.buyers[0])
    look = await asyncpg.connect(made.database)
    await look.execute(WATCH)
    await look.close()
    talks = [asyncio.create_task(one.talks(made.over)) for one in made.talkers]
    for buyer in made.buyers:
        buyer.sets_off()
    await asyncio.sleep(CALM)
    await deed(made)
    made.over.set()
    await asyncio.gather(*talks)
    await asyncio.gather(*(_to_the_end(buyer) for buyer in made.buyers))
    errors = [buyer.error for buyer in made.buyers if buyer.error]
    assert not errors, errors  # said, as this is no file of tests
    await _idle(made)
    running = [member for member in made.fleet.members if member.runs]
    codes = await asyncio.gather(*(member.end(signal.SIGTERM) for member in running))
    assert set(codes) == {0}, [member.log[-3000:] for member in running if member.code]
    assert not made.fleet.failed, made.fleet.failed[:3]


async def _whole_way(buyer: Buyer) -> None:
    buyer.hold_after = STEPS
    held = asyncio.Event()
    buyer.held = held.set
    buyer.acts()
    async with asyncio.timeout(END_WITHIN):
        await held.wait()


async def _to_the_end(buyer: Buyer) -> None:
    """Let a buyer go to the end of the way."""
    held = asyncio.Event()
    buyer.held = held.set
    buyer.hold_after = (math.floor(buyer.steps / STEPS) + 1) * STEPS
    buyer.hurries()
    if buyer.error:
        return
    async with asyncio.timeout(END_WITHIN):
        await held.wait()


async def _idle(made: Scene) -> None:
    look = await asyncpg.connect(made.database)
    async with asyncio.timeout(END_WITHIN):
        while await look.fetchval(BUSY):  # noqa: ASYNC110 - the ones that work are other processes
            await asyncio.sleep(0.05)
    await look.close()
