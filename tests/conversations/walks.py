"""Every way through the table, found by walking it: the tests go where the table goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from conversations import route, rules
from conversations.case import Case, with_draft
from conversations.dispute import STEPS
from conversations.evidence import Received, add, record
from conversations.names import S
from conversations.steps import DONE, Ask, Attach, Menu, Write

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

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
    if isinstance(kind, Attach | Write):
        return [("gather", DONE)]
    picks = [("pick", choice) for choice in route.offered(case, step)]
    if isinstance(kind, Menu):
        return picks
    offers = [("pick", name) for name in kind.offers(route.on_route(case))]
    return [*picks, *offers, *(("type", text) for text in TYPED[step])]


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


def arrows_walked() -> Iterator[tuple[tuple[tuple[str, str], ...], Case]]:
    """Give, for every answer of every step, one shortest way that ends with it, and the case it leads to.

    Steps are visited once each from every side, so every arrow of the table is walked without walking every path.
    """
    waiting: list[tuple[tuple[tuple[str, str], ...], Case]] = [((), begun())]
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


def is_typed(step: S) -> bool:
    """Say whether a step is answered by typing."""
    return isinstance(STEPS[step], Ask)
