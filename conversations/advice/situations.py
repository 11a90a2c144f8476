"""What some buyers meet after Submit and others do not: where it is said, to whom, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conversations import followup, reasons
from conversations.advice.ways import IN_EU, Fits, Home, is_missing, why
from conversations.case import Case
from conversations.followup import TALKING, Stage

UNDECIDED = (*TALKING, Stage.DECIDED, Stage.APPEALED)


@dataclass(frozen=True)
class Situation:
    """One of them. `is_pressing`: it is said at once, not folded away."""

    stages: tuple[Stage, ...]
    fits: Fits
    source: str
    is_pressing: bool = False


SITUATIONS: Mapping[str, Situation] = {
    "unsafe": Situation(UNDECIDED, lambda case, _where: why(case) in reasons.MAY_BE_UNSAFE, "facts.md 11.4"),
    "fake": Situation((Stage.RETURN_OFFER, Stage.RETURN), lambda case, _where: why(case) == "counterfeit",
                      "facts.md 11.4", is_pressing=True),
    "keep": Situation(UNDECIDED, lambda case, _where: not is_missing(case), "facts.md 11.4"),
    "delivered": Situation(UNDECIDED, lambda case, where: where in IN_EU and is_missing(case), "facts.md 11.3 L3"),
    "customs": Situation(UNDECIDED, lambda case, where: where in IN_EU and why(case) == "customs", "facts.md 11.3 L5"),
    "eu_warehouse": Situation((Stage.RETURN_OFFER, Stage.RETURN, Stage.DECIDED, Stage.LOST),
                              lambda _case, where: where in IN_EU, "facts.md 11.4"),
}  # fmt: skip
"""Situation -> where it is said. The name is the key of its text."""


def situations(case: Case, where: Home, *, is_pressing: bool) -> tuple[str, ...]:
    """Name what is said of a submitted case where it stands: what is pressing, or the rest."""
    here = followup.stage(case)
    return tuple(
        name
        for name, one in SITUATIONS.items()
        if one.is_pressing is is_pressing and here in one.stages and one.fits(case, where)
    )
