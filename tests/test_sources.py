"""Every number that a buyer is told has its row in docs/sources.md, and every row its text, in every language."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import ast as fluent

from bot.texts import ENGLISH, languages, resource
from conversations.advice.situations import SITUATIONS
from conversations.advice.ways import WAYS
from conversations.deadlines import RULES
from tests.conversations.test_texts import nodes
from tests.quantities import quantities, said

ROOT = Path(__file__).parent.parent
CERTAINTIES = ("high", "medium", "low", "ours", "out of date")
CODE = re.compile(r"`([^`]+)`")
FEWEST = 150
"""Numbers in messages that there are at least; fewer, and the guard looks at the wrong place."""

CONSTANTS: dict[str, tuple[str, ...]] = {
    "most_photos": ("conversations/files/limits.py:MOST_PHOTOS",),
    "photo_limit": ("conversations/files/limits.py:LARGEST_PHOTO",),
    "video_limit": ("conversations/files/limits.py:LARGEST_VIDEO",),
    "most": (
        "conversations/files/limits.py:MOST_PHOTOS", "conversations/files/limits.py:LARGEST_PHOTO",
        "conversations/files/limits.py:LARGEST_VIDEO", "conversations/files/verdict.py:MOST_PIXELS",
        "conversations/rules.py:LONGEST_NAME", "conversations/quotas.py:",
        "conversations/complaint/forms.py:LONGEST_WORDS", "conversations/reading/quantities.py:LARGEST",
    ),
    "full": ("conversations/rules.py:SHARES",),
    "three_quarters": ("conversations/rules.py:SHARES",),
    "half": ("conversations/rules.py:SHARES",),
    "quarter": ("conversations/rules.py:SHARES",),
    "days": ("conversations/days.py:DAYS_TO_OPEN",),
    "hours": ("bot/screens/dates.py:SNOOZES",),
    "kept": ("conversations/retention.py:KEPT",),
    "idle": ("conversations/retention.py:IDLE",),
    "warned": ("conversations/retention.py:WARNED",),
}  # fmt: skip
"""Place of a text -> the constants that its number comes from: the source of each stands beside it. Without a name:
what the file says of all of them."""
OF_A_DEADLINE = {"when", "since", "left", "open_by", "open_later", "open_left", "platform", "certainty"}
"""Places for dates: each is reckoned by a rule of `deadlines.RULES`, which has its source and certainty."""
OF_THE_BUYER = {
    # what the buyer has given, done or has
    *("paid", "refund", "full_postage", "amount", "given", "least", "answer", "order", "name", "date", "length"),
    *("count", "photos", "videos", "files", "version", "before", "after", "preview", "text", "gaps", "value", "what"),
    *("parts", "names", "numbers", "right", "parcels", "amounts", "dates", "links"),
    *("found", "to", "changes", "percent", "why"),
    *("size", "width", "height", "format", "claimed", "file", "kind", "place", "named", "chat", "number"),
    *(
        "language",
        "languages",
        "first",
        "ending",
        "words",
        "is_outdated",
        "label",
        "city",
        "time",
        "day",
        "begin",
        "end",
        "utc",
        "over",
    ),
    # words, names of things and switches
    *("proof", "window", "received", "sends_back", "step", "steps", "title", "todo", "where", "line", "reason", "home"),
    *("told", "on", "elsewhere", "state", "minutes", "seconds", "took"),
    # what files show and how they look
    *("slots", "places", "wants", "looks", "other", "has_page"),
    # what admins are told
    *(
        "origin",
        "parcel",
        "ordered",
        "pieces",
        "part",
        "unit",
        "tries",
        "retries",
        "error",
        "function",
        "away",
        "sent",
        "blocked",
    ),
}
"""Places whose number, where they have one, is no rule's."""


def rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading of the document."""
    text = (ROOT / "docs" / "sources.md").read_text("utf-8")
    part = re.split(r"^#+ ", text.split(heading, 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    lines = [line for line in part.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


NUMBERS, EXAMPLES = rows("## The numbers in the texts\n"), rows("### Examples\n")


@cache
def told() -> frozenset[tuple[str, str]]:
    """(Message, number) of every row."""
    pairs = [(message, number) for row in (*NUMBERS, *EXAMPLES)
             for number in CODE.findall(row[0]) for message in CODE.findall(row[2])]  # fmt: skip
    return frozenset(pairs)


@cache
def in_texts(language: str) -> frozenset[tuple[str, str]]:
    """(Message, number) of every text of a language."""
    return frozenset((message, number) for message, numbers in said(language).items() for number in numbers)


def test_there_is_something_to_guard() -> None:
    assert len(in_texts(ENGLISH)) > FEWEST
    assert len(NUMBERS) > len(EXAMPLES) > 5


@pytest.mark.parametrize("language", languages())
def test_every_number_in_a_text_has_a_row(language: str) -> None:
    missing = sorted(in_texts(language) - told())
    assert missing == [], "give each (message, number) a row in docs/sources.md, with its source and certainty"


@pytest.mark.parametrize("language", languages())
def test_every_row_is_said_by_its_texts(language: str) -> None:
    assert sorted(told() - in_texts(language)) == [], "these rows of docs/sources.md name what no text says"


def test_every_number_has_its_source_and_how_sure_that_is() -> None:
    assert [row for row in NUMBERS if len(row) != 5 or not all(row)] == []
    assert [row for row in NUMBERS if not row[4].startswith(CERTAINTIES)] == []
    assert [row for row in EXAMPLES if len(row) != 3 or not all(row)] == []


def test_no_row_stands_there_twice() -> None:
    keys = [(row[0], row[1], row[2]) for row in (*NUMBERS, *EXAMPLES)]
    assert len(set(keys)) == len(keys)


# Numbers that come in as values


def places(language: str) -> set[str]:
    return {node.id.name for node in nodes(resource(language).body) if isinstance(node, fluent.VariableReference)}


def test_every_value_of_a_text_is_a_constant_s_a_deadline_s_or_the_buyer_s() -> None:
    known = set(CONSTANTS) | OF_A_DEADLINE | OF_THE_BUYER
    assert {name for language in languages() for name in places(language)} - known == set()
    assert (set(CONSTANTS) | OF_A_DEADLINE) - places(ENGLISH) == set()
    assert len(known) == len(CONSTANTS) + len(OF_A_DEADLINE) + len(OF_THE_BUYER), "one stands there twice"


def beside(path: str, name: str) -> str:
    """What stands beside a constant, or at the top of its file."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    if not name:
        return ast.get_docstring(tree) or ""
    for node, after in zip(tree.body, tree.body[1:], strict=False):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(one, ast.Name) and one.id == name for one in targets):
            assert isinstance(after, ast.Expr), f"nothing stands beside {name}"
            return str(ast.literal_eval(after.value))
    raise AssertionError(f"{path} has no {name}")


@pytest.mark.parametrize("constant", sorted({one for many in CONSTANTS.values() for one in many}))
def test_a_constant_that_is_told_has_its_source_beside_it(constant: str) -> None:
    path, _colon, name = constant.partition(":")
    assert re.search(r"source|our choice|\bours\b|facts\.md|article 61", beside(path, name), re.IGNORECASE)


def test_every_deadline_way_and_situation_has_its_source() -> None:
    assert [kind for kind, rule in RULES.items() if not rule.source or rule.certainty not in CERTAINTIES] == []
    assert [name for name, way in WAYS.items() if not way.source or way.certainty not in CERTAINTIES] == []
    assert [name for name, one in SITUATIONS.items() if not one.source.startswith("facts.md")] == []


# What is never said


NEVER = re.compile(r"\bODR\b|ec\.europa\.eu/(?:odr|consumers)|\bECC\b|eccnet|spotřebitelské centrum", re.IGNORECASE)


@pytest.mark.parametrize("language", languages())
def test_nobody_is_sent_to_the_closed_platform_or_to_the_consumer_centres(language: str) -> None:
    pieces = [node.value for node in nodes(resource(language).body) if isinstance(node, fluent.TextElement)]
    assert len(pieces) > FEWEST
    assert [piece for piece in pieces if NEVER.search(piece)] == []
    assert NEVER.search("See the ODR platform")


# The guard reads numbers as people do


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "1–10 working days", {"1 working d", "10 working d"}),
        ("cs", "1 až 10 pracovních dní", {"1 working d", "10 working d"}),
        ("en", "Ten full days, then the 11th day", {"10 d", "11 th"}),
        ("cs", "Deset celých dní, pak 11. den", {"10 d", "11 th"}),
        ("en", "Type “5 Dec” or 2026-12-05", {"date 5-12", "date 5-12-2026"}),
        ("cs", "od 1. července 2026, třeba „5. 12.“", {"date 1-7-2026", "date 5-12"}),
        ("en", "at least $0.01, 8,12 € or 3 €", {"0.01 $", "8.12 €", "3 €"}),
        ("en", "two weeks, two guides, one try", {"2 w", "1 try"}),
        ("cs", "dva týdny, dva návody, jediný pokus", {"2 w", "1 try"}),
        ("en", "17TRACK, MP4 and 720p", set()),
        ("cs", "ten den", set()),
        ("en", "1. Press it\n2. Write", set()),
        ("en", "Directive 2011/83/EU", {"2011/83/EU"}),
    ],
)
def test_numbers_are_read_with_what_they_count(language: str, text: str, found: set[str]) -> None:
    assert quantities(text, language) == found


def test_the_one_of_a_plural_is_no_number_of_a_rule() -> None:
    assert "1 d" not in said(ENGLISH)["note_open_why"]
    assert "15 d" in said(ENGLISH)["note_open_why"]
