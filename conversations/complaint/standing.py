"""How the order, the money, the problem and the proof of a case stand -> the sentences of a reply that say it.

What is not known says nothing. `case` holds the answers on its route (`route.on_route`); `today` is the Pacific day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from conversations import amounts, evidence, followup, reasons, rules
from conversations.case import Case
from conversations.complaint import told
from conversations.complaint.facts import SKIP
from conversations.complaint.proof import count, numbered
from conversations.complaint.proof import proof as of_files
from conversations.complaint.sentences import Numbers, Sentence
from conversations.followup import E
from conversations.names import S
from conversations.reading.money import Money
from conversations.starts import has_come

Said = Callable[[Case, date], Iterator[Sentence]]

STEPS_TAKEN = (S.TRIED, S.ADVICE_FOLLOWED, S.CARRIER_TOLD, S.ASKED_AROUND, S.STATEMENT)
"""What the buyer did, which a bank or PayPal does not ask for."""
PROOF_MATTERS = (E.DECIDED_LESS, E.DECIDED_NOTHING, E.DECIDED_RETURN, E.PROOF_WANTED, E.REFUSED)
"""What proof that came later is new against."""


# The order and the money


def order(case: Case, _today: date) -> Iterator[Sentence]:
    """Name the order by its number; what else the buyer calls it is for the chat alone."""
    if number := rules.order_number(case):
        yield Sentence("about_order", {"order": number})


def order_number(case: Case, _today: date) -> Iterator[Sentence]:
    """Give it as a form has it."""
    if number := rules.order_number(case):
        yield Sentence("order_number", {"order": number})


def protection(case: Case, today: date) -> Iterator[Sentence]:
    """Say when the protection ends and ask for more of it; once it is over, ask how it is to be solved."""
    day = rules.protection_day(case)
    if day and day < today:
        yield from (Sentence("protection_ended", {"day": day}), Sentence("solve_please"))
        return
    yield from [Sentence("protection_ends", {"day": day})] if day else []
    yield from (Sentence("extend_please"), Sentence("tell_me"))


def paid(case: Case, _today: date) -> Iterator[Sentence]:
    """Say how much was paid."""
    if S.PAID in case.answers:
        yield Sentence("paid", {"amount": rules.paid_money(case)})


def paid_on(kind: E) -> Said:
    """Say on which day it was paid in this way."""

    def said(case: Case, _today: date) -> Iterator[Sentence]:
        if day := followup.of_order(case, kind):
            yield Sentence("paid_on", {"day": day})

    return said


def promised(case: Case, today: date) -> Iterator[Sentence]:
    """Say until when it was promised, where nothing came."""
    return told.said(case, today, S.PROMISED_UNTIL) if case.value(S.RECEIVED) == "no" else iter(())


def arrived(case: Case, _today: date) -> Iterator[Sentence]:
    """Say when the goods came."""
    if day := told.value(case, S.ARRIVED_ON):
        yield Sentence("arrived", {"day": day})


def asked(case: Case, _today: date) -> Iterator[Sentence]:
    """Say how much is asked for; where that was changed to an unknown amount, that it is the amount in the request."""
    if amount := amounts.asked(case):
        yield Sentence("asked", {"amount": amount})
    elif followup.is_submitted(case):
        yield Sentence("asked_as_requested")


def why(case: Case, _today: date) -> Iterator[Sentence]:
    """Say why just that much."""
    amount = amounts.asked(case)
    if amount and S.REFUND in case.answers and case.answers[S.REFUND].value == amount.stored:
        yield from told.of_amount(case, amount)


def more(case: Case, _today: date) -> Iterator[Sentence]:
    """Say by how much that is more than what was offered."""
    if difference := amounts.less(amounts.asked(case), amounts.told(case, E.OFFERED_LESS)):
        yield Sentence("asked_more", {"amount": difference})


def disputed(case: Case, _today: date) -> Iterator[Sentence]:
    """Say how much of the money is missing still."""
    if amount := amounts.left(case):
        yield Sentence("disputed", {"amount": amount})


def refund_to(case: Case, _today: date) -> Iterator[Sentence]:
    """Ask for the money in the way in which it was paid."""
    yield Sentence("refund_to", {"amount": or_none(amounts.left(case)), "by": paid_by(case)})


def paid_by(case: Case) -> str:
    """Name how it was paid, as told last: "card", "paypal" or "other"."""
    ways = [event.kind for event in case.events if event.kind in followup.PAID and not event.taken_back_at]
    return {E.PAID_CARD: "card", E.PAID_PAYPAL: "paypal"}.get(E(ways[-1]), "other") if ways else "other"


def or_none(amount: Money | None) -> Money | str:
    """Give an amount as a value of a sentence, which says it in another way where there is none."""
    return amount or "none"


# What is wrong, and the proof


def problem(case: Case, _today: date) -> Iterator[Sentence]:
    """Say what is wrong, in one sentence; nothing while the buyer's own menu is still asked for."""
    reason = reasons.reason(case)
    if reason and (reason.label or reason.menus[-1][1] != "other"):
        yield Sentence(f"problem_{reason.key}", {"label": reason.label} if reason.label else {})


def figures(case: Case, today: date) -> Iterator[Sentence]:
    """Say what was told of the problem, as the letter does."""
    if reasons.reason(case):
        yield from told.of_problem(case, today)


def plain_figures(case: Case, today: date) -> Iterator[Sentence]:
    """Say the same without the steps that the buyer took."""
    return (one for one in figures(case, today) if one.key not in STEPS_TAKEN)


def address(case: Case, today: date) -> Iterator[Sentence]:
    """Say that the address in the order is right, where that was answered with yes."""
    if case.value(S.ADDRESS_RIGHT) == "yes":
        yield from told.said(case, today, S.ADDRESS_RIGHT)


def proof(case: Case, _today: date) -> Iterator[Sentence]:
    """Count the files and say what each shows."""
    return of_files(case.evidence)


def proof_count(case: Case, _today: date) -> Iterator[Sentence]:
    """Count the files."""
    return count(case.evidence)


def new_proof(case: Case, _today: date) -> Iterator[Sentence]:
    """Name the files that came since the decision, or since proof was asked for, by their numbers."""
    since = followup.last(case, *PROOF_MATTERS)
    new = [(item.kind, number) for item, number in numbered(case.evidence) if since and item.at > since.at]
    for kind in ("photo", "video"):
        numbers = tuple(number for one, number in new if one == kind)
        if numbers:
            yield Sentence(f"new_{kind}s", {"count": len(numbers), "numbers": Numbers(numbers)})


def where(has_files: str, has_none: str) -> Said:
    """Say the one where there is a file that counts, else the other."""

    def said(case: Case, _today: date) -> Iterator[Sentence]:
        yield Sentence(has_files if evidence.counts(case.evidence).usable else has_none)

    return said


# The parcel


def on_its_way(case: Case, today: date) -> Iterator[Sentence]:
    """Say that it has not come, and what is known of its way; of goods that have come, what is wrong with them."""
    if has_come(case):
        yield from problem(case, today)
        return
    yield Sentence("not_here")
    yield from told.said(case, today, S.SHIPPED_ON, S.PROMISED_UNTIL, S.TRACKING_LAST, S.PARCEL)


def to_the_post(case: Case, _today: date) -> Iterator[Sentence]:
    """Ask for the statement, about which parcel."""
    number = case.value(S.PARCEL)
    known = number and number != SKIP
    yield Sentence("post_ask_parcel", {"parcel": number}) if known else Sentence("post_ask")


def tracked(case: Case, today: date) -> Iterator[Sentence]:
    """Say what the tracking says: delivered, on which day and where, or its last entry."""
    reason, day = reasons.reason(case), told.value(case, S.TRACKING_DAY)
    if reason and reason.name == "delivered":
        yield Sentence("post_delivered", {"day": day or "none"})
    else:
        yield from told.said(case, today, S.TRACKING_LAST)
    yield from told.said(case, today, S.TRACKING_PLACE)
