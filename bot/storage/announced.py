"""What the bot asks of a database about news: part of `interface.Storage`, with the same promises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

State = Literal["waiting", "sending", "sent", "blocked", "refused", "unknown", "left", "stopped"]
"""What became of a recipient: its turn is to come; the request may be on its way; Telegram took it; the chat cannot be
reached; Telegram refuses the text; nobody knows whether Telegram took it; the buyer does not want news any more; an
admin stopped the run before."""

Texts = tuple[tuple[str, str], ...]
"""Language and HTML. The first one is for whoever has none of his language; its own language may be ""."""


@dataclass(frozen=True)
class Announcement:
    """News of an admin, and what became of them. `started_at` None: a preview that nobody else sees."""

    number: int
    chat_id: int
    """The admin's."""
    texts: Texts
    drafted_at: datetime
    started_at: datetime | None = None
    stopped_at: datetime | None = None
    ended_at: datetime | None = None
    counts: Mapping[State, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Announcing:
    """What a turn does to an announcement. A draft takes the place of the admin's earlier drafts.

    Only the admin who drafted it starts or cancels it, once; any admin stops one that runs.
    """

    what: Literal["draft", "start", "cancel", "stop"]
    number: int
    texts: Texts = ()


@dataclass(frozen=True)
class Recipient:
    """Whose turn it is, and the text in the best language for him."""

    announcement: int
    chat_id: int
    language: str
    text: str


@dataclass(frozen=True)
class Outcome:
    """What became of a recipient that was taken; "waiting": it was surely not sent, and is due again at `again_at`."""

    announcement: int
    chat_id: int
    state: State
    again_at: datetime | None = None


class AnnouncementStorage(Protocol):
    """Announcements and their recipients. `Changes.announcing` makes, starts and stops them. Times are aware UTC."""

    async def subscribers(self) -> int:
        """Count the buyers who want news now."""

    async def announcement(self, number: int) -> Announcement | None:
        """Give one that was drafted and not cancelled; None for any other number."""

    async def announcements(self, most: int) -> list[Announcement]:
        """Give those that were started, the last one first."""

    async def doubt_recipients(self) -> int:
        """Note of all that were being sent that nobody knows whether they were; give how many. For a start only."""

    async def take_recipients(self, most: int, now: datetime) -> list[Recipient] | None:
        """Mark a few whose turn it is as being sent, and give them; an empty list: ask again; None: no turn has come.

        Who has quiet hours is due at their end, who has a screen on its way a little later. Who does not want news
        any more, or cannot be reached, is noted as such and not given.
        """

    async def recipients_done(self, outcomes: Sequence[Outcome], now: datetime) -> None:
        """Note what became of some that were taken. A blocked one's chat is parked.

        Of a run that was stopped meanwhile nobody waits again. Does nothing for one that has deleted everything.
        """

    async def finished_announcements(self) -> list[Announcement]:
        """Give those that run though nobody waits for his turn any more."""

    async def end_announcement(self, number: int, words: str, now: datetime) -> None:
        """End one: keep its counts, forget its recipients, and tell its admin these words (HTML), once."""
