"""Every way through the table, found by walking it: the tests go where the table goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from conversations import reasons, route, rules
from conversations.case import Case, with_draft
from conversations.complaint.facts import QUESTIONS
from conversations.dispute import STEPS
from conversations.evidence import add, record
from conversations.files.content import Received
from conversations.names import S
from conversations.steps import DONE, Ask, Attach, Menu, Wanted, Write

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
Way = tuple[tuple[str, str], ...]

TYPED: dict[S, tuple[str, ...]] = {
    S.ORDER: ("Blue shoes",),
    S.WATCH_ORDER: ("Blue shoes",),
    S.PROTECTION: ("2026-12-05", "2026-11-20", "2026-10-01"),
    S.ENDED: ("2026-11-20", "2026-10-01"),
    S.LAST_DAY: ("2026-12-05", "2026-10-01"),
    S.LABEL: ("Goods smell of smoke",),
    S.PAID: ("US $8.12",),
    S.REFUND: ("4.06",),
}
"""What is typed at a step: one text for each way that typing can lead."""
TYPED_FACTS: dict[Wanted, str] = {
    Wanted.WORD: "pale green {}",
    Wanted.TEXT: "LP00123456789012",
    Wanted.DATE: "2026-11-{:02}",
    Wanted.MONEY: "1.10",
    Wanted.COUNT: "10",
    Wanted.QUANTITY: "{}.4",
}
"""What is typed in answer to a question about a fact, by what it wants. To each another number: what is typed twice in
a moment counts once."""


def typed_at(step: S) -> tuple[str, ...]:
    """List the texts that are typed at a step."""
    if step is S.PIECES_CAME:
        return ("7",)
    if step in QUESTIONS:
        return (TYPED_FACTS[QUESTIONS[step].wants].format(1 + [*QUESTIONS].index(step) % 20),)
    return TYPED[step]


def begun() -> Case:
    """A case with nothing in it."""
    return Case(number=1, created_at=NOW)


def photo(number: int = 1) -> Received:
    """A photo as Telegram describes it."""
    return Received("photo", 100 + number, f"file-{number}", f"unique-{number}", size=1000, width=10, height=10)


def ways_on(case: Case) -> list[tuple[str, str]]:
    """List (kind, value) of everything that answers the open step."""
    step = route.open_step(case)
    kind = STEPS[step]
    picks = [("pick", choice) for choice in route.offered(case, step)]
    if isinstance(kind, Attach | Write):
        return [("gather", DONE), *picks]
    if isinstance(kind, Menu):
        return picks
    offers = [("pick", name) for name in (*kind.offers(route.on_route(case)), *kind.words[:1])]
    return [*picks, *offers, *(("type", text) for text in typed_at(step))]


def gathered(case: Case) -> Case:
    """The case with what its open step gathers: a photo, or a text."""
    if route.open_step(case) is S.EVIDENCE:
        return replace(case, evidence=add(case.evidence, record(photo(), NOW, "accepted")))
    return with_draft(case, "The shoes are too small.", 7, NOW)


def go(case: Case, kind: str, value: str) -> Case:
    """Answer the open step."""
    step = route.open_step(case)
    if kind == "type":
        return route.write(case, step, value, NOW)
    if kind == "gather":
        case = gathered(case)
    return route.choose(case, step, value, NOW)


ON_THE_DATE = (S.PROTECTION, S.ENDED, S.LAST_DAY)
"""Steps that lead elsewhere for whoever only wants his dates watched."""


@cache
def arrows_walked() -> tuple[tuple[Way, Case], ...]:
    """Give, for every answer of every step, one shortest way that ends with it, and the case it leads to.

    Steps are visited once each from every side, so every arrow of the table is walked without walking every path.
    """
    return tuple(_arrows())


def _arrows() -> Iterator[tuple[Way, Case]]:
    waiting: list[tuple[Way, Case]] = [((), begun())]
    seen: set[tuple[S, bool]] = set()
    while waiting:
        way, case = waiting.pop(0)
        step = route.open_step(case)
        here = step, step in ON_THE_DATE and rules.only_watches(case)
        if here in seen:
            continue
        seen.add(here)
        for answer in ways_on(case):
            after = go(case, *answer)
            yield (*way, answer), after
            waiting.append(((*way, answer), after))
    for before in to_the_amount():
        yield from _questions_walked(*before, seen)


@cache
def to_the_amount() -> tuple[tuple[Way, Case], ...]:
    """Give a way to what was paid for each reason, and the case there."""
    found: dict[str, tuple[Way, Case]] = {}
    waiting: list[tuple[Way, Case]] = [((), walked_to_the_solution())]
    while waiting:
        way, case = waiting.pop(0)
        if route.open_step(case) is S.PAID:
            why = reasons.reason(route.on_route(case))
            assert why
            found.setdefault(why.key, (way, case))
        elif route.open_step(case) in BEFORE_THE_AMOUNT:
            waiting += [((*way, answer), go(case, *answer)) for answer in ways_on(case)]
    return tuple(((*WAY_TO_SOLUTION, *way), case) for way, case in found.values())


WAY_TO_SOLUTION = (("type", "Blue shoes"), ("type", "2026-12-05"), ("pick", "found"))
BEFORE_THE_AMOUNT = (
    *(S.SOLUTION, S.RETURN, S.PERSONAL, S.RECEIVED, *reasons.REASON_MENUS, S.LABEL),
    *(S.IN_TRANSIT, S.NO_TRACKING, S.RETURNED, S.CUSTOMS, S.WRONG_ADDRESS, S.MARKED_DELIVERED),
)
ON_THE_WAY = {
    S.PAID: ("type", "US $8.12"),
    S.EVIDENCE: ("gather", DONE),
    S.EXPLANATION: ("pick", "compose"),
    S.SELLER_SAID: ("pick", "nothing"),
}


def walked_to_the_solution() -> Case:
    case = begun()
    for answer in WAY_TO_SOLUTION:
        case = go(case, *answer)
    assert route.open_step(case) is S.SOLUTION
    return case


def _questions_walked(way: Way, case: Case, seen: set[tuple[S, bool]]) -> Iterator[tuple[Way, Case]]:
    """Answer every question about facts of a reason that is new, in every way; go on with what was typed."""
    for refund in ("8.12", "4.06"):
        here, at = way, case
        while (step := route.open_step(at)) is not S.LETTER:
            usual = ON_THE_WAY.get(step) or ("type", refund if step is S.REFUND else typed_at(step)[0])
            if step in QUESTIONS and (step, False) not in seen:
                seen.add((step, False))
                yield here, at
                for answer in ways_on(at):
                    yield (*here, answer), go(at, *answer)
            here, at = (*here, usual), go(at, *usual)


def is_typed(step: S) -> bool:
    """Say whether a step is answered by typing."""
    return isinstance(STEPS[step], Ask)
