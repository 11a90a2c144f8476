"""SIGINT and SIGTERM, waited for by a thread of their own: they end the bot also while its event loop stands still."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

logger = logging.getLogger(__name__)

ENDING = (signal.SIGINT, signal.SIGTERM)
HARD_STOP = 9.5
"""Seconds from the signal to the end: systemd and docker kill after ten at the earliest."""
LAST_WORDS = 0.2
"""Seconds that the log has for the last line. Our choice."""
BY_FORCE = 3
"""The exit code of a bot that had to be ended by force."""


class StopSignal:
    """Tells the loop of the first signal, and ends the process some seconds after it, whatever hangs."""

    def __init__(self, within: float = HARD_STOP) -> None:
        """`within` is how many seconds the process has from the signal to its end."""
        self._within = within
        self._lock = threading.Lock()
        self._is_given = False
        self._tell: Callable[[], object] | None = None

    def listen(self) -> None:
        """Wait for the signals from now on. To be called by the main thread before there is another one.

        They are held back from this thread and from those that it begins, and so from the processes that those
        begin: a child that is to hear them has to let them through again.
        """
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        threading.Thread(target=self._wait, name="signals", daemon=True).start()

    async def given(self) -> None:
        """Return when a signal has come, also before this was called."""
        come = asyncio.Event()
        with self._lock:
            if self._is_given:
                return
            self._tell = partial(asyncio.get_running_loop().call_soon_threadsafe, come.set)
        await come.wait()

    def _wait(self) -> None:
        signal.sigwait(ENDING)
        with self._lock:
            self._is_given = True
        if self._tell:
            with suppress(RuntimeError):  # the loop has closed: the bot was ending already
                self._tell()
        time.sleep(self._within)
        _end_by_force()


def _end_by_force() -> None:
    """Say so, unless that hangs too, and end with a code that tells it from an ordinary end.

    What is stored is whole at any moment, so nothing is lost by it.
    """
    words = threading.Thread(target=_say_so, daemon=True)
    words.start()
    words.join(LAST_WORDS)
    os._exit(BY_FORCE)


def _say_so() -> None:
    logger.error("Stopping hangs: ended by force, what is stored goes on later")
