"""Reads all of a buyer over a connection of its own, for another process or thread."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from bot.storage.postgresql.address import DatabaseAddress
from bot.storage.postgresql.bridge import bridged
from bot.storage.postgresql.refusals import refusal
from bot.storage.postgresql.session import PostgresSession
from bot.storage.postgresql.transactions import READS
from bot.storage.sql.reader import PATIENCE, SqlReader
from bot.storage.sql.session import Work

Value = TypeVar("Value")


@dataclass(frozen=True)
class PostgresReader(SqlReader):
    """`bot.storage.interface.Reader` on one database."""

    address: DatabaseAddress

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
