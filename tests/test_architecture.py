"""Which folder may import what, and how large and how wordy a file may be. Each row of a table has to match a file."""

import ast
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_PHRASE = 6
"""Words: what is longer is taken for a sentence."""
MOST_FILES = 25
"""In one folder."""

# From the top to the bottom: what stands in a row imports what stands in the rows below it, and no neighbour.
FLOORS = (
    ("bot.__main__",),
    ("bot.application",),
    ("bot.caretaker", "bot.introduction"),
    ("bot.ops",),
    ("bot.lanes", "bot.intake", "bot.rounds", "bot.workshop", "bot.leader"),
    ("bot.outbox",),
    ("bot.handlers",),
    ("bot.screens",),
    ("bot.drawing",),
    ("bot.evidence", "bot.storage", "bot.texts", "bot.settings"),
    ("bot.wire", "bot.runtime", "bot.addresses"),
    ("conversations",),
)

IMPURE = (
    *("os", "io", "pathlib", "tempfile", "shutil", "subprocess", "socket", "urllib.request"),  # the outside
    *("asyncio", "threading", "multiprocessing", "concurrent", "contextvars", "queue"),  # doing things at once
    *("sqlite3", "logging", "importlib"),  # databases, logs, imports that this test could not see
    *("random", "secrets", "uuid", "time", "locale"),  # what is different each time, or on each machine
)


@dataclass(frozen=True)
class Row:
    """A folder or a file, and what of ours below it it imports; never: also none of these of Python's.

    `__main__` and `application` put everything together and so name everything; nobody else does.
    """

    part: str
    may: tuple[str, ...]
    never: tuple[str, ...] = ()


ROWS = (
    Row("conversations", may=(), never=IMPURE),
    Row("standin", may=()),
    Row("bot.addresses", may=()),
    Row("bot.runtime", may=()),
    Row("bot.wire", may=()),
    Row("bot.settings", may=("bot.addresses", "bot.runtime", "conversations")),
    Row("bot.texts", may=("conversations",)),
    Row("bot.storage", may=("bot.runtime", "conversations")),
    Row("bot.evidence", may=("bot.runtime", "conversations")),
    Row("bot.drawing", may=("bot.texts", "conversations")),
    Row("bot.screens", may=("bot.drawing", "bot.storage", "bot.texts", "conversations")),
    Row(
        "bot.handlers",
        may=(
            *("bot.screens", "bot.evidence", "bot.storage", "bot.texts"),
            *("bot.runtime", "bot.wire", "conversations"),
        ),
    ),
    Row(
        "bot.outbox",
        may=("bot.screens", "bot.drawing", "bot.storage", "bot.texts", "bot.runtime", "bot.wire"),
    ),
    Row("bot.intake", may=("bot.outbox", "bot.storage", "bot.runtime", "bot.wire")),
    Row(
        "bot.lanes",
        may=("bot.outbox", "bot.handlers", "bot.storage", "bot.runtime", "bot.wire"),
    ),
    Row("bot.ops", may=("bot.addresses", "bot.intake", "bot.storage", "bot.settings", "bot.runtime", "bot.wire")),
    Row(
        "bot.workshop",
        may=(
            "bot.outbox",
            "bot.screens",
            "bot.evidence",
            "bot.storage",
            "bot.texts",
            "bot.runtime",
            "bot.wire",
            "conversations",
        ),
    ),
    Row("bot.rounds", may=("bot.storage", "bot.runtime")),
    Row("bot.leader", may=("bot.outbox", "bot.runtime")),
    Row("bot.introduction", may=("bot.intake", "bot.handlers", "bot.texts", "bot.runtime", "bot.wire")),
    Row(
        "bot.caretaker",
        may=("bot.lanes", "bot.leader", "bot.workshop", "bot.outbox", "bot.storage", "bot.runtime"),
    ),
    Row(
        "bot.application",
        may=(
            *(
                "bot.ops",
                "bot.caretaker",
                "bot.introduction",
                "bot.leader",
                "bot.intake",
                "bot.rounds",
                "bot.lanes",
                "bot.workshop",
                "bot.outbox",
                "bot.handlers",
                "bot.evidence",
                "bot.storage",
            ),
            *("bot.texts", "bot.runtime", "bot.wire"),
        ),
    ),
    Row(
        "bot.__main__",
        may=(
            *("bot.application", "bot.ops", "bot.intake", "bot.storage", "bot.settings"),
            *("bot.runtime", "bot.addresses", "standin"),
        ),
    ),
)

# Who may import what is not ours and not Python's. What stops doing so is taken off the row.
LIBRARIES = {
    "aiohttp": ("standin", "bot.wire.transport", "bot.intake.webhook", "bot.ops"),
    "asyncpg": ("bot.storage.postgresql",),
    "aiosqlite": ("bot.storage.sqlite.connection",),
    "babel": ("bot.texts",),
    "dateparser": ("conversations.reading.date_words",),
    "dotenv": ("bot.settings",),
    "fluent": ("bot.texts",),
    "fontpkg": ("bot.drawing.lettering", "bot.evidence.packing.lettering"),
    "fontTools": ("bot.evidence.packing.lettering",),
    "fpdf": ("bot.evidence.packing.paper",),
    "greenlet": ("bot.storage.postgresql.bridge",),
    "orjson": ("bot.wire.codec", "bot.storage.sql.rows"),
    "prometheus_client": ("bot.runtime.metrics",),
    "pycld2": ("conversations.reading.language",),
    "uvloop": ("bot.__main__",),
    "PIL": (
        *("bot.drawing", "bot.evidence.codes", "bot.evidence.measuring", "bot.evidence.pictures"),
        *("bot.evidence.mending", "bot.evidence.packing", "standin.media"),
    ),
    "pillow_heif": ("bot.evidence.mending",),
    "av": ("bot.evidence.mending", "bot.evidence.packing"),
    "pypdfium2": ("bot.evidence.mending",),
    "zxingcpp": ("bot.evidence.codes",),
    "telegram": (
        *("bot.__main__", "bot.application", "bot.ops", "bot.lanes", "bot.intake", "bot.outbox"),
        *("bot.handlers", "bot.evidence.checking", "bot.evidence.fetching", "bot.evidence.received", "bot.wire"),
        *("bot.workshop", "bot.introduction"),
    ),
}

# Long texts that no buyer reads, though no error and no log either.
NOT_FOR_BUYERS = {
    "standin": "what Telegram's servers say, word for word",
    "bot.wire.errors": "what Telegram's servers say, to be recognised",
    "bot.storage.postgresql": "SQL, and what the operator reads",
    "bot.storage.sql": "SQL",
    "bot.storage.sqlite": "SQL, and what the operator reads",
    "bot.__main__": "what the operator reads on the terminal",
    "bot.ops": "what the operator reads on the terminal, and beside a number",
    "bot.intake.refusals": "what the operator reads in the log",
    "bot.intake.webhook": "what the operator reads in the log",
    "bot.evidence.fetching": "what the operator reads in the log",
    "bot.workshop.workshop": "what the operator reads in the log",
    "bot.runtime.metrics": "what the operator reads beside a number",
    "conversations.__main__": "the frame of the diagram",
    "conversations.messages": "words that sellers write",
    "conversations.reading": "codes and signs of currencies, words that buyers type",
}
LOGGING = frozenset({"debug", "info", "warning", "error", "exception", "critical", "log"})
TOO_VAGUE = frozenset({"utils", "util", "helpers", "helper", "manager", "managers", "common", "data", "process"})
PACKAGES = ("bot", "conversations", "standin", "tests", "benchmarks")

Offences = dict[str, object]
"""A file, or what else is wrong -> what is wrong with it. A rule holds where there are none."""


def modules_of(*packages: str) -> dict[str, Path]:
    found = sorted(path for package in packages for path in (ROOT / package).rglob("*.py"))
    return {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in found}


OURS = modules_of("bot", "conversations", "standin")
EVERY = modules_of(*PACKAGES)


@cache
def read(module: str) -> ast.Module:
    return ast.parse(EVERY[module].read_text("utf-8"), module)


# What the tree is asked


def imported(tree: ast.Module, package: str) -> Iterator[str]:
    """Every module that is imported, also for types only; `from a import b` is `a.b`, for `b` may be a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


@cache
def imports_of(module: str) -> tuple[str, ...]:
    package = module if EVERY[module].name == "__init__.py" else module.rpartition(".")[0]
    return tuple(imported(read(module), package))


def within(module: str, parts: tuple[str, ...]) -> bool:
    return any(f"{module}.".startswith(f"{part}.") for part in parts)


def row_of(module: str) -> Row | None:
    """The row of a module; none for the package `bot` itself, which imports nothing."""
    return next((row for row in ROWS if within(module, (row.part,))), None)


def out_of_row(names: tuple[str, ...], row: Row) -> list[str]:
    """Modules of ours that a row does not name, and any that it forbids."""
    may = (row.part, *row.may)
    return [name for name in names if within(name, row.never) or (within(name, PACKAGES) and not within(name, may))]


def floor_of(part: str) -> int:
    return next(number for number, floor in enumerate(FLOORS) if part in floor)


def libraries(names: tuple[str, ...]) -> set[str]:
    """What is neither Python's nor ours."""
    tops = {name.split(".", maxsplit=1)[0] for name in names}
    return tops - set(sys.stdlib_module_names) - set(PACKAGES)


def in_circles(imports: Mapping[str, set[str]]) -> list[str]:
    """The modules from which a way of imports leads back to themselves."""

    def reached(start: str) -> set[str]:
        seen, ahead = set[str](), set(imports.get(start, ()))
        while ahead:
            seen |= ahead
            ahead = {after for one in ahead for after in imports.get(one, ())} - seen
        return seen

    return [module for module in sorted(imports) if module in reached(module)]


def module_imports(module: str) -> set[str]:
    """The modules of ours that one imports: of `from a import b` it is `a` where `b` is a name in it."""
    owners = (name if name in OURS else name.rpartition(".")[0] for name in imports_of(module))
    return {owner for owner in owners if owner in OURS and owner != module}


def unclocked(tree: ast.Module) -> list[str]:
    """What asks the machine for the time or a file, or waits: pure code is given what it needs."""
    waits = (ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await)
    found = [f"{type(node).__name__} in line {node.lineno}" for node in ast.walk(tree) if isinstance(node, waits)]
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="now" | "utcnow" | "today" as name)):
                found.append(f"{name}() in line {node.lineno}")
            case ast.Call(func=ast.Name(id="open" | "input" | "print" | "__import__" | "eval" | "exec" as name)):
                found.append(f"{name}() in line {node.lineno}")
    return found


def long_functions(tree: ast.Module) -> list[str]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    sizes = {f"{node.name} in line {node.lineno}": (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    return [name for name, size in sizes.items() if size > LONGEST_FUNCTION]


def too_long(module: str) -> list[str]:
    lines = len(EVERY[module].read_text("utf-8").splitlines())
    return [*([f"{lines} lines"] if lines > LONGEST_FILE else []), *long_functions(read(module))]


def sentences(tree: ast.Module) -> list[str]:
    """Texts of more words than a phrase has, but for docstrings, errors and logs."""
    allowed = {id(inner) for node in ast.walk(tree) if is_allowed(node) for inner in ast.walk(node)}
    spoken = [node for node in ast.walk(tree) if id(node) not in allowed]
    in_f_strings = {id(part) for node in spoken if isinstance(node, ast.JoinedStr) for part in node.values}
    texts = [
        (node.lineno, text_of(node))
        for node in spoken
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in in_f_strings
    ]
    return [f"line {line}: {text}" for line, text in texts if is_sentence(text)]


def is_allowed(node: ast.AST) -> bool:
    match node:
        case ast.Raise() | ast.Expr(value=ast.Constant()):  # the latter: docstrings, of attributes too
            return True
        case ast.Call(func=ast.Attribute(attr=name, value=ast.Name(id="logger" | "log"))):
            return name in LOGGING
        case ast.Call(func=ast.Name(id=name)):
            return name.endswith("Error")
    return False


def text_of(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(part) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return node.value if isinstance(node.value, str) else ""


def is_sentence(text: str) -> bool:
    words = [word for word in text.split() if re.search(r"[^\W\d_]{2}", word)]
    return len(words) > LONGEST_PHRASE


def offences(modules: Mapping[str, Path], asked: Callable[[str], object]) -> Offences:
    """Ask each module, and give the answers of those with which something is wrong."""
    assert modules, "the rule is about nothing any more"
    return {module: wrong for module in modules if (wrong := asked(module))}


# The tables match something


def test_each_row_stands_on_a_floor_and_names_only_what_is_below_it_and_imported() -> None:
    wrong: Offences = {}
    for row in ROWS:
        mine = [module for module in OURS if row_of(module) == row]
        used = {name for module in mine for name in imports_of(module)}
        unused = [part for part in row.may if not any(within(name, (part,)) for name in used)]
        upward = [part for part in row.may if part != "standin" and floor_of(part) <= floor_of(row.part)]
        if not mine or unused or upward:
            wrong[row.part] = {"unused": unused, "upward": upward, "files": len(mine)}
    assert wrong == {}


def test_every_file_has_a_row() -> None:
    assert [module for module in OURS if row_of(module) is None] == ["bot"]
    assert imports_of("bot") == ()


def test_each_permission_to_import_a_library_is_used() -> None:
    used = {name: {module for module in OURS if name in libraries(imports_of(module))} for name in LIBRARIES}
    idle = {(name, part) for name, parts in LIBRARIES.items() for part in parts
            if not any(within(module, (part,)) for module in used[name])}  # fmt: skip
    assert idle == set()


def test_each_exception_for_long_texts_is_needed() -> None:
    wordy = {module for module in OURS if sentences(read(module))}
    assert [part for part in NOT_FOR_BUYERS if not any(within(module, (part,)) for module in wordy)] == []


# The tables hold


def test_a_file_imports_only_what_its_row_may() -> None:
    def asked(module: str) -> list[str]:
        row = row_of(module)
        return out_of_row(imports_of(module), row) if row else []

    assert offences(OURS, asked) == {}


def test_no_import_leads_back_to_where_it_came_from_not_even_for_a_type() -> None:
    assert in_circles({module: module_imports(module) for module in OURS}) == []


def test_a_library_is_imported_only_where_it_belongs() -> None:
    def asked(module: str) -> set[str]:
        return {name for name in libraries(imports_of(module)) if not within(module, LIBRARIES.get(name, ()))}

    assert offences(OURS, asked) == {}


def test_the_guide_waits_for_nothing_and_asks_the_machine_nothing() -> None:
    guide = {module: path for module, path in modules_of("conversations").items() if "__main__" not in module}
    assert offences(guide, lambda module: unclocked(read(module))) == {}


def test_a_file_and_its_functions_are_short_enough_to_take_in() -> None:
    assert offences(OURS, too_long) == {}


def test_a_folder_has_few_enough_files_to_be_read_at_a_glance() -> None:
    folders: dict[str, int] = {}
    for path in EVERY.values():
        folder = path.parent.relative_to(ROOT).as_posix()
        folders[folder] = folders.get(folder, 0) + 1
    assert {folder: count for folder, count in folders.items() if count > MOST_FILES} == {}


def test_a_file_is_named_for_what_is_in_it() -> None:
    assert offences(EVERY, lambda module: set(re.split(r"[._]", module)) & TOO_VAGUE) == {}


def test_no_sentence_for_buyers_is_written_in_code() -> None:
    spoken = {module: path for module, path in OURS.items() if not within(module, tuple(NOT_FOR_BUYERS))}
    assert offences(spoken, lambda module: sentences(read(module))) == {}


# The questions find what they are to find


@pytest.mark.parametrize(
    ("source", "package", "names"),
    [
        ("import os.path, re", "bot", ["os.path", "re"]),
        ("from bot import storage as other", "bot", ["bot.storage"]),
        (
            "from . import files\nfrom .world import World",
            "bot.wire",
            ["bot.wire.files", "bot.wire.world.World"],
        ),
        ("from ..logs import configure", "bot.wire", ["bot.logs.configure"]),
        ("def f():\n    import telegram", "conversations", ["telegram"]),
        ("if TYPE_CHECKING:\n    from PIL import Image", "conversations", ["PIL.Image"]),
    ],
)
def test_every_way_to_import_is_seen(source: str, package: str, names: list[str]) -> None:
    assert list(imported(ast.parse(source), package)) == names


@pytest.mark.parametrize(
    ("name", "module", "refused"),
    [
        ("bot.texts", "conversations.rules", True),
        ("os.environ", "conversations.rules", True),
        ("conversations.reading.money", "conversations.rules", False),
        ("bot.outbox.outbox", "bot.handlers.routing", True),
        ("bot.screens.files", "bot.handlers.files", False),
        ("bot.screens_of_old", "bot.handlers.files", True),
        ("bot.handlers.files", "bot.screens.files", True),
        ("bot.lanes", "bot.intake.intake", True),
        ("bot.texts", "standin.world", True),
        ("standin.store", "standin.world", False),
        ("standin.store", "bot.handlers.routing", True),
        ("tests.buyer", "bot.handlers.routing", True),
    ],
)
def test_a_row_takes_what_it_names_and_nothing_else_of_ours(name: str, module: str, refused: bool) -> None:
    row = row_of(module)
    assert row
    assert out_of_row((name,), row) == ([name] if refused else [])


def test_a_circle_is_found_however_long_it_is() -> None:
    assert in_circles({"a": {"b"}, "b": {"c"}, "c": {"d"}, "d": set()}) == []
    assert in_circles({"a": {"b"}, "b": {"c", "d"}, "c": {"a"}, "d": set()}) == ["a", "b", "c"]


def test_a_library_is_what_is_neither_python_s_nor_ours() -> None:
    assert libraries(("re", "bot.logs", "telegram.ext", "PIL.Image", "xml.etree")) == {"telegram", "PIL"}


@pytest.mark.parametrize(
    "source",
    ["async def f(): ...", "datetime.now(UTC)", "datetime.datetime.utcnow()", "d.today()", "open('a')", "print(1)"],
)
def test_a_clock_a_wait_and_a_file_are_found(source: str) -> None:
    assert unclocked(ast.parse(source)) != []
    assert unclocked(ast.parse("turn.now\ndef now(): ...\ncase.opened")) == []


@pytest.mark.parametrize(("size", "found"), [(40, 0), (41, 1)])
def test_a_function_may_have_forty_lines(size: int, found: int) -> None:
    body = "\n".join("    pass" for _ in range(size - 1))
    assert len(long_functions(ast.parse(f"def f():\n{body}"))) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('text = "one two three four five six"', 0),
        ('text = "Now please send me a photo of it"', 1),
        ('text = ("Now please send me " "a photo of it")', 1),
        ('text = f"Now please send {number} photos of {it} to me"', 1),
        ('texts = {"a": "Now please send me a photo of it", "b": "thanks"}', 1),
        ('reply("Now please send me a photo of it")', 1),
        ('self.answer(f"Now please send me a photo of the {it}")', 1),
        ('"""Now please send me a photo of it."""', 0),
        ('raise LookupError("Now please send me a photo of it")', 0),
        ('error = SettingsError("Now please send me a photo of it")', 0),
        ('logger.info("Now please send me a photo of it")', 0),
        ('other.info("Now please send me a photo of it")', 1),
        ('text = "Теперь пришлите мне, пожалуйста, ещё одно фото"', 1),
        ('pattern = "a b c d e f g h 1 2 3 4 5 6 7"', 0),
    ],
)
def test_a_sentence_is_told_from_a_phrase_a_log_and_an_error(source: str, found: int) -> None:
    assert len(sentences(ast.parse(source))) == found
