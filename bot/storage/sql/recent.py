"""The open cases as they were stored last: the next update of a chat need not read and put together what this one had.

A case is taken from here only where its row is, to the letter, the one that was stored with it: the moment of that is
part of it. So what another process has stored meanwhile, or what was undone, is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.storage.values import CaseKey
from conversations.case import Case

MOST = 500
"""Cases that are kept, the last ones: some ten kilobytes each. Our choice: more chats are hardly ever awake at once."""


@dataclass(frozen=True)
class StoredCase:
    """A case as it would be read, and its row, as `cases.COLUMNS` names it."""

    key: CaseKey
    row: tuple[Any, ...]
    case: Case


class RecentCases:
    """One case of each chat. Changed by the loop, looked into by the database's thread as well."""

    def __init__(self) -> None:
        self._cases: dict[int, StoredCase] = {}

    def case(self, key: CaseKey, row: Sequence[Any]) -> Case | None:
        """Give the case that this row was stored with, where it is known."""
        known = self._cases.get(key[0])
        return known.case if known and known.key == key and known.row == tuple(row) else None

    def forget(self, chat_id: int) -> StoredCase | None:
        """Forget the case of a chat, as one is about to be stored; give it."""
        return self._cases.pop(chat_id, None)

    def keep(self, stored: StoredCase) -> None:
        """Remember a case that is on the disk."""
        self._cases[stored.key[0]] = stored
        if len(self._cases) > MOST:
            del self._cases[next(iter(self._cases))]
