"""The texts that are ready where a case stands: to look at, and as files."""

from __future__ import annotations

from bot.handlers.turn import Turn
from bot.handlers.verbs import Verb
from bot.screens.replies import TRAP, replies_screen, reply_screen, reply_text
from bot.storage.deliveries import pack


async def replies(turn: Turn, _argument: str) -> None:
    """List the texts that are ready here. Raises `KeyError` where there is none."""
    turn.show(replies_screen(turn.presenter, turn.open_case))


async def reply(turn: Turn, name: str) -> None:
    """Show one of them. Raises `KeyError` for an unknown one."""
    turn.show(reply_screen(turn.presenter, turn.open_case, name))


async def reply_file(turn: Turn, name: str) -> None:
    """Send one of them as a file. Raises `KeyError` for an unknown one."""
    text = reply_text(turn.presenter, turn.open_case, name)
    turn.upload(
        "document",
        f"{name.removeprefix(TRAP)}.txt",
        pack(text.encode(errors="replace")),
        turn.texts.html("reply_file_caption"),
    )
    turn.tapped = None  # the screen comes below the file
    turn.show_step()


VERBS = (
    Verb("replies", replies),
    Verb("reply", reply),
    Verb("reply_file", reply_file),
)
