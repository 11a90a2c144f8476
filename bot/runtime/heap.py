"""How the process asks the system for memory."""

import ctypes
from contextlib import suppress

M_ARENA_MAX = -8
"""glibc, mallopt(3): how many heaps there may be at most."""


def share_one_heap() -> None:
    """Let all threads take memory from one heap; where the system's library is not glibc, do nothing.

    Else each thread has its own, and what one has given back no other can use: after one export, one picture and one
    large file, all in different threads, they hold all three. The threads hardly ever allocate at the same moment, as
    the interpreter runs one at a time.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)
