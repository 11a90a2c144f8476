"""Case -> screen: what the buyer sees at a step. Every sentence comes from `conversations/texts/`."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.buttons import ANY_REVISION, Button, Rows, Tap, in_rows
from bot.file_lines import file_lines
from bot.layout import LONGEST, LONGEST_COPY, Screen, length, pieces, shortened
from bot.texts import Html, Texts
from conversations import days, evidence, letter, pictures, reasons, route, rules
from conversations.case import Case, Draft
from conversations.dispute import STEPS
from conversations.money import Money
from conversations.rejected import Rejected
from conversations.steps import DONE, Ask, Menu, S, Write

DRAFT_STEPS = (S.EXPLANATION, S.REVIEW, S.SUBMIT, S.RETRY)
ONWARD = ("found", "go_on", DONE, "submit", "pressed", "full_postage")
"""Choices that are simply the way on. A question's answers all look alike: none is to be preferred."""
UTC = ZoneInfo("UTC")
LONGEST_GAPS = 300
"""Characters of what is still to be filled in. Fluent takes no value of more than 1,000."""
MONEY_STEPS = (S.PAID, S.REFUND)
DATE_STEPS = (S.PROTECTION, S.ENDED)


class Teller:
    """Tells a case as screens, in one language, at one moment (UTC), for a buyer in one time zone."""

    def __init__(self, texts: Texts, now: datetime, zone: ZoneInfo = UTC) -> None:
        self.texts = texts
        self.now = now
        self.zone = zone

    def step(
        self, case: Case, notices: Sequence[str] = (), suggestions: Sequence[str] = (), *, whole: bool = True
    ) -> Screen:
        """Show the open step: where the buyer is, what just happened, the question, what there is so far.

        Not `whole`: only the first line of the question. The rest stands above in the chat already, and would push
        what just happened off a phone's screen.
        """
        open_step = route.open_step(case)
        question = self.texts.html(open_step, **self.facts(case, open_step))
        shown = [*notices, question if whole else question.split("\n")[0]]
        if progress := route.progress(case):
            shown.insert(0, self.texts.html("progress", step=progress[0], steps=progress[1], case=case.number))
        parts = self._parts(case, open_step)
        before: tuple[str, ...] = ()
        if length("\n\n".join([*shown, *parts])) > LONGEST:
            before = tuple(self.code(piece) for piece in pieces(case.drafts[-1].text))
            parts = [*self._parts(case, open_step, draft=False), self.texts.html("draft_above")]
        rows, picture = self._rows(case, open_step, suggestions), pictures.name_of(open_step)
        return Screen("\n\n".join([*shown, *parts]), rows, before, picture)

    @property
    def pacific_today(self) -> date:
        """Today as AliExpress counts days."""
        return days.pacific_day(self.now)

    def name(self, case: Case) -> str:
        """Give what a case is called: the buyer's name for it, or its number."""
        given = order(route.on_route(case))
        return shortened(given, 40) if given else self.texts.plain("case_unnamed", number=case.number)

    def with_text(self, heading: str, text: str, rows: Rows) -> Screen:
        """Show a text that copies with one tap, above the screen where it does not fit on it."""
        shown = f"{heading}\n{self.code(text)}"
        if length(shown) <= LONGEST:
            return Screen(shown, rows)
        return Screen(heading, rows, tuple(self.code(piece) for piece in pieces(text)))

    def facts(self, case: Case, step: S) -> dict[str, Any]:
        """Give the values that the text of a step has places for. Raises `KeyError` for one that no step can have."""
        on_route = route.on_route(case)
        return {name: FACTS[name](self, on_route) for name in self.texts.places(step)}

    def last_day(self, case: Case) -> date | None:
        """Give the last day on which the form can be reached; None while unknown."""
        day = rules.protection_day(case)
        return days.last_day_to_open(day) if day else None

    def days_left(self, case: Case) -> int:
        """Say how many days there are until then; 0 where there are none, or nobody knows."""
        last = self.last_day(case)
        return max((last - self.pacific_today).days, 0) if last else 0

    def window(self, case: Case) -> str:
        """Say whether the form can still be reached: open, over or unknown."""
        last = self.last_day(case)
        return "unknown" if last is None else "over" if self.pacific_today > last else "open"

    def money(self, case: Case, step: S) -> Money | str:
        """Give an amount that was answered; empty where it was not."""
        value = case.value(step)
        return Money.from_stored(value) if value else ""

    def _parts(self, case: Case, step: S, *, draft: bool = True) -> list[str]:
        """Give what stands below the question: the files, the answers, the present draft."""
        parts = []
        if step is S.EVIDENCE and case.evidence:
            parts.append(self.files(case))
        if step is S.REVIEW:
            parts.append(self.answers(case))
        if draft and step in DRAFT_STEPS and case.draft:
            parts.append(self.draft(case.draft))
        if step in DRAFT_STEPS and case.draft and (gaps := letter.gaps(case.draft.text)):
            parts.append(self.texts.html("text_gaps", gaps=shortened(" ".join(gaps), LONGEST_GAPS)))
        return parts

    def answers(self, case: Case) -> str:
        """List everything the form will ask for, with the buyer's answer, one a line."""
        on_route = route.on_route(case)
        shown = [step for step in on_route.answers if step in route.reopens(case)]
        lines = [self._line(step, self.answer(on_route, step)) for step in shown if step is not S.EXPLANATION]
        return "\n".join(lines)

    def _line(self, step: S, value: object) -> str:
        return self.texts.html("review_line", title=self.title(step), value=value)

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
        return self.written(case, step, case.answers[step].value)

    def why(self, case: Case) -> str:
        """Write the reason as the form's menus have it, from the first to the last; empty while there is none."""
        why = reasons.reason(case)
        return " › ".join(self.label(case, menu, choice) for menu, choice in why.menus) if why else ""

    def written(self, case: Case, step: S, value: str) -> object:
        """Write a stored value of a step."""
        kind = STEPS[step]
        if isinstance(kind, Menu | Ask) and value in kind.choices:
            return self.label(case, step, value)
        if step in MONEY_STEPS:
            return Money.from_stored(value)
        return date.fromisoformat(value) if step in DATE_STEPS else value

    def label(self, case: Case, step: S, choice: str) -> str:
        """Give the label of a step's button."""
        return self.texts.plain(step, choice, **self._label_values(case, step))

    def _label_values(self, case: Case, step: S) -> dict[str, Money]:
        if step is not S.REFUND or not case.value(S.PAID):
            return {}
        offers = rules.refund_offers(route.on_route(case))
        return {name: Money.from_stored(value) for name, value in offers.items()}

    def labels(self, case: Case) -> dict[str, str]:
        """Give choice -> label of the open step: a label that is typed counts as its tap."""
        step = route.open_step(case)
        kind = STEPS[step]
        if not isinstance(kind, Menu | Ask):
            return {DONE: self.texts.plain(step, DONE)}
        offers = kind.offers(route.on_route(case)) if isinstance(kind, Ask) else {}
        return {choice: self.label(case, step, choice) for choice in (*offers, *kind.choices)}

    def files(self, case: Case) -> str:
        """List the files of a case with what was found, one a line."""
        lines = file_lines(self.texts, case)
        return "\n".join([self.texts.html("files_some" if lines else "files_none"), *lines])

    def draft(self, draft: Draft) -> str:
        """Show a version of the complaint so that one tap copies it."""
        return self.texts.html("draft_shown", version=draft.version) + "\n" + self.code(draft.text)

    def code(self, text: str) -> str:
        """Put a text into the form that Telegram copies with one tap."""
        return f"<pre>{html.escape(text, quote=False)}</pre>"

    def rejected(self, rejected: Rejected) -> str:
        """Say why something cannot be taken, what was measured and how to mend it."""
        return self.reason(rejected.key, rejected.facts)

    def reason(self, key: str, facts: dict[str, Any]) -> str:
        """Write a rejection or a warning; sizes in bytes become megabytes."""
        sizes = {name: self.texts.size(value) for name, value in facts.items() if name in BYTES and key in SIZED}
        return self.texts.html(key, **{**facts, **sizes})

    def suggestion(self, value: str) -> str:
        """Write a suggested value for its button."""
        try:
            return str(self.texts.written(date.fromisoformat(value)))
        except ValueError:
            return value

    def _rows(self, case: Case, step: S, suggestions: Sequence[str]) -> Rows:
        buttons = [self._button(case, self.suggestion(value), "type", value) for value in suggestions]
        buttons += self._keep(case, step)
        buttons += self._choices(case, step)
        extras = self._extras(case, step)
        key = "change_item" if step is S.REVIEW else "change"
        changes = [
            self._button(case, self.texts.plain(key, title=self.title(again)), "open", again)
            for again in route.reopens(case)
        ]
        if route.repeats(case):
            changes.append(self._button(case, self.texts.plain("again"), "again"))
        return (*in_rows(buttons), *in_rows(extras), *in_rows(changes), (self._back(case),))

    def _keep(self, case: Case, step: S) -> list[Button]:
        former = case.former.get(step)
        if former is None or not STEPS[step].accepts(former, route.on_route(case)):
            return []
        written = str(self.texts.written(self.written(case, step, former)))
        return [self._button(case, self.texts.plain("keep", answer=shortened(written)), "keep")]

    def _choices(self, case: Case, step: S) -> list[Button]:
        if not isinstance(STEPS[step], Menu | Ask) and not self._enough(case, step):
            return []
        return [
            self._button(case, label, "pick", choice, style="primary" if choice in ONWARD else "")
            for choice, label in self.labels(case).items()
        ]

    def _enough(self, case: Case, step: S) -> bool:
        return STEPS[step].accepts(DONE, case)

    def _extras(self, case: Case, step: S) -> list[Button]:
        """Give the buttons beside the answers: the files, the versions, the starter, what can be copied."""
        extras = []
        if step is S.EVIDENCE and case.evidence:
            extras.append(("button_files", "files", ""))
        if isinstance(STEPS[step], Write):
            extras.append(("button_starter", "starter", ""))
        if step in (S.EXPLANATION, S.REVIEW) and case.drafts:
            extras.append(("button_versions", "drafts", ""))
        return [
            *(self._button(case, self.texts.plain(key), verb, argument) for key, verb, argument in extras),
            *self._copies(case, step),
        ]

    def _copies(self, case: Case, step: S) -> list[Button]:
        if step not in (S.SUBMIT, S.RETRY):
            return []
        number = str(Money.from_stored(case.answers[S.REFUND].value).decimal)
        copies = [Button(self.texts.plain("copy_amount", amount=number), copy=number)]
        if case.draft and len(case.draft.text) <= LONGEST_COPY:
            copies.append(Button(self.texts.plain("copy_text"), copy=case.draft.text))
        return copies

    def _back(self, case: Case) -> Button:
        if route.previous(case) is None:
            return Button(self.texts.plain("button_cases"), Tap(case.number, ANY_REVISION, "cases"))
        return self._button(case, self.texts.plain("button_back"), "back")

    def _button(self, case: Case, label: str, verb: str, argument: str = "", style: str = "") -> Button:
        return Button(label, Tap(case.number, case.revision, verb, argument), style=style)


BYTES = ("size", "most")
SIZED = ("file_too_large", "video_too_large", "photo_too_large", "video_near_limit", "photo_near_limit")
"""The texts whose `size` and `most` are bytes."""


def order(case: Case) -> str:
    """Give the order's number or name; empty where it was skipped."""
    value = case.value(S.ORDER)
    return "" if value in (None, "skip") else str(value)


FACTS: Mapping[str, Callable[[Teller, Case], Any]] = {
    "order": lambda _teller, case: order(case),
    "window": Teller.window,
    "protection": lambda _teller, case: rules.protection_day(case) or "",
    "last_day": lambda teller, case: teller.last_day(case) or "",
    "days_left": Teller.days_left,
    "paid": lambda teller, case: teller.money(case, S.PAID),
    "refund": lambda teller, case: teller.money(case, S.REFUND),
    "received": lambda _teller, case: case.value(S.RECEIVED) or "",
    "sends_back": lambda _teller, case: "yes" if rules.sends_back(case) else "no",
    "proof": lambda teller, case: Html(teller.texts.html(f"proof_{reasons.proof(case)}")),
    "files": lambda _teller, case: evidence.counts(case.evidence).usable,
    "photos": lambda _teller, case: evidence.counts(case.evidence).photos,
    "videos": lambda _teller, case: evidence.counts(case.evidence).videos,
    "most_photos": lambda _teller, _case: evidence.MOST_PHOTOS,
    "photo_limit": lambda teller, _case: teller.texts.size(evidence.LARGEST_PHOTO),
    "video_limit": lambda teller, _case: teller.texts.size(evidence.LARGEST_VIDEO),
    "versions": lambda _teller, case: len(case.drafts),
}
"""What the text of a step may say: the name of its place, and where the value comes from (the case on its route)."""
