"""What the system says of a process and its children: time on the processors, and memory. Linux only."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
KIB = 1024
OWN, WITH_ENDED = slice(11, 13), slice(11, 15)
"""Where `/proc/<pid>/stat`, after the name, has what a process used, and that with its children that have ended."""


@dataclass(frozen=True)
class Memory:
    """The most that was held at once, in MiB: by the process itself, and by its children together."""

    own: float
    children: float


def family(pid: int) -> list[int]:
    """List a process and all that it started and that still run (source: proc_pid_task(5))."""
    found = [pid]
    for parent in found:
        with suppress(OSError):  # it has just ended, as the children do that inspect one file each
            for thread in list(Path(f"/proc/{parent}/task").iterdir()):
                with suppress(OSError):
                    found += map(int, (thread / "children").read_text("ascii").split())
    return found


def seconds(pid: int) -> float:
    """Give the processor time of a process and its children, those that have ended included."""
    return sum(map(_seconds, family(pid)))


def own_seconds(pid: int) -> float:
    """Give the processor time of a process itself, without its children."""
    return _seconds(pid, OWN)


def _seconds(pid: int, fields_: slice = WITH_ENDED) -> float:
    """Add up utime, stime and, of children that have ended, cutime and cstime (source: proc_pid_stat(5))."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:  # it has just ended
        return 0.0
    return sum(map(int, fields[fields_])) / TICKS


def memory(pid: int) -> Memory:
    """Give the peak of the resident memory, VmHWM (source: proc_pid_status(5))."""
    own, *children = map(_peak, family(pid))
    return Memory(own, sum(children))


def _peak(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text("ascii", errors="replace").splitlines()
    except OSError:  # it has just ended
        return 0.0
    return next((int(line.split()[1]) / KIB for line in lines if line.startswith("VmHWM")), 0.0)
