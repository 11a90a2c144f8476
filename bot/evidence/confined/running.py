"""The bot's side: has a module work on files in a process of its own, and hears how far it is."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, BinaryIO

from bot.runtime.children import ROOT, kept_environment

LONGEST_LINE = 2**20
"""Bytes of what it says at one go. Our choice."""


class NotCarriedOut(Exception):  # noqa: N818 - says what happened
    """The process ended without an answer, or took too long; the text says how, and nothing of what is in the files."""


class OutOfTime(NotCarriedOut):
    """It took longer than it may."""


async def carry_out(
    module: str,
    request: Mapping[str, Any],
    files: Sequence[BinaryIO],
    within: float,
    tell: Callable[[Any], None] = lambda _told: None,
) -> Any:  # noqa: ANN401 - JSON
    """Have a module that calls `serve` work on opened files; give its answer. `tell` is told how far it is.

    `within` is in seconds. Raises `NotCarriedOut`, and `OSError` where no process can be started. Cancelled, it ends
    the process before it lets go. An answer may have been written by whatever a file has made of the process.
    """
    numbers = [file.fileno() for file in files]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module),
        stdin=PIPE,
        stdout=PIPE,
        stderr=asyncio.subprocess.DEVNULL,  # what stands in a file may stand in it
        cwd=ROOT,
        env=kept_environment(),
        start_new_session=True,  # Ctrl-C in the terminal is for the bot
        pass_fds=numbers,
        limit=LONGEST_LINE,
    )
    try:
        async with asyncio.timeout(within):
            return await _answer(process, {"request": request, "files": numbers, "bot": os.getpid()}, tell)
    except TimeoutError as error:
        raise OutOfTime(f"more than {within:g} s") from error
    finally:
        await _end(process)


async def _answer(process: Process, asked: Mapping[str, Any], tell: Callable[[Any], None]) -> Any:  # noqa: ANN401 - JSON
    assert process.stdin
    assert process.stdout
    with suppress(ConnectionError):  # then it has ended, and says so below
        process.stdin.write(json.dumps(asked).encode() + b"\n")
        await process.stdin.drain()
    try:
        async for line in process.stdout:
            said = json.loads(line)
            if "done" in said:
                return said["done"]
            tell(said["told"])
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise NotCarriedOut("an answer that is none") from error
    raise NotCarriedOut(f"ended with {await process.wait()}")


async def _end(process: Process) -> None:
    """Kill it with whatever it has started, and wait for its end."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    await asyncio.shield(process.wait())
