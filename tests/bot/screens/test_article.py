"""Article 61, statement by statement: on which step's own screen a buyer on the ordinary way has it before him.

The screens are those that the chat shows, text and buttons. What is folded away counts only where the article itself
says it in passing. A picture counts where it really goes out with the screen, however long the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

import pytest

from bot.screens.delivered import deliveries
from bot.screens.letter import letter_of
from bot.screens.presenter import Presenter
from bot.screens.screen import LONGEST_CAPTION, Screen, length
from bot.screens.step import open_screen
from bot.storage.deliveries import DeliveryKind
from bot.texts import languages, texts
from conversations import reasons, route
from conversations.case import Case, with_draft
from conversations.days import pacific_day
from conversations.followup import Stage
from conversations.names import S
from conversations.rejected import Rejected
from tests.buyer import visible
from tests.conversations.submitted import NOON, at_stage
from tests.conversations.test_texts import FOLDED
from tests.conversations.walks import NOW, begun, go

STATEMENTS = 56

OPENED = (("type", "8123456789012345"), ("type", "2026-12-05"), ("pick", "found"))
FILLED_IN = (("type", "US $8.12"), ("pick", "half"), ("gather", "done"), ("gather", "done"), ("pick", "submit"))
SENT = (("pick", "pressed"), ("pick", "worked"))
FAILED = (("pick", "pressed"), ("pick", "error"), ("pick", "not_there"), ("pick", "worked"))
ARRIVED = (*OPENED, ("pick", "refund"), ("pick", "yes"))
MISSING = (*OPENED, ("pick", "refund"), ("pick", "no"))
IN_FULL = (("pick", "go_on"), ("type", "US $8.12"), ("pick", "full_postage"))

WAYS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "size": (*ARRIVED, ("pick", "not_as_described"), ("pick", "size"), *FILLED_IN, *SENT),
    "error": (*ARRIVED, ("pick", "not_as_described"), ("pick", "size"), *FILLED_IN, *FAILED),
    "damaged": (*ARRIVED, ("pick", "damaged"), ("pick", "goods")),
    "quantity": (*ARRIVED, ("pick", "quantity"), ("pick", "short")),
    "wrong": (*ARRIVED, ("pick", "wrong_item"), ("pick", "other_product")),
    "no tracking": (*MISSING, ("pick", "no_tracking"), *IN_FULL),
    "in transit": (*MISSING, ("pick", "in_transit"), *IN_FULL),
    "not sent": (*OPENED[:2], ("pick", "no_button"), ("pick", "not_shipped")),
}
"""What an ordinary buyer answers, who follows the screens: without help, without going back or aside."""
OVER = "over"
"""The case once the money is there, a week or a month later."""


@dataclass(frozen=True)
class Said:
    """Where a statement is said: its number, the way, the step, and a pattern for each language."""

    number: int
    way: str
    step: S
    en: str
    cs: str
    in_passing: bool = False
    """The article says it in passing: it may be folded away."""


@dataclass(frozen=True)
class Drawn:
    """Where a picture of the article stands."""

    number: int
    way: str
    step: S
    picture: str


SAID = (
    Said(1, "size", S.OPENING, "changes its pages now and then", "své stránky občas mění", in_passing=True),
    Said(2, "size", S.OPENING, "Do not worry.*buttons move, the way stays", "Nebojte se.*Tlačítka se stěhují, postup",
         in_passing=True),
    Said(3, "size", S.PROTECTION, "15 days", "15 dn"),
    Said(4, "size", S.OPENING, "list of orders at AliExpress and find the item", "seznam objednávek a najděte zboží"),
    Said(5, "size", S.OPENING, "1. .*Order details", "1. .*Order details"),
    Said(7, "size", S.OPENING, "You see the product", "Uvidíte zboží"),
    Said(8, "size", S.OPENING, "Open dispute.*complaint form starts", "Open dispute.*reklamační formulář"),
    Said(10, "size", S.SOLUTION, "Refund only.*Return and refund", "Refund only.*Return and refund"),
    Said(11, "size", S.SOLUTION, "Return and refund: you send it back for all you paid",
         "Return and refund: zboží pošlete zpět za celou cenu"),
    Said(12, "size", S.SOLUTION, "You pay that postage, not the seller", "Poštovné platíte vy, ne prodejce"),
    Said(13, "size", S.SOLUTION, "Nothing arrived: ask for everything, postage included",
         "Nepřišlo nic: žádejte všechno i s poštovným"),
    Said(14, "size", S.SOLUTION, "Damaged, incomplete, wrong size or color:.* a part or all",
         "Poškozené, neúplné, jiná velikost nebo barva:.* část nebo všechno"),
    Said(15, "size", S.SOLUTION, "Always ask for what is fair", "Žádejte vždy částku přiměřenou"),
    Said(16, "size", S.SOLUTION, "you keep it", "necháte si to"),
    Said(17, "size", S.SOLUTION, "Most buyers do", "Volí to většina"),
    Said(18, "size", S.SOLUTION, "^My advice: press Refund only", "^Moje rada: klepněte na Refund only"),
    Said(20, "size", S.RECEIVED, "did you receive your order\\?.*even if it is incomplete",
         "dostali jste objednávku\\?.*i když ne všechno"),
    Said(21, "size", S.RECEIVED, "Yes \\(the first button\\)", "Yes \\(Ano, první tlačítko\\)"),
    Said(22, "size", S.REASON_ARRIVED, "the reason that fits best", "nejbližší důvod"),
    Said(24, "size", S.REASON_ARRIVED, "asks for more detail first.*Item does not resemble the description",
         "ptá podrobněji.*Neodpovídá popisu"),
    Said(25, "size", S.DETAIL_DESCRIPTION, "Size not as described", "Size not as described"),
    Said(26, "size", S.REASON_ARRIVED, "Then press Continue there", "Pak tam klepněte na Continue"),
    Said(26, "size", S.DETAIL_DESCRIPTION, "press Continue", "Continue"),
    Said(26, "damaged", S.DETAIL_DAMAGED, "press Continue", "Continue"),
    Said(26, "quantity", S.DETAIL_QUANTITY, "press Continue", "Continue"),
    Said(26, "wrong", S.DETAIL_WRONG_ITEM, "press Continue", "Continue"),
    Said(28, "no tracking", S.RECEIVED, "No: nothing arrived.*no tracking number", "No \\(Ne\\).*nemáte číslo zásilky"),
    Said(28, "no tracking", S.NO_TRACKING, "without a tracking number", "bez čísla zásilky"),
    Said(29, "in transit", S.RECEIVED, "No: nothing arrived.*protection ends soon", "No \\(Ne\\).*brzy skončí ochrana"),
    Said(30, "in transit", S.RECEIVED, "Feel free", "Klidně"),
    Said(30, "in transit", S.IN_TRANSIT, "feel free to open it when your protection ends soon",
         "když ochrana brzy skončí, spor klidně otevřete"),
    Said(31, "in transit", S.REASON_MISSING, "the case that fits best", "nejbližší případ"),
    Said(32, "in transit", S.RECEIVED, "went back, is at customs or went to a wrong address",
         "vrátila, je na celnici nebo šla na špatnou adresu"),
    Said(32, "in transit", S.REASON_MISSING, "Returned to the seller.*Customs.*wrong address",
         "vrátila prodejci.*celnice.*špatnou adresu"),
    Said(33, "in transit", S.REASON_MISSING, "press Continue", "Continue"),
    Said(35, "size", S.REFUND, "How much do you want to ask for\\?", "Kolik chcete žádat\\?"),
    Said(36, "no tracking", S.REFUND, "not even sent: ask for everything, postage included",
         "ani neodeslali: žádejte všechno i s poštovným"),
    Said(36, "not sent", S.NOT_SHIPPED, "not even sent\\? Then you ask for the full amount, postage included",
         "vůbec neodesláno\\? Pak se žádá celá částka i s poštovným"),
    Said(37, "size", S.PAID, "at least \\$0.01, at most \\$8.12", "at least \\$0.01, at most \\$8.12"),
    Said(38, "size", S.REFUND, "press Continue", "Continue"),
    Said(40, "size", S.EVIDENCE, "photos or a video.*wants at least one", "fotky nebo video.*chce aspoň jedno"),
    Said(41, "size", S.EXPLANATION, "The form wants such a text", "Formulář takový text chce"),
    Said(42, "size", S.EXPLANATION, "ideally in English", "nejlépe anglicky"),
    Said(43, "size", S.EVIDENCE, "6 photos", "Fotek nejvýš 6"),
    Said(44, "size", S.EVIDENCE, "5 MB each", "každá do 5 MB"),
    Said(45, "size", S.EVIDENCE, "up to 20 MB", "do 20 MB"),
    Said(46, "size", S.EVIDENCE, "PNG, JPG or GIF", "PNG, JPG nebo GIF"),
    Said(47, "size", S.EVIDENCE, "Video: MP4", "Video: MP4"),
    Said(48, "size", S.SUBMIT, "4. Press Submit", "4. Klepněte tam na Submit"),
    Said(50, "size", S.SUBMIT, "An error can appear", "se může objevit chyba"),
    Said(51, "size", S.SUBMIT, "look at the order page again", "podívejte se znovu na stránku objednávky"),
    Said(51, "error", S.ERROR, "Go back to Order details.*nothing is lost.*whether the form was sent",
         "Vraťte se na Order details.*nic se neztratilo.*jestli se formulář odeslal"),
    Said(52, "size", S.SUBMIT, "What you change in the form itself is lost.*change it here, then copy it",
         "Co upravíte přímo ve formuláři, se tím ztratí.*upravte tady, pak ho zkopírujte"),
    Said(54, "size", S.OPENED,
         "Your dispute is open.*when the money comes.*if you disagree.*\\nMoney\\n.*I disagree",
         "Spor je otevřený.*kdy přijdou peníze.*když nesouhlasíte.*Peníze.*Nesouhlas"),
    Said(54, "error", S.OPENED, "Your dispute is open", "Spor je otevřený"),
    Said(55, "size", S.OPENED, "news at once.*\\nNews\\n", "novinky.*\\nNovinky\\n"),
    Said(56, OVER, S.OPENED, "How did it go\\?.*your experience.*\\nSay how it went\\n",
         "Jak to dopadlo\\?.*vaše zkušenost"),
)  # fmt: skip

DRAWN = (
    Drawn(6, "size", S.OPENING, "opening"),
    Drawn(9, "size", S.OPENING, "opening"),
    Drawn(19, "size", S.SOLUTION, "solution"),
    Drawn(23, "size", S.REASON_ARRIVED, "reason_arrived"),
    Drawn(27, "size", S.DETAIL_DESCRIPTION, "detail"),
    Drawn(27, "damaged", S.DETAIL_DAMAGED, "detail_unknown"),
    Drawn(27, "quantity", S.DETAIL_QUANTITY, "detail_unknown"),
    Drawn(27, "wrong", S.DETAIL_WRONG_ITEM, "detail_unknown"),
    Drawn(34, "in transit", S.REASON_MISSING, "reason_missing"),
    Drawn(39, "size", S.REFUND, "refund"),
    Drawn(39, "no tracking", S.REFUND, "refund"),
    Drawn(49, "size", S.EVIDENCE, "evidence"),
    Drawn(49, "size", S.EXPLANATION, "explanation"),
    Drawn(49, "size", S.SUBMIT, "submit"),
    Drawn(53, "error", S.ERROR, "error"),
)


@cache
def met(way: str) -> Mapping[S, Case]:
    """The case at each step of a way, as the buyer comes to it."""
    if way == OVER:
        return {S.OPENED: at_stage(Stage.WON)}
    case = begun()
    cases = {route.open_step(case): case}
    for answer in WAYS[way]:
        case = go(case, *answer)
        cases[route.open_step(case)] = case
    return cases


def shown(case: Case, language: str) -> Screen:
    """The screen that the chat shows of a case."""
    return open_screen(Presenter(texts(language), NOON), case)


def seen(screen: Screen, *, unfolded: bool = False) -> str:
    """What is before the buyer at once: the text without what is folded away, and a line for each button."""
    text = screen.text if unfolded else FOLDED.sub("", screen.text)
    labels = [button.label for row in screen.rows for button in row]
    return "\n".join([visible(text), *labels, ""])


def is_said(said: Said, language: str) -> bool:
    screen = shown(met(said.way)[said.step], language)
    pattern = {"en": said.en, "cs": said.cs}[language]
    text = seen(screen, unfolded=said.in_passing)
    lines = text.split("\n", 2)[2] if text.startswith(("Step ", "Krok ")) else text
    return re.search(pattern, lines, re.DOTALL) is not None


def test_every_statement_and_every_picture_of_the_article_has_a_row() -> None:
    assert {row.number for row in (*SAID, *DRAWN)} == set(range(1, STATEMENTS + 1))
    assert len({row.number for row in DRAWN}) == 9


def test_there_is_a_pattern_for_every_language() -> None:
    assert set(languages()) == {"en", "cs"}


@pytest.mark.parametrize("language", languages())
def test_every_statement_is_said_on_the_way_that_an_ordinary_buyer_goes(language: str) -> None:
    wrong = [(row.number, row.way, row.step) for row in SAID if not is_said(row, language)]
    assert wrong == []


def longer(case: Case) -> Iterator[Case]:
    """The case as it is, and with every complaint that may stand on its screen: the starters, and of any length."""
    yield case
    if not case.drafts:
        return
    for length_ in (1, 100, 256, 300, 400, 500, 550, 600, 700, 900, 1024, 2000, 4000, 4096, 4097, 9000, 20_000):
        yield with_draft(case, ("Size 40 came. <&> " * 1200)[:length_], None, NOW)
        yield with_draft(case, "\N{GRINNING FACE}" * (length_ // 2 + 1), None, NOW)
    for menu in (reasons.ARRIVED, reasons.MISSING):
        for reason in menu:
            if found := with_reason(reason):
                yield with_draft(case, letter_of(found, pacific_day(NOW)) or "", None, NOW)


@cache
def with_reason(reason: str) -> Case | None:
    """A case with the answers that the starter is made of; None where the way ends elsewhere."""
    is_missing = reason in reasons.MISSING
    way = (*(MISSING if is_missing and reason != "other" else ARRIVED), ("pick", reason))
    case = begun()
    for answer in way:
        case = go(case, *answer)
    for answer in (("pick", "size"), ("pick", "goods"), ("pick", "short"), ("pick", "other_product"),
                   ("type", "Smells"), ("pick", "go_on"), ("type", "US $8.12"), ("pick", "full"),
                   ("pick", "full_postage"), ("gather", "done")):  # fmt: skip
        try:
            case = go(case, *answer)
        except (KeyError, Rejected):
            continue
    return case if route.open_step(case) is S.EXPLANATION else None


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("row", DRAWN, ids=lambda row: f"{row.number} {row.step} {row.way}")
def test_every_picture_goes_out_with_its_screen_however_long_the_text_is(row: Drawn, language: str) -> None:
    for case in longer(met(row.way)[row.step]):
        screen = shown(case, language)
        *above, last = deliveries(screen, language)
        assert last.kind == DeliveryKind.SCREEN
        near = [one.payload for one in (*above[-1:], last) if one.payload.get("picture") == row.picture]
        assert len(near) == 1, f"{row.picture} is not at {row.step} with a text of {length(screen.text)}"
        assert length(near[0]["text"]) <= LONGEST_CAPTION
        assert [one for one in above if one.kind != DeliveryKind.ABOVE] == []


def test_enough_complaints_are_tried() -> None:
    tried = [with_reason(reason) for menu in (reasons.ARRIVED, reasons.MISSING) for reason in menu]
    assert len([case for case in tried if case]) > 14
    case = met("size")[S.SUBMIT]
    assert any(not shown(one, "en").before for one in longer(case))
    assert any(shown(one, "en").before for one in longer(case))


# The table finds what it is to find


def test_what_is_folded_away_does_not_count() -> None:
    screen = Screen("<b>Press it.</b>\n<blockquote expandable>Nobody reads this.</blockquote>", ())
    assert "Press it." in seen(screen)
    assert "Nobody" not in seen(screen)
    assert "Nobody" in seen(screen, unfolded=True)


@pytest.mark.parametrize("language", languages())
def test_no_statement_is_found_on_the_screen_of_another_step(language: str) -> None:
    elsewhere = [replace(row, way="size", step=S.RESULT) for row in SAID]
    assert [row.number for row in elsewhere if is_said(row, language)] == []
