"""Guards over every text for buyers, in every language that there is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import ast as fluent

from bot.screens.screen import length
from bot.texts import FOLDER, Html, Texts, messages, resource, texts
from conversations import reasons, rules
from conversations.case import Answer, Case
from conversations.complaint.facts import QUESTIONS, SKIP
from conversations.deadlines import TO_OPEN
from conversations.dispute import STEPS
from conversations.files import formats, limits
from conversations.names import S
from conversations.reading.money import Money, read_money
from conversations.steps import DONE, Ask, Attach, Menu, Write

LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.ftl") if path.stem != "letter")
SOURCES = sorted((Path(__file__).parents[2] / "conversations").rglob("*.py"))

LONGEST_STEP = 1_400
LONGEST_AT_A_GLANCE = 650
"""Characters of a step before the parts that are folded away: about one phone screen."""
LONGEST_NOTICE = 320
LONGEST_LABEL = 36
LONGEST_LABEL_OF_THE_FORM = 40
"""A label that is AliExpress's own is not shortened; its longest in the article has 38 characters."""
LONGEST_TITLE = 24
"""A title stands on a button, behind a word such as "Change"."""
LONGEST_SENTENCE = 25

MANY = read_money("123456.78 EUR")
DAY = date(2026, 12, 30)
LATE = "Wed 30 Dec 2026, 11:59 in Buenos Aires (15:59 UTC)"
FOLDED = re.compile(r"<blockquote expandable>.*?</blockquote>", re.DOTALL)
SENTENCE_ENDS = re.compile(r"(?<=[.!?:;])\s+|\n+")
PROMISES = re.compile(r"guarantee you|we guarantee|will win|you win|(certainly|always) get|for sure", re.IGNORECASE)

PROOFS = sorted({"any", *reasons.PROOF.values()})
WARNINGS = ("photo_near_limit", "video_near_limit", "second_video")
OFFERS = {"full", "three_quarters", "half", "quarter", "full_postage", "pieces", "part"}
FILE_FACTS = {"size", "most", "width", "height", "format", "claimed", "number"}
"""What is known of a file whose record is spoken about later, when the `Rejected` is long gone."""

FORMATS_WITH_A_FIX = {
    "photo_format": {"HEIC", "WEBP", "AVIF", "BMP", "TIFF", "PDF"},
    "video_format": {"MOV", "AVI", "MKV", "WEBM"},
    "file_format": {"PDF", "ZIP", formats.UNKNOWN},
}
FORMATS = sorted(
    {*formats.PHOTO_FORMATS, *formats.OTHER_PHOTOS, *formats.VIDEO_FORMATS, *formats.OTHER_VIDEOS}
    | {"PDF", "ZIP", "DOCX", formats.UNKNOWN}
)


# Which values a text is given


def blank_facts() -> dict[str, Any]:
    """Nothing is known yet: every place has a value, and it is empty. Advice on proof there is always."""
    names = ("order", "open_by", "open_later", "open_left", "paid", "refund", "received")
    said = {"most_photos": limits.MOST_PHOTOS, "photo_limit": "5 MB", "video_limit": "20 MB"}
    counts = dict.fromkeys(("files", "photos", "videos", "versions"), 0)
    return {
        **dict.fromkeys(names, ""),
        **said,
        **counts,
        "window": "unknown",
        "sends_back": "no",
        "proof": Html("• One"),
    }


def every_facts(told: Texts) -> Iterator[dict[str, Any]]:
    """Everything that changes a step's text, in all its combinations, with long values."""
    yield blank_facts()
    longest = max((Html(told.html(f"proof_{name}")) for name in PROOFS), key=lambda proof: len(proof.markup))
    days = {"open_by": LATE, "open_later": LATE, "open_left": Html(told.left(timedelta(hours=1)))}
    filled = {"order": "<" * 100, **days, "paid": MANY, "refund": MANY, "proof": longest}
    for window, received, back in product(("over", "unknown", *TO_OPEN), ("yes", "no", ""), ("yes", "no")):
        chosen = {"window": window, "received": received, "sends_back": back}
        yield {**blank_facts(), **filled, **chosen, "files": 7, "photos": 6, "videos": 1, "versions": 12}


def every_screen(told: Texts, step: S) -> list[str]:
    return sorted({told.html(step, **facts) for facts in every_facts(told)})


def money_values() -> dict[str, Money]:
    return dict.fromkeys(OFFERS, MANY)


def labels(told: Texts, step: S) -> dict[str, str]:
    return {name: told.plain(step, name, **money_values()) for name in buttons(step)}


def buttons(step: S) -> set[str]:
    kind = STEPS[step]
    if not isinstance(kind, Menu | Ask):
        return {DONE, *(kind.choices if isinstance(kind, Write) else ())}
    shared = {SKIP} if step in QUESTIONS else set()
    return {*kind.choices, *(OFFERS if step is S.REFUND else ())} - shared


# What the sources raise


@dataclass(frozen=True)
class Raised:
    """One `Rejected(...)` in the sources: a pattern of its key, and the names of its facts."""

    pattern: str
    facts: frozenset[str]
    source: str

    @property
    def about_files(self) -> bool:
        return self.source in ("evidence.py", "verdict.py")


@cache
def raised() -> tuple[Raised, ...]:
    """Every refusal in the sources; read once, as the guards ask for each text."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Rejected":
                names = {keyword.arg for keyword in node.keywords if keyword.arg} - {"suggestions"}
                found.append(Raised(key_pattern(node.args[0]), frozenset(names), path.name))
    return tuple(found)


def key_pattern(key: ast.expr) -> str:
    """A key as a pattern: the places of an f-string stand for anything."""
    if isinstance(key, ast.JoinedStr):
        return "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z]+" for part in key.values
        )
    assert isinstance(key, ast.Constant), f"a key that no guard can read: {ast.unparse(key)}"
    return re.escape(str(key.value))


def given(key: str) -> set[str]:
    """The facts that every place which raises this key gives along."""
    matching = [one for one in raised() if re.fullmatch(one.pattern, key)]
    named = [one for one in matching if one.pattern == re.escape(key)] or matching
    if any(one.about_files for one in named) or key in WARNINGS:
        return FILE_FACTS
    return set.intersection(*(set(one.facts) for one in named)) if named else set()


def rejections(language: str) -> list[str]:
    patterns = [one.pattern for one in raised()]
    return [key for key in messages(language) if any(re.fullmatch(pattern, key) for pattern in patterns)]


def sample_facts(format_: str) -> dict[str, Any]:
    sizes = {"size": "12,345.67 MB", "most": "19.99 MB", "width": 12_345, "height": 12_345}
    texts_ = {"format": format_, "claimed": format_, "text": "x" * 40, "length": 4_096, "number": 17}
    facts = {"unit": "cm", "ordered": 5, "numbers": "RB473124829CN, LP00123456789012, LP00123456789012", "right": "9"}
    return {**sizes, **texts_, **facts, "date": DAY, "least": MANY, "paid": "EUR", "given": "USD"}


# Reading Fluent


def nodes(node: object) -> Iterator[fluent.BaseNode]:
    """Every node of a text's syntax, the text itself first."""
    if isinstance(node, list):
        for one in node:
            yield from nodes(one)
    elif isinstance(node, fluent.BaseNode):
        yield node
        for child in vars(node).values():
            yield from nodes(child)


@cache
def entries(language: str) -> dict[str, Any]:
    return {entry.id.name: entry for entry in resource(language).body if isinstance(entry, fluent.Message)}


def places(language: str, key: str) -> set[str]:
    """The values that a text asks for, with those of the texts that it is made of."""
    every = entries(language)
    asked, waiting = set(), [key]
    while waiting:
        for node in nodes(every[waiting.pop()].value):
            if isinstance(node, fluent.VariableReference):
                asked.add(node.id.name)
            if isinstance(node, fluent.MessageReference):
                waiting.append(node.id.name)
    return asked


def is_of_the_form(language: str, step: S, name: str) -> bool:
    """Whether a label is AliExpress's own, word for word: a term and nothing beside it."""
    attribute = next(one for one in entries(language)[step].attributes if one.id.name == name)
    elements = attribute.value.elements
    return len(elements) == 1 and isinstance(getattr(elements[0], "expression", None), fluent.TermReference)


# Reading Telegram's HTML


class Markup(HTMLParser):
    """Accepts only what Telegram's HTML mode does, and says what is wrong otherwise."""

    ALLOWED = frozenset({"b", "i", "u", "code", "blockquote"})
    ENTITIES = frozenset({"lt", "gt", "amp", "quot"})

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(markup)
        self.close()
        self.wrong += [f"<{tag}> is left open" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        expandable = tag == "blockquote" and attrs == [("expandable", None)]
        if tag not in self.ALLOWED or (attrs and not expandable):
            self.wrong.append(f"{self.get_starttag_text()} is not Telegram's")
        if tag in self.open:
            self.wrong.append(f"<{tag}> in <{tag}>")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if re.search(r"[<>&]", data):
            self.wrong.append(f"an unescaped character in {data!r}")

    def handle_entityref(self, name: str) -> None:
        if name not in self.ENTITIES:
            self.wrong.append(f"&{name}; is not Telegram's")

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.wrong.append(f"<{tag}/> is not Telegram's")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"a comment: {data}")


def untidy(written: str) -> list[str]:
    """What no screen should have, whatever it says."""
    lines = written.split("\n")
    found = [*Markup(written).wrong]
    found += [f"white space in {line!r}" for line in lines if "  " in line or line != line.strip()]
    found += ["more than one blank line"] if "\n\n\n" in written else []
    found += [f"a promise: {promise.group()}" for promise in PROMISES.finditer(written)]
    return found + [f"a long sentence: {one}" for one in sentences(written) if len(one.split()) > LONGEST_SENTENCE]


def sentences(written: str) -> list[str]:
    return SENTENCE_ENDS.split(re.sub(r"<[^>]*>", "", written))


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def told(language: str) -> Texts:
    return texts(language)


def test_there_is_english() -> None:
    assert "en" in LANGUAGES


# The steps


def test_every_step_has_its_title_and_exactly_its_buttons(language: str) -> None:
    there = {step: set(messages(language)[step]) for step in STEPS}
    assert {step: names for step, names in there.items() if names != {"title", *buttons(step)}} == {}


def test_the_amounts_on_buttons_are_those_that_the_guide_offers() -> None:
    now = datetime(2026, 12, 1, tzinfo=UTC)
    told = {S.PAID: MANY.stored, S.PIECES_ORDERED: "3", S.PIECES_CAME: "2", S.PIECE_PRICE: "1.00 EUR"}
    paid = {step: Answer(value, now) for step, value in {**told, S.PART_PRICE: "1.00 EUR"}.items()}
    arrived = Case(1, now, {**paid, S.RECEIVED: Answer("yes", now)})
    missing = Case(1, now, {**paid, S.RECEIVED: Answer("no", now)})
    assert {*rules.refund_offers(arrived), *rules.refund_offers(missing)} == OFFERS


def test_every_step_reads_well_whatever_is_known(told: Texts) -> None:
    every = [(step, written) for step in STEPS for written in every_screen(told, step)]
    assert [(step, wrong) for step, written in every for wrong in untidy(written)] == []
    assert [(step, written) for step, written in every if not 0 < length(written) <= LONGEST_STEP] == []
    at_a_glance = [(step, FOLDED.sub("", written)) for step, written in every]
    assert [(step, written) for step, written in at_a_glance if length(written) > LONGEST_AT_A_GLANCE] == []


def test_a_step_asks_only_for_values_that_every_step_gets(language: str) -> None:
    assert [(step, name) for step in STEPS for name in sorted(places(language, step) - set(blank_facts()))] == []


def test_a_screen_says_first_what_to_do(told: Texts) -> None:
    first = [(step, written.split("\n")[0]) for step in STEPS for written in every_screen(told, step)]
    assert [(step, line) for step, line in first if "<b>" not in line] == []


def unfit(language: str, step: S, name: str, label: str, longest: int) -> bool:
    """Whether a label is empty, too long for a phone, or no plain line."""
    most = LONGEST_LABEL_OF_THE_FORM if is_of_the_form(language, step, name) else longest
    is_a_line = label == " ".join(label.split(" ")).strip()
    return not 0 < len(label) <= most or not is_a_line or bool(re.search(r"[<>&']", label))


def test_labels_fit_on_a_phone_and_can_be_told_apart_when_typed(language: str, told: Texts) -> None:
    shown = {step: labels(told, step) for step in STEPS}
    every = [(step, name, label) for step, names in shown.items() for name, label in names.items()]
    assert [one for one in every if unfit(language, *one, LONGEST_LABEL)] == []
    same = {step: names for step, names in shown.items() if len(set(map(str.casefold, names.values()))) < len(names)}
    assert same == {}


def test_titles_are_short(language: str, told: Texts) -> None:
    titles = {step: told.plain(step, "title") for step in STEPS}
    most = {
        step: LONGEST_LABEL_OF_THE_FORM if is_of_the_form(language, step, "title") else LONGEST_TITLE for step in STEPS
    }
    assert {step: title for step, title in titles.items() if not 0 < len(title) <= most[step]} == {}


def test_the_proof_that_fits_the_reason_is_on_the_screen(told: Texts) -> None:
    for name in PROOFS:
        proof = told.html(f"proof_{name}")
        assert proof in told.html(S.EVIDENCE, **{**blank_facts(), "proof": Html(proof)})


def test_a_name_that_looks_like_markup_stays_text(told: Texts) -> None:
    for step in STEPS:
        written = told.html(step, **{**blank_facts(), "order": "<b>&", "paid": "<i>", "refund": "&lt;"})
        assert Markup(written).wrong == []


def test_until_when_it_can_be_opened_is_said_by_each_reading(told: Texts) -> None:
    days = {"open_by": "FIRST", "open_later": "LATER", "open_left": "LEFT"}
    shown = {kind: told.html(S.OPENING, **{**blank_facts(), **days, "window": kind}) for kind in TO_OPEN}
    assert len(set(shown.values())) == len(TO_OPEN)
    assert [kind for kind, text in shown.items() if "FIRST" not in text or "LEFT" not in text] == []
    assert [kind for kind, text in shown.items() if "LATER" in text] == ["protection_end"]
    assert "15" not in shown["last_day"]


# Advice on proof


def test_advice_on_proof_is_a_short_list(told: Texts) -> None:
    advice = {name: told.html(f"proof_{name}") for name in PROOFS}
    assert [(name, wrong) for name, written in advice.items() for wrong in untidy(written)] == []
    points = {name: sum(line.startswith("• ") for line in written.split("\n")) for name, written in advice.items()}
    assert {name: count for name, count in points.items() if not 2 <= count <= 5} == {}
    assert [name for name, written in advice.items() if length(written) > LONGEST_NOTICE] == []


def test_there_is_no_advice_on_proof_that_nobody_gets(language: str) -> None:
    there = {key.removeprefix("proof_") for key in messages(language) if key.startswith("proof_")}
    assert there == set(PROOFS)


# Rejections and warnings


def test_every_rejection_has_its_text(language: str) -> None:
    patterns = {one.pattern for one in raised()}
    assert len(patterns) > 20, "the guard no longer finds where the sources reject"
    assert [one for one in patterns if not any(re.fullmatch(one, key) for key in messages(language))] == []


def test_going_on_too_early_has_its_text(told: Texts) -> None:
    keys = [f"{step}_not_enough" for step, kind in STEPS.items() if isinstance(kind, Attach | Write)]
    assert keys
    assert [key for key in keys if not told.has(key)] == []


def test_every_kind_of_file_has_its_texts(told: Texts) -> None:
    keys = [f"{kind}_{wrong}" for kind in ("photo", "video", "file") for wrong in ("format", "too_large")]
    assert [key for key in keys if not told.has(key)] == []


def test_every_warning_has_its_text(told: Texts) -> None:
    near = {limits.near_limit("photo", 5_000_001), limits.near_limit("video", 20_000_001), "second_video"}
    assert near == set(WARNINGS)
    assert all(told.has(key) for key in WARNINGS)


def test_rejections_ask_only_for_what_was_measured(language: str) -> None:
    keys = (*rejections(language), *WARNINGS)
    assert {key: wrong for key in keys if (wrong := places(language, key) - given(key))} == {}


def test_rejections_and_warnings_read_well(language: str, told: Texts) -> None:
    keys = (*rejections(language), *WARNINGS)
    every = [(key, format_, told.html(key, **sample_facts(format_))) for key in keys for format_ in FORMATS]
    assert [(key, format_, wrong) for key, format_, written in every for wrong in untidy(written)] == []
    only_wrong = [(key, format_) for key, format_, written in every if len(sentences(written)) < 2]
    assert only_wrong == [], "these say what is wrong, but not how to mend it"
    assert [(key, format_) for key, format_, written in every if length(written) > LONGEST_NOTICE] == []


@pytest.mark.parametrize(("key", "known"), FORMATS_WITH_A_FIX.items())
def test_common_formats_are_told_how_to_mend_them(language: str, key: str, known: set[str]) -> None:
    variants = [node for node in nodes(entries(language)[key].value) if isinstance(node, fluent.Variant)]
    named = {one.key.name for one in variants if isinstance(one.key, fluent.Identifier) and not one.default}
    assert named == known
    assert any(one.default for one in variants)


def test_formats_that_the_guide_does_not_know_are_named_all_the_same(told: Texts) -> None:
    for key in FORMATS_WITH_A_FIX:
        assert "DOCX" in told.html(key, **sample_facts("DOCX"))


# The rest of the file


def test_what_a_new_buyer_reads_first_says_whose_it_is_and_that_nothing_is_sent() -> None:
    written = texts("en").html("welcome")
    assert untidy(written) == []
    assert "independent of AliExpress" in written
    assert "no legal advice" in written
    assert "I send nothing to AliExpress" in written


def test_the_review_says_loudly_that_nothing_was_sent() -> None:
    assert "NOTHING HAS BEEN SENT TO ALIEXPRESS YET" in texts("en").html(S.REVIEW, **blank_facts())


def test_the_labels_of_the_article_are_the_forms_own() -> None:
    told = texts("en")
    assert told.plain(S.SOLUTION, "return") == "Return and refund"
    assert told.plain(S.SOLUTION, "refund") == "Refund only"
    assert told.plain(S.RECEIVED, "yes") == "Yes"
    assert told.plain(S.RECEIVED, "no") == "No"
    assert told.plain(S.REASON_ARRIVED, "not_as_described") == "Item does not resemble the description"
    assert told.plain(S.DETAIL_DESCRIPTION, "size") == "Size not as described"
    assert told.plain(S.EVIDENCE, DONE) == "Continue"


DISPUTED: dict[S, tuple[str, str]] = {
    S.IN_TRANSIT: ("The guide I follow: feel free to open it when your protection ends", "not while tracking moves"),
    S.SOLUTION: ("The guide: you.", "the store, if the goods are faulty"),
    S.RETURN: ("The guide I follow: you do", "the store, if the goods are faulty"),
    S.ABOUT_REFUNDS: ("1–10 working days", "3–20 working days"),
}
"""Where sources contradict each other, both are told (facts.md section 9)."""


def test_both_sides_are_told_where_sources_differ() -> None:
    written = {step: texts("en").html(step, **blank_facts()) for step in DISPUTED}
    assert [(step, side) for step, sides in DISPUTED.items() for side in sides if side not in written[step]] == []
