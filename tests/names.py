"""Which names a file defines and imports, and which of them a document speaks of: "`Name` in `path/file.py`"."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent

NAMES = r"(?:`[^`\n]+`(?:, | and ))*`[^`\n]+`"
FILE = r"`[\w.-]+/[^`\n]+`"
NAMED = re.compile(rf"({NAMES}) in\s+({FILE}(?:(?:, | and ){FILE})*)")
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"(?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|ftl|sql|md|toml)|Makefile|\.env\.example")


def named(text: str) -> Iterator[tuple[str, str]]:
    """Give (name, path) of each name that a text puts into a file; of several files each has each name."""
    for names, places in NAMED.findall(text):
        files = [place for place in CODE.findall(places) if PATH.fullmatch(place)]
        yield from ((name, path) for path in files for name in CODE.findall(names))


def paths(text: str) -> list[str]:
    """Every file and folder that a text names."""
    return [name for name in CODE.findall(text) if PATH.fullmatch(name)]


def lacks(name: str, path: str) -> bool:
    """Whether a file does not define a name."""
    return name not in defined(path)


@cache
def defined(path: str) -> frozenset[str]:
    """What can be named in a file; `Class.member` too. Of texts: messages and their attributes."""
    text = (ROOT / path).read_text("utf-8")
    if not path.endswith(".py"):
        return frozenset(re.findall(r"^(?: +\.)?(-?[\w-]+) =", text, re.MULTILINE))
    return frozenset(_names(ast.parse(text).body))


def _names(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        match node:
            case ast.ClassDef():
                yield node.name
                yield from (f"{node.name}.{name}" for name in _names(node.body))
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.name
            case ast.Assign():
                yield from (
                    name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)
                )
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
