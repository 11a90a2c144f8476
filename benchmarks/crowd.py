"""The process that stands in for Telegram and for everybody who uses the bot: `python -m benchmarks.crowd JOB`.

It writes lines of JSON: the port; when the bot asked for updates first; and, once its standard input has told it which
processes are measured, what was. It ends with its input.
"""

from __future__ import annotations

import asyncio
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson
import uvloop

from benchmarks import watch
from benchmarks.api import Api
from benchmarks.parameters import Json
from benchmarks.people import Flooder, Person, Screen
from benchmarks.poster import Poster
from benchmarks.readings import Readings
from benchmarks.server import Server
from benchmarks.updates import Updates
from benchmarks.ways import WAYS

FIRST_CHAT = 1001
FLOODER = 1
"""The chat of the one who floods."""
SLOWEST = 20.0
"""Seconds more that a bot gets for its first answer. They count as the others do."""
IN_PLACE_WITHIN = 120.0
"""Seconds that people get to spread over the way."""


@dataclass(frozen=True)
class Job:
    """What one run is. Times in seconds; `latency` is that of each call.

    `rounds`: until the way has been walked so many times, from its beginning, instead of for `seconds`.
    `talks`: a file with people who are on their way already. `spread`: only bring them there; what that file is to have
    is what was measured.
    """

    way: str
    people: int
    latency: float = 0.0
    seconds: float = 0.0
    settle: float = 0.0
    rounds: int = 0
    think: float = 0.0
    flood: int = 0
    listens: tuple[int, ...] = ()
    """Ports to which updates are posted in turn; none: the bot fetches them."""
    talks: str = ""
    spread: bool = False


@dataclass(frozen=True)
class Measured:
    """Ids of processes: those of the bot, and the first one of the server that has its database (0: there is none)."""

    bots: tuple[int, ...]
    server: int = 0

    def used(self) -> dict[str, float]:
        """Give the seconds of processor time so far: of all, of the bot's own processes, and of the server."""
        database = watch.seconds(self.server) if self.server else 0.0
        return {
            "cpu": sum(map(watch.seconds, self.bots)) + database,
            "own": sum(map(watch.own_seconds, self.bots)),
            "database": database,
        }

    def memory(self) -> watch.Memory:
        """Give the peak of the memory of the bot's processes together, and of their children."""
        found = [watch.memory(pid) for pid in self.bots]
        return watch.Memory(sum(one.own for one in found), sum(one.children for one in found))


class Failed(Exception):  # noqa: N818 - says what happened
    """Something went wrong outside of any call; the text is what the event loop knows of it."""


class Crowd:
    """People, their readings and the server that they are behind."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.readings = Readings()
        talks: Json = orjson.loads(Path(job.talks).read_bytes()) if job.talks else {"next": 1, "people": []}
        self.updates = Updates(talks["next"])
        self._walked = asyncio.Semaphore(0)
        self.people = [self._person(FIRST_CHAT + number) for number in range(job.people)]
        for person, talk in zip(self.people, talks["people"], strict=False):
            _take_up(person, talk)
        self.flooder = Flooder(FLOODER, job.flood, self.updates.push)
        self.chats = {person.chat_id: person for person in (*self.people, self.flooder)}
        """Everybody the bot may speak to."""
        self.api = Api(self.updates, self.chats)
        if job.listens:
            self.api.poster = Poster(job.listens, job.latency, self.api.ride, self._failed)
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _loop, context: self._failed(context.get("exception") or Failed(context)))
        self._failure: asyncio.Future[None] = loop.create_future()
        self.server = Server(self.api, job.latency, self._failed)

    async def asked(self) -> float:
        """Wait until the bot asks for updates; give when that was, in seconds of `time.monotonic`."""
        await self.unless_failed(self.updates.asked)
        return self.updates.asked.result()

    async def measured(self, measured: Measured) -> Json:
        """Let people talk with the bot and measure. Raises whatever goes wrong with a call or in a talk."""
        if not self.job.talks:
            await self.unless_failed(self._spread())
        if self.job.spread:
            return self._talks()
        if not self.job.rounds:
            self.set_off()
            await self.unless_failed(asyncio.sleep(self.job.settle))
        return await self._window(measured)

    def set_off(self) -> None:
        """Let everybody go on for ever."""
        for person in self.people:
            person.sets_off()

    async def _enough(self) -> None:
        if not self.job.rounds:
            await asyncio.sleep(self.job.seconds)
            await self._first()
            return
        self.set_off()
        for _round in range(self.job.rounds):
            await self._walked.acquire()

    async def _first(self) -> None:
        """Go on until at least one update is answered, for the slowest of bots, but not for ever."""
        until = time.monotonic() + SLOWEST
        while not self.readings.updates and time.monotonic() < until:  # noqa: ASYNC110 - nobody tells, and it is rare
            await asyncio.sleep(0.1)

    async def _window(self, measured: Measured) -> Json:
        began, served, calls, ridden = measured.used(), time.process_time(), self.api.calls, self.api.ridden
        self.readings.open()
        flooding = asyncio.create_task(self.flooder.floods()) if self.job.flood else None
        await self.unless_failed(self._enough())
        seconds, updates = self.readings.close(), self.readings.updates
        used = {name: 1e6 * (after - began[name]) / max(updates, 1) for name, after in measured.used().items()}
        if flooding:
            flooding.cancel()
        if not updates:
            raise ValueError("not one update was answered in full")
        return {
            "updates": updates,
            "rate": updates / seconds,
            **used,
            "server": 100 * (time.process_time() - served) / seconds,
            "calls": (self.api.calls - calls) / updates,
            "ridden": (self.api.ridden - ridden) / updates,
            "median": asdict(self.readings.percentile(0.5)),
            "worst": asdict(self.readings.percentile(0.99)),
            "worst_words": asdict(self.readings.percentile(0.99, files=False)),
            "memory": asdict(measured.memory()),
        }

    async def _spread(self) -> None:
        """Let each go so far that together they are spread over the whole way, and wait there."""
        steps = len(WAYS[self.job.way].again)
        arrived = asyncio.Semaphore(0)
        walking = [(person, number % steps) for number, person in enumerate(self.people) if number % steps]
        for person, steps_before in walking:
            person.hold_after, person.held = steps_before, arrived.release
            person.acts()
        try:
            async with asyncio.timeout(IN_PLACE_WITHIN):
                for _person in walking:
                    await arrived.acquire()
        except TimeoutError as error:
            raise TimeoutError(f"people were not spread over the way within {IN_PLACE_WITHIN:.0f} s") from error

    async def unless_failed(self, doing: Any) -> None:  # noqa: ANN401 - any awaitable
        """Wait for something. Raises whatever goes wrong meanwhile with a call or in a talk."""
        task = asyncio.ensure_future(doing)
        await asyncio.wait((task, self._failure), return_when=asyncio.FIRST_COMPLETED)
        if self._failure.done():
            task.cancel()
            self._failure.result()
        await task

    def _failed(self, error: BaseException) -> None:
        if not self._failure.done():
            self._failure.set_exception(error)

    def _person(self, chat_id: int) -> Person:
        person = Person(chat_id, WAYS[self.job.way], self.updates.push, self.readings, self.job.think)
        person.walked = self._walked.release
        return person

    def _talks(self) -> Json:
        people = [
            {"steps": person.steps, "last_message": person.last_message, "screen": person.screen}
            for person in self.people
        ]
        return {"next": self.updates.next, "people": people}


def _take_up(person: Person, talk: Json) -> None:
    person.steps, person.last_message = talk["steps"], talk["last_message"]
    person.screen = Screen(**talk["screen"]) if talk["screen"] else None


async def main(job: Job) -> None:
    """Serve one run."""
    crowd = Crowd(job)
    try:
        say(port=await crowd.server.start())
        say(asked=await crowd.asked())
        pids = orjson.loads(await asyncio.to_thread(sys.stdin.readline))
        say(measured=await crowd.measured(Measured(**pids)))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is for the one who started this
        say(failed=f"{type(error).__name__}: {error}")
    await asyncio.to_thread(sys.stdin.read)


def say(**what: object) -> None:
    """Write one line."""
    sys.stdout.buffer.write(orjson.dumps(what, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    uvloop.run(main(Job(**orjson.loads(sys.argv[1]))))
