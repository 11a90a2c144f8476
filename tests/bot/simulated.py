"""A year of many buyers without Telegram: the real database, the real notes and turns, a clock that the test drives."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any, cast

from bot.handlers.notes import handle_note
from bot.handlers.turn import Turn
from bot.storage.interface import Storage
from bot.storage.notes import read_note
from bot.storage.values import Buyer, Incoming, Preferences, Waiting
from bot.wire.codec import loads
from conversations import deadlines, dues, followup
from conversations.case import Case
from conversations.days import PACIFIC, pacific_day
from conversations.followup import E
from conversations.reminders import Reminder, is_timely, reminders
from tests.conversations.submitted import submitted

ZONES = ("America/Los_Angeles", "Europe/Prague", "Asia/Kolkata", "Australia/Sydney", "America/St_Johns")
HOUR = timedelta(hours=1)

Key = tuple[int, int, str, datetime, str]


def key(chat: int, one: Reminder) -> Key:
    """NoteKind a reminder so that no other is called so."""
    return (chat, one.case, one.kind, one.due, one.rung)


@dataclass
class Year:
    """Buyers with a case each, who do something now and then, while an hourly round reminds them."""

    storage: Storage
    now: datetime
    chance: random.Random
    updates: count[int] = field(default_factory=lambda: count(1))
    planned: dict[int, dict[Key, Reminder]] = field(default_factory=dict)
    """Chat -> what is to come as its case stands."""
    missing: list[Key] = field(default_factory=list)
    sent: list[tuple[Key, datetime]] = field(default_factory=list)
    disturbed: list[tuple[Key, datetime]] = field(default_factory=list)
    """What came in quiet hours."""
    stale: list[tuple[Key, datetime]] = field(default_factory=list)
    """What came though it was done, or no longer so."""

    async def turn(self, chat: int, change: Callable[[Turn], Any]) -> Turn:
        """Let one update of a buyer come and be handled."""
        number = next(self.updates)
        await self.storage.store([Incoming(number, chat, b'{"update_id": %d}' % number)], self.now)
        waiting = await self.storage.next_waiting(chat)
        assert waiting
        turn = self._turn(chat, waiting)
        change(turn)
        await self.storage.commit(turn.changes(), self.now)
        self._plan(turn)
        return turn

    def _turn(self, chat: int, waiting: Waiting) -> Turn:
        return Turn(
            waiting=waiting,
            now=self.now,
            storage=self.storage,
            bot=cast("Any", None),
            chat_id=chat,
            buyer=waiting.buyer or Buyer(chat),
            case=waiting.case,
            inspector=cast("Any", None),
            apart=nullcontext,
        )

    def _plan(self, turn: Turn) -> None:
        """Work out by the rules alone what is to come: what is due by now stays to be seen."""
        chat, case = turn.chat_id, turn.open_case
        old = {name: one for name, one in self.planned.get(chat, {}).items() if one.at <= self.now}
        self.planned[chat] = old | {key(chat, one): one for one in reminders(case, turn.rhythm, self.now)}

    async def begins(self, chat: int) -> None:
        """Let a buyer open a dispute."""

        def begin(turn: Turn) -> None:
            zone = self.chance.choice(ZONES)
            wishes = Preferences(zone=zone, is_zone_told=True, quiet_from=self.chance.choice((20, 22, 0)))
            turn.buyer = replace(turn.buyer, preferences=wishes)
            turn.switch(replace(submitted(self.now), number=1, created_at=self.now))

        await self.turn(chat, begin)

    async def lives(self, chat: int) -> None:
        """Let a buyer do something: tell what happened, mark a date as done, snooze it, type another, mute it."""
        await self.turn(chat, lambda turn: setattr(turn, "case", self._changed(turn.open_case)))

    def _changed(self, case: Case) -> Case:
        kinds = [one.kind for one in deadlines.deadlines(case, PACIFIC)]
        events = followup.can_happen(case)
        ways: list[Callable[[], Case]] = []
        if events:
            event = self.chance.choice(events)
            ways += [lambda: followup.happened(case, event, pacific_day(self.now), self.now)] * 3
        if not case.events:
            ways.append(lambda: followup.happened(case, E.PAID_CARD, pacific_day(self.now), self.now))
        if kinds:
            kind = self.chance.choice(kinds)
            ways.append(lambda: dues.done(case, kind, self.now))
            ways.append(lambda: dues.snoozed(case, kind, self.now + 24 * HOUR, self.now))
            ways.append(lambda: dues.typed(case, kind, f"{self.chance.randint(1, 9)} days 3 hours", PACIFIC, self.now))
            ways.append(lambda: dues.stopped(case, kind, self.now))
        return self.chance.choice(ways)() if ways else case

    async def round(self) -> None:
        """Remind of what is due, and look at what came of it."""
        while chats := await self.storage.queue_reminders(self.now):
            for chat in chats:
                await self._note(chat)
        for chat, planned in self.planned.items():
            self.missing += [name for name, one in planned.items() if one.at <= self.now - HOUR]
            self.planned[chat] = {name: one for name, one in planned.items() if one.at > self.now - HOUR}

    async def _note(self, chat: int) -> None:
        waiting = await self.storage.next_waiting(chat)
        assert waiting
        turn = self._turn(chat, waiting)
        case = turn.open_case
        note = read_note(loads(waiting.body))
        assert note
        await handle_note(turn, note)
        await self.storage.commit(turn.changes(), self.now)
        self._look(turn, case)

    def _look(self, turn: Turn, case: Case) -> None:
        timely = [one for one in turn.settled if is_timely(one, case, turn.rhythm.zone, self.now)]
        newest = {one.kind: one for one in timely}
        said = [(key(turn.chat_id, one), self.now) for one in newest.values()] if turn.deliveries else []
        self.sent += said
        self.disturbed += said if turn.rhythm.is_quiet(self.now) else []
        done = {due.kind for due in case.dues if due.done_at or due.stopped_at}
        still = {
            (one.kind, one.due)
            for one in deadlines.deadlines(case, turn.rhythm.zone)
            if one.kind not in done or not one.is_stopped
        }
        self.stale += [each for each in said if (each[0][2], each[0][3]) not in still]
        # What is settled need not come any more: it came, a later one of the same came with it, or it was not true now.
        for one in turn.settled:
            self.planned[turn.chat_id].pop(key(turn.chat_id, one), None)
        for one in turn.postponed:
            self.planned[turn.chat_id][key(turn.chat_id, one)] = one
