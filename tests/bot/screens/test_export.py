"""The JSON file that a buyer gets: read back, it is what the database holds, row by row and column by column."""

from __future__ import annotations

import itertools
import json
import sqlite3
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from bot.screens import export
from bot.screens.presenter import Presenter
from bot.storage.sql.rows import from_json
from bot.storage.sqlite.storage import SqliteStorage
from bot.storage.values import Buyer, Changes
from bot.texts import texts
from conversations.case import Answer, Aside, Case
from conversations.names import S
from tests.bot.storage.databases import Sqlite
from tests.bot.storage.given import ANN, NOW, arrives, case, draft, handles
from tests.bot.storage.given import text as told
from tests.bot.storage.test_privacy import WITHOUT_CHAT, all_tables, fills
from tests.bot.storage.test_round_trip import cases
from tests.bot.storage.test_round_trip import texts as words
from tests.conversations.submitted import submitted
from tests.conversations.walks import arrows_walked

CHATS = itertools.count(10**9)


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[SqliteStorage]:
    storage = await Sqlite(tmp_path).open()
    yield storage
    await storage.close()


def in_database(path: Path, chat: int) -> dict[str, list[dict[str, Any]]]:
    """Read it without the code under test."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        rows = {
            table: connection.execute(f"SELECT * FROM {table} WHERE chat_id = ? ORDER BY rowid", (chat,)).fetchall()  # noqa: S608 - names
            for table in all_tables(path) - set(WITHOUT_CHAT)
        }
    return {table: [dict(row) for row in found] for table, found in rows.items() if found}


def restored(value: object, column: str, stored: object) -> object:
    """Bring what the file says into the form of the database's, by the rules of docs/export.md."""
    if isinstance(stored, bytes):  # of a handled update the digest
        return value == {"base64": b64encode(stored).decode()} and stored
    if column not in export.AS_JSON or stored is None:
        return value
    return value == from_json(str(stored)) and stored


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=cases(), second=cases(2), said=words)
async def test_the_file_holds_all_that_the_database_does(
    storage: SqliteStorage, tmp_path: Path, first: Case, second: Case, said: str
) -> None:
    chat = next(CHATS)
    buyer = Buyer(chat, current=1, told=frozenset({said}))
    await handles(storage, chat, told(said), chat_id=chat, buyer=buyer, cases=(first, second))
    content = json.loads(export.whole(chat, storage.reader().everything(chat), NOW))
    assert (content["format"], content["version"], content["chat_id"]) == (export.FORMAT, export.VERSION, chat)
    stored = in_database(Sqlite(tmp_path).path, chat)
    assert {"buyers", "cases", "chats", "inbox", "outbox"} <= set(stored)
    read = {
        table: [
            {name: restored(value, name, old[name]) for name, value in row.items()}
            for row, old in zip(rows, stored[table], strict=True)
        ]
        for table, rows in content["tables"].items()
    }
    assert read == stored


async def test_each_kind_of_row_is_in_the_file(storage: SqliteStorage, tmp_path: Path) -> None:
    await fills(storage, ANN, 10)
    content = json.loads(export.whole(ANN, storage.reader().everything(ANN), NOW))
    assert set(content["tables"]) | set(WITHOUT_CHAT) == all_tables(Sqlite(tmp_path).path)
    assert content["tables"]["drafts"][0]["body"]["text"].startswith("zebra")
    assert content["exported_at"].endswith("+00:00")


async def test_what_is_no_json_and_what_the_bot_made_itself_are_told_as_such(storage: SqliteStorage) -> None:
    waiting = await arrives(storage, 1, body=b"no update: \xff")
    tables = json.loads(export.whole(ANN, storage.reader().everything(ANN), NOW))["tables"]
    assert tables["inbox"][0]["body"] == {"base64": "bm8gdXBkYXRlOiD/"}
    made = told("x")
    upload = type(made)("upload", {"name": "a", "packed": "QUJD"})
    await storage.commit(Changes(waiting.seq, ANN, Buyer(ANN, language="{en"), deliveries=(upload,)), NOW)
    tables = json.loads(export.whole(ANN, storage.reader().everything(ANN), NOW))["tables"]
    assert tables["outbox"][0]["payload"] == {"name": "a", "packed": "(4)"}
    assert tables["buyers"][0]["language"] == "{en"


def test_the_page_shows_a_case_wherever_it_stands() -> None:
    walked = [end for _way, end in arrows_walked()]
    page = export.page(Presenter(texts("en"), NOW), Buyer(ANN), [*walked, submitted()]).decode()
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<h2>") == len(walked) + 1
    assert "Html(" not in page


def test_the_page_tells_every_answer_of_a_case_that_was_submitted_too() -> None:
    page = export.page(Presenter(texts("en"), NOW), Buyer(ANN), [submitted()]).decode()
    assert all(said in page for said in ("Blue shoes", "8.12", "Size not as described", "The shoes are too small."))


@settings(max_examples=40, deadline=None)
@given(said=words)
def test_no_markup_of_the_buyers_gets_through(said: str) -> None:
    one = case(asides=(Aside(1, f"<script>{said}", NOW),), answers={S.ORDER: Answer(f"<b>{said}", NOW)})
    page = export.page(Presenter(texts("en"), NOW), Buyer(ANN), [one]).decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_the_page_tells_of_every_version_every_text_and_every_file() -> None:
    full = case(drafts=(draft(1, "<script>alert(1)</script>"), draft(2, "Моя посылка 📦 пуста")))
    page = export.page(Presenter(texts("en"), NOW), Buyer(ANN), [full]).decode()
    assert "&lt;script&gt;alert(1)" in page
    assert all(said in page for said in ("Моя посылка 📦 пуста", "hello?", "is anybody there", "8012", "4 MB"))
