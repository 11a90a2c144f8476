"""Exporting and erasing on PostgreSQL: every table is known by its column, also one that comes later."""

import asyncpg

from bot.storage.interface import Storage
from bot.storage.postgresql.side import STAYS
from tests.bot.storage.databases import Postgres, opened
from tests.bot.storage.given import ANN, BOB
from tests.bot.storage.test_privacy import WITHOUT_CHAT, erases, fills


async def test_every_table_is_exported_and_erased_or_is_on_the_list_with_its_reason(database: Postgres) -> None:
    connection = await asyncpg.connect(database.url)
    found = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    async with opened(database) as storage:
        await fills(storage, ANN, 10)
        exported = storage.reader().everything(ANN)
        tables = {name for (name,) in found} - STAYS
        assert set(exported) | set(WITHOUT_CHAT) - {"sqlite_sequence"} == tables
        for table in exported:
            rows = await connection.fetch(f"SELECT * FROM {table} WHERE chat_id = $1", ANN)  # noqa: S608 - names
            assert sorted(map(str, map(dict, rows))) == sorted(map(str, exported[table]))
        await erases(storage, ANN, 20)
        assert set(storage.reader().everything(ANN)) == {"outbox"}
    await connection.close()


async def test_a_table_or_a_column_that_comes_later_is_exported_and_erased_too(database: Postgres) -> None:
    connection = await asyncpg.connect(database.url)
    async with opened(database) as storage:
        await fills(storage, ANN, 10)
        await fills(storage, BOB, 30)
        await connection.execute("CREATE TABLE marks (chat_id BIGINT NOT NULL, id BIGINT PRIMARY KEY, word TEXT)")
        await connection.execute(
            "INSERT INTO marks VALUES ($1, 2, 'zebra'), ($1, 1, 'lion'), ($2, 3, 'lamp')", ANN, BOB
        )
        await connection.execute("ALTER TABLE buyers ADD COLUMN later TEXT DEFAULT 'more'")
        found = storage.reader().everything(ANN)
        assert [row["word"] for row in found["marks"]] == ["lion", "zebra"]
        assert found["buyers"][0]["later"] == "more"
        await goes(storage, ANN)
        assert [row["word"] for row in storage.reader().everything(BOB)["marks"]] == ["lamp"]
    await connection.close()


async def goes(storage: Storage, chat_id: int) -> None:
    await erases(storage, chat_id, 20)
    assert set(storage.reader().everything(chat_id)) == {"outbox"}
