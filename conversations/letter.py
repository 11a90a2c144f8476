"""The letter: a short English complaint made from the answers, whatever the language of the chat.

It says what was answered and nothing else. What only the buyer knows stands in it as a gap,
"[write which size came]", that the buyer fills in. Its form is that of facts.md 4.4: numbered points, the
main defect first, then what was ordered and what came, the proof, and what is asked for.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from conversations import reasons, rules
from conversations.case import Case
from conversations.evidence import counts
from conversations.names import S
from conversations.reading.money import Money, check_refund
from conversations.reasons import Reason

GAP = re.compile(r"\[\s*write\b[^\[\]\n]*\]?", re.IGNORECASE)
"""A gap begins with "[write": a bracket in the buyer's own words is none, a gap that lost its end still is."""

NOT_THE_STORES_FAULT = frozenset({"personal", "other"})
"""The reasons for which no prepaid return is asked: a change of mind is the buyer's own, while the store pays
for goods that are faulty, wrong or not as described (facts.md 1.4). A label we do not know may be either."""


@dataclass(frozen=True)
class Line:
    """One line of the letter: a text of `texts/letter.ftl` and what fills its places."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


def compose(case: Case) -> tuple[Line, ...]:
    """Make the letter of a case that holds only the answers on its route (`route.on_route`).

    Every line has its number as `point`, from 1. Raises `KeyError` without a reason or an amount.
    """
    why = reasons.reason(case)
    if why is None:
        raise KeyError(S.REASON_ARRIVED)
    lines = (_problem(why), *_order(case), _details(why), *_proof(case), *_solution(case, why))
    return tuple(Line(line.key, {"point": point, **line.values}) for point, line in enumerate(lines, 1))


def write(case: Case, plain: Callable[..., str]) -> str:
    """Write the letter, a line for each point, with `plain(key, **values)` of the texts of the letter.

    Raises what `compose` and `plain` raise.
    """
    return "\n".join(plain(line.key, **line.values) for line in compose(case))


def gaps(text: str) -> list[str]:
    """List the gaps of the letter that are still to be filled in, as they stand in the text."""
    return GAP.findall(text)


def _problem(why: Reason) -> Line:
    return Line(f"problem_{_name(why)}", {"label": why.label} if why.label else {})


def _details(why: Reason) -> Line:
    return Line(f"details_{_name(why)}")


def _name(why: Reason) -> str:
    """Name the reason as the texts do; "something else" is another one for each of the two menus."""
    return "missing_other" if why.menus == ((S.REASON_MISSING, "other"),) else why.name


def _order(case: Case) -> list[Line]:
    """Name the order by its number: what else the buyer calls it ("present for Mum") is for the chat alone."""
    number = rules.order_number(case)
    return [Line("order", {"order": number})] if number else []


def _proof(case: Case) -> list[Line]:
    """Count what can be used; photos and videos have each a place only where there are some."""
    found = counts(case.evidence)
    counted = {name: count for name, count in (("photos", found.photos), ("videos", found.videos)) if count}
    return [Line("_".join(("proof", *counted)), {"proof": reasons.proof(case), **counted})] if counted else []


def _solution(case: Case, why: Reason) -> list[Line]:
    paid = rules.paid_money(case)
    # The amount may have been answered before what was paid got its currency.
    refund = check_refund(Money.from_stored(case.answers[S.REFUND].value), paid)
    share = "full" if refund == paid else "partial"
    asked = Line(f"ask_{_way(case)}_{share}", {"refund": refund})
    prepaid = rules.sends_back(case) and why.name not in NOT_THE_STORES_FAULT
    return [asked, Line("return_label")] if prepaid else [asked]


def _way(case: Case) -> str:
    if rules.sends_back(case):
        return "return"
    return "missing" if case.value(S.RECEIVED) == "no" else "refund"
