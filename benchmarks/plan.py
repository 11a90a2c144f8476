"""What is measured, in which order: groups of runs that take turns, so that what slows the machine slows them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from benchmarks.contestants import AIOGRAM, BOTS, FLOOR, LIKE, OURS, PICKLE, PTB_SAVED, TALK, Bot

LATENCY = 50
"""Milliseconds that a call takes where it is not answered at once."""
THINK = 1.0
"""Seconds that people think on average where they are not in a hurry."""
FLOOD = 500
"""Messages within a second."""


@dataclass(frozen=True)
class Scenario:
    """One row: a bot, people and what they find. `latency` in milliseconds, `think` and `seconds` in seconds."""

    bot: Bot
    people: int
    latency: int
    seconds: float
    think: float = 0.0
    flood: int = 0
    rounds: int = 0
    """Whole ways, instead of `seconds`."""
    stored: int = 0
    """Cases of other buyers that are in the database before."""
    past: int = 0
    """Updates that each has sent before, within two days."""
    by_webhook: bool = False
    """Updates are posted to the bot, instead of being fetched."""
    processes: int = 0
    """Of the bot, beside a PostgreSQL; 0: one with a file of SQLite."""


@dataclass(frozen=True)
class Plan:
    """How large everything is. `seconds` is how long a run is measured."""

    rounds: int = 3
    seconds: float = 3.0
    some: int = 100
    pool: int = 256
    many: int = 1000
    thinkers: int = 50
    stored: int = 100_000
    pickled: int = 10_000
    few: int = 10
    pasts: tuple[int, ...] = (0, 1_000, 10_000)
    processes: tuple[int, ...] = (1, 2, 4)
    """How many processes of this bot share a PostgreSQL, in turn."""
    reminders: int = 1_000_000
    copies: bool = True
    """Copies of files are measured too, where this bot is."""
    bots: tuple[Bot, ...] = BOTS

    def of(self, bot: Bot, people: int, latency: int, stored: int = 0) -> Scenario:
        """Name a row."""
        return Scenario(bot, people, latency, self.seconds, stored=stored)

    def groups(self) -> list[tuple[Scenario, ...]]:
        """List the runs, group by group."""
        rows = [
            (
                *(self.of(bot, people, latency) for bot in self.bots if people in self.sizes(bot)[latency]),
                *((self.storage()[1],) if OURS in self.bots and (people, latency) == (self.some, 0) else ()),
            )
            for latency in (0, LATENCY)
            for people in self.crowds()
        ]
        return [row for row in (*rows, *(self._of_ours() if OURS in self.bots else ())) if row]

    def crowds(self) -> tuple[int, ...]:
        """List all numbers of people."""
        return tuple(dict.fromkeys((1, self.some, self.pool, self.many)))

    def sizes(self, bot: Bot) -> Mapping[int, tuple[int, ...]]:
        """Say with how many people a bot is measured at which latency: not where another row says it already.

        A bot of python-telegram-bot handles one update at a time: where the latency rules, more people wait longer,
        and nothing else changes.
        """
        none: tuple[int, ...] = (1, self.some, self.many)
        if bot in (OURS, AIOGRAM):
            return {0: none, LATENCY: self.crowds()}
        if bot == FLOOR:
            return {0: none, LATENCY: none}
        if bot == PICKLE:
            return {0: (self.some,), LATENCY: (1,)}
        if bot in LIKE:
            return {0: (self.some,), LATENCY: (1,) if bot == PTB_SAVED else (self.some,)}
        return {0: none, LATENCY: (1, self.pool) if bot == TALK else (self.pool,)}

    def storage(self) -> tuple[Scenario, Scenario]:
        """Name the rows without and with other cases in the database."""
        full = self.of(OURS, self.some, 0, stored=self.stored)
        return self.of(OURS, self.some, 0), full

    def flood(self) -> tuple[Scenario, Scenario]:
        """Name the rows without and with one who floods; twice as long, for these people are slow."""
        calm, flooded = (Scenario(OURS, self.thinkers, 0, 2 * self.seconds, THINK, flood) for flood in (0, FLOOD))
        return calm, flooded

    def thinking(self) -> Scenario:
        """Name the row of people who think, where calls take time."""
        return Scenario(OURS, self.some, LATENCY, 2 * self.seconds, THINK)

    def posted(self) -> Scenario:
        """Name the row of the same people where updates are posted."""
        return replace(self.thinking(), by_webhook=True)

    def grown(self) -> tuple[Scenario, ...]:
        """Name the rows of the same people with a short past and with a long one; twice as long, for 10 % count."""
        return tuple(Scenario(OURS, self.few, 0, 2 * self.seconds, past=past) for past in self.pasts)

    def databases(self) -> tuple[Scenario, ...]:
        """Name the rows of the same people who are posted to one process with SQLite, and to some with PostgreSQL."""
        file = replace(self.of(OURS, self.some, 0), by_webhook=True)
        return file, *(replace(file, processes=number) for number in self.processes)

    def one_round(self) -> Scenario:
        """Name the row of one person who goes the whole way once."""
        return Scenario(OURS, 1, 0, 0.0, rounds=1)

    def _of_ours(self) -> list[tuple[Scenario, ...]]:
        return [self.grown(), self.databases(), self.flood(), (self.thinking(), self.posted()), (self.one_round(),)]


def tiny() -> Plan:
    """Give the plan that shows in a few minutes that everything works; its figures say nothing."""
    return Plan(
        rounds=1,
        seconds=1.0,
        some=10,
        pool=12,
        many=20,
        thinkers=5,
        stored=500,
        pickled=100,
        few=3,
        pasts=(0, 10, 100),
        reminders=2_000,
        copies=False,
    )
