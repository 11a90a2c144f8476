"""Buttons of older screens are taken off in the pauses: none of these calls is one that an answer has to wait for.

Nothing depends on it. A button that stays is answered kindly, wherever it stands, and goes then. So it is done while
the bot makes few calls, left undone while it makes many, and forgotten when it ends.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from telegram.error import TelegramError

from bot.storage.interface import StorageError
from bot.wire.api import Api

logger = logging.getLogger(__name__)

EVERY = 0.25
"""Seconds between two looks, and so what an older screen keeps its buttons for at least. Our choice: by then the buyer
looks at the new one."""
FEW = 3
"""Calls within `EVERY` up to which there is room for these: well under half of what Telegram allows a bot (source: its
FAQ for bots, 30 a second). Our choice."""
MOST = 1000
"""Older screens that are remembered. Our choice: where there is no room for so long, the oldest keep their buttons."""

Old = tuple[int, int]
"""A chat, and a message in it that carried its screen."""


class Tidying:
    """Makes the present screen of each chat the only one with buttons; an older picture goes as a whole."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._old: dict[Old, bool] = {}
        """Whether it is a picture that goes as a whole; the oldest first."""
        self._work: asyncio.Task[None] | None = None
        self._stopped = False

    def later(self, chat_id: int, message_id: int, *, is_whole: bool = False) -> None:
        """Take the buttons off a message, or, `is_whole`, take it away, when there is room for that."""
        self._old[chat_id, message_id] = is_whole
        if len(self._old) > MOST:
            del self._old[next(iter(self._old))]
        if self._work is None and not self._stopped:
            self._work = asyncio.create_task(self._run(), name="Tidying")

    def ride(self) -> Mapping[str, Any] | None:
        """Give the call that takes off buttons next, for who can make it without a way of its own; None: there is none.

        Also of a picture only its buttons go: whether one can be deleted is not heard of then.
        """
        if not self._old:
            return None
        chat_id, message_id = old = self._next()
        del self._old[old]
        return {"method": "editMessageReplyMarkup", "chat_id": chat_id, "message_id": message_id}

    def _next(self) -> Old:
        """Give a picture first, for its buttons stand right above the present screen; else the oldest."""
        return next((old for old, is_whole in self._old.items() if is_whole), next(iter(self._old)))

    async def stop(self) -> None:
        """Leave what is left as it is."""
        self._stopped = True
        if self._work:
            self._work.cancel()
            await asyncio.gather(self._work, return_exceptions=True)

    async def _run(self) -> None:
        """Work as long as there is something to do."""
        try:
            while self._old:
                calls = self._api.calls
                await asyncio.sleep(EVERY)
                for _one in range(FEW - (self._api.calls - calls)):
                    await self._some()
        except Exception:
            logger.exception("Older screens cannot be tidied")
        finally:
            self._work = None

    async def _some(self) -> None:
        if not self._old:
            return
        old = self._next()
        is_whole = self._old.pop(old)
        place = {"chat_id": old[0], "message_id": old[1]}
        with suppress(TelegramError, StorageError):  # the latter: it is for another process to tidy by now
            if is_whole:
                with suppress(TelegramError):  # it is too old to be deleted
                    await self._api("deleteMessage", **place)
                    return
            await self._api("editMessageReplyMarkup", **place)
