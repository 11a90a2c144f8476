"""What one can do who wants to keep the bot from answering everybody else: each kind for ever, as raw updates."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from benchmarks.parameters import Json
from benchmarks.people import BOT, Person
from benchmarks.readings import Readings
from benchmarks.ways import ECHO
from bot.handlers.commands import COMMANDS
from bot.handlers.taps import VERBS
from bot.screens.buttons import ANY_REVISION, Tap
from conversations.quotas import MOST_CASES, MOST_FILES
from tests.bot.bounds.test_never_stands_still import HOSTILE, KINDS, LONGEST
from tests.files import animated_gif, bomb_gif, bomb_png, flat_png, jpeg, truncated

PARTS = 150
"""Of one text that the app has cut."""
WORDS = ("aa", "ab", "ba")
"""Of so few different ones, two texts have the most in common in the most different ways."""


class Worst(Person):
    """One who sends raw updates. What the bot shows is taken, and looked at by nobody."""

    def __init__(self, chat_id: int, push: Callable[[Json], None]) -> None:
        super().__init__(chat_id, ECHO, push, Readings())
        self._numbers = itertools.count(10_000_000, 10)

    def sends(self, number: int = 0, **content: Any) -> Json:
        """Make a message; `number`: its id, else one that follows no other."""
        head = {"message_id": number or next(self._numbers), "date": int(time.time())}
        return {"message": {**head, "from": self._user, "chat": self._chat, **content}}

    def says(self, text: str, number: int = 0) -> Json:
        """Make a text, or a command."""
        entity = {"type": "bot_command", "offset": 0, "length": len(text.split(" ", 1)[0])}
        return self.sends(number, text=text, entities=[entity] if text.startswith("/") else [])

    def taps(self, verb: str, argument: str = "", case: int = 1) -> Json:
        """Make a tap, forged or not."""
        number = next(self._numbers)
        message = {"message_id": 1, "from": BOT, "chat": self._chat, "date": int(time.time()), "text": "x"}
        data = Tap(case, ANY_REVISION, verb, argument).data
        query = {"id": f"{self.chat_id}-{number}", "from": self._user, "chat_instance": "1", "data": data}
        return {"callback_query": {**query, "message": message}}

    def document(self, name: str, **more: Any) -> Json:
        """Make a file that was sent as one."""
        number = next(self._numbers)
        file = {"file_id": name, "file_unique_id": f"{name}-{number}", "file_name": f"{name}.png"}
        return self.sends(number, document=file, **more)


def long_texts(me: Worst) -> Iterator[Json]:
    """Versions as long as a message, and edits of each."""
    for number in itertools.count(10, 10):
        text = _words(LONGEST)
        yield me.says(text, number)
        edited = me.says(text[::-1], number)["message"]
        yield {"edited_message": {**edited, "edit_date": edited["date"]}}


def cut_texts(me: Worst) -> Iterator[Json]:
    """Texts of `PARTS` parts, one message after the other, and now and then an edit of a part."""
    for first in itertools.count(1000, 1000):
        for number in range(first, first + PARTS):
            yield me.says(_words(LONGEST), number)
        edited = me.says(_words(LONGEST), first + PARTS // 2)["message"]
        yield {"edited_message": {**edited, "edit_date": edited["date"]}}


def hard_to_compare(me: Worst) -> Iterator[Json]:
    """Versions that are made to be hard to compare, compared and read again and again."""
    for before, after in itertools.cycle(itertools.combinations(range(1, HARD_VERSIONS + 1), 2)):
        yield me.taps("compare", f"{before}.{after}")
        yield me.taps("read", str(after))


HARD_VERSIONS = 20


def asks_for_all(me: Worst) -> Iterator[Json]:
    """Everything that is made of all that one can pile up."""
    lists = ("files", "events", "dates", "drafts", "cases", "status", "export", "calendar", "picture")
    for number in itertools.cycle(range(1, MOST_CASES + 1)):
        yield me.says("/export")
        yield me.says("/status")
        yield me.taps("picture")
        yield me.taps("calendar")
        yield me.taps("calendar", str(number))
        yield me.taps("switch", str(number))
        for verb in lists:
            if verb in VERBS:
                yield me.taps(verb, case=number)


def dear_files(me: Worst) -> Iterator[Json]:
    """Files that are dear to look at, alone and in albums, some of them the same again and again."""
    names = itertools.cycle(FILES)
    for case in itertools.cycle(range(1, MOST_CASES + 1)):
        yield me.taps("switch", str(case))
        for number in range(MOST_FILES + 2):
            album = {"media_group_id": f"{case}.{number // 10}"} if case % 2 else {}
            yield me.document(next(names), **album)


def files() -> Mapping[str, bytes]:
    """Make them, by their file ids."""
    return {
        "bomb": bomb_png(),
        "claim": bomb_gif(),
        "large": jpeg(4000, 3000),
        "frames": animated_gif(40, 640, 480),
        "broken": truncated(jpeg(4000, 3000)),
        "flat": flat_png(7000, 7000),
        "heavy": jpeg(640, 480, size=19_000_000),
    }


FILES = ("bomb", "claim", "large", "frames", "broken", "flat", "heavy")


def forged(me: Worst) -> Iterator[Json]:
    """Every verb and every command with odd arguments, and messages of every kind."""
    arguments = ("", "0", "1", "2.1", "1.chargeback.24", "9" * 20, "-1", "\u0660", "x" * 20)
    for number in itertools.cycle(range(1, MOST_CASES + 2)):
        for verb in VERBS:
            if verb != "erase":
                yield from (me.taps(verb, argument, number) for argument in arguments)
        for command in COMMANDS:
            yield me.says(f"/{command} {'x' * (LONGEST - 99)}")
            yield me.says("/new")
        yield from (me.sends(caption="<&> " * 256, **kind) for kind in KINDS)
        yield from (me.says((bit * LONGEST)[:LONGEST]) for bit in HOSTILE)


Kind = Callable[[Worst], Iterator[Json]]
WORST: tuple[Kind, ...] = (long_texts, cut_texts, hard_to_compare, asks_for_all, dear_files, forged)


def _words(characters: int) -> str:
    return " ".join(random.choices(WORDS, k=characters // 3 + 1))[:characters].strip().ljust(characters, "x")


def hard() -> str:
    """Make a version that is hard to compare with another such."""
    return " ".join(random.choices(WORDS, k=6000))
