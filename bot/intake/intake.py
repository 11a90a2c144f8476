"""The first station: updates are stored before Telegram is told that they arrived.

However they come (polling.py, webhook.py): the raw update is stored and read later, in its lane, so that one that
cannot be read is no trouble for the others. python-telegram-bot's Updater confirms before anything is stored
(docs/decisions/).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeGuard

from bot.outbox.trouble import Trouble
from bot.runtime.clock import SteadyClock
from bot.runtime.metrics import Metrics
from bot.storage.interface import Storage, StorageError
from bot.storage.notes import Note, NoteKind
from bot.storage.values import Incoming
from bot.wire.codec import dumps, loads

logger = logging.getLogger(__name__)

TAP_LIFETIME = timedelta(seconds=150)
"""How long Telegram keeps a tap that nobody fetches (source: its Bot API server, tdlib/telegram-bot-api)."""
RECENT = timedelta(hours=1)
"""How long before an outage a buyer must have been active to be shown the step again. Our choice."""
NOTED = timedelta(seconds=30)
"""How often it is noted that Telegram was heard of: an outage is known to this precision."""
UNREADABLE = b'{"unreadable": "nested too deeply"}'
"""What is kept of an update that cannot be written down: enough to set it aside."""
TOO_LARGE = b'{"unreadable": "too large"}'
"""The same of an update of more than `MOST_BYTES`."""
MOST_BYTES = 1 << 20
"""Of an update. Our choice: a text has 4096 characters at most, so updates of a hundred kilobytes do not exist."""
NO_UPDATE = b"no update: "
"""What stands before the bytes of something that is no update: no JSON, so its lane sets it aside."""
NOBODY = 0
"""The lane of what names no chat."""


@dataclass(frozen=True)
class Silence:
    """A time in which Telegram was not heard of, in seconds that no clock that is set can change."""

    since: float | None
    """None: since what the database knew at the start."""
    until: float


class Intake:
    """Stores what comes, lets its lanes know, and notes when Telegram was heard of."""

    def __init__(
        self,
        storage: Storage,
        wake: Callable[[Iterable[int]], None],
        clock: SteadyClock,
        metrics: Metrics,
        trouble: Trouble,
    ) -> None:
        self._storage = storage
        self._wake = wake
        self._clock = clock
        self._metrics = metrics
        self._trouble = trouble
        self._noted: datetime | None = None
        self._came: set[int] = set()
        """The chats of what came since the silence began, or Telegram was last heard of: they are answered anyway."""
        self._heard: float | None = None
        """When Telegram was last heard of since the start (`monotonic` of the clock)."""
        self._before: datetime | None = None
        """When it was last heard of before the start (UTC)."""
        self._silence: Silence | None = None
        """One that is over, and of which nobody was told yet."""

    async def take(self, updates: Sequence[Any], *, caught_up: bool) -> list[int]:
        """Store a batch; give the ids of what is now stored. `caught_up`: nothing more waits at Telegram.

        Raises `StorageError`, and then nothing of the batch is stored.
        """
        rows = [found for update in updates if (found := incoming(update))]
        await self._store(rows)
        try:
            # Before the lanes go on: who has something waiting is answered anyway.
            if caught_up:
                await self.heard()
        finally:
            self._wake(row.chat_id for row in rows)
        return [row.update_id for row in rows if row.update_id is not None]

    async def keep(self, row: Incoming) -> None:
        """Store one update and let its lane know. Raises `StorageError`, and then it is not stored."""
        await self._store([row])
        self._wake([row.chat_id])

    async def heard(self) -> None:
        """Note that nothing keeps updates from coming; after an outage let the step be shown again.

        Namely to those who may have tapped in vain; while the machine's clock is not trusted, as soon as it is again. A
        clock that is set is no outage. Raises `StorageError`.
        """
        await self._listen()
        if self._silence and not self._clock.doubt():
            await self._resume(self._silence)
            self._silence = None
        now = self._clock()
        if self._noted is None or abs(now - self._noted) > NOTED:  # the clock may have been set back
            await self._storage.contact(now)
            self._noted = now
        if not self._silence:
            self._came.clear()

    async def _listen(self) -> None:
        """Note that Telegram was heard of now, and what silence ends with that."""
        moment = self._clock.monotonic()
        if self._heard is None:
            self._before = self._noted = await self._storage.last_contact()
        if self._heard is None or moment - self._heard > TAP_LIFETIME.total_seconds():
            self._silence = Silence(self._silence.since if self._silence else self._heard, until=moment)
        self._heard = moment

    async def _resume(self, silence: Silence) -> None:
        """Let the step be shown again, if it was long enough."""
        last = self._before if silence.since is None else self._clock.ago(silence.since)
        if last is None or self._clock.ago(silence.until) - last <= TAP_LIFETIME:
            return
        active = await self._storage.active_chats(since=last - RECENT)
        chats = [chat for chat in active if chat not in self._came]
        logger.info("Telegram was out of reach since %s: %d chats are shown their step again", last, len(chats))
        resumed = [Incoming(None, chat, Note(NoteKind.RESUME).body) for chat in chats]
        await self._storage.store(resumed, self._clock())
        self._wake(chats)

    def forget_contact(self) -> None:
        """Know nothing of when Telegram was heard of but what the database knows: another process may have heard it."""
        self._heard = self._noted = self._silence = None
        self._came.clear()

    def contact_age(self) -> float:
        """Give the seconds since Telegram was last heard of; NaN before the first time."""
        return float("nan") if self._heard is None else self._clock.monotonic() - self._heard

    async def _store(self, rows: Sequence[Incoming]) -> None:
        """Store rows; where that fails, tell those who sent them. Raises `StorageError`."""
        if not rows:
            return
        try:
            await self._storage.store(rows, self._clock())
        except StorageError:
            for row in rows:
                self._trouble.tell(row.chat_id, row.body, stored=False)
            raise
        self._metrics.taken(len(rows))
        for row in rows:
            self._came.add(row.chat_id)
            self._trouble.recovered(row.chat_id)


def incoming(update: Any) -> Incoming | None:  # noqa: ANN401 - whatever came over the wire
    """Make the inbox row of an update, however malformed; None only for what has no id and so cannot be confirmed."""
    if not isinstance(update, Mapping) or not _is_id(update.get("update_id")):
        logger.error("Telegram sent something without an update id")
        return None
    try:
        body = dumps(update)
    except RecursionError:
        body = UNREADABLE
    if len(body) > MOST_BYTES:
        logger.error("Telegram sent update %d of %d bytes: it is set aside", update["update_id"], len(body))
        body = TOO_LARGE
    return Incoming(update["update_id"], chat_of(update), body)


def posted(body: bytes) -> Incoming:
    """Make the inbox row of what was posted to the webhook; of what is no update one that will be set aside."""
    try:
        row = incoming(loads(body))
    except (ValueError, RecursionError):
        logger.error("Telegram sent something that cannot be read, of %d bytes", len(body))  # noqa: TRY400 - the error quotes it
        row = None
    return row or Incoming(None, NOBODY, NO_UPDATE + body)


def chat_of(update: Mapping[str, Any]) -> int:
    """Find the chat that an update belongs to, which is its lane; `NOBODY` for one that names none."""
    for content in update.values():
        for holders in (("chat",), ("message", "chat"), ("from",)):
            number = _inside(content, *holders, "id")
            if _is_id(number):
                return number
    return NOBODY


def _inside(content: Any, *names: str) -> Any:  # noqa: ANN401 - JSON
    for name in names:
        content = content.get(name) if isinstance(content, Mapping) else None
    return content


def _is_id(number: object) -> TypeGuard[int]:
    """Say whether this is a whole number of at most 64 bits, as all of Telegram's ids are."""
    return type(number) is int and -(2**63) <= number < 2**63
