"""The bot's side of worker.py: one process, from its start to its end."""

from __future__ import annotations

import json
import os
import secrets
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from bot.evidence.paging import ALLOCATION
from bot.evidence.stderr import listen
from bot.evidence.worker import LENGTH, MARK, NO_MEMORY, NO_TIME, READY
from bot.runtime.children import ROOT, kept_environment
from conversations.aliexpress.parcels import fits
from conversations.files.content import OF_LOOKS, Content

START_WITHIN = 30.0
"""Seconds that the process may take to start; a quarter of one is usual. Our choice."""
LOOK_EVERY = 0.2
"""Seconds between two looks whether a process that says nothing is still there. Our choice."""
LONGEST_ANSWER = 2**16
"""Bytes: a mark and ten short fields, whatever the file."""


class NotInspected(Exception):  # noqa: N818 - says what happened to the file
    """A file could not be inspected just now, which says nothing about it."""


class NoMemory(NotInspected):
    """There was too little memory for a file."""


class Ended(Exception):  # noqa: N818 - says what happened
    """A file ended the process, or its child, instead of being answered for; the text says how."""


class TooLong(Exception):  # noqa: N818 - says what is wrong with the file
    """A file takes more time than it may."""


class Process:
    """The other side of worker.py. Not for two threads, but for `kill`."""

    def __init__(self, kind: str, say: Callable[[str], None]) -> None:
        """Start it; that takes a quarter of a second, which is not waited for. Raises `NotInspected`.

        `kind` is a key of `LIMITS`. `say` is given what it writes to its stderr, in a thread, as `listen` says.
        """
        try:
            self._popen = subprocess.Popen(  # noqa: S603 - all of it is ours
                [sys.executable, "-m", "bot.evidence.worker", kind],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=ROOT,
                env={**kept_environment(), **ALLOCATION},
                start_new_session=True,  # Ctrl-C in the terminal is for the bot
            )
        except OSError as error:
            raise NotInspected(type(error).__name__) from error
        self._heard = b""
        self._files, self._answers = select.poll(), select.poll()
        self._files.register(self._popen.stdin, select.POLLOUT)  # type: ignore[arg-type]  # it is a pipe
        self._answers.register(self._popen.stdout, select.POLLIN)  # type: ignore[arg-type]  # as above
        os.set_blocking(self._popen.stdin.fileno(), False)  # type: ignore[union-attr]  # as above
        self._until = 0.0
        self._is_ready = self._is_killed = False
        threading.Thread(target=listen, args=(self._popen.stderr, say), daemon=True).start()

    @property
    def pid(self) -> int:
        """Its id."""
        return self._popen.pid

    @property
    def is_alive(self) -> bool:
        """Whether it can be given a file."""
        return not self._is_killed and self._popen.poll() is None

    def inspect(self, data: bytes, within: float) -> Content:
        """Have a file inspected within so many seconds. Whatever is raised, `is_alive` says whether it goes on.

        Raises `Ended`, `TooLong`, `NoMemory`, or `NotInspected` when it did not even start.
        """
        try:
            if not self._is_ready:
                self._until = time.monotonic() + START_WITHIN
                self._get_ready()
            self._until = time.monotonic() + within
            said = self._said(data)
        except BaseException:
            self.end()
            raise
        return _content(said)

    def kill(self) -> None:
        """Let it end, whatever it does, and its child with it."""
        self._is_killed = True
        if self._popen.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self._popen.pid, signal.SIGKILL)

    def end(self) -> None:
        """Kill it, wait for its end, and give back what it took."""
        self.kill()
        self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout):
            with suppress(OSError):  # what could not be written any more
                pipe.close()  # type: ignore[union-attr]  # both are pipes

    def _get_ready(self) -> None:
        with suppress(Ended, TooLong):
            self._is_ready = self._line() == READY
        if not self._is_ready:
            raise NotInspected("the process that inspects files does not start")

    def _said(self, data: bytes) -> bytes:
        """Give the answer for a file. Whatever else is there was written by what an earlier one made of its child."""
        mark = secrets.token_bytes(MARK)
        beginning = f"{mark.hex()} ".encode()
        line = self._ask(data, mark)
        while not line.startswith(beginning):
            line = self._line()
        return line.removeprefix(beginning)

    def _ask(self, data: bytes, mark: bytes) -> bytes:
        for part in (len(data).to_bytes(LENGTH) + mark, data):
            self._write(memoryview(part))
        return self._line()

    def _write(self, rest: memoryview) -> None:
        while rest:
            self._wait(self._files)
            try:
                rest = rest[os.write(self._popen.stdin.fileno(), rest) :]  # type: ignore[union-attr]  # it is a pipe
            except BlockingIOError:
                continue
            except OSError as error:
                raise Ended(type(error).__name__) from error

    def _line(self) -> bytes:
        """Read a line. Raises `Ended` where the process does, though something of it may keep the pipe open."""
        while b"\n" not in self._heard and len(self._heard) < LONGEST_ANSWER:
            self._wait(self._answers)
            part = os.read(self._popen.stdout.fileno(), LONGEST_ANSWER)  # type: ignore[union-attr]  # it is a pipe
            if not part:
                raise Ended("no answer")
            self._heard += part
        line, _end, self._heard = self._heard.partition(b"\n")
        return line

    def _wait(self, pipe: select.poll) -> None:
        """Wait until a pipe can be used. Raises `Ended` where the process does before, `TooLong` when time is over."""
        while not self._is_killed:
            left = self._until - time.monotonic()
            if left <= 0:
                raise TooLong
            if pipe.poll(min(left, LOOK_EVERY) * 1000):
                return
            if self._popen.poll() is not None:
                break
        raise Ended("no answer")


def _content(said: bytes) -> Content:
    """Read an answer, which may have been written by whatever a file has made of the child."""
    try:
        fields: dict[str, Any] = json.loads(said)
        if fields == NO_MEMORY:
            raise NoMemory("too little memory")
        if fields == NO_TIME:
            raise TooLong
        if "error" in fields:
            raise Ended(f"its child ended with {int(fields['how'])}")
        seen = {name: fields.pop(name, None) for name in OF_LOOKS}
        mends = tuple(map(str, fields.pop("mends", ())))
        return Content(**fields, **_looks(**seen), mends=mends)
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise Ended("an answer that is none") from error


def _looks(sharpness: object, brightness: object, likeness: object, codes: object) -> dict[str, Any]:
    """Read what was measured of a picture. Raises `ValueError` or `TypeError` for what no picture has."""
    return {
        "sharpness": None if sharpness is None else float(str(sharpness)),
        "brightness": None if brightness is None else int(str(brightness)),
        "likeness": None if likeness is None else f"{int(str(likeness), 16):0{len(str(likeness))}x}",
        "codes": tuple(code for code in map(str, codes or ()) if fits(code)),  # type: ignore[call-overload]  # or raises
    }
