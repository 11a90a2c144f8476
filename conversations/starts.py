"""From which Pacific day a deadline is reckoned: case -> day, None where it does not count (`deadlines.RULES`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from conversations import followup, route, rules
from conversations.case import Case
from conversations.days import ALIEXPRESS_DAYS, pacific_day
from conversations.followup import E, Stage
from conversations.names import S

Start = Callable[[Case], date | None]


def told(*kinds: E, until: tuple[E, ...] = ()) -> Start:
    """Reckon from the newest event of these kinds, as long as none of `until` came after it."""

    def start(case: Case) -> date | None:
        event = followup.last(case, *kinds, *until)
        return event.day if event and event.kind in kinds else None

    return start


def of_order(kind: E) -> Start:
    """Reckon from what was told last of the order."""
    return lambda case: followup.of_order(case, kind)


def at(start: Start, *stages: Stage | None) -> Start:
    """Reckon only where the case stands at one of these stages; None: before Submit."""

    def start_there(case: Case) -> date | None:
        here = followup.stage(case) if followup.is_submitted(case) else None
        return start(case) if here in stages else None

    return start_there


def opened(case: Case) -> date | None:
    """Give the Pacific day on which the dispute was opened: anew, else as the buyer said, else Submit was pressed."""
    submitted = case.answers.get(S.SUBMIT)
    pressed = pacific_day(submitted.at) if submitted and followup.is_submitted(case) else None
    return told(E.REOPENED)(case) or followup.of_order(case, E.DISPUTE_OPENED) or pressed


def restarted(case: Case) -> date | None:
    """Give the day from which the seller's days run: opening, or the newest change (facts.md 1.1, no. 7 and 13).

    Rejecting an offer is no change of the request, and the seller has answered: no source gives him days anew then,
    and none says that his silence after it counts. None until the buyer tells of a change.
    """
    if followup.last(case, E.REJECTED) and not told(E.MODIFIED, E.REOPENED, until=(E.REJECTED,))(case):
        return None
    days = [day for day in (opened(case), told(E.MODIFIED)(case)) if day]
    return max(days, default=None)


def stepped_in(case: Case) -> date | None:
    """Give the day on which AliExpress stepped in; where it was not told, the one on which it should have."""
    begun = opened(case)
    return told(E.STEPPED_IN, until=(E.REOPENED,))(case) or (begun + timedelta(days=ALIEXPRESS_DAYS) if begun else None)


def on_page(case: Case) -> date | None:
    """Give the day until which a refund or a dispute is possible, as the page says; confirming receipt changes it."""
    return None if confirmed(case) else rules.last_day(case)


def confirmed(case: Case) -> date | None:
    """Give the day on which receipt was confirmed: from then on the last days run (facts.md 11.1, C1 and C2)."""
    return followup.of_order(case, E.ORDER_CONFIRMED)


def open_latest(case: Case) -> date | None:
    """Give the day from which the guide counts the last 15: the end of protection, where it comes before confirming."""
    end, said = rules.protection_day(case), confirmed(case)
    return None if end is None or (said and said <= end) else end


def protected(case: Case) -> date | None:
    """Give the end of protection or of the delivery time: not once receipt was confirmed."""
    return None if confirmed(case) else rules.protection_day(case)


def extendable(case: Case) -> date | None:
    """Give the end of protection where the seller is still to be asked for more: not once the goods have come."""
    return None if has_come(case) else protected(case)


def unlocked(case: Case) -> date | None:
    """Give the day after which the form opens: the one that it names, else the promised one; not once it has come."""
    named = followup.of_order(case, E.FORM_NAMED) or followup.of_order(case, E.ORDER_PROMISED)
    return None if has_come(case) else named


def shipped(case: Case) -> date | None:
    """Give the day on which the seller shipped, as long as the parcel has not come (facts.md 11.1, C4)."""
    return None if has_come(case) else followup.of_order(case, E.ORDER_SHIPPED)


def has_come(case: Case) -> bool:
    """Say whether the goods have come, by what the buyer told or answered."""
    said = [followup.of_order(case, kind) for kind in (E.ORDER_ARRIVED, E.ORDER_CONFIRMED)]
    return any(said) or route.on_route(case).value(S.RECEIVED) == "yes"


def free_return(case: Case) -> date | None:
    """Give the day of arrival, where the buyer said that the item has Free Return."""
    is_free = S.ADVICE_FREE_RETURN in route.route(case)
    return followup.of_order(case, E.ORDER_ARRIVED) if is_free else None


def in_eu(case: Case) -> date | None:
    """Give the day of arrival, for buyers in the EU only."""
    return followup.of_order(case, E.ORDER_ARRIVED) if followup.lives_in_eu(case) else None
