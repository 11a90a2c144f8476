"""The station where files are worked on: copies that the form takes, packs. It outlasts updates, kills and outages.

What is to be done is a row of the table of jobs, written with the update that wants it, and it goes with the note of
what came of it. So whatever ends the process in between, the job is begun anew. What was sent just before that comes
once more: as with any delivery, at most one for a chat and a kill.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from telegram.error import TelegramError

from bot.evidence.confined.running import NotCarriedOut
from bot.evidence.mending.mended import NotMended
from bot.outbox.doubts import Doubts
from bot.runtime.chats import PAUSE_AFTER_ERROR, STORAGE_PAUSE, end
from bot.runtime.throttled import ThrottledLog
from bot.storage.interface import NotOurs, Storage, StorageError
from bot.storage.notes import Note, NoteKind
from bot.storage.values import Job, JobKind
from bot.wire.errors import Fate, fate, is_in_doubt, wait
from bot.workshop.progress import Progress, Stopped

logger = logging.getLogger(__name__)

LOOK = 5.0
"""Seconds between two looks for a job whose time has come. Our choice."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(hours=1)
"""Before a job is tried again that Telegram, the disk or the machine kept from being done. Our choice."""
MOST_TRIES = 24
"""After so many, in some fourteen hours, a job is given up, and the buyer is told. Our choice."""

Told = Mapping[str, Any]
"""What a job has to tell, as JSON has it."""
Labour = Callable[[Job, Progress], Awaitable[Told | None]]
"""Does a job. Gives what it has to tell; None: there is nothing to do any more. Raises `NotMended`, `NotCarriedOut`,
`TelegramError`, `OSError`, `StorageError`, `Stopped`."""


class Workshop:
    """Does one job after the other of each kind, each buyer's in turn.

    One of each kind at a time: a picture takes a second or two, a film minutes. Our choice.
    """

    def __init__(
        self,
        storage: Storage,
        clock: Callable[[], datetime],
        labours: Mapping[JobKind, Labour],
        doubts: Doubts,
        wake_lanes: Callable[[Iterable[int]], None],
    ) -> None:
        """`wake_lanes` is told of the chats that have got a note."""
        self._storage = storage
        self._clock = clock
        self._labours = labours
        self._doubts = doubts
        self._wake_lanes = wake_lanes
        self._throttled = ThrottledLog(logger)
        self._woken = {kind: asyncio.Event() for kind in labours}
        self._in_hand: dict[asyncio.Task[None], int] = {}
        """What is worked on, and for which chat."""

    def wake(self) -> None:
        """Look for jobs now."""
        for woken in self._woken.values():
            woken.set()

    async def let_go(self, are_theirs: Callable[[int], bool]) -> None:
        """Leave what is worked on for some chats, which are not kept any more: it is begun anew elsewhere."""
        await end([task for task, chat_id in self._in_hand.items() if are_theirs(chat_id)], 0.0)

    async def run(self) -> None:
        """Work until cancelled. What is in hand then is begun anew after the next start."""
        await asyncio.gather(*(self._bench(kind) for kind in self._labours))

    async def _bench(self, kind: JobKind) -> None:
        woken = self._woken[kind]
        while True:
            woken.clear()
            try:
                while job := await self._storage.jobs.take(kind, self._clock()):
                    await self._handled(job)
                pause = LOOK
            except NotOurs:
                pause = LOOK
            except StorageError as error:
                self._throttled.warning("The database cannot be used: %s", error)
                pause = STORAGE_PAUSE
            except Exception:
                logger.exception("Working on files failed")
                pause = PAUSE_AFTER_ERROR
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):  # not `wait_for`: Python 3.11's may lose that it is cancelled
                    await woken.wait()

    async def _handled(self, job: Job) -> None:
        """Do a job, unless it is left meanwhile. Raises `StorageError`."""
        if not self._storage.shares.is_kept(job.chat_id):
            raise NotOurs("another process looks after this chat")
        task = asyncio.create_task(self._do(job))
        self._in_hand[task] = job.chat_id
        try:
            await asyncio.wait({task})
        finally:
            await end([task], 0.0)
            del self._in_hand[task]
        if not task.cancelled():
            task.result()

    async def _do(self, job: Job) -> None:
        """Do a job, or put it off. Raises `StorageError`."""
        progress = Progress(self._storage, self._clock, job, self._wake_lanes)
        try:
            async with progress:
                told = await self._labours[job.kind](job, progress)
        except Stopped:
            return
        except NotMended as why:
            await self._end(job, {"reason": why.reason})
        except NotCarriedOut as why:
            logger.warning("Work on a %s came to nothing: %s", job.kind, why)
            await self._end(job, {"reason": "broken"})
        except StorageError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
            await self._put_off(job, error)
        else:
            await self._end(job, told)

    async def _end(self, job: Job, told: Told | None) -> None:
        note = None
        if told is not None:
            about = {"case": job.case, "kind": job.kind, "about": job.about, **told}
            note = Note(NoteKind.WORKED, told=about)
        if await self._storage.jobs.done(job.number, note, self._clock()) and note:
            self._wake_lanes((job.chat_id,))

    async def _put_off(self, job: Job, error: Exception) -> None:
        """Try again later; park a chat that cannot be reached, give up what never works."""
        pause = min(FIRST_PAUSE * int(2 ** min(job.tries, 16)), LONGEST_PAUSE)
        if isinstance(error, TelegramError):
            if fate(error) is Fate.PARK:
                await self._storage.park(job.chat_id, self._clock())
                return
            if fate(error) is Fate.HOLD:
                pause = timedelta(seconds=wait(error, 1))
            await self._until_answered(error)
            self._throttled.warning("Telegram keeps files from being worked on: %s", error)
        elif isinstance(error, OSError):
            self._throttled.warning("Files cannot be worked on (%s): TMPDIR needs room", error.strerror)
        else:
            logger.error("Working on a %s failed", job.kind, exc_info=error)
        if job.tries + 1 >= MOST_TRIES:
            await self._end(job, {"reason": "unreachable"})
            return
        await self._storage.jobs.later(job.number, self._clock() + pause)

    async def _until_answered(self, error: TelegramError) -> None:
        """Wait until Telegram answers where what was sent may have arrived, or each try would bring it once more."""
        failed_at = asyncio.get_running_loop().time()
        seconds = await self._doubts.patience(failed_at) if is_in_doubt(error) else 0.0
        while seconds:
            await asyncio.sleep(seconds)
            seconds = await self._doubts.patience(failed_at)
