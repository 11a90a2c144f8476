"""Each query names the index that it goes by: a better one that comes later, or a worse one, is not taken by chance."""

import ast
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.storage.sql import inbox
from bot.storage.sqlite import session
from bot.storage.sqlite.storage import SqliteStorage
from tests.bot.storage.databases import Sqlite
from tests.bot.storage.given import case, evidence, keeps
from tests.bot.storage.test_cost import of_a_chat, plan, traced

ELSEWHERE = ("side",)
"""What moves whole tables while no bot runs."""


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[SqliteStorage]:
    storage = await Sqlite(tmp_path).open()
    await keeps(storage, 1, case(1, evidence=(evidence(1, "unchecked"),)))
    yield storage
    await storage.close()


async def test_every_statement_names_the_index_that_it_goes_by(storage: SqliteStorage) -> None:
    for statement in await traced(storage):
        if not of_a_chat(statement):
            for step in await plan(storage, statement):
                assert not is_unnamed(step, statement), f"{step}\n{statement}"


def is_unnamed(step: str, statement: str) -> bool:
    """Say whether a step goes by an index that SQLite has chosen by itself.

    A table's own key needs no name, but for NULL: many rows have that. Of a table that the statement does not mention
    SQLite takes what hangs on a row that is deleted.
    """
    found = re.match(r"\w+ (\w+) USING (?:AUTOMATIC )?(?:PARTIAL )?(?:COVERING )?INDEX (\w*) ?\(?(\w*)", step)
    if found is None or not re.search(rf"\b{found[1]}\b", statement):
        return False
    if found[2].startswith("sqlite_autoindex_"):
        return f"{found[3]} IS NULL" in statement
    return f"INDEXED BY {found[2]} " not in f"{statement} "


async def test_every_statement_that_there_is_was_looked_at(storage: SqliteStorage) -> None:
    seen = await traced(storage)
    heads = set(heads_of_statements()) - {"SELECT 1 FROM sqlite_master LIMIT 1"}  # asked once, when it is opened
    assert len(heads) > 60
    missing = [head for head in heads if not any(head in statement for statement in seen)]
    assert not missing, missing


def heads_of_statements() -> Iterator[str]:
    """Give all that looks like SQL in the storage, up to where something is put in."""
    folders = (Path(inbox.__file__).parent, Path(session.__file__).parent)
    modules = [module for folder in folders for module in folder.glob("*.py") if module.stem not in ELSEWHERE]
    for module in modules:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            first = node.values[0] if isinstance(node, ast.JoinedStr) else node
            written = first.value if isinstance(first, ast.Constant) else None
            if isinstance(written, str) and re.match("(SELECT|UPDATE|DELETE|INSERT) ", written):
                yield re.split(r"\?|:\w", written)[0]


@pytest.mark.parametrize(
    ("step", "statement", "found"),
    [
        ("SEARCH inbox USING INDEX inbox_of_chat (chat_id=?)", "SELECT 1 FROM inbox WHERE chat_id = 1", True),
        ("SEARCH i USING COVERING INDEX inbox_of_chat (chat_id=?)", "SELECT 1 FROM inbox AS i", True),
        ("SEARCH i USING INDEX inbox_w (chat_id=?)", "SELECT 1 FROM inbox AS i INDEXED BY inbox_waiting", True),
        ("SEARCH c USING AUTOMATIC PARTIAL COVERING INDEX (chat_id=?)", "SELECT 1 FROM chats AS c", True),
        ("SEARCH inbox USING INDEX inbox_waiting (chat_id=?)", "SELECT 1 FROM inbox INDEXED BY inbox_waiting", False),
        ("SEARCH asides USING COVERING INDEX asides_of_case (chat_id=?)", "DELETE FROM cases", False),
        ("SEARCH cases USING INDEX sqlite_autoindex_cases_1 (chat_id=?)", "SELECT 1 FROM cases", False),
        ("SEARCH inbox USING INDEX sqlite_autoindex_inbox_1 (update_id=?)", "FROM inbox WHERE update_id = 1", False),
        ("SEARCH inbox USING INDEX sqlite_autoindex_inbox_1 (update_id=?)", "FROM inbox WHERE update_id IS NULL", True),
        ("SEARCH chats USING INTEGER PRIMARY KEY (rowid=?)", "SELECT 1 FROM chats WHERE chat_id = 1", False),
    ],
)
def test_an_index_that_is_not_named_would_be_noticed(step: str, statement: str, found: bool) -> None:
    assert is_unnamed(step, statement) is found
