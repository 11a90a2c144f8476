"""Huge pages for the pictures in a child: the system gives 2 MiB at once instead of 512 pages one by one.

A picture of 640 × 480 takes some 5 MiB in all, and small pages for it were a fifth of what its inspection took. It is
only a request: a system without huge pages, or without glibc, gives its usual ones.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from types import MappingProxyType

_HUGE = 2**21
_KEPT = 2**25
ALLOCATION: Mapping[str, str] = MappingProxyType(
    {
        "GLIBC_TUNABLES": ":".join(
            (
                "glibc.malloc.hugetlb=1",  # asks for huge pages, by madvise(2)
                f"glibc.malloc.mmap_threshold={_KEPT}",  # what is smaller comes from the heap, where it is used again
                f"glibc.malloc.trim_threshold={_KEPT}",
                f"glibc.malloc.top_pad={2 * _HUGE}",  # by which the heap grows
            )
        )
    }
)
"""Settings of the process, which glibc reads when it starts; whoever does not know them ignores them."""
_libc = ctypes.CDLL(None)
_trim, _sbrk = getattr(_libc, "malloc_trim", None), getattr(_libc, "sbrk", None)
if _sbrk:
    _sbrk.restype, _sbrk.argtypes = ctypes.c_void_p, (ctypes.c_ssize_t,)


def begin_huge_page() -> None:
    """Let what is allocated from now on begin with a huge page: of one that is shared with a parent, each is copied."""
    if _trim and _sbrk:  # glibc
        _trim(0)
        _sbrk(-(_sbrk(0) or 0) % _HUGE)
