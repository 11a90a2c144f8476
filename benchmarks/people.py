"""People who use a bot: each does the next thing on the way as soon as the bot has answered the last one in full."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.parameters import Json
from benchmarks.readings import Readings
from benchmarks.ways import ECHO, Photo, Say, Tap, Way

BOT: Json = {"id": 1_000_001, "is_bot": True, "first_name": "Bot", "username": "measured_bot"}
SIDES = ((90, 67), (640, 480))
"""Of a photo, in pixels: as Telegram makes it smaller, and as it came."""


class OffTheWay(Exception):  # noqa: N818 - says where the bot is
    """A bot did not offer what the way says comes next."""


@dataclass(frozen=True)
class Screen:
    """The newest message of the bot."""

    message_id: int
    text: str
    markup: Json | None

    def buttons(self) -> list[str]:
        """List the data of the buttons that can be tapped."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


class Person:
    """One person in a closed loop, who thinks for `think` seconds on average before the next step (0: at once)."""

    def __init__(
        self, chat_id: int, way: Way, push: Callable[[Json], None], readings: Readings, think: float = 0.0
    ) -> None:
        self.chat_id = chat_id
        self.steps = 0
        """Steps begun so far."""
        self.last_message = 0
        self.screen: Screen | None = None
        self.hold_after: int | None = None
        """After so many steps the person waits for `sets_off`; None: goes on for ever."""
        self.held: Callable[[], None] = lambda: None
        """What is called then."""
        self.walked: Callable[[], None] = lambda: None
        """What is called whenever the way has been walked to its end."""
        self._way = way
        self._push = push
        self._readings = readings
        self._think = think
        self._missing: set[str] = set()
        """What has not come yet of the bot's answer."""
        self._user = {"id": chat_id, "is_bot": False, "first_name": "Ann", "language_code": "en"}
        self._chat = {"id": chat_id, "type": "private", "first_name": "Ann"}

    def acts(self) -> None:
        """Do the next thing on the way. Raises `OffTheWay` where the screen does not offer it."""
        step = self._way.step(self.steps)
        self.steps += 1
        self._missing = {"screen", "answer"} if isinstance(step, Tap) else {"screen"}
        content = self._tap(step) if isinstance(step, Tap) else {"message": self._message(step)}
        self._readings.sent(self.chat_id, is_file=isinstance(step, Photo))
        self._push(content)

    def sets_off(self) -> None:
        """Go on for ever; who thinks does so first, so that not all act at the same moment."""
        self.hold_after = None
        self._goes_on()

    def shows(self, message_id: int | None, text: str, markup: Json | None) -> int:
        """Take a message of the bot, or its change; give the id of the message."""
        self._readings.replied(self.chat_id)
        number = self._next_message() if message_id is None else message_id
        if (markup or {}).get("inline_keyboard") or not self._way.every_screen_has_buttons:
            self.screen = Screen(number, text, markup)
            self._came("screen")
        return number

    def answered(self) -> None:
        """Take the answer to a tap."""
        self._readings.replied(self.chat_id)
        self._came("answer")

    def _came(self, part: str) -> None:
        if part not in self._missing:  # the bot speaks unasked, or twice
            return
        self._missing.discard(part)
        if not self._missing:
            self._readings.completed()
            if self.steps % len(self._way.again) == 0:
                self.walked()
            self._goes_on()

    def _goes_on(self) -> None:
        if self.steps == self.hold_after:
            self.held()
        elif self._think:
            pause = random.expovariate(1 / self._think)
            asyncio.get_running_loop().call_later(pause, self.acts)
        else:
            self.acts()

    def _next_message(self) -> int:
        self.last_message += 1
        return self.last_message

    def _message(self, step: Say | Photo) -> Json:
        number = self._next_message()
        message = {"message_id": number, "from": self._user, "chat": self._chat, "date": int(time.time())}
        if isinstance(step, Photo):
            return message | {"photo": [_photo_size(f"{self.chat_id}-{number}", *sides) for sides in SIDES]}
        return message | {"text": step.text, **_entities(step.text)}

    def _tap(self, step: Tap) -> Json:
        data = self._found(step)
        assert self.screen
        number = self.screen.message_id
        message = {"message_id": number, "from": BOT, "chat": self._chat, "date": int(time.time())}
        shown = {"text": self.screen.text, "reply_markup": self.screen.markup}
        query = f"{self.chat_id}-{self.steps}"
        tapped = {"id": query, "from": self._user, "chat_instance": str(self.chat_id), "data": data}
        return {"callback_query": tapped | {"message": message | shown}}

    def _found(self, step: Tap) -> str:
        offered = self.screen.buttons() if self.screen else []
        for data in offered:
            if step.fits(data):
                return data
        shown = self.screen.text if self.screen else "nothing"
        raise OffTheWay(f"step {self.steps} taps {step.wanted}, the screen offers {offered} and says: {shown}")


class Flooder(Person):
    """One who sends so many messages within a second, whatever the bot answers, and is part of no figure."""

    def __init__(self, chat_id: int, messages: int, push: Callable[[Json], None]) -> None:
        super().__init__(chat_id, ECHO, push, Readings())
        self._messages = messages

    async def floods(self) -> None:
        """Send them, spread over the second."""
        for number in range(self._messages):
            self._push({"message": self._message(Say("Where are my shoes?" if number else "/start"))})
            if number % BURST == BURST - 1:
                await asyncio.sleep(BURST / self._messages)


BURST = 5
"""Messages of a flood that come at the same moment."""


def _entities(text: str) -> dict[str, Any]:
    command = {"type": "bot_command", "offset": 0, "length": len(text)}
    return {"entities": [command]} if text.startswith("/") else {}


def _photo_size(name: str, width: int, height: int) -> Json:
    return {
        "file_id": f"photo-{name}-{width}",
        "file_unique_id": f"{name}-{width}",
        "width": width,
        "height": height,
    }
