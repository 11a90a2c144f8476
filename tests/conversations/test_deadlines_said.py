"""Every kind of deadline is told in words: what it is, until when, what to do, where it comes from, how sure it is."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.screens.screen import length
from bot.texts import messages, texts
from conversations.deadlines import RULES
from conversations.reminders import LATE
from tests.conversations.test_texts import LONGEST_NOTICE, places, untidy

SAID = texts("en")
SAYS_LATE = {kind for kind, rule in RULES.items() if LATE in rule.ladder.split()}
OTHERS = {"due_typed_how", "due_line", "due_none"}
LONGEST_TITLE = 30
LONGEST_TODO = 45
VALUES = {"when": "30 December 2026, 11:59 in Buenos Aires (15:59 UTC)", "left": "less than an hour left"}
DAY = date(2026, 12, 30)
CERTAINTY = {
    "high": r"AliExpress.s (help )?page|guides? agree|My guide|you gave me|You gave|newer page|return help|"
    r"consumer authority",
    "medium": r"pages? |sites? ",
    "low": r"not sure|One page|one page",
    "ours": r"my own",
}


def test_every_kind_has_its_texts_and_there_is_no_other() -> None:
    there = {key: set(names) for key, names in messages("en").items() if key.startswith("due_") and key not in OTHERS}
    main = {f"due_{kind}": {"title", "todo"} | ({"late"} if kind in SAYS_LATE else set()) for kind in RULES}
    how: dict[str, set[str]] = {f"due_{kind}_how": set() for kind in RULES}
    late: dict[str, set[str]] = {f"due_{kind}_late": set() for kind in SAYS_LATE}
    assert there == {**main, **how, **late}


@pytest.mark.parametrize("kind", RULES)
def test_a_deadline_says_first_what_it_is_until_when_and_fits_on_a_phone(kind: str) -> None:
    asked = places("en", f"due_{kind}")
    assert {"when"} <= asked <= set(VALUES)
    written = SAID.html(f"due_{kind}", **{name: VALUES[name] for name in asked})
    assert untidy(written) == []
    assert written.startswith("<b>")
    assert length(written) <= LONGEST_NOTICE
    assert VALUES["when"] in "\n".join(written.split("\n")[:2])


@pytest.mark.parametrize("kind", RULES)
def test_its_name_and_the_next_thing_to_do_are_short(kind: str) -> None:
    title = SAID.plain(f"due_{kind}", "title")
    assert 0 < len(title) <= LONGEST_TITLE
    for name in messages("en")[f"due_{kind}"]:
        written = SAID.plain(f"due_{kind}", name)
        assert 0 < len(written) <= LONGEST_TODO
        assert not re.search(r"[<>&.]", written)


def test_names_can_be_told_apart() -> None:
    titles = [SAID.plain(f"due_{kind}", "title") for kind in RULES]
    assert len({title.casefold() for title in titles}) == len(titles)


@pytest.mark.parametrize("kind", sorted(SAYS_LATE))
def test_what_was_missed_says_what_to_do_now(kind: str) -> None:
    assert places("en", f"due_{kind}_late") == set()
    written = SAID.html(f"due_{kind}_late")
    assert untidy(written) == []
    assert written.startswith("<b>")
    assert "\n" in written
    assert length(written) <= LONGEST_NOTICE


@pytest.mark.parametrize("kind", RULES)
def test_how_it_was_reckoned_names_the_day_the_number_the_source_and_how_sure_it_is(kind: str) -> None:
    assert places("en", f"due_{kind}_how") == {"since"}
    written = SAID.html(f"due_{kind}_how", since=DAY)
    assert untidy(written) == []
    assert length(written) <= LONGEST_NOTICE
    assert str(SAID.written(DAY)) in written
    assert re.search(CERTAINTY[RULES[kind].certainty], written)
    days = RULES[kind].days + 2 * (kind == "open_earliest")
    assert not days or re.search(rf"\b{days}\b", written)
    assert not RULES[kind].is_working or "working days" in written


def test_what_the_buyer_typed_is_said_to_win() -> None:
    assert "more than any rule" in SAID.html("due_typed_how")
    assert places("en", "due_typed_how") == set()
