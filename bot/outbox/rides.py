"""What rides in the answers to the posts of the webhook: calls that need no way of their own.

Telegram carries out the method that such an answer names and tells nobody what came of it (source: Bot API, "Making
requests when getting updates"; tdlib's WebhookActor.cpp). That does for the answer to a tap and for the buttons of an
older screen, and for nothing whose result is needed, or that has to be done again where it fails.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, TypeVar

from bot.outbox.sender import freed
from bot.storage.deliveries import DeliveryKind, Undelivered

Value = TypeVar("Value")

PATIENCE = 0.25
"""Seconds that the post of a tap is held at most, until what it brought is handled. Our choice: that takes a few
milliseconds where nothing else is under way. Telegram waits a minute, and meanwhile posts no other tap of this one
buyer."""
MOST_HELD = 75
"""Posts that are held at one time, of the hundred that Telegram makes: it can always post more. Our choice."""
REMEMBERED = 1000
"""Rides that are known after they have left, for posts that come again. Our choice: what Telegram has not heard the
answer to it posts again at once."""


def always(_chat_id: int) -> bool:
    """Say that a chat is ours, as every one is where there is but one process."""
    return True


@dataclass(frozen=True)
class Ride:
    """A call in the answer to a post, and whether that answer was written."""

    call: Mapping[str, Any]
    _gone: asyncio.Future[bool] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def left(self, *, is_written: bool) -> None:
        """Say, once, whether the answer was written as a whole."""
        if not self._gone.done():
            self._gone.set_result(is_written)

    async def has_left(self) -> bool:
        """Wait until it is known."""
        return await self._gone


class Rode(Enum):
    """That a delivery has gone by ride: nothing was heard of Telegram with it."""

    RODE = auto()


RODE = Rode.RODE


class Rides:
    """Brings the answers to taps together with the posts that brought the taps.

    An answer that has got aboard counts as delivered when the answer to the post was written. Telegram may lose it
    nevertheless; it posts the update again then, and the same answer goes along once more.
    """

    def __init__(self, other: Callable[[], Mapping[str, Any] | None], is_ours: Callable[[int], bool] = always) -> None:
        """`other` gives a call that may go along where no tap is answered; None: there is none.

        `is_ours` says whether this process handles what comes from a chat, and may still send to it.
        """
        self._other = other
        self._is_ours = is_ours
        self._posts: dict[int, asyncio.Future[Ride | None]] = {}
        """Update id -> the post that is held for its answer."""
        self._aboard: dict[int, Ride] = {}
        """Delivery id -> its ride."""
        self._lately: dict[int, Mapping[str, Any]] = {}
        """Update id -> what rode in the answer to its post, oldest first."""

    async def wait(self, update_id: int, chat_id: int) -> Ride | None:
        """Hold the post of a tap that is stored, until its answer is there: the caller says whether it has `left`.

        None: the answer has to go its own way, if it has not gone already.
        """
        if update_id in self._lately:
            return Ride(self._lately[update_id])
        if update_id in self._posts or len(self._posts) >= MOST_HELD or not self._is_ours(chat_id):
            return None
        ride = await self._held(update_id)
        if ride and not self._is_ours(chat_id):  # this process was frozen meanwhile, and another one has gone on
            ride.left(is_written=False)
            return None
        return ride

    async def _held(self, update_id: int) -> Ride | None:
        loop = asyncio.get_running_loop()
        post = self._posts[update_id] = loop.create_future()
        timer = loop.call_later(PATIENCE, _give_up, post)
        try:
            ride: Ride | None = await post
        except asyncio.CancelledError:
            if post.done() and not post.cancelled() and (ride := post.result()):
                ride.left(is_written=False)
            raise
        else:
            return ride
        finally:
            timer.cancel()
            self._posts.pop(update_id, None)

    def other(self) -> Ride | None:
        """Give what goes along in an answer that has nobody to wait for; None: nothing does."""
        call = self._other()
        return Ride(call) if call and self._is_ours(call["chat_id"]) else None

    def board(self, items: Iterable[Undelivered]) -> None:
        """Let those answers to taps ride whose posts are held. What they answer is committed."""
        if not self._posts:
            return
        for item in items:
            if item.delivery.kind == DeliveryKind.FREED and item.update_id in self._posts:
                post = self._posts.pop(item.update_id)
                if not post.done():
                    ride = Ride({"method": "answerCallbackQuery", **freed(item)})
                    _remember(self._aboard, item.id, ride)
                    _remember(self._lately, item.update_id, ride.call)
                    post.set_result(ride)

    def carries(self, delivery_id: int) -> bool:
        """Say whether a delivery is aboard, or was when its ride left."""
        return delivery_id in self._aboard

    async def took(self, delivery_id: int) -> bool:
        """Say whether a delivery has gone by ride."""
        ride = self._aboard.pop(delivery_id, None)
        return ride is not None and await ride.has_left()


def _give_up(post: asyncio.Future[Ride | None]) -> None:
    if not post.done():
        post.set_result(None)


def _remember(known: dict[int, Value], number: int, value: Value) -> None:
    """Keep what is the youngest; the oldest gives way to it."""
    known[number] = value
    if len(known) > REMEMBERED:
        del known[next(iter(known))]
