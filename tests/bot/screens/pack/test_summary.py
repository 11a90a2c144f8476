"""What the summary says of the complaint, and of copies: the letter as it was sent, its mirror only where it is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.screens.letter import letter_of
from bot.screens.pack.order import order
from bot.screens.presenter import Presenter
from bot.texts import SUMMARY, texts
from conversations.case import Case, with_draft
from conversations.complaint.pack_order import PackKind, PackOrder
from conversations.days import pacific_day
from conversations.files.copies import Copy
from tests.conversations.complaint.moments import NOW, of_reason
from tests.conversations.walks import begun

CZECH = texts(f"{SUMMARY}cs")


def with_letter(case: Case) -> Case:
    """The case with the letter as its newest version, as it was when it was taken."""
    draft = case.draft
    assert draft
    text = letter_of(case, pacific_day(draft.at))
    assert text
    return replace(case, drafts=(replace(draft, text=text, is_letter=True),))


def ordered(case: Case, language: str = "cs", kind: PackKind = PackKind.FORM) -> PackOrder:
    return order(Presenter(texts(language), NOW), case, kind)


def said(case: Case, language: str = "cs") -> list[str]:
    return [passage.text for passage in ordered(case, language).passages]


def test_the_letter_stands_as_it_was_sent_with_the_same_in_czech_below() -> None:
    case = with_letter(of_reason("size"))
    assert case.draft
    assert case.draft.text in said(case)
    assert CZECH.plain("mirror_of_it") in said(case)
    assert "mirror" not in " ".join(said(case, "en"))
    assert case.draft.text in said(case, "en")


@pytest.mark.parametrize("changed", ["a text of one's own", "other files"])
def test_what_is_not_word_for_word_what_the_answers_make_has_no_mirror(changed: str) -> None:
    case = with_letter(of_reason("size"))
    if changed == "other files":
        case = replace(case, evidence=case.evidence[:1])
    else:
        case = with_draft(case, "It is too small.", None, NOW)
    assert CZECH.plain("mirror_of_it") not in said(case)


def test_before_a_text_is_written_the_summary_says_so() -> None:
    case = replace(begun(), evidence=of_reason("size").evidence)
    assert CZECH.plain("none_written") in said(case)
    assert ordered(case).texts == ()


def test_a_copy_is_called_one_and_its_original_too() -> None:
    case = of_reason("size")
    copy = Copy("JPEG", 800, "c" * 64, file_id="copy")
    first = replace(case.evidence[0], copy=copy, uses_copy=True, format="HEIC", size=900, sha256="d" * 64)
    case = replace(case, evidence=(first, *case.evidence[1:]))
    files = ordered(case, kind=PackKind.BANK).files
    assert CZECH.plain("a_copy") in files[0].lines
    assert CZECH.plain("a_copy") not in files[1].lines
    assert CZECH.plain("original_of", name="1_item_with_ruler.jpg") in files[-1].lines
