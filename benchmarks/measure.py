"""All runs of a plan, one after the other, and the medians of what they showed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.child import finish
from benchmarks.contestants import OURS, PICKLE
from benchmarks.crowd import Job
from benchmarks.plan import Plan, Scenario
from benchmarks.poster import free_port
from benchmarks.postgres import postgres
from benchmarks.readings import median_of
from benchmarks.run import FIGURES, TALKS, Reading, Server, run, spread
from benchmarks.watch import Memory

SETTLE = 0.75
"""Seconds that a bot gets at most to warm up, once people talk."""
FILLED_WITHIN = 600.0
"""Seconds that filling a file or a database may take."""

Results = Mapping[Scenario, Reading]


@dataclass(frozen=True)
class Folders:
    """What bots find in their folders, prepared once and copied for each run."""

    root: Path
    empty: Path = field(init=False)
    guide: Path = field(init=False)
    """This bot's, with people who are spread over the whole guide."""
    shared: Path = field(init=False)
    """The same people, as a PostgreSQL knows them."""
    full: Path = field(init=False)
    """The same, with many other cases."""
    pickle: Path = field(init=False)

    def __post_init__(self) -> None:
        for name in ("empty", "guide", "shared", "full", "pickle"):
            object.__setattr__(self, name, self.root / name)

    async def prepare(self, plan: Plan) -> None:
        """Make them. Raises `RunFailed`, `ChildProcessError`."""
        self.empty.mkdir()
        self.guide.mkdir()
        self.pickle.mkdir()
        if PICKLE in plan.bots:
            tell(f"filling a pickle with {plan.pickled} chats")
            await finish(PICKLE.module, str(plan.pickled), folder=self.pickle, seconds=FILLED_WITHIN)
        if OURS in plan.bots:
            people = max(plan.many, plan.some, plan.pool)
            tell(f"spreading {people} people over the guide")
            await spread(OURS, people, self.guide)
            tell(f"filling a database with {plan.stored} cases")
            shutil.copytree(self.guide, self.full)
            await finish("benchmarks.seed", str(plan.stored), folder=self.full, seconds=FILLED_WITHIN)
            for past in filter(None, plan.pasts):
                tell(f"giving {plan.few} people {past} earlier updates each")
                shutil.copytree(self.guide, self.past(past))
                await finish(
                    "benchmarks.growth", str(plan.few), str(past), folder=self.past(past), seconds=FILLED_WITHIN
                )

    def past(self, updates: int) -> Path:
        """Name the folder of people with so many earlier updates."""
        return self.root / f"past-{updates}"

    def of(self, scenario: Scenario) -> Path:
        """Give the one that a run begins with."""
        if scenario.bot == OURS:
            if scenario.past:
                return self.past(scenario.past)
            if scenario.processes:
                return self.shared
            return self.full if scenario.stored else self.guide
        return self.pickle if scenario.bot == PICKLE else self.empty


async def measure(plan: Plan, root: Path) -> Results:
    """Run everything; give the medians. Raises as `Folders.prepare`."""
    folders = Folders(root)
    await folders.prepare(plan)
    readings: dict[Scenario, list[Reading]] = {}
    async with AsyncExitStack() as stack:
        shares = await stack.enter_async_context(_shared(plan, folders)) if OURS in plan.bots else None
        for scenario in in_turn(plan):
            server = await shares() if shares and scenario.processes else None
            reading = await run(scenario.bot, _job(scenario, folders), folders.of(scenario), server)
            readings.setdefault(scenario, []).append(reading)
            tell(_line(scenario, reading))
    return {scenario: medians(found) for scenario, found in readings.items()}


@asynccontextmanager
async def _shared(plan: Plan, folders: Folders) -> AsyncIterator[Callable[[], Awaitable[Server]]]:
    """Run a PostgreSQL; give what makes a database there with people who are spread over the whole guide."""
    async with postgres(folders.root) as server:
        await server.create(PEOPLE)
        folders.shared.mkdir()
        tell(f"spreading {plan.some} people over the guide in PostgreSQL")
        await spread(OURS, plan.some, folders.shared, Server(server.pid, server.url(PEOPLE)))

        async def anew() -> Server:
            await server.create(RUN, PEOPLE)
            await server.forget_contact(RUN)
            return Server(server.pid, server.url(RUN))

        yield anew


PEOPLE, RUN = "people", "run"
"""Databases: what each run begins with, and the one of the present run."""


def in_turn(plan: Plan) -> Iterator[Scenario]:
    """Give the runs in the order in which they are done: round after round within each group."""
    for group in plan.groups():
        for _round in range(plan.rounds):
            yield from group


def medians(readings: Sequence[Reading]) -> Reading:
    """Give the median of each figure by itself."""
    figures = (*FIGURES, "start")
    return Reading(
        **{name: median(getattr(reading, name) for reading in readings) for name in figures},
        median=median_of([reading.median for reading in readings]),
        worst=median_of([reading.worst for reading in readings]),
        worst_words=median_of([reading.worst_words for reading in readings]),
        memory=Memory(
            median(reading.memory.own for reading in readings), median(reading.memory.children for reading in readings)
        ),
    )


def _job(scenario: Scenario, folders: Folders) -> Job:
    return Job(
        way=scenario.bot.way,
        people=scenario.people,
        latency=scenario.latency / 1000,
        seconds=scenario.seconds,
        rounds=scenario.rounds,
        think=scenario.think,
        flood=scenario.flood,
        listens=tuple(free_port() for _process in range(scenario.processes or 1)) if scenario.by_webhook else (),
        settle=min(scenario.seconds, SETTLE),
        talks=str(folders.of(scenario) / TALKS) if scenario.bot == OURS else "",
    )


def _line(scenario: Scenario, reading: Reading) -> str:
    where = f"{scenario.bot.name}, {scenario.latency} ms, {scenario.people} people"
    return f"{where}: {reading.rate:.0f} updates/s, {reading.cpu:.0f} µs each"


def tell(text: str) -> None:
    """Tell the operator how far it is."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
