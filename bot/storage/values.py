"""What goes into a database and comes out of it, beside the cases and what is delivered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from bot.storage.deliveries import Delivery, Undelivered
from conversations.case import Aside, Case, Draft
from conversations.evidence import Evidence
from conversations.reminders import Reminder

State = Literal["waiting", "sending", "sent", "blocked", "refused", "unknown", "left", "stopped"]
"""What became of a recipient: its turn is to come; the request may be on its way; Telegram took it; the chat cannot be
reached; Telegram refuses the text; nobody knows whether Telegram took it; the buyer does not want news any more; an
admin stopped the run before."""
Translations = tuple[tuple[str, str], ...]
"""Language and HTML. The first one is for whoever has none of his language; its own language may be ""."""


@dataclass(frozen=True)
class Announcement:
    """News of an admin, and what became of them. `started_at` None: a preview that nobody else sees."""

    number: int
    chat_id: int
    """The admin's."""
    texts: Translations
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
    texts: Translations = ()


@dataclass(frozen=True)
class Recipient:
    """Whose turn it is, and the text in the best language for him."""

    announcement: int
    chat_id: int
    language: str
    text: str


@dataclass(frozen=True)
class SendResult:
    """What became of a recipient that was taken; "waiting": it was surely not sent, and is due again at `again_at`."""

    announcement: int
    chat_id: int
    state: State
    again_at: datetime | None = None


FromMessage = Draft | Aside | Evidence
"""What is kept of a message of the buyer."""
CaseKey = tuple[int, int]
"""Chat and number of a case."""
Row = Mapping[str, Any]
"""Column -> value: a number, a text, bytes or None."""


CASES_AT_ONCE = 3
"""Cases of a buyer that are read in one go: a full one takes 2 ms, and most buyers have fewer. Our choice."""
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
    """The language code of Telegram that language and zone were guessed from."""
    is_language_told: bool = False
    zone: str = "UTC"
    is_zone_told: bool = False
    quiet_from: int = 22
    quiet_until: int = 8
    is_reminded: bool = True
    is_pinned: bool = False
    """A status message is kept at the top of the chat."""
    has_pictures: bool = True
    """The guide's steps show where to press."""
    has_news: bool = False
    """The buyer is told of changes of the guide."""


@dataclass(frozen=True)
class Buyer:
    """Who is in the chat. `current` is the number of the case that is open in it; `told` what was said once."""

    chat_id: int
    language: str = "en"
    current: int | None = None
    told: frozenset[str] = field(default_factory=frozenset)
    preferences: Preferences = Preferences()
    exported_at: datetime | None = None
    """When all that is stored was last sent to the buyer."""
    written: int = 0
    """Characters of all versions and other texts that were kept of the buyer."""


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
    error: str = ""
    """Of the last try that failed."""


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
class Cleared:
    """How much was forgotten that nobody used."""

    dead_letters: int
    groups: int


JobKind = Literal["picture", "film", "pack"]
"""A copy of a picture, a copy of a film, a pack. Each waits for its own kind only: films take minutes."""


@dataclass(frozen=True)
class Job:
    """Work on a buyer's files that outlasts an update.

    `about` is the number of the file to be mended, or for whom the pack is. `tries` failed; `sent` messages with what
    was made of it Telegram has.
    """

    case: int
    kind: JobKind
    about: str
    chat_id: int = 0
    number: int = 0
    tries: int = 0
    sent: int = 0


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

    What a buyer gave stays nevertheless: of the stored drafts none is deleted and only the last one is changed, by
    text that is added to it; a stored file (by its number) and a text that was kept aside (by its message) are never
    deleted, and answers of steps that only another release knows are kept untouched.
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
    """The open case as `next_waiting` gave it: what belongs to it and is still its own is not looked at."""
    retried: tuple[int, ...] = ()
    """The numbers of dead letters that wait again from now on, where they stood, as if they had not been tried."""
    reminders: Mapping[int, tuple[Reminder, ...]] = field(default_factory=dict)
    """Number of a case -> all that are still to go out, in the place of those stored. One that is settled stays so."""
    settled: tuple[Reminder, ...] = ()
    """Those that are sent with this, or are no longer worth it: none of them is due ever again."""
    announcing: Announcing | None = None
    gone: tuple[int, ...] = ()
    """The numbers of cases that are erased, with all that belongs to them."""
    wanted: tuple[Job, ...] = ()
    """What is to be done from now on, by `case`, `kind` and `about`."""
    unwanted: tuple[Job, ...] = ()
    """What is not to be done any more."""
    erased: bool = False
    """Erase all that is stored of the chat, but for what came after this update; then only `deliveries` count, and
    their rows vanish when they are delivered. A status message at the top of the chat is taken away."""
