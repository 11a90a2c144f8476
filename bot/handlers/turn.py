"""One update's turn: what its lane loaded, and what handling it leaves to be stored. Nothing outlives the turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from telegram import Bot

from bot.evidence.fetching import LocalServer, most_bytes
from bot.evidence.inspector import Inspector
from bot.handlers.outgoing import Outgoing
from bot.runtime.delegate import Delegate
from bot.runtime.meter import Meter
from bot.screens.all_cases import as_left
from bot.screens.buttons import Button, Rows, anywhere
from bot.screens.presenter import Presenter, Wishes
from bot.storage.deliveries import Delivery, OutdatedTap, answering
from bot.storage.interface import Storage
from bot.storage.values import CASES_AT_ONCE, Announcing, Buyer, Changes, Job, JobKind, Waiting
from bot.texts import Texts, texts
from conversations.case import Case
from conversations.deadlines import grounds
from conversations.quotas import LEAST_COUNTED, MOST_WRITTEN
from conversations.rejected import Rejected
from conversations.reminders import Reminder, reminders
from conversations.rhythm import Rhythm
from conversations.route import open_step

READ, READ_PART = 1e-4, 1e-5
"""Seconds of a processor that it takes to read a case, and each file or event of it (measured): the database has a
thread of its own, in which nothing is measured for one chat."""
CANCELLED = "cancelled"
"""The state of a chat whose open case was put away."""


@dataclass
class Turn(Outgoing):
    """The buyer and the open case of a chat, for one update; changed in place, then stored as `changes`."""

    waiting: Waiting
    now: datetime
    storage: Storage
    bot: Bot
    chat_id: int
    buyer: Buyer
    case: Case | None
    inspector: Inspector
    """What says whether a file is what the form takes."""
    delegate: Delegate = field(default_factory=Delegate)
    """What works out in a process of its own what takes long."""
    meter: Meter = field(default_factory=Meter)
    """What counts how much of the processor this takes."""
    server: LocalServer | None = None
    """The Bot API server of one's own that hands over large files; None: there is none."""
    pages_off: frozenset[str] = frozenset()
    """The buyer's own pages (`OwnPage`) to which no button leads."""
    is_time_sure: bool = True
    """The machine's clock is trusted: what the bot does by itself at a time is done."""
    tapped: int | None = None
    """The message whose button was tapped: its screen is edited in place."""
    tapped_on: int | None = None
    """The same message, also where the next screen comes below another one."""
    outdated: OutdatedTap | None = None
    """Why the tap means nothing any more."""
    error: Exception | None = None
    parked: bool | None = None
    apart: Callable[[], AbstractAsyncContextManager[None]] = nullcontext
    """Within it something slow is done, which keeps no other chat waiting."""
    outside: Callable[[], AbstractAsyncContextManager[None]] = nullcontext
    """The same for what another process does, or another machine: should this one end meanwhile, it is not for this."""
    deliveries: list[Delivery] = field(default_factory=list)
    others: dict[int, Case] = field(default_factory=dict)
    retried: dict[int, int] = field(default_factory=dict)
    """Number -> chat of the dead letters that are to be tried again."""
    settled: tuple[Reminder, ...] = ()
    """The reminders that are sent with this, or are not worth it any more."""
    postponed: tuple[Reminder, ...] = ()
    """Those that come later, beside what follows from the cases."""
    announcing: Announcing | None = None
    """What an admin does to news."""
    gone: set[int] = field(default_factory=set)
    """The numbers of the cases that are erased."""
    wanted: dict[Job, bool] = field(default_factory=dict)
    """The jobs that are to be done from now on, and those (False) that are not any more."""
    is_erased: bool = False
    """All that is stored of the chat is erased; only what is delivered after that counts."""
    settling: str = ""
    """The tag of the screen that speaks of a text while its parts come in: there is one, however many they are."""
    planned: Mapping[int, tuple[Reminder, ...]] = field(default_factory=dict)
    """Number of a case -> its reminders, worked out anew though it is not changed."""
    is_planned_anew: bool = False
    """The reminders of all cases in this turn are worked out, whether or not their dates have changed."""

    @property
    def texts(self) -> Texts:
        """The texts in the buyer's language."""
        return texts(self.buyer.language)

    @property
    def presenter(self) -> Presenter:
        """What turns the case into screens."""
        wishes = self.buyer.preferences
        seen = Wishes(wishes.has_pictures, wishes.has_news, self.pages_off, most_bytes(self.server))
        return Presenter(self.texts, self.now, self.rhythm.zone, seen)

    @property
    def rhythm(self) -> Rhythm:
        """When the buyer may be disturbed."""
        wishes = self.buyer.preferences
        return Rhythm(ZoneInfo(wishes.zone), time(wishes.quiet_from), time(wishes.quiet_until))

    @property
    def open_case(self) -> Case:
        """The case that is open in the chat. Raises `LookupError` when there is none."""
        if self.case is None:
            raise LookupError("no case is open")
        return self.case

    @property
    def state(self) -> str | None:
        """The state of the ConversationHandler: the open step, `CANCELLED`, or None before the first case."""
        if self.case is None:
            return None
        return CANCELLED if self.case.cancelled_at else open_step(self.case)

    @property
    def to_step(self) -> Rows:
        """The row that leads back to the open case; none where there is none."""
        if self.case is None:
            return ()
        return ((Button(self.texts.plain("button_step"), anywhere(self.case.number, "show")),),)

    async def all_cases(self) -> list[Case]:
        """Give every case of the buyer as this turn leaves them, oldest first."""
        return as_left(await self.stored_cases(), self.unsaved, self.gone)

    async def stored_cases(self) -> list[Case]:
        """Give every case of the buyer as it was before this turn, oldest first."""
        stored: list[Case] = []
        some = await self.first_cases()
        while len(some) == CASES_AT_ONCE:
            stored += some
            some = await self.first_cases(after=stored[-1].number)
        return stored + some

    @property
    def unsaved(self) -> dict[int, Case]:
        """The cases as this turn has them: number -> case."""
        return {**self.others, **({self.case.number: self.case} if self.case else {})}

    async def first_cases(self, after: int = 0) -> list[Case]:
        """Give the stored cases that follow a number, `CASES_AT_ONCE` at most; the time that it takes is counted."""
        stored = await self.storage.present_cases(self.chat_id, after)
        self.meter.seconds += sum(READ + READ_PART * len(case.evidence + case.events) for case in stored)
        return stored

    async def case_of(self, number: int) -> Case:
        """Give one case of the buyer as this turn leaves it. Raises `KeyError` where there is none."""
        if self.case and self.case.number == number:
            return self.case
        case = self.others.get(number) or await self.storage.case(self.chat_id, number)
        if case is None or number in self.gone:
            raise KeyError(number)
        return case

    def tell_once(self, what: str) -> bool:
        """Say whether this is to be said now, and remember that it was."""
        if what in self.buyer.told:
            return False
        self.buyer = replace(self.buyer, told=self.buyer.told | {what})
        return True

    def switch(self, case: Case) -> None:
        """Make another case the open one; the one that was open is kept."""
        if self.case and self.case.number != case.number:
            self.others[self.case.number] = self.case
        self.case = case
        self.buyer = replace(self.buyer, current=case.number)

    def put(self, case: Case) -> None:
        """Store a case as it is now, the open one or another."""
        if self.case and self.case.number == case.number:
            self.case = case
        else:
            self.others[case.number] = case

    def take_out(self, gone: Sequence[Case], left: Sequence[Case]) -> None:
        """Erase some cases. Where the open one is among them, the newest of those that are left is open then."""
        self.gone.update(case.number for case in gone)
        for number in self.gone:
            self.others.pop(number, None)
        if self.case and self.case.number in self.gone:
            self.case = left[-1]
            self.buyer = replace(self.buyer, current=left[-1].number)

    def erase(self) -> None:
        """Erase all that is stored of the chat; what was to be delivered until now is not."""
        self.is_erased = True
        self.deliveries.clear()
        self.others.clear()
        self.case, self.buyer = None, Buyer(self.chat_id, self.buyer.language)

    def count(self, text: str = "") -> None:
        """Count a text that is to be kept, or something else without one.

        Raises `Rejected` where as much of the buyer is kept as may be.
        """
        written = self.buyer.written + max(len(text), LEAST_COUNTED)
        if written > MOST_WRITTEN:
            raise Rejected("written_full", most=MOST_WRITTEN)
        self.buyer = replace(self.buyer, written=written)

    def want_work(self, kind: JobKind, case: int, about: str) -> None:
        """Have something done with a case's files that outlasts this update, as `Job` says."""
        self.wanted[Job(case, kind, about)] = True

    def stop_work(self, kind: JobKind, case: int, about: str) -> None:
        """Have it done no more."""
        self.wanted[Job(case, kind, about)] = False

    def ask_no_more(self) -> None:
        """Forget the day or the words that were asked for: the buyer does something else."""
        if self.case and self.case.asked:
            self.case = replace(self.case, asked="")

    def changes(self) -> Changes:
        """Give all that is to be stored, in one go."""
        if self.is_erased:
            return Changes(self.waiting.seq, self.chat_id, deliveries=tuple(self.deliveries), erased=True)
        mine = () if self.case is None or self.case is self.waiting.case else (self.case,)
        cases = (*self.others.values(), *mine)
        changed = {case.number: self._planned(case) for case in cases if self._is_to_plan(case)}
        planned = {**self.planned, **changed}
        return Changes(
            seq=self.waiting.seq,
            chat_id=self.chat_id,
            buyer=None if self.buyer == self.waiting.buyer else self.buyer,
            cases=cases,
            deliveries=self._answers(),
            parked=self.parked,
            loaded=self.waiting.case,
            retried=tuple(self.retried),
            reminders={number: those for number, those in planned.items() if number not in self.gone},
            settled=self.settled,
            announcing=self.announcing,
            gone=tuple(sorted(self.gone)),
            wanted=tuple(job for job, is_wanted in self.wanted.items() if is_wanted),
            unwanted=tuple(job for job, is_wanted in self.wanted.items() if not is_wanted),
        )

    def _answers(self) -> tuple[Delivery, ...]:
        stands = f"{self.case.number}.{self.case.revision}" if self.case else ""
        return answering(self.deliveries, self.tapped_on, stands, self.outdated)

    def _is_to_plan(self, case: Case) -> bool:
        before = self.waiting.case
        if self.is_planned_anew or before is None or before.number != case.number:
            return True
        return grounds(before) != grounds(case)

    def _planned(self, case: Case) -> tuple[Reminder, ...]:
        if not self.buyer.preferences.is_reminded:
            return ()
        later = (reminder for reminder in self.postponed if reminder.case == case.number)
        return (*reminders(case, self.rhythm, self.now), *later)


TURN: ContextVar[Turn] = ContextVar("turn")
"""The turn of the lane that runs: python-telegram-bot awaits its handlers in the lane's own task."""
