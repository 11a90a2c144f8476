"""How the process asks the system for memory, and what of it is looked through for garbage."""

import ctypes
import gc
from contextlib import suppress

M_ARENA_MAX, M_MMAP_THRESHOLD = -8, -3
"""glibc, mallopt(3): how many heaps there may be at most; from how many bytes on a block is none of a heap."""
LARGE = 2**20
"""Bytes of a block that goes back to the system as soon as it is free: of a file, an export, a picture. Our choice."""


def share_one_heap() -> None:
    """Let all threads take memory from one heap; where the system's library is not glibc, do nothing.

    Else each thread has its own, and what one has given back no other can use: after one export, one picture and one
    large file, all in different threads, they hold all three. The threads hardly ever allocate at the same moment, as
    the interpreter runs one at a time. Large blocks are in no heap, so they leave no holes in it.
    """
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        libc.mallopt(M_ARENA_MAX, 1)
        libc.mallopt(M_MMAP_THRESHOLD, LARGE)


def keep_what_is_there() -> None:
    """Take what the start has made out of what is looked through for garbage: it stays for good.

    To look through it again and again keeps everybody waiting for a tenth of a second each time.
    """
    gc.collect()
    gc.freeze()
