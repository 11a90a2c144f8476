"""Places at which the bot can be killed: before every SQL statement, after every COMMIT, around every call.

They are counted in sqlite3 and in the transport, below the bot's own code, so that nothing of it knows of them.
"""

from __future__ import annotations

import mmap
import os
import signal
import sqlite3
import struct
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.storage.sqlite.session import SqliteSession
from bot.wire.transport import AiohttpRequest

NUMBERS = struct.Struct("=qq")
PLACE = slice(NUMBERS.size, NUMBERS.size + 64)
LABELLED = 3
"""Words of a statement that say which one it is, and nothing of what a buyer wrote."""


class Points:
    """How many points were passed in all lives, and at which one the process dies; shared through a file."""

    def __init__(self, path: Path) -> None:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            os.ftruncate(descriptor, PLACE.stop)
            self._memory = mmap.mmap(descriptor, PLACE.stop)
        finally:
            os.close(descriptor)
        self._lock = threading.Lock()

    @property
    def passed(self) -> int:
        """How many points were passed since the file was made."""
        return int(NUMBERS.unpack_from(self._memory)[0])

    @property
    def place(self) -> str:
        """Where the process died."""
        return self._memory[PLACE].rstrip(b"\0").decode()

    def arm(self, number: int) -> None:
        """Let the process die at the `number`-th point from now on; 0: at none."""
        with self._lock:
            passed = self.passed
            NUMBERS.pack_into(self._memory, 0, passed, passed + number if number else 0)

    def reach(self, place: str) -> None:
        """Pass a point, or die there."""
        with self._lock:
            passed, deadly = NUMBERS.unpack_from(self._memory)
            NUMBERS.pack_into(self._memory, 0, passed + 1, deadly)
            if passed + 1 == deadly:
                self._memory[PLACE] = place.encode()[:64].ljust(64, b"\0")
                os.kill(os.getpid(), signal.SIGKILL)

    def close(self) -> None:
        """Give the memory back; the file stays."""
        self._memory.close()


def install(points: Points, read_only: Path) -> None:
    """Let this process pass a point before each statement, after each COMMIT, and before and after each call.

    While the file `read_only` is there, the database refuses the changes of each transaction that begins.
    """
    _trace_statements(points, read_only)
    _trace_calls(points)


def _trace_statements(points: Points, read_only: Path) -> None:
    class Traced(SqliteSession):
        read_only = False

        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if sql.startswith("BEGIN") and read_only.exists() != self.read_only:
                self.read_only = not self.read_only
                super().execute(f"PRAGMA query_only = {int(self.read_only)}")
            cursor = super().execute(sql, *values)
            if sql.startswith("COMMIT"):
                points.reach("after COMMIT")
            return cursor

    connect = sqlite3.connect

    def connect_traced(*where: Any, **how: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*where, **{**how, "factory": Traced})
        connection.set_trace_callback(lambda sql: points.reach(f"before {' '.join(sql.split()[:LABELLED])}"))
        return connection

    sqlite3.connect = connect_traced  # type: ignore[assignment]  # what this module is for


def _trace_calls(points: Points) -> None:
    do_request = AiohttpRequest.do_request

    async def do_request_traced(self: AiohttpRequest, url: str, *values: Any, **named: Any) -> tuple[int, bytes]:
        method = urlsplit(url).path.rpartition("/")[2]
        points.reach(f"before {method}")
        answer = await do_request(self, url, *values, **named)
        points.reach(f"after {method}")
        return answer

    AiohttpRequest.do_request = do_request_traced  # type: ignore[method-assign]  # what this module is for
