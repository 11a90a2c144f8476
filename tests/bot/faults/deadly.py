"""Texts that do something to the process which handles them, for lives that are told to be struck by them."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from bot import lanes
from bot.handlers import routing
from bot.handlers.turn import Turn

ROOM = 200 * 2**20
"""Bytes that a process may still ask for once it is out to eat its memory; it uses none of them."""
CALM = 1.0
"""Seconds that such a life has to run before a last try."""
LATER = "Shoes that take a while"
"""A text that is in hand for longer than others, without keeping them waiting."""
NEVER = "Shoes that never come"
"""The same for longer than any test."""
WAITED, STRUCK = b"w", b"s"
WAITS = {LATER: 0.5, NEVER: 3600.0}


def hang() -> None:
    """Keep the loop from ever running again."""
    time.sleep(3600)


def abort() -> NoReturn:
    """End as a library does that finds itself broken."""
    os.abort()


def kill() -> None:
    """End as the system ends whoever takes too much memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def eat_memory() -> None:
    """Ask for more and more, beyond what the process may have."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + ROOM, resource.RLIM_INFINITY))
    eaten = []
    while True:
        eaten.append(bytearray(ROOM // 8))


DEEDS: Mapping[str, Callable[[], None]] = {deed.__name__: deed for deed in (hang, abort, kill, eat_memory)}


def install(struck: Path) -> None:
    """Let such texts do what they are called after; each time `WAITED` or `STRUCK` is written to a file."""
    typed: Callable[..., Awaitable[str]] = vars(routing)["typed"]

    async def deadly(turn: Turn, *given: Any, **more: Any) -> str:
        said = turn.waiting.body.decode()
        for word, seconds in WAITS.items():
            if word in said:
                _note(struck, WAITED)
                await asyncio.sleep(seconds)
        for name, deed in DEEDS.items():
            if name in said:
                _note(struck, STRUCK)
                deed()
        return await typed(turn, *given, **more)

    vars(routing)["typed"] = deadly
    vars(lanes)["CALM"] = CALM


def _note(struck: Path, what: bytes) -> None:
    with struck.open("ab", buffering=0) as file:
        file.write(what)
