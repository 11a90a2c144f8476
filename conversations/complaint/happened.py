"""What happened since Submit -> the sentences of a reply that say it, and the answers that depend on it.

As in `standing.py`: what is not known says nothing, `case` holds the answers on its route.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from conversations import amounts, followup, reasons, rules
from conversations.case import Case, Event
from conversations.complaint import told
from conversations.complaint.facts import QUESTIONS
from conversations.complaint.sentences import Sentence
from conversations.complaint.standing import or_none, paid_by
from conversations.followup import E, Stage
from conversations.names import S
from conversations.starts import opened

DECISIONS = (E.DECIDED_LESS, E.DECIDED_NOTHING, E.DECIDED_RETURN)
ANSWERS = (E.OFFERED_LESS, E.OFFERED_RETURN, E.REFUSED)
REFUNDS = (E.REFUND_COMING, E.ACCEPTED, E.DECIDED_ALL, E.APPEAL_WON)
NEWS = (*ANSWERS, *DECISIONS, *REFUNDS, E.APPEALED, E.APPEAL_LOST, E.POSTED, E.GOODS_THERE)
"""What happened last, as support is told it."""


def since_opened(case: Case, today: date) -> Iterator[Sentence]:
    """Say since when the dispute is open, or that it cannot be opened."""
    if any(case.value(step) == answer for step, answer in NO_BUTTON):
        yield Sentence("no_button")
    else:
        yield from opened_on(case, today)


def opened_on(case: Case, _today: date) -> Iterator[Sentence]:
    """Say when the dispute was opened."""
    if followup.is_submitted(case) and (day := opened(case)):
        yield Sentence("dispute_opened", {"day": day})


NO_BUTTON = ((S.NO_BUTTON, "none"), (S.FINISHED, "still_missing"))
"""Answers that say that it is nowhere to be found, and lead to support."""


def last_news(case: Case, _today: date) -> Iterator[Sentence]:
    """Say what happened last."""
    return _happened(case, NEWS)


def last_answer(case: Case, _today: date) -> Iterator[Sentence]:
    """Say what the seller answered in the dispute, and what was decided."""
    yield from _happened(case, ANSWERS)
    yield from _happened(case, (*DECISIONS, E.APPEAL_LOST))


def decision(case: Case, _today: date) -> Iterator[Sentence]:
    """Say what was decided."""
    return _happened(case, DECISIONS)


def offer(case: Case, _today: date) -> Iterator[Sentence]:
    """Say what the seller offered, where the amount was told."""
    if amounts.told(case, E.OFFERED_LESS):
        yield from _happened(case, (E.OFFERED_LESS,))


def refusal(case: Case, _today: date) -> Iterator[Sentence]:
    """Say to the seller when he refused."""
    if event := followup.last(case, E.REFUSED):
        yield Sentence("you_refused", {"day": event.day})


def thanks_for_offer(case: Case, _today: date) -> Iterator[Sentence]:
    """Thank for the offer, with its amount."""
    yield Sentence("offer_thanks", {"amount": or_none(amounts.told(case, E.OFFERED_LESS))})


def wanted(case: Case, _today: date) -> Iterator[Sentence]:
    """Say when more proof was asked for."""
    if event := followup.last(case, E.PROOF_WANTED):
        yield Sentence("proof_wanted", {"day": event.day})


def coupon(case: Case, _today: date) -> Iterator[Sentence]:
    """Say when a coupon came."""
    if event := followup.last(case, E.COUPON):
        yield Sentence("coupon_came", {"day": event.day})


def refund(case: Case, today: date) -> Iterator[Sentence]:
    """Say since when the refund is to come, that it has not, and what came."""
    since = followup.last(case, *REFUNDS)
    yield from _happened(case, REFUNDS)
    days = (today - since.day).days if since else 0
    came = followup.last(case, E.MONEY_LESS)
    if came:
        yield Sentence("refund_part", {"amount": or_none(amounts.amount(came)), "day": came.day})
    else:
        yield Sentence("refund_not_here", {"amount": or_none(amounts.promised(case)), "by": paid_by(case),
                                           "days": days, "today": today})  # fmt: skip


def refund_number(case: Case, _today: date) -> Iterator[Sentence]:
    """Ask for what finds the refund at the bank, or at PayPal."""
    yield Sentence("refund_number", {"by": paid_by(case)})


def contact(case: Case, _today: date) -> Iterator[Sentence]:
    """Say when the seller was written to, and what he answered, where no answer in the dispute tells that."""
    day = told.value(case, S.SELLER_DAY)
    if day:
        yield Sentence("contacted", {"day": day})
    said = case.value(S.SELLER_SAID)
    if said in QUESTIONS[S.SELLER_SAID].words and said != "not_asked" and not followup.last(case, *ANSWERS):
        yield Sentence("seller_answered", {"key": said})


def posted(case: Case, _today: date) -> Iterator[Sentence]:
    """Say when the goods were sent back."""
    return _happened(case, (E.POSTED,))


def _happened(case: Case, kinds: Sequence[E]) -> Iterator[Sentence]:
    event = followup.last(case, *kinds)
    if event:
        yield Sentence(f"said_{event.kind}", _told_of(event))


def _told_of(event: Event) -> dict[str, object]:
    told_amount = {"amount": or_none(amounts.amount(event))} if event.kind in amounts.AMOUNTS else {}
    return {"day": event.day, **told_amount}


# Answers that depend on the case


def back(case: Case, _today: date) -> Iterator[Sentence]:
    """Answer to "send it back", by whose fault it is and what is wrong (facts.md 1.4 and 11.4)."""
    reason = reasons.reason(case)
    name = reason.name if reason else ""
    if case.value(S.RECEIVED) == "no":
        yield Sentence("back_nothing")
    elif name == "personal":
        yield Sentence("back_wish")
    elif name == "counterfeit":
        yield Sentence("back_fake")
    else:
        yield from [Sentence("back_fault")] if name not in ("", "other") else []
        yield Sentence("return_label" if rules.sends_back(case) else "back_or_refund")


def back_wanted(case: Case, _today: date) -> Iterator[Sentence]:
    """Say that the goods are to go back, and who says so."""
    agreed = followup.is_submitted(case) and followup.stage(case) is Stage.RETURN
    yield Sentence("back_agreed" if agreed else "back_wanted")


def keeps_open(case: Case, _today: date) -> Iterator[Sentence]:
    """Say until when the dispute stays open."""
    yield Sentence("keep_open", {"came": _came(case)})


def confirms(case: Case, _today: date) -> Iterator[Sentence]:
    """Say when receipt will be confirmed, or that nothing came."""
    yield Sentence("confirm_later", {"came": _came(case)})


def inside(case: Case, _today: date) -> Iterator[Sentence]:
    """Ask for the money inside the dispute."""
    yield Sentence("offer_inside", {"amount": or_none(amounts.left(case))})


def _came(case: Case) -> str:
    return "no" if case.value(S.RECEIVED) == "no" else "yes"


def claim(case: Case, _today: date) -> Iterator[Sentence]:
    """Ask PayPal to look at it, or to decide where a dispute is open there (facts.md 11.1, C6)."""
    day = followup.of_order(case, E.PAYPAL_OPENED)
    yield Sentence("paypal_claim", {"day": day}) if day else Sentence("paypal_open")


def ground(case: Case, _today: date) -> Iterator[Sentence]:
    """Name the ground, in the words of the cards and of PayPal."""
    if kind := ground_of(case):
        yield Sentence("ground", {"kind": kind})


def ground_of(case: Case) -> str:
    """Name the ground: a refund that did not come, no goods, a fake, not as described; empty where there is none."""
    reason = reasons.reason(case)
    if followup.is_submitted(case) and followup.stage(case) is Stage.REFUND:
        return "no_refund"
    if case.value(S.RECEIVED) == "no":
        return "not_received"
    if reason is None or reason.name in ("personal", "other"):
        return ""
    return "counterfeit" if reason.name == "counterfeit" else "not_as_described"
