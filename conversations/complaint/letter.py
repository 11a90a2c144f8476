"""The complaint, made from the answers: in English for AliExpress, and the same in the buyer's language, to be read.

It says what was answered and nothing else. Its form is that of facts.md 4.4 and 11.4: numbered points, the main defect
with its figures first, then the order and its dates, the proof, the seller's answer, and the amount with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from conversations import reasons, rules
from conversations.case import Case, Draft
from conversations.complaint import told
from conversations.complaint.proof import proof
from conversations.complaint.sentences import Plain, Points, Sentence, without, written
from conversations.names import S
from conversations.reading.money import Money, check_refund
from conversations.reasons import Reason

LONGEST = 900
"""Characters of a letter at most. Our choice: the form's own limit is not known (facts.md 4.1), most are under 500."""
LEFT_OUT_FIRST = ("variant", "own_words", "shows", "advice_followed", "carrier_told", "tracking_place", "statement")
"""Sentences that are left out, in this order, of a letter that would be longer: the least that convinces."""
NOT_THE_STORES_FAULT = frozenset({"personal", "other"})
"""The reasons for which no prepaid return is asked: a change of mind is the buyer's own, while the store pays
for goods that are faulty, wrong or not as described (facts.md 1.4). A label we do not know may be either."""


def compose(case: Case, today: date, *, is_long: bool = False) -> Points:
    """Make the points of the letter of a case that holds only the answers on its route (`route.on_route`).

    `today`: the Pacific day, from which days late are counted. Long: each file has a sentence, and it is polite at both
    ends. Raises `KeyError` without a reason or an amount.
    """
    why = reasons.reason(case)
    if why is None:
        raise KeyError(S.REASON_ARRIVED)
    points = [
        [_problem(why), *told.of_problem(case, today)],
        [*_order(case), *told.of_order(case, today)],
        list(proof(case.evidence, apart=is_long)),
        list(told.of_seller(case, today)),
        _solution(case, why),
    ]
    return tuple(tuple(point) for point in points if point)


def write(case: Case, plain: Plain, today: date, *, is_long: bool = False) -> str:
    """Write the letter with `Texts.plain` of a language of the letter. Raises what `compose` and `plain` raise."""
    points = compose(case, today, is_long=is_long)
    if is_long:
        return "\n".join([plain("greeting"), written(points, plain), plain("closing")])
    return written(without(points, LEFT_OUT_FIRST, lambda left: len(written(left, plain)) <= LONGEST), plain)


def is_own(draft: Draft | None, case: Case) -> bool:
    """Say whether the newest version is a text of the buyer's own that came after the letter was asked for."""
    asked = case.answers.get(S.EXPLANATION)
    return draft is not None and not draft.is_letter and (asked is None or draft.at > asked.at)


def _problem(why: Reason) -> Sentence:
    return Sentence(f"problem_{why.key}", {"label": why.label} if why.label else {})


def _order(case: Case) -> Iterator[Sentence]:
    """Name the order by its number: what else the buyer calls it ("present for Mum") is for the chat alone."""
    if number := rules.order_number(case):
        yield Sentence("order", {"order": number})


def _solution(case: Case, why: Reason) -> Sequence[Sentence]:
    paid = rules.paid_money(case)
    # The amount may have been answered before what was paid got its currency.
    refund = check_refund(Money.from_stored(case.answers[S.REFUND].value), paid)
    share = "full" if refund == paid else "partial"
    asked = [Sentence(f"ask_{_way(case)}_{share}", {"refund": refund}), *told.of_amount(case, refund)]
    prepaid = rules.sends_back(case) and why.name not in NOT_THE_STORES_FAULT
    return [*asked, Sentence("return_label")] if prepaid else asked


def _way(case: Case) -> str:
    if rules.sends_back(case):
        return "return"
    return "missing" if case.value(S.RECEIVED) == "no" else "refund"
