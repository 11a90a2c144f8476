"""What is said of a database of PostgreSQL names it, and never its password."""

import pickle

import pytest

from bot.storage.postgresql.address import DatabaseAddress


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://bot:geheim@db.example.org/disputes", "db.example.org:5432/disputes"),
        ("postgresql://bot:geheim@db.example.org:6000/disputes?sslmode=require", "db.example.org:6000/disputes"),
        ("postgresql://bot:geheim@[::1]:6000/disputes", "[::1]:6000/disputes"),
        ("postgresql://bot:ge%40heim@localhost/disputes", "localhost:5432/disputes"),
    ],
)
def test_an_address_says_where_and_which_and_goes_to_another_process_whole(url: str, said: str) -> None:
    address = DatabaseAddress(url)
    assert str(address) == said
    assert "heim" not in repr(address)
    assert pickle.loads(pickle.dumps(address)).url == url  # noqa: S301 - our own
