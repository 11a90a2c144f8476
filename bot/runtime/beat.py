"""Whether the event loop goes on: it beats once a second, and what looks after the bot acts where no beat comes."""

from __future__ import annotations

import asyncio
import faulthandler
import math
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.runtime import systemd

EVERY = 1.0
"""Seconds between two beats. Our choice."""
LATE = 5.0
"""Seconds without a beat after which the loop is said to stand still. Our choice."""
LIMIT = 60.0
"""Seconds without a beat after which the process ends, so that it is started anew. Our choice."""


class Beat:
    """The beat of one loop. Systemd's watchdog hears each; the process ends by itself where none comes for long."""

    def __init__(self, limit: float = LIMIT, late: float = LATE) -> None:
        """`limit` and `late` are seconds: see `LIMIT` and `LATE`."""
        self._limit = limit
        self._late = late
        self._last = math.inf

    @property
    def is_late(self) -> bool:
        """Whether the loop stands still, as far as any thread can tell; one that does not beat is never late."""
        return time.monotonic() - self._last > self._late

    @asynccontextmanager
    async def beating(self) -> AsyncIterator[None]:
        """Beat meanwhile. Systemd is told that the bot is up, for from now on it is looked after.

        When it stands still for `limit` seconds, the process ends with code 1, and stderr shows where each thread
        stood: files, lines and names of functions, no values. Also when C code never lets go of the interpreter.
        """
        faulthandler.enable()  # systemd's watchdog ends it by SIGABRT, which shows the same
        systemd.tell("READY=1")
        beats = asyncio.create_task(self._run(), name="beat")
        try:
            yield
        finally:
            beats.cancel()
            faulthandler.cancel_dump_traceback_later()
            self._last = math.inf

    async def _run(self) -> None:
        while True:
            self._last = time.monotonic()
            faulthandler.dump_traceback_later(self._limit, exit=True)
            systemd.tell("WATCHDOG=1")
            await asyncio.sleep(EVERY)
