"""Amounts that are told with what happens after Submit: offered, asked for anew, decided, received."""

from __future__ import annotations

from dataclasses import replace

from conversations import followup, route, rules
from conversations.case import Case, Event
from conversations.followup import E
from conversations.names import S
from conversations.reading.money import Money, check_refund, read_money
from conversations.rejected import Rejected

AMOUNTS = (E.OFFERED_LESS, E.MODIFIED, E.DECIDED_LESS, E.MONEY_LESS)
"""What happens with an amount, which is asked for and need not be told."""
BELOW = (E.OFFERED_LESS, E.DECIDED_LESS, E.MONEY_LESS)
"""Of these it is less than what is asked for."""
MAY_BE_NOTHING = (E.OFFERED_LESS,)
"""Sellers offer 0.00, in the hope that it is accepted unseen (facts.md section 3, certainty high)."""


def to_price(case: Case, number: int) -> Event:
    """Find an event that counts and has an amount, told or not. Raises `KeyError` where there is none."""
    return {event.number: event for event in followup.counted(case) if event.kind in AMOUNTS}[number]


def priced(case: Case, number: int, text: str) -> Case:
    """Take the amount of an event, as typed or offered; the last one counts.

    Raises `KeyError` as `to_price`, `Rejected` as `check_refund`, and `offer_not_less` for all that was asked for.
    """
    event = to_price(case, number)
    amount, most = _read(case, E(event.kind), text), asked_before(case, event)
    if event.kind in BELOW and most and amount.currency == most.currency and amount.minor >= most.minor:
        raise Rejected("offer_not_less", most=most)
    events = tuple(replace(one, amount=amount.stored) if one.number == number else one for one in case.events)
    return replace(case, events=events, revision=case.revision + 1)


def _read(case: Case, kind: E, text: str) -> Money:
    paid = _paid(case)
    try:
        return check_refund(text, paid) if paid else read_money(text)
    except Rejected as rejected:
        if rejected.key != "money_zero" or kind not in MAY_BE_NOTHING:
            raise
        return Money(0, paid.currency if paid else "")


def _paid(case: Case) -> Money | None:
    found = route.on_route(case)
    return rules.paid_money(found) if S.PAID in found.answers else None


def amount(event: Event | None) -> Money | None:
    """Give the amount of an event; None where none was told."""
    return Money.from_stored(event.amount) if event and event.amount else None


def told(case: Case, kind: E) -> Money | None:
    """Give the amount of the newest event of a kind that counts; None where none was told with it."""
    return amount(followup.last(case, kind))


def asked(case: Case) -> Money | None:
    """Give what the buyer asks for now; None where the request was changed and to what was not told."""
    changed = followup.last(case, E.MODIFIED)
    if changed:
        return amount(changed)
    found = route.on_route(case)
    if S.REFUND not in found.answers:
        return None
    # The amount may have been answered before what was paid got its currency.
    return check_refund(Money.from_stored(found.answers[S.REFUND].value), rules.paid_money(found))


def asked_before(case: Case, event: Event) -> Money | None:
    """Give what the buyer asked for before this happened; None where that is not known."""
    return asked(route.with_events(case, tuple(one for one in case.events if one.number < event.number)))


def less(one: Money | None, other: Money | None) -> Money | None:
    """Give the difference of two amounts; None where one is unknown, or of another currency, or nothing is left."""
    if one is None or other is None or one.currency != other.currency or one.minor <= other.minor:
        return None
    return Money(one.minor - other.minor, one.currency)


def left(case: Case) -> Money | None:
    """Give what is asked for and has not come yet; None where that is not known."""
    came = followup.last(case, E.MONEY_LESS)
    return less(asked(case), amount(came)) if came else asked(case)


def promised(case: Case) -> Money | None:
    """Give how much is to come back by what was agreed or decided last; None where that is not known."""
    event = followup.last(case, *PROMISES)
    return amount(event) if event and event.kind in (*BELOW, E.APPEAL_WON) else asked(case)


PROMISES = (E.OFFERED_ALL, E.OFFERED_LESS, E.DECIDED_ALL, E.DECIDED_LESS, E.APPEAL_WON, E.MODIFIED)
"""What tells how much it will be; where nothing did, the request is carried out as it was sent (facts.md 1.1, no. 8,
certainty high)."""


def is_typed(case: Case, event: Event) -> bool:
    """Say whether the words that are kept with an event say its amount, not that it happened or on which day."""
    try:
        return bool(event.amount) and priced(case, event.number, event.typed).events == case.events
    except (Rejected, KeyError):
        return False
