"""A statement of both databases, as PostgreSQL wants it."""

import pytest

from bot.storage.postgresql.statements import arranged, written


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("SELECT 1 FROM inbox INDEXED BY inbox_waiting WHERE chat_id = ?", "SELECT 1 FROM inbox WHERE chat_id = $1"),
        ("SELECT 1 FROM inbox AS i INDEXED BY inbox_waiting", "SELECT 1 FROM inbox AS i"),
        ("UPDATE a SET b = ?, c = '{}?:x' WHERE d = ?", "UPDATE a SET b = $1, c = '{}?:x' WHERE d = $2"),
        ("SELECT ?1, ?2 WHERE ?1 = ?2", "SELECT $1, $2 WHERE $1 = $2"),
        ("SELECT ?2, ?1", "SELECT $2, $1"),
        ("DELETE FROM a WHERE b > :one AND c < :two AND d < :one", "DELETE FROM a WHERE b > $1 AND c < $2 AND d < $1"),
        ("INSERT INTO a (b) VALUES (?, ?, ?)", "INSERT INTO a (b) VALUES ($1, $2, $3)"),
    ],
)  # fmt: skip
def test_values_are_numbered_and_no_index_is_named(statement: str, expected: str) -> None:
    assert written(statement)[0] == expected


def test_values_with_names_come_in_the_order_of_their_numbers() -> None:
    _text, names = written("SELECT :piece, :after, :piece")
    assert arranged(names, {"after": 1, "piece": 2, "other": 3}) == [2, 1]
    assert arranged((), (5, 6)) == (5, 6)
