"""Has files inspected in a process of its own: what they do to it, they do not do to the bot.

A picture that crashes its decoder or takes all the memory would end the bot; after the restart the same update would
end it again, for ever. And decoding would keep everybody waiting. Why this is no `ProcessPoolExecutor` says
docs/decisions.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from bot.evidence.content import unreadable
from bot.evidence.worker import HEAD, NO_MEMORY, READY
from conversations.evidence import Content

START_WITHIN = 30.0
"""Seconds that the process may take to start; a tenth of one is usual. Our choice."""
INSPECT_WITHIN = 60.0
"""Seconds that one inspection may take; the worst honest picture takes a few. Our choice."""
TRIES = 2
"""How often a file may break the process. Something else may have ended it the first time."""
MOST_INSPECTED = 8
"""Files that are in memory at once; each has up to 20 MiB. Our choice."""
LONGEST_ANSWER = 2**16
"""Bytes: ten short fields, whatever the file."""
ROOT = Path(__file__).parents[2]
KEPT = ("PATH", "LD_LIBRARY_PATH", "LANG")
"""What the process gets of the environment: not the token."""

logger = logging.getLogger(__name__)


class NotInspected(Exception):  # noqa: N818 - says what happened to the file
    """A file could not be inspected just now, which says nothing about it."""


class Ended(Exception):  # noqa: N818 - says what happened
    """The process ended instead of answering; the text says how."""


class Inspector:
    """One process that inspects one file after the other: started with the first, replaced when it breaks."""

    def __init__(self, within: float = INSPECT_WITHIN) -> None:
        """`within` is how many seconds an inspection may take."""
        self.room = asyncio.Semaphore(MOST_INSPECTED)
        """Held by whoever has a file in memory, from its download to its verdict."""
        self._within = within
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="inspector")
        self._lock = threading.Lock()
        self._process: Process | None = None
        self._is_stopped = False

    @property
    def pid(self) -> int | None:
        """The id of the process, where there is one."""
        return self._process.pid if self._process else None

    async def inspect(self, data: bytes) -> Content:
        """Say what a file is, as `content.inspect`; one that breaks the process again and again is broken itself.

        So is one that takes longer than it may. Raises `NotInspected` when it cannot be done just now.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._inspected, data)

    async def stop(self) -> None:
        """End the process at once, even in the middle of a file: that is inspected again after the next start."""
        with self._lock:
            self._is_stopped = True
            if self._process:
                self._process.kill()
        await asyncio.to_thread(self._thread.shutdown, cancel_futures=True)
        if self._process:
            self._process.end()

    def _inspected(self, data: bytes) -> Content:
        for _ in range(TRIES):
            process = self._running()
            try:
                return process.inspect(data, self._within)
            except Ended as ended:
                process.end()
                logger.warning("Inspecting a file of %d bytes ended its process: %s", len(data), ended)
            except BaseException:
                process.end()
                raise
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
                self._process = Process()
            return self._process


class Process:
    """The other side of worker.py. Not for two threads, but for `kill`."""

    def __init__(self) -> None:
        """Start it; that takes a tenth of a second, which is not waited for. Raises `NotInspected`."""
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        try:
            self._popen = subprocess.Popen(
                [sys.executable, "-m", "bot.evidence.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=ROOT,
                env=environment,
                start_new_session=True,  # Ctrl-C in the terminal is for the bot
            )
        except OSError as error:
            raise NotInspected(type(error).__name__) from error
        self._is_ready = False

    @property
    def pid(self) -> int:
        """Its id."""
        return self._popen.pid

    @property
    def is_alive(self) -> bool:
        """Whether it can be given a file."""
        return self._popen.poll() is None

    def inspect(self, data: bytes, within: float) -> Content:
        """Have a file inspected within so many seconds. After any error the process is of no more use.

        Raises `Ended` when that ended it, `NotInspected` when it has too little memory, or did not even start.
        """
        if not self._is_ready:
            with self._ended_after(START_WITHIN):
                self._get_ready()
        with self._ended_after(within):
            return _content(self._ask(data))

    @contextmanager
    def _ended_after(self, seconds: float) -> Iterator[None]:
        timer = threading.Timer(seconds, self.kill)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def kill(self) -> None:
        """Let it end, whatever it does."""
        self._popen.kill()

    def end(self) -> None:
        """Kill it, wait for its end, and give back what it took."""
        self._popen.kill()
        self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout):
            with suppress(OSError):  # what could not be written any more
                pipe.close()  # type: ignore[union-attr]  # both are pipes

    def _get_ready(self) -> None:
        if self._line() != READY:
            raise NotInspected("the process that inspects files does not start")
        self._is_ready = True

    def _ask(self, data: bytes) -> bytes:
        try:
            for part in (len(data).to_bytes(HEAD), data):
                self._popen.stdin.write(part)  # type: ignore[union-attr]  # it is a pipe
            self._popen.stdin.flush()  # type: ignore[union-attr]  # it is a pipe
        except OSError as error:
            raise Ended(type(error).__name__) from error
        return self._line()

    def _line(self) -> bytes:
        return self._popen.stdout.readline(LONGEST_ANSWER)  # type: ignore[union-attr]  # it is a pipe


def _content(answer: bytes) -> Content:
    """Read an answer, which may have been written by whatever a file has made of the process."""
    try:
        said: dict[str, Any] = json.loads(answer)
        if said == NO_MEMORY:
            raise NotInspected("too little memory")
        return Content(**said)
    except (ValueError, TypeError, RecursionError) as error:
        raise Ended("no answer" if not answer else "an answer that is none") from error
