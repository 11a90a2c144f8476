"""What of a chat's deliveries goes out at once, and what waits a moment for more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.storage.deliveries import DeliveryKind, Undelivered

LONGEST_SETTLING = 2.0
"""Seconds, whatever the clock says."""


def together(items: Sequence[Undelivered]) -> Sequence[Undelivered]:
    """Take what goes out at once: the first delivery, and before it the answers that free tapped buttons."""
    for number, item in enumerate(items):
        if item.delivery.kind != DeliveryKind.FREED:
            return items[: number + 1]
    return items


def settling(items: Sequence[Undelivered], now: datetime) -> float:
    """Give the seconds until what is said of a text is shown, as further parts of it may come.

    The buyer who does something else meanwhile does not wait.
    """
    held = [str(item.delivery.payload["not_before"]) for item in items if "not_before" in item.delivery.payload]
    rest = [item for item in items if "not_before" not in item.delivery.payload]
    if not held or any(item.delivery.kind != DeliveryKind.TEXT for item in rest):
        return 0.0
    left = datetime.fromisoformat(held[0]) - now
    return min(max(left.total_seconds(), 0.0), LONGEST_SETTLING)
