"""The reason menus of the form, as data: article 61 and facts.md section 2.

The keys are ours and stay; the labels AliExpress shows are terms in `texts/`, because it renames them.
Every menu ends in "my menu says something else", whose label the buyer types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conversations.names import S
from conversations.steps import Target

if TYPE_CHECKING:
    from conversations.case import Case

DETAILS: Mapping[S, tuple[str, ...]] = {
    S.DETAIL_DESCRIPTION: ("size", "color", "model", "material", "style", "functions"),
    S.DETAIL_DAMAGED: ("goods", "packaging"),
    S.DETAIL_QUANTITY: ("short", "missing_item", "empty_parcel"),
    S.DETAIL_WRONG_ITEM: ("other_product", "other_variant"),
}
"""The detailed reasons under a reason."""

ARRIVED: Mapping[str, S] = {
    "not_as_described": S.DETAIL_DESCRIPTION,
    "quality": S.PAID,
    "damaged": S.DETAIL_DAMAGED,
    "not_working": S.PAID,
    "accessories": S.PAID,
    "quantity": S.DETAIL_QUANTITY,
    "wrong_item": S.DETAIL_WRONG_ITEM,
    "counterfeit": S.PAID,
    "shipping_method": S.PAID,
    "personal": S.PERSONAL,
    "other": S.LABEL,
}
"""3A: the order has arrived. What follows each reason."""

MISSING: Mapping[str, S] = {
    "in_transit": S.IN_TRANSIT,
    "no_tracking": S.NO_TRACKING,
    "returned": S.RETURNED,
    "customs": S.CUSTOMS,
    "wrong_address": S.WRONG_ADDRESS,
    "delivered": S.MARKED_DELIVERED,
    "other": S.LABEL,
}
"""3B: the order has not arrived."""


def details(step: S) -> Mapping[str, Target]:
    """Give the menu of detailed reasons of a step: each leads on to the amount."""
    return {**dict.fromkeys(DETAILS[step], S.PAID), "other": S.LABEL}


@dataclass(frozen=True)
class Reason:
    """Why the buyer complains: the buttons of the form that say so, from the first menu to the last."""

    menus: tuple[tuple[S, str], ...]
    label: str | None
    """What the buyer's own menu says, where none of ours fits."""

    @property
    def name(self) -> str:
        """The most exact reason that is not "something else"; "other" where there is none."""
        named = [choice for _menu, choice in self.menus if choice != "other"]
        return named[-1] if named else "other"

    @property
    def key(self) -> str:
        """The same as the texts name it; "something else" is another one for each of the two menus."""
        return "missing_other" if self.menus == ((S.REASON_MISSING, "other"),) else self.name


REASON_MENUS = (S.REASON_ARRIVED, S.REASON_MISSING, *DETAILS)

PROOF: Mapping[str, str] = {
    "size": "size",
    "color": "look",
    "model": "look",
    "material": "look",
    "style": "look",
    "functions": "working",
    "not_as_described": "look",
    "quality": "flaw",
    "goods": "damaged",
    "packaging": "damaged",
    "damaged": "damaged",
    "not_working": "working",
    "accessories": "quantity",
    "short": "quantity",
    "missing_item": "quantity",
    "empty_parcel": "quantity",
    "quantity": "quantity",
    "other_product": "look",
    "other_variant": "look",
    "wrong_item": "look",
    "counterfeit": "counterfeit",
    "in_transit": "missing",
    "no_tracking": "missing",
    "wrong_address": "delivered",
    "delivered": "delivered",
    "returned": "returned",
    "customs": "customs",
}
"""Which advice on proof fits a reason (facts.md 4.3); any other reason gets the general one."""

MAY_BE_UNSAFE = ("quality", "goods", "damaged", "not_working", "functions")
"""Reasons with which a thing may be dangerous: hot, swollen, live (facts.md 11.4)."""


def reason(case: Case) -> Reason | None:
    """Read the reason from the answers on the route; None while there is none."""
    menus = tuple((menu, choice) for menu in REASON_MENUS if (choice := case.value(menu)))
    return Reason(menus, case.value(S.LABEL)) if menus else None


def proof(case: Case) -> str:
    """Name the advice on proof that fits the case: a `proof_...` text."""
    why = reason(case)
    return PROOF.get(why.name, "any") if why else "any"
