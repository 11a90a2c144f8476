"""The text of each moment with usual answers, in each language: kept beside this file, so that a change is read.

`python -m tests.conversations.complaint.moments` writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from bot.texts import languages, replies
from conversations import amounts, followup, reasons, route
from conversations.case import Case, with_draft
from conversations.complaint.replies import REPLIES, write
from conversations.followup import E
from conversations.names import S
from tests.conversations.complaint.usual import usual
from tests.conversations.walks import begun, go, to_the_amount

NOW = datetime(2026, 11, 26, 20, tzinfo=UTC)
TODAY = date(2026, 11, 26)
KEPT = Path(__file__).parent / "replies"
TOLD = tuple[tuple[E, str, str], ...]
"""What happened, on which day (ISO), how much it was."""
ORDER: TOLD = (
    (E.ORDER_SHIPPED, "2026-10-01", ""), (E.ORDER_PROMISED, "2026-11-10", ""), (E.PAID_CARD, "2026-09-28", ""),
)  # fmt: skip
OFFERED: TOLD = ((E.OFFERED_LESS, "2026-11-18", "1.50"),)
REFUSED: TOLD = ((E.REFUSED, "2026-11-17", ""),)
DECIDED: TOLD = (*OFFERED, (E.STEPPED_IN, "2026-11-20", ""), (E.DECIDED_LESS, "2026-11-24", "2"))

MOMENTS: Mapping[str, tuple[tuple[str, TOLD], ...]] = {
    "counter": (("size", OFFERED), ("short", ((E.OFFERED_LESS, "2026-11-18", ""),)), ("delivered", OFFERED)),
    "refusal": (("quality", REFUSED), ("in_transit", REFUSED)),
    "back": (
        ("color", ((E.OFFERED_RETURN, "2026-11-18", ""),)), ("counterfeit", ((E.OFFERED_RETURN, "2026-11-18", ""),)),
        ("personal", ((E.RETURN_AGREED, "2026-11-18", ""),)), ("delivered", ((E.OFFERED_RETURN, "2026-11-18", ""),)),
    ),
    "proof": (("not_working", ((E.STEPPED_IN, "2026-11-20", ""), (E.PROOF_WANTED, "2026-11-21", ""))),),
    "coupon": (("goods", ((E.REFUND_COMING, "2026-11-20", ""), (E.COUPON, "2026-11-22", ""))),),
    "appeal": (
        ("model", DECIDED), ("delivered", (*REFUSED, (E.DECIDED_NOTHING, "2026-11-24", ""))),
        ("functions", ((E.DECIDED_RETURN, "2026-11-24", ""),)),
    ),
    "support": (
        ("empty_parcel", REFUSED), ("customs", ((E.STEPPED_IN, "2026-11-20", ""),)),
        ("goods", ((E.RETURN_AGREED, "2026-11-17", ""), (E.POSTED, "2026-11-18", ""),
                   (E.GOODS_THERE, "2026-11-25", ""))),
    ),
    "refund": (
        ("size", ((E.REFUND_COMING, "2026-11-02", ""),)),
        ("short", ((E.PAID_PAYPAL, "2026-09-28", ""), *DECIDED, (E.REFUND_COMING, "2026-11-25", ""))),
        ("color", (*OFFERED, (E.ACCEPTED, "2026-11-20", ""))),
        ("quality", (*DECIDED, (E.APPEALED, "2026-11-25", ""), (E.APPEAL_WON, "2026-11-25", ""))),
        ("style", ((E.STEPPED_IN, "2026-11-20", ""), (E.DECIDED_ALL, "2026-11-21", ""))),
        ("material", ((E.REFUND_COMING, "2026-11-02", ""), (E.MONEY_LESS, "2026-11-20", "1.20"))),
    ),
    "trap_cancel": (("in_transit", ()), ("size", ())),
    "trap_outside": (("size", ()),),
    "trap_confirm": (("in_transit", ()), ("size", ())),
    "trap_reason": (("size", ()),),
    "trap_accept": (("size", OFFERED), ("size", (*OFFERED, (E.MODIFIED, "2026-11-19", "")))),
    "post": (("delivered", ()), ("wrong_address", ())),
    "bank": (
        ("delivered", (*REFUSED, (E.DECIDED_NOTHING, "2026-11-24", ""))), ("size", DECIDED), ("counterfeit", ()),
        ("goods", ((E.REFUND_COMING, "2026-11-02", ""),)),
    ),
    "paypal": (
        ("in_transit", ((E.PAID_PAYPAL, "2026-09-28", ""),)),
        ("size", ((E.PAID_PAYPAL, "2026-09-28", ""), (E.PAYPAL_OPENED, "2026-11-20", ""), *REFUSED)),
    ),
}  # fmt: skip
"""Text -> the reasons and what happened, for which it is kept; what is needed before a dispute is in `before`."""


def submitted(case: Case) -> Case:
    """Go on from the letter to the opened dispute; the files came after all that was told."""
    case = replace(with_draft(case, "Letter", None, NOW), evidence=case.evidence)
    for step, answer in ((S.LETTER, "done"), (S.REVIEW, "submit"), (S.SUBMIT, "pressed"), (S.RESULT, "worked")):
        case = route.choose(case, step, answer, datetime(2026, 11, 15, 12, tzinfo=UTC))
    assert followup.is_submitted(case)
    return case


def told(case: Case, events: TOLD) -> Case:
    """Tell what happened; a video came after all of it."""
    for kind, day, amount in events:
        case = followup.happened(case, kind, date.fromisoformat(day), NOW)
        case = amounts.priced(case, len(case.events), amount) if amount else case
    *others, newest = case.evidence
    return replace(case, evidence=(*others, replace(newest, at=NOW.replace(hour=21))))


def of_reason(reason: str) -> Case:
    """Give the submitted case of a buyer with usual answers, who tells his order's number."""
    (start,) = [case for _way, case in to_the_amount() if key_of(case) == reason]
    return submitted(usual(route.answer(start, S.ORDER, "8123456789012345", NOW)))


def key_of(case: Case) -> str:
    """Name the reason of a case."""
    why = reasons.reason(route.on_route(case))
    assert why
    return why.key


def before() -> Iterator[tuple[str, str, Case]]:
    """Give what is needed before there is a dispute: text, what it is about, case."""
    case = begun()
    for answer in (("type", "8123456789012345"), ("type", "2026-12-05"), ("pick", "no_button")):
        case = go(case, *answer)
    waits = told_order(go(case, "pick", "in_transit"))
    yield "extend", "waits for the promised day", waits
    yield "support", "the button is nowhere", go(case, "pick", "none")


def told_order(case: Case) -> Case:
    """Tell of the order what a buyer knows."""
    for kind, day, _amount in ORDER:
        case = followup.happened(case, kind, date.fromisoformat(day), NOW)
    return case


def moments() -> Iterator[tuple[str, str, Case]]:
    """Give every text that is kept: its name, what it is about, the case."""
    yield from before()
    for name, kept in MOMENTS.items():
        for reason, events in kept:
            yield name, reason, told(told_order(of_reason(reason)), events)


def page(language: str) -> str:
    """Give all of them as one text."""
    return "\n".join(
        f"# {name}: {about}\n{write(case, name, replies(language).plain, TODAY)}\n" for name, about, case in moments()
    )


def main() -> None:
    """Write them beside this file."""
    KEPT.mkdir(exist_ok=True)
    for language in languages():
        (KEPT / f"{language}.txt").write_text(page(language), "utf-8")


if __name__ == "__main__":
    assert {*MOMENTS, "extend"} == set(REPLIES)
    main()
