import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from bot.storage.sql.rows import to_text
from bot.storage.sqlite.migrate import MIGRATIONS, check_schema, migrate, version
from tests.bot.storage.databases import Sqlite, opened
from tests.bot.storage.given import ANN, BOB, NOW, delivers_all, handles, taken, text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "disputes.db"


def connected(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None))


def schema(connection: sqlite3.Connection) -> list[str]:
    return [str(sql) for (sql,) in connection.execute("SELECT sql FROM sqlite_master ORDER BY name")]


def folder_of(tmp_path: Path, *scripts: str) -> Path:
    folder = tmp_path / "migrations"
    folder.mkdir(exist_ok=True)
    for number, script in enumerate(scripts, start=1):
        (folder / f"{number:04}_step.sql").write_text(script)
    return folder


def test_the_files_are_numbered_without_a_gap() -> None:
    names = sorted(path.name for path in MIGRATIONS.glob("*.sql"))
    assert names
    assert [int(name.split("_")[0]) for name in names] == list(range(1, len(names) + 1))


def test_a_new_database_gets_every_migration_and_a_second_time_nothing(path: Path) -> None:
    with connected(path) as connection:
        migrate(connection)
        first = schema(connection)
        assert version(connection) == len(list(MIGRATIONS.glob("*.sql")))
        migrate(connection)
        assert schema(connection) == first


def test_an_older_database_gets_what_is_new_and_keeps_what_is_in_it(path: Path, tmp_path: Path) -> None:
    first = "CREATE TABLE a (x);\n"
    with connected(path) as connection:
        migrate(connection, folder_of(tmp_path, first))
        connection.execute("INSERT INTO a VALUES (1)")
        migrate(
            connection, folder_of(tmp_path, first, "ALTER TABLE a ADD COLUMN y DEFAULT 'n;o';\nUPDATE a SET x = 2;\n")
        )
        assert connection.execute("SELECT x, y FROM a").fetchall() == [(2, "n;o")]
        assert version(connection) == 2


def test_a_migration_with_an_error_changes_nothing_and_can_be_mended(path: Path, tmp_path: Path) -> None:
    with connected(path) as connection:
        for broken in ("CREATE TABLE b (x);\nINSERT INTO nowhere VALUES (1);\n", "CREATE TABLE b (x);\nINSERT INTO b"):
            with pytest.raises((sqlite3.OperationalError, ValueError)):
                migrate(connection, folder_of(tmp_path, "CREATE TABLE a (x);", broken))
            assert schema(connection) == ["CREATE TABLE a (x)"]
            assert version(connection) == 1
        migrate(connection, folder_of(tmp_path, "CREATE TABLE a (x);", "CREATE TABLE b (x);"))
        assert version(connection) == 2


@pytest.mark.parametrize("step", [3, pytest.param(1, marks=pytest.mark.soak)], ids=["some", "every statement"])
def test_killed_in_the_middle_a_migration_has_not_begun(tmp_path: Path, step: int) -> None:
    between = dict(schemas(tmp_path))
    whole = between[len(between) - 1]
    with connected(tmp_path / "whole.db") as connection:
        statements = list(counted(connection))
        assert schema(connection) == whole
    assert len(statements) > 10
    for moment in range(1, len(statements) + 1, step):
        path = tmp_path / f"{moment}.db"
        assert killed(lambda path=path, moment=moment: _die_at(path, moment)) == -signal.SIGKILL  # type: ignore[misc]
        with connected(path) as connection:
            assert schema(connection) == between[version(connection)]
            migrate(connection)
            assert schema(connection) == whole


def test_a_database_that_another_process_makes_meanwhile_is_not_taken_for_foreign(path: Path) -> None:
    with connected(path) as connection, connected(path) as other:
        other.execute("PRAGMA journal_mode = WAL")

        def make(statement: str) -> None:
            if statement == "PRAGMA user_version" and version(other) == 0:
                migrate(other)

        connection.set_trace_callback(make)
        check_schema(connection)
        assert version(other) > 0, "it was made between two looks"
        check_schema(connection)


def schemas(tmp_path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give the schema after each number of migrations, from none on."""
    scripts = [path.read_text("utf-8") for path in sorted(MIGRATIONS.glob("*.sql"))]
    for number in range(len(scripts) + 1):
        with connected(tmp_path / f"after_{number}.db") as connection:
            migrate(connection, folder_of(tmp_path, *scripts[:number]))
            yield number, schema(connection)


def counted(connection: sqlite3.Connection) -> Iterator[str]:
    seen: list[str] = []
    connection.set_trace_callback(seen.append)
    migrate(connection)
    connection.set_trace_callback(None)
    yield from seen


def killed(work: Callable[[], None]) -> int | None:
    process = get_context("fork").Process(target=work)
    process.start()
    process.join(30)
    return process.exitcode


def _die_at(path: Path, moment: int) -> None:
    left = [moment]

    def count(_statement: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    with connected(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.set_trace_callback(count)
        migrate(connection)


BEFORE_PLANS = 8


async def test_a_database_whose_chats_had_one_index_for_all_goes_on_where_it_was(path: Path, tmp_path: Path) -> None:
    _of_the_release_before(path, folder_of(tmp_path, *_scripts(BEFORE_PLANS)))
    async with opened(Sqlite(tmp_path)) as storage:
        assert await storage.waiting_chats() == [ANN, BOB]
        assert (await taken(storage)).body == b"ann's second"
        assert (await taken(storage, BOB)).body == b"bob's first"
        assert await delivers_all(storage) == ["ann's second answer"]
        await handles(storage, 20, text("third"))
        assert await delivers_all(storage) == ["third"]
        assert len((storage.reader().everything(ANN))["inbox"]) == 3
    with connected(path) as connection:
        assert version(connection) == len(list(MIGRATIONS.glob("*.sql")))
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize(("table", "over"), [("inbox", "handled_at"), ("outbox", "delivered_at")])
def test_what_waits_is_found_by_its_own_index_even_where_none_is_named(path: Path, table: str, over: str) -> None:
    with connected(path) as connection:
        migrate(connection)
        ((index,),) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (f"{table}_waiting",))
        query = f"SELECT 1 FROM {table} WHERE chat_id = 1 AND {index.partition(' WHERE ')[2]}"  # noqa: S608 - ours
        plan = connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
    assert over in query
    assert [row[-1] for row in plan] == [f"SEARCH {table} USING INDEX {table}_waiting (chat_id=?)"]


def _scripts(number: int) -> list[str]:
    return [path.read_text("utf-8") for path in sorted(MIGRATIONS.glob("*.sql"))[:number]]


def _of_the_release_before(path: Path, folder: Path) -> None:
    """Make a database in which one update of Ann's is handled and answered, and one of hers and of Bob's wait."""
    now = to_text(NOW)
    with connected(path) as connection:
        migrate(connection, folder)
        assert version(connection) == BEFORE_PLANS
        connection.executemany(
            "INSERT INTO inbox (update_id, chat_id, body, received_at, handled_at) VALUES (?, ?, ?, ?, ?)",
            [
                (10, ANN, b"ann's first", now, now),
                (11, ANN, b"ann's second", now, None),
                (12, BOB, b"bob's first", now, None),
            ],
        )
        connection.executemany(
            "INSERT INTO outbox (chat_id, update_id, kind, payload, tag, created_at, delivered_at)"
            " VALUES (?, 10, 'text', ?, '', ?, ?)",
            [(ANN, '{"text": "ann\'s first answer"}', now, now), (ANN, '{"text": "ann\'s second answer"}', now, None)],
        )
