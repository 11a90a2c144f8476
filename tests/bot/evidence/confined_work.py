"""Work for a confined process to be tried with: `python -m tests.bot.evidence.confined_work`, as `carry_out` does."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from bot.evidence.confined.confinement import Allowance, Tell, serve

Trick = Callable[[Sequence[BinaryIO], Tell], Any]


def tells(files: Sequence[BinaryIO], tell: Tell) -> str:
    """Read one file, write the other, and tell of it."""
    tell(0.5)
    files[1].write(files[0].read().upper())
    return "written"


def reaches_out(_files: Sequence[BinaryIO], _tell: Tell) -> list[str]:
    """Try what it must not be able to."""
    tried: list[Callable[[], object]] = [
        lambda: Path("/etc/passwd").read_bytes(),
        socket.socket,
        lambda: os.environ["BOT_TOKEN"],
        lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    ]
    found = []
    for trick in tried:
        try:
            trick()
        except (OSError, KeyError) as error:
            found.append(type(error).__name__)
        else:
            found.append("done")
    return found


def sleeps(_files: Sequence[BinaryIO], tell: Tell) -> None:
    """Take too long."""
    tell(os.getpid())
    time.sleep(60)


def lies(_files: Sequence[BinaryIO], _tell: Tell) -> None:
    """Say something that is no answer."""
    sys.stdout.write("[1, 2\n")
    sys.stdout.flush()


def eats(_files: Sequence[BinaryIO], _tell: Tell) -> int:
    """Take more memory than there is for it."""
    return len(bytearray(2**31))


def fills(files: Sequence[BinaryIO], _tell: Tell) -> None:
    """Write more than it may."""
    files[1].write(bytes(2**20))
    files[1].flush()


def work(request: Mapping[str, Any], files: Sequence[BinaryIO], tell: Tell) -> Any:
    """Do what is asked for by name."""
    return {trick.__name__: trick for trick in (tells, reaches_out, sleeps, lies, eats, fills)}[request["trick"]](
        files, tell
    )


if __name__ == "__main__":
    serve(work, Allowance(seconds=20, memory=512 * 2**20, largest=2**16))
