"""Why an update failed is stored without a word of its buyer."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable

import pytest
from telegram.error import BadRequest

from bot import lanes
from bot.runtime.cause import LONGEST, Cause, cause, read
from bot.storage.interface import StorageError
from conversations.names import S
from conversations.reading.money import Money

SECRET = "Grandma's lamp"


def caught(work: Callable[[], object]) -> Exception:
    with pytest.raises(Exception) as found:  # noqa: PT011 - whichever it is
        work()
    return found.value


def raising(error: Exception) -> Callable[[], object]:
    def work() -> None:
        raise error

    return work


def test_an_error_is_named_by_its_type_and_its_innermost_place_in_the_project() -> None:
    error = caught(lambda: Money.from_stored(SECRET))
    found = read(cause(error))
    assert found.kind == type(error).__name__
    assert found.place.startswith("conversations/reading/money.py:")
    assert found.function
    assert SECRET not in cause(error)


def test_an_error_that_never_was_in_the_project_is_named_by_its_type() -> None:
    assert cause(caught(lambda: json.loads(SECRET))) == "json.decoder.JSONDecodeError"
    assert cause(ValueError(SECRET)) == "ValueError"
    assert cause(caught(lambda: S(SECRET))) == "ValueError"


def in_the_project(error: Exception) -> Exception:
    """Let an error pass through the project's code, as all do that a lane sees."""
    code = compile("def f(e):\n    raise e\n", str(lanes.__file__), "exec")
    space: dict[str, Callable[[Exception], None]] = {}
    exec(code, space)  # noqa: S102 - our own three lines
    return caught(lambda: space["f"](error))


@pytest.mark.parametrize(
    ("error", "kind", "text"),
    [
        (ValueError(SECRET), "ValueError", ""),
        (sqlite3.OperationalError("no such column: x"), "sqlite3.OperationalError", "no such column: x"),
        (StorageError("DATABASE_URL: full"), "bot.storage.interface.StorageError", "DATABASE_URL: full"),
        (BadRequest(f'Made to fail at "{SECRET}"'), "telegram.error.BadRequest", "Made to fail at"),
    ],
)
def test_an_errors_own_words_are_stored_only_where_they_quote_nobody(error: Exception, kind: str, text: str) -> None:
    stored = cause(in_the_project(error))
    assert SECRET not in stored
    assert read(stored) == Cause(kind, "bot/lanes.py:2", "f", text)


@pytest.mark.parametrize("more", [0, 5000])
def test_a_cause_has_an_end(more: int) -> None:
    stored = cause(in_the_project(StorageError("x" * more)))
    assert len(stored) <= LONGEST
    assert read(stored).place == "bot/lanes.py:2"


@pytest.mark.parametrize(
    ("stored", "kind"),
    [
        (f"ValueError: {SECRET}", "ValueError"),
        (f"ValueError: {SECRET} at bot/lanes.py:2 in f", "ValueError"),
        ("telegram.error.BadRequest: x", "telegram.error.BadRequest"),
        ("KeyError", "KeyError"),
        ("", ""),
        (": what", ""),
    ],
)
def test_of_what_an_earlier_release_stored_only_the_type_is_read(stored: str, kind: str) -> None:
    assert read(stored) == Cause(kind)
