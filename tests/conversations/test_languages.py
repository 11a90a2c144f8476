"""Guards over every language against English: nothing is missing, nothing is left over, numbers are counted right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from babel import Locale
from fluent.syntax import ast as fluent
from fluent.syntax.serializer import FluentSerializer

from bot.screens.screen import length
from bot.texts import ENGLISH, languages, messages, resource, spoken
from tests.conversations.test_texts import nodes

OTHERS = [language for language in languages() if language != ENGLISH]
CATEGORIES = {"zero", "one", "two", "few", "many", "other"}
"""Of the Unicode CLDR; a language has some of them."""
ROOM = 1.45
"""How much longer than in English a text may be: it is read on the same phone."""
SHORT = 30
"""Characters that are always allowed beyond that."""

Entry = fluent.Message | fluent.Term


def entries(language: str) -> dict[str, Entry]:
    found = [one for one in resource(language).body if isinstance(one, fluent.Message | fluent.Term)]
    assert len({(type(one), one.id.name) for one in found}) == len(found), "an id stands there twice"
    return {("-" if isinstance(one, fluent.Term) else "") + one.id.name: one for one in found}


def parts(entry: Entry) -> dict[str, fluent.Pattern]:
    """The text itself (under "") and its attributes."""
    own = {"": entry.value} if entry.value else {}
    return own | {attribute.id.name: attribute.value for attribute in entry.attributes}


def pairs(language: str) -> Iterator[tuple[str, str, fluent.Pattern, fluent.Pattern]]:
    """Every text and attribute: its key, its name, how it is here and in English."""
    here = entries(language)
    for key, entry in entries(ENGLISH).items():
        own = parts(here[key])
        for name, english in parts(entry).items():
            yield key, name, own[name], english


def places(pattern: fluent.Pattern) -> set[str]:
    return {node.id.name for node in nodes(pattern) if isinstance(node, fluent.VariableReference)}


def numbers(pattern: fluent.Pattern) -> Iterator[fluent.SelectExpression]:
    """Every selection that counts something."""
    for node in nodes(pattern):
        if isinstance(node, fluent.SelectExpression) and CATEGORIES.intersection(keys(node)) - {"other"}:
            yield node


def keys(select: fluent.SelectExpression) -> set[str]:
    return {str(getattr(variant.key, "name", None) or getattr(variant.key, "value", "")) for variant in select.variants}


class Tags(HTMLParser):
    """The tags of a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.seen.add(tag)


def source(pattern: fluent.Pattern) -> str:
    message = fluent.Message(fluent.Identifier("one"), pattern)
    return FluentSerializer().serialize_entry(message).removeprefix("one =").strip()


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_text_and_none_that_english_lacks(language: str) -> None:
    assert set(entries(language)) == set(entries(ENGLISH))
    assert messages(language) == messages(ENGLISH)


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_says_the_same_values_with_the_same_markup(language: str) -> None:
    for key, name, here, english in pairs(language):
        assert places(here) == places(english), (key, name)
        assert Tags(source(here)).seen == Tags(source(english)).seen, (key, name)


@pytest.mark.parametrize("language", languages())
def test_whatever_is_counted_has_every_plural_of_the_language_and_no_other(language: str) -> None:
    wanted = set(Locale.parse(language).plural_form.tags) | {"other"}
    counted = 0
    for key, entry in entries(language).items():
        for pattern in parts(entry).values():
            for select in numbers(pattern):
                assert CATEGORIES & keys(select) == wanted, key
                counted += 1
    assert counted > 10


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_counted_in_english_is_counted_in_every_language(language: str) -> None:
    for key, name, here, english in pairs(language):
        assert bool(list(numbers(here))) >= bool(list(numbers(english))), (key, name)


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_is_not_much_longer_than_in_english(language: str) -> None:
    for key, name, here, english in pairs(language):
        if not list(numbers(here)) and key not in LISTS_THE_FORM:
            assert length(source(here)) <= ROOM * length(source(english)) + SHORT, (key, name)


LISTS_THE_FORM = ("reason_arrived", "reason_missing")
"""The form's menus in English, where the answers beside them are in the buyer's language."""

WORDS = re.compile(r"\b(the|you|your|and|of|for|with|this|that|not|have|is|are|it)\b", re.IGNORECASE)


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english_but_the_forms_own_words(language: str) -> None:
    for key, name, here, _english in pairs(language):
        if not key.startswith("-"):
            written = "".join(node.value for node in nodes(here) if isinstance(node, fluent.TextElement))
            quoted = re.sub(r"„[^“]*“|“[^”]*”", "", written)
            assert len(WORDS.findall(quoted)) <= 1, (key, name, written)


@pytest.mark.parametrize("language", languages())
def test_no_button_and_no_title_says_something_with_a_picture_alone(language: str) -> None:
    for key, entry in entries(language).items():
        for name, pattern in parts(entry).items():
            if name or key.startswith("button_"):
                has_value = any(isinstance(node, fluent.Placeable) for node in nodes(pattern))
                assert has_value or any(letter.isalnum() for letter in source(pattern)), (key, name)


@pytest.mark.parametrize(
    ("code", "language"), [("en", "en"), ("en-GB", "en"), ("cs", "cs"), ("CS-cz", "cs"), ("xx", "en"), ("", "en")]
)
def test_telegrams_language_code_gives_the_language_or_english(code: str, language: str) -> None:
    assert spoken(code) == language
