"""Reads all of a buyer, for another process or thread: what every database of ours does alike."""

# ruff: noqa: D102 - what each method promises stands in interface.Reader, for every database the same

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TypeVar

from bot.storage.sql.cases import all_cases
from bot.storage.sql.parts import ALL, PRESENT
from bot.storage.sql.privacy import everything
from bot.storage.sql.session import Work
from bot.storage.values import Row
from conversations.case import Case

Value = TypeVar("Value")

PATIENCE = 5.0
"""Seconds to wait for another connection's lock: there is hardly ever one that a reader waits for. Our choice."""


class SqlReader(ABC):
    """`bot.storage.interface.Reader`, but for the way to the database."""

    def cases(self, chat_id: int) -> list[Case]:
        return self._read(lambda session: all_cases(session, chat_id, ALL))

    def present_cases(self, chat_id: int) -> list[Case]:
        return self._read(lambda session: all_cases(session, chat_id, PRESENT))

    def everything(self, chat_id: int) -> Mapping[str, Sequence[Row]]:
        return self._read(lambda session: everything(session, chat_id))

    @abstractmethod
    def _read(self, work: Work[Value]) -> Value:
        """Run queries that see one moment, over a connection of their own. Raises `StorageError`."""
