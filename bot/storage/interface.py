"""What the bot asks of a database: few, coarse operations, each of them all or nothing.

Every operation that changes something has been flushed to the disk when it returns, and has changed nothing when it
raises; when the task that awaits it is cancelled, it is nevertheless carried out as a whole. Any of them raises
`Unavailable` when the database cannot do it just now, and `StorageError` when it is damaged or closed.
A second database is a second class with these methods; `tests/bot/storage/` holds every one of them to the same
promises.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from conversations.case import Case
from conversations.reminders import Reminder


class StorageError(Exception):
    """The database cannot be used as it is; the text is for the operator and names the setting to change."""


class Unavailable(StorageError):  # noqa: N818 - says what the database is
    """The database cannot do it just now (disk full, locked, read-only): nothing was changed, try again."""


MOST_COUNTED = 20
"""Updates that are counted, so that a flood costs no more than a few. Our choice."""


@dataclass(frozen=True)
class Incoming:
    """An update as it came. `update_id` is None for the bot's own notes to itself. Ids have at most 64 bits."""

    update_id: int | None
    chat_id: int
    body: bytes


@dataclass(frozen=True)
class Preferences:
    """What a buyer has set in /settings. `zone` is an IANA name, guessed from the language until it is told.

    Quiet hours are full hours of the day in that zone; both the same: none.
    """

    language: str = ""
    """The language code of Telegram that the zone was guessed from."""
    zone: str = "UTC"
    is_zone_told: bool = False
    quiet_from: int = 22
    quiet_until: int = 8
    is_reminded: bool = True
    is_pinned: bool = False
    """A status message is kept at the top of the chat."""


@dataclass(frozen=True)
class Buyer:
    """Who is in the chat. `current` is the number of the case that is open in it; `told` what was said once."""

    chat_id: int
    language: str = "en"
    current: int | None = None
    told: frozenset[str] = field(default_factory=frozenset)
    preferences: Preferences = Preferences()


@dataclass(frozen=True)
class Waiting:
    """The oldest update of a chat that is not handled yet, read in one go with the buyer and the buyer's open case."""

    seq: int
    update_id: int | None
    body: bytes
    attempts: int
    received_at: datetime
    buyer: Buyer | None
    case: Case | None
    retries: int = 0
    """How often an admin had it tried again after it was set aside."""
    late: bool = False
    """It is tried again, and its buyer has sent something since it came."""
    moved_on: bool = False
    """It is tried again, and the open case is another one, was put away, or has other answers than it met."""


@dataclass(frozen=True)
class DeadLetter:
    """An update that was set aside. Once it is tried again `set_aside_at` is None, until it is set aside anew."""

    number: int
    """Its `seq`."""
    chat_id: int
    body: bytes
    error: str
    """Of the last try that failed."""
    attempts: int
    retries: int
    received_at: datetime
    set_aside_at: datetime | None
    handled_at: datetime | None


@dataclass(frozen=True)
class DeadLetters:
    """Some of the dead letters. `chats`: the number and chat of each one that is set aside, the oldest first."""

    shown: tuple[DeadLetter, ...]
    chats: Mapping[int, int]
    retried: int
    """How many more wait to be tried again."""


@dataclass(frozen=True)
class Delivery:
    """Something for the chat. `payload` is JSON; the `kind` of a screen is "screen".

    Of several undelivered ones of a chat with one (non-empty) `tag` only the last is worth delivering.
    """

    kind: str
    payload: Mapping[str, Any]
    tag: str = ""


News = tuple[int, Delivery]
"""A chat, and what it is told."""


@dataclass(frozen=True)
class Shown:
    """The message that carries the chat's present screen."""

    message_id: int
    tag: str


@dataclass(frozen=True)
class Undelivered:
    """A delivery that Telegram does not have yet. `shown` is what the chat shows before it."""

    id: int
    chat_id: int
    update_id: int | None
    delivery: Delivery
    shown: Shown | None
    pinned: int | None = None
    """The status message at the top of the chat, if there is one."""


@dataclass(frozen=True)
class Remaining:
    """How a chat stands once an update is handled, told with it: to ask for it would cost another round."""

    waiting: int
    """How many more updates of the chat wait, counting to `MOST_COUNTED` at most."""
    undelivered: tuple[Undelivered, ...]
    """As `Storage.undelivered` gives it."""


@dataclass(frozen=True)
class Changes:
    """What one update changes. `buyer` and `cases` replace what is stored under their keys.

    What a buyer gave stays nevertheless: a stored draft (by its version) is never changed or deleted, a stored
    file (by its number) never deleted, and answers of steps that only another release knows are kept untouched.
    """

    seq: int
    chat_id: int
    buyer: Buyer | None = None
    cases: tuple[Case, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    parked: bool | None = None
    """True: the chat cannot be reached, its deliveries wait. False: it can again, the screens that waited are out of
    date and are not delivered any more; what is no screen is."""
    loaded: Case | None = None
    """The open case as `next_waiting` gave it: drafts, files and asides that are still its own are not looked at."""
    retried: tuple[int, ...] = ()
    """The numbers of dead letters that wait again from now on, where they stood, as if they had not been tried."""
    reminders: Mapping[int, tuple[Reminder, ...]] = field(default_factory=dict)
    """Number of a case -> all that are still to go out, in the place of those stored. One that is settled stays so."""
    settled: tuple[Reminder, ...] = ()
    """Those that are sent with this, or are no longer worth it: none of them is due ever again."""


class Storage(Protocol):
    """One database. All times are aware UTC."""

    async def store(self, updates: Sequence[Incoming], now: datetime) -> None:
        """Put updates into the inbox, in this order. An update id that was stored before is ignored.

        Telegram uses an id anew at the earliest after a week without updates: one that was stored more than three
        days before `now`, is done with and had another body does not count. Raises `OverflowError`, and stores none
        of them, for an id of more than 64 bits.
        """

    async def waiting_chats(self) -> list[int]:
        """List the chats that have updates to handle, the longest waiting first."""

    async def next_waiting(self, chat_id: int) -> Waiting | None:
        """Give the oldest update of a chat that is neither handled nor set aside."""

    async def failed(self, seq: int, error: str) -> int:
        """Note that handling an update failed; give how many times it has. The case is untouched.

        Raises `KeyError` for an unknown one.
        """

    async def set_aside(
        self, seq: int, deliveries: Sequence[Delivery], now: datetime, news: Sequence[News] = ()
    ) -> None:
        """Take an update out of the way of the others, kept with its error, and tell the buyer.

        Does nothing for an update that is handled or set aside already. The buyer is not told a second time of one
        that was tried again. `news` are for admins: each is told once, and again only after he has looked.
        """

    async def dead_letters(self, admin: int, skip: int, most: int) -> DeadLetters:
        """Give those that are set aside, the last one first: at most `most`, after the first `skip`.

        Notes that the chat `admin` has looked: it is told of the next one.
        """

    async def dead_letter(self, number: int) -> DeadLetter | None:
        """Give one that is set aside, or is tried again, or was and is not forgotten yet; None for any other update."""

    async def commit(self, changes: Changes, now: datetime) -> Remaining:
        """Store all that an update changes and that it is handled; or nothing of it.

        An update that is handled already changes nothing a second time; nor does one that was set aside.
        """

    async def cases(self, chat_id: int) -> list[Case]:
        """Give every case of a buyer, oldest first."""

    async def undelivered_chats(self) -> list[int]:
        """List the chats that have something to be delivered and can be reached, the longest waiting first."""

    async def undelivered(self, chat_id: int) -> list[Undelivered]:
        """Give the oldest few deliveries that are still worth it, in order; none when the chat is parked."""

    async def delivered(
        self, delivery_ids: Sequence[int], shown: Shown | None, now: datetime, pinned: int | None = None
    ) -> bool:
        """Note that Telegram has these, and, where one is a screen, which message carries it.

        `shown` None leaves what is shown as it is, `pinned` None what is pinned; 0: nothing is any
        more. Raises `KeyError` for an unknown delivery, and notes none then.
        Says whether their chat has more that is to be delivered.
        """

    async def park(self, chat_id: int, now: datetime) -> None:
        """Let the deliveries of a chat that cannot be reached wait until it is `Changes.parked` False again."""

    async def queue_reminders(self, now: datetime) -> list[int]:
        """Put a note into the inbox of each chat that has reminders due and no such note waiting; give the chats.

        A few hundred at a time, the longest due first. It costs by what is due, not by what is stored: chats that
        cannot be reached are not looked at. The note's body is `{"remind": {}}`.
        """

    async def due_reminders(self, chat_id: int, until: datetime) -> list[Reminder]:
        """Give the reminders of a chat that are due at `until` and not settled, the soonest first."""

    async def queue_checks(self, now: datetime) -> list[int]:
        """Put a note into the inbox for each file that is to be checked again now and has no such note waiting.

        That are those not yet checked, after pauses that grow from a minute to six hours, however the clock is set;
        a few hundred at a time. Files of cancelled cases get none. The note's body is `{"recheck": {"case": number,
        "evidence": number}}`; with `"last": true` beside those it is time to give up. Gives the chats that got one.
        """

    async def last_contact(self) -> datetime | None:
        """Give when Telegram was last heard of."""

    async def contact(self, now: datetime) -> None:
        """Note that Telegram was heard of."""

    async def active_chats(self, since: datetime) -> list[int]:
        """List the reachable private chats whose buyer was active at `since` or later and waits for nothing.

        Active is who sent an update: the bot's own notes do not count. Who waits has an update that is not handled
        or a delivery that is not out. The least recently active comes first.
        """

    async def prune(self, before: datetime) -> None:
        """Forget updates handled and deliveries settled before `before`; nothing else is touched.

        Telegram sends an update again for up to 24 hours: `before` lies further back than that, by days. Works in
        small pieces, others come in between; cut short, it is carried on by the next call.
        """

    async def close(self) -> None:
        """Finish what is under way and close. Closing twice does no harm."""
