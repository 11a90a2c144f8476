"""Each statement has an index to go by, and where there is much PostgreSQL does so: none reads a table as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import asyncpg
import pytest

from bot.storage.postgresql.session import PostgresSession
from bot.storage.postgresql.statements import Values, arranged, written
from bot.storage.postgresql.storage import PostgresStorage
from tests.bot.storage.databases import Postgres, opened
from tests.bot.storage.given import case, evidence, keeps
from tests.bot.storage.test_cost import everything

Asked = dict[str, list[Any]]
"""What was asked -> with which values."""

ABOUT_ALL = ("SELECT language, count(*) FROM buyers", "SELECT number FROM", "DELETE FROM in_hand")
"""What is about all of them by its nature, and asked for seldom."""
SOME = "DELETE FROM reminders WHERE id IN"
"""Takes three hundred at a time: out of so few as are here it finds them quicker when it reads all."""
FEW = {"announcements", "in_hand", "told_admins", "meta", "pictures"}
"""Tables in which there is hardly anything."""
MUCH = """
INSERT INTO chats (chat_id, active_at) SELECT n, '2026-01-01' FROM generate_series(1000, 9000) AS n;
INSERT INTO buyers (chat_id, language, told) SELECT n, 'en', '[]' FROM generate_series(1000, 9000) AS n;
INSERT INTO cases (chat_id, number, answers, former, revision, created_at, updated_at, look_at)
    SELECT n, m, '{}', '{}', 1, '', '', '2030' FROM generate_series(1000, 9000) AS n, generate_series(1, 2) AS m;
INSERT INTO drafts (chat_id, case_number, version, body, message_id)
    SELECT n, 1, m, '{}', n * 3 + m FROM generate_series(1000, 9000) AS n, generate_series(1, 3) AS m;
INSERT INTO evidence (chat_id, case_number, number, verdict, body, message_id)
    SELECT n, 1, m, 'accepted', '{}', n * 3 + m FROM generate_series(1000, 9000) AS n, generate_series(1, 3) AS m;
INSERT INTO asides (chat_id, case_number, body, message_id) SELECT n, 1, '{}', n FROM generate_series(1000, 9000) AS n;
INSERT INTO events (chat_id, case_number, number, body) SELECT n, 1, 1, '{}' FROM generate_series(1000, 9000) AS n;
INSERT INTO reminders (chat_id, case_number, kind, since, due, rung, remind_at, settled_at)
    SELECT n, 1, 'x', '', '', 'd', '2026', '2026' FROM generate_series(1000, 9000) AS n;
INSERT INTO jobs (chat_id, case_number, kind, about, created_at, due_at)
    SELECT n, 1, 'pack', '', '', '2030' FROM generate_series(1000, 9000) AS n;
INSERT INTO announcements (number, chat_id, texts, drafted_at) VALUES (0, 1000, '[]', '');
INSERT INTO recipients SELECT 0, n, 'sent', '' FROM generate_series(1000, 9000) AS n;
INSERT INTO inbox (update_id, chat_id, body, received_at, handled_at)
    SELECT n * 10 + m, n, '', '2026', '2026' FROM generate_series(1000, 9000) AS n, generate_series(1, 4) AS m;
INSERT INTO outbox (chat_id, kind, payload, tag, created_at, delivered_at)
    SELECT n, 'text', '{}', '', '2026', '2026' FROM generate_series(1000, 9000) AS n, generate_series(1, 4) AS m;
ANALYZE
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Whatever is asked of PostgreSQL by a statement of both databases."""
    seen: Asked = {}
    execute, many = PostgresSession.execute, PostgresSession.executemany

    def noted(self: PostgresSession, statement: str, values: Values = ()) -> Any:
        text, names = written(statement)
        seen[text] = list(arranged(names, values))
        return execute(self, statement, values)

    def many_noted(self: PostgresSession, statement: str, values: Any) -> None:
        some = [tuple(one) for one in values]
        if some:
            seen[written(statement)[0]] = list(some[0])
        many(self, statement, some)

    monkeypatch.setattr(PostgresSession, "execute", noted)
    monkeypatch.setattr(PostgresSession, "executemany", many_noted)
    return seen


async def test_where_there_is_much_no_statement_reads_a_table_from_end_to_end(database: Postgres, asked: Asked) -> None:
    async with opened(database) as storage:
        assert isinstance(storage, PostgresStorage)
        await keeps(storage, 1, case(1, evidence=(evidence(1, "unchecked"),)))
        await everything(storage)  # type: ignore[arg-type]  # it asks for nothing that only SQLite has
    assert len(asked) > 60
    connection = await asyncpg.connect(database.url)
    await connection.execute(MUCH)
    wrong = []
    for text, values in asked.items():
        if not text.startswith((*ABOUT_ALL, SOME)):
            tables = {table for plan in await plans(connection, text, values) for table in read_as_a_whole(plan)}
            if tables - FEW:
                wrong.append((text, tables))
    await connection.close()
    assert wrong == [], "\n".join(map(str, wrong))


async def plans(connection: asyncpg.Connection, text: str, values: list[Any]) -> list[Any]:
    """Give the plan of a statement that is not carried out."""
    async with connection.transaction():
        (row,) = await connection.fetch(f"EXPLAIN (FORMAT JSON) {text}", *values)
    return [part["Plan"] for part in json.loads(row[0])]


def read_as_a_whole(plan: dict[str, Any]) -> Iterator[str]:
    """Name the tables that a plan reads from end to end."""
    if plan["Node Type"] == "Seq Scan":
        yield plan["Relation Name"]
    for part in plan.get("Plans", ()):
        yield from read_as_a_whole(part)


def test_a_plan_that_reads_all_would_be_noticed() -> None:
    inner = {"Node Type": "Seq Scan", "Relation Name": "inbox"}
    assert list(read_as_a_whole({"Node Type": "Limit", "Plans": [{"Node Type": "Sort", "Plans": [inner]}]})) == [
        "inbox"
    ]
