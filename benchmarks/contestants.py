"""The bots that are measured, and what each of them is given to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bot:
    """A bot: the module that runs it, and the way (see ways.py) that people go with it."""

    name: str
    module: str
    way: str


OURS = Bot("this bot, the whole guide", "bot", "guide")
ECHO = Bot("PTB, echo", "benchmarks.bots.ptb_echo", "echo")
TALK = Bot("PTB, conversation", "benchmarks.bots.ptb_conversation", "talk")
PICKLE = Bot("PTB, conversation in a pickle", "benchmarks.bots.ptb_pickle", "talk")
AIOGRAM = Bot("aiogram, state machine", "benchmarks.bots.aiogram_fsm", "talk")
AIOGRAM_GUIDE = Bot("aiogram, the guide in memory", "benchmarks.bots.aiogram_guide", "guide")
AIOGRAM_SAVED = Bot("aiogram, the guide in SQLite", "benchmarks.bots.aiogram_saved", "guide")
PTB_SAVED = Bot("PTB, the guide in SQLite", "benchmarks.bots.ptb_saved", "guide")
FLOOR = Bot("aiohttp alone, echo", "benchmarks.bots.aiohttp_floor", "echo")

LIKE = (AIOGRAM_GUIDE, AIOGRAM_SAVED, PTB_SAVED)
"""What a developer would write in the place of this bot: the same people, the same way, as many calls."""

BOTS = (OURS, ECHO, TALK, PICKLE, AIOGRAM, *LIKE, FLOOR)
