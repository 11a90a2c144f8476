"""What can happen after Submit: each stage with what can happen in it and where that leads, one line each.

Where a case stands is computed from its events, never stored: they are replayed as the answers are in `route.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum, auto

from conversations import route
from conversations.case import Case, Event
from conversations.complaint import facts
from conversations.days import pacific_day
from conversations.names import S
from conversations.quotas import MOST_EVENTS
from conversations.reading.dates import read_date
from conversations.rejected import Rejected


class Stage(StrEnum):
    """Where a submitted case stands. The name is the key of its text."""

    SELLER = auto()
    OFFER = auto()
    RETURN_OFFER = auto()
    REFUSED = auto()
    LOOKING = auto()
    OUTCOME = auto()
    """It was over at AliExpress before it was told of here: what came out is not known yet."""
    DECIDED = auto()
    APPEALED = auto()
    RETURN = auto()
    SENT_BACK = auto()
    REFUND = auto()
    WON = auto()
    PARTLY = auto()
    LOST = auto()
    WITHDRAWN = auto()
    GIVEN_UP = auto()


class E(StrEnum):
    """What can happen. The name is the key of its button and its text."""

    # the order
    PAID_PAYPAL = auto()
    PAID_CARD = auto()
    ORDER_SHIPPED = auto()
    ORDER_PROMISED = auto()
    ORDER_ARRIVED = auto()
    ORDER_CONFIRMED = auto()
    FORM_NAMED = auto()
    PAID_OTHERWISE = auto()
    PAYPAL_OPENED = auto()
    WROTE_SELLER = auto()
    LIVES_IN_EU = auto()
    LIVES_IN_CZECHIA = auto()
    LIVES_ELSEWHERE = auto()
    DISPUTE_OPENED = auto()
    # the seller
    OFFERED_ALL = auto()
    OFFERED_LESS = auto()
    OFFERED_RETURN = auto()
    REFUSED = auto()
    # the buyer
    MODIFIED = auto()
    PROOF_ADDED = auto()
    REJECTED = auto()
    ACCEPTED = auto()
    WITHDRAWN = auto()
    REOPENED = auto()
    APPEALED = auto()
    GAVE_UP = auto()
    # AliExpress
    STEPPED_IN = auto()
    PROOF_WANTED = auto()
    DECIDED_ALL = auto()
    DECIDED_LESS = auto()
    DECIDED_NOTHING = auto()
    DECIDED_RETURN = auto()
    APPEAL_WON = auto()
    APPEAL_LOST = auto()
    # the goods
    RETURN_AGREED = auto()
    POSTED = auto()
    SCANNED = auto()
    GOODS_THERE = auto()
    # the money
    REFUND_COMING = auto()
    MONEY_ALL = auto()
    MONEY_LESS = auto()
    COUPON = auto()


ORDER = (E.PAID_PAYPAL, E.PAID_CARD, E.PAID_OTHERWISE, E.ORDER_SHIPPED, E.ORDER_PROMISED, E.FORM_NAMED, E.ORDER_ARRIVED,
         E.ORDER_CONFIRMED, E.WROTE_SELLER, E.LIVES_IN_EU, E.PAYPAL_OPENED, E.DISPUTE_OPENED)  # fmt: skip
"""What the buyer can tell of the order at any time, so that more dates are known. The last one of a kind counts."""

HOME = (E.LIVES_IN_EU, E.LIVES_IN_CZECHIA, E.LIVES_ELSEWHERE)
"""Where the buyer lives, which happened on no day and can be told at any time. The last one counts."""

PAID = (E.PAID_PAYPAL, E.PAID_CARD, E.PAID_OTHERWISE)
DENIED = (E.PAID_OTHERWISE,)
"""What only answers a question: no date follows from it."""
AHEAD = (E.ORDER_PROMISED, E.FORM_NAMED)
"""What may lie ahead of the day on which it is told."""

ANSWERS = {
    E.OFFERED_ALL: Stage.OFFER,
    E.OFFERED_LESS: Stage.OFFER,
    E.OFFERED_RETURN: Stage.RETURN_OFFER,
    E.REFUSED: Stage.REFUSED,
}
DECISIONS = {
    E.DECIDED_ALL: Stage.REFUND,
    E.DECIDED_LESS: Stage.DECIDED,
    E.DECIDED_NOTHING: Stage.DECIDED,
    E.DECIDED_RETURN: Stage.RETURN,
}
"""Only a decision against the buyer leads to the appeal; "send it back" starts the days for that at once."""
MONEY = {E.MONEY_ALL: Stage.WON, E.MONEY_LESS: Stage.PARTLY}
STOPS = {E.WITHDRAWN: Stage.WITHDRAWN}
"""Possible while the dispute is open, answered or looked at (facts.md 1.1, no. 15, certainty high)."""
SETTLED = {E.REFUND_COMING: Stage.REFUND, E.RETURN_AGREED: Stage.RETURN, **DECISIONS, **STOPS}
"""How a dispute can end at any time: the seller gave in or stayed silent, an offer ran out, AliExpress decided."""

STAGES: Mapping[Stage, Mapping[E, Stage]] = {
    Stage.SELLER: {**ANSWERS, E.STEPPED_IN: Stage.LOOKING, E.MODIFIED: Stage.SELLER, E.PROOF_ADDED: Stage.SELLER,
                   **SETTLED},
    Stage.OFFER: {E.REJECTED: Stage.SELLER, E.ACCEPTED: Stage.REFUND, E.RETURN_AGREED: Stage.RETURN,
                  E.MODIFIED: Stage.SELLER, E.STEPPED_IN: Stage.LOOKING, E.PROOF_ADDED: Stage.OFFER, **ANSWERS,
                  **SETTLED},
    Stage.RETURN_OFFER: {E.REJECTED: Stage.SELLER, E.RETURN_AGREED: Stage.RETURN, E.MODIFIED: Stage.SELLER,
                         E.STEPPED_IN: Stage.LOOKING, E.PROOF_ADDED: Stage.RETURN_OFFER, **ANSWERS, **SETTLED},
    Stage.REFUSED: {E.PROOF_ADDED: Stage.REFUSED, E.MODIFIED: Stage.SELLER, E.STEPPED_IN: Stage.LOOKING, **ANSWERS,
                    **SETTLED},
    Stage.LOOKING: {**DECISIONS, E.PROOF_WANTED: Stage.LOOKING, E.PROOF_ADDED: Stage.LOOKING, **ANSWERS,
                    E.ACCEPTED: Stage.REFUND, E.MODIFIED: Stage.SELLER, **SETTLED},
    Stage.OUTCOME: {**DECISIONS, E.ACCEPTED: Stage.REFUND, E.REFUND_COMING: Stage.REFUND, E.APPEALED: Stage.APPEALED,
                    **MONEY, **STOPS, E.GAVE_UP: Stage.GIVEN_UP},
    Stage.DECIDED: {E.APPEALED: Stage.APPEALED, E.REFUND_COMING: Stage.REFUND, E.RETURN_AGREED: Stage.RETURN, **MONEY,
                    E.GAVE_UP: Stage.GIVEN_UP},
    Stage.APPEALED: {E.APPEAL_WON: Stage.REFUND, E.APPEAL_LOST: Stage.LOST, E.RETURN_AGREED: Stage.RETURN, **MONEY},
    Stage.RETURN: {E.POSTED: Stage.SENT_BACK, E.REFUND_COMING: Stage.REFUND, E.APPEALED: Stage.APPEALED,
                   E.DECIDED_NOTHING: Stage.DECIDED, E.GAVE_UP: Stage.GIVEN_UP},
    Stage.SENT_BACK: {E.SCANNED: Stage.SENT_BACK, E.GOODS_THERE: Stage.SENT_BACK, E.REFUND_COMING: Stage.REFUND,
                      **MONEY, E.DECIDED_LESS: Stage.DECIDED, E.DECIDED_NOTHING: Stage.DECIDED,
                      E.GAVE_UP: Stage.GIVEN_UP},
    Stage.REFUND: {**MONEY, E.REFUND_COMING: Stage.REFUND, E.COUPON: Stage.PARTLY, E.APPEALED: Stage.APPEALED,
                   E.GAVE_UP: Stage.GIVEN_UP},
    Stage.WON: {},
    Stage.PARTLY: {E.MONEY_ALL: Stage.WON, E.COUPON: Stage.PARTLY, E.APPEALED: Stage.APPEALED},
    Stage.LOST: {E.REFUND_COMING: Stage.REFUND, **MONEY},
    Stage.WITHDRAWN: {E.REOPENED: Stage.SELLER, E.REFUND_COMING: Stage.REFUND, **MONEY},
    Stage.GIVEN_UP: {E.REFUND_COMING: Stage.REFUND, E.APPEALED: Stage.APPEALED, **MONEY},
}  # fmt: skip
"""Stage -> what can happen there, in the order of the buttons -> where that leads. A refund that comes late, or a
dispute that is opened anew, can still be told of a case that is closed."""

CLOSED = frozenset({Stage.WON, Stage.PARTLY, Stage.LOST, Stage.WITHDRAWN, Stage.GIVEN_UP})
"""Where the case rests: nothing is left to be done, or only what the buyer takes up anew."""

TALKING = (Stage.SELLER, Stage.OFFER, Stage.RETURN_OFFER, Stage.REFUSED, Stage.LOOKING)
SUBMITTED = (S.OPENED, S.ABOUT_REFUNDS, S.ABOUT_APPEAL)


def is_submitted(case: Case) -> bool:
    """Say whether the buyer's answers say that the dispute is open at AliExpress: only then there is a stage."""
    return route.open_step(case) in SUBMITTED


def stage(case: Case) -> Stage:
    """Give where a submitted case stands. Raises `LookupError` before Submit."""
    if not is_submitted(case):
        raise LookupError("not submitted")
    replayed = _replayed(case)
    return replayed[-1][1] if replayed else begins_at(case)


def is_closed(case: Case) -> bool:
    """Say whether nothing is left to be done in a case, or only what the buyer takes up anew."""
    return is_submitted(case) and stage(case) in CLOSED


def counted(case: Case) -> tuple[Event, ...]:
    """Give the events that led to the stage, in order: not what was taken back, nor what does not fit any more."""
    return tuple(event for event, _there in _replayed(case)) if is_submitted(case) else ()


def of_order(case: Case, kind: E) -> date | None:
    """Give the day that the buyer told last of something about the order, also for the letter; None where none was."""
    told = [(event.at, event.day) for event in case.events if event.kind == kind and not event.taken_back_at]
    answer = case.answers.get(facts.BY_EVENT[kind]) if kind in facts.BY_EVENT else None
    told += [(answer.at, date.fromisoformat(answer.value))] if answer and answer.value != facts.SKIP else []
    return max(reversed(told), key=lambda one: one[0])[1] if told else None


def home(case: Case) -> E | None:
    """Give what the buyer told last of where he lives: one of `HOME`; None where nothing was told."""
    told = [E(event.kind) for event in case.events if event.kind in HOME and not event.taken_back_at]
    answered = E.LIVES_IN_EU if route.on_route(case).value(S.PERSONAL) == "in_eu" else None
    return told[-1] if told else answered


def lives_in_eu(case: Case) -> bool | None:
    """Say whether the buyer lives in the EU, by what was told last; None while that was not told."""
    told = home(case)
    return told is not E.LIVES_ELSEWHERE if told else None


def last(case: Case, *kinds: E) -> Event | None:
    """Give the newest event that counts of one of these kinds."""
    found = [event for event in counted(case) if event.kind in kinds]
    return found[-1] if found else None


def begins_at(case: Case) -> Stage:
    """Give the stage that the answers lead to: a dispute that was over before it was told of begins at its outcome."""
    steps = route.route(case)
    return Stage.OUTCOME if S.DECIDED in steps and S.SUBMIT not in steps else Stage.SELLER


def _replayed(case: Case) -> tuple[tuple[Event, Stage], ...]:
    """Replay once: a case never changes, so what was found is kept with it, as `route.py` does."""
    replayed: tuple[tuple[Event, Stage], ...] | None = case.__dict__.get(REPLAYED)
    if replayed is None:
        replayed = case.__dict__[REPLAYED] = tuple(_replay(case))
    return replayed


REPLAYED = "_replayed"


def _replay(case: Case) -> Iterator[tuple[Event, Stage]]:
    here = begins_at(case)
    for event in case.events:
        there = STAGES[here].get(E(event.kind)) if event.kind in KNOWN and not event.taken_back_at else None
        if there is not None:
            here = there
            yield event, here


KNOWN = frozenset(str(kind) for kind in E)


def can_happen(case: Case) -> tuple[E, ...]:
    """List the events that the buyer can tell now, in the order of their buttons; none before Submit."""
    return tuple(STAGES[stage(case)]) if is_submitted(case) else ()


def happened(case: Case, kind: E, day: date, now: datetime) -> Case:
    """Add an event. Raises `KeyError` for one that cannot happen now, `Rejected` for a day that is yet to come.

    `Rejected` also where as much was told of the case as is kept.
    """
    if kind not in (*can_happen(case), *ORDER, *HOME):
        raise KeyError(kind)
    if len(case.events) >= MOST_EVENTS:
        raise Rejected("events_full", most=MOST_EVENTS)
    event = Event(len(case.events) + 1, kind, _believed(kind, day, now), now)
    return replace(case, events=(*case.events, event), revision=case.revision + 1)


def took_back(case: Case, number: int, now: datetime) -> Case:
    """Take an event back; it stays stored. Raises `KeyError` for an unknown one, or one that was taken back."""
    return _replaced(case, replace(_told(case, number), taken_back_at=now))


def redated(case: Case, number: int, text: str, now: datetime) -> Case:
    """Correct the day of an event as typed. Raises `Rejected` as `dates.read_date`, `KeyError` for an unknown one."""
    event = _told(case, number)
    return _replaced(case, replace(event, day=_believed(event.kind, read_date(text, now), now)))


def _believed(kind: str, day: date, now: datetime) -> date:
    if day > pacific_day(now) and kind not in AHEAD:
        raise Rejected("event_ahead", date=day)
    return day


def _told(case: Case, number: int) -> Event:
    return {event.number: event for event in case.events if not event.taken_back_at}[number]


def _replaced(case: Case, event: Event) -> Case:
    events = tuple(event if old.number == event.number else old for old in case.events)
    return replace(case, events=events, revision=case.revision + 1)
