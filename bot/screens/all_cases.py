"""What is made of all cases of a buyer, in the bot or, where there is much of it, in the process that helps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

from bot.storage.reader import Reader
from conversations.case import Case

Value = TypeVar("Value")
Unsaved = Mapping[int, Case]
"""Number -> case as a turn has it, which is not stored yet."""


def as_left(stored: Sequence[Case], unsaved: Unsaved, gone: AbstractSet[int]) -> list[Case]:
    """Give the cases as a turn leaves them, oldest first; `gone`: the numbers of those that are erased."""
    cases = sorted({**{case.number: case for case in stored}, **unsaved}.items())
    return [case for number, case in cases if number not in gone]


def of_present(
    reader: Reader, chat_id: int, unsaved: Unsaved, gone: AbstractSet[int], make: Callable[[Sequence[Case]], Value]
) -> Value:
    """Make something of all cases as a turn leaves them."""
    return make(as_left(reader.present_cases(chat_id), unsaved, gone))


def of_whole(reader: Reader, chat_id: int, unsaved: Unsaved, make: Callable[[Sequence[Case]], Value]) -> Value:
    """Make something of all cases with all that was ever kept of them, and of those that are not stored yet."""
    new = {case.number: case for case in unsaved.values()}
    stored = {case.number: case for case in reader.cases(chat_id)}
    return make([case for _number, case in sorted({**new, **stored}.items())])
