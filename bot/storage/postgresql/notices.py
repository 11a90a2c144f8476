"""Words to other processes: which chats have got something to do."""

from __future__ import annotations

import asyncio

from bot.storage.postgresql.presence import Presence

TELL_ONCE_IN = 0.002
"""Seconds in which words are gathered. Our choice: as long as the database needs for one."""


class Notices:
    """Gathers words and passes them on. What cannot be passed on is lost: others look by themselves, too."""

    def __init__(self) -> None:
        self._chats: dict[int, None] = {}
        self._come = asyncio.Event()

    def tell(self, chat_id: int) -> None:
        """Let whoever looks after a chat look, soon."""
        self._chats[chat_id] = None
        self._come.set()

    async def run(self, presence: Presence) -> None:
        """Pass words on until that cannot be done any more. Raises what the connection raises."""
        while True:
            await self._come.wait()
            await asyncio.sleep(TELL_ONCE_IN)
            async with presence.alone():
                await self.flush(presence)

    async def flush(self, presence: Presence) -> None:
        """Pass on what there is. Raises what the connection raises."""
        self._come.clear()
        chats, self._chats = list(self._chats), {}
        await presence.tell(chats)
