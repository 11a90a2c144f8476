"""Cases after Submit, for the tests of what follows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from conversations import followup, route
from conversations.case import Answer, Case, Event
from conversations.followup import STAGES, E, Stage
from conversations.names import S
from tests.conversations.walks import begun, go

TO_OPENED = [
    ("type", "Blue shoes"), ("type", "2026-12-05"), ("pick", "found"), ("pick", "refund"), ("pick", "yes"),
    ("pick", "not_as_described"), ("pick", "size"), ("type", "8.12"), ("pick", "half"), ("gather", "done"),
    ("gather", "done"), ("pick", "submit"), ("pick", "pressed"), ("pick", "worked"),
]  # fmt: skip
TO_OUTCOME = [
    ("type", "Blue shoes"), ("pick", "unknown"), ("pick", "no_button"), ("pick", "decided"), ("pick", "appeal"),
]  # fmt: skip
NOON = datetime(2026, 11, 23, 20, tzinfo=UTC)
"""Noon on the Pacific coast."""
TODAY = NOON.date()


def walked(answers: list[tuple[str, str]]) -> Case:
    case = begun()
    for answer in answers:
        case = go(case, *answer)
    return case


def submitted(at: datetime = NOON) -> Case:
    """A case whose Submit was pressed then."""
    case = walked(TO_OPENED)
    assert followup.is_submitted(case)
    return replace(case, answers={**case.answers, S.SUBMIT: Answer("pressed", at)})


def came_for_the_appeal() -> Case:
    """A case of a dispute that was over before the buyer told of it."""
    case = walked(TO_OUTCOME)
    assert route.open_step(case) is S.ABOUT_APPEAL
    return case


def given(case: Case, *events: tuple[E, date]) -> Case:
    """The case with these events told, whether they fit or not."""
    told = [Event(len(case.events) + n, kind, day, NOON) for n, (kind, day) in enumerate(events, 1)]
    return replace(case, events=(*case.events, *told))


def at_stage(stage: Stage, day: date = TODAY, case: Case | None = None) -> Case:
    """A submitted case at that stage, by a shortest way, each event on that day."""
    if stage is Stage.OUTCOME:
        return came_for_the_appeal()
    return given(case or submitted(), *((kind, day) for kind in WAYS_TO[stage]))


def _ways() -> dict[Stage, list[E]]:
    ways: dict[Stage, list[E]] = {Stage.SELLER: []}
    waiting = list(ways)
    for here in waiting:  # grows as new stages are met
        for kind, there in STAGES[here].items():
            if there not in ways:
                ways[there] = [*ways[here], kind]
                waiting.append(there)
    return ways


WAYS_TO = _ways()
"""Stage -> a shortest way of events that leads there from Submit."""
