"""What machine the figures are from, without its name."""

from __future__ import annotations

import os
import platform
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

FLUSHES = 200
PAGE = 4096
"""Bytes, as SQLite writes them."""
LIBRARIES = ("python-telegram-bot", "aiogram", "aiohttp", "uvloop")


def facts(folder: Path) -> list[str]:
    """Say what the figures depend on; `folder` is on the disk that the runs use."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return [
        f"{len(os.sched_getaffinity(0))} processors, {_memory() / 2**30:.0f} GiB of memory, {platform.system()}",
        f"Python {platform.python_version()}, {libraries}",
        f"one page written and flushed to the disk (fsync): {1000 * flush(folder):.2f} ms, median of {FLUSHES}",
        f"load of the machine when it began: {os.getloadavg()[0]:.1f}",
    ]


def flush(folder: Path) -> float:
    """Give the seconds that it takes to write a page and to have it on the disk."""
    took = []
    with (folder / "flushed").open("wb", buffering=0) as file:
        for _time in range(FLUSHES):
            start = time.perf_counter()
            file.write(bytes(PAGE))
            os.fsync(file.fileno())
            took.append(time.perf_counter() - start)
    return median(took)


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
