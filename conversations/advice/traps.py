"""What a seller may try that costs the buyer the money."""

from collections.abc import Mapping

from conversations.followup import TALKING, Stage

TRAPS: Mapping[str, tuple[Stage, ...]] = {
    "cancel": TALKING,
    "outside": (*TALKING, Stage.RETURN, Stage.SENT_BACK),
    "confirm": TALKING,
    "reason": TALKING,
    "accept": (Stage.OFFER, Stage.RETURN_OFFER, Stage.LOOKING),
    "return": TALKING,
    "coupon": TALKING,
    "wait": TALKING,
}
"""What a seller may ask that costs the buyer the money, and where it is warned of (facts.md section 5: "Mistakes,
scams", certainty high, of "reason" medium)."""
