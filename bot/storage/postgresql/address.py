"""Where a PostgreSQL database is, and how a connection to it is made."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg

PORT = 5432
CONNECTS_WITHIN = 5.0
"""Seconds that the server may take to answer whoever connects. Our choice."""
NAME = "dispute bot"
"""What the server's own lists call the bot's connections."""
LONGEST_HOST = 24
"""Characters of the machine's name in that of a process; the server keeps 63 bytes of all. Our choice."""
SETTINGS = (
    "SET synchronous_commit = on",  # whatever the server's setting is: what is answered is on its disk
    "SET statement_timeout = '30s'",
    "SET idle_in_transaction_session_timeout = '30s'",  # a process that is frozen in the middle holds up nobody
    "SET default_transaction_isolation = 'read committed'",
)
"""Set once the connection is made: what connects through a pooler cannot ask for them as it comes in."""


@dataclass(frozen=True)
class DatabaseAddress:
    """A database by its URL, as DATABASE_URL has it. The password is in no `repr`, and in nothing that is said."""

    url: str = field(repr=False)
    name: str = NAME
    """What the server's own lists call its connections."""

    def __str__(self) -> str:
        """Say which database it is."""
        parts = urlsplit(self.url)
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        return f"{host}:{parts.port or PORT}{parts.path}"

    async def connected(self, patience: float) -> asyncpg.Connection:
        """Connect; `patience` (seconds) is how long to wait for others' locks. Raises what asyncpg raises."""
        connection = await asyncpg.connect(
            self.url, timeout=CONNECTS_WITHIN, server_settings={"application_name": self.name}
        )
        try:
            await connection.execute(";".join((*SETTINGS, wait_for_locks(patience))))
        except BaseException:
            connection.terminate()
            raise
        return connection


def name_of_process() -> str:
    """Give a name that no other process has, by which a person finds this one: machine and process id are in it."""
    host = socket.gethostname().encode("ascii", "replace").decode()[:LONGEST_HOST]
    return f"{NAME} {uuid4().hex[:8]} {host}:{os.getpid()}"


def wait_for_locks(seconds: float) -> str:
    """Write how long a connection waits for others' locks."""
    return f"SET lock_timeout = {max(int(seconds * 1000), 1)}"
