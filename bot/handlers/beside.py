"""Has worked out what takes long, so that nobody else waits: at once where there is little, else by the delegate.

It is given functions of modules and what these get by place, as both are pickled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, TypeVar

from bot.handlers.turn import Turn
from bot.runtime.delegate import packed
from bot.screens.all_cases import as_left, of_present
from bot.storage.values import CASES_AT_ONCE
from conversations.case import Case

LITTLE = 2**14
"""Bytes, packed, of what something is worked out from that is done at once: it takes 5 ms at most. Our choice."""
FEW_PARTS = 100
"""Files and events of all cases of which something is made at once: it takes 5 ms at most. Our choice."""
Given = ParamSpec("Given")
Value = TypeVar("Value")
Make = Callable[[Sequence[Case]], Value]


async def worked_out(turn: Turn, work: Callable[Given, Value], *given: Given.args, **none: Given.kwargs) -> Value:
    """Have something worked out, at once where it is little. Raises what the work raises, and `DelegateEnded`."""
    wanted = packed(work, *given)
    if len(wanted) <= LITTLE:
        return work(*given, **none)
    value: Value = await _beside(turn, wanted)
    return value


async def beside(turn: Turn, work: Callable[Given, Value], *given: Given.args, **_none: Given.kwargs) -> Value:
    """Have something worked out that takes long in any case. Raises as `worked_out` does."""
    value: Value = await _beside(turn, packed(work, *given))
    return value


async def of_all(turn: Turn, make: Make[Value]) -> Value:
    """Make something of all cases of the buyer as the turn leaves them, at once where there are few."""
    first = await turn.first_cases()
    if len(first) < CASES_AT_ONCE and sum(len(case.evidence + case.events) for case in first) <= FEW_PARTS:
        return make(as_left(first, turn.unsaved, turn.gone))
    return await of_all_beside(turn, make)


async def of_all_beside(turn: Turn, make: Make[Value]) -> Value:
    """Make something of all cases that takes long in any case."""
    return await beside(turn, of_present, turn.storage.reader(), turn.chat_id, turn.unsaved, turn.gone, make)


async def _beside(turn: Turn, wanted: bytes) -> Any:  # noqa: ANN401 - what the work gives
    async with turn.outside():
        value, seconds = await turn.delegate.do(wanted)
    turn.meter.seconds += seconds
    return value
