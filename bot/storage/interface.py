"""What the bot asks of a database: few, coarse operations, each of them all or nothing.

Every operation that changes something has been flushed to the disk when it returns, and has changed nothing when it
raises; when the task that awaits it is cancelled, it is nevertheless carried out as a whole. Any of them raises
`Unavailable` when the database cannot do it just now, and `StorageError` when it is damaged or closed. What changes a
chat raises `NotOurs` where another process looks after it.
A second database is a second class with these methods; `tests/bot/storage/` holds every one of them to the same
promises.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.storage.deliveries import Alert, Delivery, Shown, Undelivered
from bot.storage.jobs import Jobs
from bot.storage.reader import Reader
from bot.storage.shares import Shares
from bot.storage.values import (
    Announcement,
    Buyer,
    Changes,
    Cleared,
    DeadLetter,
    DeadLetters,
    FromMessage,
    Incoming,
    Recipient,
    Remaining,
    SendResult,
    Waiting,
)
from conversations.case import Case, Draft
from conversations.reminders import Reminder


class StorageError(Exception):
    """The database cannot be used as it is; the text is for the operator and names the setting to change."""


class Unavailable(StorageError):  # noqa: N818 - says what the database is
    """The database cannot do it just now (disk full, locked, read-only): nothing was changed, try again."""


class NotOurs(Unavailable):
    """Another process looks after this chat by now, and this one has nothing to do there any more."""


class Storage(Protocol):
    """One database. All times are aware UTC."""

    @property
    def jobs(self) -> Jobs:
        """Give the work on files that is to be done."""

    @property
    def shares(self) -> Shares:
        """Say which chats are this process's own."""

    async def store(self, updates: Sequence[Incoming], now: datetime) -> None:
        """Put updates into the inbox, in this order. An update id that was stored before is ignored.

        Telegram uses an id anew at the earliest after a week without updates: one that was stored more than three
        days before `now`, is done with and had another body does not count. Raises `OverflowError`, and stores none
        of them, for an id of more than 64 bits.
        """

    async def waiting_chats(self) -> list[int]:
        """List the chats that have updates to handle, the longest waiting first."""

    async def next_waiting(self, chat_id: int) -> Waiting | None:
        """Give the oldest update of a chat that is neither handled nor set aside.

        Of the open case it reads what an update needs: the last version, the last text kept aside, the files that
        count for the form and the last few, and all events. So it costs no more for who has written more.
        """

    def take(self, seq: int) -> None:
        """Note that an update is in hand from now on: a note that outlives the process, however that ends.

        Costs next to nothing: it is neither flushed (a power cut may lose it) nor waited for. Where it cannot be kept
        the log has said so at the start, and it is left out. `commit` takes what it commits by itself, while its
        changes are made; not while it waits for others, or for the disk.
        """

    async def take_surely(self, seq: int) -> None:
        """Note an update that has failed before, and return once the note is there. `take` may note it a moment later.

        An update that has not is noted as `next_waiting` gives it, until it is clear that nobody takes it.
        """

    def put_down(self, seq: int) -> None:
        """Note that an update is in hand no more. Nothing for one that is not. `close` puts down whatever is left."""

    async def abandoned(self, error: str) -> list[int]:
        """Count a try of each update that was in hand when the last process ended, and still waits. For a start only.

        The error is kept with it as by `failed`. Gives the chats of all that wait and were tried before, those that
        were tried most often first. Killed in the middle, it counts once or not at all.
        """

    async def failed(self, seq: int, error: str) -> int:
        """Note that handling an update failed; give how many times it has. The case is untouched.

        Raises `KeyError` for an unknown one.
        """

    async def set_aside(
        self, seq: int, deliveries: Sequence[Delivery], now: datetime, alerts: Sequence[Alert] = ()
    ) -> None:
        """Take an update out of the way of the others, kept with its error, and tell the buyer.

        Does nothing for an update that is handled or set aside already. The buyer is not told a second time of one
        that was tried again. `alerts` are for admins: each is told once, and again only after he has looked.
        """

    async def dead_letters(self, admin: int, skip: int, most: int) -> DeadLetters:
        """Give those that are set aside, the last one first: at most `most`, after the first `skip`.

        Notes that the chat `admin` has looked: it is told of the next one.
        """

    async def dead_letter(self, number: int) -> DeadLetter | None:
        """Give one that is set aside, or is tried again, or was and is not forgotten yet; None for any other update."""

    async def commit(self, changes: Changes, now: datetime) -> Remaining:
        """Store all that an update changes and that it is handled; or nothing of it. Of the update a digest is left.

        An update that is handled already changes nothing a second time; nor does one that was set aside.
        """

    def reader(self) -> Reader:
        """Give what another process can read with what is committed."""

    async def present_cases(self, chat_id: int, after: int) -> list[Case]:
        """Give `CASES_AT_ONCE` cases of a buyer, those that follow the number `after`, as `next_waiting` gives them.

        Fewer: there are no more. So whoever has many keeps nobody waiting while they are read.
        """

    async def case(self, chat_id: int, number: int) -> Case | None:
        """Give one case of a buyer, likewise; None where there is none."""

    async def versions(self, chat_id: int, number: int, first: int, last: int) -> list[Draft]:
        """Give the versions of the complaint of a case from one to another, the oldest first; those that there are."""

    async def of_message(self, chat_id: int, message_id: int) -> list[tuple[int, FromMessage]]:
        """Give what is kept of a message of the buyer, each with the number of its case, the oldest case first."""

    async def some_cases(self, after: tuple[int, int], most: int) -> list[tuple[int, Case]]:
        """Give cases of all buyers, each with its chat, in the order of chat and number: those that follow `after`.

        They are read as `next_waiting` does.
        """

    async def languages(self) -> Mapping[str, int]:
        """Count the buyers by their language."""

    async def undelivered_chats(self) -> list[int]:
        """List the chats that have something to be delivered and can be reached, the longest waiting first."""

    async def undelivered(self, chat_id: int) -> list[Undelivered]:
        """Give the oldest few deliveries that are still worth it, in order; none when the chat is parked."""

    async def delivered(
        self, delivery_ids: Sequence[int], shown: Shown | None, now: datetime, pinned: int | None = None
    ) -> bool:
        """Note that Telegram has these, and, where one is a screen, which message carries it. What they said goes.

        `shown` None leaves what is shown as it is, `pinned` None what is pinned; 0: nothing is any
        more. Raises `KeyError` for an unknown delivery, and notes none then.
        Says whether their chat has more that is to be delivered.
        """

    async def picture(self, key: str) -> str | None:
        """Give Telegram's file id of one of our pictures; None where it was not uploaded yet."""

    async def keep_picture(self, key: str, file_id: str) -> None:
        """Note the file id of one of our pictures in the place of the one before."""

    async def buyer(self, chat_id: int) -> Buyer | None:
        """Give what is known of a buyer; None of whom nothing is."""

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

    async def trusted_times(self, boot: str) -> list[datetime]:
        """Give what was noted last with `trust_times`, where that was in the same run of the machine; else nothing."""

    async def trust_times(self, boot: str, times: Sequence[datetime]) -> None:
        """Note when this run of the machine began, by each time that was trusted in it, the last one first."""

    async def active_chats(self, since: datetime) -> list[int]:
        """List the reachable private chats whose buyer was active at `since` or later and waits for nothing.

        Active is who sent an update: the bot's own notes do not count. Who waits has an update that is not handled
        or a delivery that is not out. The least recently active comes first.
        """

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

    async def recipients_done(self, outcomes: Sequence[SendResult], now: datetime) -> None:
        """Note what became of some that were taken. A blocked one's chat is parked.

        Of a run that was stopped meanwhile nobody waits again. Does nothing for one that has deleted everything.
        """

    async def finished_announcements(self) -> list[Announcement]:
        """Give those that run though nobody waits for his turn any more."""

    async def end_announcement(self, number: int, words: str, now: datetime) -> None:
        """End one: keep its counts, forget its recipients, and tell its admin these words (HTML), once."""

    async def queue_retention(self, now: datetime) -> list[int]:
        """Put a note into the inbox of each chat that has a case whose time may be over; give the chats.

        A few hundred at a time. It costs by what is due. A case for which nothing comes of it is looked at again some
        hours later. The note's body is `{"retention": {}}`.
        """

    async def sweep(self, now: datetime) -> bool:
        """Take what was erased out of the files too; say whether there was something to be taken out, and it is.

        What is erased is gone from every table at once. Copies that the database has left behind in its files go with
        this: in a small one at once, in a large one once a day, as nobody is served meanwhile.
        """

    async def prune(self, before: datetime) -> None:
        """Forget updates handled and deliveries settled before `before`; nothing else is touched.

        Telegram sends an update again for up to 24 hours: `before` lies further back than that, by days. Works in
        small pieces, others come in between; cut short, it is carried on by the next call.
        """

    async def clear_out(self, before: datetime) -> Cleared:
        """Forget the dead letters set aside before `before`, and what is known of groups that sent nothing since.

        One that is tried again is kept; nothing of a buyer's chat is touched but the dead letter itself. A group is
        told once more that the bot is none for groups when it comes back. Works in small pieces, as `prune` does.
        """

    async def misplaced(self) -> str | None:
        """Say, in one line for the operator, that the open database is not in its place any more; None: it is.

        Somebody has deleted or replaced it. All that is stored is then copied out, so that it outlives the process;
        the line says where. Asked again, it copies what has changed since; `close` does so once more.
        """

    def hurry(self) -> None:
        """From now on wait for no other process: what begins while one holds the database is `Unavailable` at once."""

    async def close(self) -> None:
        """Finish what is under way and close. Closing twice does no harm."""
