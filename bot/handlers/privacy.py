"""What a buyer can do about what is stored of him: read what it is, get it, erase it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.handlers.beside import beside
from bot.handlers.turn import Turn
from bot.handlers.verbs import About, Verb
from bot.screens import export
from bot.screens.all_cases import of_whole
from bot.screens.buttons import Button, Rows, anywhere
from bot.screens.screen import Screen
from conversations.retention import IDLE, KEPT, WARNED

ASKED = timedelta(hours=1)
"""How long the button counts that erases; an older one asks once more. Our choice."""

EXPORTED = timedelta(minutes=1)
"""How long the files count that were sent last; then they are made anew. Our choice."""


async def privacy(turn: Turn, _argument: str = "") -> None:
    """Say what is stored, why, how long and who sees it."""
    said = turn.texts.html("privacy", kept=KEPT.days, idle=IDLE.days // 365, warned=WARNED.days)
    buttons = (_export_button(turn), Button(turn.texts.plain("button_ask_erase"), anywhere(0, "ask_erase")))
    turn.show(Screen(said, (*((button,) for button in buttons), *turn.to_step)))


async def send_all(turn: Turn, _argument: str = "") -> None:
    """Send all that is stored: a page to read, and a file for machines. Who got it just now is told so instead."""
    last = turn.buyer.exported_at
    if last and timedelta(0) <= turn.now - last < EXPORTED:
        turn.show(Screen(turn.texts.html("export_sent_before"), (_privacy_row(turn), *turn.to_step)))
        return
    reader, chat = turn.storage.reader(), turn.chat_id
    page = await beside(turn, of_whole, reader, chat, turn.unsaved, partial(export.page_of, turn.presenter, turn.buyer))
    turn.upload("document", export.PAGE, page, turn.texts.html("export_page_caption"))
    whole = await beside(turn, export.whole_of, reader, chat, turn.now)
    turn.upload("document", export.WHOLE, whole, turn.texts.html("export_whole_caption"))
    turn.buyer = replace(turn.buyer, exported_at=turn.now)
    turn.tapped = None  # the screen comes below the files
    turn.show(Screen(turn.texts.html("export_sent"), (_privacy_row(turn), *turn.to_step)))


async def ask_erase(turn: Turn, _argument: str = "") -> None:
    """Ask whether everything is really to go; say what that is, and offer it as a file first."""
    said = turn.texts.html("delete_ask", count=len(await turn.all_cases()))
    turn.show(Screen(said, question(turn, "button_erase", "erase")))


def question(turn: Turn, key: str, verb: str) -> Rows:
    """Make the buttons under a question about erasing: get it first, no, yes."""
    yes = Button(turn.texts.plain(key), anywhere(0, verb, stamp(turn.now)), style="danger")
    if turn.case is None:
        return ((_export_button(turn),), (yes,))
    no = Button(turn.texts.plain("button_not_erase"), anywhere(turn.case.number, "show"), style="primary")
    return ((_export_button(turn),), (no,), (yes,))


async def erase(turn: Turn, asked: str) -> None:
    """Erase everything, if that was asked a short while ago, else ask. Raises `ValueError` for a forged time."""
    if not is_fresh(asked, turn.now):
        await ask_erase(turn)
        return
    farewell(turn)


def farewell(turn: Turn) -> None:
    """Erase everything; the last thing that the chat shows says so."""
    said = turn.texts.html("delete_done")
    turn.erase()
    turn.show(Screen(said, ()))


def stamp(now: datetime) -> str:
    """Write the time (UTC) into a button, in full seconds."""
    return str(int(now.timestamp()))


def is_fresh(asked: str, now: datetime) -> bool:
    """Say whether a button with that stamp still counts. Raises `ValueError` for what is no time."""
    if not asked.isdecimal() or len(asked) > len(stamp(now)):
        raise ValueError(asked)
    return timedelta(0) <= now.replace(microsecond=0) - datetime.fromtimestamp(int(asked), UTC) <= ASKED


def _export_button(turn: Turn) -> Button:
    return Button(turn.texts.plain("button_export"), anywhere(0, "export"))


def _privacy_row(turn: Turn) -> tuple[Button, ...]:
    return (Button(turn.texts.plain("button_privacy"), anywhere(0, "privacy")),)


VERBS = (
    Verb("privacy", privacy, About.ANYTHING),
    Verb("export", send_all, About.ANYTHING),
    Verb("ask_erase", ask_erase, About.ANYTHING),
    Verb("erase", erase, About.ANYTHING),
)
