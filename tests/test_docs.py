"""The documents, the settings and the lock files say what is so, and no file names a machine or a package index."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.settings import DEFAULTS
from conversations.__main__ import diagram

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
LONGEST_DECISION = 40
MANY = 200
"""Files that there are at least; fewer, and a guard over all of them looks at the wrong place."""

# Written in two halves where this file would otherwise find itself.
INDEXES = (
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "debian" + ".org",
    "docker" + ".io",
    "ghcr" + ".io",
)
MACHINE_PATH = re.compile(r"(?<![\w.~*-])/(?:home|root|work|Users|mnt)/[\w.]")
LEFT_OPEN = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")


def ignored() -> set[str]:
    return {line.rstrip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()}


def project_files() -> list[str]:
    """Every file of the project: all but what .gitignore names and other programs' hidden folders."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in ignored() and (name[0] != "." or name == ".ci")]
        found += [(Path(folder) / name).relative_to(ROOT).as_posix() for name in names if name not in ignored()]
    return sorted(name for name in found if not name.endswith((".pyc", ".sqlite", ".db")))


@cache
def text_of(file: str) -> str:
    """The text of a file; of one that is no text, such as a picture, nothing."""
    content = (ROOT / file).read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


FILES = [file for file in project_files() if text_of(file)]
DOCUMENTS = [file for file in FILES if file.endswith(".md")]
DECISIONS = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
NEEDED = ("README.md", "LICENSE", "CHANGELOG.md", ".env.example", ".ci/run", "Makefile", *LOCKS)


def test_the_project_has_what_people_look_for() -> None:
    assert [file for file in NEEDED if file not in FILES] == []


# Settings


def example() -> list[tuple[str, str, str]]:
    """The line above, the name and the value of each setting in the example."""
    lines = text_of(".env.example").splitlines()
    pairs = [(above, line.partition("=")) for above, line in zip(["", *lines], lines, strict=False)]
    return [(above, name, value) for above, (name, sign, value) in pairs if sign and not name.startswith("#")]


def test_the_example_of_the_settings_has_each_of_them_with_its_default() -> None:
    assert [(name, value) for _, name, value in example()] == list(DEFAULTS.items())


def test_each_setting_in_the_example_is_explained() -> None:
    assert [name for above, name, _value in example() if not re.match(r"# .{20}", above)] == []


def test_readme_lists_every_setting_and_none_that_is_not_there() -> None:
    rows = [line for line in text_of("README.md").splitlines() if line.startswith("|")]
    named = {name for row in rows for name in re.findall(r"`([A-Z]+(?:_[A-Z]+)+)`", row.split("|")[1])}
    assert named == set(DEFAULTS)


# Commands


def targets() -> dict[str, str]:
    """The make targets, with what each of them needs first."""
    return dict(re.findall(r"^([a-z]+):(?!=)(.*)$", text_of("Makefile"), re.MULTILINE))


def commands(text: str) -> set[str]:
    """The make targets that a document tells to run: between backticks, or as a line of a block."""
    shown = [*(block.group() for block in FENCE.finditer(text)), *CODE.findall(FENCE.sub("", text))]
    return set(re.findall(r"^(?:\$ )?make ([a-z]+)", "\n".join(shown), re.MULTILINE))


def test_every_command_in_a_document_is_one_that_make_knows() -> None:
    named = {(file, command) for file in DOCUMENTS for command in commands(text_of(file))}
    assert named
    assert sorted((file, command) for file, command in named if command not in targets()) == []


def test_readme_names_the_two_commands() -> None:
    assert {"run", "test"} <= commands(text_of("README.md"))


def test_commands_are_found_between_backticks_and_in_blocks_and_not_in_prose() -> None:
    text = "They make sense: `make one`.\n```sh\n$ make two\nmake three\n# make four\n```\nWe make five."
    assert commands(text) == {"one", "two", "three"}


def test_what_ci_runs_checks_everything_and_ends_with_the_tests() -> None:
    assert re.search(r"^exec make .*check$", text_of(".ci/run"), re.MULTILINE)
    assert targets()["check"].split() == ["format", "lint", "types", "test"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_every_target_of_make_is_a_command_and_no_file() -> None:
    phony = re.search(r"^\.PHONY:(.*)$", text_of("Makefile"), re.MULTILINE)
    assert phony
    assert set(phony.group(1).split()) == set(targets())


# Pythons


def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads(text_of("pyproject.toml"))


def oldest() -> str:
    """The oldest Python that the project runs on, such as `3.11`; newer ones are not shut out."""
    found = re.fullmatch(r">=(3\.\d+)", project()["project"]["requires-python"])
    assert found
    return found[1]


def test_everything_that_names_the_oldest_python_names_the_same() -> None:
    assert f"Python {oldest()} or newer" in text_of("README.md")
    assert project()["tool"]["ruff"]["target-version"] == "py" + oldest().replace(".", "")
    assert project()["tool"]["mypy"]["python_version"] == oldest()
    assert re.findall(r"--python-version (\S+)", text_of("Makefile")) == [oldest()] * len(LOCKS)


def test_the_newest_debian_gets_what_readme_asks_for_and_the_browser() -> None:
    asked = re.search(r"Python \S+ or newer, (.+?), nothing else", text_of("README.md"))
    got = re.search(r"^PACKAGES=\((.+)\)$", text_of("tests/newest.sh"), re.MULTILINE)
    assert asked
    assert got
    packages = {name.removeprefix("python3-") for name in got[1].split()}
    assert packages == {"python3", "chromium", *re.split(r", | and ", asked[1])}
    assert os.access(ROOT / "tests" / "newest.sh", os.X_OK)


# The diagram and the decisions


def test_the_diagram_is_the_one_that_the_guide_prints() -> None:
    assert text_of("docs/flow.md") == diagram()


def test_the_command_that_prints_the_diagram_prints_it() -> None:
    command = [sys.executable, "-m", "conversations"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert printed.stdout == diagram()


def test_a_decision_is_short_and_says_what_was_weighed() -> None:
    written = {name: text_of(f"docs/decisions/{name}") for name in DECISIONS}
    headings = {name: re.findall(r"^## (.+)$", text, re.MULTILINE) for name, text in written.items()}
    right = ["Context", "Decision", "Weighed", "Consequences"]
    assert {name: found for name, found in headings.items() if found != right} == {}
    assert [name for name, text in written.items() if len(text.splitlines()) >= LONGEST_DECISION] == []


def test_decisions_are_numbered_from_one_without_a_gap() -> None:
    assert [int(name[:4]) for name in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    titles = [text_of(f"docs/decisions/{name}").splitlines()[0] for name in DECISIONS]
    assert [int(title.split(".")[0].removeprefix("# ")) for title in titles] == list(range(1, len(titles) + 1))


# Links


def links(text: str) -> list[str]:
    """The addresses that a document links to, but for those in its code."""
    return LINK.findall(CODE.sub("", FENCE.sub("", text)))


def anchors(text: str) -> set[str]:
    """The names under which the headings of a document can be linked to."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_somewhere(file: str, link: str) -> bool:
    """Whether what a document links to is there, and the heading in it too."""
    path, _, anchor = link.partition("#")
    target = (ROOT / file).parent / path if path else ROOT / file
    return target.exists() and (not anchor or anchor in anchors(target.read_text("utf-8")))


def test_every_link_to_a_file_of_the_project_leads_somewhere() -> None:
    every = [(file, link) for file in DOCUMENTS for link in links(text_of(file)) if not re.match(r"[a-z]+:", link)]
    assert every
    assert [(file, link) for file, link in every if not leads_somewhere(file, link)] == []


def test_links_are_found_where_they_are_and_not_in_code() -> None:
    text = '# A b, c!\n[one](a.md) ![two](b.png "B") `[three](c)`\n```\n[four](d)\n```\n[five](#a-b-c)'
    assert links(text) == ["a.md", "b.png", "#a-b-c"]
    assert anchors(text) == {"a-b-c"}


# What the log says


OF_PYTHON = ("Timeout (0:01:00)!",)
"""What the interpreter itself writes, so that none of our files has it (source: CPython, faulthandler.c)."""


def told() -> list[str]:
    """The lines that operators are told of, each with `...`, a letter or a number where something else may stand."""
    table = text_of("docs/operations.md").split("## What the log says")[1].split("\n| line |")[1]
    cells = [row.split(" | ")[0] for row in table.split("\n## ")[0].splitlines()[2:]]
    return [line for cell in cells for line in CODE.findall(cell)]


@cache
def texts_in_the_code() -> tuple[str, ...]:
    """Every text in the files of the bot, put together where it has places for values."""
    trees = [ast.parse(text_of(file)) for file in FILES if file.startswith("bot/") and file.endswith(".py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    plain = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    pieced = [node.values for node in nodes if isinstance(node, ast.JoinedStr)]
    return (*plain, *("".join(str(getattr(part, "value", "")) for part in parts) for parts in pieced))


def is_said(line: str) -> bool:
    """Whether some text begins as a line says, whatever its values are."""
    begins = re.compile(re.sub(r"\\\.\\\.\\\.|\b(?:[nk]|\d+)\b", ".*?", re.escape(line.removesuffix(": ..."))))
    return line in OF_PYTHON or any(begins.match(text) for text in texts_in_the_code())


def test_every_line_of_the_log_that_operators_are_told_of_is_said_so_in_the_code() -> None:
    assert len(told()) > 20
    assert [line for line in told() if not is_said(line)] == []


def test_a_line_that_the_log_does_not_have_is_found() -> None:
    assert is_said("Update n (k of 3 tries)")
    assert not is_said("Looking after the files failed")
    assert not is_said("Update n (k of 3 times)")


# Lock files


def locked(file: str) -> dict[str, dict[str, tuple[str, str]]]:
    """Each requirement: where it is for ("" everywhere) -> its version, and its hashes."""
    requirement = (
        r"^([a-z0-9][a-z0-9-]*)==([^\s;]+)(?: ; ([^\\\n]+))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)"
    )
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for name, version, marker, hashes in re.findall(requirement, text_of(file), re.MULTILINE):
        found.setdefault(name, {})[marker] = (version, hashes)
    return found


def wanted(*extras: str) -> set[str]:
    """The names that the project asks for."""
    asked = project()["project"]
    lists = [asked["dependencies"], *(asked["optional-dependencies"][extra] for extra in extras)]
    names = [re.split(r"[^\w.-]", requirement)[0] for requirements in lists for requirement in requirements]
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


@pytest.mark.parametrize("file", LOCKS)
def test_every_line_of_a_lock_file_is_a_pin_or_its_hash(file: str) -> None:
    pins = [line for line in text_of(file).splitlines() if not line.startswith("    --hash=sha256:")]
    assert len(pins) == sum(map(len, locked(file).values())) > 10
    assert all(re.match(r"[a-z0-9-]+==", pin) for pin in pins)


@pytest.mark.parametrize("file", LOCKS)
def test_a_lock_file_names_no_address_no_path_and_no_index(file: str) -> None:
    assert re.findall(r".*(?:://|file:|@|--(?!hash)|(?<!\\)[/~]).*", text_of(file)) == []


def test_everything_that_the_project_asks_for_is_locked() -> None:
    assert wanted() - set(locked("requirements.lock")) == set()
    assert wanted("dev") - set(locked("requirements-dev.lock")) == set()


def test_both_lock_files_agree_on_what_they_share() -> None:
    run, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    assert {name: run[name] for name in run} == {name: dev.get(name) for name in run}


# All files


def test_no_file_names_a_package_index_or_a_place_on_somebody_s_machine() -> None:
    assert len(FILES) > MANY
    assert [(file, name) for file in FILES for name in INDEXES if name in text_of(file)] == []
    assert [(file, path) for file in FILES for path in MACHINE_PATH.findall(text_of(file))] == []


def test_nothing_is_left_open_in_a_file() -> None:
    assert len(FILES) > MANY
    assert [(file, note) for file in FILES for note in LEFT_OPEN.findall(text_of(file))] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("/ho" + "me/ann/x", 1), ("'/ro" + "ot/x'", 1), ("example.org/home/x", 0), ("src/work/x", 0), ("/homely/x", 0)],
)
def test_a_place_on_a_machine_is_told_from_other_paths(text: str, found: int) -> None:
    assert len(MACHINE_PATH.findall(text)) == found


@pytest.mark.parametrize(("text", "found"), [("# TO" + "DO: later", 1), ("XX" + "XL", 0), ("hackney", 0)])
def test_a_note_to_oneself_is_told_from_a_word(text: str, found: int) -> None:
    assert len(LEFT_OPEN.findall(text)) == found
