"""Opening a PostgreSQL database: what a person has to change is said in one line, without the password."""

import asyncio
import os
from collections.abc import Awaitable, Callable

import asyncpg
import pytest

from bot.storage.interface import StorageError, Unavailable
from bot.storage.postgresql.look import look
from bot.storage.postgresql.migrate import OURS, known
from bot.storage.postgresql.storage import PostgresStorage
from tests.bot.storage.databases import Postgres, opened
from tests.bot.storage.given import ANN, NOW, update
from tests.postgres import GIVEN, PASSWORD, server

Wrong = Callable[[Postgres], Awaitable[str]]


async def execute(database: Postgres, *commands: str) -> None:
    connection = await asyncpg.connect(database.url)
    for command in commands:
        await connection.execute(command)
    await connection.close()


async def password(database: Postgres) -> str:
    return server().url(database.name, "wr0ng-s3cret")


async def user(database: Postgres) -> str:
    return database.url.replace("//bot:", "//nobody:")


async def name(database: Postgres) -> str:
    return server().url(f"{database.name}_not")


async def newer(database: Postgres) -> str:
    await execute(database, f"UPDATE {OURS} SET number = 999")  # noqa: S608 - a name of ours
    return database.url


async def other(database: Postgres) -> str:
    await execute(database, f"DROP TABLE {OURS}")
    return database.url


WRONG: dict[str, tuple[Wrong, str]] = {
    "a wrong password": (password, "correct it"),
    "an unknown user": (user, "correct"),
    "no such database": (name, "create it, or correct the name"),
    "a newer release": (newer, "install that one"),
    "another program's tables": (other, "create one for the bot alone"),
}


UNTRUSTED = ("a wrong password", "an unknown user")
"""What only a server of our own surely asks for: others may trust this machine."""


@pytest.mark.parametrize("what", [what for what in WRONG if GIVEN not in os.environ or what not in UNTRUSTED])
async def test_what_a_person_has_to_change_is_said_in_one_line(database: Postgres, what: str) -> None:
    make, said = WRONG[what]
    url = await make(database)
    before = await rows(database)
    for ask in (PostgresStorage.open(url), look(url)):
        with pytest.raises(StorageError) as refused:
            await ask
        assert not isinstance(refused.value, Unavailable)
        line = str(refused.value)
        assert line.startswith("DATABASE_URL: 127.0.0.1:")
        assert said in line
        assert len(line.splitlines()) == 1
        assert "s3cret" not in line
    assert await rows(database) == before


async def rows(database: Postgres) -> list[asyncpg.Record]:
    connection = await asyncpg.connect(database.url)
    found = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    await connection.close()
    return list(found)


@pytest.mark.parametrize("fault", ["shut", "out_of_connections", "read_only"])
async def test_what_may_pass_is_waited_for(database: Postgres, fault: str) -> None:
    async with opened(database) as storage, database.faults[fault](storage):
        with pytest.raises(Unavailable, match="DATABASE_URL"):
            await database.open()
    async with opened(database) as storage:
        await storage.store([update(1)], NOW)


async def test_an_empty_database_gets_its_tables_though_many_start_at_once() -> None:
    fresh = server().create()
    try:
        storages = await asyncio.gather(*(PostgresStorage.open(server().url(fresh)) for _ in range(20)))
        await asyncio.gather(*(storage.store([update(1)], NOW) for storage in storages))
        assert await storages[0].waiting_chats() == [ANN]
        for storage in storages:
            await storage.close()
        said = await look(server().url(fresh))
        assert f"schema {known()}, free" in said
    finally:
        server().drop(fresh)


async def test_a_look_changes_nothing_and_says_who_uses_it(database: Postgres) -> None:
    async with opened(database):
        said = await look(database.url)
    assert "in use by a running bot" in said
    assert PASSWORD not in said
