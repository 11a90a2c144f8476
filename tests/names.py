"""Which names a file defines and imports, and which of them a document speaks of: "`Name` in `path/file.py`"."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent

NAMES = r"(?:`[^`\n]+`(?:, | and ))*`[^`\n]+`"
NAMED = re.compile(rf"({NAMES}) in\s+({NAMES})")
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"(?:[\w.-]+/)+[\w.<>-]*|[\w-]+\.(?:py|ftl|sql|md|toml)|Makefile|\.env\.example")


def named(text: str) -> Iterator[tuple[str, str]]:
    """Give (name, path) of each name that a text puts into a file; of several files each has each name."""
    for names, paths in NAMED.findall(text):
        yield from ((name, path) for path in CODE.findall(paths) for name in CODE.findall(names))


def paths(text: str) -> list[str]:
    """Every file and folder that a text names, without those that have a place to be filled in: `<name>`."""
    return [name for name in CODE.findall(text) if PATH.fullmatch(name) and "<" not in name]


def lacks(name: str, path: str) -> bool:
    """Whether a file does not define a name; a name with "<" in it is a place to be filled in."""
    return "<" not in path and "<" not in name and name not in defined(path)


@cache
def defined(path: str) -> frozenset[str]:
    """What can be named in a file; `Class.member` too. Of no Python: the first word of each line, as of a text."""
    text = (ROOT / path).read_text("utf-8")
    if not path.endswith(".py"):
        return frozenset(re.findall(r"^\s*(?:\.|CREATE TABLE |\[)?(-?[\w-]+)", text, re.MULTILINE))
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
                yield from (target.id for target in node.targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
