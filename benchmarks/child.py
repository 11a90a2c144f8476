"""Other programs, started for one run and ended with it, whatever happens."""

from __future__ import annotations

import asyncio
import ctypes
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent
KEPT = ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH")
"""What a program gets of this one's environment."""
LOG = "log.txt"
"""What it says on its standard error, in its folder."""
LAST = 1500
"""Bytes of that which are told when it fails."""
PR_SET_PDEATHSIG = 1
"""Linux, prctl(2): the signal that a process gets when its parent dies."""
LONGEST_LINE = 2**25
"""Bytes of what a program says over a pipe: the screens of a thousand people take two million."""
LIBC = ctypes.CDLL(None)


@asynccontextmanager
async def child(
    module: str, *arguments: str, folder: Path, environment: Mapping[str, str] | None = None, talks: bool = False
) -> AsyncIterator[Process]:
    """Run `python -m module` in a folder; `talks`: over pipes. It is killed at the end, with all its children."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    pipe = PIPE if talks else DEVNULL
    with (folder / LOG).open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", module, *arguments),
            cwd=folder,
            env=kept | {"PYTHONPATH": str(ROOT)} | dict(environment or {}),
            stdin=pipe,
            stdout=pipe,
            stderr=log,
            start_new_session=True,
            limit=LONGEST_LINE,
            preexec_fn=_die_with_parent,
        )
    try:
        yield process
    finally:
        await end(process)


async def end(process: Process) -> None:
    """Kill a program and its group; what it started outside of that ends when it does."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    await process.communicate(b"" if process.stdin else None)  # closes the pipes, too


async def finish(module: str, *arguments: str, folder: Path, seconds: float) -> None:
    """Run `python -m module` to its end. Raises `ChildProcessError` when it fails or takes longer than `seconds`."""
    async with child(module, *arguments, folder=folder) as process:
        try:
            async with asyncio.timeout(seconds):
                code = await process.wait()
        except TimeoutError as error:
            raise ChildProcessError(f"{module} takes more than {seconds:g} s") from error
        if code:
            raise ChildProcessError(f"{module} failed:\n{said(folder)}")


def said(folder: Path) -> str:
    """Give the last that a program said before it failed."""
    return (folder / LOG).read_bytes()[-LAST:].decode(errors="replace")


def _die_with_parent() -> None:
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
