"""Makes a copy of a buyer's file that the form takes, and sends it."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from telegram import Bot, InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.evidence.fetching import LocalServer, fetch_open
from bot.evidence.inspector import Inspector
from bot.evidence.mending.mended import NotMended
from bot.evidence.mending.mending import mend
from bot.evidence.running import NotInspected
from bot.screens.proof.mending import caption
from bot.storage.interface import Storage
from bot.storage.values import Job
from bot.texts import ENGLISH, texts
from bot.wire.api import Api
from bot.wire.errors import OddAnswer
from bot.workshop.progress import Progress
from conversations.evidence import Evidence
from conversations.files.content import OF_LOOKS
from conversations.files.copies import WANTED, Copy, Made
from conversations.files.formats import PHOTO_FORMATS
from conversations.files.mending import has_wrong_name, is_only_renamed, name_of_copy

SENT_AS = ("document", "video", "animation", "audio", "photo")
"""What Telegram may call a file that was sent as a document."""


@dataclass(frozen=True)
class Copying:
    """What makes and sends copies, with what it takes."""

    storage: Storage
    bot: Bot
    api: Api
    inspector: Inspector
    server: LocalServer | None = None

    async def __call__(self, job: Job, progress: Progress) -> Mapping[str, Any] | None:
        """Do a job, as `Labour` says. Tells the fields of the copy."""
        item = await self._wanted(job)
        if item is None:
            return None
        with await self._opened(item) as source, tempfile.TemporaryFile() as target:
            made, content = await _made(item, source, target, progress)
            looks = {} if content is source else await self._looks(job, made, content)
            await progress.still_wanted()
            copy = await self._sent(job, item, made, content)
        return {"copy": asdict(copy), "looks": looks}

    async def _looks(self, job: Job, made: Made, content: BinaryIO) -> Mapping[str, Any]:
        """Measure the copy of a picture as any picture that comes, which the file itself could not be."""
        if made.format not in PHOTO_FORMATS:
            return {}
        content.seek(0)
        try:
            seen = await self.inspector.inspect(await asyncio.to_thread(content.read), job.chat_id)
        except NotInspected:
            return {}  # it says nothing about the copy
        return {name: getattr(seen, name) for name in OF_LOOKS}

    async def _wanted(self, job: Job) -> Evidence | None:
        case = await self.storage.case(job.chat_id, job.case)
        items = {str(item.number): item for item in case.evidence} if case else {}
        item = items.get(job.about)
        return item if item and item.mending == WANTED else None

    async def _opened(self, item: Evidence) -> BinaryIO:
        try:
            return await fetch_open(self.bot, item.file_id, self.server)
        except BadRequest as error:
            if "file is too big" in error.message.casefold():
                raise NotMended("too_large") from error
            raise

    async def _sent(self, job: Job, item: Evidence, made: Made, content: BinaryIO) -> Copy:
        buyer = await self.storage.buyer(job.chat_id)
        name = name_of_copy(item, made.format)
        content.seek(0)
        message = await self.api(
            "sendDocument",
            chat_id=job.chat_id,
            document=InputFile(content, filename=name, read_file_handle=False),
            caption=caption(texts(buyer.language if buyer else ENGLISH), made),
            parse_mode=ParseMode.HTML,
            disable_content_type_detection=True,
            disable_notification=True,  # the screen below it tells
        )
        file_id, unique_id = _ids(message)
        return Copy(**asdict(made), file_id=file_id, file_unique_id=unique_id, name=name)


async def _made(item: Evidence, source: BinaryIO, target: BinaryIO, progress: Progress) -> tuple[Made, BinaryIO]:
    """Make the copy; give it with the file that it is in: the source itself where only its name is another one."""
    if not is_only_renamed(item):
        try:
            return await mend(source, target, item.name or "", progress), target
        except NotMended:
            if not (item.is_usable and has_wrong_name(item)):
                raise
            source.seek(0)
    digest = await asyncio.to_thread(hashlib.file_digest, source, "sha256")  # type: ignore[arg-type]  # it is a file that was opened
    size = source.tell()
    made = Made(item.format or "", size, digest.hexdigest(), item.width, item.height, item.duration, ("name",))
    return made, source


def _ids(message: Mapping[str, Any]) -> tuple[str, str]:
    """Give the ids of the file that a message brings. Raises `OddAnswer` where it brings none."""
    for kind in SENT_AS:
        file = message.get(kind)
        file = file[-1] if isinstance(file, list) and file else file
        if isinstance(file, Mapping) and isinstance(file.get("file_id"), str):
            return file["file_id"], str(file.get("file_unique_id", ""))
    raise OddAnswer("sendDocument answered without the file")
