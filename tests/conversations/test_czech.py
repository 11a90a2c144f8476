"""Czech as an editor leaves it: one word for one thing, no calques, the form's words with their meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.serializer import FluentSerializer

from bot.texts import resource
from tests.conversations.test_texts import nodes

INSTEAD: dict[str, str] = {
    r"zmáčk|\w*mačk(?:ejte|at|áte|nout)": "klepněte na",
    r"\w+uju\b|\bžiju\b": "-uji: one ending for all",
    r"\b(?:ne)?můžu\b|\bpomoct\b|\btakhle\b": "mohu, pomoci, takto: one level of speech",
    r"\bvaše data\b|\bhlídat data\b|„Data“|\bbutton_dates = Data\b": "termíny, lhůty: data are numbers",
    r"\bdívejte se\b": "kontrolujte, sledujte: word for word from English",
    r"\bjděte jen jednou\b": "reads as 'only once'",
    r"názor AliExpress|jeho názor": "rozhodnutí: a judgement is no opinion",
    r"špatné (?:zboží|barvě)|špatné velikosti": "jiné: wrong is not bad",
    r"\búřední (?:nejsou|čísla)": "oficiální",
    r"svátky se tu nepočítají": "neberu v úvahu: it must be clear which way they count",
    r"nabídka na stole": "poslední nabídka",
    r"do AliExpressu (?:nic|nejde|se)": "AliExpressu: it is no place",
    r"\bptejte se\b": "zeptejte se: once is enough",
    r"\bsním(?:ek|ky|ku) (?!obrazovky)": "snímek obrazovky: one word for a screenshot",
    r"\bscreenshot|\bprintscreen": "snímek obrazovky",
    r"\bkauz[auy]\b|^(?!.*paypal).*\bstížnost": "případ; reklamace (a stížnost is a claim at PayPal only)",
}
"""What the texts do not say -> what they say instead, and why."""
ENGLISH_ALONE = {
    "again": "a short button below the step that explains it",
    "reason_arrived": "the list of the form's own words, beside buttons that say the same in Czech",
}
"""Messages with a label of the form that has no Czech beside it, and why."""
PLAIN = {"yes", "no", "left-on-disk"}
"""Terms that everybody understands, or that are no label of the form."""


def lines() -> Iterator[tuple[str, str]]:
    """Every line that a reader can see, with its message."""
    for entry in resource("cs").body:
        if isinstance(entry, fluent.Message):
            for line in FluentSerializer().serialize_entry(entry).splitlines():
                yield entry.id.name, line


@pytest.mark.parametrize("pattern", INSTEAD)
def test_no_text_says_what_an_editor_has_struck_out(pattern: str) -> None:
    said = [(key, line) for key, line in lines() if ".reply" not in line]
    assert [(key, line) for key, line in said if re.search(pattern, f"{key}: {line}", re.IGNORECASE)] == []


@pytest.mark.parametrize(
    "line",
    [
        "Zmáčkněte tlačítko", "Nemačkejte nic", "Zkontroluju je", "Žiju v EU", "Nemůžu", "Takhle ne", "Vaše data jsou",
        "Dívejte se na účet", "Jděte jen jednou cestou", "Hledejte názor AliExpressu", "za špatné zboží",
        "Úřední nejsou žádná", "svátky se tu nepočítají", "platí nabídka na stole", "Do AliExpressu nic neposílám",
        "Ptejte se banky", "Uložte snímek stránky", "Pošlete screenshot", "Vaše stížnost",
    ],
)  # fmt: skip
def test_what_was_struck_out_would_be_found(line: str) -> None:
    assert any(re.search(pattern, line, re.IGNORECASE) for pattern in INSTEAD)


def of_the_form(message: fluent.Message) -> set[str]:
    """The form's words in the text of a message itself, not on its buttons."""
    return {node.id.name for node in nodes(message.value) if isinstance(node, fluent.TermReference)} - PLAIN


def has_its_meaning(text: str, label: str) -> bool:
    """Whether a label stands in brackets behind its meaning, or the meaning in brackets behind it."""
    term = re.escape(f"{{ -{label} }}")
    return bool(re.search(rf"{term}(?:</b>|“)? \(|\({term}\)", text))


def test_the_form_s_words_keep_their_english_with_the_meaning_beside_them() -> None:
    found: dict[str, set[str]] = {}
    for entry in resource("cs").body:
        if isinstance(entry, fluent.Message) and entry.value:
            text = FluentSerializer().serialize_entry(fluent.Message(entry.id, entry.value))
            bare = {label for label in of_the_form(entry) if not has_its_meaning(text, label)}
            found |= {entry.id.name: bare} if bare else {}
    assert {key: bare for key, bare in found.items() if key not in ENGLISH_ALONE} == {}
    assert set(ENGLISH_ALONE) <= set(found)


def uncounted(node: object, *, counts: bool = False) -> Iterator[str]:
    """The words behind a count that stands outside any choice between the forms of the plural."""
    if isinstance(node, fluent.SelectExpression):
        counts = True
    if isinstance(node, fluent.Pattern) and not counts:
        for placeable, text in zip(node.elements, node.elements[1:], strict=False):
            named = getattr(getattr(placeable, "expression", None), "id", None)
            word = re.match(r" ([a-zá-ž]+)", getattr(text, "value", ""))
            if named and named.name == "count" and word:
                yield word[1]
    children = node if isinstance(node, list) else vars(node).values() if isinstance(node, fluent.BaseNode) else ()
    for child in children:
        yield from uncounted(child, counts=counts)


def test_what_is_counted_has_its_form_for_one_for_a_few_and_for_many() -> None:
    found = {entry.id.name: words for entry in resource("cs").body
             if isinstance(entry, fluent.Message) and (words := list(uncounted(entry)))}  # fmt: skip
    assert found == {}


def test_a_count_without_its_forms_would_be_found() -> None:
    (entry,) = FluentParser().parse("more = A ještě { $count } dalších: /cases").body
    assert list(uncounted(entry)) == ["dalších"]
