"""The process's side: work on one buyer's files, confined to them, to so much time and to so much memory.

It is started for one piece of work and ends with it. Its standard input brings one line of JSON: the request, the
numbers of the files that were opened for it, and the id of the bot. It answers on its standard output with lines of
JSON: `{"told": ...}` as often as there is something to tell, at last `{"done": ...}`. It can open neither a file nor a
socket; whatever a file makes of it holds nothing but this buyer's files, and is gone with it.
"""

from __future__ import annotations

import ctypes
import fcntl
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from bot.runtime.shield import shield

Tell = Callable[[Any], None]
FileWork = Callable[[Mapping[str, Any], Sequence[BinaryIO], Tell], Any]
"""Gets the request, the opened files in their order, and what tells how far it is; gives the answer, as JSON has it."""
_MOST_PROCESSES = 2**15
"""More of one user's are not looked for."""
Load = Callable[[Sequence[BinaryIO]], object]
"""Loads, before the limits hold, what cannot be loaded any more afterwards; gets the files, to see what that is."""
PR_SET_PDEATHSIG = 1
"""Linux, prctl(2): the signal that a process gets when its parent dies."""
_LIBC = ctypes.CDLL(None)


@dataclass(frozen=True)
class Allowance:
    """What a piece of work may take: `seconds` of the processor, `memory` and `largest` (a file it writes) in bytes.

    `threads`: about so many may be started, with 0 none at all.
    """

    seconds: int
    memory: int
    largest: int
    niceness: int = 15
    threads: int = 0


def serve(work: FileWork, limits: Allowance, load: Load = lambda _files: None) -> None:
    """Do one piece of work within the limits."""
    asked = json.loads(sys.stdin.buffer.readline())
    files: list[BinaryIO] = [os.fdopen(number, "r+b" if _is_writable(number) else "rb") for number in asked["files"]]
    load(files)
    _confine(limits)
    if os.getppid() != asked["bot"]:  # it has ended before its end could end this
        os._exit(1)
    done = work(asked["request"], files, lambda told: _say({"told": told}))
    for file in files:
        if file.writable():
            file.flush()
    _say({"done": done})


def _is_writable(number: int) -> bool:
    return bool(fcntl.fcntl(number, fcntl.F_GETFL) & os.O_RDWR)


def _say(line: Mapping[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(line).encode() + b"\n")
    sys.stdout.buffer.flush()


def step_back(niceness: int, memory: int) -> None:
    """Take the last place: for time, for memory (bytes), and when the system has to kill something; end with the bot.

    Nobody else can look into the process from now on.
    """
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # the bot is told to stop, and ends this as it likes
    signal.pthread_sigmask(signal.SIG_SETMASK, ())  # the bot's, which has a thread for its signals
    os.nice(niceness)
    if sys.platform == "linux":
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000", "ascii")
        end_with_parent()
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    shield()  # what it holds is a buyer's file


def end_with_parent() -> None:
    """Have the system end this process when its parent ends. Linux only."""
    _LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _confine(limits: Allowance) -> None:
    """Take the last place; open nothing, start nothing."""
    step_back(limits.niceness, limits.memory)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.largest, limits.largest))
    most = _processes() + limits.threads if limits.threads else 0
    resource.setrlimit(resource.RLIMIT_NPROC, (most, most))  # which root is not held to
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _processes() -> int:
    """Count what the limit on processes counts: all of this user's, also those of other containers, which nobody sees.

    So it is tried out which limit lets one more start.
    """
    _now, most = resource.getrlimit(resource.RLIMIT_NPROC)
    low, high = 0, _MOST_PROCESSES if most == resource.RLIM_INFINITY else min(most, _MOST_PROCESSES)
    while low < high:
        middle = (low + high) // 2
        resource.setrlimit(resource.RLIMIT_NPROC, (middle, most))
        if _can_fork():
            high = middle
        else:
            low = middle + 1
    return low


def _can_fork() -> bool:
    """Say whether a further process can be started. A thread would leave what it takes of the memory behind."""
    try:
        child = os.fork()
    except OSError:
        return False
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    return True
