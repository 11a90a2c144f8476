"""A screen -> what is delivered for it: what comes above it, and itself, with its picture at any length of the text."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.screen import Screen
from bot.storage.deliveries import PARTS, Delivery, DeliveryKind, above


def deliveries(
    screen: Screen, language: str, replaces: int | None = None, tag: str = "", later: Mapping[str, str] | None = None
) -> tuple[Delivery, ...]:
    """Give them in their order. `replaces`: the message that it takes the place of; `later`: when it is shown at last.

    What stands above it has come by the time that it does: it is sent anew then, below that, and replaces nothing.
    """
    later = later or {}
    picture = {"picture": screen.picture, "language": language}
    over = above(tag) if tag.startswith(PARTS) else ""
    before = [Delivery(DeliveryKind.ABOVE, {"text": text, **later}, over) for text in screen.before]
    if screen.picture and not screen.is_below_picture:
        before.append(Delivery(DeliveryKind.ABOVE, {"text": screen.caption, **picture, **later}))
    payload = {
        "text": screen.text,
        "rows": screen.rows_as_json(),
        "replaces": None if before else replaces,
        "is_below": bool(before),
        **(picture if screen.is_below_picture else {}),
        **later,
        "language": language,
    }
    return (*before, Delivery(DeliveryKind.SCREEN, payload, tag))
