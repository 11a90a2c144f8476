"""The words of the house: each is explained once, lives where the glossary says, and means one thing."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from tests.names import ROOT, defined, lacks, named, paths

MOST_UNEXPLAINED = 3
"""Files that may import a noun that has no row."""
WITHOUT_A_CLASS = {
    *("route", "letter", "rung", "inbox", "outbox", "lane", "admin", "news", "stand-in", "retention", "fleeting"),
    *("sweep", "notice", "reason"),
}
"""Words that the code does not ask for, and a newcomer does."""


def glossary() -> list[list[str]]:
    rows = [line for line in (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return [row for row in cells if row[0] != "word"]


@cache
def trees() -> dict[str, ast.Module]:
    """Path -> what is in it, of every file that people run."""
    files = [path for folder in ("bot", "conversations", "standin") for path in (ROOT / folder).rglob("*.py")]
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in files}


def is_noun(name: str, path: str) -> bool:
    """Whether a name is a class's or a type's; a constant is none."""
    is_class = any(isinstance(node, ast.ClassDef) and node.name == name for node in trees()[path].body)
    return is_class or (name[0].isupper() and not name.isupper())


def importers() -> dict[tuple[str, str], set[str]]:
    """(Noun, the path where it is defined) -> the paths that import it."""
    found = defaultdict(set)
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                home = node.module.replace(".", "/") + ".py"
                nouns = [alias.name for alias in node.names if home in trees() and is_noun(alias.name, home)]
                for name in nouns:
                    found[name, home].add(path)
    return found


def type_variables(tree: ast.Module) -> set[str]:
    calls = [node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)]
    return {ast.unparse(node.targets[0]) for node in calls if ast.unparse(node.value).startswith("TypeVar(")}


def test_the_glossary_explains_each_word_once() -> None:
    words = Counter(row[0] for row in glossary())
    assert [word for word, count in words.items() if count > 1] == []
    assert WITHOUT_A_CLASS - set(words) == set()
    assert all(len(row) == 3 and all(row) for row in glossary())


def test_the_glossary_says_where_a_word_lives_and_it_does() -> None:
    lives = {row[0]: row[2] for row in glossary()}
    assert [word for word, place in lives.items() if not paths(place)] == []
    assert [path for place in lives.values() for path in paths(place) if not (ROOT / path).exists()] == []
    assert [(name, path) for place in lives.values() for name, path in named(place) if lacks(name, path)] == []


def test_what_many_files_import_has_a_row() -> None:
    many = {noun for noun, files in importers().items() if len(files) > MOST_UNEXPLAINED}
    explained = {pair for row in glossary() for pair in named(row[2])}
    assert len(many) > 30
    assert sorted(many - explained) == [], "explain these in docs/glossary.md"


def test_a_name_stands_in_one_row_only() -> None:
    counted = Counter(pair for row in glossary() for pair in named(row[2]))
    assert [pair for pair, count in counted.items() if count > 1] == []


def test_one_word_has_one_meaning() -> None:
    homes = defaultdict(list)
    for path, tree in trees().items():
        if not path.startswith("standin/"):  # it imports nothing of the bot, and has words of its own
            for name in defined(path) - type_variables(tree):
                if "." not in name and name[0] != "_" and is_noun(name, path):
                    homes[name].append(path)
    assert {name: places for name, places in homes.items() if len(places) > 1} == {}, "rename all but one"


def test_names_and_paths_are_found_where_a_text_puts_them() -> None:
    text = "`One`, `two` in `a/b.py`, said by `three` in `c/d.ftl`, `i/j.ftl`; `a/`, `e.py`, `f/<name>`, `g` in `h`"
    assert list(named(text)) == [("One", "a/b.py"), ("two", "a/b.py"), ("three", "c/d.ftl"), ("three", "i/j.ftl")]
    assert paths(text) == ["a/b.py", "c/d.ftl", "i/j.ftl", "a/", "e.py"]


def test_what_a_file_defines_is_found_in_python_and_in_texts() -> None:
    here = Path(__file__).relative_to(ROOT).as_posix()
    assert {"trees", "MOST_UNEXPLAINED"} <= defined(here)
    assert not lacks("Case.number", "conversations/case.py")
    assert lacks("Case.name", "conversations/case.py")
    assert not lacks("problem_size", "conversations/texts/letter/en.ftl")
    assert lacks("problem_soul", "conversations/texts/letter/en.ftl")
