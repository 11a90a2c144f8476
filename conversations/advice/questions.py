"""What the bot asks beside the guide's own questions, once and where it matters: facts from which dates follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conversations import followup, route
from conversations.case import Case
from conversations.dispute import STEPS
from conversations.followup import E, Stage
from conversations.names import S
from conversations.starts import has_come
from conversations.steps import Outcome


@dataclass(frozen=True)
class Question:
    """A fact that is asked for: `ask_<name>` in `texts/`, with a label for each answer, which is an event."""

    is_wanted: Callable[[Case], bool]
    answers: tuple[E, ...]


def _is_unknown(case: Case, *kinds: E) -> bool:
    return all(followup.of_order(case, kind) is None for kind in kinds)


QUESTIONS: Mapping[str, Question] = {
    "payment": Question(lambda case: _is_unknown(case, *followup.PAID), followup.PAID),
    "home": Question(lambda case: followup.home(case) is None, followup.HOME),
    "order_arrived": Question(
        lambda case: followup.lives_in_eu(case) is True and has_come(case) and _is_unknown(case, E.ORDER_ARRIVED), ()
    ),
}
"""In the order in which they are asked, one at a time. One without answers asks for a day."""
PAID_OUT = (Stage.WON, Stage.PARTLY)


def waits_for(case: Case) -> E | None:
    """Give what of the order is asked for at the open step, as it is waited for; None elsewhere."""
    step = STEPS[route.open_step(case)]
    return E(step.asks) if isinstance(step, Outcome) and step.asks else None


def question(case: Case) -> str | None:
    """Name what is to be asked where the case stands; None where nothing would help."""
    day = waits_for(case)
    if day and _is_unknown(case, day):
        return day
    if route.open_step(case) is not S.WATCHING and not _is_under_way(case):
        return None
    return next((name for name, one in QUESTIONS.items() if one.is_wanted(case)), None)


def _is_under_way(case: Case) -> bool:
    return followup.is_submitted(case) and followup.stage(case) not in PAID_OUT
