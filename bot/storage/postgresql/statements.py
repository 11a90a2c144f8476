"""Writes a statement of `bot/storage/sql/` as PostgreSQL wants it: numbered values, and no names of indexes."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

Values = Sequence[Any] | Mapping[str, Any]

HINT = re.compile(r" INDEXED BY \w+")
"""PostgreSQL goes by what it knows of the tables, and has no way to be told an index."""
MARK = re.compile(r"'[^']*'|\?\d*|:[a-z]+")
"""A value's place, or a text in which nothing is one."""
REMEMBERED = 1024


@lru_cache(REMEMBERED)
def written(statement: str) -> tuple[str, tuple[str, ...]]:
    """Give a statement for PostgreSQL, and the names of its values where they have some, in their order."""
    numbers: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        mark = found[0]
        if mark.startswith("'"):
            return mark
        if mark[1:].isdigit():
            return f"${mark[1:]}"
        name = mark if mark != "?" else f"?{len(numbers) + 1}"
        return f"${numbers.setdefault(name, len(numbers) + 1)}"

    text = MARK.sub(number, HINT.sub("", statement))
    return text, tuple(name[1:] for name in numbers if name.startswith(":"))


def arranged(names: Sequence[str], values: Values) -> Sequence[Any]:
    """Put the values of a statement into the order of its numbers."""
    return [values[name] for name in names] if isinstance(values, Mapping) else values
