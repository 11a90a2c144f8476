"""Keeps what is in this process's memory and environment, the token above all, from other processes of its user."""

from __future__ import annotations

import ctypes
import resource
import sys

PR_SET_DUMPABLE = 4
"""Linux, prctl(2). A process that is not dumpable is closed to others of its user: proc(5), ptrace(2)."""


def shield() -> None:
    """Leave no core dump; on Linux let nobody but root read /proc/<pid>/environ and mem, or trace this process.

    Holds for forked children too, and for a started program only as far as core dumps go.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
