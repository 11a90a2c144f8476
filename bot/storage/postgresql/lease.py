"""What a process owns, and up to when it may act on it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from bot.storage.shares import LEAD, Standing

OWN_LEASE = 8.0
"""Seconds after a beat for which all is ours without doubt: less than `LEASE`, for what a slow machine needs between
the look at the clock and what is done then. Our choice."""


class Lease:
    """Shards, and the time until which they are surely ours, by a clock that nobody can set."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.epochs: dict[int, int] = {}
        """Shard that is ours -> its epoch when it became so."""
        self.leaving: set[int] = set()
        """Of these: those that are about to be handed over."""
        self._until = self._heard_at = -math.inf

    @property
    def is_over(self) -> bool:
        """Whether another process may have taken everything over."""
        return self._clock() >= self._until

    @property
    def chats(self) -> AbstractSet[int]:
        """The shards that are chats'."""
        return self.epochs.keys() - {LEAD}

    def may(self, shard: int) -> bool:
        """Say whether this process may act for a shard."""
        return shard in self.epochs and not self.is_over

    def may_begin(self, shard: int) -> bool:
        """Say whether it may begin something there."""
        return self.may(shard) and shard not in self.leaving

    def heard(self, sent_at: float) -> None:
        """Take note of a beat that was sent then and has arrived."""
        self._heard_at, self._until = sent_at, sent_at + OWN_LEASE

    def end(self) -> None:
        """From now on nothing is ours for sure, until the next beat."""
        self._until = -math.inf

    def add(self, shards: dict[int, int]) -> None:
        """Own these from now on."""
        self.epochs |= shards
        self.leaving -= shards.keys()

    def drop(self, shards: Iterable[int]) -> None:
        """Own these no more."""
        for shard in list(shards):
            self.epochs.pop(shard, None)

    def standing(self) -> Standing:
        """Say what of it others may look at."""
        shards = 0 if self.is_over else len(self.chats)
        return Standing(shards, self.may_begin(LEAD), self._clock() - self._heard_at)
