"""What a turn has to say: screens, messages and files, as they are put into the outbox with it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.screens.delivered import deliveries
from bot.screens.presenter import Presenter
from bot.screens.screen import Screen, fitted
from bot.screens.step import open_screen
from bot.storage.deliveries import PARTS, Delivery, DeliveryKind, ScreenPlace
from bot.storage.values import Buyer
from bot.texts import Texts
from conversations.case import Case

SETTLED = timedelta(seconds=1.5)
"""How long the next part of a text that an app has cut is waited for. Our choice: they come at once."""


class Outgoing(ABC):
    """The half of a turn that speaks. What it knows of the buyer and the case is the turn's."""

    now: datetime
    buyer: Buyer
    tapped: int | None
    settling: str
    deliveries: list[Delivery]

    @property
    @abstractmethod
    def texts(self) -> Texts:
        """The texts in the buyer's language."""

    @property
    @abstractmethod
    def presenter(self) -> Presenter:
        """What turns the case into screens."""

    @property
    @abstractmethod
    def open_case(self) -> Case:
        """The case that is open in the chat."""

    def show(self, screen: Screen, tag: str = "", *, place: ScreenPlace = "", is_held: bool = False) -> None:
        """Let the chat show this screen, after what has to be read before it; what does not fit on it is left out.

        While parts of a text come in it waits a moment, so that it is shown once, for all of them; so it does where it
        `is_held`, as one of the same tag will soon take its place.
        """
        screen = fitted(screen, self.texts.html("screen_cut"))
        later = {"not_before": (self.now + SETTLED).isoformat()} if self.settling or is_held else {}
        later |= {"place": place} if place else {}
        self.deliveries += deliveries(screen, self.buyer.language, self.tapped, tag or self.settling, later)

    def show_step(self, *notices: str, tag: str = "", suggestions: tuple[str, ...] = (), whole: bool = False) -> None:
        """Show the open step, with what there is to say about what just happened above it."""
        whole = whole or not notices
        self.show(open_screen(self.presenter, self.open_case, notices, suggestions, whole=whole), tag)

    def settle(self, text: str) -> None:
        """Show what is said of a text, known by this name in the open case, once its parts have come."""
        self.settling = f"{PARTS}{self.open_case.number}.{text}"

    def deliver(self, kind: DeliveryKind, payload: Mapping[str, Any], tag: str = "") -> None:
        """Put something into the outbox."""
        self.deliveries.append(Delivery(kind, payload, tag))

    def say(self, key: str, **values: object) -> None:
        """Say something in a message of its own, which stays whatever is shown after it."""
        self.deliver(DeliveryKind.TEXT, {"text": self.texts.html(key, **values)})

    def upload(self, sent_as: str, name: str, content: str, caption: str) -> None:
        """Send a file of our own, as `pack` gives it. One of the same name that is not out yet is out of date."""
        payload = {"sent_as": sent_as, "name": name, "packed": content, "caption": caption}
        self.deliver(DeliveryKind.UPLOAD, payload, f"upload:{name}")

    def free_button(self, query_id: str, key: str = "") -> None:
        """Free a tapped button before all else, with a word about it where the screen does not say it all."""
        text = self.texts.plain(key) if key else ""
        self.deliveries.insert(0, Delivery(DeliveryKind.FREED, {"query_id": query_id, "text": text}))
