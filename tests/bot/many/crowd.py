"""Buyers in the middle of the guide, and Telegram's side of it, which notes who sent what to whom and when."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.api import Api
from benchmarks.parameters import Json
from benchmarks.people import OffTheWay, Person, Screen
from benchmarks.readings import Readings
from benchmarks.updates import Updates
from benchmarks.ways import GUIDE, Say, Way
from bot.storage.shares import SHARDS
from tests.bot.faults.stage import said

FIRST_CHAT = 7_000_000_000
APART = 23
"""Shards between two buyers, one after the other: as a process has some that lie side by side."""
STEPS = len(GUIDE.again)
LEISURE = 0.3
"""Seconds between two words of somebody who goes on whatever the bot says."""

Push = Callable[[int, Json], None]
"""Takes an update of a chat, whose updates go to the bot in this order."""


@dataclass(frozen=True)
class Sent:
    """A call that reached Telegram, by the clock of the machine."""

    at: float
    process: int
    method: str
    chat_id: int
    text: str = ""
    """Where it shows one."""


class Buyer(Person):
    """One who goes through the guide again and again, and knows how long the bot took."""

    def __init__(self, chat_id: int, push: Push, think: float) -> None:
        super().__init__(chat_id, GUIDE, lambda content: push(chat_id, content), Readings(), think)
        self.since: float | None = None
        """When the bot was told something that it has not answered yet."""
        self.waits: list[tuple[float, float, int]] = []
        """When it was told something, for how many seconds it was silent then, and at which step."""
        self.error: Exception | None = None
        """Why there was no way on."""

    def hurries(self) -> None:
        """Think no longer than half a second."""
        self._think = min(self._think, 0.5)

    def acts(self) -> None:
        """Do the next thing."""
        self.since = time.time()
        try:
            super().acts()
        except OffTheWay as error:
            self.error = error
            self.held()

    def shows(self, message_id: int | None, text: str, markup: Json | None) -> int:
        """Take a message of the bot. What was there already is no answer, though its buttons are as good."""
        if not (markup and self.screen and self.screen.text == text):
            return super().shows(message_id, text, markup)
        number = self._next_message() if message_id is None else message_id
        self.screen = Screen(number, text, markup)
        return number

    def _goes_on(self) -> None:
        if self.since is not None:
            self.waits.append((self.since, time.time() - self.since, self.steps % STEPS))
            self.since = None
        super()._goes_on()


class Talker(Person):
    """One who writes numbered words where a button is expected, without waiting for an answer: all are to be kept."""

    BEGIN = ("/start", "Blue shoes", "in 12 days")

    def __init__(self, chat_id: int, push: Push) -> None:
        super().__init__(
            chat_id, Way((Say("/start"),), (Say("/start"),)), lambda content: push(chat_id, content), Readings()
        )
        self.said: list[str] = []

    async def talks(self, until: asyncio.Event) -> None:
        """Write until then."""
        for words in self.BEGIN:
            self.says(words)
        while not until.is_set():
            self.said.append(f"word {len(self.said)}")
            self.says(self.said[-1])
            await asyncio.sleep(LEISURE)

    def says(self, words: str) -> None:
        """Write one thing."""
        self._push({"message": self._message(Say(words))})

    def _came(self, part: str) -> None:
        """Take no notice."""


class Telegram(Api):
    """The Bot API of all processes, each at its own address: `of` gives the side that one of them sees."""

    def __init__(self, updates: Updates, people: Mapping[int, Person], url: str) -> None:
        super().__init__(updates, people)
        self.sent: list[Sent] = []
        self._process = 0
        hook = {"url": url, "has_custom_certificate": False, "pending_update_count": 0}
        self._methods = {
            **self._methods,
            "setWebhook": lambda _call: True,
            "getWebhookInfo": lambda _call: hook,
            "unpinChatMessage": lambda _call: True,
        }

    def of(self, process: int) -> Side:
        """Give what this process calls."""
        return Side(self, process)

    def note(self, process: int, method: str, given: Json) -> None:
        """Note what was called."""
        chat = given.get("chat_id") or str(given.get("callback_query_id", "")).partition("-")[0]
        if chat:
            text = said(given) if method in SHOWING else ""
            self.sent.append(Sent(time.time(), process, method, int(chat), text))

    def copies(self) -> list[Sent]:
        """List what was shown though it was what the chat was shown just before."""
        last: dict[int, str] = {}
        found = []
        for one in self.sent:
            if one.method in SENDING and last.get(one.chat_id) == one.text:
                found.append(one)
            if one.text:
                last[one.chat_id] = one.text
        return found


class Side(Api):
    """Telegram as one process sees it."""

    def __init__(self, telegram: Telegram, process: int) -> None:  # all that there is belongs to the other
        self._telegram = telegram
        self._process = process

    async def call(self, method: str, given: Json) -> Any:
        """Note the call and answer it."""
        self._telegram.note(self._process, method, given)
        return await self._telegram.call(method, given)

    def download(self, path: str) -> bytes:
        """Give the file."""
        return self._telegram.download(path)


SENDING = ("sendMessage", "sendPhoto")
SHOWING = (*SENDING, "editMessageText", "editMessageMedia")


class Lines:
    """What is under way to the bot: the updates of a chat one after the other, chats side by side, as Telegram does."""

    def __init__(self, post: Callable[[Json], Any]) -> None:
        """`post` is awaited until the bot has taken an update."""
        self._post = post
        self._waiting: dict[int, deque[Json]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._next = 1

    def push(self, chat_id: int, content: Json) -> None:
        """Take an update."""
        update = {"update_id": self._next, **content}
        self._next += 1
        if chat_id in self._waiting:
            self._waiting[chat_id].append(update)
            return
        self._waiting[chat_id] = deque([update])
        task = asyncio.create_task(self._bring(chat_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _bring(self, chat_id: int) -> None:
        line = self._waiting[chat_id]
        while line:
            await self._post(line[0])
            line.popleft()
        del self._waiting[chat_id]


def chat_of(number: int) -> int:
    """Give the chat of the buyer of this number: they are spread over the shards."""
    return FIRST_CHAT + number * (SHARDS + APART)
