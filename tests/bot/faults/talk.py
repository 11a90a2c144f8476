"""A whole way through the guide with everything in it that can be lost, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.__main__ import STANDIN_TOKEN
from tests.bot.faults.stage import Stage, essence, in_a_row, repeated, stage
from tests.buyer import Buyer, File
from tests.files import jpeg, mp4, png

SHOE = File("shoe.jpg", jpeg(640, 480), "image/jpeg")
LABEL = File("label.png", png(300, 200), "image/png")
FILM = File("film.mp4", mp4(4, 320, 240), "video/mp4")


async def talk(ann: Buyer) -> None:
    """Commands, texts, taps, a photo, an album, a text out of place, an edit, a changed answer."""
    await ann.says("/start")
    await ann.says("Blue shoes")
    await ann.says("in 12 days")
    await ann.picks("found", "refund", "yes", "not_as_described", "size")
    await ann.says("US $8.12")
    await ann.picks("half")
    await ann.sends(SHOE, as_="photo")
    await ann.sends(LABEL, FILM, SHOE)
    await ann.says("a word that came where a button was expected, and is kept")
    await ann.picks("done")
    message = await ann.says("Too smal.")
    await ann.edits(message, "Too small.")
    await ann.composes()
    await ann.says("1. Size 40 came. 2. See photo 1.")
    await ann.picks("done")
    await ann.taps("open", "refund")
    await ann.picks("quarter")
    await ann.picks("submit", "pressed", "error", "not_there")
    await ann.taps("again")
    await ann.picks("pressed", "worked")
    await ann.taps("events")
    await ann.taps("how_on")
    await ann.picks("refunds")


async def album(ann: Buyer) -> None:
    """Three files at once, which take the bot most steps of all."""
    await ann.says("/start")
    await ann.sends(LABEL, FILM, SHOE)


@dataclass(frozen=True)
class Kill:
    """At which point of an action the bot dies (0: at none), and at which of the start that follows."""

    point: int = 0
    of_the_start: int = 0


Talk = Callable[[Buyer], Awaitable[None]]
Plan = Callable[[int], Kill]
"""Gives what happens to the action of a number, counted from 0."""


def undisturbed(_action: int) -> Kill:
    """Kill nothing."""
    return Kill()


@dataclass(frozen=True)
class Act:
    """What one action of the buyer led to."""

    points: int
    screens: tuple[str, ...]
    chat: Any
    kills: int


@dataclass
class Told:
    """What came of a whole talk."""

    acts: list[Act] = field(default_factory=list)
    cases: list[dict[str, Any]] = field(default_factory=list)
    kills: Counter[str] = field(default_factory=Counter)
    """Where the bot died, and how often."""

    @property
    def repeated(self) -> int:
        """How many screens were the same as the one before."""
        return in_a_row([text for act in self.acts for text in act.screens])


class Killed:
    """Kills the bot at one point of every action, and at one point of the start that follows."""

    def __init__(self, made: Stage, plan: Plan) -> None:
        self._stage = made
        self._plan = plan
        self._kill = Kill()
        self._passed = 0
        self._since = 0
        self.buyer: Buyer
        self.told = Told()

    def arm(self) -> None:
        """Get ready for the next action."""
        self._passed, self._since = self._stage.points.passed, len(self._stage.calls)
        self._kill = self._plan(len(self.told.acts))
        self._stage.points.arm(self._kill.point)

    async def settled(self, person: int) -> None:
        """Wait until the action is answered in full, however often the bot dies, and get ready for the next one."""
        kills = 0
        while await self._stage.dies():
            self.told.kills[self._stage.points.place] += 1
            kills += 1
            self._stage.points.arm(self._kill.of_the_start if kills == 1 else 0)
            await self._stage.live()
        self._stage.points.arm(0)
        points = self._stage.points.passed - self._passed
        screens = tuple(self._stage.screens(person, self._since))
        self.told.acts.append(Act(points, screens, await self._chat(), kills))
        self.arm()

    async def _chat(self) -> Any:
        """See the present screen, but for the numbers of messages, which a screen that came twice shifts."""
        buttons = [
            replace(tap, argument="") if tap.argument.isdigit() else tap for tap, _ in await self.buyer.buttons()
        ]
        return await self.buyer.text(), buttons


async def told(folder: Path, way: Talk, plan: Plan) -> Told:
    """Let one buyer talk on a stage of its own, and kill the bot as planned."""
    async with stage(folder) as made:
        return await told_on(made, way, plan)


async def told_on(made: Stage, way: Talk, plan: Plan) -> Told:
    """Let a new buyer talk, and kill the bot as planned, and once more at the end."""
    killed = Killed(made, plan)
    killed.buyer = ann = await made.buyer("Ann", killed.settled)
    await made.live()
    await made.settled()
    killed.arm()
    await way(ann)
    made.points.arm(0)
    await made.lives.kill()
    assert not made.failures()
    assert STANDIN_TOKEN not in made.lives.log.read_text("utf-8")
    async with made.storage() as storage:
        killed.told.cases = [essence(case) for case in storage.reader().cases(ann.id)]
    return killed.told


def same(plain: Told, killed: Told) -> int:
    """Hold a talk with kills against one without; give the number of screens that came twice."""
    assert killed.cases == plain.cases
    assert len(killed.acts) == len(plain.acts)
    return sum(_same(wanted, act) for wanted, act in zip(plain.acts, killed.acts, strict=True))


def _same(wanted: Act, act: Act) -> int:
    assert act.chat == wanted.chat, f"{act.chat}\ninstead of\n{wanted.chat}"
    if len(wanted.screens) == 1:  # of several updates at once some screens are out of date before they are sent
        assert set(act.screens) == set(wanted.screens)
    twice = repeated(wanted.screens, act.screens)
    assert twice <= act.kills
    return twice
