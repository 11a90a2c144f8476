"""The process that inspects files for the bot: `python -m bot.evidence.worker quick` (or `patient`).

On its standard input it gets each file as its length (`LENGTH` bytes, the highest first), a mark that nobody can guess
(`MARK` bytes) and its bytes. It answers with one line: the mark in hex, a space, and JSON: the fields of `Content`, or
why there are none (`NO_MEMORY`, `NO_TIME`, `CRASHED`). It ends with its input.

Each file is inspected by a child of its own, forked for it (a millisecond) once all decoders are loaded. So what ends
the child costs no start, and whatever a file makes of the child, which no longer can read the files that follow nor
answer for them, is gone before the next one. Neither can open a file or a socket.
"""

from __future__ import annotations

import json
import math
import os
import resource
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO

from bot.evidence.confined.confinement import end_with_parent, step_back
from bot.evidence.content import inspect, load_decoders
from bot.evidence.paging import begin_huge_page
from conversations.files.verdict import MOST_PIXELS

NO_MEMORY = {"error": "MemoryError"}
"""What it answers where it has too little memory for a file."""
NO_TIME = {"error": "time"}
"""What it answers where a file takes more of the processor than it may."""
CRASHED = {"error": "crash"}
"""What it answers where a file ended its child; with `how`: its exit code, or the signal as a number below 0."""
LENGTH = 8
MARK = 8
READY = b"ready"
"""What it says first: from now on its end is a file's doing."""


@dataclass(frozen=True)
class Limits:
    """What a file may take: `seconds` of the processor, `memory` in bytes of address space; and the `niceness`.

    `pixels`: so many fit into the memory, whatever the format. Decoders call a picture broken where they have too
    little, so of a larger one that is no verdict.
    """

    seconds: float
    memory: int
    pixels: int
    niceness: int


QUICK = "quick"
PATIENT = "patient"
LIMITS: Mapping[str, Limits] = MappingProxyType(
    {
        QUICK: Limits(seconds=0.3, memory=256 * 2**20, pixels=24_000_000, niceness=10),
        PATIENT: Limits(seconds=60, memory=768 * 2**20, pixels=MOST_PIXELS, niceness=19),
    }
)
"""Our choice. A photo of 12 million pixels takes 0.03 to 0.25 s and 120 MiB. The worst picture that is decoded (60
million pixels, progressive, CMYK, 100 scans) takes 9 s and 500 MiB, the interpreter included; what would take more is
a trick, and gets a `MemoryError` instead of all that the machine has. The bot goes first, then the quick one."""


def main(kind: str) -> None:
    """Serve until the input ends."""
    limits = LIMITS[kind]
    load_decoders()
    _step_back(limits)
    _serve(limits, sys.stdin.buffer, sys.stdout.buffer)


def _step_back(limits: Limits) -> None:
    """Take the last place, so that one file's child cannot reach into what inspects the others; open nothing more."""
    step_back(limits.niceness, limits.memory)
    for opened in (resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE):  # pipes that are open stay so
        resource.setrlimit(opened, (0, 0))


def _serve(limits: Limits, files: BinaryIO, answers: BinaryIO) -> None:
    answers.write(READY + b"\n")
    answers.flush()
    while head := files.read(LENGTH + MARK):
        mark, data = head[LENGTH:], files.read(int.from_bytes(head[:LENGTH]))
        if failed := _inspected_apart(limits, mark, data):
            _answer(answers, mark, failed)


def _inspected_apart(limits: Limits, mark: bytes, data: bytes) -> Mapping[str, object] | None:
    """Let a child inspect a file and answer; say why it did not, if so."""
    mine = os.getpid()
    try:
        child = os.fork()
    except OSError:  # the machine has no room for it
        return NO_MEMORY
    if not child:
        _be_a_child(limits, mine)
        begin_huge_page()
        _answer(sys.stdout.buffer, mark, _found(data, limits.pixels))
        os._exit(0)
    how = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if how in (-signal.SIGPROF, -signal.SIGXCPU):
        return NO_TIME
    return CRASHED | {"how": how} if how else None


def _be_a_child(limits: Limits, parent: int) -> None:
    """Take no further file, start nothing, and end by itself: with its parent, and in time."""
    os.close(sys.stdin.fileno())
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))  # which root is not held to
    if sys.platform == "linux":
        end_with_parent()
    if os.getppid() != parent:
        os._exit(1)
    signal.setitimer(signal.ITIMER_PROF, limits.seconds)
    most = math.ceil(limits.seconds) + 1  # for what has got hold of the child, and stopped the timer
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))


def _found(data: bytes, pixels: int) -> Mapping[str, object]:
    try:
        content = inspect(data)
    except MemoryError:
        return NO_MEMORY
    is_large = (content.width or 0) * (content.height or 0) > pixels
    return NO_MEMORY if content.fault == "broken" and is_large else vars(content)


def _answer(answers: BinaryIO, mark: bytes, said: Mapping[str, object]) -> None:
    answers.write(f"\n{mark.hex()} {json.dumps(said)}\n".encode())  # on a line of its own, whatever stands before it
    answers.flush()


if __name__ == "__main__":
    main(sys.argv[1])
