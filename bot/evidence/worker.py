"""The process that inspects files for the bot: `python -m bot.evidence.worker`.

On its standard input it gets each file as its length (`HEAD` bytes, the highest first) and its bytes; it answers with
one line of JSON: the fields of `Content`, or `NO_MEMORY`. It ends with its input.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from bot.evidence.content import inspect

NO_MEMORY = {"error": "MemoryError"}
"""What it answers where it has too little memory for a file."""
HEAD = 8
"""Bytes of a length."""
READY = b"ready\n"
"""What it says first: from now on its end is a file's doing."""
MOST_MEMORY = 768 * 2**20
"""Bytes of address space. The worst picture that is decoded (60 million pixels, progressive, CMYK) takes 500 MiB, the
interpreter included; what would take more is a trick, and gets a `MemoryError` instead of all that the machine has."""
NICENESS = 10
"""The bot goes first."""
PR_SET_PDEATHSIG = 1
"""Linux, prctl(2): the signal that a process gets when its parent dies."""


def main() -> None:
    """Serve until the input ends."""
    _step_back()
    _serve(sys.stdin.buffer, sys.stdout.buffer)


def _step_back() -> None:
    """Take the last place: for time, for memory, and when the system has to kill something; leave nothing behind."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # the bot is told to stop, and finishes what is in hand
    signal.pthread_sigmask(signal.SIG_SETMASK, ())  # the bot's, which has a thread for its signals
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # what crashes holds a buyer's picture
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000", "ascii")


def _serve(files: BinaryIO, answers: BinaryIO) -> None:
    answers.write(READY)
    answers.flush()
    while head := files.read(HEAD):
        answers.write(_answer(files.read(int.from_bytes(head))) + b"\n")
        answers.flush()


def _answer(data: bytes) -> bytes:
    try:
        return json.dumps(vars(inspect(data))).encode()
    except MemoryError:
        return json.dumps(NO_MEMORY).encode()


if __name__ == "__main__":
    main()
