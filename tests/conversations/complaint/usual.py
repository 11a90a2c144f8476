"""Letters with usual answers, one for each reason, in each language: kept beside this file, so that a change is read.

`python -m tests.conversations.complaint.usual` writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.texts import languages, mirror
from conversations import reasons, route
from conversations.case import Case
from conversations.complaint.facts import QUESTIONS
from conversations.complaint.letter import write
from conversations.complaint.proof import may_show
from conversations.evidence import Evidence
from conversations.names import S
from conversations.rules import refund_offers
from tests.conversations.walks import NOW, to_the_amount

TODAY = date(2026, 11, 26)
KEPT = Path(__file__).parent / "letters"
ANSWERS = {
    S.SIZE_ORDERED: "EU 42", S.MEASURED_WHAT: "insole", S.SIZE_LISTED: "27", S.SIZE_MEASURED: "25.4",
    S.COLOR_ORDERED: "black", S.COLOR_CAME: "blue", S.MODEL_ORDERED: "X-200", S.MODEL_CAME: "older_model",
    S.MATERIAL_ORDERED: "leather", S.MATERIAL_CAME: "imitation_leather", S.DIFFERS: "pattern",
    S.FUNCTION: "waterproofness", S.FUNCTION_STATE: "missing", S.DEFECT: "crack", S.DEFECT_WHERE: "back",
    S.PARCEL_DAMAGED: "yes", S.CARRIER_TOLD: "2026-11-13", S.TRIED: "other_cable", S.HAPPENS: "does_not_switch_on",
    S.BROKEN_SINCE: "first_use", S.ADVICE_FOLLOWED: "yes", S.PIECES_ORDERED: "10", S.PIECES_CAME: "7",
    S.PIECE_PRICE: "0.80", S.PART: "charger", S.PART_PRICE: "3.50", S.PARCEL_STATE: "taped_again",
    S.PARCEL_WEIGHT: "85", S.CAME_INSTEAD: "Plastic phone stand", S.VARIANT: "Blue, 42", S.VARIANT_CAME: "Red, 40",
    S.MARK: "logo", S.BRAND: "Nike", S.METHOD_ORDERED: "courier", S.METHOD_USED: "air_mail",
    S.ITEM_STATE: "unused_packed", S.SHIPPED_ON: "2026-10-01", S.PROMISED_UNTIL: "2026-11-10",
    S.TRACKING_LAST: "left_country", S.TRACKING_DAY: "2026-11-03", S.TRACKING_PLACE: "Brno",
    S.PARCEL: "LP00123456789012", S.ASKED_AROUND: "all_of_them", S.STATEMENT: "R-4711",
    S.RETURN_REASON: "wrong_address_said", S.PAPER_MISSING: "seller_invoice", S.ADDRESS_RIGHT: "yes",
    S.ARRIVED_ON: "2026-11-12", S.USABLE: "no", S.WHY_AMOUNT: "share_of_use", S.SELLER_SAID: "nothing",
    S.SELLER_DAY: "2026-11-14", S.OWN_WORDS: "It smells of smoke.",
}  # fmt: skip
"""What a usual buyer says to each question."""
PARTLY = ("size", "color", "quality", "short", "accessories", "missing_item", "style")
"""Reasons for which a part of the amount is asked here."""


def usual(case: Case) -> Case:
    """Answer as usual, from what was paid to the letter. With two photos and a video of what convinces."""
    why = reasons.reason(route.on_route(case))
    assert why
    case = replace(case, evidence=_files(may_show(route.on_route(case))))
    while (step := route.open_step(case)) is not S.LETTER:
        case = _answered(case, step, "half" if why.key in PARTLY else "full")
    return route.on_route(case)


def _answered(case: Case, step: S, share: str) -> Case:
    said = {S.PAID: "US $20.00", S.EVIDENCE: "done", S.EXPLANATION: "compose", **ANSWERS}.get(step, share)
    if step is S.REFUND:
        offered = refund_offers(route.on_route(case))
        said = next(name for name in ("pieces", "part", share, "full_postage") if name in offered)
    try:
        return route.choose(case, step, said, NOW)
    except KeyError:
        return route.write(case, step, said, NOW)


def _files(shows: tuple[str, ...]) -> tuple[Evidence, ...]:
    kinds = ("photo", "photo", "video")
    return tuple(
        Evidence(n, kind, n, str(n), str(n), NOW, "accepted", shows=shows[min(n, len(shows)) - 1])  # type: ignore[arg-type]
        for n, kind in enumerate(kinds, 1)
    )


def letters(language: str) -> Iterator[str]:
    """Give the letter of each reason below its name."""
    for _way, case in to_the_amount():
        done = usual(case)
        why = reasons.reason(done)
        assert why
        yield f"# {why.key}\n{write(done, mirror(language).plain, TODAY)}\n"


def page(language: str) -> str:
    """Give all of them as one text."""
    return "\n".join(letters(language))


def main() -> None:
    """Write them beside this file."""
    KEPT.mkdir(exist_ok=True)
    for language in languages():
        (KEPT / f"{language}.txt").write_text(page(language), "utf-8")


if __name__ == "__main__":
    assert set(ANSWERS) == set(QUESTIONS)
    main()
