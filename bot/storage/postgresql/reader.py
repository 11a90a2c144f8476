"""Reads all of a buyer over a connection of its own, for another process or thread."""

# ruff: noqa: D102 - what each method promises stands in interface.Reader, for every database the same

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from bot.storage.postgresql.address import DatabaseAddress
from bot.storage.postgresql.bridge import bridged
from bot.storage.postgresql.refusals import refusal
from bot.storage.postgresql.session import PostgresSession
from bot.storage.postgresql.transactions import READS
from bot.storage.sql.cases import all_cases
from bot.storage.sql.parts import ALL, PRESENT
from bot.storage.sql.privacy import everything
from bot.storage.sql.session import Work
from bot.storage.values import Row
from conversations.case import Case

Value = TypeVar("Value")
PATIENCE = 5.0
"""Seconds to wait for another connection's lock: there is hardly ever one that a reader waits for. Our choice."""


@dataclass(frozen=True)
class PostgresReader:
    """`bot.storage.interface.Reader` on one database."""

    address: DatabaseAddress

    def cases(self, chat_id: int) -> list[Case]:
        return self._read(lambda session: all_cases(session, chat_id, ALL))

    def present_cases(self, chat_id: int) -> list[Case]:
        return self._read(lambda session: all_cases(session, chat_id, PRESENT))

    def everything(self, chat_id: int) -> Mapping[str, Sequence[Row]]:
        return self._read(lambda session: everything(session, chat_id))

    def _read(self, work: Work[Value]) -> Value:
        with ThreadPoolExecutor(1) as thread:  # whoever blocks here may have a loop of his own that runs
            return thread.submit(asyncio.run, self._carried_out(work)).result()

    async def _carried_out(self, work: Work[Value]) -> Value:
        try:
            connection = await self.address.connected(PATIENCE)
            try:
                return await bridged(lambda: _within(PostgresSession(connection), work))
            finally:
                connection.terminate()
        except Exception as error:
            told = refusal(str(self.address), error)
            if told is error:
                raise
            raise told from None


def _within(session: PostgresSession, work: Work[Value]) -> Value:
    session.tell(READS)
    return work(session)
