"""What the files of a case should show, by its kind of proof: in the order of their upload, with how much each matters.

Advice only: the form wants one photo or video (article 61), and no missing slot ever holds a buyer up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from conversations import reasons
from conversations.case import Case
from conversations.evidence import Evidence

Wants = Literal["photo", "video"]


@dataclass(frozen=True)
class Slot:
    """One thing to be shown. `name` is a word of the letter; `convinces`: without it a complaint is weak.

    `wants` a video where a photo shows it badly; a video may show whatever a photo may.
    """

    name: str
    convinces: bool = False
    wants: Wants = "photo"


def _needed(name: str, wants: Wants = "photo") -> Slot:
    return Slot(name, convinces=True, wants=wants)


OFFER, CHAT = Slot("the_offer"), Slot("seller_chat")

SLOTS: Mapping[str, tuple[Slot, ...]] = {
    "any": (_needed("the_problem"), OFFER, Slot("order_page"), CHAT),
    "size": (_needed("item_with_ruler"), _needed("size_label"), _needed("size_table"), OFFER, CHAT),
    "look": (_needed("item_beside_offer"), Slot("the_difference"), Slot("item_label"), _needed("the_offer"), CHAT),
    "flaw": (_needed("defect_close_up"), _needed("whole_item"), OFFER, CHAT),
    "working": (_needed("my_attempt", "video"), Slot("how_connected"), _needed("the_fault"), OFFER, CHAT),
    "damaged": (
        *(Slot("parcel_label"), _needed("parcel_outside"), _needed("packing_inside"), Slot("whole_item")),
        *(_needed("damage_close_up"), Slot("damage_report")),
    ),
    "quantity": (
        *(Slot("unpacking", wants="video"), _needed("all_that_came"), Slot("parcel_on_scale"), Slot("parcel_label")),
        _needed("the_offer"),
    ),
    "counterfeit": (_needed("marks_close_up"), _needed("genuine_beside"), Slot("item_label"), OFFER),
    "missing": (_needed("tracking_page"), _needed("other_tracker"), Slot("order_page"), CHAT),
    "delivered": (_needed("carrier_statement"), _needed("tracking_page"), Slot("order_page"), CHAT),
    "returned": (_needed("tracking_page"), _needed("return_reason_page"), CHAT),
    "customs": (_needed("customs_paper"), Slot("tracking_page"), CHAT),
}
"""Kind of proof (`reasons.PROOF`) -> its slots (facts.md 4.3; which of them convince is our reading of it).

What can be had no more once the parcel is open (the unpacking, its weight) only helps.
"""

NEEDS_SNAPSHOT = ("size", "look", "flaw", "working", "quantity", "counterfeit")
"""Kinds of proof that are measured by the offer as it was when it was bought (facts.md 4.3 and 11.2)."""


def slots(case: Case) -> tuple[Slot, ...]:
    """Give the slots of a case that holds the answers on its route."""
    return SLOTS[reasons.proof(case)]


@dataclass(frozen=True)
class Coverage:
    """Which slots are filled: name -> numbers of the files; and which are not, those that `convince` and others."""

    filled: Mapping[str, tuple[int, ...]]
    convince: tuple[Slot, ...]
    help: tuple[Slot, ...]


def coverage(case: Case) -> Coverage:
    """Look which slots the files that count for the form fill. `case` holds the answers on its route."""
    usable = [item for item in case.evidence if item.is_usable]
    filled = {slot.name: tuple(item.number for item in usable if item.shows == slot.name) for slot in slots(case)}
    missing = [slot for slot in slots(case) if not any(_fills(item, slot) for item in usable)]
    return Coverage(
        {name: numbers for name, numbers in filled.items() if numbers},
        tuple(slot for slot in missing if slot.convinces),
        tuple(slot for slot in missing if not slot.convinces),
    )


def _fills(item: Evidence, slot: Slot) -> bool:
    return item.shows == slot.name and (slot.wants == "photo" or item.kind == "video")
