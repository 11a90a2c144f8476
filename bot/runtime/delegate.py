"""A process that works out for the bot what would keep the interpreter busy for long: `python -m bot.runtime.delegate`.

A thread would not do: it takes turns with the loop, which everybody waits for (docs/decisions/0024). What is to be
done comes on the standard input as its length (`LENGTH` bytes, the highest first) and a pickle of a function and what
it gets; the answer goes out in the same way. It ends with its input, so with the bot, however that ends.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO, TypeVar

from bot.runtime.children import ROOT, kept_environment

LENGTH = 8
NICENESS = 5
"""The bot goes first where the machine has too little for both. Our choice."""
LONGEST = 60.0
"""Seconds that a piece of work may take; the largest that there is takes one. Our choice."""
IDLE = 60.0
"""Seconds without work after which the process ends, to give its memory back. Our choice."""
Value = TypeVar("Value")


class DelegateEnded(Exception):  # noqa: N818 - says what happened
    """The process ended in the middle of its work, or was ended, as that took more than `LONGEST`."""


class Delegate:
    """Has one piece of work after the other done, in the order in which they come. The process starts when needed."""

    def __init__(self, longest: float = LONGEST, idle: float = IDLE) -> None:
        """`longest` and `idle` are seconds: see `LONGEST` and `IDLE`."""
        self._longest = longest
        self._idle = idle
        self._turns = asyncio.Lock()
        self._process: Process | None = None
        self._leaving: asyncio.TimerHandle | None = None

    async def do(self, work: bytes) -> tuple[Any, float]:
        """Have a piece of work done, as `packed` gives it; give its value and the seconds of a processor that it took.

        Raises what the work raises, and `DelegateEnded`, after which the next piece gets a new process.
        """
        async with self._turns:
            if self._leaving:
                self._leaving.cancel()
            try:
                async with asyncio.timeout(self._longest):
                    answer = await self._answer(work)
            except (TimeoutError, EOFError, OSError) as error:
                await self._end()
                raise DelegateEnded(type(error).__name__) from error
            except BaseException:  # an answer that nobody waits for must not be taken for the next one
                await self._end()
                raise
            self._leaving = asyncio.get_running_loop().call_later(self._idle, self._leave)
        value, failure, seconds = pickle.loads(answer)  # noqa: S301 - it is our own process
        if failure is not None:
            raise failure
        return value, seconds

    async def _answer(self, work: bytes) -> bytes:
        if self._process is None or _has_ended(self._process):
            self._process = await _started()
        asked, answers = self._process.stdin, self._process.stdout
        if asked is None or answers is None:
            raise EOFError
        asked.write(len(work).to_bytes(LENGTH))
        asked.write(work)
        await asked.drain()
        return await answers.readexactly(int.from_bytes(await answers.readexactly(LENGTH)))

    def _leave(self) -> None:
        if self._process and self._process.stdin and not self._turns.locked():
            self._process.stdin.close()
            self._process = None

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process and process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def stop(self) -> None:
        """End the process, and what it is doing."""
        if self._leaving:
            self._leaving.cancel()
        await self._end()


def packed(work: Callable[..., Any], *given: object) -> bytes:
    """Write down what is to be done: a function of a module, and what it gets."""
    return pickle.dumps((work, given), pickle.HIGHEST_PROTOCOL)


def _has_ended(process: Process) -> bool:
    """Say whether it is gone, as far as is known here: in the moment after its end it is not."""
    return process.returncode is not None or process.stdout is None or process.stdout.at_eof()


async def _started() -> Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.runtime.delegate"),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,  # what a buyer wrote may stand in it
        cwd=ROOT,
        env=kept_environment(),
        start_new_session=True,  # Ctrl-C in the terminal is for the bot
        limit=2**20,
    )


def main() -> None:
    """Serve until the input ends."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # the bot is told to stop, and finishes what is in hand
    signal.pthread_sigmask(signal.SIG_SETMASK, ())  # the bot's, which has a thread for its signals
    os.nice(NICENESS)
    _serve(sys.stdin.buffer, sys.stdout.buffer)


def _serve(asked: BinaryIO, answers: BinaryIO) -> None:
    while head := asked.read(LENGTH):
        answer = _answered(asked.read(int.from_bytes(head)))
        answers.write(len(answer).to_bytes(LENGTH))
        answers.write(answer)
        answers.flush()


def _answered(work: bytes) -> bytes:
    began = time.process_time()
    try:
        function, given = pickle.loads(work)  # noqa: S301 - it is our own process
        return pickle.dumps((function(*given), None, time.process_time() - began), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - it belongs to whoever asked
        return pickle.dumps((None, _portable(error), 0.0), pickle.HIGHEST_PROTOCOL)


def _portable(error: Exception) -> Exception:
    """Give an error that can be written down and read again."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - just made
    except Exception:  # noqa: BLE001 - whatever its own code does
        return RuntimeError(type(error).__name__)
    return error


if __name__ == "__main__":
    main()
