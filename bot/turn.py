"""One update's turn: what its lane loaded, and what handling it leaves to be stored. Nothing outlives the turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from telegram import Bot

from bot.evidence.inspector import Inspector
from bot.layout import Screen
from bot.screens import Teller
from bot.storage.interface import Buyer, Changes, Delivery, Storage, Waiting
from bot.texts import Texts, texts
from conversations.case import Case
from conversations.route import open_step

CANCELLED = "cancelled"
"""The state of a chat whose open case was put away."""


@dataclass
class Turn:
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
    tapped: int | None = None
    """The message whose button was tapped: its screen is edited in place."""
    error: Exception | None = None
    parked: bool | None = None
    apart: Callable[[], AbstractAsyncContextManager[None]] = nullcontext
    """Within it something slow is done, which keeps no other chat waiting."""
    deliveries: list[Delivery] = field(default_factory=list)
    others: dict[int, Case] = field(default_factory=dict)
    retried: dict[int, int] = field(default_factory=dict)
    """Number -> chat of the dead letters that are to be tried again."""

    @property
    def texts(self) -> Texts:
        """The texts in the buyer's language."""
        return texts(self.buyer.language)

    @property
    def teller(self) -> Teller:
        """What turns the case into screens."""
        return Teller(self.texts, self.now)

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

    def show(self, screen: Screen, tag: str = "") -> None:
        """Let the chat show this screen, after what has to be read before it."""
        for text in screen.before:
            self.deliver("text", {"text": text})
        # After a text of its own the screen has to come below it, so it is sent anew.
        replaces = None if screen.before else self.tapped
        self.deliver("screen", {"text": screen.text, "rows": screen.rows_as_json(), "replaces": replaces}, tag)

    def show_step(self, *notices: str, tag: str = "", suggestions: tuple[str, ...] = (), whole: bool = False) -> None:
        """Show the open step, with what there is to say about what just happened above it."""
        whole = whole or not notices
        self.show(self.teller.step(self.open_case, notices, suggestions, whole=whole), tag)

    def deliver(self, kind: str, payload: Mapping[str, Any], tag: str = "") -> None:
        """Put something into the outbox."""
        self.deliveries.append(Delivery(kind, payload, tag))

    def changes(self) -> Changes:
        """Give all that is to be stored, in one go."""
        mine = () if self.case is None or self.case is self.waiting.case else (self.case,)
        return Changes(
            seq=self.waiting.seq,
            chat_id=self.chat_id,
            buyer=None if self.buyer == self.waiting.buyer else self.buyer,
            cases=(*self.others.values(), *mine),
            deliveries=tuple(self.deliveries),
            parked=self.parked,
            loaded=self.waiting.case,
            retried=tuple(self.retried),
        )


TURN: ContextVar[Turn] = ContextVar("turn")
"""The turn of the lane that runs: python-telegram-bot awaits its handlers in the lane's own task."""
