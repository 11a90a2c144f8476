"""Has files inspected in processes of their own: what they do to one, they do not do to the bot.

A picture that crashes its decoder or takes all the memory would end the bot; after the restart the same update would
end it again, for ever. And decoding would keep everybody waiting. Why this is no `ProcessPoolExecutor`, and how long
whom may keep waiting, says docs/decisions.

**How long a file waits.** Every file is first given to the quick process, which lets it have 0.3 s of the
processor; what takes more goes to the patient one, which lets it have up to a minute. In both, turns go round by buyer.
So behind the files of m other buyers, whatever these are, a photo waits for m times 0.3 s at most (eight bombs: 2.4 s,
on a processor that has nothing else to do). A picture that itself takes more time, or more memory than the quick one
has, waits up to `INSPECT_WITHIN` for each other buyer with such a one.

**How much memory it takes.** In the bot: `MOST_INSPECTED` files of up to 20 MiB for the quick process, and one for the
patient one, as what waits for that is let go, and fetched again when its turn comes. In the processes: 256 and 768 MiB
at most, where what a process shares with its child counts once. So 1.2 GiB in all, if it comes to the worst at once.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from bot.evidence.content import unreadable
from bot.evidence.places import Places
from bot.evidence.running import Ended, NoMemory, NotInspected, Process, TooLong
from bot.evidence.worker import PATIENT, QUICK
from bot.runtime.throttled import ThrottledLog
from conversations.files.content import Content

INSPECT_WITHIN = 60.0
"""Seconds that one inspection may take; the worst honest picture takes a few. Our choice."""
GLANCE_WITHIN = 5.0
"""Seconds after which the quick process gives up a file, though it had less of the processor's time than it may have:
the machine is busy, or a file has got hold of the process. Our choice."""
TRIES = 2
"""How often a file may break a process. Something else may have ended it the first time."""
MOST_INSPECTED = 7
"""Files that are in memory at once for the quick process; each has up to 20 MiB. Our choice."""
NOBODY = 0
"""A buyer where there is none: no chat of Telegram has this id."""

Fetch = Callable[[], Awaitable[bytes]]
"""Gives the bytes of a file, each time anew."""

logger = logging.getLogger(__name__)


class Inspector:
    """Two processes that inspect one file after the other, the second those that take the first one too long."""

    def __init__(self, within: float = INSPECT_WITHIN) -> None:
        """`within` is how many seconds an inspection may take."""
        self._places = Places(MOST_INSPECTED)
        """Held by whoever has a file in memory for the quick process, from its download to its verdict."""
        log = ThrottledLog(logger)
        self.quick = Worker(QUICK, min(within, GLANCE_WITHIN), log)
        self.patient = Worker(PATIENT, within, log)

    async def inspect(self, data: bytes, buyer: int = NOBODY) -> Content:
        """Say what a file is, as `content.inspect`; one that breaks its process again and again is broken itself.

        So is one that takes longer than it may. Raises `NotInspected` when it cannot be done just now.
        """

        async def fetch() -> bytes:
            return data

        return await self.inspect_fetched(fetch, buyer)

    async def inspect_fetched(self, fetch: Fetch, buyer: int) -> Content:
        """Do the same with a file that is fetched when it is this buyer's turn: once more, if it takes long.

        Raises what `fetch` raises as well.
        """
        found = await self._at_a_glance(fetch, buyer)
        return found or await self._patiently(fetch, buyer)

    async def stop(self) -> None:
        """End both at once, even in the middle of a file: that is inspected again after the next start."""
        for worker in (self.quick, self.patient):
            worker.kill()
        await asyncio.gather(self.quick.stop(), self.patient.stop())

    async def _at_a_glance(self, fetch: Fetch, buyer: int) -> Content | None:
        async with self._places.of(buyer):
            data = await fetch()
            async with self.quick.place.of(buyer):
                with suppress(NoMemory):  # the other one has more
                    return await self.quick.inspect(data)
        return None

    async def _patiently(self, fetch: Fetch, buyer: int) -> Content:
        async with self.patient.place.of(buyer):
            data = await fetch()
            if found := await self.patient.inspect(data):
                return found
            return await asyncio.to_thread(unreadable, data)


class Worker:
    """Keeps one process: started with the first file, replaced when it breaks."""

    def __init__(self, kind: str, within: float, log: ThrottledLog) -> None:
        self.place = Places(1)
        """Held by whoever's file is inspected."""
        self._kind = kind
        self._within = within
        self._log = log
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"{kind}-inspector")
        self._lock = threading.Lock()
        self._process: Process | None = None
        self._is_stopped = False

    @property
    def pid(self) -> int | None:
        """The id of the process, where there is one."""
        return self._process.pid if self._process else None

    async def inspect(self, data: bytes) -> Content | None:
        """Say what a file is; None where it takes longer than it may. Raises `NotInspected`."""
        if self._is_stopped:
            raise NotInspected("the bot stops")
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._inspected, data)

    def kill(self) -> None:
        """Begin nothing more, and let the process end."""
        with self._lock:
            self._is_stopped = True
            if self._process:
                self._process.kill()

    async def stop(self) -> None:
        """Wait for the end of what was killed."""
        await asyncio.to_thread(self._thread.shutdown, cancel_futures=True)
        if self._process:
            self._process.end()

    def _inspected(self, data: bytes) -> Content | None:
        for _ in range(TRIES):
            process = self._running()
            try:
                return process.inspect(data, self._within)
            except TooLong:
                return None
            except Ended as ended:
                self._log.warning("Inspecting %d bytes ended the process: %s", len(data), ended)
        return unreadable(data)

    def _running(self) -> Process:
        """Give the process, a new one where it is not there any more. Raises `NotInspected`."""
        with self._lock:
            if self._is_stopped:
                raise NotInspected("the bot stops")
            if self._process is None or not self._process.is_alive:
                if self._process:
                    self._process.end()
                self._process = None
                self._process = Process(self._kind, self._say)
            return self._process

    def _say(self, text: str) -> None:
        self._log.warning("The process that inspects files said: %s", text)
