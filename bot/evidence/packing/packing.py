"""The bot's side: has a pack made in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, BinaryIO

from bot.evidence.confined.running import NotCarriedOut, OutOfTime, carry_out
from conversations.complaint.pack_order import Packed, PackOrder, packed_of

MODULE = "bot.evidence.packing.packer"
WITHIN = 180.0
"""Seconds that it may take; a usual pack takes two or three. Our choice."""


async def pack(
    order: PackOrder,
    sources: Sequence[BinaryIO | None],
    targets: Sequence[BinaryIO],
    tell: Callable[[float], None] = lambda _done: None,
    within: float = WITHIN,
) -> Packed:
    """Make the parts of an order out of its files, each open for reading, or None where it could not be fetched.

    `targets`: as many files as `order.most_parts`, empty, open for reading and writing; the first ones hold the parts
    afterwards. `tell` is told how much is done, from 0 to 1. Where a file ends the process, it is tried once more
    without looking into any: what was noted of each when it came is enough then. Raises `NotCarriedOut`, `OSError`.
    """
    there = [place for place, source in enumerate(sources) if source is not None]
    files = [*(source for source in sources if source is not None), *targets]
    request = {"order": order.as_json(), "there": there}
    try:
        return await _made({**request, "is_decoded": True}, files, within, tell)
    except OutOfTime:
        raise
    except NotCarriedOut:
        return await _made({**request, "is_decoded": False}, files, within, tell)


async def _made(
    request: Mapping[str, Any], files: Sequence[BinaryIO], within: float, tell: Callable[[float], None]
) -> Packed:
    answer = await carry_out(MODULE, request, files, within, tell)
    try:
        return packed_of(answer)
    except (LookupError, TypeError, ValueError) as error:
        raise NotCarriedOut("an answer that is none") from error
