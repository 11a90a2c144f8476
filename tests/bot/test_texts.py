"""No text lies about unused, and no text is asked for that is not there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from fluent.syntax import ast as fluent

from bot.handlers.commands import COMMANDS
from bot.handlers.settings import SWITCHES
from bot.screens.files import ODD_ONES
from bot.screens.followup import ABOUT
from bot.screens.pack.order import BANK_WAYS
from bot.texts import messages, resource
from conversations import evidence
from conversations.advice.questions import QUESTIONS
from conversations.advice.situations import SITUATIONS
from conversations.advice.traps import TRAPS
from conversations.advice.ways import WAYS
from conversations.aliexpress.pages import OwnPage
from conversations.aliexpress.pictures import PICTURES, listed
from conversations.amounts import AMOUNTS
from conversations.complaint.replies import REPLIES
from conversations.deadlines import RULES, Whose
from conversations.dispute import STEPS
from conversations.feedback import MARKS
from conversations.files.copies import CHANGES, NOT_MENDED
from conversations.followup import E, Stage
from conversations.steps import Outcome
from tests.conversations.test_texts import PROOFS, key_pattern, nodes, rejections

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path for folder in ("bot", "conversations") for path in (ROOT / folder).rglob("*.py") if "standin" not in path.parts
)
SAYING = {"html", "plain", "has", "turn_notice"}
"""What is called with the key of a text first."""

VERDICTS = set(get_args(evidence.Verdict))
NOT_LISTED = {"refused", "removed"}
LATE = {kind for kind, rule in RULES.items() if "late" in rule.ladder.split()}

FAMILIES: dict[str, set[str]] = {
    "command_{name}": set(COMMANDS),
    "proof_{reasons.proof(case)}": set(PROOFS),
    "due_{one.kind}": set(RULES),
    "due_{one.kind}_how": set(RULES),
    "due_{due.kind}": set(RULES),
    "ask_{name}": {*QUESTIONS, *(kind.asks for kind in STEPS.values() if isinstance(kind, Outcome) and kind.asks)},
    "due_{one.kind}_late": LATE,
    "stage_{stage}": set(Stage),
    "stage_{stage(case)}": set(Stage),
    "event_{kind}": set(E),
    "event_{E.DISPUTE_OPENED}": {E.DISPUTE_OPENED},
    "event_{E.WROTE_SELLER}": {E.WROTE_SELLER},
    "event_{event.kind}": set(E),
    "trap_{name}": set(TRAPS),
    "reply_{name}": set(REPLIES) - {f"trap_{name}" for name in TRAPS},
    "amount_{event.kind}": set(AMOUNTS),
    "button_page_{page}": set(OwnPage),
    "button_about_{name}": set(ABOUT),
    "button_pack_{receiver}": set(BANK_WAYS),
    "button_about_{other}": set(ABOUT),
    "way_{name}": set(WAYS),
    "situation_{name}": set(SITUATIONS),
    "timeline_{whose}": set(get_args(Whose)),
    "button_{verb}": {"mute", "unmute", "rate", "ways"},
    "feedback_{mark}": {str(mark) for mark in MARKS},
    "feedback_{case.feedback.mark}": {str(mark) for mark in MARKS},
    "settings_{name}": set(SWITCHES),
    "button_{name}_{wish}": {f"{name}_{wish}" for name in SWITCHES for wish in ("on", "off")},
    "button_news_{other}": {"on", "off"},
    "news_{wish}": {"on", "off"},
    "announce_{state}": {"left", "stopped", "refused", "unknown"},
    "file_{item.verdict}": VERDICTS - NOT_LISTED,
    "notice_{item.verdict}": VERDICTS,
    "notice_{item.sent_as}": set(ODD_ONES),
    "{name}_changed": set(CHANGES),
    "{item.mending}_no_copy": set(NOT_MENDED),
    "look_{look}": {"blurred", "dark", "tiny"},
    "look_{look}_how": {"blurred", "dark"},
}
"""Keys that are put together in the code, word for word as it does that, and what its place can stand for.

Those that a rule raises are read from the sources by themselves (tests/conversations/test_texts.py).
"""


@cache
def trees() -> tuple[ast.Module, ...]:
    """Every source but the letter's, which has its own file of texts; read once, as each test asks for all."""
    ours = (path for path in SOURCES if not path.is_relative_to(ROOT / "conversations" / "complaint"))
    return tuple(ast.parse(path.read_text("utf-8"), path.name) for path in ours)


def asked(tree: ast.Module) -> Iterator[ast.Call]:
    """Every call that asks for a text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in SAYING:
                yield node


def strings(node: ast.AST) -> Iterator[str]:
    """Every text in a piece of code, but for the parts of one that is put together."""
    if isinstance(node, ast.JoinedStr):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from strings(child)


def named(tree: ast.Module) -> set[str]:
    """The keys that the code names: where it asks for a text, where it chooses one of two, or by a name of its own.

    A single word elsewhere is too likely to be something else.
    """
    chosen = [node for node in ast.walk(tree) if isinstance(node, ast.IfExp)]
    direct = {key for node in [*asked(tree), *chosen] for key in strings(node)}
    return direct | {key for key in strings(tree) if "_" in key}


def direct(node: ast.expr) -> Iterator[str]:
    """The keys that an argument can be, as far as it says so itself."""
    match node:
        case ast.Constant(value=str(key)):
            yield key
        case ast.IfExp(body=one, orelse=other):
            yield from direct(one)
            yield from direct(other)


def put_together(tree: ast.AST) -> set[str]:
    """The keys that are put together in the code: places as they are written, in braces."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    return {ast.unparse(node)[2:-1] for node in found}


def of_families() -> dict[str, str]:
    """Every key of a family: which."""
    return {re.sub(r"\{.*\}", name, family): family for family, names in FAMILIES.items() for name in names}


@cache
def referred() -> frozenset[str]:
    """The texts and terms that other texts are made of; a term by its name with a dash before it."""
    found = list(nodes(resource("en").body))
    texts_ = {node.id.name for node in found if isinstance(node, fluent.MessageReference)}
    return frozenset(texts_ | {f"-{node.id.name}" for node in found if isinstance(node, fluent.TermReference)})


def test_every_text_is_said_somewhere() -> None:
    said = {key for tree in trees() for key in named(tree)} | set(of_families()) | set(rejections("en")) | referred()
    assert [key for key in messages("en") if key not in STEPS and key not in said] == []


def test_every_term_is_used() -> None:
    terms = [entry.id.name for entry in resource("en").body if isinstance(entry, fluent.Term)]
    assert terms
    assert [name for name in terms if f"-{name}" not in referred()] == []


def test_the_attributes_of_what_is_no_step_are_asked_for_by_name() -> None:
    calls = [node for tree in trees() for node in asked(tree) if len(node.args) > 1]
    known = {key for node in calls for key in direct(node.args[1])}
    known |= {part.label for pages in PICTURES.values() for part in listed(pages)}
    known |= {str(kind) for one in QUESTIONS.values() for kind in one.answers}
    left = {(key, name) for key, names in messages("en").items() if key not in STEPS for name in names}
    assert {(key, name) for key, name in left if name not in known} == set()


def test_every_text_that_is_asked_for_by_name_is_there() -> None:
    there = {*messages("en"), *messages("letter/en"), *messages("summary/en")}
    wanted = {key for tree in trees() for node in asked(tree) for key in direct(node.args[0])}
    assert len(wanted) > 50, "the guard no longer finds where texts are asked for"
    assert wanted - there == set()


def test_every_text_of_a_family_is_there() -> None:
    assert {key: family for key, family in of_families().items() if key not in messages("en")} == {}


def test_every_family_is_put_together_somewhere() -> None:
    made = {key for tree in trees() for key in put_together(tree)}
    assert [family for family in FAMILIES if family not in made] == []


def test_every_key_that_is_put_together_where_it_is_asked_for_is_of_a_family() -> None:
    keys = {each for tree in trees() for node in asked(tree) for each in put_together(node.args[0])}
    assert keys - set(FAMILIES) == {"word_{value.key}"}, "the words of the letter have a file of their own"


# The guard finds what it is to find


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('said.html("flood")', True),
        ('said.html("help" if old else "flood")', True),
        ('key = "flood" if many else "help"', True),
        ('kind = "flood"', False),
        ('said.html(f"flood_{name}")', False),
        ('log("flood")', False),
    ],
)
def test_a_single_word_counts_where_it_is_a_text(source: str, found: bool) -> None:
    assert ("flood" in named(ast.parse(source))) is found


def test_a_name_of_two_words_counts_anywhere_and_a_part_of_one_does_not() -> None:
    assert "was_away" in named(ast.parse('pairs = [("was_away", 1)]'))
    assert "was_away" not in named(ast.parse('key = f"was_away{number}"'))
    assert key_pattern(ast.parse('f"{kind}_format"', mode="eval").body) == "[a-z]+_format"
