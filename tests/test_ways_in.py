"""README, docs/how-to and docs/security.md lead to places that are there: each file, and each name in it."""

from __future__ import annotations

import re

import pytest

from tests.names import CODE, ROOT, lacks, named, paths
from tests.test_docs import FILES, ignored

LONGEST_PAGE = 25
"""Lines that fit on one screen."""
README = (ROOT / "README.md").read_text("utf-8")
PAGES = {path.name: path.read_text("utf-8") for path in (ROOT / "docs" / "how-to").glob("*.md")}
WANTED = {"fact", "reason", "step", "command", "language", "stored-thing", "picture"}
HOUSES = ("bot", "conversations", "standin")


def tree() -> dict[str, str]:
    """Folder -> what README's tree says of it."""
    block = re.search(r"```text\n(.*?)```", README, re.DOTALL)
    assert block
    found: dict[str, str] = {}
    above: list[str] = []
    for line in block[1].splitlines():
        entry = re.fullmatch(r"( *)([\w-]+)/ +(\S.*)", line)
        assert entry, line
        above = [*above[: len(entry[1]) // 2], entry[2]]
        found["/".join(above)] = entry[3]
    return found


def folders() -> set[str]:
    """Every folder of the project that has a file in it or below it."""
    return {"/".join(parts[:depth]) for parts in (file.split("/") for file in FILES) for depth in range(1, len(parts))}


def rows() -> list[tuple[str, str]]:
    """What is to be changed, and where."""
    table = README.split("| to change |")[1].split("\n\n")[0]
    cells = [line.strip("|").split("|") for line in table.splitlines()[2:]]
    return [(what.strip(), where.strip()) for what, where in cells]


def examples(page: str) -> set[str]:
    """What a page adds as its example, named before its first place: it is not there, and neither is what it needs."""
    return {name.strip("/").split(".")[-1].lower() for name in CODE.findall(page.split("\n1. ", maxsplit=1)[0])}


def is_example(name: str, page: str) -> bool:
    return not examples(page).isdisjoint(re.split(r"[_.-]|/", name.lower()))


def test_the_tree_has_a_line_for_each_folder_and_no_other() -> None:
    lines = tree()
    assert set(lines) <= folders()
    inside = {folder for folder in folders() if folder.split("/")[0] in HOUSES}
    top = {folder for folder in folders() if "/" not in folder and folder[0] != "."}
    assert len(inside) > 15
    assert inside | top <= set(lines), "add a line to README's tree"
    assert all(len(said.split()) < 20 for said in lines.values())


def test_where_to_make_a_change_is_a_file_and_a_name_in_it() -> None:
    assert len(rows()) > 8
    for what, where in rows():
        pairs = list(named(where))
        assert pairs, what
        assert set(paths(where)) <= set(FILES), what
        assert {path for _name, path in pairs} == set(paths(where)), f"{what}: a file without a name in it"
        assert [(name, path) for name, path in pairs if lacks(name, path)] == [], what


def test_there_is_a_page_for_each_thing_that_is_added_and_readme_leads_to_it() -> None:
    assert set(PAGES) == {f"{name}.md" for name in WANTED}
    assert set(re.findall(r"\(docs/how-to/([\w-]+)\.md\)", README)) == WANTED


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_a_short_list_of_places_in_order(name: str) -> None:
    lines = PAGES[name].splitlines()
    numbers = [int(line.split(".")[0]) for line in lines if re.match(r"\d+\. ", line)]
    assert len(lines) <= LONGEST_PAGE
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 4
    assert any(line.startswith("Done when `") for line in lines)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_names_only_what_is_there(name: str) -> None:
    page = " ".join(PAGES[name].split("\n"))
    there = [path for path in paths(page) if path.split("/")[0] not in ignored() and not is_example(path, PAGES[name])]
    assert [path for path in there if not (ROOT / path).exists()] == []
    pairs = [(word, path) for word, path in named(page) if path in there and not is_example(word, PAGES[name])]
    assert pairs
    assert [(word, path) for word, path in pairs if lacks(word, path)] == []


def test_what_is_defended_is_where_the_page_says() -> None:
    page = " ".join((ROOT / "docs" / "security.md").read_text("utf-8").split("\n"))
    pairs = list(named(page))
    assert len(pairs) > 50
    assert [path for _name, path in pairs if not (ROOT / path).exists()] == []
    assert [(name, path) for name, path in pairs if lacks(name, path)] == []
