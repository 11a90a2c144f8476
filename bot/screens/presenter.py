"""A case in words: its values as the buyer reads them. Every sentence comes from `conversations/texts/`."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.screens.buttons import Button, Rows, anywhere
from bot.screens.screen import shortened
from bot.texts import Html, Texts
from conversations import days, deadlines, evidence, reasons, route, rules
from conversations.case import Case
from conversations.complaint.facts import QUESTIONS, SKIP
from conversations.complaint.forms import ALL_THE_SAME
from conversations.complaint.sentences import Word
from conversations.deadlines import Deadline
from conversations.dispute import STEPS
from conversations.files import limits
from conversations.followup import is_submitted, stage
from conversations.names import S
from conversations.reading.money import Money
from conversations.reading.quantities import Quantity
from conversations.rejected import Rejected
from conversations.steps import DONE, Ask, Menu, Wanted


def case_button(presenter: Presenter, case: Case, key: str, verb: str, argument: str = "") -> Button:
    """Make a button about this case that means the same whatever was told since."""
    return Button(presenter.texts.plain(key), anywhere(case.number, verb, argument))


def back_to_case(presenter: Presenter, case: Case) -> tuple[Button, ...]:
    """Make the row that leads back to where the case stands."""
    return (Button(presenter.texts.plain("button_case"), anywhere(case.number, "show")),)


def where(presenter: Presenter, case: Case) -> str:
    """Name where a case stands: its stage, before Submit its step."""
    if is_submitted(case):
        return presenter.texts.plain(f"stage_{stage(case)}", "title")
    return presenter.title(route.open_step(case))


def to_step(presenter: Presenter, all_cases: Sequence[Case], current: int | None) -> tuple[tuple[Button, ...], ...]:
    """Give the way back to the open step of the open case."""
    opened = [case for case in all_cases if case.number == current]
    return tuple((step_button(presenter, case),) for case in opened)


def step_button(presenter: Presenter, case: Case) -> Button:
    """Make the button that leads back to where the case stands."""
    return Button(presenter.texts.plain("button_step"), anywhere(case.number, "show"))


def as_file_button(presenter: Presenter, case: Case, version: int) -> Button:
    """Make the button that sends a version that is too long to be shown."""
    return Button(presenter.texts.plain("button_as_file"), anywhere(case.number, "read", str(version)))


UTC = ZoneInfo("UTC")
READERS: Mapping[Wanted, Callable[[str], Any]] = {
    Wanted.TEXT: str,
    Wanted.DATE: date.fromisoformat,
    Wanted.MONEY: Money.from_stored,
    Wanted.WORD: str,
    Wanted.COUNT: int,
    Wanted.QUANTITY: Quantity.from_stored,
}
"""What an answer that was typed is stored as -> the value that is written in the buyer's language."""


@dataclass(frozen=True)
class Wishes:
    """What a buyer wants to see, and what the operator has switched off."""

    has_pictures: bool = True
    has_news: bool = False
    pages_off: frozenset[str] = frozenset()
    largest: int = limits.WIDEST_VIDEO
    """Bytes of a file that Telegram hands over at most."""


class Presenter:
    """Tells a case as screens, in one language, at one moment (UTC), for a buyer in one time zone."""

    def __init__(self, texts: Texts, now: datetime, zone: ZoneInfo = UTC, wishes: Wishes = Wishes()) -> None:
        self.texts = texts
        self.now = now
        self.zone = zone
        self.wishes = wishes

    @property
    def language(self) -> str:
        """The code (ISO 639) of the buyer's language."""
        return self.texts.code

    @property
    def pacific_today(self) -> date:
        """Today as AliExpress counts days."""
        return days.pacific_day(self.now)

    def name(self, case: Case) -> str:
        """Give what a case is called: the buyer's name for it, or its number."""
        given = rules.order_named(route.on_route(case))
        return shortened(given, 40) if given else self.texts.plain("case_unnamed", number=case.number)

    def facts(self, case: Case, key: str) -> dict[str, Any]:
        """Give the values that the text of a step, or another text of a case, has places for.

        Raises `KeyError` for one that no step can have.
        """
        on_route = route.on_route(case)
        return {name: FACTS[name](self, on_route) for name in self.texts.places(key)}

    def to_open(self, case: Case) -> tuple[Deadline, ...]:
        """Give until when a dispute can be opened, the date that counts first."""
        return deadlines.to_open(case, self.zone, self.now)

    def open_by(self, case: Case, place: int) -> Html | str:
        """Write the moment that counts (0), or the later one of another source (1); empty where there is none."""
        found = self.to_open(case)
        return self.texts.when(found[place].due, self.zone) if len(found) > place else ""

    def open_left(self, case: Case) -> Html | str:
        """Write how long it is until then."""
        found = self.to_open(case)
        return Html(self.texts.left(found[0].due - self.now)) if found else ""

    def window(self, case: Case) -> str:
        """Say what is known of the time to open: `unknown`, `over`, or the kind of the date that counts."""
        found = self.to_open(case)
        if not found:
            return "unknown"
        return "over" if found[0].is_over(self.now) else found[0].kind

    def money(self, case: Case, step: S) -> Money | str:
        """Give an amount that was answered; empty where it was not."""
        value = case.value(step)
        return Money.from_stored(value) if value else ""

    def title(self, step: S) -> str:
        """Give the short name of a step."""
        return self.texts.plain(step, "title")

    def answer(self, case: Case, step: S) -> object:
        """Write an answer as the buyer knows it: the button's label, or the date, the money, the words typed."""
        if step is S.EVIDENCE:
            counts = evidence.counts(case.evidence)
            return self.texts.plain("review_files", photos=counts.photos, videos=counts.videos)
        if step in (S.REASON_ARRIVED, S.REASON_MISSING):
            return self.why(case)
        return self.written(step, case.answers[step].value)

    def why(self, case: Case) -> str:
        """Write the reason as the form's menus have it, from the first to the last; empty while there is none."""
        why = reasons.reason(case)
        return " › ".join(self.label(menu, choice) for menu, choice in why.menus) if why else ""

    def written(self, step: S, value: str) -> object:
        """Write a stored value of a step."""
        kind = STEPS[step]
        if isinstance(kind, Menu | Ask) and value in kind.choices:
            return self.label(step, value)
        if isinstance(kind, Ask) and value in kind.words:
            return Word(value)
        return READERS[kind.wants](value) if isinstance(kind, Ask) else value

    def label(self, step: S, choice: str, **values: Money) -> str:
        """Give the label of a step's button."""
        kind = STEPS[step]
        if isinstance(kind, Ask) and choice in kind.words:
            return self.word(choice)
        if step in QUESTIONS and choice == SKIP:
            return self.texts.plain("fact_skip")
        return self.texts.plain(step, choice, **values)

    def word(self, name: str) -> str:
        """Give the label of a button for a word of the letter."""
        word = str(self.texts.written(Word(name)))
        return word[:1].upper() + word[1:]

    def labels(self, case: Case, step: S | None = None) -> dict[str, str]:
        """Give choice -> label of a step, the open one unless named: a label that is typed counts as its tap."""
        step = step or route.open_step(case)
        kind = STEPS[step]
        if not isinstance(kind, Menu | Ask):
            return {choice: self.label(step, choice) for choice in (*route.offered(case, step), DONE)}
        offers = kind.offers(route.on_route(case)) if isinstance(kind, Ask) else {}
        words = kind.words if isinstance(kind, Ask) else ()
        amounts = {name: Money.from_stored(value) for name, value in offers.items()}
        return {choice: self.label(step, choice, **amounts) for choice in (*offers, *words, *route.offered(case, step))}

    def code(self, text: str) -> str:
        """Put a text into the form that Telegram copies with one tap."""
        return f"<pre>{html.escape(text, quote=False)}</pre>"

    def pages(self, case: Case, verb: str, page: int, count: int) -> Rows:
        """Make the row that leads to the pages before and after this one, counted from 0; none where there is but one.

        The verb takes the page's number.
        """
        turns = [("button_newer", page - 1)] if page else []
        turns += [("button_older", page + 1)] if page + 1 < count else []
        row = tuple(Button(self.texts.plain(key), anywhere(case.number, verb, str(to))) for key, to in turns)
        return (row,) if row else ()

    def rejected(self, rejected: Rejected) -> str:
        """Say why something cannot be taken, what was measured and how to mend it."""
        return self.reason(rejected.key, rejected.facts)

    def reason(self, key: str, facts: dict[str, Any]) -> str:
        """Write a rejection or a warning; sizes in bytes become megabytes."""
        sizes = {name: self.texts.size(value) for name, value in facts.items() if name in BYTES and key in SIZED}
        return self.texts.html(key, **{**facts, **sizes})

    def suggestion(self, value: str) -> str:
        """Write a suggested value for its button."""
        if value.endswith(ALL_THE_SAME):
            return self.texts.plain("button_keep_number", number=value.removesuffix(ALL_THE_SAME))
        try:
            return str(self.texts.written(date.fromisoformat(value)))
        except ValueError:
            return value


BYTES = ("size", "most")
SIZED = ("file_too_large", "video_too_large", "photo_too_large", "video_near_limit", "photo_near_limit")
"""The texts whose `size` and `most` are bytes."""


FACTS: Mapping[str, Callable[[Presenter, Case], Any]] = {
    "order": lambda _presenter, case: rules.order_named(case),
    "window": Presenter.window,
    "open_by": lambda presenter, case: presenter.open_by(case, 0),
    "open_later": lambda presenter, case: presenter.open_by(case, 1),
    "open_left": Presenter.open_left,
    "paid": lambda presenter, case: presenter.money(case, S.PAID),
    "refund": lambda presenter, case: presenter.money(case, S.REFUND),
    "received": lambda _presenter, case: case.value(S.RECEIVED) or "",
    "sends_back": lambda _presenter, case: "yes" if rules.sends_back(case) else "no",
    "proof": lambda presenter, case: Html(presenter.texts.html(f"proof_{reasons.proof(case)}")),
    "files": lambda _presenter, case: evidence.counts(case.evidence).usable,
    "photos": lambda _presenter, case: evidence.counts(case.evidence).photos,
    "videos": lambda _presenter, case: evidence.counts(case.evidence).videos,
    "most_photos": lambda _presenter, _case: limits.MOST_PHOTOS,
    "photo_limit": lambda presenter, _case: presenter.texts.size(limits.LARGEST_PHOTO),
    "video_limit": lambda presenter, _case: presenter.texts.size(limits.LARGEST_VIDEO),
    "versions": lambda _presenter, case: case.draft.version if case.draft else 0,
}
"""What the text of a step may say: the name of its place, and where the value comes from (the case on its route)."""
