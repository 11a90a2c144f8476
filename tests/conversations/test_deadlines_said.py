"""Every kind of deadline is told in words: what it is, until when, what to do, where it comes from, how sure it is."""

from __future__ import annotations

import re
from datetime import date

from bot.screens.screen import length
from bot.texts import messages, texts
from conversations.deadlines import RULES
from conversations.reminders import LATE
from tests.conversations.test_texts import LONGEST_NOTICE, places, untidy

SAID = texts("en")
SAYS_LATE = {kind for kind, rule in RULES.items() if LATE in rule.ladder.split()}
OTHERS = {"due_typed_how", "due_line", "due_none", "due_sure"}
LONGEST_TITLE = 30
LONGEST_TODO = 45
VALUES = {"when": "30 December 2026, 11:59 in Buenos Aires (15:59 UTC)", "left": "less than an hour left"}
DAY = date(2026, 12, 30)
CERTAINTY = {
    "high": r"AliExpress.s (help |newest )?page|guides? agree|My guide|you gave me|You gave|newer page|return help|"
    r"order page|PayPal.s help pages|pages on card rules",
    "medium": r"pages? |sites? |guides ",
    "low": r"not sure|One page|one page",
    "ours": r"my own",
}


def test_every_kind_has_its_texts_and_there_is_no_other() -> None:
    there = {key: set(names) for key, names in messages("en").items() if key.startswith("due_") and key not in OTHERS}
    main = {f"due_{kind}": {"title", "todo"} | ({"late"} if kind in SAYS_LATE else set()) for kind in RULES}
    how: dict[str, set[str]] = {f"due_{kind}_how": set() for kind in RULES}
    late: dict[str, set[str]] = {f"due_{kind}_late": set() for kind in SAYS_LATE}
    assert there == {**main, **how, **late}


def ill_said(written: dict[str, str]) -> list[tuple[str, str]]:
    """What is wrong with texts that are messages of their own, whatever they say."""
    found = [(kind, wrong) for kind, text in written.items() for wrong in untidy(text)]
    return found + [(kind, "too long") for kind, text in written.items() if length(text) > LONGEST_NOTICE]


def test_a_deadline_says_first_what_it_is_until_when_and_fits_on_a_phone() -> None:
    asked = {kind: places("en", f"due_{kind}") for kind in RULES}
    assert {kind: names for kind, names in asked.items() if not {"when"} <= names <= set(VALUES)} == {}
    written = {kind: SAID.html(f"due_{kind}", **{name: VALUES[name] for name in asked[kind]}) for kind in RULES}
    assert ill_said(written) == []
    assert [kind for kind, text in written.items() if not text.startswith("<b>")] == []
    first = {kind: "\n".join(text.split("\n")[:2]) for kind, text in written.items()}
    assert [kind for kind, lines in first.items() if VALUES["when"] not in lines] == []


def test_its_name_and_the_next_thing_to_do_are_short() -> None:
    titles = {kind: SAID.plain(f"due_{kind}", "title") for kind in RULES}
    assert {kind: title for kind, title in titles.items() if not 0 < len(title) <= LONGEST_TITLE} == {}
    every = [(kind, name) for kind in RULES for name in sorted(messages("en")[f"due_{kind}"])]
    said = {(kind, name): SAID.plain(f"due_{kind}", name) for kind, name in every}
    assert {key: text for key, text in said.items() if not 0 < len(text) <= LONGEST_TODO} == {}
    assert {key: text for key, text in said.items() if re.search(r"[<>&.]", text)} == {}


def test_names_can_be_told_apart() -> None:
    titles = [SAID.plain(f"due_{kind}", "title") for kind in RULES]
    assert len({title.casefold() for title in titles}) == len(titles)


def test_what_was_missed_says_what_to_do_now() -> None:
    kinds = sorted(SAYS_LATE)
    assert kinds
    assert [kind for kind in kinds if places("en", f"due_{kind}_late")] == []
    written = {kind: SAID.html(f"due_{kind}_late") for kind in kinds}
    assert ill_said(written) == []
    assert {kind: text for kind, text in written.items() if not text.startswith("<b>") or "\n" not in text} == {}


def test_how_it_was_reckoned_names_the_day_the_number_the_source_and_how_sure_it_is() -> None:
    assert [kind for kind in RULES if places("en", f"due_{kind}_how") != {"since"}] == []
    written = {kind: SAID.html(f"due_{kind}_how", since=DAY) for kind in RULES}
    assert ill_said(written) == []
    assert [
        (kind, text) for kind, text in written.items() for part in reckoning(kind) if not re.search(part, text)
    ] == []


def reckoning(kind: str) -> list[str]:
    """What the text on how a deadline was reckoned has to say, as patterns."""
    rule = RULES[kind]
    days = abs(rule.days + (kind == "open_earliest"))
    said = [re.escape(str(SAID.written(DAY))), CERTAINTY[rule.certainty]]
    return said + [rf"\b{days}(th)?\b"] * bool(days) + ["working days"] * rule.is_working


def test_what_the_buyer_typed_is_said_to_win() -> None:
    assert "more than any rule" in SAID.html("due_typed_how")
    assert places("en", "due_typed_how") == set()


def test_how_sure_a_date_is_stands_in_words_of_its_own_for_each_certainty() -> None:
    said = {certainty: SAID.html("due_sure", certainty=certainty) for certainty in CERTAINTY}
    assert len(set(said.values())) == len(said)
    assert "my own" in said["ours"]
