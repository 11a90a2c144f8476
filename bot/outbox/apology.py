"""What a buyer is told of an update that could not be handled and is set aside."""

from __future__ import annotations

from typing import Any

from bot.storage.deliveries import Delivery, DeliveryKind
from bot.storage.notes import read_note
from bot.storage.values import Waiting
from bot.texts import texts
from bot.wire.codec import loads


def language_of(waiting: Waiting) -> str:
    """Give the language of whoever sent an update."""
    return waiting.buyer.language if waiting.buyer else "en"


def apology(chat_id: int, waiting: Waiting) -> list[Delivery]:
    """Free the button that was tapped, and tell the buyer, where there is one. Of a note of ours nobody knows."""
    body = readable(waiting.body)
    if waiting.update_id is None and read_note(body):
        return []
    freed = [Delivery(DeliveryKind.FREED, {"query_id": query, "text": ""}) for query in taps_of(body)]
    if chat_id <= 0:
        return freed
    sorry = texts(language_of(waiting)).html("update_failed")
    return [*freed, Delivery(DeliveryKind.SCREEN, {"text": sorry, "rows": [], "replaces": None})]


def readable(body: bytes) -> Any:  # noqa: ANN401 - JSON
    """Read the body of an update; None for what cannot be read."""
    try:
        return loads(body)
    except (ValueError, RecursionError):
        return None


def taps_of(body: Any) -> list[str]:  # noqa: ANN401 - JSON
    """Give the id of the tap that an update is about, if it is about one."""
    try:
        return [str(body["callback_query"]["id"])]
    except (LookupError, TypeError):
        return []
