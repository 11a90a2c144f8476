"""The summary of a case: what is told of it in a pack, worded in `texts/summary/`.

What happened is told by the buyer's word, each thing beside its day, from the first to the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conversations import amounts, followup
from conversations.case import Aside, Case
from conversations.complaint.facts import QUESTIONS, SKIP
from conversations.complaint.happened import ANSWERS
from conversations.complaint.sentences import Sentence
from conversations.complaint.standing import or_none
from conversations.complaint.told import UNSAID
from conversations.followup import E
from conversations.messages.sellers import looks_like
from conversations.names import S
from conversations.starts import opened

OF_ORDER = (E.PAID_CARD, E.PAID_PAYPAL, E.ORDER_SHIPPED, E.ORDER_PROMISED, E.ORDER_ARRIVED, E.ORDER_CONFIRMED,
            E.WROTE_SELLER, E.PAYPAL_OPENED)  # fmt: skip
"""What is told of the order: whoever reads the summary wants to know these days."""
IN_SHORT = (S.RECEIVED, S.SOLUTION)
"""The answers that stand in the summary beside the amounts and the facts of the letter."""

MOST_LOOKED_AT, MOST_MESSAGES = 60, 20
"""Texts that are looked at, the newest of those that were kept, and messages that are shown. Our choice."""

Dated = tuple[date, Sentence]
"""Something that happened, and its day."""


def story(case: Case) -> tuple[Dated, ...]:
    """Tell what happened, in the order of the days; on one day in the order in which it was told."""
    return tuple(sorted((*_of_order(case), *_of_dispute(case)), key=lambda one: one[0]))


def _of_order(case: Case) -> Iterator[Dated]:
    for kind in OF_ORDER:
        if day := followup.of_order(case, kind):
            yield day, Sentence(f"told_{kind}")


def _of_dispute(case: Case) -> Iterator[Dated]:
    events = followup.counted(case)
    if followup.is_submitted(case) and (day := _first_opened(case)):
        yield day, Sentence(f"told_{E.DISPUTE_OPENED}")
    for event in events:
        told = {"amount": or_none(amounts.amount(event))} if event.kind in amounts.AMOUNTS else {}
        yield event.day, Sentence(f"told_{event.kind}", told)


def _first_opened(case: Case) -> date | None:
    """Give the day on which the dispute was opened first: that it was opened anew is told by itself."""
    is_anew = followup.last(case, E.REOPENED) is not None
    return followup.of_order(case, E.DISPUTE_OPENED) if is_anew else opened(case)


def sellers_words(case: Case) -> tuple[Aside, ...]:
    """Give what the buyer pasted that looks like a message of the seller, oldest first; nothing else that was kept."""
    whole = [aside for aside in case.asides if not aside.part][-MOST_LOOKED_AT:]
    return tuple(aside for aside in whole if looks_like(aside.text))[-MOST_MESSAGES:]


def told_facts(case: Case) -> tuple[S, ...]:
    """Name the answers that the summary lists; days stand in the story. `case` holds the answers on its route."""
    return tuple(step for step in (*IN_SHORT, *QUESTIONS) if _is_listed(case, step))


def _is_listed(case: Case, step: S) -> bool:
    value = case.value(step)
    if step is S.SELLER_SAID and followup.last(case, *ANSWERS):  # which tell more, and stand in the story
        return False
    is_day = step in QUESTIONS and bool(QUESTIONS[step].event)
    return value not in (None, SKIP) and (step, value) not in UNSAID and not is_day
