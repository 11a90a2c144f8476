"""What the bot asks of a database about work on files, with the promises of `interface.Storage`."""

from datetime import datetime
from typing import Protocol

from bot.storage.notes import Note
from bot.storage.values import Job, JobKind


class Jobs(Protocol):
    """The jobs that are to be done. `Storage.commit` makes them, and takes back those that are not wanted any more."""

    async def take(self, kind: JobKind, now: datetime) -> Job | None:
        """Give the job of a kind whose turn it is; None: there is none. Turns go round by chat.

        Not of a chat that cannot be reached. It stays what is to be done until `done`.
        """

    async def count(self, now: datetime) -> int:
        """Count the jobs that are due, those in hand included, of chats that can be reached."""

    async def is_wanted(self, number: int) -> bool:
        """Say whether a job is still to be done: its buyer may have stopped it, or erased what it is about."""

    async def told(self, number: int, note: Note, now: datetime) -> bool:
        """Put a note of how far a job is into the inbox of its chat; False: it is not wanted any more."""

    async def sent(self, number: int, count: int) -> None:
        """Note how many messages with what a job has made Telegram has. Nothing where it is not wanted any more."""

    async def later(self, number: int, due: datetime) -> None:
        """Count a try that failed; the next one is due then. Nothing where it is not wanted any more."""

    async def done(self, number: int, note: Note | None, now: datetime) -> bool:
        """Forget a job and put the note of what came of it into the inbox of its chat, both or neither.

        False: it is not wanted any more, and there is no note.
        """
