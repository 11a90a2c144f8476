"""Which chats a process looks after: all of them where there is one, some shards of them where there are several."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

SHARDS = 64
"""Parts that all chats are dealt into. Our choice: enough for a dozen processes, few enough to be read at a glance."""
LEAD = SHARDS
"""One more, which is no chat's: who owns it does what is to be done once, however many processes there are."""

Theirs = Callable[[int], bool]
"""Says of a chat whether it is one of those that are spoken of."""


def shard_of(chat_id: int) -> int:
    """Give the shard of a chat, from 0 to 63; in SQL it is `chat_id & 63`, also of a group, whose id is below zero."""
    return chat_id & (SHARDS - 1)


@dataclass(frozen=True)
class Standing:
    """How a process stands among others. `beat_age` is in seconds, infinite where the database has not heard of it."""

    shards: int
    leads: bool
    beat_age: float


class Keeper(Protocol):
    """What is told which chats are its own: the bot."""

    async def take_up(self, are_theirs: Theirs) -> None:
        """Begin with chats that are its own from now on; what was known of them before is out of date."""

    async def let_go(self, are_theirs: Theirs, seconds: float) -> None:
        """Wait until nothing of these chats is under way, which begins nothing more; end what takes any longer."""

    async def look_again(self) -> None:
        """Look for what waits in all chats of its own: a word of it may have been lost."""

    def look(self, chat_ids: Iterable[int]) -> None:
        """Look whether there is something to do in these chats: another process has stored it."""

    def lead(self) -> None:
        """Begin what one process does for all of them."""

    async def follow(self) -> None:
        """Leave that to another; nothing of it is under way when this returns."""


class Shares(Protocol):
    """Which chats are this process's own. The questions cost next to nothing."""

    def is_ours(self, chat_id: int) -> bool:
        """Say whether this process may still act for a chat: change what is stored of it, and send to it.

        False from the moment when another one may have taken it over, also where this one was frozen meanwhile.
        """

    def is_kept(self, chat_id: int) -> bool:
        """Say whether anything may begin for a chat: not where it is about to be handed over."""

    def shards(self) -> Collection[int] | None:
        """Give the shards of which anything may begin here; None: all."""

    @property
    def leads(self) -> bool:
        """Whether this process does what is done once: polling, rounds, news, setWebhook and the command menu."""

    def standing(self) -> Standing | None:
        """Say how this process stands; None where there can be no other one."""

    def tell(self, chat_id: int) -> None:
        """Let the process whose chat this is look for something to do: the word may be lost."""

    async def run(self, keeper: Keeper) -> None:
        """Take part until cancelled, whatever fails."""

    async def hand_over(self) -> None:
        """Hand all that is ours over to others, each part as soon as nothing of it is under way; for a stop only.

        Where there is no other process this does nothing. What was handed over is looked after by the other at once.
        """


class Everything:
    """`Shares` of the only process: every chat is its own, always."""

    leads = True

    def is_ours(self, _chat_id: int) -> bool:
        """Say yes."""
        return True

    is_kept = is_ours

    def shards(self) -> None:
        """All."""

    def standing(self) -> None:
        """There is no other."""

    def tell(self, chat_id: int) -> None:
        """Nobody is to be told."""
        raise AssertionError(chat_id)

    async def run(self, keeper: Keeper) -> None:
        """Lead, and wait."""
        keeper.lead()
        await asyncio.Event().wait()

    async def hand_over(self) -> None:
        """There is nobody."""
