"""Makes a pack of a buyer's case, and sends its parts."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from zoneinfo import ZoneInfo

from telegram import Bot, InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.evidence.fetching import LocalServer, fetch_open
from bot.evidence.packing.packing import pack
from bot.screens.pack.order import can_be, order
from bot.screens.pack.screen import caption
from bot.screens.presenter import Presenter
from bot.storage.interface import Storage
from bot.storage.values import Buyer, Job
from bot.texts import texts
from bot.wire.api import Api
from bot.workshop.progress import Progress
from conversations.case import Case
from conversations.complaint.pack_order import Packed, PackKind


@dataclass(frozen=True)
class Packing:
    """What makes and sends packs, with what it takes."""

    storage: Storage
    bot: Bot
    api: Api
    clock: Callable[[], datetime]
    server: LocalServer | None = None

    async def __call__(self, job: Job, progress: Progress) -> None:
        """Do a job, as `Labour` says. The parts themselves are all there is to tell."""
        case = await asyncio.to_thread(self._case, job)
        buyer = await self.storage.buyer(job.chat_id) or Buyer(job.chat_id)
        presenter = Presenter(texts(buyer.language), self.clock(), ZoneInfo(buyer.preferences.zone))
        if case is None or not can_be(presenter, case, PackKind(job.about)):
            return
        wanted = await asyncio.to_thread(order, presenter, case, PackKind(job.about))
        with ExitStack() as opened:
            sources = [await self._source(file.file_id, opened) for file in wanted.files]
            targets = [opened.enter_context(tempfile.TemporaryFile()) for _part in range(wanted.most_parts)]
            packed = await pack(wanted, sources, targets, progress)
            for place in range(job.sent, len(packed.parts)):
                await progress.still_wanted()
                await self._send(job, presenter, packed, place, targets[place])

    def _case(self, job: Job) -> Case | None:
        """Read a case with all that belongs to it, which an update does without."""
        cases = self.storage.reader().cases(job.chat_id)
        return next((case for case in cases if case.number == job.case), None)

    async def _source(self, file_id: str, opened: ExitStack) -> BinaryIO | None:
        """Fetch a file; None where Telegram will never hand it over. Raises `TelegramError` where it may, later."""
        try:
            return opened.enter_context(await fetch_open(self.bot, file_id, self.server))
        except BadRequest:
            return None

    async def _send(self, job: Job, presenter: Presenter, packed: Packed, place: int, content: BinaryIO) -> None:
        content.seek(0)
        await self.api(
            "sendDocument",
            chat_id=job.chat_id,
            document=InputFile(content, filename=packed.parts[place].name, read_file_handle=False),
            caption=caption(presenter, packed, place),
            parse_mode=ParseMode.HTML,
        )
        await self.storage.jobs.sent(job.number, place + 1)
