"""Which file may import what, and how large and how wordy it may be. Each row of a table has to match a file."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_PHRASE = 6
"""Words: what is longer is taken for a sentence."""

IMPURE = (
    *("os", "io", "pathlib", "tempfile", "shutil", "subprocess", "socket", "urllib.request"),  # the outside
    *("asyncio", "threading", "multiprocessing", "concurrent", "contextvars", "queue"),  # doing things at once
    *("sqlite3", "logging", "importlib"),  # databases, logs, imports that this test could not see
    *("random", "secrets", "uuid", "time", "locale"),  # what is different each time, or on each machine
)


@dataclass(frozen=True)
class Layer:
    """Files, and which of our own packages and modules they may import; never: also not of these or of Python's."""

    files: str
    may: tuple[str, ...]
    never: tuple[str, ...] = ()


# The first row that matches a file holds for it.
LAYERS = (
    Layer("conversations/**/*.py", may=("conversations",), never=IMPURE),
    Layer("bot/standin/**/*.py", may=("bot.standin",)),
    Layer("bot/storage/**/*.py", may=("bot.storage", "conversations")),
    Layer("bot/evidence/attaching.py", may=("bot", "conversations"), never=("bot.standin", "bot.application")),
    Layer("bot/evidence/rechecking.py", may=("bot", "conversations"), never=("bot.standin", "bot.application")),
    Layer("bot/evidence/**/*.py", may=("bot.evidence", "conversations")),
    Layer("bot/logs.py", may=()),
    Layer("bot/addresses.py", may=()),
    Layer("bot/settings.py", may=("bot.addresses", "bot.logs")),
    Layer("bot/texts.py", may=("conversations",)),
    Layer("bot/layout.py", may=("bot.buttons",)),
    Layer("bot/chart.py", may=()),
    Layer("bot/lettering.py", may=()),
    Layer("bot/shapes.py", may=("bot.chart",)),
    Layer("bot/drawing.py", may=("bot.chart", "bot.lettering", "bot.shapes")),
    Layer("bot/pictures.py", may=("bot.lettering", "bot.shapes", "bot.texts", "conversations")),
    Layer("bot/file_lines.py", may=("bot.texts", "conversations")),
    Layer("bot/screens.py", may=("bot.buttons", "bot.file_lines", "bot.layout", "bot.texts", "conversations")),
    Layer("bot/__main__.py", may=("bot",)),
    Layer("bot/**/*.py", may=("bot", "conversations"), never=("bot.standin", "bot.__main__")),
)

# Who may import what is not ours and not Python's. A file that stops doing so is taken off the row.
LIBRARIES = {
    "aiohttp": (
        *("bot/standin/**/*.py", "bot/transport.py"),
        *("bot/web.py", "bot/webhook.py", "bot/inspection.py"),
    ),
    "aiosqlite": ("bot/storage/connection.py",),
    "babel": ("bot/texts.py",),
    "dateparser": ("conversations/date_words.py",),
    "dotenv": ("bot/settings.py",),
    "fluent": ("bot/texts.py",),
    "fontpkg": ("bot/lettering.py",),
    "orjson": ("bot/wire.py", "bot/storage/rows.py"),
    "prometheus_client": ("bot/metrics.py",),
    "uvloop": ("bot/__main__.py",),
    "PIL": (
        *("bot/evidence/pictures.py", "bot/standin/pictures.py"),
        *("bot/drawing.py", "bot/lettering.py", "bot/pictures.py", "bot/shapes.py"),
    ),
    "telegram": (
        *("bot/__main__.py", "bot/check.py", "bot/application.py", "bot/errors.py", "bot/api.py", "bot/transport.py"),
        *("bot/polling.py", "bot/webhook.py", "bot/lanes.py", "bot/outbox.py", "bot/sending.py", "bot/trouble.py"),
        *("bot/uploaded.py", "bot/announcing.py", "bot/parts.py"),
        *("bot/handlers.py", "bot/admins.py", "bot/late.py", "bot/conversation.py", "bot/turn.py"),
        *("bot/evidence/attaching.py", "bot/evidence/checking.py", "bot/evidence/received.py"),
    ),
}

# Long texts that no buyer reads, though no error and no log either.
NOT_FOR_BUYERS = {
    "bot/standin/**/*.py": "what Telegram's servers say, word for word",
    "bot/errors.py": "what Telegram's servers say, to be recognised",
    "bot/storage/**/*.py": "SQL",
    "bot/__main__.py": "what the operator reads on the terminal",
    "bot/check.py": "what the operator reads on the terminal",
    "bot/webhook.py": "what the operator reads in the log",
    "bot/inspection.py": "what the operator reads beside a number",
    "bot/metrics.py": "what the operator reads beside a number",
    "conversations/__main__.py": "the frame of the diagram",
    "conversations/currencies.py": "codes and signs of currencies",
    "conversations/date_words.py": "words that buyers type",
}
LOGGING = frozenset({"debug", "info", "warning", "error", "exception", "critical", "log"})
TOO_VAGUE = frozenset({"utils", "util", "helpers", "helper", "manager", "managers", "common", "data", "process"})


def files(pattern: str) -> list[str]:
    """Every file that a row names, from the project's folder."""
    return sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern))


def read(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text("utf-8"), file)


OURS = [file for pattern in ("conversations/**/*.py", "bot/**/*.py") for file in files(pattern)]
TESTED = [*OURS, *files("tests/**/*.py"), *files("benchmarks/**/*.py")]


def layer_of(file: str) -> Layer:
    return next(layer for layer in LAYERS if file in files(layer.files))


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


def within(module: str, parts: tuple[str, ...]) -> bool:
    return any(f"{module}.".startswith(f"{part}.") for part in parts)


def package_of(file: str) -> str:
    return ".".join(Path(file).parent.parts)


def out_of_layer(modules: Iterator[str], layer: Layer) -> list[str]:
    """Modules of ours that a layer does not name, and any that it forbids."""
    own = ("bot", "conversations", "tests")
    return [
        name for name in modules if within(name, layer.never) or (within(name, own) and not within(name, layer.may))
    ]


def libraries(modules: Iterator[str]) -> set[str]:
    """What is neither Python's nor ours."""
    tops = {name.split(".", maxsplit=1)[0] for name in modules}
    return tops - set(sys.stdlib_module_names) - {"bot", "conversations", "tests"}


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


# The tables match something


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.files)
def test_each_row_of_the_layers_is_the_one_that_holds_for_some_file(layer: Layer) -> None:
    assert [file for file in OURS if layer_of(file) == layer]


@pytest.mark.parametrize(("library", "pattern"), [(name, row) for name, rows in LIBRARIES.items() for row in rows])
def test_each_permission_to_import_a_library_is_used(library: str, pattern: str) -> None:
    assert [file for file in files(pattern) if library in libraries(imported(read(file), package_of(file)))]


@pytest.mark.parametrize("pattern", NOT_FOR_BUYERS)
def test_each_exception_for_long_texts_is_needed(pattern: str) -> None:
    assert [text for file in files(pattern) for text in sentences(read(file))]


# The tables hold


@pytest.mark.parametrize("file", OURS)
def test_a_file_imports_only_what_its_layer_may(file: str) -> None:
    assert out_of_layer(imported(read(file), package_of(file)), layer_of(file)) == []


@pytest.mark.parametrize("file", OURS)
def test_a_library_is_imported_only_where_it_belongs(file: str) -> None:
    used = libraries(imported(read(file), package_of(file)))
    assert {name for name in used if not any(file in files(row) for row in LIBRARIES.get(name, ()))} == set()


@pytest.mark.parametrize("file", [file for file in files("conversations/**/*.py") if "__main__" not in file])
def test_the_guide_waits_for_nothing_and_asks_the_machine_nothing(file: str) -> None:
    assert unclocked(read(file)) == []


@pytest.mark.parametrize("file", OURS)
def test_a_file_and_its_functions_are_short_enough_to_take_in(file: str) -> None:
    assert len((ROOT / file).read_text("utf-8").splitlines()) <= LONGEST_FILE
    assert long_functions(read(file)) == []


@pytest.mark.parametrize("file", TESTED)
def test_a_file_is_named_for_what_is_in_it(file: str) -> None:
    parts = {part for name in Path(file).with_suffix("").parts for part in name.split("_")}
    assert parts & TOO_VAGUE == set()


@pytest.mark.parametrize("file", OURS)
def test_no_sentence_for_buyers_is_written_in_code(file: str) -> None:
    if not any(file in files(pattern) for pattern in NOT_FOR_BUYERS):
        assert sentences(read(file)) == []


# The questions find what they are to find


@pytest.mark.parametrize(
    ("source", "package", "names"),
    [
        ("import os.path, re", "bot", ["os.path", "re"]),
        ("from bot import standin as other", "bot", ["bot.standin"]),
        (
            "from . import files\nfrom .world import World",
            "bot.standin",
            ["bot.standin.files", "bot.standin.world.World"],
        ),
        ("from ..logs import configure", "bot.standin", ["bot.logs.configure"]),
        ("def f():\n    import telegram", "conversations", ["telegram"]),
        ("if TYPE_CHECKING:\n    from PIL import Image", "conversations", ["PIL.Image"]),
    ],
)
def test_every_way_to_import_is_seen(source: str, package: str, names: list[str]) -> None:
    assert list(imported(ast.parse(source), package)) == names


@pytest.mark.parametrize(
    ("name", "file", "refused"),
    [
        ("bot.texts", "conversations/rules.py", True),
        ("os.environ", "conversations/rules.py", True),
        ("conversations.money", "conversations/rules.py", False),
        ("bot.standings", "bot/handlers.py", False),
        ("bot.standin.world", "bot/handlers.py", True),
        ("bot.texts", "bot/standin/world.py", True),
        ("conversations.case", "bot/standin/world.py", True),
        ("bot.standin.store", "bot/standin/world.py", False),
        ("tests.buyer", "bot/handlers.py", True),
    ],
)
def test_a_layer_takes_what_it_names_and_nothing_else_of_ours(name: str, file: str, refused: bool) -> None:
    assert out_of_layer(iter([name]), layer_of(file)) == ([name] if refused else [])


def test_a_library_is_what_is_neither_python_s_nor_ours() -> None:
    assert libraries(iter(["re", "bot.logs", "telegram.ext", "PIL.Image", "xml.etree"])) == {"telegram", "PIL"}


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
