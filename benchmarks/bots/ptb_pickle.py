"""The same conversation with PicklePersistence, in whose file there are many chats already.

`python -m benchmarks.bots.ptb_pickle 10000` writes the file with so many chats; without a number the bot runs.
"""

from __future__ import annotations

import asyncio
import sys

from telegram.ext import ExtBot, PicklePersistence

from benchmarks.bots.ptb_conversation import CHOICE, NAME, Dict, run

FILE = "talk.pickle"
"""In the working directory."""
INTERVAL = 1.0
"""Seconds between two writes; the library's own is 60, after which a crash would cost a minute of talks."""

NO_TOKEN = "1:none"  # noqa: S105 - opens nothing


async def fill(chats: int) -> None:
    """Write the file with so many talks, each where a choice is to be made."""
    persistence: PicklePersistence[Dict, Dict, Dict] = PicklePersistence(FILE, on_flush=True)
    persistence.set_bot(ExtBot(NO_TOKEN))  # without one it writes its placeholder for "the bot" wherever None is
    await persistence.get_conversations(NAME)  # which makes it begin with an empty file
    for chat in range(1, chats + 1):
        await persistence.update_conversation(NAME, (chat, chat), CHOICE)
        await persistence.update_user_data(chat, {"order": f"Blue shoes {chat}"})
    await persistence.flush()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        asyncio.run(fill(int(sys.argv[1])))
    else:
        run(PicklePersistence(FILE, update_interval=INTERVAL))
