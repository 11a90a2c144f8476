"""/status, the calendar file, the picture of the dates, and the message at the top of the chat."""

from __future__ import annotations

from functools import partial

from bot.handlers.beside import of_all, of_all_beside
from bot.handlers.settings import ask_once
from bot.handlers.turn import Turn
from bot.handlers.verbs import About, Verb
from bot.screens import calendar as calendar_file
from bot.screens import timeline
from bot.screens.buttons import number as read_number
from bot.screens.screen import Screen
from bot.screens.status import pinned_text, status_screen
from bot.storage.deliveries import DeliveryKind
from bot.storage.values import Buyer

PICTURE = "dates.png"
PIN = "pinned"
"""The tag of the status message at the top of a chat."""


async def status(turn: Turn, _argument: str = "") -> None:
    """Show where every case stands; the first time ask whether the time zone is right."""
    asked, rows = ask_once(turn)
    screen = await of_all(turn, partial(status_screen, turn.presenter, current=turn.buyer.current))
    turn.show(Screen("\n\n".join(filter(None, [screen.text, asked])), (*rows, *screen.rows)))


async def calendar(turn: Turn, number: str) -> None:
    """Send the dates of all cases, or of one, as a file for the buyer's calendar, and the status below it.

    Raises `ValueError` for what is no number, `KeyError` for a case that the buyer does not have.
    """
    make = partial(calendar_file.packed, turn.presenter, f"https://t.me/{turn.bot.username}?start=")
    content = make([await turn.case_of(read_number(number))]) if number else await of_all(turn, make)
    turn.upload("document", calendar_file.NAME, content, turn.texts.html("ics_caption"))
    turn.tapped = None  # the status comes below the file
    await status(turn)


async def picture(turn: Turn, _argument: str) -> None:
    """Send the dates of all cases as a picture, and the status below it, which says the same in words."""
    content = await of_all_beside(turn, partial(timeline.packed, turn.presenter))
    turn.upload("photo", PICTURE, content, timeline.caption(turn.presenter))
    turn.tapped = None
    await status(turn)


async def refresh_pinned(turn: Turn) -> None:
    """Bring the status message at the top of the chat up to date where a date has changed, or take it down."""
    wishes, before = turn.buyer.preferences, turn.waiting.buyer
    if before and before.preferences.is_pinned and not wishes.is_pinned and not turn.is_erased:
        turn.deliver(DeliveryKind.PINNED, {"text": ""}, PIN)
    is_new = before is None or _spoken_to(before) != _spoken_to(turn.buyer)
    if wishes.is_pinned and (is_new or turn.settled or turn.gone or turn.changes().reminders):
        text = await of_all(turn, partial(pinned_text, turn.presenter))
        turn.deliver(DeliveryKind.PINNED, {"text": text}, PIN)


def _spoken_to(buyer: Buyer) -> tuple[object, ...]:
    """Give what the status depends on beside the cases."""
    return buyer.language, buyer.preferences, buyer.current


VERBS = (
    Verb("status", status, About.ANYTHING),
    Verb("calendar", calendar, About.ANYTHING),
    Verb("picture", picture, About.ANYTHING),
)
